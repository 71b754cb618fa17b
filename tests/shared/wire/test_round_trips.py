"""Every message that one end encodes the other reads as the same."""

import json
from typing import get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from shared.wire.codec import (
    Events,
    Reply,
    decode_frame,
    decode_request,
    encode_answer,
    encode_displays,
    encode_error,
    encode_events,
    encode_kiosks,
    encode_request,
    encode_result,
    recorded_bytes,
)
from shared.wire.display import Displays
from shared.wire.errors import CODES, KINDS, RETRIABLE, Error, ErrorData, Kind, error
from shared.wire.events import Event, Recorded
from shared.wire.kiosk import Kiosks
from shared.wire.methods import ALL, METHODS, Command, Query, Right
from tests.shared.wire.strategies import messages

few = settings(max_examples=25)
ids = st.uuids().map(str)
query_ids = ids | st.integers() | st.text(st.sampled_from('aé"\\\x00\n\U0001f600'), max_size=5)


@pytest.mark.parametrize("method", ALL, ids=lambda method: method.METHOD)
@few
@given(data=st.data())
def test_request_round_trip(data: st.DataObject, method: type[Query] | type[Command]) -> None:
    params = data.draw(messages(method))
    known_as = data.draw(ids if issubclass(method, Command) else query_ids)
    frame = encode_request(known_as, params)
    request = decode_request(frame)
    assert (request.id, request.params) == (known_as, params)
    assert type(request.params) is method
    assert json.loads(frame) == {
        "jsonrpc": "2.0",
        "id": known_as,
        "method": method.METHOD,
        "params": json.loads(msgspec.json.encode(params)),
    }


@pytest.mark.parametrize("answer", dict.fromkeys(method.ANSWER for method in ALL))
@few
@given(data=st.data())
def test_answer_round_trip(data: st.DataObject, answer: type[Struct]) -> None:
    sent = data.draw(messages(answer))
    known_as = data.draw(query_ids)
    reply = decode_frame(encode_result(known_as, encode_answer(sent)))
    assert isinstance(reply, Reply)
    assert reply.id == known_as
    assert reply.error is None
    assert reply.result is not None
    assert msgspec.json.decode(reply.result, type=answer) == sent


@given(
    st.none() | query_ids,
    st.sampled_from(get_args(Kind)),
    messages(ErrorData),
    st.text(st.sampled_from('aé"\\\n\U0001f600'), max_size=20),
)
def test_error_round_trip(id: str | int | None, kind: Kind, data: ErrorData, message: str) -> None:
    sent = error(kind, data.code, message, data.details, data.retry_after)
    assert sent == Error(CODES[kind], message, data)
    assert sent.kind == kind
    assert decode_frame(encode_error(id, sent)) == Reply(id, None, sent)


@pytest.mark.parametrize("event", get_args(Event), ids=lambda event: event.__struct_config__.tag)
@few
@given(data=st.data(), seq=st.integers(1, 2**53 - 2), at=st.integers(0, 2**53 - 1))
def test_event_round_trip(data: st.DataObject, event: type[Struct], seq: int, at: int) -> None:
    happened = data.draw(messages(event))
    frame = encode_events([recorded_bytes(seq, at, encode_answer(happened))])
    assert decode_frame(frame) == Events((Recorded(seq, at, happened),))


@given(messages(Kiosks))
def test_kiosks_round_trip(kiosks: Kiosks) -> None:
    assert decode_frame(encode_kiosks(kiosks)) == kiosks


@given(messages(Displays))
def test_displays_round_trip(displays: Displays) -> None:
    assert decode_frame(encode_displays(displays)) == displays


@given(messages(Recorded))
def test_event_encoded_once_is_the_same_bytes_as_encoded_whole(recorded: Recorded) -> None:
    assert recorded_bytes(recorded.seq, recorded.at, encode_answer(recorded.event)) == encode_answer(recorded)


def test_methods_have_names_of_their_own_in_one_form() -> None:
    assert len(METHODS) == len(ALL)
    for name, method in METHODS.items():
        family, _, verb = name.partition(".")
        assert family.isidentifier()
        assert verb.isidentifier()
        assert name == name.lower()
        assert method.RIGHT in get_args(Right)


def test_only_opening_a_session_and_asking_to_be_let_in_is_for_anyone() -> None:
    assert [name for name, method in METHODS.items() if method.RIGHT == "anyone"] == ["session.open", "pairing.begin"]


def test_errors_use_the_numbers_that_json_rpc_leaves_or_defines() -> None:
    assert len(KINDS) == len(CODES) == len(get_args(Kind))
    defined = {-32700, -32600, -32601, -32602, -32603}
    assert all(code in defined or -32099 <= code <= -32000 for code in CODES.values())
    assert CODES.keys() > RETRIABLE
