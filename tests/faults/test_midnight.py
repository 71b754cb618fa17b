"""A new service day begins while the hall is full of people."""

import asyncio
import random

from demo.hall import PASSWORD, Hall
from shared.wire.events import DayStarted
from tests.faults import witness
from tests.faults.crowd import Crowd
from tests.faults.wire import wire, word
from tests.faults.witness import Records

JUST_BEFORE = "2026-11-23T23:59:58+07:00"


def test_day_rolls_over_at_local_midnight_while_everybody_works(hall: Hall) -> None:
    async def scene() -> None:
        hall.pretend_now = "2026-11-23T20:00+07:00"
        hall.start()
        async with Crowd(hall, random.Random(11)) as crowd:
            await crowd.tally.wait_for(120)
            hall.kill()
            hall.pretend_now = JUST_BEFORE
            await asyncio.to_thread(hall.start)
            for person in crowd.everybody:
                await person.until(lambda person=person: person.board.day == "2026-11-24")  # type: ignore[misc]
            await crowd.carry_on(2)  # the first may have been asked yesterday
            await crowd.finish()
            await crowd.catch_up(Records(hall).seq)
            records = witness.check(hall, crowd, midnights=1)
        starts = [one for one in records.journal if isinstance(one.event, DayStarted)]
        assert [one.event for one in starts] == [DayStarted("2026-11-23"), DayStarted("2026-11-24")]
        yesterday = [row for row in records.tickets if row["day"] == "2026-11-23"]
        today = [row for row in records.tickets if row["day"] == "2026-11-24"]
        assert yesterday
        assert {row["state"] for row in yesterday} <= {"finished", "cancelled", "expired"}
        assert all(row["ended_at"] is not None and row["ended_at"] <= starts[1].at for row in yesterday)
        assert all(row["issued_at"] >= starts[1].at for row in today)
        assert {row["serial"] for row in today if row["number"].endswith("-001")} == {1}
        assert [console.logged_out for console in crowd.consoles] == [1] * len(crowd.consoles)

    asyncio.run(scene())


def test_officers_and_counters_of_yesterday_are_of_yesterday(hall: Hall) -> None:
    hall.pretend_now = "2026-11-23T20:00+07:00"
    console_token, kiosk_token = (hall.token_file(code).read_text().strip() for code in ("console-1", "kiosk-0"))
    with hall, wire(hall.url, console_token) as console, wire(hall.url, kiosk_token) as kiosk:
        session = console.ask("officer.login", {"officer": "sari", "password": PASSWORD})["result"]
        assert word(console.do("counter.open", counter="1")) == "done"
        first, second = (kiosk.do("ticket.issue", service="ktp")["result"]["ticket"] for _ in range(2))
        assert word(console.do("call.next", counter="1")) == "done"
    hall.kill()
    hall.pretend_now = JUST_BEFORE
    with hall, wire(hall.url, console_token, officer_token=session["token"]) as console:
        console.ask("board.subscribe", {"since": 1})
        assert console.hear_of("day.started")["event"]["day"] == "2026-11-24"
        assert word(console.do("call.finish", counter="1")) == "not_logged_in"
        board = console.ask("board.subscribe")["result"]["snapshot"]
        assert (board["tickets"], board["calls"]) == ([], [])
        assert {counter["status"] for counter in board["counters"]} == {"closed"}
        with wire(hall.url, console_token) as again:
            assert again.ask("site.describe")["result"]["code"] == "ujicoba"
        assert console.code("officer.login", officer="sari", password=PASSWORD) == "done"
        for ticket in (first, second):
            assert word(console.do("ticket.cancel", ticket=ticket["id"])) == "unknown_ticket"
        assert word(console.do("counter.open", counter="1")) == "done"
        assert word(console.do("call.next", counter="1")) == "nobody_waiting"
        with wire(hall.url, kiosk_token) as kiosk:
            assert kiosk.do("ticket.issue", service="ktp")["result"]["ticket"]["number"] == "A-001"
        assert console.do("call.next", counter="1")["result"]["ticket"]["number"] == "A-001"
    Records(hall).check()
