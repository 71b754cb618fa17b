"""Which page is shown: follows from who is logged in here and which counter they hold."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, Signal

from officer_console.services.login_token import LoginToken
from officer_console.viewmodels.alerts import AlertProps
from officer_console.viewmodels.connection import ConnectionProps, derive_connection
from officer_console.viewmodels.desk_state import seat_of
from officer_console.viewmodels.display_alerts import derive_display_alerts
from officer_console.viewmodels.kiosk_alerts import derive_alerts
from officer_console.viewmodels.refusals import sentence
from officer_console.viewmodels.wording import Naming
from shared.link.state import Connecting, LinkState, Refused
from shared.ui.link import LinkAdapter
from shared.ui.translation import Translation
from shared.wire.board import Board
from shared.wire.display import Displays
from shared.wire.kiosk import Kiosks
from shared.wire.methods import OfficerSession
from shared.wire.scalars import Code, Moment
from shared.wire.site import SiteDescription


class Page(Enum):
    """The pages of the window."""

    CONNECTING = "connecting"
    LOGIN = "login"
    COUNTERS = "counters"
    DESK = "desk"


@dataclass(frozen=True, slots=True)
class SessionState:
    """What the window around the pages shows."""

    page: Page
    connection: ConnectionProps
    site: str
    officer: str
    counter: Code | None
    trouble: str
    """On the connecting page: why the server does not take this console. Empty while it is only waited for."""
    kiosks: AlertProps | None = None
    """Which kiosks need somebody."""
    displays: AlertProps | None = None
    """Which displays do."""
    supervises: bool = False
    """Whether who is logged in here may have announcements made."""


def derive_session(
    link: LinkState,
    board: Board | None,
    site: SiteDescription | None,
    officer: OfficerSession | None,
    naming: Naming | None,
    *,
    kiosks: Kiosks,
    displays: Displays,
    now: Moment,
) -> SessionState:
    """The page and its frame. A link that is lost keeps the page: the visitor stays on screen."""
    seat = seat_of(board, officer)
    if site is None or board is None:
        page = Page.CONNECTING
    elif officer is None:
        # The site and the board come a moment before the link can take a login.
        page = Page.CONNECTING if isinstance(link, Connecting | Refused) else Page.LOGIN
    else:
        page = Page.COUNTERS if seat is None else Page.DESK
    return SessionState(
        page,
        derive_connection(link, naming),
        naming.site.name.in_language(naming.language) if naming else "",
        officer.name if officer is not None else "",
        seat.code if seat is not None else None,
        sentence(link.error, naming) if isinstance(link, Refused) else "",
        derive_alerts(kiosks, link, naming, now),
        derive_display_alerts(displays, link, naming, now),
        page in (Page.COUNTERS, Page.DESK) and officer is not None and officer.role == "supervisor",
    )


class SessionViewModel(QObject):
    """Chooses the page and keeps the officer's token on disk for as long as the server knows it."""

    changed = Signal(object)
    """The new `SessionState`."""

    def __init__(
        self, link: LinkAdapter, token: LoginToken, translation: Translation, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._link = link
        self._token = token
        self._translation = translation
        link.stateChanged.connect(self.refresh)
        link.described.connect(self.refresh)
        link.boardReset.connect(self.refresh)
        link.recorded.connect(self.refresh)
        link.kiosksChanged.connect(self.refresh)
        link.displaysChanged.connect(self.refresh)
        link.officerChanged.connect(self._follow_officer)
        translation.changed.connect(self.refresh)
        self._state = self._derive()

    @property
    def state(self) -> SessionState:
        """What was last notified."""
        return self._state

    def refresh(self) -> None:
        """Derive the state anew and notify if it differs."""
        state = self._derive()
        if state != self._state:
            self._state = state
            self.changed.emit(state)

    def _follow_officer(self, officer: OfficerSession | None) -> None:
        if officer is None:
            self._token.forget()
        else:
            self._token.keep(officer.token)
        self.refresh()

    def _derive(self) -> SessionState:
        site = self._link.site
        naming = Naming(site, self._translation.language) if site is not None else None
        return derive_session(
            self._link.state,
            self._link.board,
            site,
            self._link.officer,
            naming,
            kiosks=self._link.kiosks,
            displays=self._link.displays,
            now=self._link.server_clock(),
        )
