"""Leads from a kiosk that knows nothing to one that the server knows; goes on where a restart interrupted it."""

import logging
from dataclasses import dataclass
from typing import Literal, assert_never

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from kiosk.services.countdown import SecondsLeft
from kiosk.setup import steps
from kiosk.setup.record import Access, PairingFile, PairingRecord
from kiosk.setup.steps import Step
from shared.link import pairing as told
from shared.link.finding import Finder, FoundServer
from shared.link.pairing import PairingOutcome, PairingPort, hash_token, new_token
from shared.wire.scalars import Secret

log = logging.getLogger("antrean.kiosk")

POLL_MS = 3000
"""How often the server is asked whether somebody has confirmed."""
FORMER_EVERY = 10
"""Every so many times, whether the token from before is known again."""
DRIFT_S = 3

Reason = Literal["new", "refused", "asked"]
"""Why the kiosk is set up: it knows no server; the server no longer knows it; somebody on the staff wants to."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is known beforehand."""

    reason: Reason = "new"
    server: str = ""
    """Configured: no other is looked for."""
    token: Secret = ""
    """Configured."""
    former: Access | None = None
    """What worked until now."""


class _Post(QObject):
    """What the threads that ask tell, for the GUI's thread. They may be the last to know it: it has nothing to end."""

    found = Signal(object)
    heard = Signal(int, object)


