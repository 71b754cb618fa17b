"""The asyncio link against real WebSocket servers that fail in every way they can."""

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from msgspec.structs import replace
from websockets.asyncio.server import ServerConnection

from shared.link import session
from shared.link.client import CLOSED, AsyncLink
from shared.link.effects import BoardReset, Effect, EventsRecorded, OfficerChanged, StateChanged, Welcomed
from shared.link.settings import LinkSettings
from shared.link.state import Connecting, Offline, Online, Refused
from shared.wire.codec import MAX_REPLY_BYTES
from shared.wire.errors import Error, error
from shared.wire.events import CounterOpened, CounterPaused
from shared.wire.methods import Called, CallNext, Done, GetOutlook, LogIn, OpenCounter, Outlook, PauseCounter
from shared.wire.site import Text
from tests.shared.link.fake_hall import NO_DEVICE, NOT_OPEN, OFFICER, OFFICER_TOKEN, SITE
from tests.shared.link.fake_server import Cable, FakeServer, play, quick, serving, until

ID = "00000000-0000-4000-8000-000000000001"


def seqs(effects: list[Effect]) -> list[int]:
    return [recorded.seq for effect in effects if isinstance(effect, EventsRecorded) for recorded in effect.events]


def resets(effects: list[Effect]) -> int:
    return sum(isinstance(effect, BoardReset) for effect in effects)


def test_calls_are_answered_with_their_methods_types() -> None:
    async def scenario() -> None:
        async with serving() as server, AsyncLink(quick(server.port)) as link:
            assert isinstance(link.state, Connecting)
            assert await link.opened() == Online()
            assert await link.call(PauseCounter("1")) == NOT_OPEN
            assert await link.call(OpenCounter("1")) == Done()
            assert await link.call(CallNext("1")) == Called(None)
            assert await link.call(GetOutlook("ktp")) == Outlook("open", 3, 1, None)

    play(scenario)


def test_events_are_heard_in_order_until_the_link_ends() -> None:
    async def scenario() -> None:
        async with serving() as server:
            async with AsyncLink(quick(server.port)) as link:
                await link.opened()
                events = link.events()
                await server.publish(CounterOpened("1", None), CounterPaused("1"))
                await link.call(OpenCounter("2"))
            assert [recorded.seq async for recorded in events] == [1, 2, 3]

    play(scenario)


def test_command_given_before_there_is_a_server_is_done_when_there_is_one() -> None:
    async def scenario() -> None:
        async with serving() as server:
            await server.stop()
            async with AsyncLink(quick(server.port)) as link, asyncio.TaskGroup() as tasks:
                call = tasks.create_task(link.call(OpenCounter("1")))
                query = await link.call(GetOutlook("ktp"))
                assert isinstance(query, Error)
                assert query.data.code == "offline"
                await server.start()
                assert await call == Done()

    play(scenario)


def test_log_says_once_that_the_server_cannot_be_reached_and_when_it_is(caplog: pytest.LogCaptureFixture) -> None:
    async def scenario() -> None:
        async with serving() as server:
            await server.stop()
            async with AsyncLink(quick(server.port)) as link:
                await until(lambda: caplog.text.count("reconnecting in") > 2)
                await server.start()
                await link.opened()

    # The library tells of every try, where no program has asked it not to.
    with caplog.at_level(logging.INFO), caplog.at_level(logging.INFO, "websockets.client"):
        play(scenario)
    told = [record.getMessage() for record in caplog.records if record.name == "antrean.link"]
    assert [("cannot be reached" in line, "Connected to" in line) for line in told[:2]] == [
        (True, False),
        (False, True),
    ]


@pytest.mark.parametrize("how", ["stop", "kill"])
def test_server_restarted_is_found_again_and_nothing_is_missed(how: str) -> None:
    async def scenario() -> None:
        effects: list[Effect] = []
        async with serving() as server, AsyncLink(quick(server.port), on_effect=effects.append) as link:
            await link.opened()
            for _ in range(5):
                await server.publish(CounterOpened("1", None))
                await (server.stop() if how == "stop" else server.kill())
                await until(lambda: isinstance(link.state, Offline))
                server.hall.record(CounterOpened("2", None))
                await server.start()
                await link.opened()
            assert seqs(effects) == list(range(1, 11))
            assert resets(effects) == 1
            assert server.opened == 6

    play(scenario)


