"""Officers take back what they did by mistake: everything is as it was, or they are told why it cannot be."""

import dataclasses
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from server.domain import refusals as no
from server.domain.day import ServiceDay
from server.domain.figures import Tally
from server.domain.occasion import Asker, Occasion
from server.domain.undoing import view_desk
from server.storage.entries import CallEntry
from server.storage.projection import Projection
from shared.wire import methods as do
from shared.wire.events import CounterHandedOver, Recorded, TicketCalled, TicketIssued, TicketRestored
from shared.wire.methods import Figures, StepKind
from shared.wire.ticket import Ticket
from tests.auditor import Auditor
from tests.server.domain.story import Story
from tests.server.small_hall import MINUTE, hall

OWN = {"1": "ani", "2": "budi"}


def desk(story: Story, counter: str = "1") -> do.DeskView:
    return view_desk(Occasion(story.day, "", Asker(OWN[counter]), story.now), do.GetDesk(counter))


def undo(story: Story, counter: str = "1") -> None:
    """As the console does it: the desk has named the step."""
    step = desk(story, counter).undo
    assert step is not None
    story.do(do.UndoStep(counter, step.step), OWN[counter])


def state(day: ServiceDay) -> tuple[object, ...]:
    """All that an officer's mistake can have changed."""
    learnt = {queue: known.expected_ms for queue, known in day.forecast._durations.items() if known.count}
    counted = {officer: replace(tally) for officer, tally in day.tallies.items() if tally != Tally()}
    firsts = [day.first(counter) for counter in "123"]
    return dict(day.board.tickets), dict(day.board.counters), learnt, counted, firsts, [*day.board.calls]


# --- every step --------------------------------------------------------------------------------------------------

Press = Callable[[Story, Ticket], do.Command]
"""A press at counter 1, where `Ticket` is the visitor whom it is about."""


def at(command: Callable[..., do.Command], *more: object, **named: object) -> Press:
    return lambda _story, _ticket: command("1", *more, **named)


def about(command: Callable[..., do.Command], *more: object) -> Press:
    return lambda _story, ticket: command(ticket.id, *more)


NEXT, START, FINISH = at(do.CallNext), at(do.StartService), at(do.FinishService)
NO_SHOW, HOLD = at(do.MarkNoShow), at(do.HoldTicket)
PLAN = about(do.PlanVisit, ("card",))

STEPS: dict[str, tuple[tuple[Press, ...], Press, StepKind]] = {
    "a number without paper": ((), lambda _s, _t: do.IssueTicket("card", paper=False), "issue"),
    "a call": ((), NEXT, "call"),
    "a call out of turn": ((), lambda _s, ticket: do.CallTicket("1", ticket.id, "sakit"), "call"),
    "a start": ((NEXT,), START, "start"),
    "a finish": ((NEXT,), FINISH, "finish"),
    "a finish of whom one has served": ((NEXT, at(do.Recall), START), FINISH, "finish"),
    "a finish that goes on": ((PLAN, NEXT, START), FINISH, "finish"),
    "a next that finishes": ((NEXT, START), NEXT, "finish"),
    "a next that calls the same visitor for the next service": ((PLAN, NEXT, START), NEXT, "call"),
    "a no-show": ((NEXT,), NO_SHOW, "no_show"),
    "a hold": ((NEXT, START), HOLD, "hold"),
    "a transfer": ((NEXT,), at(do.TransferTicket, "card", "mohon"), "transfer"),
    "a transfer to a counter": ((NEXT, START), at(do.TransferTicket, for_counter="2"), "transfer"),
    "a transfer to an officer": ((NEXT,), at(do.TransferTicket, "card", for_officer="budi"), "transfer"),
    "a plan": ((), PLAN, "plan"),
    "another plan": ((NEXT, PLAN), about(do.PlanVisit, ()), "plan"),
    "a note": ((NEXT, START), at(do.NoteVisit, "served", "rapi"), "note"),
    "another note": ((NEXT, at(do.NoteVisit, "served", "rapi")), at(do.NoteVisit, None, ""), "note"),
    "a return after a hold": ((NEXT, HOLD), about(do.ReturnTicket), "return"),
    "a return after a no-show": ((NEXT, NO_SHOW), about(do.ReturnTicket), "return"),
    "a cancellation of whom one serves": ((NEXT, START), about(do.CancelTicket, "salah"), "cancel"),
    "a cancellation of who waits": ((), about(do.CancelTicket), "cancel"),
    "a cancellation of whom one has parked": ((NEXT, HOLD), about(do.CancelTicket), "cancel"),
    "a pause": ((), lambda s, _t: do.PauseCounter("1", "salat", s.now + MINUTE), "pause"),
    "another pause": ((at(do.PauseCounter, "salat"),), at(do.PauseCounter, "rapat"), "pause"),
    "the end of a pause": (
        (lambda s, _t: do.PauseCounter("1", "salat", s.now + MINUTE),),
        at(do.ResumeCounter),
        "resume",
    ),
}


