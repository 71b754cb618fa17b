"""The console in the desktop's tray: how many wait, and what can be done from there."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from officer_console.viewmodels.connection import ConnectionProps
from officer_console.viewmodels.desk_state import DeskState
from officer_console.viewmodels.rows import callable_rows
from officer_console.viewmodels.strip import derive_strip

translate = QCoreApplication.translate

MOST = 99
"""Two digits are all that can be read in a tray."""


@dataclass(frozen=True, slots=True)
class TrayProps:
    """The icon and its menu."""

    mood: Literal["away", "open", "paused", "offline"]
    """away: no counter is open here."""
    badge: str
    """How many wait; empty if nobody, and where that is not known."""
    tooltip: str
    at_desk: bool
    call: str
    pause: str


def derive_tray(desk: DeskState | None, connection: ConnectionProps) -> TrayProps:
    """What the tray shows of the desk; None: this officer holds no counter."""
    call, pause = translate("Tray", "Call next"), translate("Tray", "Pause …")
    name = translate("Tray", "Antrean")
    if desk is None:
        told = translate("Tray", "No counter is open here") if connection.tone == "good" else connection.text
        return TrayProps("away", "", f"{name} · {told}", False, call, pause)
    strip = derive_strip(desk, connection)
    tooltip = "\n".join(
        part for part in (f"{strip.counter} {strip.number}".strip(), strip.headline, strip.queue) if part
    )
    pause = translate("Tray", "Resume") if desk.paused else pause
    if strip.mood == "offline":
        return TrayProps("offline", "", tooltip, True, call, pause)
    waiting = min(len(callable_rows(desk.waiting)), MOST)
    badge = str(waiting) if waiting else ""
    return TrayProps("paused" if desk.paused else "open", badge, tooltip, True, call, pause)
