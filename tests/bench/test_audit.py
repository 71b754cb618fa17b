"""The audit finds what must never happen."""

from pathlib import Path
from uuid import uuid4

import msgspec
import pytest

from bench.audit import Audit
from bench.yardsticks.commits import Commits
from server.storage.store import Store
from shared.wire.codec import encode_answer, encode_error, encode_result
from shared.wire.errors import error
from shared.wire.methods import Called, Issued
from shared.wire.ticket import Ticket


@pytest.fixture
def stored(tmp_path: Path) -> tuple[Path, list[Ticket]]:
    """A database with three tickets, A-001 to A-003."""
    file = tmp_path / "hall.db"
    commits = Commits(file)
    commits.write(3)
    commits.close()
    store = Store(f"sqlite:///{file}")
    tickets = [msgspec.json.decode(event.event, type=dict)["ticket"] for event in store.events("uji", 0)]
    store.close()
    return file, [msgspec.convert(ticket, Ticket) for ticket in tickets]


def issued(ticket: Ticket) -> bytes:
    return encode_result(str(uuid4()), encode_answer(Issued(ticket, 0, None))).encode()


def called(ticket: Ticket | None) -> bytes:
    return encode_result(str(uuid4()), encode_answer(Called(ticket))).encode()


def test_a_hall_in_order_is_clean(stored: tuple[Path, list[Ticket]]) -> None:
    database, tickets = stored
    audit = Audit()
    audit.note_issued(database, map(issued, tickets))
    findings = audit.conclude()
    assert (findings.tickets, findings.calls, findings.clean) == (3, 0, True)


def test_a_number_given_out_twice_is_found(stored: tuple[Path, list[Ticket]]) -> None:
    database, tickets = stored
    audit = Audit()
    audit.note_issued(database, [issued(tickets[0]), issued(tickets[0])])
    assert audit.conclude().duplicate_numbers == 1


def test_the_same_number_in_another_hall_is_no_duplicate(stored: tuple[Path, list[Ticket]], tmp_path: Path) -> None:
    database, tickets = stored
    audit = Audit()
    other = tmp_path / "other.db"
    other.write_bytes(database.read_bytes())
    for hall in (database, other):
        audit.note_issued(hall, map(issued, tickets))
    assert audit.conclude().duplicate_numbers == 0


def test_a_ticket_called_twice_and_a_call_not_stored_are_found(stored: tuple[Path, list[Ticket]]) -> None:
    database, tickets = stored
    audit = Audit()
    audit.note_called(database, [called(tickets[1]), called(tickets[1])])
    findings = audit.conclude()
    assert (findings.double_calls, findings.lost) == (1, 1)


def test_an_acknowledged_ticket_that_is_not_stored_is_found(stored: tuple[Path, list[Ticket]]) -> None:
    database, tickets = stored
    audit = Audit()
    audit.note_issued(database, [issued(msgspec.structs.replace(tickets[0], id=str(uuid4()), number="A-004"))])
    assert audit.conclude().lost == 1


def test_a_number_that_nobody_has_is_found(stored: tuple[Path, list[Ticket]]) -> None:
    database, tickets = stored
    store = Store(f"sqlite:///{database}")
    with store.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM tickets WHERE number = 'A-002'")
    store.close()
    audit = Audit()
    audit.note_issued(database, [issued(tickets[0])])
    assert audit.conclude().holes == 1


@pytest.mark.parametrize(
    "reply",
    [called(None), encode_error("x", error("refused", "hall_closed", "Closed.")).encode()],
    ids=["nobody to call", "refused"],
)
def test_an_answer_without_a_ticket_ends_the_measure(stored: tuple[Path, list[Ticket]], reply: bytes) -> None:
    with pytest.raises(msgspec.ValidationError):
        Audit().note_issued(stored[0], [reply])
