"""A full disk or a locked database: a clear refusal, nothing half-done, and then it goes on by itself."""

import asyncio
import random
import resource
import sqlite3
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

from demo.hall import PASSWORD, Hall
from tests.faults import witness
from tests.faults.crowd import Crowd, Person
from tests.faults.processes import committing
from tests.faults.wire import Frame, Wire, wire, word
from tests.faults.witness import Records

Trouble = Callable[[Hall], AbstractContextManager[None]]


@contextmanager
def full(hall: Hall) -> Iterator[None]:
    """The server can write nothing any more, as with a full disk."""
    with file_limit(hall, 0):
        yield


@contextmanager
def nearly_full(hall: Hall) -> Iterator[None]:
    """There is room for a part of what it wants to write."""
    log = hall.database.with_name(hall.database.name + "-wal")
    with file_limit(hall, log.stat().st_size + 1000):
        yield


@contextmanager
def file_limit(hall: Hall, size: int) -> Iterator[None]:
    assert hall.process is not None
    pids = [hall.process.pid, *committing(hall)]
    before = resource.prlimit(pids[0], resource.RLIMIT_FSIZE)
    for pid in pids:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        for pid in pids:
            resource.prlimit(pid, resource.RLIMIT_FSIZE, before)


@contextmanager
def locked(hall: Hall) -> Iterator[None]:
    """Another program holds the database: a backup gone wrong, a curious administrator."""
    connection = sqlite3.connect(hall.database, timeout=10)
    connection.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        connection.rollback()
        connection.close()


TROUBLES = [full, nearly_full, locked]
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="prlimit is Linux's")


def open_wire(hall: Hall, device: str) -> AbstractContextManager[Wire]:
    return wire(hall.url, hall.token_file(device).read_text().strip())


def check_unavailable(answer: Frame) -> None:
    assert word(answer) == "storage_unavailable"
    assert answer["error"]["code"] == -32005
    assert 0 < answer["error"]["data"]["retry_after"] <= 60


@linux_only
@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: trouble.__name__)
def test_what_cannot_be_stored_is_refused_and_done_when_it_can(hall: Hall, trouble: Trouble) -> None:
    id = str(uuid.uuid4())
    issue = ("ticket.issue", {"service": "ktp"}, id)
    with hall, open_wire(hall, "kiosk-0") as kiosk, open_wire(hall, "console-1") as console:
        acknowledged = [kiosk.do("ticket.issue", service="akta")["result"]["ticket"] for _ in range(20)]
        kiosk.ask("board.subscribe")
        seq = Records(hall).seq
        with trouble(hall):
            for _ in range(3):
                check_unavailable(kiosk.ask(*issue))
            assert kiosk.code("site.describe") == "done"
            check_unavailable(console.ask("officer.login", {"officer": "sari", "password": PASSWORD}))
            assert word(console.do("counter.open", counter="1")) == "not_logged_in"
            assert Records(hall).seq == seq
        while word(answer := kiosk.ask(*issue)) != "done":
            check_unavailable(answer)
            time.sleep(answer["error"]["data"]["retry_after"])  # as the server asks
        assert answer["result"]["ticket"]["number"] == "A-021"
        assert kiosk.ask(*issue) == answer
        assert console.code("officer.login", officer="sari", password=PASSWORD) == "done"
        last = kiosk.do("ticket.issue", service="akta")["result"]["ticket"]
        assert last["number"] == "A-022"
        records = Records(hall)
        records.check()
        assert [row["id"] for row in records.tickets] == [*(ticket["id"] for ticket in acknowledged), id, last["id"]]
        assert [event["seq"] for event in kiosk.events] == list(range(seq + 1, records.seq + 1))
        assert hall.stop() == 0


@linux_only
def test_hall_goes_on_by_itself_when_the_disk_is_well_again(hall: Hall) -> None:
    def told_so(person: Person) -> bool:
        return "storage_unavailable" in person.delays

    async def scene() -> None:
        hall.start()
        async with Crowd(hall, random.Random(7)) as crowd:
            for trouble in TROUBLES:
                await crowd.tally.wait_for(30)
                for kiosk in crowd.kiosks:
                    kiosk.delays.clear()
                with trouble(hall):
                    for kiosk in crowd.kiosks:
                        await kiosk.until(lambda kiosk=kiosk: told_so(kiosk))  # type: ignore[misc]
            await crowd.tally.wait_for(60)
            await crowd.finish()
            await crowd.catch_up(Records(hall).seq)
            witness.check(hall, crowd)
        assert hall.stop() == 0

    asyncio.run(scene())
