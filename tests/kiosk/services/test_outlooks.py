import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from kiosk.services.outlooks import Outlooks
from shared.wire.errors import Error, error
from shared.wire.methods import GetOutlook, Outlook
from tests.kiosk.fakes import OPEN, FakeServer


class Asked:
    """A server that remembers what it was asked."""

    def __init__(self) -> None:
        self.questions: list[GetOutlook] = []
        self.answer: Outlook | Error = OPEN
        self.server = FakeServer(outlook=self.tell)

    def tell(self, question: GetOutlook) -> Outlook | Error:
        self.questions.append(question)
        return self.answer


@pytest.fixture
def asked() -> Asked:
    return Asked()


def test_whole_hall_is_asked_about_once_the_server_is_there(qtbot: QtBot, asked: Asked) -> None:
    link = asked.server.adapter()
    outlooks = Outlooks(link, clock=link.server_clock)
    outlooks.patrol(["a", "b", "c"])
    assert asked.questions == []
    asked.server.welcome()
    qtbot.waitUntil(lambda: all(outlooks.get(code) == OPEN for code in "abc"))
    assert asked.questions == [GetOutlook("a"), GetOutlook("b"), GetOutlook("c")]


def test_rounds_go_on(qtbot: QtBot, asked: Asked) -> None:
    link = asked.server.adapter()
    outlooks = Outlooks(link, clock=link.server_clock, round_ms=10)
    outlooks.patrol(["a"])
    asked.server.welcome()
    qtbot.waitUntil(lambda: len(asked.questions) > 3)


def test_service_looked_at_comes_first_and_often(qtbot: QtBot, asked: Asked) -> None:
    link = asked.server.adapter()
    outlooks = Outlooks(link, clock=link.server_clock, focus_ms=10)
    asked.server.welcome()
    outlooks.patrol([])
    outlooks.watch("x", priority=True)
    qtbot.waitUntil(lambda: asked.questions.count(GetOutlook("x", priority=True)) > 3)
    assert outlooks.get("x", priority=True) == OPEN
    assert outlooks.get("x") is None
    outlooks.rest()
    outlooks.patrol(["a", "b"])
    qtbot.waitUntil(lambda: outlooks.get("b") is not None)
    rested = asked.questions[asked.questions.index(GetOutlook("a")) :]
    assert rested == [GetOutlook("a"), GetOutlook("b")]


def test_only_what_is_new_is_told(qtbot: QtBot, asked: Asked) -> None:
    link = asked.server.adapter()
    outlooks = Outlooks(link, clock=link.server_clock, round_ms=5)
    told: list[str] = []
    outlooks.changed.connect(told.append)
    outlooks.patrol(["a"])
    asked.server.welcome()
    qtbot.waitUntil(lambda: len(asked.questions) > 3)
    assert told == ["a"]
    asked.answer = replace(OPEN, waiting=13)
    qtbot.waitUntil(lambda: told == ["a", "a"])


def test_error_leaves_what_was_known(qtbot: QtBot, asked: Asked) -> None:
    link = asked.server.adapter()
    outlooks = Outlooks(link, clock=link.server_clock, round_ms=5)
    outlooks.patrol(["a"])
    asked.server.welcome()
    qtbot.waitUntil(lambda: outlooks.get("a") == OPEN)
    asked.answer = error("internal", "internal", "")
    seen = len(asked.questions)
    qtbot.waitUntil(lambda: len(asked.questions) > seen + 2)
    assert outlooks.get("a") == OPEN


@pytest.mark.parametrize("off_by_ms", [-30, 0, 30])
def test_at_the_hour_that_was_named_the_hall_is_asked_about_at_once(qtbot: QtBot, asked: Asked, off_by_ms: int) -> None:
    opens_at = 1_000_000
    now = [opens_at - 100]
    asked.answer = replace(OPEN, admission="closed", until=opens_at)
    outlooks = Outlooks(asked.server.adapter(), clock=lambda: now[0] + off_by_ms)
    outlooks.patrol(["a"])
    asked.server.welcome()
    qtbot.waitUntil(lambda: outlooks.get("a") == asked.answer)
    now[0] = opens_at
    asked.answer = OPEN
    qtbot.waitUntil(lambda: outlooks.get("a") == OPEN)
