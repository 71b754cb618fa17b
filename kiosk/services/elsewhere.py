"""Which other kiosks of the hall have a printer that works. Pure."""

from typing import Final

from shared.wire.kiosk import Kiosks, PrinterCondition
from shared.wire.scalars import Code

_CERTAIN: Final[frozenset[PrinterCondition]] = frozenset({"ready", "near_end"})
"""Nobody is sent to a printer of which nothing is known."""


def find_working(kiosks: Kiosks, here: Code) -> tuple[str, ...]:
    """The names of those a visitor may be sent to, by name."""
    there = (kiosk for kiosk in kiosks.kiosks if kiosk.code != here and kiosk.online and kiosk.printer in _CERTAIN)
    return tuple(sorted(kiosk.name for kiosk in there))