def test_command_done_but_not_answered_is_asked_again_and_not_done_twice() -> None:
    async def scenario() -> None:
        async with serving() as server, AsyncLink(quick(server.port)) as link, asyncio.TaskGroup() as tasks:
            await link.opened()
            server.answering.clear()
            call = tasks.create_task(link.call(OpenCounter("1"), ID))
            await until(lambda: server.hall.executed == [ID])
            await server.kill()
            await server.start()
            assert await call == Done()
            assert server.hall.executed == [ID]
            assert server.requests.count(ID) == 2

    play(scenario)


def test_cut_cable_is_noticed_and_mended() -> None:
    async def scenario() -> None:
        effects: list[Effect] = []
        async with (
            serving() as server,
            Cable(server.port) as cable,
            AsyncLink(quick(cable.port), on_effect=effects.append) as link,
        ):
            await link.opened()
            for _ in range(5):
                cable.cut()
                await until(lambda: isinstance(link.state, Offline))
                await server.publish(CounterOpened("1", None))
                await link.opened()
            await until(lambda: seqs(effects) == [1, 2, 3, 4, 5])

    play(scenario)


def test_dead_cable_is_noticed_by_its_silence() -> None:
    async def scenario() -> None:
        async with serving() as server, Cable(server.port) as cable:
            settings = quick(cable.port, ping_interval=0.1, ping_timeout=0.1, open_timeout=0.5, close_timeout=0.1)
            async with AsyncLink(settings) as link, asyncio.TaskGroup() as tasks:
                await link.opened()
                cable.go_dead()
                call = tasks.create_task(link.call(OpenCounter("1"), ID))
                await until(lambda: isinstance(link.state, Offline))
                cable.mend()
                assert await call == Done()
                assert server.hall.executed == [ID]

    play(scenario)


def test_server_that_does_not_answer_the_handshake_is_tried_again() -> None:
    async def scenario() -> None:
        async with serving() as server, Cable(server.port) as cable:
            cable.go_dead()
            async with AsyncLink(quick(cable.port, open_timeout=0.1)) as link:
                await until(lambda: cable.laid >= 3)
                assert isinstance(link.state, Connecting)
                cable.mend()
                assert await link.opened() == Online()

    play(scenario)


@pytest.mark.parametrize(
    "frame", ["hello", "{}", "x" * (MAX_REPLY_BYTES + 1), b"\x00", '{"jsonrpc":"2.0","method":"x"}']
)
def test_server_that_talks_nonsense_is_left_and_tried_again(frame: str | bytes) -> None:
    async def scenario() -> None:
        effects: list[Effect] = []
        async with serving() as server, AsyncLink(quick(server.port), on_effect=effects.append) as link:
            await link.opened()
            await server.publish(CounterOpened("1", None))
            await server.say(frame)
            await until(lambda: isinstance(link.state, Offline))
            await link.opened()
            await server.publish(CounterOpened("1", None))
            await until(lambda: seqs(effects) == [1, 2])
            assert server.opened == 2

    play(scenario)


def test_server_that_opens_no_session_is_left_and_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "OPENING_LIMIT", 0.05)

    async def scenario() -> None:
        async with serving() as server:
            server.answering.clear()
            async with AsyncLink(quick(server.port)) as link:
                await until(lambda: server.opened >= 3)
                assert isinstance(link.state, Connecting)
                monkeypatch.undo()
                server.answering.set()
                assert await link.opened() == Online()

    play(scenario)


def test_server_that_asks_for_patience_is_left_alone_that_long() -> None:
    async def scenario() -> None:
        async with serving() as server:
            server.hall.refusal = error("unavailable", "storage", "Not now.", retry_after=0.3)
            now = asyncio.get_running_loop().time
            async with AsyncLink(quick(server.port)):
                await until(lambda: server.opened == 1)
                first = now()
                await until(lambda: server.opened == 2)
                assert now() - first > 0.25

    play(scenario)