def begun() -> tuple[Story, Ticket]:
    """Counters 1 and 2 are open, and one visitor waits."""
    story = Story()
    story.open()
    story.open("2", "budi")
    return story, story.issue()


@pytest.mark.parametrize(("before", "press", "kind"), STEPS.values(), ids=STEPS.keys())
def test_every_step_is_taken_back(before: tuple[Press, ...], press: Press, kind: StepKind) -> None:
    story, ticket = begun()
    for earlier in before:
        story.do(earlier(story, ticket), "ani", after=7000)
    as_it_was = state(story.day)
    story.do(press(story, ticket), "ani", after=5000)
    told = desk(story).undo
    assert told is not None
    assert (told.kind, told.until) == (kind, story.now + MINUTE)
    undo(story)
    assert state(story.day) == as_it_was


def test_one_step_after_another_is_taken_back() -> None:
    story, _ = begun()
    states = []
    for press in (do.CallNext, do.Recall, do.StartService, do.FinishService):
        states.append(state(story.day))
        story.do(press("1"), "ani", after=3000)
    for kind, before in (("finish", 3), ("start", 2), ("call", 0)):
        told = desk(story).undo
        assert told is not None
        assert told.kind == kind
        undo(story)
        assert state(story.day) == states[before]
    assert desk(story).undo is None
    with pytest.raises(no.NothingToUndo):
        story.do(do.UndoStep("1", 1), "ani")


def test_next_that_finished_somebody_gives_both_visitors_back() -> None:
    story, first = begun()
    second = story.issue()
    story.next()
    story.do(do.StartService("1"), "ani")
    as_it_was = state(story.day)
    story.next(after=20_000)
    told = desk(story).undo
    assert told is not None
    assert told.numbers == ("A-002", "A-001")
    undo(story)
    assert state(story.day) == as_it_was
    assert [e.ticket.id for e in story.events if isinstance(e, TicketRestored)] == [second.id, first.id]
    assert story.day.board.counters["1"].ticket == first.id


def test_a_visitor_who_was_finished_and_called_at_once_for_the_next_service_is_named_once() -> None:
    story, ticket = begun()
    story.do(do.PlanVisit(ticket.id, ("card",)), "ani")
    story.next()
    assert story.next() == ticket.number
    step = desk(story).undo
    assert step is not None
    assert step.numbers == (ticket.number,)


def test_a_call_said_again_is_taken_back_with_all_that_was_said() -> None:
    story, ticket = begun()
    story.next()
    story.do(do.Recall("1"), "ani")
    undo(story)
    assert story.ticket(ticket) == ticket
    assert not story.day.board.calls


def test_a_start_is_taken_back_without_forgetting_how_often_was_called() -> None:
    story, ticket = begun()
    story.next()
    story.do(do.Recall("1"), "ani")
    story.do(do.StartService("1"), "ani")
    undo(story)
    assert (story.ticket(ticket).state, story.ticket(ticket).recalls) == ("called", 1)


