"""The first run, step by step: what is asked of which server, and what outlives a restart at each step."""

import json
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.services.countdown import SecondsLeft
from kiosk.setup import steps
from kiosk.setup.first_run import FirstRun, Given
from kiosk.setup.record import FILE_NAME, Access, PairingFile, PairingRecord, find_access
from shared.link.pairing import (
    Crowded,
    LetIn,
    MustWait,
    NotOurs,
    TurnedAway,
    Unreachable,
    Withdrawn,
    hash_token,
)
from tests.kiosk.setup.people import FOUND, SERVER, WELCOME, FakeDesk, FakeNetwork

WAIT = MustWait("482173", 900)
FORMER = Access(SERVER, "the token from before")


class Room:
    """A kiosk that is set up, and can be switched off and on."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.file = PairingFile(folder)
        self.network = FakeNetwork()
        self.desk = FakeDesk()
        self.finished = 0
        self.runs: list[FirstRun] = []

    def switch_on(self, given: Given | None = None, poll_ms: int = 60_000) -> FirstRun:
        self.network, self.desk = FakeNetwork(), FakeDesk()
        self.left = SecondsLeft(second_ms=60_000)
        self.run = FirstRun(given or Given(), self.file, self.network, self.desk, self.left, poll_ms=poll_ms)
        self.runs.append(self.run)
        self.run.finished.connect(self.finish)
        self.run.start()
        return self.run

    def finish(self) -> None:
        self.finished += 1

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=10_000)

    def until_step(self, step: object) -> None:
        self.until(lambda: self.run.step == step)

    @property
    def record(self) -> PairingRecord:
        record = self.file.read()
        assert record is not None
        return record


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    room = Room(qtbot, tmp_path)
    yield room
    for run in room.runs:
        run.close()


def test_servers_come_and_go_on_the_list(room: Room) -> None:
    run = room.switch_on()
    assert run.step == steps.Looking()
    room.network.show(FOUND)
    room.until_step(steps.Looking((FOUND,)))
    room.network.show()
    room.until_step(steps.Looking())


def test_chosen_server_is_asked_with_a_token_that_is_kept_before_it_is_told_of(room: Room, tmp_path: Path) -> None:
    run = room.switch_on()
    run.choose(SERVER)
    assert run.step == steps.Calling(SERVER)
    [asked] = room.desk.asked
    assert (asked.uri, asked.token) == (SERVER, room.record.token)
    assert not room.record.confirmed
    assert len(asked.token) >= 43
    assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600


def test_code_is_shown_for_as_long_as_the_server_says_and_asked_for_again(room: Room) -> None:
    run = room.switch_on(poll_ms=1)
    run.choose(SERVER)
    room.desk.answer(WAIT)
    room.until_step(steps.Showing(SERVER, "482173"))
    assert room.left.property("left") == 900
    room.until(lambda: len(room.desk.asked) == 2)
    room.desk.answer(MustWait("007007", 900))
    room.until_step(steps.Showing(SERVER, "007007"))
    assert {asked.token for asked in room.desk.asked} == {room.record.token}


def test_let_in_is_kept_and_goes_on(room: Room) -> None:
    run = room.switch_on()
    run.choose(SERVER)
    room.desk.answer(LetIn(WELCOME))
    room.until(lambda: room.finished == 1)
    assert run.access == Access(SERVER, room.record.token)
    assert room.record.confirmed
    assert find_access("", "", room.record) == run.access


def test_restart_while_waiting_goes_on_with_the_same_token(room: Room) -> None:
    run = room.switch_on()
    run.choose(SERVER)
    room.desk.answer(WAIT)
    room.until_step(steps.Showing(SERVER, "482173"))
    token = room.record.token
    run.close()
    assert find_access("", "", room.record) is None
    room.switch_on()
    assert [(asked.uri, asked.token) for asked in room.desk.asked] == [(SERVER, token)]


def test_other_server_is_asked_with_another_token(room: Room) -> None:
    run = room.switch_on()
    run.choose(SERVER)
    first = room.record.token
    room.desk.answer(WAIT)
    room.until_step(steps.Showing(SERVER, "482173"))
    run.look()
    run.choose("ws://192.168.10.6:8765/")
    assert room.desk.asked[-1].token not in ("", first)


def test_answer_of_a_server_that_was_left_comes_too_late(room: Room) -> None:
    run = room.switch_on()
    run.choose(SERVER)
    run.look()
    room.desk.answer(LetIn(WELCOME))
    room.network.show(FOUND)
    room.until_step(steps.Looking((FOUND,)))
    assert room.finished == 0


def test_server_that_does_not_answer_is_asked_again_and_said_so(room: Room) -> None:
    run = room.switch_on(poll_ms=1)
    run.choose(SERVER)
    room.desk.answer(Unreachable("no route to host"))
    room.until_step(steps.Unanswered(SERVER))
    room.until(lambda: len(room.desk.asked) == 2)


def test_code_stays_on_the_screen_while_the_server_is_away_until_it_expires(room: Room) -> None:
    run = room.switch_on(poll_ms=1)
    run.choose(SERVER)
    room.desk.answer(WAIT)
    room.until_step(steps.Showing(SERVER, "482173"))
    room.until(lambda: len(room.desk.asked) == 2)
    room.desk.answer(Unreachable("connection refused"))
    room.until_step(steps.Showing(SERVER, "482173", is_reached=False))
    room.left.stop()
    room.until(lambda: len(room.desk.asked) == 3)
    room.desk.answer(Unreachable("connection refused"))
    room.until_step(steps.Unanswered(SERVER))


@pytest.mark.parametrize(
    ("outcome", "step"),
    [(Crowded(), steps.Waiting(SERVER)), (NotOurs("HTTP 400"), steps.Foreign(SERVER))],
)
def test_server_that_cannot_let_it_in_now_is_asked_again(room: Room, outcome: Crowded, step: object) -> None:
    run = room.switch_on(poll_ms=1)
    run.choose(SERVER)
    room.desk.answer(outcome)
    room.until_step(step)
    room.until(lambda: len(room.desk.asked) == 2)


def test_kiosk_that_was_turned_away_asks_no_more_until_somebody_wants_it(room: Room) -> None:
    run = room.switch_on(poll_ms=1)
    run.choose(SERVER)
    room.desk.answer(TurnedAway())
    room.until_step(steps.TurnedAway(SERVER))
    first = room.record.token
    run.ask_anew()
    assert [asked.token == first for asked in room.desk.asked] == [True, False]


def test_token_that_was_withdrawn_is_replaced(room: Room) -> None:
    run = room.switch_on()
    run.choose(SERVER)
    room.desk.answer(Withdrawn())
    room.until(lambda: len(room.desk.asked) == 2)
    assert room.desk.asked[1].token == room.record.token != room.desk.asked[0].token


def test_configured_server_is_the_only_one(room: Room) -> None:
    run = room.switch_on(Given(server=SERVER))
    assert [asked.uri for asked in room.desk.asked] == [SERVER]
    assert not run.can_choose
    assert room.network.looked_for == 0


def test_kiosk_that_is_no_longer_known_asks_its_server_and_tries_its_former_token_too(room: Room) -> None:
    run = room.switch_on(Given("refused", former=FORMER))
    [asked], [tried] = room.desk.asked, room.desk.tried
    assert asked.uri == tried.uri == SERVER
    assert tried.token == FORMER.token != asked.token
    tried.on_outcome(LetIn(WELCOME))
    room.until(lambda: room.finished == 1)
    assert run.access == FORMER
    assert find_access("", "", room.record) == FORMER


def test_former_token_outlives_a_restart(room: Room) -> None:
    room.switch_on(Given("refused", former=FORMER)).close()
    room.switch_on()
    assert [tried.token for tried in room.desk.tried] == [FORMER.token]


def test_staff_may_look_at_other_servers_and_leave_it_as_it_was(room: Room) -> None:
    run = room.switch_on(Given("asked", former=FORMER))
    assert run.can_leave
    run.choose("ws://192.168.10.6:8765/")
    run.leave()
    assert run.access == FORMER
    assert find_access("", "", room.record) == FORMER


def test_pairing_made_anew_counts_instead_of_the_configured_token_that_was_refused(room: Room) -> None:
    given = Given("refused", SERVER, "configured", Access(SERVER, "configured"))
    room.switch_on(given)
    assert room.desk.asked[0].token != "configured"
    room.desk.answer(LetIn(WELCOME))
    room.until(lambda: room.finished == 1)
    record = room.record
    assert record.replaces == hash_token("configured")
    assert find_access(SERVER, "configured", record) == Access(SERVER, record.token)
    assert find_access(SERVER, "another, configured since", record) == Access(SERVER, "another, configured since")


def test_configured_token_is_tried_at_the_server_that_is_chosen(room: Room) -> None:
    run = room.switch_on(Given(token="configured"))
    run.choose(SERVER)
    assert room.desk.asked[0].token == "configured"
    room.desk.answer(LetIn(WELCOME))
    room.until(lambda: room.finished == 1)
    assert find_access("", "configured", room.record) == Access(SERVER, "configured")


@pytest.mark.parametrize("torn", [b"", b"{", b'{"server": 7}', b"\xff"])
def test_record_that_cannot_be_read_is_none(tmp_path: Path, torn: bytes, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / FILE_NAME).write_bytes(torn)
    assert PairingFile(tmp_path).read() is None
    assert "has to be paired anew" in caplog.text


def test_record_is_replaced_as_a_whole_and_left_alone_where_the_disk_does_not_take_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file, record = PairingFile(tmp_path), PairingRecord(SERVER, "one")
    file.write(record)
    (tmp_path / "pairing.new").mkdir()
    file.write(PairingRecord(SERVER, "two"))
    assert file.read() == record
    assert json.loads((tmp_path / FILE_NAME).read_bytes())["token"] == "one"
    assert "cannot be kept" in caplog.text
