"""A call's frame is reported when it was drawn, once."""

import io
import json

from pytestqt.qtbot import QtBot

from tests.counter_display.conftest import OpenDisplay
from tests.counter_display.fake_hall import FakeHall
from tests.counter_display.scene import catch_up


def test_each_call_is_reported_once_after_it_was_drawn(qtbot: QtBot, hall: FakeHall, open_display: OpenDisplay) -> None:
    out = io.StringIO()
    display = open_display(report=out)
    hall.connect()
    hall.open()
    before = hall.call("1")
    catch_up(qtbot, display, hall)
    first = hall.call("3")
    second = hall.call("4")
    hall.issue("A")
    catch_up(qtbot, display, hall)
    qtbot.waitUntil(lambda: len(out.getvalue().splitlines()) == 3)
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [line["seq"] for line in lines] == [before, first, second]
    assert all(set(line) == {"seq", "received_ns", "drawn_ns"} for line in lines)
    assert all(line["received_ns"] < line["drawn_ns"] for line in lines)


def test_a_fresh_call_of_a_snapshot_was_not_received_as_an_event(
    qtbot: QtBot, hall: FakeHall, open_display: OpenDisplay
) -> None:
    hall.open()
    hall.call("1")
    hall.pass_time(31)
    fresh = hall.call("2")
    out = io.StringIO()
    display = open_display(report=out)
    hall.connect()
    catch_up(qtbot, display, hall)
    live = hall.call("3")
    catch_up(qtbot, display, hall)
    qtbot.waitUntil(lambda: len(out.getvalue().splitlines()) == 2)
    told = {line["seq"]: line["received_ns"] for line in map(json.loads, out.getvalue().splitlines())}
    assert list(told) == [fresh, live]
    assert told[fresh] is None
    assert told[live] is not None
