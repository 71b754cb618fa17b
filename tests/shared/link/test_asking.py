"""Queries: answered on this connection, or not at all."""

import pytest

from shared.link.asking import QUERY_LIMIT
from shared.link.effects import Answered, OfficerChanged
from shared.link.session import OFFLINE, TIMED_OUT
from shared.wire.errors import Error
from shared.wire.methods import GetOutlook, LogIn, LogOut, OpenSession, Outlook
from tests.shared.link.fake_hall import OFFICER, OFFICER_TOKEN
from tests.shared.link.stage import Stage


def test_query_is_answered() -> None:
    stage = Stage()
    stage.go_online()
    id = stage.ask(GetOutlook("ktp"))
    stage.run()
    assert stage.heard(Answered) == [Answered(id, Outlook("open", 3, 1, None))]


def test_query_does_not_wait_for_a_command() -> None:
    stage = Stage()
    stage.go_online()
    id = stage.ask(GetOutlook("ktp"))
    assert [request.id for request in stage.carry()] == [id]


def test_query_offline_is_answered_at_once() -> None:
    stage = Stage()
    id = stage.ask(GetOutlook("ktp"))
    assert stage.heard() == [Answered(id, OFFLINE)]


def test_query_before_the_welcome_is_answered_at_once() -> None:
    stage = Stage()
    stage.connect()
    id = stage.ask(GetOutlook("ktp"))
    assert stage.heard() == [Answered(id, OFFLINE)]


def test_query_is_not_asked_again_after_a_lost_connection() -> None:
    stage = Stage()
    stage.go_online()
    id = stage.ask(GetOutlook("ktp"))
    stage.carry()
    stage.lose()
    assert stage.heard(Answered) == [Answered(id, OFFLINE)]
    stage.go_online()
    assert [request.id for request in stage.requests].count(id) == 1


def test_query_the_server_forgets_is_answered_in_its_place() -> None:
    stage = Stage()
    stage.go_online()
    id = stage.ask(GetOutlook("ktp"))
    stage.wait(QUERY_LIMIT - 0.1)
    assert stage.heard(Answered) == []
    stage.wait(0.1)
    assert stage.heard(Answered) == [Answered(id, TIMED_OUT)]
    stage.answer(id, Outlook("open", 3, 1, None))
    assert stage.heard(Answered) == [], "too late"


def test_query_that_breaks_the_contract_is_answered_without_the_server() -> None:
    stage = Stage()
    stage.go_online()
    id = stage.ask(GetOutlook("no code"))
    (answered,) = stage.heard(Answered)
    assert isinstance(answered, Answered)
    assert isinstance(answered.answer, Error)
    assert (answered.id, answered.answer.kind) == (id, "params")


def openings(stage: Stage) -> list[str | None]:
    return [r.params.officer_token for r in stage.requests if isinstance(r.params, OpenSession)]


def test_officer_logged_in_is_still_so_after_a_lost_connection() -> None:
    stage = Stage()
    stage.go_online()
    id = stage.ask(LogIn("sari", "benar"))
    stage.run()
    assert stage.heard(OfficerChanged, Answered) == [OfficerChanged(OFFICER), Answered(id, OFFICER)]
    stage.lose()
    stage.go_online()
    assert openings(stage) == [None, OFFICER_TOKEN]
    assert stage.heard(OfficerChanged) == [], "nothing has changed"


def test_officer_logged_out_is_gone() -> None:
    stage = Stage()
    stage.go_online()
    stage.ask(LogIn("sari", "benar"))
    stage.run()
    stage.ask(LogOut())
    stage.run()
    assert stage.heard(OfficerChanged) == [OfficerChanged(OFFICER), OfficerChanged(None)]
    stage.lose()
    stage.go_online()
    assert openings(stage) == [None, None]


@pytest.mark.parametrize("logged_in", [True, False])
def test_wrong_password_changes_nobody(logged_in: bool) -> None:
    stage = Stage()
    stage.go_online()
    if logged_in:
        stage.ask(LogIn("sari", "benar"))
        stage.run()
    stage.heard()
    stage.ask(LogIn("sari", "salah"))
    stage.run()
    assert stage.heard(OfficerChanged) == []
