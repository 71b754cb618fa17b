"""Which kiosks need somebody, in one line for every page."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from officer_console.viewmodels.alerts import PATIENCE_MS, AlertProps, derive_line
from officer_console.viewmodels.wording import Naming
from shared.link.state import LinkState
from shared.wire.kiosk import Kiosks, KioskState
from shared.wire.scalars import Moment

translate = QCoreApplication.translate

LOW_PAPER: Final = 30
"""Tickets left on a roll at which somebody should bring another, where the printer itself cannot say so."""


def derive_alerts(kiosks: Kiosks, link: LinkState, naming: Naming | None, now: Moment) -> AlertProps | None:
    """The line at the server's time `now`, kiosks that give no tickets first; None where all is well, and while this
    console itself knows nothing."""
    if naming is None:
        return None
    alarms = [alert for kiosk in kiosks.kiosks if (alert := _alarm(kiosk, naming, now))]
    cautions = [alert for kiosk in kiosks.kiosks if (alert := _caution(kiosk, now))]
    return derive_line(link, alarms, cautions)


def _alarm(kiosk: KioskState, naming: Naming, now: Moment) -> str:
    if not kiosk.online:
        if now - kiosk.since < PATIENCE_MS:
            return ""
        text = translate("KioskAlerts", "{kiosk}: not connected since {hour}")
        return text.format(kiosk=kiosk.name, hour=naming.hour(kiosk.since))
    match kiosk.printer:
        case "out_of_paper":
            text = translate("KioskAlerts", "{kiosk}: out of paper")
        case "cover_open":
            text = translate("KioskAlerts", "{kiosk}: the printer is open")
        case "offline" | "error" | "hung" | "silent" | "unreachable":
            text = translate("KioskAlerts", "{kiosk}: the printer does not work")
        case "unknown" | "ready" | "near_end":
            return ""
    return text.format(kiosk=kiosk.name)


def _caution(kiosk: KioskState, now: Moment) -> str:
    if kiosk.waiting_to_send and now - kiosk.since >= PATIENCE_MS:
        text = translate("KioskAlerts", "{kiosk}: %n ticket(s) still to be sent", None, kiosk.waiting_to_send)
        return text.format(kiosk=kiosk.name)
    if not kiosk.online:
        return ""
    left = kiosk.paper_left
    if left is not None and left < LOW_PAPER and kiosk.printer in ("unknown", "ready", "near_end"):
        # In tens: a line that changes with every ticket would be read out as often.
        text = translate("KioskAlerts", "{kiosk}: paper for fewer than {count} tickets")
        return text.format(kiosk=kiosk.name, count=(left // 10 + 1) * 10)
    if kiosk.printer == "near_end":
        return translate("KioskAlerts", "{kiosk}: the paper is nearly used up").format(kiosk=kiosk.name)
    return ""
