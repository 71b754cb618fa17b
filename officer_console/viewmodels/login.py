"""The login page's view model."""

from dataclasses import dataclass, replace

from msgspec import Struct
from msgspec.structs import replace as replace_struct
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from officer_console.actions import Action
from officer_console.services.seat import Seat
from officer_console.viewmodels.labels import action_name
from officer_console.viewmodels.refusals import sentence
from officer_console.viewmodels.wording import Naming, seconds_left
from shared.link.state import LinkState, Online
from shared.ui.link import LinkAdapter
from shared.ui.translation import Translation
from shared.wire.errors import Error
from shared.wire.methods import LogIn, LogOut, OfficerSession, WithdrawLogin
from shared.wire.officer import ANSWER_SECONDS, OfficerMoved
from shared.wire.scalars import Code, Moment

translate = QCoreApplication.translate

TICK_MS = 500


@dataclass(frozen=True, slots=True)
class LoginState:
    """What the login page shows."""

    site: str
    busy: bool
    """The answer is awaited: pressing again does nothing."""
    message: str
    """Why the last try failed, or why the officer is back on this page; empty if there is nothing to tell."""
    yes: str = ""
    """The button of a question that the message asks; empty where it asks none."""
    no: str = ""
    """The button that leaves it, or waits for the other console no more; empty where neither is to be done."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The officer is logged in at another console."""

    name: str
    """What people call that console."""
    counter: Code | None
    """Where they sit."""
    answer_by: Moment | None = None
    """Until when that console is asked; None while the officer here is."""


@dataclass(frozen=True, slots=True)
class Ended:
    """The server has ended the officer's session, rather than the officer."""

    at: str = ""
    """The console where they are now; empty where they are nowhere."""
    unsure: Action | None = None
    """The press that was on its way."""


def derive_login(
    link: LinkState,
    naming: Naming | None,
    failure: Error | None,
    *,
    busy: bool,
    incomplete: bool,
    ended: Ended | None,
    elsewhere: Elsewhere | None = None,
    now: Moment = 0,
) -> LoginState:
    """The page."""
    site = naming.site.name.in_language(naming.language) if naming else ""
    if elsewhere is not None and elsewhere.answer_by is not None:
        # The server counts from when it has checked the password, and looks once a second.
        left = seconds_left(elsewhere.answer_by, now, given=ANSWER_SECONDS)
        if left:
            text = translate("Login", "{console} is asked: wait for the answer, {seconds} seconds at most.")
        else:
            text = translate("Login", "{console} has not answered: you are logged in here in a moment.")
        told = text.format(console=elsewhere.name, seconds=left)
        return LoginState(site, busy, told, no=translate("Login", "Wait no longer (Esc)"))
    if elsewhere is not None:
        yes, no = translate("Login", "Log in here"), translate("Login", "Cancel (Esc)")
        return LoginState(site, busy, _ask(elsewhere, naming), yes=yes, no=no)
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
    elif ended is not None:
        message = _tell_end(ended)
    else:
        message = ""
    return LoginState(site, busy, message)


def _tell_end(ended: Ended) -> str:
    if ended.at:
        text = translate(
            "Login", "You are at {console} now, with your counter and visitor. If it was not you, tell the supervisor."
        )
        told = text.format(console=ended.at)
    else:
        told = translate("Login", "Your session has ended, for a new day has begun or you logged in elsewhere.")
    if ended.unsure is not None:
        text = translate("Login", "When you log in you see whether this was done: {action}.")
        told = f"{told} {text.format(action=action_name(ended.unsure))}"
    return told


def _ask(elsewhere: Elsewhere, naming: Naming | None) -> str:
    where = elsewhere.name
    if elsewhere.counter is not None:
        counter = naming.counter(elsewhere.counter) if naming else elsewhere.counter
        where = translate("Login", "{console} ({counter})").format(console=where, counter=counter)
    text = translate("Login", "You are still logged in at {console}. Move here with your counter and visitor?")
    return text.format(console=where)


class LoginViewModel(QObject):
    """Asks the server to log an officer in, once per press."""

    changed = Signal(object)
    """The new `LoginState`."""
    shown_out = Signal(str)
    """The server has ended the officer's session: why, in a sentence."""

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
        self._ended: Ended | None = None
        self._asking: LogIn | None = None
        """What to send again when the officer says yes. It holds their password for no longer than that."""
        self._elsewhere: Elsewhere | None = None
        self._moved_to = ""
        self._ticks = QTimer(self, interval=TICK_MS)
        self._ticks.timeout.connect(self.refresh)
        link.officerMoved.connect(self._follow_move)
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
        self._forget_question()
        self._failure, self._ended = None, None
        self._incomplete = not officer or not password
        if not self._incomplete and isinstance(self._link.state, Online):
            self._send(LogIn(officer, password))
        self.refresh()

    def log_in_here(self) -> None:
        """The officer wants to be here rather than at the other console."""
        if self._asking is None or self._elsewhere is None or self._busy:
            return
        self._elsewhere = replace(self._elsewhere, answer_by=self._link.server_clock() + ANSWER_SECONDS * 1000)
        self._ticks.start()
        self._send(replace_struct(self._asking, take_over=True))
        self.refresh()

    def escape(self) -> None:
        """Esc: stay logged in at the other console, or wait for it no more."""
        if self._busy and self._elsewhere is not None:
            self._link.call(WithdrawLogin(), lambda _answer: None)
        elif not self._busy:
            self._forget_question()
            self.refresh()

    def _send(self, login: LogIn) -> None:
        self._busy = True
        self._link.call(login, lambda answer: self._take_answer(answer, login))

    def _forget_question(self) -> None:
        self._asking = self._elsewhere = None
        self._ticks.stop()

    def log_out(self) -> None:
        """The officer has pressed *log out*; refused while a counter is theirs."""
        if self._leaving:
            return
        self._leaving = True
        self._link.call(LogOut(), self._take_farewell)

    def _take_answer(self, answer: Struct | Error, login: LogIn) -> None:
        self._busy = False
        self._forget_question()
        match answer:
            case Error() if answer.data.code == "logged_in_elsewhere":
                self._asking = login
                details = answer.data.details
                self._elsewhere = Elsewhere(str(details.get("name") or details.get("console")), details.get("counter"))
            case Error() if answer.data.code == "login_withdrawn":
                pass  # the officer's own wish
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
        if officer is not None:
            self._ended, self._moved_to = None, ""
        elif self._officer is not None and not self._leaving:
            self._ended = Ended(self._moved_to)
            self.shown_out.emit(_tell_end(self._ended))
        self._officer = officer
        self.refresh()

    def note_refused(self, action: Action) -> None:
        """The server has not taken a press. Where that is because the officer is not logged in here, they are told."""
        if self._officer is None and self._ended is not None:
            self._ended = replace(self._ended, unsure=action)
            self.refresh()

    def _follow_move(self, moved: OfficerMoved) -> None:
        self._moved_to = moved.name or moved.console

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
            self._link.state,
            naming,
            self._failure,
            busy=self._busy,
            incomplete=self._incomplete,
            ended=self._ended,
            elsewhere=self._elsewhere,
            now=self._link.server_clock(),
        )