def test_paper_that_came_out_meanwhile_stays_printed() -> None:
    story, ticket = begun()
    story.next()
    story.do(do.FinishService("1"), "ani")
    story.do(do.ReportPrint(ticket.id, "printed"))
    undo(story)
    assert story.ticket(ticket).printed == "printed"


# --- when it cannot be --------------------------------------------------------------------------------------------


def test_a_step_is_not_taken_back_twice() -> None:
    story, ticket = begun()
    story.issue()
    story.next()
    story.next()
    step = desk(story).undo
    assert step is not None
    story.do(do.UndoStep("1", step.step), "ani")
    with pytest.raises(no.UndoPassed):
        story.do(do.UndoStep("1", step.step), "ani")
    assert story.day.board.counters["1"].ticket == ticket.id


def test_after_a_minute_the_desk_offers_nothing() -> None:
    story, _ = begun()
    story.next()
    story.now += MINUTE
    assert desk(story).undo is not None
    story.now += 1
    assert desk(story).undo is None


def test_a_site_may_give_more_time() -> None:
    site = hall()
    story = Story(dataclasses.replace(site, description=replace(site.description, undo_seconds=120)))
    story.open()
    story.issue()
    story.next()
    story.now += 2 * MINUTE
    undo(story)
    with pytest.raises(no.NothingToUndo):
        story.do(do.UndoStep("1", 1), "ani")


def test_what_another_counter_has_gone_on_with_stays() -> None:
    story, ticket = begun()
    story.next()
    story.do(do.TransferTicket("1", "card"), "ani")
    step = desk(story).undo
    assert step is not None
    story.next("2", "budi")
    assert desk(story).undo is None
    with pytest.raises(no.UndoOvertaken) as refused:
        story.do(do.UndoStep("1", step.step), "ani")
    assert refused.value.number == ticket.number
    assert story.day.board.counters["2"].ticket == ticket.id


def test_what_the_other_counter_has_taken_back_itself_is_free_again() -> None:
    story, ticket = begun()
    story.next()
    story.do(do.TransferTicket("1", "card"), "ani")
    story.next("2", "budi")
    undo(story, "2")
    undo(story)
    assert story.day.board.counters["1"].ticket == ticket.id


def test_a_visitor_does_not_come_back_to_a_counter_where_another_is() -> None:
    story, first = begun()
    second = story.issue()
    story.next()
    story.do(do.MarkNoShow("1"), "ani")
    story.next()
    story.do(do.FinishService("1"), "ani")
    step = desk(story).undo
    assert step is not None
    story.do(do.UndoNoShow(first.id), "ani")
    with pytest.raises(no.UndoOvertaken):
        story.do(do.UndoStep("1", step.step), "ani")
    assert second.id not in story.day.board.tickets


def test_a_no_show_taken_back_by_its_own_key_is_no_step_any_more() -> None:
    story, ticket = begun()
    story.next()
    story.do(do.MarkNoShow("1"), "ani")
    story.do(do.UndoNoShow(ticket.id), "ani")
    assert desk(story).figures.no_shows == 0
    undo(story)
    assert story.ticket(ticket).state == "waiting"


def test_a_second_no_show_taken_back_by_its_own_key_leaves_the_steps_before_it() -> None:
    story, ticket = begun()
    story.next()
    story.do(do.MarkNoShow("1"), "ani")
    story.do(do.ReturnTicket(ticket.id), "ani")
    story.next()
    story.do(do.MarkNoShow("1"), "ani")
    story.do(do.UndoNoShow(ticket.id), "ani")
    for kind in ("call", "return", "no_show", "call"):
        step = desk(story).undo
        assert step is not None
        assert step.kind == kind
        undo(story)
    assert story.ticket(ticket).state == "waiting"


def test_a_visitor_whom_a_colleague_has_called_since_is_not_taken_back_though_they_wait_again() -> None:
    story, ticket = begun()
    story.next()
    story.do(do.TransferTicket("1", for_counter="2"), "ani")
    step = desk(story).undo
    assert step is not None
    story.next("2", "budi", after=1000)
    story.do(do.HoldTicket("2"), "budi")
    story.do(do.ReturnTicket(ticket.id), "budi")
    assert desk(story).undo is None
    with pytest.raises(no.UndoOvertaken):
        story.do(do.UndoStep("1", step.step), "ani")


