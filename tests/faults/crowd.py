"""A hall full of people: kiosks that issue, officers who call, displays that follow, each on a link of its own.

Everybody remembers what they sent and what they were told; nobody is told when the server or the network fails.
"""

import asyncio
import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Final, Self

from msgspec import Struct

from demo.hall import PASSWORD, Hall
from shared.link.client import AsyncLink
from shared.link.effects import (
    Answered,
    BoardReset,
    Delayed,
    Effect,
    EventsRecorded,
    OfficerChanged,
    Welcomed,
)
from shared.link.settings import LinkSettings
from shared.link.state import Online
from shared.wire import methods as do
from shared.wire.board import Board
from shared.wire.errors import Error
from shared.wire.events import Recorded
from shared.wire.methods import Command, Role
from shared.wire.scalars import Code, CommandId
from shared.wire.ticket import PrintState, Snapshot, write_number
from tests.waiting import PATIENCE

SERVICES: Final = ("ktp", "akta", "pajak-kendaraan", "npwp")
POSTS: Final = (("1", "sari"), ("2", "budi"), ("3", "tono"), ("4", "rina"), ("5", "dewi"), ("6", "agus"))
SUPERVISOR: Final = "wati"
FATES: Final[tuple[PrintState, ...]] = ("sent", "printed", "failed")


def settings(url: str, token: str) -> LinkSettings:
    """A link that comes back quickly: the tests have other things to wait for."""
    return LinkSettings(url, token, "crowd/1", first_delay=0.05, longest_delay=0.3, ping_interval=1.0, ping_timeout=2.0)


@dataclass
class Tally:
    """Counts what was acknowledged, and wakes whoever waits for more."""

    count: int = 0
    _grown: asyncio.Event = field(default_factory=asyncio.Event)

    def add(self) -> None:
        self.count += 1
        self._grown.set()

    async def wait_for(self, more: int) -> None:
        """Until `more` further answers have come."""
        goal = self.count + more
        async with asyncio.timeout(PATIENCE):
            while self.count < goal:
                self._grown.clear()
                await self._grown.wait()


class Person:
    """One program with its link, and what it has seen."""

    def __init__(self, url: str, token: str, tally: Tally | None = None) -> None:
        self.link = AsyncLink(settings(url, token), on_effect=self._note)
        self.snapshots: list[Snapshot] = []
        self.events: list[Recorded] = []
        self.board = Board(())
        self.sent: dict[CommandId, Command] = {}
        self.answers: dict[CommandId, list[Struct | Error]] = {}
        self.logged_out = 0
        self.letter = ""
        self.serials: Counter[tuple[str | None, Code]] = Counter()
        """How many a kiosk has given by itself, by day and queue."""
        self.delays: list[str] = []
        """Why commands had to wait."""
        self._tally = tally or Tally()
        self._changed = asyncio.Event()

    def _note(self, effect: Effect) -> None:
        match effect:
            case Welcomed(welcome=welcome):
                self.letter = welcome.letter
            case BoardReset(snapshot=snapshot):
                self.snapshots.append(snapshot)
                self.board = Board.from_snapshot(snapshot)
            case EventsRecorded(events=events):
                for recorded in events:
                    self.events.append(recorded)
                    self.board.apply(recorded)
            case OfficerChanged(officer=None):
                self.logged_out += 1
            case Answered(id=id, answer=answer) if id in self.sent:
                self.answers.setdefault(id, []).append(answer)
                self._tally.add()
            case Delayed(error=error):
                self.delays.append(error.data.code)
            case _:
                pass
        self._changed.set()

    async def until(self, condition: Callable[[], bool]) -> None:
        """Until something heard makes the condition true."""
        async with asyncio.timeout(PATIENCE):
            while not condition():
                self._changed.clear()
                await self._changed.wait()

    async def do(self, command: Command, id: CommandId) -> Struct | Error:
        """Send a command and remember it."""
        self.sent[id] = command
        return await self.link.call(command, id)

    def acknowledged(self) -> dict[CommandId, tuple[Command, Struct | Error]]:
        """What this person takes for settled."""
        return {id: (self.sent[id], answers[0]) for id, answers in self.answers.items()}


