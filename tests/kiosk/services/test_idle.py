import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from kiosk.services.countdown import SecondsLeft
from kiosk.services.idle import IdleWatch

TOUCH = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease)


class Watched:
    """A window that is watched."""

    def __init__(self, quiet_ms: int = 20, second_ms: int = 60_000) -> None:
        self.window = QObject()
        self.countdown = SecondsLeft(second_ms=second_ms)
        self.watch = IdleWatch(self.countdown, quiet_ms=quiet_ms)
        self.window.installEventFilter(self.watch)

    def feel(self, *events: QEvent.Type) -> None:
        for event in events:
            QCoreApplication.sendEvent(self.window, QEvent(event))


def test_quiet_visitor_is_asked_for_twenty_seconds(qtbot: QtBot) -> None:
    watched = Watched()
    watched.watch.watch()
    qtbot.waitUntil(watched.countdown.is_running)
    assert watched.countdown.of_seconds == 20


@pytest.mark.parametrize("events", [TOUCH, (QEvent.Type.KeyPress,), (QEvent.Type.TouchBegin, QEvent.Type.TouchEnd)])
def test_any_sign_of_life_answers(qtbot: QtBot, events: tuple[QEvent.Type, ...]) -> None:
    watched = Watched()
    watched.watch.watch()
    qtbot.waitUntil(watched.countdown.is_running)
    watched.feel(*events)
    qtbot.waitUntil(lambda: not watched.countdown.is_running())
    assert watched.watch.is_watching


def test_finger_that_only_presses_has_not_answered_yet(qtbot: QtBot) -> None:
    watched = Watched()
    watched.watch.watch()
    qtbot.waitUntil(watched.countdown.is_running)
    watched.feel(QEvent.Type.MouseButtonPress)
    QCoreApplication.processEvents()
    assert watched.countdown.is_running()


def test_nobody_is_there_after_quiet_and_countdown(qtbot: QtBot) -> None:
    watched = Watched(second_ms=1)
    with qtbot.waitSignal(watched.watch.expired):
        watched.watch.watch()
    assert not watched.watch.is_watching


def test_watch_without_a_warning_expires_without_one(qtbot: QtBot) -> None:
    watched = Watched()
    with qtbot.waitSignal(watched.watch.expired), qtbot.assertNotEmitted(watched.countdown.changed):
        watched.watch.watch(warns=False)


def test_resting_watch_never_expires(qtbot: QtBot) -> None:
    watched = Watched(quiet_ms=1)
    watched.watch.watch()
    watched.watch.rest()
    watched.feel(*TOUCH)
    with qtbot.assertNotEmitted(watched.watch.expired, wait=50):
        pass
    assert not watched.watch.is_watching


def test_countdown_counts_whole_seconds_down(qtbot: QtBot) -> None:
    countdown = SecondsLeft(second_ms=1)
    seen: list[int] = []
    countdown.changed.connect(lambda: seen.append(countdown.property("left")))
    with qtbot.waitSignal(countdown.expired):
        countdown.start(3)
    assert seen == [3, 2, 1, 0]
    assert not countdown.is_running()