def test_largest_hall_fits_through() -> None:
    async def scenario() -> None:
        async with serving() as server:
            server.hall.site = replace(SITE, facilities=(Text("x" * (MAX_REPLY_BYTES - 4096)),))
            async with AsyncLink(quick(server.port)) as link:
                assert await link.opened() == Online()

    play(scenario)


def test_proxy_of_the_machine_is_not_used_for_the_halls_own_network(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
        monkeypatch.setenv(name.upper(), "http://127.0.0.1:1")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)

    async def scenario() -> None:
        async with serving() as server, AsyncLink(quick(server.port)) as link:
            assert await link.opened() == Online()

    play(scenario)


def test_refused_device_comes_in_once_it_is_enrolled() -> None:
    async def scenario() -> None:
        async with serving() as server:
            server.hall.refusal = NO_DEVICE
            async with AsyncLink(quick(server.port)) as link:
                assert await link.opened() == Refused(NO_DEVICE)
                server.hall.refusal = None
                await until(lambda: isinstance(link.state, Online))

    play(scenario)


@pytest.mark.parametrize("what", ["no subprotocol", "404"])
def test_something_that_is_no_antrean_server_is_refused(what: str) -> None:
    async def scenario() -> None:
        async with serving() as server:
            if what == "404":
                server.http_status = 404
            else:
                await server.stop()
                server.subprotocols = None
                await server.start()
            async with AsyncLink(quick(server.port)) as link:
                state = await link.opened()
                assert isinstance(state, Refused)
                assert state.error.kind == "unsupported"
                await server.stop()
                server.http_status = None
                server.subprotocols = FakeServer().subprotocols
                await server.start()
                await until(lambda: isinstance(link.state, Online))

    play(scenario)


@pytest.mark.parametrize("where", ["http://portal.example/login", "ws://[::1", "other"])
def test_link_goes_nowhere_else_with_its_token_and_keeps_trying(where: str) -> None:
    async def scenario() -> None:
        async with serving() as server, serving() as other:
            server.http_status = 302
            server.points_to = f"ws://127.0.0.1:{other.port}/" if where == "other" else where
            async with AsyncLink(quick(server.port)) as link:
                await until(lambda: server.turned_away >= 2)
                server.http_status = None
                await until(lambda: isinstance(link.state, Online))
            assert other.opened == 0

    play(scenario)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_server_that_is_too_busy_is_no_refusal(status: int) -> None:
    async def scenario() -> None:
        async with serving() as server:
            server.http_status = status
            async with AsyncLink(quick(server.port)) as link:
                await until(lambda: server.turned_away >= 2)
                assert isinstance(link.state, Connecting)
                server.http_status = None
                assert await link.opened() == Online()

    play(scenario)


@dataclass(frozen=True, slots=True)
class CountedSettings(LinkSettings):
    """Counts how often the link was told to wait."""

    waits: "list[float]" = ...  # type: ignore[assignment]

    def delays(self) -> Iterator[float]:
        for delay in LinkSettings.delays(self):
            self.waits.append(delay)
            yield delay


def test_server_that_hangs_up_at_once_is_not_stormed() -> None:
    async def scenario() -> None:
        async with serving() as server:

            async def hang_up(connection: ServerConnection) -> None:
                await connection.close(1013)

            server.on_connection = hang_up
            waits: list[float] = []
            settings = CountedSettings(
                f"ws://127.0.0.1:{server.port}/", "t", "test/1", first_delay=0.01, longest_delay=0.05, waits=waits
            )
            async with AsyncLink(settings):
                await until(lambda: server.opened >= 6)
                assert len(waits) >= 5
                assert waits[4] > 0.6 * 0.05 / 1.4, "ever more patient, as the session never came about"

    play(scenario)


def test_officer_stays_logged_in_over_a_restart() -> None:
    async def scenario() -> None:
        effects: list[Effect] = []
        async with serving() as server, AsyncLink(quick(server.port), on_effect=effects.append) as link:
            await link.opened()
            assert await link.call(LogIn("sari", "benar")) == OFFICER
            await server.restart()
            await until(lambda: sum(isinstance(effect, Welcomed) for effect in effects) == 2)
            await link.opened()
            assert [effect for effect in effects if isinstance(effect, OfficerChanged)] == [OfficerChanged(OFFICER)]
        async with serving(server.hall) as server:
            settings = quick(server.port, officer_token=OFFICER_TOKEN)
            async with AsyncLink(settings, on_effect=effects.append) as link:
                await link.opened()
                assert effects.count(OfficerChanged(OFFICER)) == 2

    play(scenario)


