"""What the kiosk tells a visitor who did not get a number, by the error's code."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from kiosk.services.phrases import Tongue, say_admission
from shared.wire.errors import Error
from shared.wire.methods import Admission, Outlook
from shared.wire.scalars import Moment

_ADMISSIONS: Final[Mapping[str, tuple[Admission, str]]] = {
    "hall_closed": ("closed", "opens_at"),
    "queue_full": ("full", "opens_at"),
    "on_break": ("break", "until"),
    "cut_off": ("cut_off", "closes_at"),
}
"""Refusals that say what an outlook says, and the detail with its moment."""

_SENTENCES: Final[Mapping[str, object]] = {
    "no_service_day": QT_TRANSLATE_NOOP("Refusals", "The hall is just being opened. Please try again in a moment."),
    "unknown_service": QT_TRANSLATE_NOOP("Refusals", "This service is not offered here today. Please ask our staff."),
    "unauthorised": QT_TRANSLATE_NOOP("Refusals", "This kiosk may not give out numbers. Please ask our staff."),
    "forbidden": QT_TRANSLATE_NOOP("Refusals", "This kiosk may not give out numbers. Please ask our staff."),
    "unsupported": QT_TRANSLATE_NOOP("Refusals", "This kiosk needs an update. Please ask our staff."),
    "limited": QT_TRANSLATE_NOOP("Refusals", "Too many requests at once. Please wait a moment and try again."),
}
_OTHERWISE: Final = QT_TRANSLATE_NOOP("Refusals", "Sorry, no number could be given out. Please ask our staff.")


def say_refusal(error: Error, now: Moment, tongue: Tongue) -> str:
    """The sentence for an error; one that says to ask the staff for any that is not known."""
    if (known := _ADMISSIONS.get(error.data.code)) is not None:
        admission, detail = known
        return say_admission(Outlook(admission, 0, 0, None, _moment(error.data.details, detail)), now, tongue)
    sentence = _SENTENCES.get(error.data.code) or _SENTENCES.get(error.kind, _OTHERWISE)
    return QCoreApplication.translate("Refusals", str(sentence))


def _moment(details: Mapping[str, Any], name: str) -> Moment | None:
    at = details.get(name)
    return at if isinstance(at, int) else None
