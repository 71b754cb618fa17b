"""What the program shows: its first run where it needs one, else the kiosk; each with all that stands behind it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QWindow

from kiosk.config import KioskConfig
from kiosk.printing.roll import RollPlan
from kiosk.printing.spooler import Spooler
from kiosk.services.books import KioskBooks
from kiosk.services.keys import KeyWatch
from kiosk.services.logbook import Logbook
from kiosk.services.logo import logo_for
from kiosk.services.navigation import Navigation
from kiosk.services.printer import SpooledPrinter
from kiosk.services.workshop import DIAGONAL
from kiosk.setup.app import Setup, SetupPace, applicant
from kiosk.setup.first_run import Given, Reason
from kiosk.setup.record import Access, PairingFile, find_access
from kiosk.setup.refusal import RefusalWatch
from kiosk.storage.outbox import SqliteOutbox
from kiosk.storage.settings import KioskSettings
from kiosk.storage.store import KioskStore, StoreError
from kiosk.viewmodels import tiling  # noqa: F401  (its QML type registers on import)
from kiosk.window import Kiosk, Pace
from shared.link.finding import Finder, ServerFinder
from shared.link.pairing import PairingDesk, PairingPort
from shared.link.settings import LinkSettings
from shared.ui.link import LinkAdapter
from shared.ui.scale import Screen
from shared.wire.scalars import Secret


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
        self._access = access
        self.kiosk, self.setup = kiosk, None

    @contextmanager
    def _replacing(self) -> Iterator[ExitStack]:
        """The parts of what is to be shown now; then what was shown before is closed."""
        with ExitStack() as fresh:
            yield fresh
            before, self._parts = self._parts, fresh.pop_all()
        before.close()


def measured(screen: Screen, store: KioskStore) -> Screen:
    """The screen as large as somebody has measured it at the kiosk itself, if somebody has."""
    try:
        inches = KioskSettings(store).get(DIAGONAL, 0.0)
    except StoreError:
        return screen
    return Screen.of_diagonal(screen.width, screen.height, inches) if inches > 0 else screen
