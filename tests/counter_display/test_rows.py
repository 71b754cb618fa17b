"""The list model changes as little as it can, and says so as Qt wants it."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from counter_display.models.rows import RowModel


@dataclass(frozen=True, slots=True)
class Row:
    code: str
    number: str


def make_model() -> RowModel[Row]:
    return RowModel(Row, key=lambda row: row.code)


lists = st.lists(st.builds(Row, st.sampled_from("abcdefgh"), st.sampled_from("12")), unique_by=lambda row: row.code)


@given(states=st.lists(lists, max_size=8))
def test_any_list_follows_any_other(states: list[list[Row]]) -> None:
    model = make_model()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for rows in states:
        model.show(rows)
        assert model.rows == tuple(rows)
        assert model.rowCount() == len(rows)
    del tester


def test_roles_are_the_fields_of_the_row() -> None:
    model = make_model()
    model.show([Row("a", "A-001")])
    roles = {name.decode(): role for role, name in model.roleNames().items()}
    assert model.data(model.index(0), roles["number"]) == "A-001"
    assert model.data(model.index(0), Qt.ItemDataRole.DisplayRole) is None
    assert model.data(QModelIndex(), roles["number"]) is None
    assert model.rowCount(model.index(0)) == 0


def test_a_row_that_stays_is_not_taken_away_and_put_back() -> None:
    model = make_model()
    model.show([Row("a", "1"), Row("b", "1"), Row("c", "1")])
    told: list[str] = []
    model.rowsRemoved.connect(lambda *_: told.append("removed"))
    model.rowsInserted.connect(lambda *_: told.append("inserted"))
    model.rowsMoved.connect(lambda *_: told.append("moved"))
    model.dataChanged.connect(lambda *_: told.append("changed"))
    model.modelReset.connect(lambda: told.append("reset"))
    model.show([Row("a", "1"), Row("b", "2"), Row("c", "1")])
    assert told == ["changed"]
    model.show([Row("d", "1"), Row("a", "1"), Row("b", "2")])
    assert told == ["changed", "removed", "inserted"]
    model.show([Row("a", "1"), Row("d", "1"), Row("b", "2")])
    assert told == ["changed", "removed", "inserted", "moved"]
