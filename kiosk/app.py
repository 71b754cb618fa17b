"""The kiosk's program: the one place where its parts are wired."""

import argparse
import gc
import logging
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from getpass import getpass
from importlib import metadata
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

from kiosk.config import AccessConfig, ConfigError, KioskConfig, ScreenConfig, load_config, read_token
from kiosk.printing.outcome import failure
from kiosk.printing.roll import RollPlan
from kiosk.printing.spooler import Spooler
from kiosk.printing.ticket import TicketPaper
from kiosk.printing.trial import TrialPaper
from kiosk.services import desk
from kiosk.services.books import KioskBooks
from kiosk.services.clock import HallClock
from kiosk.services.comfort import Comfort
from kiosk.services.condition import ConditionReport
from kiosk.services.corner_hold import BETWEEN_MS, HOLD_MS, CornerHold
from kiosk.services.countdown import SECOND_MS, SecondsLeft
from kiosk.services.desk import Desk, KioskPrinter
from kiosk.services.elsewhere import find_working
from kiosk.services.guidance import GATHER_MS, Guidance
from kiosk.services.hall import Hall
from kiosk.services.idle import QUIET_MS, IdleWatch
from kiosk.services.keys import KeyWatch
from kiosk.services.logbook import FORMAT, Logbook
from kiosk.services.logo import logo_for
from kiosk.services.looks import choose_look
from kiosk.services.memory import HallMemory
from kiosk.services.navigation import Navigation
from kiosk.services.opening import tell_offline, tell_opening
from kiosk.services.outlooks import FOCUS_MS, ROUND_MS, Outlooks
from kiosk.services.own_tickets import OwnTickets, day_of
from kiosk.services.paper import make_paper
from kiosk.services.paper_counter import PaperCounter
from kiosk.services.phrases import Tongue
from kiosk.services.popular import PopularServices
from kiosk.services.printer import SpooledPrinter
from kiosk.services.reach import find_reach
from kiosk.services.reading import read_focus, read_page
from kiosk.services.reprints import Reprints
from kiosk.services.scanning import Scanning
from kiosk.services.staff_pin import PinRefused, StaffPin
from kiosk.services.workshop import DIAGONAL, Workshop
from kiosk.setup.app import Setup, SetupPace, applicant
from kiosk.setup.first_run import Given, Reason
from kiosk.setup.record import Access, PairingFile, find_access
from kiosk.setup.refusal import RefusalWatch
from kiosk.storage.hall import HallCache
from kiosk.storage.outbox import SqliteOutbox
from kiosk.storage.paper_roll import PaperRoll
from kiosk.storage.settings import KioskSettings
from kiosk.storage.store import KioskStore, StoreError
from kiosk.storage.tenure import Tenure
from kiosk.viewmodels import tiling  # noqa: F401  (its QML type registers on import)
from kiosk.viewmodels.agency import AgencyViewModel
from kiosk.viewmodels.attract import AttractViewModel
from kiosk.viewmodels.home import HomeViewModel
from kiosk.viewmodels.kiosk import SETTLE_MS, KioskViewModel, Pages
from kiosk.viewmodels.maintenance import QUIET_MS as STAFF_QUIET_MS
from kiosk.viewmodels.maintenance import MaintenanceViewModel
from kiosk.viewmodels.search import SearchViewModel
from kiosk.viewmodels.service import ServiceViewModel
from kiosk.viewmodels.service_props import Means
from kiosk.viewmodels.ticket import TicketViewModel
from kiosk.watchdog import Watchdog
from shared.link.finding import Finder, ServerFinder
from shared.link.pairing import PairingDesk, PairingPort
from shared.link.settings import LinkSettings
from shared.link.state import Online
from shared.ui.link import LinkAdapter
from shared.ui.moments import local_time
from shared.ui.quick import QuickWindow
from shared.ui.scale import MM_PER_INCH, Screen
from shared.ui.translation import Translation
from shared.ui.wall_clock import WallClock
from shared.voice.speaker import Speaker
from shared.wire.methods import Issued, Outlook, RecordTicket, ReportKiosk
from shared.wire.scalars import Code, Secret

