"""The board: every event once, in order; never a wrong one."""

from msgspec.structs import replace

from shared.link.effects import BoardReset, Disconnect, DisplaysChanged, EventsRecorded, KiosksChanged
from shared.link.session import OPENING_LIMIT
from shared.link.state import Offline
from shared.wire.codec import encode_displays, encode_kiosks
from shared.wire.display import Displays, GroupVoice
from shared.wire.events import CounterOpened, Recorded
from shared.wire.kiosk import Kiosks, KioskState
from shared.wire.methods import OpenCounter, Subscribe, Subscribed
from tests.shared.link.fake_hall import SITE
from tests.shared.link.stage import Stage


def event(seq: int) -> Recorded:
    return Recorded(seq, seq * 1000, CounterOpened("1", None))


def subscriptions(stage: Stage) -> list[int | None]:
    return [request.params.since for request in stage.requests if isinstance(request.params, Subscribe)]


def told(stage: Stage) -> list[int]:
    seqs: list[int] = []
    for effect in stage.heard(EventsRecorded):
        assert isinstance(effect, EventsRecorded)
        seqs += [recorded.seq for recorded in effect.events]
    return seqs


def stage_after(events: int) -> Stage:
    stage = Stage()
    for _ in range(events):
        stage.hall.record(CounterOpened("1", None))
    stage.go_online()
    stage.heard()
    return stage


def test_first_subscription_starts_from_a_snapshot() -> None:
    stage = Stage()
    stage.hall.record(CounterOpened("1", "sari"))
    stage.go_online()
    assert subscriptions(stage) == [None]
    assert stage.heard(BoardReset) == [BoardReset(stage.hall.board.snapshot())]


def test_events_are_told_in_order_with_those_of_one_frame_together() -> None:
    stage = stage_after(3)
    stage.happen(event(4))
    stage.happen(event(5), event(6))
    assert stage.heard() == [EventsRecorded((event(4),)), EventsRecorded((event(5), event(6)))]


def test_kiosks_are_told_whenever_the_server_tells_of_them() -> None:
    stage = stage_after(0)
    for online in (True, False):
        stage.say(encode_kiosks(kiosks(online)))
    assert stage.heard() == [KiosksChanged(kiosks(True)), KiosksChanged(kiosks(False))]
    assert stage.online


def test_displays_are_told_with_who_speaks_whenever_the_server_tells_of_them() -> None:
    stage = stage_after(0)
    told = [Displays((), (GroupVoice("hall", speaker, 7),)) for speaker in (None, "lobi")]
    for displays in told:
        stage.say(encode_displays(displays))
    assert stage.heard() == [DisplaysChanged(displays) for displays in told]
    assert stage.online


def test_kiosks_are_not_told_from_a_connection_that_is_of_no_use() -> None:
    stage = stage_after(0)
    stage.lose()
    stage.heard()
    stage.say(encode_kiosks(kiosks(True)))
    assert stage.heard() == []


def kiosks(online: bool) -> Kiosks:
    return Kiosks((KioskState("k1", "Kios 1", online, "ready", 20, 0, 5),))


def test_reconnection_goes_on_from_the_last_event_seen() -> None:
    stage = stage_after(3)
    stage.happen(stage.hall.record(CounterOpened("1", None)))
    stage.lose()
    stage.hall.do("00000000-0000-4000-8000-000000000001", OpenCounter("2"))
    stage.heard()
    stage.go_online()
    assert subscriptions(stage) == [None, 4]
    assert told(stage) == [5]
    assert stage.heard(BoardReset) == []


def test_gap_is_not_told_but_asked_for_again() -> None:
    stage = stage_after(6)
    stage.hall.journal += [event(seq) for seq in (7, 8, 9)]
    stage.happen(event(7), event(9))
    assert told(stage) == [7]
    assert isinstance(stage.state, Offline)
    stage.run()
    assert subscriptions(stage) == [None, 7]
    assert told(stage) == [8, 9]
    assert stage.online


def test_doubled_event_is_not_told_twice() -> None:
    stage = stage_after(3)
    stage.hall.journal.append(event(4))
    stage.happen(event(4))
    stage.happen(event(4))
    stage.run()
    assert subscriptions(stage) == [None, 4]
    assert told(stage) == [4]
    assert stage.online


def test_events_of_the_old_subscription_are_left_out_while_asking_again() -> None:
    stage = stage_after(3)
    stage.hall.journal += [event(seq) for seq in (4, 5, 6)]
    stage.happen(event(5))
    stage.happen(event(6))
    stage.run()
    assert told(stage) == [4, 5, 6]


