"""All parts of a kiosk's window, wired."""

import time
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.config import AccessConfig, ScreenConfig
from kiosk.printing.outcome import failure
from kiosk.printing.roll import RollPlan
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
from kiosk.services.logbook import Logbook
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
from kiosk.services.reach import find_reach
from kiosk.services.reading import read_focus, read_page
from kiosk.services.reprints import Reprints
from kiosk.services.scanning import Scanning
from kiosk.services.staff_pin import StaffPin
from kiosk.services.standing import Standings
from kiosk.services.workshop import Workshop
from kiosk.storage.hall import HallCache
from kiosk.storage.paper_roll import PaperRoll
from kiosk.storage.settings import KioskSettings
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
from shared.link.state import Online
from shared.ui.link import LinkAdapter
from shared.ui.moments import local_time
from shared.ui.quick import QuickWindow
from shared.ui.scale import Screen
from shared.ui.translation import Translation
from shared.ui.wall_clock import WallClock
from shared.voice.speaker import Speaker
from shared.wire.methods import Issued, Outlook, RecordTicket, ReportKiosk
from shared.wire.scalars import Code, Language

FOLDER = Path(__file__).parent
TEXTS = FOLDER / "i18n"


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
        self.translation = Translation([TEXTS], language)
        self.outlooks = Outlooks(link, self._tell_offline, clock=clock, round_ms=pace.round_ms, focus_ms=pace.focus_ms)
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
        self.standings = standings = Standings(self.outlooks, self.translation, clock)
        self.pages = Pages(
            attract=AttractViewModel(self.translation),
            home=HomeViewModel(
                self.outlooks,
                standings,
                board=lambda: link.board if isinstance(link.state, Online) else None,
                popular=self.popular,
            ),
            search=SearchViewModel(standings, self.popular),
            agency=AgencyViewModel(standings),
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
        self.idle.rest()
        self.homeward.stop()
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
            pronunciations=lambda language: self._find_pronunciations(language) | access.pronunciations,
            gather_ms=pace.gather_ms,
        )
        self.keys.arrow.connect(self.navigation.move)
        for sign in (self.keys.arrow, self.pages.search.typedChanged, self.comfort.changed):
            sign.connect(self.idle.stir)
        self.keys.guidance.connect(self._ask_for_guidance)
        self.window.activeFocusItemChanged.connect(self.guidance.follow_focus)
        self.speaker.said.connect(self.guidance.go_on)
        self.speaker.said.connect(self._stay_for_the_voice)
        self.comfort.changed.connect(self._follow_comfort)
        for change in (
            self.frame.changed,
            self.pages.search.changed,
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

    def _find_pronunciations(self, language: Language) -> dict[str, str]:
        """The site's, which its displays keep to as well."""
        return self.hall.site.voice.pronunciations.get(language, {}) if self.hall is not None else {}

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
        of_queue = self.outlooks.last(hall.sample_of(hall.service(service)).code)
        told = tell_opening(hours, agency, day_of(hall, now), now) if hours is not None else None
        return tell_offline(told, last, now, of_queue=of_queue)

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
