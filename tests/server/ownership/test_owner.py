"""An owner, step by step: what a client meets while the server is in trouble."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from server.domain.occasion import Asker
from server.ownership.owner import ENOUGH, FEW
from server.storage.store import StorageConflict, StorageUnavailable
from shared.wire import methods as do
from shared.wire.codec import Reply, decode_frame
from tests.server.ownership.stage import Stage


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(tmp_path)
    stage.settle()
    yield stage
    stage.close()


def ident(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


class Client:
    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.answers: dict[str, list[Reply]] = {}

    def send(self, number: int, command: do.Command, officer: str | None = None) -> None:
        def reply(frame: str) -> None:
            answer = decode_frame(frame)
            assert isinstance(answer, Reply)
            self.answers.setdefault(ident(number), []).append(answer)

        self.stage.owner.submit(ident(number), command, "device", Asker(officer), reply)

    def codes(self, number: int) -> list[str | None]:
        """The error words of all answers to a command; None for a result."""
        return [answer.error and answer.error.data.code for answer in self.answers.get(ident(number), [])]


def test_nothing_is_answered_or_told_before_its_commit(stage: Stage) -> None:
    client = Client(stage)
    told = len(stage.told)
    client.send(1, do.IssueTicket("birth"))
    for call in stage.scheduler.calls:
        call()
    stage.scheduler.calls.clear()
    assert (client.answers, len(stage.told)) == ({}, told)
    stage.settle()
    assert client.codes(1) == [None]
    assert len(stage.told) == told + 1


def test_enough_commands_do_not_wait_for_what_else_has_arrived(stage: Stage) -> None:
    client = Client(stage)
    for number in range(ENOUGH - 1):
        client.send(number, do.IssueTicket("birth"))
    assert not stage.writer.queue
    client.send(ENOUGH - 1, do.IssueTicket("birth"))
    client.send(ENOUGH, do.IssueTicket("birth"))
    assert stage.step_writer()
    assert sorted(client.answers) == [ident(number) for number in range(ENOUGH)]
    stage.settle()
    assert [client.codes(number) for number in range(ENOUGH + 1)] == [[None]] * (ENOUGH + 1)
    assert [told.seq for told in stage.told] == list(range(1, len(stage.told) + 1))


def begin(stage: Stage, client: Client, commands: int) -> None:
    """So many commands are under way as one group."""
    for number in range(commands):
        client.send(number, do.IssueTicket("birth"))
    for call in stage.scheduler.calls:
        call()
    stage.scheduler.calls.clear()


def test_group_that_turns_out_to_be_durable_makes_way_for_a_few_commands(stage: Stage) -> None:
    client = Client(stage)
    begin(stage, client, 1)
    stage.writer.prompt = True
    for number in range(1, FEW):
        client.send(number, do.IssueTicket("birth"))
    assert not client.answers
    client.send(FEW, do.IssueTicket("birth"))
    assert list(client.answers) == [ident(0)]
    assert stage.step_writer()
    assert list(client.answers) == [ident(number) for number in range(FEW + 1)]


@pytest.mark.parametrize(("under_way", "needed"), [(1, FEW), (FEW + 2, FEW + 2), (ENOUGH, ENOUGH)])
def test_as_many_commands_as_are_under_way_do_not_wait_for_them(stage: Stage, under_way: int, needed: int) -> None:
    client = Client(stage)
    begin(stage, client, under_way)
    for number in range(under_way, under_way + needed):
        assert [commit.begun for commit in stage.writer.queue[1:]] in ([], [False])
        client.send(number, do.IssueTicket("birth"))
    assert [commit.begun for commit in stage.writer.queue] == [True, True]
    stage.settle()
    assert [client.codes(number) for number in range(under_way + needed)] == [[None]] * (under_way + needed)
    assert [told.seq for told in stage.told] == list(range(1, len(stage.told) + 1))


def test_what_went_behind_a_group_that_failed_is_done_after_it(stage: Stage) -> None:
    client = Client(stage)
    begin(stage, client, 1)
    stage.writer.faults.append(StorageConflict("twice"))
    for number in range(1, FEW + 3):
        client.send(number, do.IssueTicket("birth"))
    stage.settle()
    assert [client.codes(number) for number in range(FEW + 3)] == [[None]] * (FEW + 3)
    numbers = [told.staff.split(b'"number":"')[1][:5] for told in stage.told if b'"number"' in told.staff]
    assert numbers == [b"A-%03d" % serial for serial in range(1, FEW + 4)]


def test_a_refusal_is_remembered_over_a_restart_without_a_failed_commit(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    client = Client(stage)
    client.send(1, do.CallNext("1"), "ani")
    stage.settle()
    stage.crash()
    stage.settle()
    client.send(1, do.CallNext("1"), "ani")
    stage.settle()
    assert client.codes(1) == ["not_your_counter", "not_your_counter"]
    assert not caplog.records


def test_who_comes_while_an_old_command_is_looked_up_waits_and_is_served(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.ownership.rebuild.RECENT_ANSWERS", 0)
    client = Client(stage)
    client.send(1, do.CallNext("1"), "ani")
    stage.settle()
    stage.crash()
    stage.settle()
    client.send(1, do.CallNext("1"), "ani")
    while stage.owner._held != []:
        stage.step()
    client.send(2, do.IssueTicket("card"))
    stage.settle()
    assert client.codes(1) == ["not_your_counter", "not_your_counter"]
    assert client.codes(2) == [None]


def test_while_the_disk_is_full_everybody_is_told_to_come_back(stage: Stage) -> None:
    client = Client(stage)
    stage.writer.faults.append(StorageUnavailable("disk full"))
    client.send(1, do.IssueTicket("birth"))
    while not client.answers:
        stage.step()
    client.send(2, do.IssueTicket("birth"))
    assert client.codes(1) == client.codes(2) == ["storage_unavailable"]
    stage.settle()
    client.send(1, do.IssueTicket("birth"))
    stage.settle()
    assert client.codes(1) == ["storage_unavailable", None]


def test_the_same_id_from_another_device_or_for_something_else_is_another_command(stage: Stage) -> None:
    client = Client(stage)
    client.send(1, do.IssueTicket("birth"))
    stage.settle()
    client.send(1, do.IssueTicket("card"))
    stage.settle()
    assert client.codes(1) == [None, "command_id_reused"]
