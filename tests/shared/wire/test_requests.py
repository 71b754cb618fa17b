"""What the server reads: every frame is a typed request or brings one coded error, and nothing else ever."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.wire.codec import MAX_REQUEST_BYTES, Malformed, decode_request, encode_error, encode_result
from shared.wire.errors import CODES
from shared.wire.methods import CallNext, DescribeSite, IssueTicket, Subscribe

UUID = "0190c3a2-6f6e-7c8d-9a41-3e8f5b7d2c10"
BIG = "9" * 5000
DEEP = "[" * 50_000


def frame(method: object = "site.describe", params: object = None, **envelope: object) -> str:
    whole = {"jsonrpc": "2.0", "id": 1, "method": method, "params": {} if params is None else params} | envelope
    return json.dumps({name: value for name, value in whole.items() if value is not ...})


def refused(sent: str | bytes) -> tuple[str, str, str | int | None]:
    with pytest.raises(Malformed) as caught:
        decode_request(sent)
    malformed = caught.value
    encode_error(malformed.id, malformed.error)  # what is said of it can be sent
    assert malformed.error.code == CODES[malformed.error.kind]
    return malformed.error.kind, malformed.error.data.code, malformed.id


@pytest.mark.parametrize(
    "sent",
    [
        "",
        " ",
        "{",
        "not json",
        frame() + "x",
        "\ufeff" + frame(),
        frame().encode() + b"\x00",
        b"\xff\xfe\x00",
        b'{"jsonrpc":"2.0","id":"\xed\xa0\x80","method":"site.describe","params":{}}',
        frame(id="\ud800"),
        frame(method="\udfff"),
        frame("ticket.cancel", {"ticket": UUID, "reason": "\ud83d"}, id=UUID),
        frame(id=float("nan")),
        frame(id=float("inf")),
        "\ud800",
        '{"a":' * 50_000,
        '{"jsonrpc":"2.0","id":1,"method":"site.describe","params":{},"x":' + DEEP + "]" * 50_000 + "}",
        '{"jsonrpc":"1.0","id":1, garbage',
    ],
)
def test_what_is_not_json_is_a_parse_error_without_an_id(sent: str | bytes) -> None:
    assert refused(sent) == ("parse", "parse_error", None)


@pytest.mark.parametrize("sent", ["null", "1", '"x"', "[]", f"[{frame()}]", DEEP])
def test_what_is_no_object_is_an_invalid_request(sent: str) -> None:
    assert refused(sent) == ("invalid", "invalid_request", None)


@pytest.mark.parametrize(
    ("sent", "id"),
    [
        (frame(jsonrpc=...), 1),
        (frame(jsonrpc="1.0", id="a"), "a"),
        (frame(jsonrpc=2.0), 1),
        (frame(method=...), 1),
        (frame(method=None), 1),
        (frame(method=5), 1),
        (frame(method=5, id=...), None),
    ],
)
def test_wrong_envelope_is_an_invalid_request_that_keeps_its_id(sent: str, id: str | int | None) -> None:
    assert refused(sent) == ("invalid", "invalid_request", id)


@pytest.mark.parametrize("id", [..., None, True, 1.5, 1e30, [], {}, [[]]])
def test_id_that_cannot_be_echoed_is_an_invalid_id(id: object) -> None:
    assert refused(frame(id=id)) == ("invalid", "invalid_id", None)
    assert refused(frame("call.next", {"counter": "1"}, id=id)) == ("invalid", "invalid_id", None)


def test_number_too_long_to_read_is_an_invalid_id() -> None:
    assert refused(frame(id="@").replace('"@"', BIG)) == ("invalid", "invalid_id", None)
    assert refused(frame(id="@").replace('"@"', "1e400")) == ("invalid", "invalid_id", None)


@pytest.mark.parametrize(
    "id", [7, "a", "", UUID.upper(), UUID[:-1], UUID + "\n", UUID.replace("-", ""), "٠" + UUID[1:]]
)
def test_command_id_that_is_no_lower_case_uuid_is_an_invalid_id(id: str | int) -> None:
    assert refused(frame("call.next", {"counter": "1"}, id=id)) == ("invalid", "invalid_id", id)


@pytest.mark.parametrize("id", [0, -1, 7, 2**64, -(2**70), "", "a", "\x00", UUID, "π"])
def test_query_id_is_any_string_or_integer(id: str | int) -> None:
    assert decode_request(frame(id=id)).id == id


@pytest.mark.parametrize("method", ["", "nope", "ticket.Issue", "rpc.discover", "board.events", "__class__", "\x00"])
def test_unknown_method_keeps_its_id(method: str) -> None:
    assert refused(frame(method, id="x")) == ("unknown", "unknown_method", "x")


@pytest.mark.parametrize(
    ("method", "params", "field"),
    [
        ("site.describe", [], "params"),
        ("site.describe", "x", "params"),
        ("call.next", {}, "counter"),
        ("call.next", {"counter": None}, "counter"),
        ("call.next", {"counter": 1}, "counter"),
        ("call.next", {"counter": ""}, "counter"),
        ("call.next", {"counter": "1\n"}, "counter"),
        ("call.next", {"counter": "-1"}, "counter"),
        ("call.next", {"counter": "x" * 65}, "counter"),
        ("call.next", {"counter": ["1"]}, "counter"),
        ("ticket.issue", {"service": "ktp", "priority": 1}, "priority"),
        ("ticket.issue", {"service": "ktp", "priority": "true"}, "priority"),
        ("ticket.issue", {"service": "ktp", "language": "ind"}, "language"),
        ("ticket.issue", {"service": "ktp", "language": "id\n"}, "language"),
        ("ticket.issue", {"service": "ktp", "visit": "x"}, "visit"),
        ("ticket.report_print", {"ticket": UUID, "state": "eaten"}, "state"),
        ("ticket.report_print", {"ticket": UUID, "state": "`$.id`"}, "state"),
        ("ticket.report_print", {"ticket": UUID + "\n", "state": "sent"}, "ticket"),
        ("ticket.cancel", {"ticket": UUID, "reason": "x" * 201}, "reason"),
        ("ticket.cancel", {"ticket": UUID, "reason": "two\nlines"}, "reason"),
        ("ticket.cancel", {"ticket": UUID, "reason": "line\n"}, "reason"),
        ("ticket.cancel", {"ticket": UUID, "reason": "\x1b[2J"}, "reason"),
        ("ticket.cancel", {"ticket": UUID, "reason": "\x85"}, "reason"),
        ("ticket.cancel", {"ticket": UUID, "reason": "\u2028"}, "reason"),
        ("call.ticket", {"counter": "1", "ticket": UUID, "reason": ""}, "reason"),
        ("board.subscribe", {"since": -1}, "since"),
        ("board.subscribe", {"since": 2**53}, "since"),
        ("board.subscribe", {"since": 1.5}, "since"),
        ("board.subscribe", {"since": "1"}, "since"),
        ("session.open", {"token": "", "protocol": 1}, "token"),
        ("session.open", {"token": "x" * 257, "protocol": 1}, "token"),
        ("session.open", {"token": "x", "protocol": "1"}, "protocol"),
        ("session.open", {"token": "x", "protocol": 1, "client": "a\nb"}, "client"),
        ("session.open", {"token": "x", "protocol": 1, "client": "x" * 65}, "client"),
    ],
)
def test_params_that_do_not_fit_name_the_field_and_keep_the_id(method: str, params: object, field: str) -> None:
    sent = frame(method, params, id=UUID)
    assert refused(sent) == ("params", "invalid_params", UUID)
    with pytest.raises(Malformed, match=field):
        decode_request(sent)


def test_params_are_required_even_where_they_are_empty() -> None:
    assert refused('{"jsonrpc":"2.0","id":1,"method":"site.describe"}') == ("params", "invalid_params", 1)
    assert refused('{"jsonrpc":"2.0","id":1,"method":"site.describe","params":null}') == ("params", "invalid_params", 1)


def test_secret_is_not_repeated_in_the_answer() -> None:
    for secret in ("s3cret" * 60, ["s3cret"], {"s3cret": 1}):
        with pytest.raises(Malformed) as caught:
            decode_request(frame("session.open", {"token": secret, "protocol": 1}))
        assert "s3cret" not in encode_error(caught.value.id, caught.value.error)


def test_unknown_fields_are_ignored_at_every_level() -> None:
    sent = frame("call.next", {"counter": "1", "later": {"x": [1, None]}}, id=UUID, trace="t")
    assert decode_request(sent).params == CallNext("1")


def test_order_of_members_and_white_space_do_not_matter() -> None:
    sent = '\n{"params" : {} ,\t"method": "site.describe", "id": 1, "jsonrpc": "2.0"}\r\n'
    assert decode_request(sent).params == DescribeSite()


def test_fields_left_out_take_their_defaults() -> None:
    assert decode_request(frame("ticket.issue", {"service": "ktp"}, id=UUID)).params == IssueTicket("ktp")
    assert decode_request(frame("board.subscribe")).params == Subscribe(None)


def test_of_a_member_given_twice_the_last_counts() -> None:
    assert decode_request('{"jsonrpc":"2.0","id":1,"id":2,"method":"site.describe","params":{}}').id == 2
    sent = frame("call.next", {"counter": "2"}, id=UUID).replace('"counter"', '"counter":"1","counter"')
    assert decode_request(sent).params == CallNext("2")


def test_method_given_twice_is_never_two_methods() -> None:
    twice = '{"jsonrpc":"2.0","method":"site.describe","id":1,"method":"officer.logout","params":{}}'
    assert refused(twice) == ("params", "invalid_params", 1)


def test_bytes_and_text_read_the_same() -> None:
    sent = frame("ticket.cancel", {"ticket": UUID, "reason": "sudah pulang — 😀"}, id=UUID)
    assert decode_request(sent.encode()) == decode_request(sent)


def test_longest_lawful_command_fits_into_a_frame() -> None:
    params = {"counter": "x" * 64, "ticket": UUID, "reason": "\U0001f600" * 200}
    assert len(frame("call.ticket", params, id=UUID)) < MAX_REQUEST_BYTES


texts = st.text(st.sampled_from('aZ0.-_ \x00\n\x7f\u2028\ud800\udfff\xe9\u0660\U0001f600"\\'), max_size=8)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
envelopes = st.fixed_dictionaries(
    {},
    optional={
        "jsonrpc": st.just("2.0") | json_values,
        "id": st.just(UUID) | json_values,
        "method": st.sampled_from(["call.next", "session.open", "ticket.issue", "site.describe"]) | json_values,
        "params": st.fixed_dictionaries({}, optional={"counter": json_values, "token": json_values}) | json_values,
    },
)


@given(envelopes)
def test_any_json_is_a_request_or_a_coded_error(whole: dict[str, object]) -> None:
    _read(json.dumps(whole))


@given(st.binary(max_size=200))
def test_any_bytes_are_a_request_or_a_coded_error(sent: bytes) -> None:
    _read(sent)


@given(st.data())
def test_frame_with_a_byte_changed_is_a_request_or_a_coded_error(data: st.DataObject) -> None:
    sent = bytearray(frame("ticket.issue", {"service": "ktp-el", "priority": True, "language": "id"}, id=UUID).encode())
    place = data.draw(st.integers(0, len(sent) - 1))
    sent[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    _read(bytes(sent))


def _read(sent: str | bytes) -> None:
    try:
        request = decode_request(sent)
    except Malformed as malformed:
        answer = json.loads(encode_error(malformed.id, malformed.error))
    else:
        answer = json.loads(encode_result(request.id, b"{}"))
    assert isinstance(answer["id"], str | int | None)
    assert "result" in answer or answer["error"]["code"] in CODES.values()
