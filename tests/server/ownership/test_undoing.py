"""What can be taken back follows from the journal: neither a power cut nor a failed commit changes it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from server.domain.occasion import Asker, Occasion
from server.domain.undoing import view_desk
from server.storage.store import StorageConflict, StorageUnavailable
from server.storage.writer import Fault
from shared.wire import methods as do
from shared.wire.errors import Error
from tests.server.ownership.stage import Stage
from tests.server.ownership.test_owner import Client


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(tmp_path)
    stage.settle()
    yield stage
    stage.close()


def desk(stage: Stage) -> do.DeskView:
    """What officer Ani's console is shown."""
    views: list[do.DeskView | Error] = []
    query = do.GetDesk("1")
    stage.owner.read(lambda day: view_desk(Occasion(day, "", Asker("ani"), stage.now), query), views.append)
    stage.settle()
    [view] = views
    assert isinstance(view, do.DeskView)
    return view


def served_one_and_called_another(stage: Stage) -> Client:
    client = Client(stage)
    for number, command in enumerate([do.IssueTicket("birth"), do.IssueTicket("birth")], 1):
        client.send(number, command)
    for number, press in enumerate([do.OpenCounter, do.CallNext, do.StartService, do.CallNext], 3):
        stage.now += 5000
        client.send(number, press("1"), "ani")
    stage.settle()
    return client


def test_after_a_restart_the_same_steps_are_taken_back(stage: Stage) -> None:
    client = served_one_and_called_another(stage)
    before = desk(stage)
    stage.crash()
    stage.settle()
    assert desk(stage) == before
    assert before.undo is not None
    assert before.undo.numbers == ("A-002", "A-001")
    client.send(10, do.UndoStep("1", before.undo.step), "ani")
    stage.settle()
    stage.crash()
    stage.settle()
    left = desk(stage)
    assert left.undo is not None
    assert (left.undo.kind, left.undo.numbers, left.figures.served) == ("start", ("A-001",), 0)
    with stage.store.transaction() as connection:
        calls = connection.exec_driver_sql(
            "SELECT outcome, ended_at IS NULL, started_at IS NULL FROM calls ORDER BY seq"
        )
        assert calls.all() == [(None, 1, 0), ("undone", 0, 1)]
        tickets = connection.exec_driver_sql("SELECT state, counter, ended_at FROM tickets ORDER BY seq")
        assert tickets.all() == [("serving", "1", None), ("waiting", None, None)]


@pytest.mark.parametrize("fault", [StorageConflict("twice"), StorageUnavailable("full")], ids=["conflict", "full"])
def test_undo_whose_commit_fails_is_done_once_when_it_is_sent_again(stage: Stage, fault: Fault) -> None:
    client = served_one_and_called_another(stage)
    undo = desk(stage).undo
    assert undo is not None
    stage.writer.faults.append(fault)
    client.send(10, do.UndoStep("1", undo.step), "ani")
    stage.settle()
    client.send(10, do.UndoStep("1", undo.step), "ani")
    stage.settle()
    assert client.codes(10)[-1] is None
    client.send(11, do.UndoStep("1", undo.step), "ani")
    stage.settle()
    assert client.codes(11) == ["undo_passed"]
    left = desk(stage).undo
    assert left is not None
    assert left.kind == "start"
