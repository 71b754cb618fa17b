"""A hall without a network: the real rules of the service day, and the real session of every console, by hand.

Nothing happens by itself. A test says when the clock moves, when a cable is pulled, and whether answers come at once.
"""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace as struct_replace

from server.domain.announcements import announce_due
from server.domain.day import ServiceDay
from server.domain.decisions import decide, start_day
from server.domain.occasion import Asker, Occasion
from server.domain.refusals import Refusal
from server.domain.site import Site
from server.domain.takeover import view_takeover
from server.domain.undoing import view_desk
from server.profile.load import load
from shared.link.effects import Disconnect, Effect
from shared.link.instant import Instant
from shared.link.outbox import MemoryOutbox, Outbox
from shared.link.session import ClientSession
from shared.link.settings import LinkSettings
from shared.wire import methods as do
from shared.wire.codec import (
    Request,
    decode_request,
    encode_answer,
    encode_asked,
    encode_displays,
    encode_error,
    encode_events,
    encode_kiosks,
    encode_moved,
    encode_result,
)
from shared.wire.display import Displays, DisplayState, GroupVoice
from shared.wire.errors import Error, error
from shared.wire.events import Recorded
from shared.wire.kiosk import Kiosks, KioskState
from shared.wire.officer import ANSWER_SECONDS, OfficerAsked, OfficerMoved
from shared.wire.scalars import PROTOCOL, Code, CommandId, Moment
from shared.wire.site import OfficerName
from shared.wire.ticket import Ticket

PROFILE = Path(__file__).parents[2] / "sites" / "lampung-timur.toml"
PASSWORD = "rahasia-sekali"
TUESDAY_0941 = 1_794_883_260_000
"""Tuesday, 17 November 2026, 09.41 WIB."""
MINUTE_MS = 60_000


