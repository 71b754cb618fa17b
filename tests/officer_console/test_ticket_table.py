"""The table model under Qt's own tester, through any sequence of changes."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from officer_console.models.columns import aside_columns, waiting_columns
from officer_console.models.tickets import RowRole, TicketTable
from officer_console.viewmodels.rows import TicketRow
from officer_console.viewmodels.wording import MINUTE_MS
from shared.wire.scalars import Moment

pytestmark = pytest.mark.usefixtures("qapp")


def hour(moment: Moment) -> str:
    return f"h{moment}"


def make_row(
    ticket: str, due_at: int = 0, tier: int = 0, state: str = "waiting", *, priority: bool = False
) -> TicketRow:
    number, service = f"A-{ticket:0>3}", f"Layanan {ticket}"
    return TicketRow(ticket, number, service, priority, due_at, due_at, state, tier)  # type: ignore[arg-type]


rows = st.lists(
    st.builds(
        make_row,
        st.integers(0, 12).map(str),
        st.integers(0, 4),
        st.integers(0, 2),
        st.sampled_from(["held", "no_show"]),
        priority=st.booleans(),
    ),
    unique_by=lambda row: row.id,
    max_size=12,
)


def in_order(drawn: list[TicketRow]) -> list[TicketRow]:
    return sorted(drawn, key=lambda row: row.place)


@settings(max_examples=60)
@given(st.lists(rows.map(in_order), max_size=8))
def test_any_sequence_of_tables_satisfies_the_tester(tables: list[list[TicketRow]]) -> None:
    model = TicketTable(waiting_columns(hour))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for table in tables:
        model.set_rows(table)
        assert [model.index(line, 0).data(RowRole) for line in range(model.rowCount())] == table
        model.set_now(5)
    assert tester.failureReportingMode() is QAbstractItemModelTester.FailureReportingMode.Fatal


@settings(max_examples=60)
@given(rows, rows)
def test_rows_out_of_order_are_taken_as_they_come(one: list[TicketRow], other: list[TicketRow]) -> None:
    model = TicketTable(aside_columns(hour))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for table in (one, other, one):
        model.set_rows(table)
        assert [model.ticket_at(line) for line in range(model.rowCount())] == table
    assert tester.model() is model


@given(rows.map(in_order), rows.map(in_order))
def test_a_marked_row_that_stays_in_its_place_stays_marked(one: list[TicketRow], other: list[TicketRow]) -> None:
    model = TicketTable(waiting_columns(hour))
    marks = QItemSelectionModel(model)
    model.set_rows(one)
    for line, marked in enumerate(one):
        model.set_rows(one)
        marks.select(model.index(line, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        model.set_rows(other)
        if any(row.id == marked.id and row.place == marked.place for row in other):
            [index] = marks.selectedIndexes()
            assert index.data(RowRole).id == marked.id
        else:
            assert marks.selectedIndexes() == []


def test_only_what_follows_the_clock_is_told_anew_when_time_passes() -> None:
    model = TicketTable(waiting_columns(hour))
    model.set_rows([make_row("1"), make_row("2")])
    told: list[tuple[QModelIndex, QModelIndex]] = []
    model.dataChanged.connect(lambda first, last: told.append((first, last)))
    model.set_now(7 * MINUTE_MS)
    assert [(first.row(), first.column(), last.row(), last.column()) for first, last in told] == [(0, 3, 1, 3)]
    assert model.index(0, 3).data() == "7 min"


def test_the_same_rows_tell_nothing() -> None:
    model = TicketTable(waiting_columns(hour))
    model.set_rows([make_row("1"), make_row("2")])
    told: list[object] = []
    for signal in (model.dataChanged, model.rowsInserted, model.rowsRemoved, model.modelReset):
        signal.connect(lambda *_: told.append(1))
    model.set_rows([make_row("1"), make_row("2")])
    assert told == []


def test_one_more_at_the_front_is_one_insertion() -> None:
    model = TicketTable(waiting_columns(hour))
    waiting = [make_row(str(number), due_at=number) for number in range(1, 501)]
    model.set_rows(waiting)
    inserted: list[tuple[int, int]] = []
    removed: list[object] = []
    model.rowsInserted.connect(lambda _parent, first, last: inserted.append((first, last)))
    model.rowsRemoved.connect(lambda *_: removed.append(1))
    model.set_rows([make_row("0", due_at=0, priority=True), *waiting])
    assert (inserted, removed) == ([(0, 0)], [])


def test_what_columns_say() -> None:
    row = replace(make_row("7", due_at=3, state="no_show"), priority=True)
    waiting, aside = TicketTable(waiting_columns(hour)), TicketTable(aside_columns(hour))
    for model in (waiting, aside):
        model.set_rows([row])
        model.set_now(65 * MINUTE_MS)
    assert [waiting.index(0, column).data() for column in range(5)] == [
        "A-007",
        "Layanan 7",
        "Priority",
        "1 h 4 min",
        "h3",
    ]
    assert [aside.index(0, column).data() for column in range(5)] == ["A-007", "Layanan 7", "Priority", "No-show", "h3"]
    assert waiting.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == "Layanan 7"
    assert waiting.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Number: A-007"
    assert waiting.ticket_at(1) is None
    assert QApplication.instance() is not None
