"""The staff's pages: the PIN, and behind it what they may look at and do. It ends by itself."""

import logging
import math
from collections.abc import Callable
from typing import Final, Literal, assert_never

from PySide6.QtCore import Property, QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.printing.outcome import Printed, PrintOutcome
from kiosk.services.phrases import Tongue
from kiosk.services.staff_pin import LONGEST, SHORTEST, Opened, Paused, StaffPin, Wrong
from kiosk.services.workshop import KioskCondition, Workshop
from kiosk.viewmodels.maintenance_props import (
    SECTIONS,
    MaintenanceProps,
    Question,
    Section,
    derive_maintenance,
    say_outcome,
)
from shared.ui.translation import Translation

QML_IMPORT_NAME = "Antrean.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate
log = logging.getLogger("antrean.kiosk")

QUIET_MS: Final = 120_000
"""After so long without a touch the staff have gone."""
FINE_PX: Final = 2

Stage = Literal["", "pin", "maintenance"]


@QmlElement
class MaintenanceViewModel(QObject):
    """Closed, until the hidden gesture asks for the PIN and the PIN opens it."""

    changed = Signal()
    closed = Signal()
    """The staff have gone; the next visitor may come."""
    restartAsked = Signal()  # noqa: N815 - Qt's way with names
    pairingAsked = Signal()  # noqa: N815 - likewise

    def __init__(
        self,
        pin: StaffPin,
        workshop: Workshop,
        translation: Translation,
        tongue: Callable[[], Tongue],
        *,
        quiet_ms: int = QUIET_MS,
        second_ms: int = 1000,
    ) -> None:
        super().__init__()
        self._pin = pin
        self._workshop = workshop
        self._translation = translation
        self._tongue = tongue
        self._stage: Stage = ""
        self._section: Section = "menu"
        self._question: Question = ""
        self._typed = ""
        self._told: tuple[Callable[[], str], bool] | None = None
        self._condition = KioskCondition()
        self.props = MaintenanceProps()
        self._quiet = QTimer(self, interval=quiet_ms, singleShot=True)
        self._quiet.timeout.connect(self.leave)
        self._pause = QTimer(self, interval=second_ms)
        self._pause.timeout.connect(self._count_pause)
        workshop.changed.connect(self.refresh)
        workshop.printed.connect(self._tell_outcome)
        translation.changed.connect(self.refresh)

    @property
    def stage(self) -> Stage:
        return self._stage

    # --- what the staff do

    @Slot()
    def ask(self) -> None:
        """The hidden gesture: ask for the PIN. Without one there is nothing to open."""
        if self._stage:
            return
        if not self._pin.is_set:
            log.warning("The maintenance page has no PIN yet. Set one: antrean-kiosk --config kiosk.toml --set-pin")
            return
        self._typed, self._told = "", None
        self._enter("pin")
        self._count_pause()

    @Slot()
    def leave(self) -> None:
        """Back to the visitors."""
        if self._stage:
            self._quiet.stop()
            self._pause.stop()
            self._typed, self._told, self._question, self._section = "", None, "", "menu"
            self._stage = ""
            self.changed.emit()
            self.closed.emit()

    def stop(self) -> None:
        """The window goes: no time runs any more."""
        self._quiet.stop()
        self._pause.stop()

    @Slot()
    def stir(self) -> None:
        """Somebody is still there."""
        if self._stage:
            self._quiet.start()

    @Slot(str)
    def type(self, digit: str) -> None:
        """A digit of the PIN."""
        if self._pin.pause_left == 0 and len(self._typed) < LONGEST:
            self._typed, self._told = self._typed + digit, None
            self.changed.emit()

    @Slot()
    def erase(self) -> None:
        """The last digit was wrong."""
        self._typed = self._typed[:-1]
        self.changed.emit()

    @Slot()
    def enterPin(self) -> None:
        """All digits are there."""
        typed, self._typed = self._typed, ""
        match self._pin.try_pin(typed):
            case Opened():
                log.info("The maintenance page was opened")
                self._told = None
                self._enter("maintenance")
            case Wrong(tries_left=left):
                self._tell(lambda: translate("Maintenance", "Wrong. %n more tries", None, left), good=False)
            case Paused():
                self._count_pause()
            case other:
                assert_never(other)

    @Slot()
    def back(self) -> None:
        """From a section to the menu, from there to the visitors."""
        if self._section == "menu":
            self.leave()
        else:
            self._section, self._question, self._told = "menu", "", None
            self.refresh()

    @Slot(str)
    def act(self, code: str) -> None:
        """A button of the page."""
        if self._stage != "maintenance":
            return
        self._told = None
        before, self._question = self._question, ""
        if code in SECTIONS and self._section == "menu":
            self._section = code
        elif code == "restart":
            self._question = "restart"
        elif code == "pair":
            self._question = "pair"
        elif code == "yes":
            self._carry_out(before)
        elif code.startswith("copy:"):
            self._begin(self._workshop.print_copy(code.removeprefix("copy:")))
        elif code == "test":
            self._begin(self._workshop.print_trial())
        elif code == "roll":
            self._workshop.change_roll()
            self._told = (lambda: translate("Maintenance", "The count begins anew."), True)
        elif code in ("softer", "louder"):
            sample = translate("Maintenance", "This is how loud it is.")
            self._workshop.turn_volume(1 if code == "louder" else -1, sample, self._translation.language)
        elif code in ("shrink", "stretch"):
            self._workshop.stretch_card(FINE_PX if code == "stretch" else -FINE_PX)
        elif code == "measured":
            self._workshop.keep_measure()
            self._told = (lambda: translate("Maintenance", "Kept: everything now has its true size."), True)
        self.refresh()

    def _carry_out(self, question: Question) -> None:
        match question:
            case "restart":
                log.info("A restart was asked for at the kiosk")
                self.restartAsked.emit()
            case "pair":
                log.info("To be paired anew was asked for at the kiosk")
                self.pairingAsked.emit()
            case "":
                pass
            case _:
                assert_never(question)

    def _begin(self, begun: bool) -> None:
        if begun and self._told is None:
            self._told = (lambda: translate("Maintenance", "Printing…"), True)
        elif not begun:
            self._told = (lambda: translate("Maintenance", "What it has to say is not known here."), False)

    # --- what happens

    @Slot()
    def refresh(self) -> None:
        """Look at everything again."""
        if self._stage == "maintenance":
            self._condition = self._workshop.look()
            self.props = derive_maintenance(self._section, self._condition, self._tongue(), self._question)
        self.changed.emit()

    @Slot(object)
    def _tell_outcome(self, outcome: PrintOutcome) -> None:
        self._tell(lambda: say_outcome(outcome), good=isinstance(outcome, Printed))

    @Slot()
    def _count_pause(self) -> None:
        left = math.ceil(self._pin.pause_left)
        if left > 0:
            self._typed = ""
            self._pause.start()
            self._tell(
                lambda: translate("Maintenance", "Too many wrong tries. Wait %n second(s)", None, left), good=False
            )
        elif self._pause.isActive():
            self._pause.stop()
            self._told = None
            self.changed.emit()

    def _tell(self, say: Callable[[], str], *, good: bool) -> None:
        if self._stage:
            self._told = (say, good)
            self.changed.emit()

    def _enter(self, stage: Stage) -> None:
        self._stage = stage
        self._quiet.start()
        self.refresh()

    # --- what the pages show

    @Property(str, notify=changed)
    def section(self) -> str:
        """Section"""
        return self.props.section

    @Property(str, notify=changed)
    def title(self) -> str:
        return self.props.title

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # its stub knows only types
    def facts(self) -> list[str]:
        return list(self.props.facts)

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # its stub knows only types
    def codes(self) -> list[str]:
        """Of the buttons; `labels` and `glyphs` are as many."""
        return [action.code for action in self.props.actions]

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # its stub knows only types
    def labels(self) -> list[str]:
        return [action.label for action in self.props.actions]

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # its stub knows only types
    def glyphs(self) -> list[str]:
        return [action.glyph for action in self.props.actions]

    @Property(str, notify=changed)
    def told(self) -> str:
        """What has just happened."""
        return self._told[0]() if self._told is not None else ""

    @Property(bool, notify=changed)
    def toldGood(self) -> bool:
        return self._told is not None and self._told[1]

    @Property(int, notify=changed)
    def typed(self) -> int:
        """Digits of the PIN so far."""
        return len(self._typed)

    @Property(bool, notify=changed)
    def canEnter(self) -> bool:
        return len(self._typed) >= SHORTEST and self._pin.pause_left == 0

    @Property(bool, notify=changed)
    def paused(self) -> bool:
        """Whether no PIN is taken for the moment."""
        return self._pin.pause_left > 0

    @Property(float, notify=changed)
    def cardLong(self) -> float:
        """Pixels."""
        return self._condition.card[0]

    @Property(float, notify=changed)
    def cardShort(self) -> float:
        """Pixels."""
        return self._condition.card[1]
