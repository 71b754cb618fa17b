"""What a failed commit may cost, and whom."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from server.domain.occasion import Asker
from server.ownership.rebuild import rebuild
from server.storage.entries import Batch, JournalEntry
from server.storage.store import StorageUnavailable, Store, StoredEvent
from shared.wire import events as ev
from shared.wire import methods as do
from shared.wire.codec import Reply, decode_frame, encode_answer
from shared.wire.scalars import Code, Seq
from tests.server.ownership.stage import Stage


class Client:
    """Sends commands as one device, and keeps the answers."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.answers: dict[str, list[Reply]] = {}

    def send(self, number: int, command: do.Command, officer: str | None = None) -> str:
        id = str(UUID(int=number, version=4))

        def reply(frame: str) -> None:
            answer = decode_frame(frame)
            assert isinstance(answer, Reply)
            self.answers.setdefault(id, []).append(answer)

        self.stage.owner.submit(id, command, "device", Asker(officer), reply)
        return id

    def codes(self, id: str) -> list[str]:
        return [answer.error.data.code if answer.error else "done" for answer in self.answers.get(id, [])]


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(tmp_path)
    stage.settle()
    yield stage
    stage.close()


def test_one_who_sends_again_an_old_refusal_does_not_cost_the_neighbours_their_commands(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.ownership.rebuild.RECENT_ANSWERS", 0)  # as if they were much older
    client = Client(stage)
    for number in range(1, 4):  # refused, and no event tells of it
        client.send(number, do.FinishService("1"), "ani")
    stage.settle()
    stage.crash()
    stage.settle()

    innocent = client.send(9, do.IssueTicket("birth"))
    for number in range(1, 4):  # one joins each new attempt of the innocent command
        client.send(number, do.FinishService("1"), "ani")
        stage.step()  # the commit, in vain
        stage.writer.queue.pop(0)()  # the rebuild; the next attempt is planned
    stage.settle()

    assert client.codes(innocent) == ["done"]
    assert client.answers[innocent][0].result is not None
    for number in range(1, 4):
        assert client.codes(str(UUID(int=number, version=4))) == ["not_your_counter", "not_your_counter"]


def test_what_was_stored_though_the_answer_was_lost_is_told_all_the_same(stage: Stage) -> None:
    client = Client(stage)
    stage.writer.lost.append(StorageUnavailable("the connection broke while it committed"))
    lost = client.send(1, do.IssueTicket("birth"))
    stage.settle()
    client.send(1, do.IssueTicket("birth"))
    client.send(2, do.IssueTicket("birth"))
    stage.settle()

    assert client.codes(lost) == ["storage_unavailable", "done"]
    assert [told.seq for told in stage.told] == [1, 2, 3]


def test_one_who_sends_again_an_old_command_among_more_than_are_remembered_is_answered(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a disk that stood still for seconds."""
    monkeypatch.setattr("server.ownership.rebuild.RECENT_ANSWERS", 0)
    monkeypatch.setattr("server.ownership.owner.RECENT_ANSWERS", 3)
    client = Client(stage)
    old = client.send(1, do.FinishService("1"), "ani")
    stage.settle()
    stage.crash()
    stage.settle()

    sent = [client.send(number, do.IssueTicket("birth")) for number in range(2, 8)]
    client.send(1, do.FinishService("1"), "ani")
    for _ in range(20):
        stage.step()

    assert [client.codes(id) for id in sent] == [["done"]] * len(sent)
    assert client.codes(old) == ["not_your_counter"] * 2
    assert client.answers[old][0] == client.answers[old][1]


def test_old_commands_sent_again_and_again_are_not_all_remembered(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.ownership.rebuild.RECENT_ANSWERS", 0)
    monkeypatch.setattr("server.ownership.owner.RECENT_ANSWERS", 3)
    client = Client(stage)
    for number in range(1, 9):
        client.send(number, do.FinishService("1"), "ani")
        stage.settle()
    for number in range(1, 9):
        client.send(number, do.FinishService("1"), "ani")
        client.send(number + 10, do.IssueTicket("birth"))
        stage.settle()

    for number in range(1, 9):
        assert client.codes(str(UUID(int=number, version=4))) == ["not_your_counter"] * 2
        assert client.codes(str(UUID(int=number + 10, version=4))) == ["done"]
    assert len(stage.owner._answers) <= 4


def test_ticket_at_the_counter_is_not_issued_again_however_old_its_command(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """In one group with commands that would find it in the line and at the counter."""
    monkeypatch.setattr("server.ownership.rebuild.RECENT_ANSWERS", 0)
    client = Client(stage)
    first = client.send(1, do.IssueTicket("birth"))
    for number, command in enumerate((do.OpenCounter("1"), do.CallNext("1")), 2):
        client.send(number, command, "ani")
    stage.settle()
    stage.crash()
    stage.settle()

    client.send(1, do.IssueTicket("birth"))
    reused = client.send(1, do.IssueTicket("card"))
    following = client.send(4, do.CallNext("1"), "ani")
    stage.settle()

    assert reused == first
    assert client.codes(first) == ["done", "done", "command_id_reused"]
    assert client.answers[first][0] == client.answers[first][1]
    assert client.codes(following) == ["done"]
    assert not caplog.records


def test_old_command_of_a_ticket_has_to_wait_while_nothing_can_be_read(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.ownership.rebuild.RECENT_ANSWERS", 0)
    client = Client(stage)
    first = client.send(1, do.IssueTicket("birth"))
    stage.settle()
    stage.crash()
    stage.settle()

    client.send(1, do.IssueTicket("birth"))
    elsewhere = Path(stage.url.removeprefix("sqlite:///"))
    stage.store.close()
    elsewhere.rename(elsewhere.with_suffix(".away"))
    elsewhere.mkdir()
    assert stage.step_writer()
    assert client.codes(first) == ["done", "storage_unavailable"]
    elsewhere.rmdir()
    elsewhere.with_suffix(".away").rename(elsewhere)
    client.send(1, do.IssueTicket("birth"))
    stage.settle()
    assert client.codes(first) == ["done", "storage_unavailable", "done"]


class SharedStore(Store):
    """A database that another program writes to as well: one more event whenever the journal has been read."""

    def events(self, site: Code, after: Seq, limit: int | None = None) -> list[StoredEvent]:
        found = super().events(site, after, limit)
        event = encode_answer(ev.CounterClosed("1")).decode()
        next = self.newest(site) + 1
        self.commit([Batch(site, [JournalEntry(site, next, 5, "counter.closed", None, event)])])
        return found


def test_what_another_program_writes_while_the_day_is_read_is_not_told_before_the_day_has_it(stage: Stage) -> None:
    client = Client(stage)
    for number in range(1, 4):
        client.send(number, do.IssueTicket("birth"))
    stage.settle()

    store = SharedStore(stage.url)
    for _ in range(3):
        rebuilt = rebuild(store, stage.site, published=2)
        assert [told.seq for told in rebuilt.untold] == list(range(3, rebuilt.day.board.seq + 1))
    assert rebuilt.day.board.seq > 4
    store.close()
