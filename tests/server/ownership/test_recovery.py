"""What a failed commit may cost, and whom."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from server.domain.occasion import Asker
from server.storage.store import StorageUnavailable
from shared.wire import methods as do
from shared.wire.codec import Reply, decode_frame
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