FOLDER = Path(__file__).parent
RESTART = 75
"""The exit code with which whoever supervises the program starts it again at once (EX_TEMPFAIL of sysexits.h)."""
USUAL_INCHES = 21.5
"""The diagonal that a window stands for where none is configured."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast time runs for the kiosk; tests are in a hurry."""

    second_ms: int = SECOND_MS
    quiet_ms: int = QUIET_MS
    settle_ms: int = SETTLE_MS
    patience_ms: int = desk.PATIENCE_MS
    giving_up_ms: int = desk.GIVING_UP_MS
    round_ms: int = ROUND_MS
    focus_ms: int = FOCUS_MS
    gather_ms: int = GATHER_MS
    hold_ms: int = HOLD_MS
    between_ms: int = BETWEEN_MS
    staff_quiet_ms: int = STAFF_QUIET_MS


class Kiosk:
    """All parts of a kiosk's window, wired. The window is not yet visible."""

    def __init__(
        self,
        link: LinkAdapter,
        printer: KioskPrinter,
        books: KioskBooks,
        screen: Screen,
        *,
        look: ScreenConfig | None = None,
        access: AccessConfig | None = None,
        speaker: Speaker | None = None,
        roll: RollPlan | None = None,
        logbook: Logbook | None = None,
        server: str = "",
        language: str = "id",
        pace: Pace | None = None,
    ) -> None:
        look, access, pace = look or ScreenConfig(), access or AccessConfig(), pace or Pace()
        cache = HallCache(books.store)
        self.link = link
        self.clock = clock = HallClock(link, cache)
        self.memory = HallMemory(link, cache)
        self.translation = Translation([FOLDER / "i18n"], language)
        self.outlooks = Outlooks(link, self._tell_offline, round_ms=pace.round_ms, focus_ms=pace.focus_ms)
        self.printer = printer
        self.paper = PaperCounter(roll, PaperRoll(books.store), clock)
        self.own = OwnTickets(books.store, books.outbox, self.memory, clock)
        self.desk = Desk(
            link,
            printer,
            self._make_paper,
            books,
            self.own,
            patience_ms=pace.patience_ms,
            giving_up_ms=pace.giving_up_ms,
        )
        self.countdown = SecondsLeft(second_ms=pace.second_ms)
        self.homeward = SecondsLeft(second_ms=pace.second_ms)
        self.comfort = Comfort(find_reach(screen, look.bottom_mm))
        self.idle = IdleWatch(self.countdown, quiet_ms=pace.quiet_ms)
        self.wall_clock = WallClock(clock, ZoneInfo("Asia/Jakarta"), language)
        self.popular = PopularServices(link, cache)
        self.pages = Pages(
            attract=AttractViewModel(self.translation),
            home=HomeViewModel(
                self.outlooks,
                self.translation,
                clock=clock,
                board=lambda: link.board if isinstance(link.state, Online) else None,
                popular=self.popular,
            ),
            search=SearchViewModel(self.outlooks, self.popular, self.translation, clock),
            agency=AgencyViewModel(self.outlooks, self.translation, clock),
            service=ServiceViewModel(
                self.outlooks,
                self.desk,
                self.translation,
                clock=clock,
                means=self._means,
            ),
            ticket=TicketViewModel(self.desk, self.translation),
        )
        self.speaker = speaker or Speaker(volume=access.volume)
        self.reprints = Reprints(link, printer, books, self.memory, clock=clock)
        settings = KioskSettings(books.store)
        self.pin = StaffPin(settings, time.monotonic)
        self.workshop = Workshop(
            link,
            printer,
            self.paper,
            books.tickets,
            self.reprints,
            settings=settings,
            speaker=self.speaker,
            logbook=logbook or Logbook(books.store.path.parent),
            screen=screen,
            make_trial=self._make_trial,
            waiting_to_send=lambda: books.outbox.count([RecordTicket]),
            server=server,
            version=read_version(),
        )
        self.maintenance = MaintenanceViewModel(
            self.pin,
            self.workshop,
            self.translation,
            self._tongue,
            quiet_ms=pace.staff_quiet_ms,
            second_ms=pace.second_ms,
        )
        self.frame = KioskViewModel(
            link,
            self.desk,
            self.pages,
            self.memory,
            self._means,
            translation=self.translation,
            wall_clock=self.wall_clock,
            idle=self.idle,
            homeward=self.homeward,
            comfort=self.comfort,
            maintenance=self.maintenance,
            first_language=language,
            settle_ms=pace.settle_ms,
        )
        self._screen, self._look = screen, look
        dress = choose_look(screen, look, self.comfort.chosen)
        self.quick = QuickWindow(
            "Antrean.Kiosk",
            FOLDER / "qml",
            {
                "kiosk": self.frame,
                "attract": self.pages.attract,
                "home": self.pages.home,
                "search": self.pages.search,
                "agency": self.pages.agency,
                "service": self.pages.service,
                "ticket": self.pages.ticket,
                "idle": self.countdown,
                "homeward": self.homeward,
                "clock": self.wall_clock,
                "comfort": self.comfort,
                "maintenance": self.maintenance,
                "width": screen.width,
                "height": screen.height,
            },
            palette=dress.palette,
            scale=dress.scale,
            translation=self.translation,
            motion=dress.motion,
        )
        self.comfort.changed.connect(self._dress)
        self.window = self.quick.window
        self.window.installEventFilter(self.idle)
        self._guide(access, pace)
        self._admit_staff(screen, pace)
        self.report = ConditionReport(link, self._report)
        self._books = books
        books.follow(link)
        books.changed.connect(self.report.look)
        self.desk.changed.connect(self.report.look)
        self.paper.changed.connect(self.report.look)
        printer.fed.connect(self.paper.count)
        printer.status_changed.connect(self.paper.see)
        printer.status_changed.connect(self.report.look)
        printer.status_changed.connect(self.frame.follow_means)
        link.kiosksChanged.connect(self.frame.follow_means)
        self.memory.hoursChanged.connect(self.pages.home.refresh)

    def close(self) -> None:
        """Take the window down; link and printer are the caller's to close."""
        self.scanning.stop()
        self.corners.stop()
        self.maintenance.stop()
        self.guidance.set_on(False)
        self.speaker.close()
        self.clock.stop()
        for watch in (self.idle, self.scanning, self.corners, self.keys):
            self.window.removeEventFilter(watch)
        self.quick.close()
        self.translation.remove()

    def _guide(self, access: AccessConfig, pace: Pace) -> None:
        """Keyboard, switch and voice. The filter installed last is the first to see an event."""
        self.navigation = Navigation(self.window)
        self.scanning = Scanning(self.navigation, round(access.scan_seconds * pace.second_ms))
        self.window.installEventFilter(self.scanning)
        self.keys = KeyWatch(access.guidance_key)
        self.window.installEventFilter(self.keys)
        self.guidance = Guidance(
            self.speaker,
            lambda: read_page(self.window),
            lambda: read_focus(self.window.activeFocusItem()),
            lambda: self.translation.language,
            pronunciations=access.pronunciations,
            gather_ms=pace.gather_ms,
        )
        self.keys.arrow.connect(self.navigation.move)
        self.keys.arrow.connect(self.idle.stir)
        self.keys.guidance.connect(self._ask_for_guidance)
        self.window.activeFocusItemChanged.connect(self.guidance.follow_focus)
        self.speaker.said.connect(self.guidance.go_on)
        self.speaker.said.connect(self._stay_for_the_voice)
        self.comfort.changed.connect(self._follow_comfort)
        for change in (
            self.frame.changed,
            self.pages.service.changed,
            self.pages.ticket.changed,
            self.countdown.changed,
            self.translation.changed,
        ):
            change.connect(self.guidance.look)

    def _admit_staff(self, screen: Screen, pace: Pace) -> None:
        self.corners = CornerHold(self.window, screen.px_per_mm, hold_ms=pace.hold_ms, between_ms=pace.between_ms)
        self.window.installEventFilter(self.corners)
        # The lock-down sees every event before all others.
        self.window.removeEventFilter(self.keys)
        self.window.installEventFilter(self.keys)
        self.corners.held.connect(self._ask_for_staff)
        self.keys.maintenance.connect(self._ask_for_staff)
        self.idle.stirred.connect(self.maintenance.stir)
        self.workshop.measured.connect(self._measure)
        self.printer.status_changed.connect(self.maintenance.refresh)

    def _ask_for_staff(self) -> None:
        if not self.desk.is_busy and not self.maintenance.stage:
            self.frame.leave()
            self.maintenance.ask()

    def _measure(self, screen: Screen) -> None:
        """The panel is as large as somebody has just measured."""
        self._screen = screen
        self.comfort.set_reach(find_reach(screen, self._look.bottom_mm))
        self._dress()

    def _tongue(self) -> Tongue:
        hall = self.hall
        return Tongue(self.translation.language, hall.zone if hall is not None else ZoneInfo("Asia/Jakarta"))

    def _make_trial(self) -> TrialPaper | None:
        hall, language = self.hall, self.translation.language
        if hall is None:
            return None
        return TrialPaper(hall.site.name.in_language(language), local_time(self.clock(), hall.zone), language)

    def _ask_for_guidance(self) -> None:
        self.idle.stir()
        if self.comfort.chosen.voice:
            self.guidance.repeat()
        else:
            self.comfort.setVoice(True)

    def _follow_comfort(self) -> None:
        self.guidance.set_on(self.comfort.chosen.voice)

    def _stay_for_the_voice(self) -> None:
        """A number that was just read out stays as long as one that is read."""
        if self.homeward.is_running():
            self.homeward.start(self.homeward.of_seconds)

    def _dress(self) -> None:
        dress = choose_look(self._screen, self._look, self.comfort.chosen)
        self.quick.theme.dress(dress.palette, dress.scale, motion=dress.motion)

    @property
    def hall(self) -> Hall | None:
        """The hall as it is known, from the server or from the last time it was there."""
        return self.memory.hall

    def _means(self) -> Means:
        online = isinstance(self.link.state, Online)
        fault = failure(self.printer.status, maybe_on_paper=False) if self.printer.status is not None else None
        return Means(
            online=online,
            open=self.desk.is_open,
            trouble=fault.reason if fault is not None else None,
            elsewhere=find_working(self.link.kiosks, self.memory.device) if online else (),
        )

    def _report(self) -> ReportKiosk:
        return ReportKiosk(
            self.printer.condition(paper_low=self.paper.is_low),
            self.paper.left,
            self._books.outbox.count([RecordTicket]),
        )

    def _tell_offline(self, service: Code, last: Outlook | None) -> Outlook | None:
        hall, hours, now = self.hall, self.memory.hours, self.clock()
        if hall is None or not hall.has(service):
            return last
        agency = hall.service(service).agency
        told = tell_opening(hours, agency, day_of(hall, now), now) if hours is not None else None
        return tell_offline(told, last, now)

    def _make_paper(self, answer: Issued, *, own: bool) -> TicketPaper:
        hall = self.hall
        if hall is None:
            raise AssertionError("a number was issued before the hall was described")
        return make_paper(answer, hall, own=own)


