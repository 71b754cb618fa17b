"""The login page's view model."""

from dataclasses import dataclass

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QObject, Signal

from officer_console.services.seat import Seat
from officer_console.viewmodels.refusals import sentence
from officer_console.viewmodels.wording import Naming
from shared.link.state import LinkState, Online
from shared.ui.link import LinkAdapter
from shared.ui.translation import Translation
from shared.wire.errors import Error
from shared.wire.methods import LogIn, LogOut, OfficerSession

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class LoginState:
    """What the login page shows."""

    site: str
    busy: bool
    """The answer is awaited: pressing again does nothing."""
    message: str
    """Why the last try failed, or why the officer is back on this page; empty if there is nothing to tell."""


def derive_login(
    link: LinkState, naming: Naming | None, failure: Error | None, *, busy: bool, incomplete: bool, ended: bool
) -> LoginState:
    """The page. `ended`: the server has ended the officer's session, rather than the officer."""
    if incomplete:
        message = translate("Login", "Fill in your officer code and your password.")
    elif failure is not None and failure.kind == "params":
        message = translate(
            "Login", "An officer code has letters, digits, dots and hyphens only. Check what you typed."
        )
    elif failure is not None:
        message = sentence(failure, naming)
    elif not isinstance(link, Online):
        message = translate("Login", "The server is not connected yet. You can log in as soon as it is.")
    elif ended:
        message = translate("Login", "Your session has ended, for a new day has begun or you logged in elsewhere.")
    else:
        message = ""
    return LoginState(naming.site.name.in_language(naming.language) if naming else "", busy, message)


class LoginViewModel(QObject):
    """Asks the server to log an officer in, once per press."""

    changed = Signal(object)
    """The new `LoginState`."""

    def __init__(self, link: LinkAdapter, seat: Seat, translation: Translation, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._seat = seat
        self._translation = translation
        self._busy = False
        self._incomplete = False
        self._failure: Error | None = None
        self._officer: OfficerSession | None = None
        self._leaving = False
        self._ended = False
        link.stateChanged.connect(self._follow_link)
        link.described.connect(self.refresh)
        link.officerChanged.connect(self._follow_officer)
        translation.changed.connect(self.refresh)
        self._state = self._derive()

    @property
    def state(self) -> LoginState:
        """What was last notified."""
        return self._state

    @property
    def last_officer(self) -> str:
        """The code used last at this PC; empty if there was none."""
        return self._seat.last_officer() or ""

    def log_in(self, officer: str, password: str) -> None:
        """The officer has pressed *log in*."""
        if self._busy:
            return
        officer = officer.strip()
        self._failure, self._ended = None, False
        self._incomplete = not officer or not password
        if not self._incomplete and isinstance(self._link.state, Online):
            self._busy = True
            self._link.call(LogIn(officer, password), self._take_answer)
        self.refresh()

    def log_out(self) -> None:
        """The officer has pressed *log out*; refused while a counter is theirs."""
        if self._leaving:
            return
        self._leaving = True
        self._link.call(LogOut(), self._take_farewell)

    def _take_answer(self, answer: Struct | Error) -> None:
        self._busy = False
        match answer:
            case Error():
                self._failure = answer
            case OfficerSession(officer=officer):
                self._seat.remember_officer(officer)
        self.refresh()

    def _take_farewell(self, answer: Struct | Error) -> None:
        self._leaving = False
        if isinstance(answer, Error):
            self._failure = answer
            self.refresh()

    def _follow_officer(self, officer: OfficerSession | None) -> None:
        self._ended = officer is None and self._officer is not None and not self._leaving
        self._officer = officer
        self.refresh()

    def _follow_link(self, state: LinkState) -> None:
        if isinstance(state, Online):
            self._failure = None
        self.refresh()

    def refresh(self) -> None:
        """Derive the state anew and notify if it differs."""
        state = self._derive()
        if state != self._state:
            self._state = state
            self.changed.emit(state)

    def _derive(self) -> LoginState:
        site = self._link.site
        naming = Naming(site, self._translation.language) if site is not None else None
        return derive_login(
            self._link.state, naming, self._failure, busy=self._busy, incomplete=self._incomplete, ended=self._ended
        )
