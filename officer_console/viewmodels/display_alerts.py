"""Which displays of the hall need somebody, in one line for every page."""

from PySide6.QtCore import QCoreApplication

from officer_console.viewmodels.alerts import PATIENCE_MS, AlertProps, derive_line
from officer_console.viewmodels.wording import Naming
from shared.link.state import LinkState
from shared.wire.display import Displays, DisplayState
from shared.wire.scalars import Moment

translate = QCoreApplication.translate


def derive_display_alerts(displays: Displays, link: LinkState, naming: Naming | None, now: Moment) -> AlertProps | None:
    """The line at the server's time `now`; None where all is well, and while this console itself knows nothing."""
    if naming is None:
        return None
    away = [alert for display in displays.displays if (alert := _away(display, naming, now))]
    troubled = [alert for display in displays.displays if display.online for alert in _troubles(display)]
    return derive_line(link, away, troubled)


def _away(display: DisplayState, naming: Naming, now: Moment) -> str:
    if display.online or now - display.since < PATIENCE_MS:
        return ""
    text = translate("DisplayAlerts", "{display}: not connected since {hour}")
    return text.format(display=display.name, hour=naming.hour(display.since))


def _troubles(display: DisplayState) -> list[str]:
    told = [_silence(display), f"{display.name}: {display.fault}" if display.fault else ""]
    return [text for text in told if text]


def _silence(display: DisplayState) -> str:
    """Why a display that ought to speak cannot; one that is set not to is as it should be."""
    if display.loudspeakers is None:
        return ""
    match display.sound:
        case "no_sound_card":
            text = translate("DisplayAlerts", "{display}: no sound (no sound card)")
        case "no_voice":
            text = translate("DisplayAlerts", "{display}: no sound (no voice installed)")
        case "unknown" | "ready" | "muted":
            return ""
    return text.format(display=display.name)