def test_a_number_that_somebody_has_called_is_not_taken_back() -> None:
    story, _ = begun()
    story.do(do.IssueTicket("card", paper=False), "ani")
    story.next("2", "budi")
    assert desk(story).undo is None


def test_a_number_on_paper_is_no_step() -> None:
    story, _ = begun()
    story.do(do.IssueTicket("card"), "ani")
    assert desk(story).undo is None


def test_who_leaves_the_counter_takes_nothing_back() -> None:
    story, _ = begun()
    story.next()
    story.do(do.FinishService("1"), "ani")
    story.do(do.CloseCounter("1"), "ani")
    story.open()
    assert desk(story).undo is None


def test_who_was_handed_a_counter_does_not_take_back_what_the_other_did() -> None:
    story, _ = begun()
    story.next()
    story.do(do.CloseCounter("2"), "budi")
    story.happen(CounterHandedOver("1", "budi"))
    assert view_desk(Occasion(story.day, "", Asker("budi"), story.now), do.GetDesk("1")) == do.DeskView(None, Figures())
    with pytest.raises(no.NothingToUndo):
        story.do(do.UndoStep("1", story.day.board.seq - 1), "budi")


def test_only_the_one_who_sits_there_sees_the_desk() -> None:
    story, _ = begun()
    with pytest.raises(no.NotYourCounter):
        view_desk(Occasion(story.day, "", Asker("budi"), story.now), do.GetDesk("1"))
    with pytest.raises(no.UnknownCounter):
        view_desk(Occasion(story.day, "", Asker("budi"), story.now), do.GetDesk("99"))


def test_a_number_comes_back_to_the_queue_where_the_colleague_it_was_for_has_gone() -> None:
    story, ticket = begun()
    story.next()
    story.do(do.TransferTicket("1", for_officer="budi"), "ani")
    story.do(do.CallTicket("1", ticket.id, "jadi di sini"), "ani")
    story.do(do.CloseCounter("2"), "budi")
    undo(story)
    assert story.ticket(ticket).for_officer is None
    assert story.day.first("1") == ticket.id


# --- figures ------------------------------------------------------------------------------------------------------


def test_officers_see_their_own_day() -> None:
    story, first = begun()
    for _ in range(4):
        story.issue()
    story.next(after=58_000 - 2_000 - 2_000)
    story.do(do.FinishService("1"), "ani", after=4 * MINUTE)
    story.next()
    story.do(do.MarkNoShow("1"), "ani")
    story.next()
    story.do(do.TransferTicket("1", "card"), "ani")
    story.do(do.CloseCounter("1"), "ani")
    figures = story.day.tallies["ani"].figures()
    assert (figures.served, figures.no_shows, figures.transferred, figures.serving_seconds) == (1, 1, 1, 240)
    waited = [(e.at - i.at) / 1000 for e, i in calls_and_issues(story)]
    assert figures.waited_seconds == round(sum(waited) / len(waited))
    assert first.id not in story.day.board.tickets


def calls_and_issues(story: Story) -> list[tuple[Recorded, Recorded]]:
    issued = {e.event.ticket.id: e for e in story.journal if isinstance(e.event, TicketIssued)}
    return [(e, issued[e.event.ticket]) for e in story.journal if isinstance(e.event, TicketCalled)]


def test_who_is_called_again_later_has_waited_once() -> None:
    story, ticket = begun()
    story.next(after=10_000)
    story.do(do.HoldTicket("1"), "ani")
    story.do(do.ReturnTicket(ticket.id), "ani")
    story.next("2", "budi", after=10 * MINUTE)
    assert desk(story).figures.waited_seconds == 10
    assert desk(story, "2").figures == Figures()


