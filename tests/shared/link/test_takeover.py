"""A console whose officer is asked for elsewhere, and one that waits for such an answer."""

from shared.link.asking import QUERY_LIMIT
from shared.link.effects import Answered, LoggedInElsewhere, LoginAsked, OfficerChanged
from shared.link.session import TIMED_OUT
from shared.wire.codec import encode_asked, encode_moved
from shared.wire.methods import LogIn, LogOut, OpenSession
from shared.wire.officer import ANSWER_SECONDS, OfficerAsked, OfficerMoved
from tests.shared.link.fake_hall import OFFICER
from tests.shared.link.stage import Stage

ASKED = OfficerAsked("k2", "Loket 2", 1_700_000_020_000)
NOBODY = OfficerAsked()
MOVED = OfficerMoved("k2", "Loket 2")
TOLD = (OfficerChanged, LoginAsked, LoggedInElsewhere)


def logged_in() -> Stage:
    stage = Stage()
    stage.go_online()
    stage.ask(LogIn("sari", "benar"))
    stage.run()
    stage.heard()
    return stage


def test_officer_here_is_told_who_asks_and_that_nobody_does_any_more() -> None:
    stage = logged_in()
    for asked in (ASKED, NOBODY, NOBODY):
        stage.say(encode_asked(asked))
    assert stage.heard() == [LoginAsked(ASKED), LoginAsked(NOBODY)]
    assert stage.online


def test_officer_who_has_gone_elsewhere_is_logged_in_here_no_more_and_it_is_told_where_they_are() -> None:
    stage = logged_in()
    stage.say(encode_asked(ASKED))
    stage.say(encode_moved(MOVED))
    assert stage.heard(*TOLD) == [
        LoginAsked(ASKED),
        LoggedInElsewhere(MOVED),
        LoginAsked(NOBODY),
        OfficerChanged(None),
    ]
    stage.lose()
    stage.go_online()
    opening = [request.params for request in stage.requests if isinstance(request.params, OpenSession)][-1]
    assert opening.officer_token is None


def test_nobody_asks_any_more_when_the_connection_is_lost() -> None:
    stage = logged_in()
    stage.say(encode_asked(ASKED))
    stage.lose()
    assert stage.heard(*TOLD) == [LoginAsked(ASKED), LoginAsked(NOBODY)]
    stage.go_online()
    stage.say(encode_asked(ASKED))
    assert stage.heard(*TOLD) == [LoginAsked(ASKED)], "the server asks again where it still wants to know"


def test_nobody_asks_any_more_when_the_officer_has_logged_out() -> None:
    stage = logged_in()
    stage.say(encode_asked(ASKED))
    stage.ask(LogOut())
    stage.run()
    assert stage.heard(*TOLD) == [LoginAsked(ASKED), LoginAsked(NOBODY), OfficerChanged(None)]


def test_login_that_asks_elsewhere_waits_for_the_answer() -> None:
    stage = Stage()
    stage.go_online()
    plain, asking = stage.ask(LogIn("sari", "benar")), stage.ask(LogIn("sari", "benar", take_over=True))
    stage.session.take_frames()
    stage.wait(QUERY_LIMIT + ANSWER_SECONDS - 0.5)
    assert stage.heard(Answered) == [Answered(plain, TIMED_OUT)]
    stage.answer(asking, OFFICER)
    assert stage.heard(Answered) == [Answered(asking, OFFICER)]
