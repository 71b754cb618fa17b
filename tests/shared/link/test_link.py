"""The link on a thread of its own: from any thread, without waiting, to an end that always comes."""

import asyncio
import threading
from collections.abc import Callable

import pytest

from shared.link.effects import Answered, BoardReset, Delayed, Effect, EventsRecorded, StateChanged
from shared.link.link import Link
from shared.link.outbox import MemoryOutbox
from shared.link.settings import LinkSettings
from shared.link.state import Offline, Online
from shared.wire.events import CounterOpened
from shared.wire.methods import Command, Done, GetOutlook, OpenCounter, Outlook
from shared.wire.scalars import CommandId
from tests.shared.link.fake_server import Cable, play, quick, serving, until

ID = "00000000-0000-4000-8000-000000000001"
OTHER = "00000000-0000-4000-8000-000000000002"


class Program:
    """A program with a link: keeps what it is told, and by which thread."""

    def __init__(self, settings: LinkSettings, open_link: Callable[..., Link] = Link) -> None:
        self.effects: list[Effect] = []
        self.threads: set[str] = set()
        self.crashes: list[BaseException] = []
        self.link = open_link(settings, on_effect=self.hear, on_crash=self.crashes.append)

    def hear(self, effect: Effect) -> None:
        self.threads.add(threading.current_thread().name)
        self.effects.append(effect)

    def answer(self, id: str) -> object:
        return next(
            (effect.answer for effect in self.effects if isinstance(effect, Answered) and effect.id == id), None
        )

    @property
    def online(self) -> bool:
        states = [effect.state for effect in self.effects if isinstance(effect, StateChanged)]
        return bool(states) and isinstance(states[-1], Online)


def link_threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "link"]


def test_effects_come_in_order_on_the_links_own_thread() -> None:
    async def scenario() -> None:
        async with serving() as server:
            program = Program(quick(server.port))
            program.link.start()
            await until(lambda: program.online)
            await server.publish(CounterOpened("1", None))
            program.link.submit(ID, OpenCounter("2"))
            program.link.submit("a query", GetOutlook("ktp"))
            await until(lambda: program.answer(ID) and program.answer("a query"))
            await until(lambda: sum(isinstance(effect, EventsRecorded) for effect in program.effects) == 2)
            program.link.close()
            assert program.answer(ID) == Done()
            assert program.answer("a query") == Outlook("open", 3, 1, None)
            assert program.threads == {"link"}
            kinds = [type(effect) for effect in program.effects]
            assert kinds.index(BoardReset) < kinds.index(StateChanged) < kinds.index(EventsRecorded)
            assert program.crashes == []

    play(scenario)


def test_command_submitted_before_the_start_is_done() -> None:
    async def scenario() -> None:
        async with serving() as server:
            program = Program(quick(server.port))
            program.link.submit(ID, OpenCounter("1"))
            program.link.start()
            await until(lambda: program.answer(ID))
            program.link.close()
            assert server.hall.executed == [ID]

    play(scenario)


def test_command_is_taken_back_while_there_is_no_server() -> None:
    async def scenario() -> None:
        async with serving() as server:
            await server.stop()
            program = Program(quick(server.port))
            program.link.start()
            program.link.submit(ID, OpenCounter("1"))
            program.link.submit(OTHER, OpenCounter("2"))
            assert program.link.take_back(ID)
            assert not program.link.take_back(ID)
            await server.start()
            await until(lambda: program.answer(OTHER))
            assert not program.link.take_back(OTHER)
            program.link.close()
            assert server.hall.executed == [OTHER]
            assert program.answer(ID) is None

    play(scenario)


def test_lost_and_found_again() -> None:
    async def scenario() -> None:
        async with serving() as server:
            program = Program(quick(server.port))
            program.link.start()
            for _ in range(3):
                await until(lambda: program.online)
                await server.kill()
                await until(lambda: not program.online)
                await server.start()
            await until(lambda: program.online)
            program.link.close()
            states = [effect.state for effect in program.effects if isinstance(effect, StateChanged)]
            assert [type(state) for state in states] == [Online, Offline, Online, Offline, Online, Offline, Online]

    play(scenario)


@pytest.mark.parametrize("when", ["never started", "started", "online", "dead cable", "twice"])
def test_close_ends_the_thread(when: str) -> None:
    async def scenario() -> None:
        async with serving() as server, Cable(server.port) as cable:
            program = Program(quick(cable.port, close_timeout=0.1))
            if when != "never started":
                program.link.start()
            if when in ("online", "dead cable"):
                await until(lambda: program.online)
            if when == "dead cable":
                cable.go_dead()
            # Off this loop: it carries what the link's thread is waiting for.
            await asyncio.to_thread(program.link.close)
            if when == "twice":
                program.link.close()
            assert link_threads() == []
            told = len(program.effects)
            program.link.submit(ID, OpenCounter("1"))
            assert not program.link.take_back(ID)
            assert len(program.effects) == told
            assert program.crashes == []

    play(scenario)


def test_nothing_is_told_once_close_was_called() -> None:
    async def scenario() -> None:
        async with serving() as server:
            effects: list[Effect] = []
            board, go_on = threading.Event(), threading.Event()

            def hear(effect: Effect) -> None:
                effects.append(effect)
                if isinstance(effect, BoardReset):
                    board.set()
                    go_on.wait()

            link = Link(quick(server.port), on_effect=hear, on_crash=lambda _: None)
            link.start()
            await until(board.is_set)
            closing = asyncio.get_running_loop().run_in_executor(None, link.close)
            await until(lambda: link._closed)
            go_on.set()
            await closing
            assert isinstance(effects[-1], BoardReset), "the state that comes with it is told no more"

    play(scenario)


class Fault(Exception):
    """A bug, made on purpose."""


def test_bug_in_a_listener_is_reported_and_ends_the_link() -> None:
    async def scenario() -> None:
        async with serving() as server:
            crashes: list[BaseException] = []

            def fail(effect: Effect) -> None:
                raise Fault

            link = Link(quick(server.port), on_effect=fail, on_crash=crashes.append)
            link.start()
            await until(lambda: crashes)
            assert pytest.RaisesGroup(Fault).matches(crashes[0])
            await until(lambda: link_threads() == [])
            link.close()

    play(scenario)


def test_bug_in_a_posted_call_is_reported_and_ends_the_link() -> None:
    class FailingOutbox(MemoryOutbox):
        def add(self, id: CommandId, params: Command) -> None:
            raise Fault

    async def scenario() -> None:
        async with serving() as server:
            effects: list[Effect] = []
            crashes: list[BaseException] = []
            link = Link(quick(server.port), on_effect=effects.append, on_crash=crashes.append, outbox=FailingOutbox())
            link.start()
            link.submit(ID, OpenCounter("1"))
            await until(lambda: crashes)
            assert isinstance(crashes[0], Fault)
            await until(lambda: link_threads() == [])
            assert not any(isinstance(effect, Delayed) for effect in effects)
            link.close()

    play(scenario)
