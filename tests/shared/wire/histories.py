"""Lawful histories of a small hall: what a journal could hold, in the order it could hold it."""

from collections.abc import Mapping

from hypothesis import strategies as st
from msgspec.structs import replace

from shared.wire import events as e
from shared.wire.announcement import Announcement
from shared.wire.board import Board
from shared.wire.events import Event, Recorded
from shared.wire.scalars import Seq, TicketId
from shared.wire.ticket import CounterState, Ticket, TicketState

COUNTERS = ("1", "2", "3")
QUEUES = ("a", "b")
ENDED: frozenset[TicketState] = frozenset({"finished", "cancelled", "expired"})
DAY_MS = 24 * 3600 * 1000
START = 1_790_000_000_000
Steps = Mapping[TicketId, tuple[Seq, Ticket]]
"""What was done last to each ticket, with the ticket as it was before."""


def ticket_id(serial: int) -> str:
    return f"00000000-0000-4000-8000-{serial:012x}"


def make_ticket(serial: int, *, queue: str = "a", priority: bool = False, at: int = START) -> Ticket:
    return Ticket(
        id=ticket_id(serial),
        number=f"{queue.upper()}-{serial:03}",
        queue=queue,
        service=f"{queue}1",
        priority=priority,
        language="id",
        visit=ticket_id(serial),
        issued_at=at,
        due_at=at - priority * 3_600_000,
    )


@st.composite
def histories(draw: st.DrawFn, longest: int = 40) -> list[Recorded]:
    """Events of one or more days, each possible after those before it."""
    board = Board(COUNTERS)
    history: list[Recorded] = []
    steps: dict[TicketId, tuple[Seq, Ticket]] = {}
    serial = 0
    at = START
    _record(board, history, at, e.DayStarted("2026-09-21"))
    for _ in range(draw(st.integers(0, longest))):
        at += draw(st.integers(0, 600_000))
        event = draw(st.sampled_from(possible(board, serial + 1, at, steps)))
        serial += isinstance(event, e.TicketIssued)
        note_step(steps, board, event)
        _record(board, history, at, event)
    return history


def _record(board: Board, history: list[Recorded], at: int, event: Event) -> None:
    history.append(Recorded(board.seq + 1, at, event))
    board.apply(history[-1])


def note_step(steps: dict[TicketId, tuple[Seq, Ticket]], board: Board, event: Event) -> None:
    """Keep in mind what an event does to a ticket, and how that was before it."""
    match event:
        case e.DayStarted():
            steps.clear()
        case e.TicketRestored(ticket=restored):
            del steps[restored.id]
        case e.TicketRecalled() | e.TicketPrintReported() | e.TicketReprintRequested() | e.TicketIssued():
            pass
        case e.TicketReleased(ticket=ticket):
            steps.pop(ticket, None)
        case _:
            if isinstance(changed := getattr(event, "ticket", None), str):
                steps[changed] = (board.seq + 1, board.tickets[changed])


def possible(board: Board, serial: int, at: int, steps: Steps) -> list[Event]:
    """The events that may come next."""
    found: list[Event] = [e.TicketIssued(make_ticket(serial, queue=queue, at=at)) for queue in QUEUES]
    found += [e.TicketIssued(make_ticket(serial, priority=True, at=at), "priority"), e.DayStarted("2026-09-22")]
    for counter in board.counters.values():
        if counter.status == "closed":
            found.append(e.CounterOpened(counter.code, "sari"))
            continue
        found += _possible_take_over(counter)
        if counter.ticket is None:
            found += [
                e.CounterPaused(counter.code, "salat", at + 900_000),
                e.CounterResumed(counter.code),
                e.CounterClosed(counter.code),
            ]
    new = Announcement(ticket_id(10**6 + board.seq), "Hati-hati", zones=("lobi",), at=at)
    found += [e.AnnouncementMade(new), e.AnnouncementScheduled(replace(new, at=at + 60_000 * (board.seq % 3)))]
    for announcement in board.announcements.scheduled:
        found += [e.AnnouncementMade(announcement), e.AnnouncementWithdrawn(announcement.id)]
    found += [e.AnnouncementWithdrawn(heard.announcement.id) for heard in board.announcements.made]
    for ticket in board.tickets.values():
        found += _possible_for(board, ticket, at)
    found += [e.TicketRestored(before, seq) for seq, before in steps.values() if _may_restore(board, before)]
    return found


def _possible_take_over(counter: CounterState) -> list[Event]:
    if counter.wanted_by is None:
        return [e.CounterRequested(counter.code, "budi")]
    return [e.CounterRequestDropped(counter.code), e.CounterHandedOver(counter.code, counter.wanted_by)]


def _may_restore(board: Board, before: Ticket) -> bool:
    if before.state not in ("called", "serving") or before.counter is None:
        return True
    counter = board.counters[before.counter]
    return counter.status == "open" and counter.ticket in (None, before.id)


def _possible_for(board: Board, ticket: Ticket, at: int) -> list[Event]:
    found: list[Event] = [
        e.TicketPrintReported(ticket.id, "failed", "paper out"),
        e.TicketCancelled(ticket.id, "left"),
        e.TicketPlanned(ticket.id, ("b1", "a1")),
    ]
    free = [c.code for c in board.counters.values() if c.status == "open" and c.ticket is None]
    at_counter = ticket.counter or ""
    match ticket.state:
        case "waiting":
            found += [e.TicketCalled(ticket.id, ticket.number, ticket.queue, counter, "id", "ill") for counter in free]
            if ticket.for_counter or ticket.for_officer:
                found.append(e.TicketReleased(ticket.id))
        case "called":
            found += [
                e.TicketRecalled(ticket.id, ticket.number, ticket.queue, at_counter, "id", ticket.recalls + 1),
                e.ServiceStarted(ticket.id, at_counter),
                e.TicketNoShow(ticket.id, at_counter),
                e.TicketHeld(ticket.id, at_counter, "form"),
            ]
        case "serving":
            found += [
                e.ServiceFinished(ticket.id, at_counter),
                e.TicketHeld(ticket.id, at_counter),
                e.TicketTransferred(ticket.id, at_counter, "b", "b1", "see the letter"),
                e.TicketTransferred(ticket.id, at_counter, "a", "a1", for_counter="3"),
                e.TicketTransferred(ticket.id, at_counter, "a", "a1", for_officer="budi", finished=True),
                e.VisitNoted(ticket.id, at_counter, "documents_missing", "the letter of the village"),
            ]
        case "no_show":
            found += [e.NoShowUndone(ticket.id, counter) for counter in (*free, None)]
            found.append(e.TicketReturned(ticket.id, at))
        case "held":
            found.append(e.TicketReturned(ticket.id, ticket.due_at))
        case state:
            assert state not in ENDED, "an ended ticket is off the board"
    return found