class FirstRun(QObject):
    """To be used on the GUI's thread."""

    changed = Signal()
    finished = Signal()
    """The server knows the token of `access`."""

    def __init__(
        self,
        given: Given,
        file: PairingFile,
        finder: Finder,
        desk: PairingPort,
        left: SecondsLeft,
        *,
        poll_ms: int = POLL_MS,
    ) -> None:
        super().__init__()
        self.given = given
        self._file = file
        self._finder = finder
        self._desk = desk
        self._left = left
        """Until the code on the screen expires."""
        self._record: PairingRecord | None = None
        self._found_servers: tuple[FoundServer, ...] = ()
        self._is_finding = False
        self.access: Access | None = None
        """How the server is reached, once that is known."""
        self._round = 0
        """Of the server that is asked now; outcomes of another come too late."""
        self._asked = 0
        self._step: Step = steps.Looking()
        self._poll = QTimer(self, interval=poll_ms, singleShot=True)
        self._poll.timeout.connect(self._ask)
        self._post = _Post()
        self._post.found.connect(self._take_servers, Qt.ConnectionType.QueuedConnection)
        self._post.heard.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @property
    def step(self) -> Step:
        return self._step

    @property
    def can_choose(self) -> bool:
        """Whether another server may be chosen."""
        return not self.given.server

    @property
    def can_leave(self) -> bool:
        """Whether the kiosk may go on as it was."""
        return self.given.reason == "asked" and self.given.former is not None

    def start(self) -> None:
        """Go on where an earlier run was interrupted, else begin."""
        kept, former = self._file.read(), self.given.former
        if kept is not None and not kept.confirmed and kept.server in ("", self.given.server or kept.server):
            self._pair(kept)
        elif self.given.server:
            self.choose(self.given.server)
        elif self.given.reason == "refused" and former is not None:
            self.choose(former.server)
        else:
            self.look()

    def close(self) -> None:
        """End; nothing comes afterwards."""
        self._round += 1
        self._poll.stop()
        self._left.stop()
        if self._is_finding:
            self._finder.stop()

    # --- what somebody at the kiosk does

    def look(self) -> None:
        """Show the servers that there are."""
        self._round += 1
        self._poll.stop()
        self._left.stop()
        if not self._is_finding:
            self._is_finding = True
            self._finder.start(self._post.found.emit)
        self._go(steps.Looking(self._found_servers))

    def choose(self, server: str) -> None:
        """Ask this server, with a token that no other has been told of."""
        kept = self._file.read()
        if kept is not None and not kept.confirmed and kept.server == server:
            self._pair(kept)
        else:
            self._pair_anew(server)

    def ask_anew(self) -> None:
        """Ask the same server again after an administrator has said no."""
        if self._record is not None:
            self._pair_anew(self._record.server)

    def leave(self) -> None:
        """Go on as before."""
        former = self.given.former
        if self.can_leave and former is not None:
            self._end(PairingRecord(former.server, former.token, replaces=self._replaced()))

    # --- asking

    def _pair_anew(self, server: str) -> None:
        former = self.given.former.token if self.given.former is not None else ""
        # A configured token may be the one that an administrator has added already.
        token = self.given.token if self.given.token and self.given.reason == "new" else new_token()
        record = PairingRecord(server, token, replaces=self._replaced(), former=former)
        self._file.write(record)
        self._pair(record)

    def _pair(self, record: PairingRecord) -> None:
        self._record = record
        self._round += 1
        self._asked = 0
        self._left.stop()
        self._go(steps.Calling(record.server))
        self._ask()

    @Slot()
    def _ask(self) -> None:
        record, number, post = self._record, self._round, self._post
        if record is None:
            return
        self._poll.stop()
        self._desk.ask(record.server, record.token, lambda outcome: post.heard.emit(number, outcome))
        if record.former and self._asked % FORMER_EVERY == 0:
            former = PairingRecord(record.server, record.former, replaces=record.replaces)
            self._desk.try_token(
                record.server,
                record.former,
                lambda outcome: post.heard.emit(number, former) if isinstance(outcome, told.LetIn) else None,
            )
        self._asked += 1

    @Slot(int, object)
    def _take(self, number: int, outcome: PairingOutcome | PairingRecord) -> None:
        record = self._record
        if number != self._round or record is None:
            return
        server = record.server
        match outcome:
            case told.LetIn():
                self._end(record)
                return
            case PairingRecord():
                self._end(outcome)
                return
            case told.MustWait(code=""):
                pass  # known and revoked in between: the next answer tells
            case told.MustWait(code=code, seconds=seconds):
                self._count(code, seconds)
                self._go(steps.Showing(server, code))
            case told.Withdrawn():
                self._pair_anew(server)
                return
            case told.TurnedAway():
                self._left.stop()
                self._go(steps.TurnedAway(server))
                return
            case told.Crowded():
                self._left.stop()
                self._go(steps.Waiting(server))
            case told.Unreachable(reason=reason):
                log.info("%s does not answer: %s", server, reason)
                code = self._step.code if isinstance(self._step, steps.Showing) and self._left.is_running() else ""
                self._go(steps.Showing(server, code, is_reached=False) if code else steps.Unanswered(server))
            case told.NotOurs(reason=reason):
                log.warning("%s is no server that this kiosk can be let in by: %s", server, reason)
                self._left.stop()
                self._go(steps.Foreign(server))
            case _:
                assert_never(outcome)
        self._poll.start()

    def _count(self, code: str, seconds: int) -> None:
        same = isinstance(self._step, steps.Showing) and self._step.code == code
        left = self._left.property("left")
        if not same or abs(int(left) - seconds) > DRIFT_S:
            self._left.start(seconds)

    def _end(self, record: PairingRecord) -> None:
        self.close()
        self._file.write(PairingRecord(record.server, record.token, confirmed=True, replaces=record.replaces))
        self.access = Access(record.server, record.token)
        self._go(steps.Paired(record.server))
        self.finished.emit()

    def _replaced(self) -> str:
        return hash_token(self.given.token) if self.given.token else ""

    @Slot(object)
    def _take_servers(self, servers: tuple[FoundServer, ...]) -> None:
        self._found_servers = servers
        if isinstance(self._step, steps.Looking):
            self._go(steps.Looking(servers))

    def _go(self, step: Step) -> None:
        if step != self._step:
            self._step = step
            self.changed.emit()
