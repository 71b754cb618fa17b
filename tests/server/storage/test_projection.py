"""The rows of calls tell what became of each stay at a counter, taken back or not."""

from typing import Any

from server.domain.occasion import Asker, Occasion
from server.domain.undoing import view_desk
from server.storage.entries import CallEntry
from server.storage.projection import Projection
from shared.wire import methods as do
from shared.wire.events import CounterHandedOver
from tests.server.domain.story import Story


class Rows:
    """A story at counter 1, with its rows as they stand after each group, here one command."""

    def __init__(self) -> None:
        self.story = Story()
        self.projection = Projection("hall")
        self.calls: dict[int, CallEntry] = {}
        self.seen = 0
        for command in (do.OpenCounter("1"), do.IssueTicket("birth"), do.IssueTicket("birth")):
            self.press(command)

    def press(self, command: do.Command, officer: str = "ani") -> None:
        self.story.do(command, officer, after=1000)
        self.look()

    def look(self) -> None:
        for recorded in self.story.journal[self.seen :]:
            self.projection.apply(recorded)
        self.seen = len(self.story.journal)
        self.calls |= {call.seq: call for call in self.projection.take().calls}

    def undo(self) -> None:
        view = view_desk(Occasion(self.story.day, "", Asker("ani"), self.story.now), do.GetDesk("1"))
        assert view.undo is not None
        self.press(do.UndoStep("1", view.undo.step))

    def told(self, *columns: str) -> list[tuple[Any, ...]]:
        return [tuple(getattr(call, column) for column in columns) for _, call in sorted(self.calls.items())]


def test_what_came_of_a_visit_stands_in_the_row_of_its_call() -> None:
    rows = Rows()
    for press in (do.CallNext("1"), do.NoteVisit("1", "come_back", "besok"), do.FinishService("1")):
        rows.press(press)
    assert rows.told("outcome", "result", "note") == [("finished", "come_back", "besok")]


def test_note_taken_back_leaves_the_one_before() -> None:
    rows = Rows()
    rows.press(do.CallNext("1"))
    rows.press(do.NoteVisit("1", "served", "rapi"))
    rows.press(do.NoteVisit("1", "not_served"))
    assert rows.told("result", "note") == [("not_served", None)]
    rows.undo()
    assert rows.told("result", "note") == [("served", "rapi")]
    rows.undo()
    assert rows.told("result", "note") == [(None, None)]


def test_visit_that_was_ended_by_mistake_goes_on_in_its_row() -> None:
    rows = Rows()
    for press in (do.CallNext("1"), do.StartService("1"), do.CallNext("1")):
        rows.press(press)
    assert rows.told("outcome") == [("finished",), (None,)]
    rows.undo()
    assert rows.told("outcome", "ended_at") == [(None, None), ("undone", rows.story.now)]
    started = rows.told("started_at")[0][0]
    rows.press(do.FinishService("1"))
    assert rows.told("outcome", "started_at", "ended_at")[0] == ("finished", started, rows.story.now)


def test_visit_that_goes_on_to_another_service_was_finished_here() -> None:
    rows = Rows()
    rows.press(do.CallNext("1"))
    rows.press(do.PlanVisit(next(iter(rows.story.day.board.tickets)), ("card",)))
    rows.press(do.FinishService("1"))
    rows.press(do.CallNext("1"))
    rows.press(do.TransferTicket("1", "birth"))
    assert rows.told("outcome") == [("finished",), ("transferred",)]


def test_call_is_of_the_officer_who_sat_there_then() -> None:
    rows = Rows()
    rows.press(do.CallNext("1"))
    rows.story.happen(CounterHandedOver("1", "budi"))
    rows.press(do.CallNext("1"), "budi")
    assert rows.told("officer") == [("ani",), ("budi",)]


def test_paper_told_of_after_the_end_is_known_when_the_end_is_taken_back() -> None:
    rows = Rows()
    rows.press(do.CallNext("1"))
    ticket = rows.story.day.board.counters["1"].ticket
    assert ticket is not None
    rows.press(do.FinishService("1"))
    rows.story.do(do.ReportPrint(ticket, "printed"))
    step = rows.story.day.steps.newest("1")
    assert step is not None
    rows.story.do(do.UndoStep("1", step.seq), "ani")
    for recorded in rows.story.journal[rows.seen :]:
        rows.projection.apply(recorded)
    taken = rows.projection.take()
    assert taken.late_prints == {}
    assert [(row.state, row.printed, row.ended_at) for row in taken.tickets] == [("called", "printed", None)]
