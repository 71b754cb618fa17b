"""What kiosks and displays are told: nothing of who works where, nothing of what is noted about a visitor."""

import ast
import inspect
from itertools import pairwise
from types import ModuleType
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from msgspec import Struct
from msgspec.structs import replace

from shared.wire import events, ticket
from shared.wire import events as e
from shared.wire.events import Event, public
from shared.wire.ticket import CounterState, Snapshot, public_counter, public_ticket
from tests.shared.wire.histories import make_ticket
from tests.shared.wire.strategies import messages, structs_within

PRIVATE_WORDS = (
    "officer", "reason", "note", "result", "wanted", "remark", "comment", "name", "password", "token", "nik", "phone",
)  # fmt: skip
TOLD_TO_CONSOLES = "Only consoles are told."
EVENTS: tuple[type[Struct], ...] = get_args(Event)


def private_fields(cls: type[Struct]) -> list[str]:
    return [field for field in cls.__struct_fields__ if any(word in field.split("_") for word in PRIVATE_WORDS)]


def fields_documented_as_private(module: ModuleType) -> set[tuple[str, str]]:
    found = set()
    for cls in ast.parse(inspect.getsource(module)).body:
        if not isinstance(cls, ast.ClassDef):
            continue
        for field, doc in pairwise(cls.body):
            match field, doc:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                    if TOLD_TO_CONSOLES in text:
                        found.add((cls.name, name))
    return found


@given(messages(Event))
def test_public_event_has_nothing_private(event: Event) -> None:
    told = public(event)
    assert type(told) is type(event)
    for field in private_fields(type(event)):
        assert not getattr(told, field), f"{type(event).__name__}.{field} leaks: clear it in events.public()"


@given(messages(Event))
def test_public_event_is_otherwise_the_same(event: Event) -> None:
    kept: dict[str, Any] = {field: getattr(event, field) for field in private_fields(type(event))}
    if isinstance(event, e.TicketIssued | e.TicketRestored):
        kept["ticket"] = event.ticket
    assert replace(public(event), **kept) == event


@given(messages(Event))
def test_public_event_is_public_once_for_all(event: Event) -> None:
    assert public(public(event)) == public(event)


@given(messages(e.TicketIssued | e.TicketRestored))
def test_public_ticket_inside_an_event_has_nothing_private(event: e.TicketIssued | e.TicketRestored) -> None:
    told = public(event)
    assert isinstance(told, e.TicketIssued | e.TicketRestored)
    assert not any(getattr(told.ticket, field) for field in private_fields(ticket.Ticket))
    kept = {field: getattr(event.ticket, field) for field in private_fields(ticket.Ticket)}
    assert replace(told, ticket=replace(told.ticket, **kept)) == event


@given(messages(Snapshot))
def test_public_snapshot_has_nothing_private(snapshot: Snapshot) -> None:
    for counter in map(public_counter, snapshot.counters):
        assert not any(getattr(counter, field) for field in private_fields(CounterState))
    for each in map(public_ticket, snapshot.tickets):
        assert not any(getattr(each, field) for field in private_fields(ticket.Ticket))


def test_ticket_without_anything_private_is_not_copied() -> None:
    issued = e.TicketIssued(make_ticket(1))
    assert public(issued) is issued


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.__struct_config__.tag)
def test_what_else_is_inside_an_event_has_nothing_private(event: type[Struct]) -> None:
    for inner in structs_within(event) - {event}:
        if inner is ticket.Ticket:
            assert event in (e.TicketIssued, e.TicketRestored), "clear its ticket in events.public()"
        else:
            assert not private_fields(inner), f"{inner.__name__} goes to displays inside {event.__name__}"


def test_every_field_documented_as_private_is_one_the_redaction_is_tested_for() -> None:
    classes = {cls.__name__: cls for cls in (*EVENTS, *structs_within(ticket.Snapshot))}
    documented = fields_documented_as_private(events) | fields_documented_as_private(ticket)
    assert ("CounterOpened", "officer") in documented
    for cls, field in documented:
        assert field in private_fields(classes[cls])


def test_every_private_field_is_documented_as_one() -> None:
    documented = fields_documented_as_private(events) | fields_documented_as_private(ticket)
    for cls in (*EVENTS, *structs_within(ticket.Snapshot)):
        for field in private_fields(cls):
            assert (cls.__name__, field) in documented, f"{cls.__name__}.{field} lacks “{TOLD_TO_CONSOLES}”"


def test_ticket_says_nothing_of_the_person() -> None:
    schema = msgspec.json.schema(ticket.Ticket)["$defs"]["Ticket"]["properties"]
    assert set(schema) == {
        "id", "number", "queue", "service", "priority", "language", "visit", "issued_at", "due_at", "state", "counter",
        "recalls", "printed", "called_at", "then", "for_counter", "for_officer", "note", "result",
    }  # fmt: skip