def read_version() -> str:
    """Of the installed program."""
    try:
        return metadata.version("antrean")
    except metadata.PackageNotFoundError:
        return "?"


def find_screen(config: ScreenConfig, windowed: tuple[int, int] | None) -> Screen:
    """The screen to lay out for. A window stands for a whole screen of the configured diagonal."""
    if windowed is not None:
        return Screen.of_diagonal(*windowed, config.diagonal_inches or USUAL_INCHES)
    panel = QGuiApplication.primaryScreen()
    size = panel.size()
    told = panel.physicalSize()
    inches = config.diagonal_inches or (told.width() ** 2 + told.height() ** 2) ** 0.5 / MM_PER_INCH or USUAL_INCHES
    return Screen.of_diagonal(size.width(), size.height(), inches)


class Program(QObject):
    """Sets the kiosk up where it has to be, and runs it. The next window is shown before the one before it goes."""

    restartAsked = Signal()  # noqa: N815 - Qt's way with names
    """The staff want the program to end, and to be started again."""

    def __init__(
        self,
        config: KioskConfig,
        token: Secret,
        state: Path,
        screen: Screen,
        *,
        show: Callable[[QWindow], None],
        finder: Callable[[], Finder] = ServerFinder,
        desk: PairingPort | None = None,
        logbook: Logbook | None = None,
        pace: Pace | None = None,
        setup_pace: SetupPace | None = None,
    ) -> None:
        super().__init__()
        self._config, self._token, self._state, self._screen = config, token, state, screen
        self._show, self._finder, self._pace, self._setup_pace = show, finder, pace, setup_pace
        self._desk = desk or PairingDesk(applicant())
        self._file = PairingFile(state)
        self._logbook = logbook
        self._access: Access | None = None
        self._navigation: Navigation | None = None
        self.kiosk: Kiosk | None = None
        self.setup: Setup | None = None
        self._parts = ExitStack()
        """Of what is shown now, to be closed with it."""
        self._kept: list[object] = []
        """What was shown. Python collects garbage on any thread, and a timer that ends on a foreign one is a crash."""

    def start(self) -> None:
        """Show the kiosk, or its first run."""
        access = find_access(self._config.server, self._token, self._file.read())
        if access is None:
            self._set_up(Given("new", self._config.server, self._token))
        else:
            self._open_kiosk(access)

    def close(self) -> None:
        """Close whatever is shown."""
        self._parts.close()
        self.kiosk = self.setup = None
        gc.collect()

    def pair_anew(self, former: Access, reason: Reason) -> None:
        """Show the setup page: the server no longer knows the kiosk, or its staff want another."""
        self._set_up(Given(reason, self._config.server, self._token, former))

    def _set_up(self, given: Given) -> None:
        with self._replacing() as parts:
            setup = Setup(
                given,
                self._file,
                self._finder(),
                self._desk,
                self._screen,
                look=self._config.screen,
                language=self._config.language,
                pace=self._setup_pace,
            )
            parts.callback(setup.close)
            keys, navigation = KeyWatch(), Navigation(setup.window)
            keys.arrow.connect(navigation.move)
            setup.window.installEventFilter(keys)
            parts.callback(setup.window.removeEventFilter, keys)
            self._navigation = navigation
            # Later: it is said from within what will be closed.
            setup.run.finished.connect(self._finish_setup, Qt.ConnectionType.QueuedConnection)
            self._show(setup.window)
        self._kept.append((setup, keys, navigation))
        self.setup, self.kiosk = setup, None

    @Slot()
    def _pair_as_asked(self) -> None:
        if self._access is not None and self.kiosk is not None:
            self.pair_anew(self._access, "asked")

    @Slot()
    def _pair_refused(self) -> None:
        if self._access is not None and self.kiosk is not None:
            self.pair_anew(self._access, "refused")

    @Slot()
    def _finish_setup(self) -> None:
        if self.setup is not None and (access := self.setup.run.access) is not None:
            self._open_kiosk(access)

    def _open_kiosk(self, access: Access) -> None:
        config = self._config
        with self._replacing() as parts:
            store = KioskStore(self._state)
            parts.callback(store.close)
            spooler = Spooler(config.printer, logo=logo_for(config.printer))
            spooler.start()
            parts.callback(spooler.stop)
            books = KioskBooks(store, SqliteOutbox(store))
            books.settle_earlier()
            link = LinkAdapter(LinkSettings(access.server, access.token, "antrean-kiosk"), outbox=books.outbox)
            parts.callback(link.close)
            kiosk = Kiosk(
                link,
                SpooledPrinter(spooler),
                books,
                measured(self._screen, store),
                look=config.screen,
                access=config.access,
                roll=RollPlan.of(config.printer),
                logbook=self._logbook,
                server=access.server,
                language=config.language,
                pace=self._pace,
            )
            parts.callback(kiosk.close)
            refusal = RefusalWatch(link, after_ms=round(config.setup_after_refusal_s * 1000))
            parts.callback(refusal.stop)
            # Later: both are said from within what will be closed.
            refusal.lasting.connect(self._pair_refused, Qt.ConnectionType.QueuedConnection)
            kiosk.maintenance.restartAsked.connect(self.restartAsked)
            kiosk.maintenance.pairingAsked.connect(self._pair_as_asked, Qt.ConnectionType.QueuedConnection)
            self._show(kiosk.window)
        self._kept.append((kiosk, link, refusal))
        self._access = access
        self.kiosk, self.setup = kiosk, None

    @contextmanager
    def _replacing(self) -> Iterator[ExitStack]:
        """The parts of what is to be shown now; then what was shown before is closed, and collected on this thread: the
        collector runs on any, and Qt's objects have to go where they live."""
        with ExitStack() as fresh:
            yield fresh
            before, self._parts = self._parts, fresh.pop_all()
        before.close()
        QTimer.singleShot(0, self, gc.collect)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the kiosk until it is told to end. Exit code 2: it cannot run as it is configured."""
    options = _read_options(argv)
    logging.basicConfig(level=logging.INFO, format=FORMAT)
    QCoreApplication.setApplicationName("antrean-kiosk")
    try:
        config = _configure(options)
        if options.set_pin:
            return _set_pin(find_state(config))
        token = read_token(Path(config.token_file)) if config.token_file else ""
    except ConfigError as fault:
        sys.stderr.write(f"{fault}\n")
        return 2
    state = find_state(config)
    tenure = Tenure(state)
    if not tenure.take():
        sys.stderr.write(
            f"{state}: another kiosk runs with this state_folder; end that one, or give this one its own\n"
        )
        return 2
    app = QGuiApplication(sys.argv[:1])
    for stop in (signal.SIGINT, signal.SIGTERM):
        # By way of the event loop: before that runs, `exit` would be forgotten.
        signal.signal(stop, lambda *_: QTimer.singleShot(0, lambda: app.exit(0)))
    logbook = Logbook(state)
    logbook.begin()
    if options.windowed is None:
        app.setOverrideCursor(Qt.CursorShape.BlankCursor)
    screen = find_screen(config.screen, options.windowed)
    show = _fill_screen if options.windowed is None else QWindow.show
    program = Program(config, token, state, screen, show=show, logbook=logbook)
    program.restartAsked.connect(lambda: app.exit(RESTART))
    program.start()
    watchdog = Watchdog()
    QTimer.singleShot(0, watchdog.start)
    code = app.exec()
    watchdog.stop()
    program.close()
    logbook.end()
    tenure.end()
    return code


def _fill_screen(window: QWindow) -> None:
    """The whole screen, without a frame, above everything else."""
    window.setFlags(Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
    window.showFullScreen()


def find_state(config: KioskConfig) -> Path:
    """The folder of what outlives a restart."""
    own = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return Path(config.state_folder or own)


def measured(screen: Screen, store: KioskStore) -> Screen:
    """The screen as large as somebody has measured it at the kiosk itself, if somebody has."""
    try:
        inches = KioskSettings(store).get(DIAGONAL, 0.0)
    except StoreError:
        return screen
    return Screen.of_diagonal(screen.width, screen.height, inches) if inches > 0 else screen


def _read_new_pin() -> str:
    pin = getpass("New PIN of the maintenance page (4 to 12 digits): ")
    if getpass("Once more: ") != pin:
        raise PinRefused("the two are not the same")
    return pin


def _set_pin(state: Path) -> int:
    """Ask for the PIN of the maintenance page, twice, and keep it. Exit code 2: it is none, or cannot be kept."""
    if state.is_dir() and hasattr(os, "geteuid") and state.stat().st_uid != os.geteuid():
        sys.stderr.write(f"No PIN was set: {state} is another user's; run this as the one the kiosk runs as\n")
        return 2
    store = KioskStore(state)
    try:
        if not store.keeps:
            raise StoreError(f"{store.path} cannot be written: {store.fault}")  # noqa: TRY301 - as if it came of `set`
        StaffPin(KioskSettings(store), time.monotonic).set(_read_new_pin())
    except (PinRefused, StoreError) as fault:
        sys.stderr.write(f"No PIN was set: {fault}\n")
        return 2
    finally:
        store.close()
    sys.stdout.write("The PIN is set. Hold the upper left corner for 3 seconds, then the upper right one.\n")
    return 0


def _read_options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="antrean-kiosk", description="The kiosk of an MPP: find a service, take a number."
    )
    parser.add_argument("--config", type=Path, metavar="kiosk.toml", help="configuration file")
    parser.add_argument("--set-pin", action="store_true", help="set the PIN of the maintenance page, and end")
    parser.add_argument(
        "--server", metavar="ws://HOST:PORT/", help="the hall's server (else: the one it was paired with)"
    )
    parser.add_argument("--token-file", type=Path, metavar="FILE", help="file with this device's token (else: its own)")
    parser.add_argument("--windowed", type=_read_size, metavar="WxH", help="in a window that stands for a whole screen")
    parser.add_argument("--language", metavar="id|en", help="first language of every visit")
    return parser.parse_args(argv)


def _configure(options: argparse.Namespace) -> KioskConfig:
    config = load_config(options.config) if options.config else KioskConfig()
    given = {"server": options.server, "token_file": options.token_file, "language": options.language}
    config = msgspec.structs.replace(config, **{name: str(value) for name, value in given.items() if value is not None})
    try:
        if config.server:
            LinkSettings(config.server, "", "")
    except ValueError as fault:
        raise ConfigError(f"server: {fault}") from fault
    return config


def _read_size(text: str) -> tuple[int, int]:
    try:
        width, height = (int(part) for part in text.lower().split("x"))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no size; say 1080x1920") from None
    if width <= 0 or height <= 0:
        raise argparse.ArgumentTypeError(f"{text!r} is no size; say 1080x1920")
    return width, height


if __name__ == "__main__":
    sys.exit(main())