def test_second_gap_on_one_connection_ends_it_and_the_next_one_starts_anew() -> None:
    stage = stage_after(3)
    stage.hall.journal += [event(seq) for seq in (4, 6)]
    stage.happen(event(6))
    stage.run()
    assert told(stage) == [4]
    assert isinstance(stage.state, Offline)
    stage.lose()
    stage.hall.journal[3:] = []
    stage.hall.record(CounterOpened("1", None))
    stage.go_online()
    assert subscriptions(stage) == [None, 3, None]
    assert stage.online


def test_younger_journal_starts_the_board_anew() -> None:
    stage = stage_after(5)
    stage.lose()
    stage.hall.lose_database()
    stage.hall.record(CounterOpened("2", None))
    stage.heard()
    stage.go_online()
    assert subscriptions(stage) == [None, None]
    assert stage.heard(BoardReset) == [BoardReset(stage.hall.board.snapshot())]
    assert stage.online


def test_other_journal_of_the_same_length_starts_the_board_anew() -> None:
    stage = stage_after(5)
    stage.lose()
    stage.hall.lose_database()
    for _ in range(7):
        stage.hall.record(CounterOpened("2", None))
    stage.heard()
    stage.go_online()
    assert subscriptions(stage) == [None, 5]
    assert stage.heard(BoardReset, EventsRecorded) == [BoardReset(stage.hall.board.snapshot())]
    assert stage.online


def test_answer_that_ends_before_the_last_event_seen_starts_the_board_anew() -> None:
    stage = stage_after(5)
    stage.lose()
    stage.connect()
    stage.carry()
    stage.deliver()
    stage.session.take_frames()
    stage.answer(5, SITE)
    stage.answer(6, Subscribed(4, None))
    assert not stage.online
    stage.run()
    assert subscriptions(stage) == [None, None]
    assert stage.heard(BoardReset) == [BoardReset(stage.hall.board.snapshot())]
    assert stage.online


def test_device_moved_to_another_hall_starts_the_board_anew() -> None:
    stage = stage_after(2)
    stage.lose()
    stage.hall.site = replace(SITE, code="lain")
    for _ in range(4):
        stage.hall.record(CounterOpened("1", None))
    stage.go_online()
    assert subscriptions(stage) == [None, None]


def test_snapshot_may_come_instead_of_the_events_asked_for() -> None:
    stage = stage_after(3)
    stage.lose()
    stage.hall.record(CounterOpened("2", None))
    stage.connect()
    stage.carry()
    stage.deliver()
    stage.session.take_frames()
    stage.heard()
    stage.answer(5, SITE)
    stage.answer(6, Subscribed(4, stage.hall.board.snapshot()))
    assert len(stage.heard(BoardReset)) == 1
    stage.happen(event(5))
    assert told(stage) == [5]


def test_missing_snapshot_is_asked_for_once_more_and_then_the_connection_is_left() -> None:
    stage = Stage()
    stage.connect()
    stage.carry()
    stage.deliver()
    stage.session.take_frames()
    stage.answer(3, Subscribed(4, None))
    assert stage.heard(Disconnect) == []
    assert [request.params for request in stage.carry()] == [Subscribe(None)]
    stage.answer(4, Subscribed(4, None))
    assert len(stage.heard(Disconnect)) == 1


def test_lost_board_is_not_followed() -> None:
    stage = stage_after(3)
    stage.lose()
    stage.heard()
    stage.say("nonsense that was still in the buffer")
    assert stage.heard() == []


def test_events_before_the_session_is_open_are_left_out() -> None:
    stage = stage_after(3)
    stage.lose()
    stage.connect()
    stage.hall.record(CounterOpened("1", None))
    stage.happen(event(4))
    assert told(stage) == []
    stage.run()
    assert told(stage) == [4]


def test_gap_has_a_deadline_of_its_own() -> None:
    stage = stage_after(3)
    stage.wait(100)
    stage.happen(event(6))
    assert stage.heard(Disconnect) == []
    stage.wait(OPENING_LIMIT - 1)
    assert stage.heard(Disconnect) == []
    stage.wait(2)
    assert len(stage.heard(Disconnect)) == 1


def test_frame_that_brings_nothing_new_is_not_told() -> None:
    stage = stage_after(3)
    stage.happen(event(6))
    stage.happen()
    assert stage.heard(EventsRecorded) == []
