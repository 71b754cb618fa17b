"""What a client reads: replies and notifications."""

import msgspec
import pytest

from shared.wire.codec import (
    Events,
    Reply,
    decode_frame,
    encode_answer,
    encode_asked,
    encode_error,
    encode_events,
    encode_moved,
    encode_result,
    recorded_bytes,
)
from shared.wire.errors import error
from shared.wire.events import Recorded, ServiceStarted
from shared.wire.methods import Done, Subscribed
from shared.wire.officer import OfficerAsked, OfficerMoved

TICKET = "0190c3a2-6f6e-7c8d-9a41-3e8f5b7d2c10"


def test_result_is_kept_as_it_came_until_its_type_is_known() -> None:
    reply = decode_frame(encode_result(7, encode_answer(Subscribed(12, None))))
    assert isinstance(reply, Reply)
    assert reply.id == 7
    assert reply.error is None
    assert reply.result is not None
    assert msgspec.json.decode(reply.result, type=Subscribed) == Subscribed(12, None)


def test_error_comes_back_as_it_was_sent() -> None:
    sent = error("refused", "nobody_waiting", "Nobody waits.", {"counter": "3"})
    reply = decode_frame(encode_error("a", sent))
    assert reply == Reply("a", None, sent)
    assert sent.kind == "refused"


def test_error_without_a_known_request_has_no_id() -> None:
    sent = error("parse", "parse_error", "Not JSON.")
    assert decode_frame(encode_error(None, sent)) == Reply(None, None, sent)


def test_unknown_error_number_counts_as_internal() -> None:
    reply = decode_frame('{"jsonrpc":"2.0","id":1,"error":{"code":-32099,"message":"?","data":{"code":"new"}}}')
    assert isinstance(reply, Reply)
    assert reply.error is not None
    assert reply.error.kind == "internal"


def test_events_come_in_the_order_they_were_encoded() -> None:
    events = [ServiceStarted(TICKET, "1"), ServiceStarted(TICKET, "2")]
    frame = encode_events(recorded_bytes(seq, 1000 + seq, encode_answer(e)) for seq, e in enumerate(events, 5))
    assert decode_frame(frame) == Events((Recorded(5, 1005, events[0]), Recorded(6, 1006, events[1])))


@pytest.mark.parametrize(
    "frame",
    [
        "",
        "[]",
        "{}",
        '{"jsonrpc":"2.0","id":1}',
        '{"jsonrpc":"2.0","id":1,"result":{},"error":{"code":-32603,"message":"","data":{"code":"x"}}}',
        '{"jsonrpc":"2.0","id":1,"error":{"code":-32603,"message":""}}',
        '{"jsonrpc":"2.0","id":1,"error":"x"}',
        '{"jsonrpc":"2.0","method":"board.events"}',
        '{"jsonrpc":"2.0","method":"board.events","params":{"events":[{"seq":1,"at":1}]}}',
        '{"jsonrpc":"2.0","method":"board.events","params":{"events":[{"seq":1,"at":1,"event":{"type":"later"}}]}}',
        '{"jsonrpc":"2.0","method":"board.later","params":{}}',
        '{"jsonrpc":"2.0","method":"hall.kiosks","params":{"events":[]}}',
        '{"jsonrpc":"2.0","method":"board.events","params":{"kiosks":[]}}',
        '{"jsonrpc":"2.0","method":"officer.asked","params":{}}',
        '{"jsonrpc":"2.0","method":"officer.moved","params":{"console":null}}',
    ],
)
def test_what_is_no_frame_of_this_protocol_is_told_as_such(frame: str) -> None:
    with pytest.raises(msgspec.DecodeError):
        decode_frame(frame)


def test_done_is_an_empty_object() -> None:
    assert encode_result("a", encode_answer(Done())) == '{"jsonrpc":"2.0","id":"a","result":{}}'


def test_takeovers_of_logins_come_back_as_they_were_sent() -> None:
    for asked in (OfficerAsked("loket-2", "Loket 2", 1_700_000_000_000), OfficerAsked()):
        assert decode_frame(encode_asked(asked)) == asked
    moved = OfficerMoved("loket-2", "Loket 2")
    assert decode_frame(encode_moved(moved)) == moved
