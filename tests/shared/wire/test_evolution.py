"""Old journals and old peers stay readable: fields are only ever added, with a default."""

from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from shared.wire import events as e
from shared.wire.announcement import Announcement
from shared.wire.codec import decode_frame, encode_error
from shared.wire.display import Displays
from shared.wire.errors import Error, ErrorData, error
from shared.wire.events import Event, Recorded
from shared.wire.kiosk import Kiosks
from shared.wire.methods import ALL
from shared.wire.ticket import Snapshot, Ticket
from tests.shared.wire.strategies import messages, structs_within

A = "0190c3a2-6f6e-7c8d-9a41-3e8f5b7d2c10"
SPOKEN: tuple[Any, ...] = (
    Recorded,
    Snapshot,
    Kiosks,
    Displays,
    ErrorData,
    *ALL,
    *dict.fromkeys(method.ANSWER for method in ALL),
)
STRUCTS = sorted(frozenset[type[Struct]]().union(*map(structs_within, SPOKEN)), key=lambda cls: cls.__name__)


@pytest.mark.parametrize("cls", STRUCTS)
@settings(max_examples=15)
@given(data=st.data())
def test_fields_of_a_newer_peer_are_ignored(data: st.DataObject, cls: type[Struct]) -> None:
    known = data.draw(messages(cls))
    sent = msgspec.json.encode(known)
    newer = sent[:-1] + (b"," if sent != b"{}" else b"") + b'"later":{"deep":[1,null,"x"]}}'
    assert msgspec.json.decode(newer, type=cls) == known


@pytest.mark.parametrize("cls", STRUCTS)
@settings(max_examples=15)
@given(data=st.data())
def test_fields_an_older_peer_does_not_send_take_their_defaults(data: st.DataObject, cls: type[Struct]) -> None:
    known = data.draw(messages(cls))
    required = {field.name for field in msgspec.structs.fields(cls) if field.required}
    config = cls.__struct_config__
    older = {
        name: value
        for name, value in msgspec.to_builtins(known).items()
        if name in required or name == config.tag_field
    }
    read = msgspec.convert(older, type=cls)
    assert all(getattr(read, name) == getattr(known, name) for name in required)
    assert msgspec.convert(msgspec.to_builtins(read), type=cls) == read


