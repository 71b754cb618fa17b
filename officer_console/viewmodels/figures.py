"""An officer's own day in one quiet line."""

from PySide6.QtCore import QCoreApplication

from officer_console.viewmodels.wording import duration
from shared.wire.methods import Figures

translate = QCoreApplication.translate


def say_figures(figures: Figures | None) -> str:
    """Today's figures; empty until the server has told them."""
    if figures is None:
        return ""
    said = [
        translate("Figures", "Today: %n served", None, figures.served),
        translate("Figures", "%n no-show(s)", None, figures.no_shows),
        translate("Figures", "%n sent on", None, figures.transferred),
    ]
    if figures.serving_seconds is not None:
        said.append(translate("Figures", "{time} each").format(time=duration(round(figures.serving_seconds * 1000))))
    if figures.waited_seconds is not None:
        said.append(translate("Figures", "waited {time}").format(time=duration(round(figures.waited_seconds * 1000))))
    return " · ".join(said)
