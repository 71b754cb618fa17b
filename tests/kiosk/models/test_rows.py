from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from kiosk.models.rows import RowsModel


@dataclass(frozen=True)
class Row:
    code: str
    name: str


ROWS = [Row("a", "Satu"), Row("b", "Dua"), Row("c", "Tiga")]


@pytest.fixture
def model(qapp: object) -> RowsModel[Row]:
    made = RowsModel(Row)
    made.tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return made


def shown(model: RowsModel[Row]) -> list[tuple[str, ...]]:
    roles = sorted(model.roleNames())
    return [tuple(model.data(model.index(row), role) for role in roles) for row in range(model.rowCount())]


def test_roles_are_the_fields(model: RowsModel[Row]) -> None:
    assert [bytes(name.data()) for _, name in sorted(model.roleNames().items())] == [b"code", b"name"]


def test_rows_are_shown_in_order(model: RowsModel[Row]) -> None:
    model.show(ROWS)
    assert shown(model) == [("a", "Satu"), ("b", "Dua"), ("c", "Tiga")]


def test_other_rows_reset_the_list(qtbot: QtBot, model: RowsModel[Row]) -> None:
    model.show(ROWS)
    with qtbot.waitSignal(model.modelReset):
        model.show(ROWS[1:])
    assert shown(model) == [("b", "Dua"), ("c", "Tiga")]
    model.show([])
    assert model.rowCount() == 0


def test_changed_row_is_told_alone(qtbot: QtBot, model: RowsModel[Row]) -> None:
    model.show(ROWS)
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    with qtbot.assertNotEmitted(model.modelReset):
        model.show([ROWS[0], replace(ROWS[1], name="Two"), ROWS[2]])
    assert told == [(1, 1)]
    assert shown(model)[1] == ("b", "Two")


def test_same_rows_change_nothing(qtbot: QtBot, model: RowsModel[Row]) -> None:
    model.show(ROWS)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.assertNotEmitted(model.dataChanged):
        model.show(list(ROWS))


def test_rows_have_no_children_and_no_other_roles(model: RowsModel[Row]) -> None:
    model.show(ROWS)
    assert model.rowCount(model.index(0)) == 0
    assert model.data(model.index(0), Qt.ItemDataRole.DisplayRole) is None
    assert model.data(QModelIndex(), min(model.roleNames())) is None