class Hall:
    """The server's part: one service day, its journal, the answers given, and who is logged in where."""

    def __init__(self, profile: Path = PROFILE) -> None:
        [self.site] = load(profile)
        self.day = ServiceDay(self.site)
        self.journal: list[Recorded] = []
        self.wires: list[Wire] = []
        self.now: Moment = TUESDAY_0941
        self.password = PASSWORD
        self.login_error: Error | None = None
        self.storage_full = False
        self.at_work: frozenset[Code] = frozenset()
        """Officers who have a console of which no test wants to see anything."""
        self.displays = Displays()
        self.kiosks = Kiosks((self.kiosk("kiosk-1"), self.kiosk("kiosk-2", name="Kiosk pintu utara")))
        self._ids = (f"00000000-0000-4000-8000-{number:012x}" for number in itertools.count(1))
        self._answers: dict[CommandId, Struct | Error] = {}
        self._logins: dict[str, Code] = {}
        self._asking: dict[Code, Asking] = {}
        self.open_day()

    def set_site(self, site: Site) -> None:
        """Use another site's rules; before anything else is done."""
        self.site = site
        self.day = ServiceDay(site)
        self.journal.clear()
        self.open_day()

    def open_day(self) -> None:
        """Start the service day that is due."""
        decision = start_day(self.day, self.now)
        if decision is not None:
            self._record(decision.events)

    def clock(self) -> Instant:
        """Both clocks of every machine in the hall."""
        return Instant(self.now / 1000, self.now)

    def pass_time(self, milliseconds: int) -> None:
        """Let time pass; what was waiting for it happens."""
        self.now += milliseconds
        due = announce_due(self.day, self.now)
        if due is not None:
            self._record(due.events)
        for officer, asking in list(self._asking.items()):
            if asking.answer_by <= self.now:
                self._settle(officer, "")
        for wire in self.wires:
            wire.tick()

    # --- the kiosks

    def kiosk(self, code: Code = "kiosk-1", *, name: str = "Kiosk lobi", **state: Any) -> KioskState:  # noqa: ANN401 - of a kiosk
        """How a kiosk is, for a minute now; in order, unless said otherwise."""
        usual: dict[str, Any] = {
            "online": True,
            "printer": "ready",
            "paper_left": None,
            "waiting_to_send": 0,
            "since": self.now - MINUTE_MS,
        }
        return KioskState(code, name, **(usual | state))

    def set_kiosks(self, *kiosks: KioskState) -> None:
        """From now on they are so; consoles that follow the board are told."""
        self.kiosks = Kiosks(kiosks)
        for wire in self.wires:
            wire.publish(encode_kiosks(self.kiosks))

    # --- the displays

    def display(self, code: Code = "lobi", *, name: str = "Layar lobi", **state: Any) -> DisplayState:  # noqa: ANN401 - of a display
        """How a display is, for a minute now; in order, unless said otherwise."""
        usual: dict[str, Any] = {
            "online": True,
            "role": "lobby",
            "loudspeakers": "hall",
            "sound": "ready",
            "fault": "",
            "since": self.now - MINUTE_MS,
        }
        return DisplayState(code, name, **(usual | state))

    def set_displays(self, *displays: DisplayState) -> None:
        """From now on they are so; of each group of loudspeakers the first that can speak does."""
        groups = {zone.loudspeakers for zone in self.site.description.zones}
        voices = []
        for group in sorted(groups | {one.loudspeakers for one in displays if one.loudspeakers}):
            able = [one for one in displays if one.loudspeakers == group and one.online and one.sound == "ready"]
            voices.append(GroupVoice(group, able[0].code if able else None, 0))
        self.displays = Displays(displays, tuple(voices))
        for wire in self.wires:
            wire.publish(encode_displays(self.displays))

    def make_supervisor(self, officer: Code) -> None:
        """Let an officer have announcements made; before consoles are switched on."""
        officers = tuple(replace(one, role="supervisor") if one.code == officer else one for one in self.site.officers)
        self.set_site(replace(self.site, officers=officers))

    # --- what others in the hall do

    def act(self, command: do.Command, officer: Code | None = None) -> Struct | Error:
        """Do a command for a kiosk (no officer) or for an officer at another console."""
        return self._do(next(self._ids), command, officer)

    def issue(self, service: Code, *, priority: bool = False) -> Ticket:
        """A visitor takes a number."""
        issued = self.act(do.IssueTicket(service, priority=priority))
        assert isinstance(issued, do.Issued), issued
        return issued.ticket

    def end_logins(self) -> None:
        """Every officer's session ends, as at midnight."""
        self._logins.clear()

    # --- what consoles send

    def plug_in(
        self,
        settings: LinkSettings,
        *,
        on_effect: Callable[[Effect], None],
        on_crash: Callable[[BaseException], None],
        outbox: Outbox | None = None,
    ) -> "Wire":
        """An `OpenLink`: the way of one console into this hall."""
        session = ClientSession(settings.token, settings.client, outbox or MemoryOutbox(), settings.officer_token)
        wire = Wire(self, session, on_effect, f"Konsol {len(self.wires) + 1}")
        self.wires.append(wire)
        return wire

    def answer(self, request: Request, wire: "Wire") -> list[str]:
        """The frames that answer a request."""
        match request.params:
            case do.Command() as command:
                if self.storage_full:
                    full = error("unavailable", "storage_unavailable", "The disk is full.", retry_after=1.0)
                    return [encode_error(request.id, full)]
                if wire.officer is None:
                    return [encode_error(request.id, error("unauthorised", "not_logged_in", "Log in first."))]
                answer = self._do(str(request.id), command, wire.officer)
            case do.Subscribe(since=since):
                return self._subscribe(request.id, since, wire)
            case do.LogIn() as login:
                return self._log_in(request.id, login, wire)
            case do.AnswerLogin(allow=allow):
                self._settle(wire.officer or "", "" if allow else "login_declined")
                answer = do.Done()
            case do.WithdrawLogin():
                for officer, asking in list(self._asking.items()):
                    if asking.asker is wire:
                        self._settle(officer, "login_withdrawn")
                answer = do.Done()
            case query:
                answer = self._query(query, wire)
        return [_reply(request.id, answer)]

    def _query(self, query: do.Query | do.Command, wire: "Wire") -> Struct | Error:
        match query:
            case do.OpenSession(token=token, officer_token=officer_token):
                if token != "device":
                    return error("unauthorised", "unknown_device", "No device has this token.")
                wire.officer = self._logins.get(officer_token or "")
                return self._welcome(officer_token, wire)
            case do.DescribeSite():
                officers = tuple(OfficerName(one.code, one.name, one.counters) for one in self.site.officers)
                return struct_replace(self.site.description, officers=officers)
            case do.GetDesk():
                try:
                    return view_desk(Occasion(self.day, "", Asker(wire.officer), self.now), query)
                except Refusal as refusal:
                    return error("refused", refusal.code, str(refusal), refusal.details())
            case do.GetTakeover():
                try:
                    return view_takeover(Occasion(self.day, "", self._asker(wire.officer), self.now), query)
                except Refusal as refusal:
                    return error("refused", refusal.code, str(refusal), refusal.details())
            case do.LogOut():
                wire.officer = None
                return do.Done()
            case _:
                raise NotImplementedError(query)

    def _log_in(self, id: str | int, login: do.LogIn, wire: "Wire") -> list[str]:
        """The answer to a login or, where another console is asked first, none yet."""
        if self.login_error is not None:
            return [_reply(id, self.login_error)]
        if login.officer not in self.site.officer_by_code or login.password != self.password:
            return [_reply(id, error("refused", "wrong_password", "The officer or the password is wrong."))]
        other = next((one for one in self.wires if one.officer == login.officer and one is not wire), None)
        if other is None:
            return [_reply(id, self._seat(login.officer, wire))]
        if not login.take_over:
            details = {"console": "console-x", "name": other.name, "counter": self._held(login.officer)}
            return [_reply(id, error("refused", "logged_in_elsewhere", "There already.", details))]
        self._asking[login.officer] = Asking(id, wire, other, self.now + ANSWER_SECONDS * 1000)
        other.notify(encode_asked(OfficerAsked("console-x", wire.name, self.now + ANSWER_SECONDS * 1000)))
        return []

    def _settle(self, officer: Code, refused: str) -> None:
        """A login that waited for another console is answered."""
        asking = self._asking.pop(officer)
        asking.asked.notify(encode_asked(OfficerAsked()))
        if refused:
            answer: Struct | Error = error("refused", refused, "No.", {"console": "x", "name": asking.asked.name})
        else:
            asking.asked.notify(encode_moved(OfficerMoved("console-x", asking.asker.name)))
            asking.asked.officer = None
            answer = self._seat(officer, asking.asker)
        asking.asker.notify(_reply(asking.id, answer))

    def _seat(self, officer: Code, wire: "Wire") -> do.OfficerSession:
        token = f"token-{len(self._logins)}-{officer}"
        self._logins = {known: one for known, one in self._logins.items() if one != officer}
        self._logins[token] = wire.officer = officer
        return self._session_of(officer, token)

    def _welcome(self, token: str | None, wire: "Wire") -> do.Welcome:
        officer = self._logins.get(token or "")
        return do.Welcome(
            protocol=PROTOCOL,
            server="test",
            device="console-x",
            name=wire.name,
            role="console",
            site=self.site.code,
            at=self.now,
            seq=self.day.board.seq,
            officer=self._session_of(officer, token) if officer and token else None,
        )

    def _session_of(self, officer: Code, token: str) -> do.OfficerSession:
        known = self.site.officer_by_code[officer]
        return do.OfficerSession(officer, known.name, token, known.counters, self._held(officer), known.role)

    def _held(self, officer: Code) -> Code | None:
        return next((counter.code for counter in self.day.board.counters.values() if counter.officer == officer), None)

    def _subscribe(self, id: str | int, since: int | None, wire: "Wire") -> list[str]:
        wire.following = True
        board = self.day.board
        if since is None or since > board.seq:
            return [_reply(id, do.Subscribed(board.seq, board.snapshot())), *self._machines()]
        missed = [encode_answer(recorded) for recorded in self.journal[since:]]
        frames = [_reply(id, do.Subscribed(board.seq, None)), *self._machines()]
        return [*frames, encode_events(missed)] if missed else frames

    def _machines(self) -> list[str]:
        return [encode_kiosks(self.kiosks), encode_displays(self.displays)]

    def _do(self, id: CommandId, command: do.Command, officer: Code | None) -> Struct | Error:
        asker = self._asker(officer)
        if id not in self._answers:
            try:
                decision = decide(self.day, command, id, asker, self.now)
            except Refusal as refusal:
                self._answers[id] = error("refused", refusal.code, str(refusal), refusal.details())
            else:
                self._answers[id] = decision.answer
                self._record(decision.events)
        return self._answers[id]

    def _asker(self, officer: Code | None) -> Asker:
        online = {kiosk.code: kiosk.online for kiosk in self.kiosks.kiosks}
        there = frozenset(wire.officer for wire in self.wires if wire.officer) | self.at_work
        return Asker(officer, "" if officer else "K", online, there)

    def _record(self, events: tuple[object, ...]) -> None:
        for event in events:
            recorded = Recorded(self.day.board.seq + 1, self.now, event)  # type: ignore[arg-type]
            self.day.apply(recorded)
            self.journal.append(recorded)
            for wire in self.wires:
                wire.publish(encode_events([encode_answer(recorded)]))