def test_cancelled_call_is_taken_back_if_it_was_never_sent() -> None:
    async def scenario() -> None:
        async with serving() as server:
            await server.stop()
            async with AsyncLink(quick(server.port)) as link:
                with pytest.raises(TimeoutError):
                    async with asyncio.timeout(0):
                        await link.call(OpenCounter("1"))
                await server.start()
                await link.opened()
                assert await link.call(OpenCounter("2"), ID) == Done()
                assert server.hall.executed == [ID]

    play(scenario)


def test_link_that_ends_says_goodbye_and_answers_what_was_open() -> None:
    async def scenario() -> None:
        async with serving() as server:
            server.answering.clear()
            async with asyncio.TaskGroup() as tasks:
                async with AsyncLink(quick(server.port)) as link:
                    call = tasks.create_task(link.call(OpenCounter("1")))
                    await until(lambda: server.requests)
                assert await call == CLOSED
            server.answering.set()
            await until(lambda: server.closings == [1000])

    play(scenario)


@pytest.mark.parametrize("when", ["at once", "connecting", "waiting to reconnect", "in a dead connection"])
def test_link_ends_whatever_it_is_doing(when: str) -> None:
    async def scenario() -> None:
        async with serving() as server, Cable(server.port) as cable:
            link = AsyncLink(quick(cable.port, open_timeout=60, first_delay=60, longest_delay=120, close_timeout=0.05))
            if when == "connecting":
                cable.go_dead()
            async with link:
                if when == "connecting":
                    await until(lambda: cable.laid == 1)
                elif when != "at once":
                    await link.opened()
                if when == "waiting to reconnect":
                    cable.cut()
                    await until(lambda: isinstance(link.state, Offline))
                elif when == "in a dead connection":
                    cable.go_dead()

    play(scenario)


@pytest.mark.parametrize("body", ["ends", "waits"])
def test_fault_of_a_listener_ends_the_link_and_is_raised(body: str) -> None:
    class Fault(Exception):
        pass

    def fail(effect: Effect) -> None:
        if isinstance(effect, StateChanged):
            raise Fault

    async def scenario() -> None:
        async with serving() as server:
            with pytest.RaisesGroup(Fault):
                async with AsyncLink(quick(server.port), on_effect=fail) as link:
                    await link.opened()
                    if body == "waits":
                        await asyncio.Event().wait()

    play(scenario)


def test_listener_may_call_from_within_and_order_is_kept() -> None:
    async def scenario() -> None:
        effects: list[Effect] = []

        def listen(effect: Effect) -> None:
            effects.append(effect)
            if effect == StateChanged(Online()):
                link.submit(ID, PauseCounter("1", reason="\n"))
                effects.append(StateChanged(Connecting()))

        async with serving() as server:
            link = AsyncLink(quick(server.port), on_effect=listen)
            async with link:
                await until(lambda: len(effects) >= 6)
        assert [type(effect).__name__ for effect in effects[3:]] == ["StateChanged", "StateChanged", "Answered"]

    play(scenario)


def test_hundred_clients_survive_a_kill_and_each_hears_everything_once() -> None:
    async def scenario() -> None:
        heard: list[list[Effect]] = [[] for _ in range(100)]
        async with serving() as server, asyncio.TaskGroup() as tasks:
            links = [AsyncLink(quick(server.port, longest_delay=0.5), on_effect=effects.append) for effects in heard]
            running = [tasks.create_task(link.run()) for link in links]
            for link in links:
                await link.opened()
            await server.publish(CounterOpened("1", None))
            await server.kill()
            server.hall.record(CounterOpened("2", None))
            await server.start()
            await until(lambda: all(seqs(effects) == [1, 2] for effects in heard))
            await server.publish(CounterOpened("3", None))
            await until(lambda: all(seqs(effects) == [1, 2, 3] for effects in heard))
            assert all(resets(effects) == 1 for effects in heard)
            for task in running:
                task.cancel()

    play(scenario)
