"""What a kiosk gave while it was alone, told to the real server when that is back; and who is told of a kiosk's end."""

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from demo.hall import PASSWORD, Hall
from tests.faults.test_kiosk_killed import program
from tests.faults.wire import Frame, Wire, wire

PROFILE = Path(__file__).parents[1] / "docs" / "sukadana.toml"
EVENING = "2026-11-23T17:00+07:00"
"""Two hours after closing."""
KTP, TAX = "perekaman-ktp", "pajak-tahunan"
MINUTE = 60_000


def moment(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp() * 1000)


NOW = moment(EVENING)


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """A hall in the evening: kiosk A and kiosk B, a console, a display. Every test has numbers of its own."""
    hall = Hall(PROFILE, tmp_path_factory.mktemp("hall"), pretend_now=EVENING)
    hall.add_device("kiosk-1", "kiosk")
    hall.add_device("kiosk-2", "kiosk")
    hall.add_device("loket-1", "console")
    hall.add_device("lobi", "display")
    hall.set_passwords(["budi"])
    hall.start()
    yield hall
    hall.kill()


@contextmanager
def device(hall: Hall, code: str) -> Iterator[Wire]:
    with wire(hall.url, hall.token_file(code).read_text().strip()) as connection:
        yield connection


def record(kiosk: Wire, number: str, issued_at: int, id: str | None = None, **more: object) -> Frame:
    params = {"number": number, "service": KTP if number.startswith("A") else TAX, "issued_at": issued_at, **more}
    return kiosk.ask("ticket.record", params, id or str(uuid.uuid4()))


def refusal(answer: Frame) -> str:
    return str(answer["error"]["data"]["code"])


def test_ticket_is_recorded_though_the_hall_is_closed(hall: Hall) -> None:
    with device(hall, "kiosk-1") as kiosk:
        assert kiosk.code("ticket.issue", str(uuid.uuid4()), service=KTP) == "hall_closed"
        answer = record(kiosk, "A-A001", NOW - 150 * MINUTE)
        ticket = answer["result"]["ticket"]
        assert (ticket["number"], ticket["issued_at"], ticket["due_at"]) == (
            "A-A001",
            NOW - 150 * MINUTE,
            NOW - 150 * MINUTE,
        )


def test_first_answer_comes_again_also_after_a_restart_and_another_ticket_with_the_number_is_refused(
    hall: Hall,
) -> None:
    id = str(uuid.uuid4())
    with device(hall, "kiosk-1") as kiosk:
        first = record(kiosk, "A-A002", NOW - MINUTE, id)
        assert record(kiosk, "A-A002", NOW - MINUTE, id) == first
    hall.restart()
    with device(hall, "kiosk-1") as kiosk:
        assert record(kiosk, "A-A002", NOW - MINUTE, id) == first
        assert refusal(record(kiosk, "A-A002", NOW - MINUTE)) == "number_taken"
    with closing(sqlite3.connect(hall.database)) as database:
        stored = database.execute("SELECT id, series, serial FROM tickets WHERE number = 'A-A002'").fetchall()
    assert stored == [(id, "dukcapil/A", 2)]


def test_each_kiosk_has_its_own_letter_and_may_use_no_other(hall: Hall) -> None:
    with device(hall, "kiosk-1") as one, device(hall, "kiosk-2") as other:
        assert refusal(record(one, "A-B001", NOW)) == "wrong_series"
        assert refusal(record(one, "A-001", NOW)) == "wrong_series"
        assert (
            one.code("ticket.record", str(uuid.uuid4()), number="B-A009", service=KTP, issued_at=NOW) == "wrong_series"
        )
        for kiosk, number in ((one, "A-A003"), (other, "A-B003")):
            assert record(kiosk, number, NOW)["result"]["ticket"]["number"] == number


def test_ticket_of_yesterday_is_refused_and_the_first_of_today_is_not(hall: Hall) -> None:
    midnight = moment("2026-11-23T00:00+07:00")
    with device(hall, "kiosk-1") as kiosk:
        assert refusal(record(kiosk, "A-A004", midnight - 1)) == "day_over"
        assert record(kiosk, "A-A004", midnight)["result"]["ticket"]["issued_at"] == midnight


def test_ticket_of_a_clock_that_is_fast_is_issued_now(hall: Hall) -> None:
    with device(hall, "kiosk-1") as kiosk:
        ticket = record(kiosk, "A-A005", NOW + 24 * 60 * MINUTE)["result"]["ticket"]
        assert NOW <= ticket["issued_at"] == ticket["due_at"] < NOW + 5 * MINUTE


def test_recorded_tickets_are_called_in_the_order_of_their_issue(hall: Hall) -> None:
    with device(hall, "kiosk-1") as one, device(hall, "kiosk-2") as other, device(hall, "loket-1") as console:
        record(one, "B-A001", NOW - 30 * MINUTE)
        record(one, "B-A002", NOW - 10 * MINUTE)
        record(other, "B-B001", NOW - 20 * MINUTE)
        record(other, "B-B002", NOW - 5 * MINUTE, priority=True)
        assert console.code("officer.login", officer="budi", password=PASSWORD) == "done"
        assert "result" in console.do("counter.open", counter="2")
        called = [console.do("call.next", counter="2")["result"]["ticket"]["number"] for _ in range(4)]
        assert called == ["B-B002", "B-A001", "B-B001", "B-A002"]


def test_kiosk_that_is_killed_is_offline_for_staff_and_the_other_kiosk_and_no_display_hears_of_it(hall: Hall) -> None:
    with device(hall, "loket-1") as console, device(hall, "kiosk-2") as other, device(hall, "lobi") as display:
        for connection in (console, other, display):
            assert connection.code("board.subscribe") == "done"
        console.hear_of_kiosks(("kiosk-1", False, "unknown"), ("kiosk-2", True, "unknown"))
        token = hall.token_file("kiosk-1").read_text().strip()
        with program("tests.faults.lone_kiosk", hall.url, token, str(uuid.uuid4()), "sent") as kiosk:
            kiosk.hear()
            console.hear_of_kiosks(("kiosk-1", True, "unknown"), ("kiosk-2", True, "unknown"))
        console.hear_of_kiosks(("kiosk-1", False, "unknown"), ("kiosk-2", True, "unknown"))
        other.hear_of_kiosks(("kiosk-1", False, "unknown"), ("kiosk-2", True, "unknown"))
        assert display.code("site.popular") == "done"
        assert display.kiosks == []


def test_hours_and_popular_services_are_told_to_every_device(hall: Hall) -> None:
    with device(hall, "kiosk-1") as kiosk, device(hall, "lobi") as display:
        record(kiosk, "A-A006", NOW)
        for connection in (kiosk, display):
            days = connection.ask("site.hours")["result"]["days"]
            assert [day["day"] for day in days] == [f"2026-11-{number}" for number in range(23, 31)]
            monday, saturday = days[0]["agencies"][0], days[5]["agencies"][0]
            assert [(span["opens_at"], span["closes_at"]) for span in monday["spans"]] == [
                (moment("2026-11-23T08:00+07:00"), moment("2026-11-23T12:00+07:00")),
                (moment("2026-11-23T13:00+07:00"), moment("2026-11-23T15:00+07:00")),
            ]
            assert saturday["spans"] == []
            assert KTP in connection.ask("site.popular")["result"]["services"]