@dataclass(frozen=True)
class Asking:
    """A login that waits for the console where the officer still is."""

    id: str | int
    asker: "Wire"
    asked: "Wire"
    answer_by: Moment


def _reply(id: str | int, answer: Struct | Error) -> str:
    return encode_error(id, answer) if isinstance(answer, Error) else encode_result(id, encode_answer(answer))


@dataclass
class Wire:
    """One console's cable: a `LinkPort` over the real session."""

    hall: Hall
    session: ClientSession
    tell: Callable[[Effect], None]
    name: str = "Konsol 1"
    """What people call the console."""
    sent: list[Request] = field(default_factory=list)
    """Everything the console has sent, in order, resent commands too."""
    plugged: bool = True
    hold: bool = False
    """Answers and events are held back until `release`."""
    late: bool = False
    """Answers are held back until `release`, events are not."""
    dead: bool = False
    """What is sent gets lost on the way: the cable is out, and nobody has noticed yet."""
    following: bool = False
    officer: Code | None = None
    _held: list[str] = field(default_factory=list)
    _pumping: bool = False

    def start(self) -> None:
        if self.plugged:
            self.session.connected(self.hall.clock())
        self._pump()

    def submit(self, id: str, params: do.Query | do.Command) -> None:
        if isinstance(params, do.Command):
            self.session.submit(id, params, self.hall.clock())
        else:
            self.session.ask(id, params, self.hall.clock())
        self._pump()

    def take_back(self, id: CommandId) -> bool:
        return self.session.take_back(id)

    def close(self) -> None:
        self.plugged = False
        if self in self.hall.wires:
            self.hall.wires.remove(self)

    def commands(self, kind: type[do.Command] = do.Command) -> list[Request]:
        """The commands sent, resent ones too."""
        return [request for request in self.sent if isinstance(request.params, kind)]

    def cut(self) -> None:
        """The cable is out, and the console notices."""
        self.plugged = self.following = False
        self.officer = None
        self._held.clear()
        self.session.lost("cut", self.hall.clock())
        self._pump()

    def mend(self) -> None:
        """The cable is in again."""
        self.plugged, self.dead = True, False
        self.session.connected(self.hall.clock())
        self._pump()

    def release(self) -> None:
        """Let through what was held back."""
        self.hold = self.late = False
        held, self._held = self._held, []
        for frame in held:
            self.session.received(frame, self.hall.clock())
        self._pump()

    def tick(self) -> None:
        """Time has passed."""
        if self.session.wake_at is not None and self.session.wake_at <= self.hall.clock().elapsed:
            self.session.tick(self.hall.clock())
        self._pump()

    def publish(self, frame: str) -> None:
        """News for this console, if it follows the board."""
        if self.following and self.plugged and not self.dead:
            self._receive(frame)
            self._pump()

    def notify(self, frame: str) -> None:
        """A frame for this console alone."""
        if self.plugged and not self.dead:
            self._receive(frame)
            self._pump()

    def _receive(self, frame: str, *, held: bool = False) -> None:
        if held or self.hold:
            self._held.append(frame)
        else:
            self.session.received(frame, self.hall.clock())

    def _pump(self) -> None:
        if self._pumping:
            return
        self._pumping = True
        # What the console is told may have it send something.
        while self._send() | self._take_effects():
            pass
        self._pumping = False

    def _send(self) -> bool:
        """Carry what the console sends; whether there was anything."""
        any_sent = False
        while frames := self.session.take_frames():
            any_sent = True
            for frame in frames:
                request = decode_request(frame)
                self.sent.append(request)
                if not self.dead:
                    for reply in self.hall.answer(request, self):
                        self._receive(reply, held=self.late)
        return any_sent

    def _take_effects(self) -> bool:
        """Tell the console what has come; whether there was anything."""
        any_told = False
        while (effect := self.session.take_effect()) is not None:
            any_told = True
            if not isinstance(effect, Disconnect):
                self.tell(effect)
        return any_told