def test_figures_are_those_of_the_officer_who_ended_the_visit() -> None:
    story, _ = begun()
    story.do(do.CloseCounter("2"), "budi")
    story.next()
    story.happen(CounterHandedOver("1", "budi"))
    story.do(do.FinishService("1"), "budi", after=MINUTE)
    assert story.day.tallies["budi"].figures().served == 1
    assert story.day.tallies["ani"].figures().served == 0


# --- any day ------------------------------------------------------------------------------------------------------

KEYS: dict[str, Callable[[str, str], do.Command]] = {
    "next": lambda counter, _: do.CallNext(counter),
    "recall": lambda counter, _: do.Recall(counter),
    "start": lambda counter, _: do.StartService(counter),
    "finish": lambda counter, _: do.FinishService(counter),
    "no show": lambda counter, _: do.MarkNoShow(counter),
    "hold": lambda counter, _: do.HoldTicket(counter),
    "pause": lambda counter, _: do.PauseCounter(counter),
    "resume": lambda counter, _: do.ResumeCounter(counter),
    "transfer": lambda counter, _: do.TransferTicket(counter, "card"),
    "to a colleague": lambda counter, _: do.TransferTicket(counter, for_counter="2" if counter == "1" else "1"),
    "note": lambda counter, _: do.NoteVisit(counter, "come_back", "besok"),
    "number": lambda _, __: do.IssueTicket("birth", paper=False),
    "plan": lambda _, ticket: do.PlanVisit(ticket, ("card",)),
    "return": lambda _, ticket: do.ReturnTicket(ticket),
    "cancel": lambda _, ticket: do.CancelTicket(ticket),
    "undo no-show": lambda _, ticket: do.UndoNoShow(ticket),
    "choose": lambda counter, ticket: do.CallTicket(counter, ticket, "sakit"),
}


class Books:
    """A story whose every event the auditor sees and the rows follow."""

    def __init__(self) -> None:
        self.story, _ = begun()
        self.story.issue("card")
        self.story.issue()
        self.auditor = Auditor(self.story.site.description)
        self.rows = Projection("hall")
        self.calls: dict[int, CallEntry] = {}
        self.look()

    def look(self) -> None:
        """Take in what has happened since."""
        for recorded in self.story.journal[self.auditor.seq :]:
            self.auditor.see(recorded)
            self.rows.apply(recorded)
        self.calls |= {call.seq: call for call in self.rows.take().calls}
        going_on = {call.counter: call.ticket for call in self.calls.values() if call.ended_at is None}
        assert going_on == self.auditor.at_counter

    def press(self, key: str, counter: str, which: int) -> None:
        tickets = [*self.story.day.issued]
        with suppress(no.Refusal):
            self.story.do(KEYS[key](counter, tickets[which % len(tickets)]), OWN[counter], after=500)
        self.look()

    def stands(self) -> tuple[object, ...]:
        """The day and its rows, without calls that were taken back."""
        calls = {seq: call for seq, call in self.calls.items() if call.outcome != "undone"}
        return *state(self.story.day), calls, dict(self.rows._tickets)


@given(
    st.lists(
        st.tuples(st.sampled_from([*KEYS, "undo", "undo"]), st.sampled_from("12"), st.integers(0, 5), st.booleans()),
        max_size=40,
    )
)
def test_a_press_taken_back_at_once_leaves_everything_as_it_was(presses: list[tuple[str, str, int, bool]]) -> None:
    books = Books()
    for key, counter, which, regretted in presses:
        before, step = books.stands(), desk(books.story, counter).undo
        if key == "undo":
            if step is not None:
                undo(books.story, counter)
                books.look()
            continue
        books.press(key, counter, which)
        offered = desk(books.story, counter).undo
        if regretted and offered is not None and (step is None or offered.step > step.step):
            undo(books.story, counter)
            books.look()
            if key != "number":
                assert books.stands() == before
            assert desk(books.story, counter).undo == step
    again = ServiceDay(hall())
    for recorded in books.story.journal:
        again.apply(recorded)
    assert state(again) == state(books.story.day)
    assert [again.steps.newest(counter) for counter in "12"] == [books.story.day.steps.newest(c) for c in "12"]
