"""Who speaks in a hall, and what a supervisor has said there, against the real server: over kills and dead cables."""

import asyncio
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from demo.hall import PASSWORD, Hall
from tests.faults.crowd import SUPERVISOR
from tests.faults.proxy import DEAD, Proxy
from tests.faults.wire import Wire, wire, word

UNDERSTOOD = ("announcements", "displays")
MINUTE = 60_000


@contextmanager
def come(hall: Hall, device: str, url: str = "") -> Iterator[Wire]:
    """A device that follows the board."""
    token = hall.token_file(device).read_text().strip()
    with wire(url or hall.url, token, understands=UNDERSTOOD) as device_wire:
        assert device_wire.code("board.subscribe") == "done"
        yield device_wire


def say(display: Wire, loudspeakers: str = "hall", **report: Any) -> None:  # noqa: ANN401 - any JSON
    report = {"role": "lobby", "loudspeakers": loudspeakers, "sound": "ready"} | report
    assert display.code("display.report", **report) == "done"


@contextmanager
def supervisor(hall: Hall) -> Iterator[Wire]:
    with come(hall, "console-1") as console:
        session = console.ask("officer.login", {"officer": SUPERVISOR, "password": PASSWORD})["result"]
        assert session["role"] == "supervisor"
        yield console


def test_next_display_speaks_when_the_one_that_spoke_has_ended(busy_hall: Hall) -> None:
    with come(busy_hall, "display-0") as first, come(busy_hall, "display-1") as second:
        say(first, "ended", spoken_through=1)
        say(second, "ended")
        second.hear_of_voice("ended", "display-0", 1)
        first.socket.close()
        second.hear_of_voice("ended", "display-1", 1)
        with come(busy_hall, "display-0") as again:
            say(again, "ended", speaking=True)
            again.hear_of_voice("ended", "display-1", 1)


def test_next_display_speaks_when_the_cable_of_the_one_that_spoke_is_out(busy_hall: Hall) -> None:
    async def scene() -> None:
        async with Proxy(lambda: busy_hall.port) as cable:
            await asyncio.to_thread(speak_over, cable)

    def speak_over(cable: Proxy) -> None:
        with come(busy_hall, "display-1") as second, come(busy_hall, "display-0", cable.url) as first:
            say(first, "cable", speaking=True)
            say(second, "cable")
            second.hear_of_voice("cable", "display-0")
            cable.turn(DEAD)
            second.hear_of_voice("cable", "display-1")

    asyncio.run(scene())


def test_two_groups_of_loudspeakers_speak_at_once(busy_hall: Hall) -> None:
    with come(busy_hall, "display-0") as below, come(busy_hall, "display-1") as above:
        say(above, "above", sound="no_sound_card")
        say(below, "below", speaking=True)
        below.hear_of_voice("below", "display-0")
        assert below.voices["above"] == (None, 0)
        say(above, "above")
        below.hear_of_voice("above", "display-1")
        assert below.voices["below"] == ("display-0", 0)


def test_scheduled_announcement_is_made_at_its_time_by_the_server_itself(busy_hall: Hall) -> None:
    with supervisor(busy_hall) as console, come(busy_hall, "display-0") as display:
        soon = console.open_at + 1_500
        assert word(console.do("announcement.make", text="Sebentar lagi", at=soon)) == "done"
        scheduled = display.hear_of("announcement.scheduled")["event"]["announcement"]
        made = display.hear_of("announcement.made")
        assert made["event"]["announcement"] == scheduled
        assert made["at"] >= soon


def test_whoever_spoke_before_the_server_was_killed_speaks_afterwards_and_what_was_announced_stays(hall: Hall) -> None:
    id, command = str(uuid.uuid4()), {"text": "Pemilik mobil ditunggu", "zones": ["lobi"]}
    with hall:
        with come(hall, "display-0") as first, come(hall, "display-1") as second, supervisor(hall) as console:
            say(first, spoken_through=1)
            say(second)
            second.hear_of_voice("hall", "display-0", 1)
            assert word(console.ask("announcement.make", command, id)) == "done"
            hall.restart()
        with come(hall, "display-1") as second, come(hall, "display-0") as first, supervisor(hall) as console:
            say(second)
            say(first, spoken_through=1, speaking=True)
            second.hear_of_voice("hall", "display-0", 1)
            assert word(console.ask("announcement.make", command, id)) == "done"
            (made,) = first.ask("board.subscribe")["result"]["snapshot"]["announcements"]["made"]
            assert made["announcement"] == command | {"id": id, "text_en": "", "at": made["at"]}
            assert first.ask("board.subscribe", {"since": made["seq"]})["result"]["seq"] == made["seq"]


def test_announcement_that_was_due_while_the_server_was_down_is_made_late_or_withdrawn(hall: Hall) -> None:
    with hall, supervisor(hall) as console:
        ids = [str(uuid.uuid4()) for _ in range(4)]
        for id, minutes in zip(ids, (1, 12, 30, 40), strict=True):
            command = {"text": "Hati-hati", "at": console.open_at + minutes * MINUTE}
            assert word(console.ask("announcement.make", command, id)) == "done"
        assert word(console.do("announcement.withdraw", id=ids[3])) == "done"
    hall.pretend_now = "2026-11-23T09:15+07:00"
    with hall, come(hall, "display-0") as display:
        display.code("board.subscribe", since=1)
        assert display.hear_of("announcement.made")["event"]["announcement"]["id"] == ids[1]
        told = [event["event"] for event in display.events if event["event"]["type"] == "announcement.withdrawn"]
        assert [event["id"] for event in told] == [ids[3], ids[0]]
        kept = display.ask("board.subscribe")["result"]["snapshot"]["announcements"]
        assert [announcement["id"] for announcement in kept["scheduled"]] == [ids[2]]
