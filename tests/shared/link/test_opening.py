"""From a connection to a current board, and what may be said of it on the way."""

import pytest
from msgspec.structs import replace

from shared.link.asking import QUERY_LIMIT
from shared.link.effects import BoardReset, Delayed, Described, Disconnect, OfficerChanged, StateChanged, Welcomed
from shared.link.session import OPENING_LIMIT, UNDERSTOOD
from shared.link.state import Connecting, Offline, Refused
from shared.wire.errors import Error, error
from shared.wire.methods import DescribeSite, OpenCounter, OpenSession, Subscribe, Subscribed
from shared.wire.scalars import PROTOCOL
from shared.wire.site import Text
from tests.shared.link.fake_hall import NO_DEVICE, OFFICER, OFFICER_TOKEN, SITE, TOKEN
from tests.shared.link.stage import MORNING, Stage


def test_session_is_opened_before_anything_else_is_sent() -> None:
    stage = Stage()
    stage.submit(OpenCounter("1"))
    stage.connect()
    assert [request.params for request in stage.carry()] == [
        OpenSession(TOKEN, PROTOCOL, "test/1", understands=UNDERSTOOD)
    ]


def test_commands_follow_the_subscription() -> None:
    stage = Stage()
    stage.submit(OpenCounter("1"))
    stage.go_online()
    assert [request.params for request in stage.requests] == [
        OpenSession(TOKEN, PROTOCOL, "test/1", understands=UNDERSTOOD),
        DescribeSite(),
        Subscribe(None),
        OpenCounter("1"),
    ]


def test_online_is_said_last_when_site_and_board_are_there() -> None:
    stage = Stage()
    stage.go_online()
    assert [type(effect) for effect in stage.heard()] == [Welcomed, Described, BoardReset, StateChanged]
    assert stage.online


def test_board_that_is_behind_is_not_online() -> None:
    stage = Stage()
    stage.go_online()
    stage.lose()
    stage.hall.do("00000000-0000-4000-8000-000000000001", OpenCounter("2"))
    stage.connect()
    stage.carry()
    stage.deliver()
    stage.carry()
    assert stage.server is not None
    told_later = stage.server.out.pop()
    assert "counter.opened" in told_later
    stage.deliver()
    assert isinstance(stage.state, Offline)
    stage.say(told_later)
    assert stage.online


def test_board_without_a_hall_to_show_it_in_is_not_online() -> None:
    stage = Stage()
    stage.connect()
    stage.carry()
    stage.deliver()
    stage.session.take_frames()
    stage.answer(3, Subscribed(0, stage.hall.board.snapshot()))
    assert stage.state == Connecting()
    stage.answer(2, SITE)
    assert stage.online


def test_nothing_meant_for_one_connection_is_sent_on_another() -> None:
    stage = Stage()
    stage.connect()
    stage.lose()
    stage.connect()
    assert [request.params for request in stage.carry()] == [
        OpenSession(TOKEN, PROTOCOL, "test/1", understands=UNDERSTOOD)
    ]


def test_offline_remembers_when_it_began() -> None:
    stage = Stage()
    stage.go_online()
    stage.wait(50)
    stage.lose("cable out")
    since = MORNING + round(stage.elapsed * 1000)
    assert stage.state == Offline(since, "cable out")
    stage.wait(30)
    stage.connect()
    stage.lose("refused")
    assert stage.state == Offline(since, "cable out")


def test_first_failures_are_still_connecting() -> None:
    stage = Stage()
    stage.connect()
    stage.lose()
    assert stage.state == Connecting()
    assert stage.heard() == []


def test_welcome_carries_the_moment_it_came_for_the_servers_clock() -> None:
    stage = Stage()
    stage.wait(7)
    stage.go_online()
    (welcomed,) = stage.heard(Welcomed)
    assert isinstance(welcomed, Welcomed)
    assert welcomed.elapsed == stage.elapsed


def test_site_is_described_again_only_when_it_has_changed() -> None:
    stage = Stage()
    stage.go_online()
    assert stage.heard(Described) == [Described(SITE)]
    stage.lose()
    stage.go_online()
    assert stage.heard(Described) == []
    stage.lose()
    stage.hall.site = replace(SITE, name=Text("Nama baru"))
    stage.go_online()
    assert stage.heard(Described) == [Described(stage.hall.site)]


@pytest.mark.parametrize(
    "refusal",
    [
        NO_DEVICE,
        error("unsupported", "protocol_version", "Update the client."),
        error("forbidden", "device_disabled", "Taken out of service."),
        error("params", "invalid_params", "token too long"),
    ],
)
def test_refused_device_is_told_so_and_leaves(refusal: Error) -> None:
    stage = Stage()
    stage.hall.refusal = refusal
    stage.go_online()
    assert stage.state == Refused(refusal)
    assert len(stage.heard(Disconnect)) == 1
    stage.lose("1008 (policy violation)")
    assert stage.state == Refused(refusal)


