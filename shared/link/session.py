"""The client's side of the protocol, without I/O: no sockets, threads, clocks or random numbers.

Whoever drives it tells it what happened and when, then takes the frames to send and the effects to tell:

    connected · received · lost · rejected      from the network
    submit · take_back · ask                    from the program
    tick                                        at `wake_at`

A connection opens with `session.open`. When the server has welcomed the device, the hall is described, the board is
followed from the last event seen, and commands without a final answer are sent again under the ids they have.
"""

from collections import deque
from typing import Literal

from msgspec import Struct

from shared.link.asking import Asking
from shared.link.contract import UNDECODABLE, encode_checked, read_answer
from shared.link.effects import (
    Answered,
    BoardReset,
    Delayed,
    Described,
    Disconnect,
    DisplaysChanged,
    Effect,
    EventsRecorded,
    KiosksChanged,
    LoggedInElsewhere,
    LoginAsked,
    OfficerChanged,
    StateChanged,
    Welcomed,
)
from shared.link.following import Following
from shared.link.instant import Instant
from shared.link.officer import LoggedIn
from shared.link.outbox import Outbox
from shared.link.sending import Sending
from shared.link.state import Connecting, LinkState, Offline, Online, Refused
from shared.wire.codec import Events, Reply, decode_frame, encode_request
from shared.wire.display import Displays
from shared.wire.errors import RETRIABLE, Error, error
from shared.wire.kiosk import Kiosks
from shared.wire.methods import (
    Command,
    DescribeSite,
    LogIn,
    LogOut,
    OfficerSession,
    OpenSession,
    Query,
    Subscribe,
    Subscribed,
    Welcome,
)
from shared.wire.officer import OfficerAsked, OfficerMoved
from shared.wire.scalars import PROTOCOL, CommandId, Secret
from shared.wire.site import SiteDescription

UNDERSTOOD = ("announcements", "displays", "takeovers")
"""What this version can read beside what every version can; see `session.open` in docs/protocol.md."""
OPENING_LIMIT = 10.0
"""Seconds the server may take to make the board current before another connection is tried."""

OFFLINE = error("unavailable", "offline", "The server cannot be reached.")
TIMED_OUT = error("unavailable", "timed_out", "The server did not answer in time.")
OTHER_PROTOCOL = error("unsupported", "protocol_version", "The server speaks another version of the protocol.")