class Crowd:
    """Everybody at once; `async with` lets them in, leaving it sends them home."""

    def __init__(
        self, hall: Hall, rng: Random, *, url: str = "", kiosks: int = 3, consoles: int = 6, displays: int = 2
    ) -> None:
        self._rng = rng
        self._site = hall.site
        self.tally = Tally()
        self._url = url or hall.url
        self._tokens = {
            code: hall.token_file(code).read_text().strip() for code in (*_names(kiosks, displays), *_DESKS)
        }
        self.kiosks = [self._person(f"kiosk-{n}") for n in range(kiosks)]
        self.consoles = [self._person(f"console-{post}") for post, _ in POSTS[:consoles]]
        self.displays = [self._person(f"display-{n}") for n in range(displays)]
        self.everybody = [*self.kiosks, *self.consoles, *self.displays]
        self._going_home = False
        self._working: list[asyncio.Task[None]] = []
        self._links = asyncio.TaskGroup()
        self._running: list[asyncio.Task[None]] = []

    def _person(self, code: Code) -> Person:
        return Person(self._url, self._tokens[code], self.tally)

    async def __aenter__(self) -> Self:
        await self._links.__aenter__()
        self._running = [self._links.create_task(person.link.run()) for person in self.everybody]
        async with asyncio.timeout(PATIENCE):
            for person in self.everybody:
                await person.link.opened()
        for kiosk in self.kiosks:
            self._working.append(self._links.create_task(self._take_numbers(kiosk, self._share())))
        for console, (counter, officer) in zip(self.consoles, POSTS, strict=False):
            self._working.append(self._links.create_task(self._serve(console, counter, officer, self._share())))
        return self

    def _share(self) -> Random:
        """Each has dice of their own, so that the order they run in does not change what they do."""
        return Random(self._rng.getrandbits(64))

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            await self.finish()
        for task in (*self._working, *self._running):
            task.cancel()
        await self._links.__aexit__(None, None, None)

    async def finish(self) -> None:
        """Nobody begins anything more; everybody waits for the answers still to come."""
        self._going_home = True
        if self._working:
            _, unfinished = await asyncio.wait(self._working, timeout=PATIENCE)
            assert not unfinished, "somebody never got their answer"
        self._working.clear()

    async def catch_up(self, seq: int) -> None:
        """Until everybody has seen event `seq`."""
        for person in self.everybody:
            await person.until(lambda person=person: person.board.seq >= seq)  # type: ignore[misc]

    async def carry_on(self, answers: int = 1) -> None:
        """Until everybody who works has had so many more answers; nobody helps them."""
        for person in (*self.kiosks, *self.consoles):
            goal = len(person.answers) + answers
            await person.until(lambda person=person, goal=goal: len(person.answers) >= goal)  # type: ignore[misc]

    # --- what people do

    async def _take_numbers(self, kiosk: Person, rng: Random) -> None:
        while not self._going_home:
            service, priority = rng.choice(SERVICES), rng.random() < 0.2
            alone = rng.random() < 0.3
            give = self._give_alone(kiosk, service, priority=priority) if alone else do.IssueTicket(service, priority)
            taken = await kiosk.do(give, new_id(rng))
            if isinstance(taken, do.Issued) and rng.random() < 0.5:
                await kiosk.do(do.ReportPrint(taken.ticket.id, rng.choice(FATES), "kertas habis"), new_id(rng))

    def _give_alone(self, kiosk: Person, service: Code, *, priority: bool) -> do.RecordTicket:
        """A ticket of the kiosk's own series, as old as the last thing that it has heard of."""
        queue = self._site.queue_by_code[self._site.service_by_code[service].queue]
        kiosk.serials[kiosk.board.day, queue.code] += 1
        serial = kiosk.serials[kiosk.board.day, queue.code]
        return do.RecordTicket(
            write_number(queue.prefix, serial, kiosk.letter), service, kiosk.board.at, priority=priority
        )

    async def _serve(self, console: Person, counter: Code, officer: Code, rng: Random) -> None:
        await log_in(console, officer)
        while not self._going_home:
            commands = await self._choose_or_undo(console, counter, rng)
            for command in commands:
                answer = await console.do(command, new_id(rng))
                if isinstance(answer, Error):
                    assert answer.kind in ("refused", "unauthorised"), answer
                    if answer.kind == "unauthorised":  # a new day
                        await log_in(console, officer)
                    break

    async def _choose_or_undo(self, console: Person, counter: Code, rng: Random) -> list[Command]:
        """Now and then an officer thinks better of what they did last."""
        if rng.random() < 0.2:
            view = await console.link.call(do.GetDesk(counter))  # a query: answered now, or not at all
            if isinstance(view, do.DeskView) and view.undo is not None:
                return [do.UndoStep(counter, view.undo.step)]
        return self._choose(console, counter, rng)

    def _choose(self, console: Person, counter: Code, rng: Random) -> list[Command]:
        """What an officer might do next; not all of it is allowed, and they will be told."""
        board = console.board
        seat = board.counters.get(counter)
        if seat is not None and seat.officer is None:
            return [do.OpenCounter(counter)]
        away = [ticket.id for ticket in board.tickets.values() if ticket.state in ("held", "no_show")]
        some = rng.choice(away) if away else new_id(rng)
        choices: list[tuple[int, list[Command]]] = [
            (12, [do.CallNext(counter)]),
            (3, [do.Recall(counter)]),
            (5, [do.StartService(counter), do.FinishService(counter)]),
            (2, [do.MarkNoShow(counter)]),
            (2, [do.UndoNoShow(some)]),
            (2, [do.HoldTicket(counter, "ambil fotokopi")]),
            (2, [do.ReturnTicket(some)]),
            (2, [do.TransferTicket(counter, rng.choice(SERVICES), "sudah diperiksa")]),
            (2, [do.TransferTicket(counter, for_counter=rng.choice(POSTS)[0])]),
            (2, [do.TransferTicket(counter, for_officer=rng.choice(POSTS)[1])]),
            (2, [do.IssueTicket(rng.choice(SERVICES), paper=False, then=(rng.choice(SERVICES),))]),
            (2, [do.PlanVisit((seat.ticket if seat else None) or some, (rng.choice(SERVICES),))]),
            (2, [do.NoteVisit(counter, "served", rng.choice(("lengkap", "")))]),
            (1, [do.CancelTicket(some, "pulang")]),
            (1, [do.FinishService(counter), do.PauseCounter(counter, "salat"), do.ResumeCounter(counter)]),
            (1, [do.FinishService(counter), do.CloseCounter(counter)]),
        ]
        return rng.choices([commands for _, commands in choices], [weight for weight, _ in choices])[0]