def test_refused_device_comes_online_when_it_is_known_at_last() -> None:
    stage = Stage()
    stage.hall.refusal = NO_DEVICE
    stage.go_online()
    stage.lose()
    stage.hall.refusal = None
    stage.go_online()
    assert stage.online


@pytest.mark.parametrize("kind", ["limited", "unavailable", "internal"])
def test_server_that_cannot_open_the_session_now_is_left_alone_for_as_long_as_it_says(kind: str) -> None:
    stage = Stage()
    stage.hall.refusal = error(kind, "storage", "Not now.", retry_after=3.0)  # type: ignore[arg-type]
    stage.go_online()
    assert stage.state == Connecting()
    assert stage.heard() == [Disconnect("session.open: Not now.", 3.0)]


def test_server_of_another_protocol_is_refused() -> None:
    stage = Stage()
    stage.hall.protocol = PROTOCOL + 1
    stage.go_online()
    assert isinstance(stage.state, Refused)
    assert stage.state.error.kind == "unsupported"


def test_server_that_is_no_antrean_server_is_refused() -> None:
    stage = Stage()
    stage.session.rejected(error("unsupported", "no_common_protocol", "HTTP 404"))
    stage.connect()
    assert isinstance(stage.state, Refused)


def test_server_that_welcomes_nobody_is_left() -> None:
    stage = Stage()
    stage.connect()
    stage.wait(OPENING_LIMIT - 1)
    assert stage.heard(Disconnect) == []
    stage.wait(2)
    assert stage.heard(Disconnect) == [Disconnect("the session did not open in time")]


def test_server_that_sends_no_board_is_left() -> None:
    stage = Stage()
    stage.connect()
    stage.carry()
    stage.deliver()
    stage.wait(OPENING_LIMIT + 1)
    assert stage.heard(Disconnect) == [Disconnect("the session did not open in time")]


def test_current_board_needs_no_timer() -> None:
    stage = Stage()
    stage.go_online()
    assert stage.session.wake_at is None
    stage.wait(OPENING_LIMIT + QUERY_LIMIT)
    assert stage.online


@pytest.mark.parametrize(
    "frame",
    [
        "",
        "null",
        "[]",
        "hello",
        b"\xff\xfe",
        "[" * 100_000,
        '{"jsonrpc":"2.0","id":1}',
        '{"jsonrpc":"2.0","id":1,"result":{},"error":{"code":-32603,"message":"","data":{"code":"x"}}}',
        '{"jsonrpc":"2.0","method":"board.gone","params":{}}',
        '{"jsonrpc":"2.0","method":"board.events","params":{"events":[{"seq":1,"at":0,"event":{"type":"new.kind"}}]}}',
        '{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"Not JSON.","data":{"code":"parse_error"}}}',
    ],
)
def test_frame_that_breaks_the_protocol_ends_the_connection(frame: str | bytes) -> None:
    stage = Stage()
    stage.go_online()
    stage.heard()
    stage.say(frame)
    assert isinstance(stage.state, Offline)
    assert len(stage.heard(Disconnect)) == 1
    stage.say(frame)
    assert stage.heard() == [], "a connection that is of no use is not listened to"


@pytest.mark.parametrize("id", [1, 2, 3])
def test_answer_of_another_type_than_its_methods_ends_the_opening(id: int) -> None:
    stage = Stage()
    stage.connect()
    if id > 1:
        stage.carry()
        stage.deliver()
    stage.say(f'{{"jsonrpc":"2.0","id":{id},"result":{{"unknown":1}}}}')
    assert len(stage.heard(Disconnect)) == 1
    assert stage.state == Connecting()


# --- the officer ----------------------------------------------------------------------------------------------------


def test_officer_known_to_the_server_is_told_with_the_welcome() -> None:
    stage = Stage(officer_token=OFFICER_TOKEN)
    stage.hall.officer = OFFICER
    stage.go_online()
    assert stage.heard(OfficerChanged) == [OfficerChanged(OFFICER)]


def test_officer_no_longer_known_is_told_and_the_token_dropped() -> None:
    stage = Stage(officer_token=OFFICER_TOKEN)
    stage.go_online()
    assert stage.heard(OfficerChanged) == [OfficerChanged(None)]
    stage.lose()
    stage.go_online()
    assert stage.heard(OfficerChanged) == [], "told once"
    openings = [request.params for request in stage.requests if isinstance(request.params, OpenSession)]
    assert [opening.officer_token for opening in openings] == [OFFICER_TOKEN, None]


def test_device_without_an_officer_is_told_nothing_of_one() -> None:
    stage = Stage()
    stage.go_online()
    assert stage.heard(OfficerChanged) == []


def test_command_in_the_line_while_connecting_is_told_to_wait() -> None:
    stage = Stage()
    id = stage.submit(OpenCounter("1"))
    (delayed,) = stage.heard()
    assert isinstance(delayed, Delayed)
    assert (delayed.id, delayed.error.kind, delayed.error.data.code) == (id, "unavailable", "offline")