# A journal written with protocol 1, with the fields that were required then and no others. It must be readable for as
# long as journals are kept. Append a line for a new event; never change one.
TICKET = {
    "id": A,
    "number": "A-025",
    "queue": "a",
    "service": "ktp",
    "priority": False,
    "language": "id",
    "visit": A,
    "issued_at": 1_000,
    "due_at": 1_000,
}
CALL = {"ticket": A, "number": "A-025", "queue": "a", "counter": "3", "language": "id"}
AT = {"ticket": A, "counter": "3"}
SAID = {"id": A, "text": "Hati-hati"}
JOURNAL: list[tuple[dict[str, Any], Event]] = [
    ({"type": "day.started", "day": "2026-09-21"}, e.DayStarted("2026-09-21")),
    (
        {"type": "ticket.issued", "ticket": TICKET},
        e.TicketIssued(Ticket(A, "A-025", "a", "ktp", False, "id", A, 1_000, 1_000, "waiting", None, 0, "queued")),
    ),
    (
        {"type": "ticket.print_reported", "ticket": A, "state": "printed"},
        e.TicketPrintReported(A, "printed", reason=""),
    ),
    ({"type": "ticket.reprint_requested", "ticket": A, "kiosk": "k"}, e.TicketReprintRequested(A, "k")),
    ({"type": "ticket.called"} | CALL, e.TicketCalled(A, "A-025", "a", "3", "id", reason="")),
    ({"type": "ticket.recalled", "recall": 1} | CALL, e.TicketRecalled(A, "A-025", "a", "3", "id", 1)),
    ({"type": "service.started"} | AT, e.ServiceStarted(A, "3")),
    ({"type": "service.finished"} | AT, e.ServiceFinished(A, "3")),
    ({"type": "ticket.no_show"} | AT, e.TicketNoShow(A, "3")),
    ({"type": "ticket.no_show_undone"} | AT, e.NoShowUndone(A, "3")),
    ({"type": "ticket.no_show_undone", "ticket": A, "counter": None}, e.NoShowUndone(A, None)),
    ({"type": "ticket.held"} | AT, e.TicketHeld(A, "3", reason="")),
    ({"type": "ticket.returned", "ticket": A, "due_at": 2_000}, e.TicketReturned(A, 2_000)),
    (
        {"type": "ticket.transferred", "queue": "b", "service": "kia"} | AT,
        e.TicketTransferred(A, "3", "b", "kia", note=""),
    ),
    ({"type": "ticket.cancelled", "ticket": A}, e.TicketCancelled(A, reason="")),
    ({"type": "counter.opened", "counter": "3", "officer": "sari"}, e.CounterOpened("3", "sari")),
    ({"type": "counter.paused", "counter": "3"}, e.CounterPaused("3", reason="")),
    ({"type": "counter.resumed", "counter": "3"}, e.CounterResumed("3")),
    ({"type": "counter.closed", "counter": "3"}, e.CounterClosed("3")),
    ({"type": "announcement.scheduled", "announcement": SAID}, e.AnnouncementScheduled(Announcement(A, "Hati-hati"))),
    ({"type": "announcement.made", "announcement": SAID}, e.AnnouncementMade(Announcement(A, "Hati-hati", "", (), 0))),
    ({"type": "announcement.withdrawn", "id": A}, e.AnnouncementWithdrawn(A)),
    (
        {"type": "ticket.restored", "ticket": TICKET, "undone": 5},
        e.TicketRestored(Ticket(A, "A-025", "a", "ktp", False, "id", A, 1_000, 1_000), 5),
    ),
    ({"type": "ticket.released", "ticket": A}, e.TicketReleased(A)),
    ({"type": "ticket.planned", "ticket": A, "then": ["kia"]}, e.TicketPlanned(A, ("kia",))),
    ({"type": "visit.noted"} | AT, e.VisitNoted(A, "3", result=None, note="")),
    ({"type": "counter.requested", "counter": "3", "officer": "budi"}, e.CounterRequested("3", "budi")),
    ({"type": "counter.request_dropped", "counter": "3"}, e.CounterRequestDropped("3")),
    ({"type": "counter.handed_over", "counter": "3", "officer": "budi"}, e.CounterHandedOver("3", "budi")),
]


@pytest.mark.parametrize(("written", "meant"), JOURNAL)
def test_journal_of_the_first_version_is_readable(written: dict[str, Any], meant: Event) -> None:
    line = msgspec.json.encode({"seq": 7, "at": 1_000, "event": written})
    assert msgspec.json.decode(line, type=Recorded) == Recorded(7, 1_000, meant)


def test_ticket_is_written_without_what_has_its_default_and_read_whole() -> None:
    ticket = Ticket(A, "A-025", "a", "ktp", False, "id", A, 1_000, 1_000)
    assert msgspec.json.decode(msgspec.json.encode(ticket)) == TICKET
    whole = TICKET | {
        "state": "waiting", "counter": None, "recalls": 0, "printed": "queued", "called_at": None, "then": [],
        "for_counter": None, "for_officer": None, "note": "", "result": None,
    }  # fmt: skip
    assert msgspec.convert(whole, type=Ticket) == ticket


def test_every_event_is_in_that_journal() -> None:
    assert {type(meant) for _, meant in JOURNAL} == set(get_args(Event))


def test_error_of_a_newer_server_is_read() -> None:
    sent = encode_error("a", error("limited", "too_fast", "Slow down.", retry_after=0.5))
    newer = sent.replace('"retry_after":0.5', '"retry_after":0.5,"later":1')
    assert decode_frame(newer) == decode_frame(sent)
    told = msgspec.json.decode(b'{"code":-32001,"message":"","data":{"code":"later"}}', type=Error)
    assert told.data == ErrorData("later", {}, None)