async def log_in(console: Person, officer: Code) -> do.OfficerSession:
    """Try until it works: a query is not sent again by itself."""
    async with asyncio.timeout(PATIENCE):
        while True:
            await console.link.opened()
            session = await console.link.call(do.LogIn(officer, PASSWORD))
            if isinstance(session, do.OfficerSession):
                return session
            assert isinstance(session, Error)
            assert session.kind in ("unavailable", "limited"), session
            await asyncio.sleep(session.data.retry_after or 0)
            await console.until(lambda: isinstance(console.link.state, Online))


def new_id(rng: Random) -> CommandId:
    """A command's id, from dice."""
    return str(uuid.UUID(int=rng.getrandbits(128), version=4))


def _names(kiosks: int, displays: int) -> list[Code]:
    return [*(f"kiosk-{n}" for n in range(kiosks)), *(f"display-{n}" for n in range(displays))]


_DESKS = tuple(f"console-{counter}" for counter, _ in POSTS)


def furnish(hall: Hall, *, kiosks: int = 3, displays: int = 2) -> None:
    """Give a hall the devices and passwords of a crowd."""
    roles: tuple[Role, ...] = ("kiosk", "display", "console")
    for code in (*_names(kiosks, displays), *_DESKS):
        hall.add_device(code, next(role for role in roles if code.startswith(role)))
    hall.set_passwords([*(officer for _, officer in POSTS), SUPERVISOR])