class ClientSession:
    """One device's session with its server, through any number of connections."""

    def __init__(self, token: Secret, client: str, outbox: Outbox, officer_token: Secret | None = None) -> None:
        self.state: LinkState = Connecting()
        self._token = token
        self._client = client
        self._logged_in = LoggedIn(officer_token)
        self._asked = OfficerAsked()
        self._site: SiteDescription | None = None
        self._following = Following()
        self._sending = Sending(outbox)
        self._asking = Asking()
        self._phase: Literal["away", "opening", "open", "useless"] = "away"
        self._current_by = 0.0
        self._requests = 0
        self._frames: list[str] = []
        self._effects: deque[Effect | Disconnect] = deque()

    # --- what to do, for the driver

    def take_frames(self) -> list[str]:
        """The frames to send on the present connection, in order; each is given once."""
        frames, self._frames = self._frames, []
        return frames

    def take_effect(self) -> Effect | Disconnect | None:
        """The next thing to tell, if there is one; each is given once."""
        return self._effects.popleft() if self._effects else None

    @property
    def wake_at(self) -> float | None:
        """When to call `tick`, on the monotonic clock; None: nothing is waited for."""
        connected = self._phase in ("opening", "open")
        times = (
            self._asking.wake_at,
            self._current_by if connected and not self._current else None,
            self._sending.wake_at if self._phase == "open" else None,
        )
        return min((time for time in times if time is not None), default=None)

    # --- from the network

    def connected(self, now: Instant) -> None:
        """A connection stands."""
        self._phase = "opening"
        self._current_by = now.elapsed + OPENING_LIMIT
        opening = OpenSession(self._token, PROTOCOL, self._client, self._logged_in.token, UNDERSTOOD)
        self._request(opening, now)

    def received(self, frame: str | bytes, now: Instant) -> None:
        """A frame came."""
        if self._phase not in ("opening", "open"):
            return
        try:
            message = decode_frame(frame)
        except UNDECODABLE as fault:
            self._drop(f"unreadable frame: {fault}", now)
            return
        match message:
            case Events():
                self._take_events(message, now)
            case Kiosks():
                self._effects.append(KiosksChanged(message))
            case Displays():
                self._effects.append(DisplaysChanged(message))
            case OfficerAsked():
                self._set_asked(message)
            case OfficerMoved():
                self._effects.append(LoggedInElsewhere(message))
                self._set_officer(None)
            case Reply():
                self._take_reply(message, now)
        self._note_currency(now)
        self._send_commands(now)

    def lost(self, reason: str, now: Instant) -> None:
        """The connection is gone."""
        if self._phase == "away":
            return
        self._phase = "away"
        self._frames.clear()
        self._following.lose()
        self._sending.lose()
        self._go_offline(reason, now)
        self._set_asked(OfficerAsked())
        self._effects.extend(Delayed(command, OFFLINE) for command in self._sending.ids())
        self._fail_queries(self._asking.pop_all(), OFFLINE)

    def rejected(self, error: Error) -> None:
        """The server would not even open a connection of this protocol."""
        self._set_state(Refused(error))

    # --- from the program

    def submit(self, id: CommandId, params: Command, now: Instant) -> None:
        """Have a command done once, after those submitted before it, however often the connection is lost."""
        if (frame := self._frame(id, params)) is None:
            return
        self._sending.add(id, params, frame)
        if self._phase == "open":
            self._send_commands(now)
        else:
            self._effects.append(Delayed(id, OFFLINE))

    def take_back(self, id: CommandId) -> bool:
        """Withdraw a command that has certainly not been done; it will not be answered.

        False: it may have been done, and its answer comes as for any other, or has come.
        """
        return self._sending.take_back(id)

    def ask(self, id: str, params: Query, now: Instant) -> None:
        """Ask a query: answered on this connection or not at all (`unavailable`)."""
        if (frame := self._frame(id, params)) is None:
            return
        if self._phase == "open":
            self._asking.add(id, params, now.elapsed)
            self._frames.append(frame)
        else:
            self._effects.append(Answered(id, OFFLINE))

    def tick(self, now: Instant) -> None:
        """The time of `wake_at` has come."""
        self._fail_queries(self._asking.pop_late(now.elapsed), TIMED_OUT)
        if self._phase in ("opening", "open") and not self._current and self._current_by <= now.elapsed:
            self._drop("the session did not open in time", now)
        self._send_commands(now)

    # --- frames out

    def _frame(self, id: str, params: Query | Command) -> str | None:
        frame = encode_checked(id, params)
        if isinstance(frame, Error):
            self._effects.append(Answered(id, frame))
            return None
        return frame

    def _request(self, params: Query, now: Instant) -> None:
        self._requests += 1
        self._asking.add(self._requests, params, now.elapsed)
        self._frames.append(encode_request(self._requests, params))

    def _send_commands(self, now: Instant) -> None:
        if self._phase == "open" and (frame := self._sending.next_frame(now.elapsed)) is not None:
            self._frames.append(frame)

    # --- frames in

    def _take_events(self, message: Events, now: Instant) -> None:
        good, fault = self._following.take(message.events)
        if good:
            self._effects.append(EventsRecorded(good))
        if fault is not None:
            self._resume(str(fault), now)

    def _take_reply(self, reply: Reply, now: Instant) -> None:
        if reply.id is None and reply.error is not None:
            self._drop(f"not understood: {reply.error.message}", now, reply.error.data.retry_after)
        elif (query := self._asking.pop(reply.id)) is not None:
            answer = read_answer(reply, query)
            if isinstance(reply.id, str):
                self._take_answer(reply.id, query, answer)
            else:
                self._take_own_answer(query, answer, now)
        elif isinstance(reply.id, str) and (command := self._sending.params(reply.id)) is not None:
            self._take_outcome(reply.id, read_answer(reply, command), now)
        # Anything else is a second answer, or one that came too late.

    def _take_answer(self, id: str, query: Query, answer: Struct | Error) -> None:
        match query, answer:
            case LogIn(), OfficerSession():
                self._set_officer(answer)
            case LogOut(), _ if not isinstance(answer, Error):
                self._set_officer(None)
        self._effects.append(Answered(id, answer))

    def _take_outcome(self, id: CommandId, answer: Struct | Error, now: Instant) -> None:
        if isinstance(answer, Error):
            if self._sending.postpone(id, answer, now.elapsed):
                self._effects.append(Delayed(id, answer))
                return
            if answer.kind == "unauthorised":
                self._set_officer(None)
        self._sending.settle(id)
        self._effects.append(Answered(id, answer))

    def _take_own_answer(self, query: Query, answer: Struct | Error, now: Instant) -> None:
        match query, answer:
            case OpenSession(), Error() if answer.kind not in RETRIABLE:
                self._set_state(Refused(answer))
                self._drop(f"refused: {answer.message}", now)
            case _, Error():
                self._drop(f"{query.METHOD}: {answer.message}", now, answer.data.retry_after)
            case OpenSession(), Welcome():
                self._take_welcome(answer, now)
            case DescribeSite(), SiteDescription() if answer != self._site:
                self._site = answer
                self._effects.append(Described(answer))
            case Subscribe(), Subscribed():
                if not self._following.begin(answer):
                    self._resume("the journal does not go on from the last event seen", now)
                elif answer.snapshot is not None:
                    self._effects.append(BoardReset(answer.snapshot))

    def _take_welcome(self, welcome: Welcome, now: Instant) -> None:
        if welcome.protocol != PROTOCOL:
            self._set_state(Refused(OTHER_PROTOCOL))
            self._drop(f"the server speaks protocol {welcome.protocol}", now)
            return
        self._phase = "open"
        self._effects.append(Welcomed(welcome, now.elapsed))
        self._set_officer(welcome.officer)
        self._request(DescribeSite(), now)
        self._request(self._following.open(welcome), now)

    # --- where things stand

    @property
    def _current(self) -> bool:
        return self._phase == "open" and self._site is not None and self._following.current

    def _note_currency(self, now: Instant) -> None:
        if self._current:
            self._set_state(Online())
        elif self._phase == "open":
            self._go_offline("the board is not current", now)

    def _resume(self, reason: str, now: Instant) -> None:
        again = self._following.resume()
        if again is None:
            self._drop(reason, now)
            return
        self._current_by = now.elapsed + OPENING_LIMIT
        self._request(again, now)

    def _drop(self, reason: str, now: Instant, retry_after: float | None = None) -> None:
        self._phase = "useless"
        self._frames.clear()
        self._go_offline(reason, now)
        self._effects.append(Disconnect(reason, retry_after))

    def _fail_queries(self, ids: list[str | int], why: Error) -> None:
        self._effects.extend(Answered(query, why) for query in ids if isinstance(query, str))

    def _go_offline(self, reason: str, now: Instant) -> None:
        if isinstance(self.state, Online):
            self._set_state(Offline(now.wall, reason))

    def _set_state(self, state: LinkState) -> None:
        if state != self.state:
            self.state = state
            self._effects.append(StateChanged(state))

    def _set_asked(self, asked: OfficerAsked) -> None:
        if asked != self._asked:
            self._asked = asked
            self._effects.append(LoginAsked(asked))

    def _set_officer(self, officer: OfficerSession | None) -> None:
        if officer is None:
            self._set_asked(OfficerAsked())
        if self._logged_in.become(officer):
            self._effects.append(OfficerChanged(officer))
