"""What the staff do at the kiosk itself: look, try, print again, set."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.printing.outcome import PrintOutcome
from kiosk.printing.trial import TrialPaper
from kiosk.services.calibration import Calibration
from kiosk.services.logbook import Logbook
from kiosk.services.paper_counter import PaperCounter
from kiosk.services.reprints import Reprints
from kiosk.storage.settings import KioskSettings
from kiosk.storage.store import StoreError
from kiosk.storage.tickets import IssuedTickets
from shared.link.state import LinkState
from shared.ui.link import LinkAdapter
from shared.ui.scale import Screen
from shared.voice.speaker import Speaker, SpeakerState
from shared.wire.kiosk import PrinterCondition
from shared.wire.methods import Issued
from shared.wire.scalars import Language, Moment, TicketId

VOLUME: Final = "volume"
DIAGONAL: Final = "diagonal_inches"
LATEST: Final = 8
"""Tickets to print again."""
LINES: Final = 12
"""Of the log."""
STEP: Final = 0.1
"""Of the volume."""


class WatchedPrinter(Protocol):
    def condition(self, *, paper_low: bool = False) -> PrinterCondition: ...

    def print(self, paper: TrialPaper, on_outcome: Callable[[PrintOutcome], None]) -> None: ...


@dataclass(frozen=True, slots=True)
class KioskCondition:
    """How the kiosk is, as far as the staff need it."""

    printer: PrinterCondition = "unknown"
    paper_left: int | None = None
    paper_used: int = 0
    """Tickets since the roll was changed."""
    roll_changed_at: Moment = 0
    tickets: tuple[Issued, ...] = ()
    server: str = ""
    link: LinkState | None = None
    waiting_to_send: int = 0
    log: tuple[str, ...] = ()
    inches: float = 0.0
    card: tuple[float, float] = (0.0, 0.0)
    """The bank card as it is drawn, long and short side in pixels."""
    volume: float = 0.0
    speaker: SpeakerState = "silent"
    version: str = ""


class Workshop(QObject):
    """Tells of every change; nothing here waits."""

    changed = Signal()
    printed = Signal(object)
    """The PrintOutcome of a test or of a copy."""
    measured = Signal(object)
    """The Screen as somebody has measured it."""

    def __init__(
        self,
        link: LinkAdapter,
        printer: WatchedPrinter,
        paper: PaperCounter,
        tickets: IssuedTickets,
        reprints: Reprints,
        *,
        settings: KioskSettings,
        speaker: Speaker,
        logbook: Logbook,
        screen: Screen,
        make_trial: Callable[[], TrialPaper | None],
        waiting_to_send: Callable[[], int],
        server: str = "",
        version: str = "",
    ) -> None:
        super().__init__()
        self._link = link
        self._printer = printer
        self._paper = paper
        self._tickets = tickets
        self._reprints = reprints
        self._settings = settings
        self._speaker = speaker
        self._logbook = logbook
        self._make_trial = make_trial
        self._waiting_to_send = waiting_to_send
        self._server = server
        self._version = version
        self._calibration = Calibration.of(screen)
        link.stateChanged.connect(self.changed)
        paper.changed.connect(self.changed)
        speaker.changed.connect(self.changed)
        reprints.printed.connect(self._tell_copy)
        with suppress(StoreError):  # the store tells the staff
            speaker.set_volume(settings.get(VOLUME, speaker.volume))

    def look(self) -> KioskCondition:
        """How everything is now."""
        latest: list[Issued] = []
        with suppress(StoreError):
            latest = self._tickets.latest(LATEST)
        return KioskCondition(
            printer=self._printer.condition(paper_low=self._paper.is_low),
            paper_left=self._paper.left,
            paper_used=self._paper.use.tickets,
            roll_changed_at=self._paper.use.changed_at,
            tickets=tuple(latest),
            server=self._server,
            link=self._link.state,
            waiting_to_send=self._waiting_to_send(),
            log=tuple(self._logbook.last(LINES)),
            inches=self._calibration.inches,
            card=(self._calibration.long_px, self._calibration.short_px),
            volume=self._speaker.volume,
            speaker=self._speaker.state,
            version=self._version,
        )

    def print_trial(self) -> bool:
        """A paper that is no ticket; False while the hall is not known."""
        paper = self._make_trial()
        if paper is not None:
            self._printer.print(paper, self._tell)
        return paper is not None

    def print_copy(self, ticket: TicketId) -> bool:
        """One of the latest tickets again; False where what it said is not known."""
        return self._reprints.print_copy(ticket)

    def change_roll(self) -> None:
        """A new roll was put in."""
        self._paper.change_roll()

    def turn_volume(self, steps: int, sample: str, language: Language) -> None:
        """Louder or softer, and say something, so that it is heard."""
        self._speaker.set_volume(round(self._speaker.volume + steps * STEP, 2))
        with suppress(StoreError):
            self._settings.set(VOLUME, self._speaker.volume)
        self._speaker.say(sample, language)
        self.changed.emit()

    def stretch_card(self, pixels: int) -> None:
        """Draw the bank card longer."""
        self._calibration = self._calibration.stretched(pixels)
        self.changed.emit()

    def keep_measure(self) -> None:
        """The drawn card is as large as a real one."""
        with suppress(StoreError):
            self._settings.set(DIAGONAL, round(self._calibration.inches, 2))
        self.measured.emit(self._calibration.measured)
        self.changed.emit()

    def _tell(self, outcome: PrintOutcome) -> None:
        self.printed.emit(outcome)
        self.changed.emit()

    @Slot(str, object)
    def _tell_copy(self, _ticket: TicketId, outcome: PrintOutcome) -> None:
        self._tell(outcome)
