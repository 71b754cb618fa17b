"""Frames that no client of ours would send: each brings a coded error or an end, never a trace, a wait or a change."""

import json
import uuid
from contextlib import suppress
from typing import Any, Final, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import to_builtins
from websockets.exceptions import ConnectionClosed

from demo.hall import PASSWORD, Hall
from server.asyncapi.faults import FAULTS
from server.domain.refusals import REFUSALS
from shared.wire.codec import MAX_REQUEST_BYTES
from shared.wire.errors import CODES
from shared.wire.methods import ALL, METHODS, Role
from tests.faults.wire import Frame, Wire, code_of, wire, word
from tests.faults.witness import Records
from tests.shared.wire.strategies import messages

CODES_OF_WORDS: Final = {fault.code: CODES[fault.kind] for fault in FAULTS} | {
    refusal.code: CODES["refused"] for refusal in REFUSALS
}
SOME_ID: Final = "00000000-0000-4000-8000-000000000001"
DEEP: Final = 3000


def open_wire(hall: Hall, who: str) -> Any:  # noqa: ANN401 - a context manager
    """A connection of somebody; `stranger` has no session."""
    if who == "stranger":
        return wire(hall.url)
    device = {"kiosk": "kiosk-0", "display": "display-0", "console": "console-1"}[who]
    return wire(hall.url, hall.token_file(device).read_text().strip())


def check_error(answer: Frame) -> None:
    """An error as docs/protocol.md describes it."""
    assert set(answer) == {"jsonrpc", "id", "error"}
    error = answer["error"]
    assert set(error) == {"code", "message", "data"}
    assert error["code"] == CODES_OF_WORDS[error["data"]["code"]]
    assert error["data"]["code"] != "internal_error", error


# --- what frames are made of -------------------------------------------------------------------------------------

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=True)
    | st.text(max_size=20)
    | st.sampled_from(["", "\x00", "\ud800", "A" * 300, "__proto__", SOME_ID, SOME_ID.upper(), "1", "ktp", "sari"])
)
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@st.composite
def requests(draw: st.DrawFn) -> Frame:
    """A proper request for any method, with params of the right types."""
    method = draw(st.sampled_from(ALL))
    id = draw(st.uuids(version=4).map(str) | st.just(SOME_ID) | st.integers(0, 9))
    return {"jsonrpc": "2.0", "id": id, "method": method.METHOD, "params": to_builtins(draw(messages(method)))}


@st.composite
def spoilt(draw: st.DrawFn) -> Frame:
    """A request with some of its members gone, changed or added, at any depth."""
    frame: Any = draw(requests())
    for _ in range(draw(st.integers(1, 3))):
        place = frame
        while isinstance(inner := place.get("params"), dict) and draw(st.booleans()):
            place = inner
        names = [*place, "id", "extra"]
        match draw(st.sampled_from(["drop", "change", "rename"])):
            case "drop":
                place.pop(draw(st.sampled_from(names)), None)
            case "change":
                place[draw(st.sampled_from(names))] = draw(anything)
            case _:
                place[draw(st.text(max_size=6))] = place.pop(draw(st.sampled_from(names)), None)
    return frame  # type: ignore[no-any-return]


@st.composite
def broken(draw: st.DrawFn) -> bytes:
    """The bytes of a request, cut, doubled or with some of them changed."""
    data = bytearray(encode(draw(requests())))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        match draw(st.sampled_from(["flip", "cut", "repeat", "insert"])):
            case "flip" if data:
                data[at] ^= 1 << draw(st.integers(0, 7))
            case "cut":
                del data[at:]
            case "repeat":
                data[at:at] = data[at : at + 40]
            case _:
                data[at:at] = draw(st.binary(max_size=6))
    return bytes(data)


def encode(value: object) -> bytes:
    return json.dumps(value).encode()


frames = st.one_of(
    spoilt().map(encode),
    broken(),
    anything.map(encode),
    st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.binary(max_size=40),
    requests().map(encode),
)


def may_change(frame: bytes) -> bool:
    """Whether it could be a command at all."""
    try:
        request = json.loads(frame)
        return request["method"] in METHODS
    except (ValueError, TypeError, KeyError, RecursionError):
        return False


@pytest.mark.parametrize("who", ["stranger", *get_args(Role)])
def test_any_frames_are_answered_or_end_the_connection(untouched: Hall, who: str) -> None:
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(sent=st.lists(frames, min_size=1, max_size=8))
    def throw(sent: list[bytes]) -> None:
        if who == "kiosk":
            # A kiosk may change the day: keep away what would.
            sent = [frame for frame in sent if not may_change(frame)]
        with open_wire(untouched, who) as connection:
            answers: int = 0
            end: int | None = 0
            try:
                for frame in sent:
                    connection.send(frame)
                while answers < len(sent):
                    answer = connection.hear()
                    answers += 1
                    if "error" in answer:
                        check_error(answer)
                assert connection.code("site.describe") in ("done", "session_not_open")
            except ConnectionClosed as closed:
                end = code_of(closed)
            assert end in (0, 1007, 1008)

    throw()


def test_commands_of_an_officer_that_do_not_fit_change_nothing(untouched: Hall) -> None:
    """One who may do anything, but sends what is not quite a request."""

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(sent=st.lists(spoilt(), min_size=1, max_size=8))
    def throw(sent: list[Frame]) -> None:
        before = Records(untouched).seq
        with open_wire(untouched, "console") as console:
            console.code("officer.login", officer="sari", password=PASSWORD)
            done = 0
            end: int | None = 0
            for frame in sent:
                if frame.get("method") == "officer.login":
                    continue
                console.send(encode(frame))
                try:
                    answer = console.hear()
                except ConnectionClosed as closed:
                    end = code_of(closed)
                    break
                if "error" in answer:
                    check_error(answer)
                    if answer["error"]["code"] != CODES["refused"]:
                        continue
                done += 1
            assert end in (0, 1007)
        assert Records(untouched).seq - before <= 2 * done

    throw()


# --- one by one --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("frame", "expected"),
    [
        (b"", "parse_error"),
        (b"hello", "parse_error"),
        (b"{", "parse_error"),
        (b"[" * DEEP, "invalid_request"),
        (b'{"x":' * DEEP, "parse_error"),
        (b'{"jsonrpc":"2.0","id":1,"x":' + b"[" * DEEP + b"]" * DEEP + b"}", "parse_error"),
        (b"null", "invalid_request"),
        (b"[]", "invalid_request"),
        (b'[{"jsonrpc":"2.0","id":1,"method":"site.describe","params":{}}]', "invalid_request"),
        (b'{"id":1,"method":"site.describe","params":{}}', "invalid_request"),
        (b'{"jsonrpc":"1.0","id":1,"method":"site.describe","params":{}}', "invalid_request"),
        (b'{"jsonrpc":"2.0","id":1,"params":{}}', "invalid_request"),
        (b'{"jsonrpc":"2.0","id":1,"method":7,"params":{}}', "invalid_request"),
        (b'{"jsonrpc":"2.0","id":null,"method":"site.describe","params":{}}', "invalid_id"),
        (b'{"jsonrpc":"2.0","method":"site.describe","params":{}}', "invalid_id"),
        (b'{"jsonrpc":"2.0","id":1.5,"method":"site.describe","params":{}}', "invalid_id"),
        (b'{"jsonrpc":"2.0","id":{},"method":"site.describe","params":{}}', "invalid_id"),
        (b'{"jsonrpc":"2.0","id":1,"method":"ticket.issue","params":{"service":"ktp"}}', "invalid_id"),
        (b'{"jsonrpc":"2.0","id":"1","method":"ticket.issue","params":{"service":"ktp"}}', "invalid_id"),
        (b'{"jsonrpc":"2.0","id":1,"method":"ticket.steal","params":{}}', "unknown_method"),
        (b'{"jsonrpc":"2.0","id":1,"method":"","params":{}}', "unknown_method"),
        (b'{"jsonrpc":"2.0","id":1,"method":"board.events","params":{"events":[]}}', "unknown_method"),
        (b'{"jsonrpc":"2.0","id":1,"method":"site.describe"}', "invalid_params"),
        (b'{"jsonrpc":"2.0","id":1,"method":"site.describe","params":[]}', "invalid_params"),
        (b'{"jsonrpc":"2.0","id":1,"method":"board.subscribe","params":{"since":-1}}', "invalid_params"),
        (b'{"jsonrpc":"2.0","id":1,"method":"board.subscribe","params":{"since":9007199254740992}}', "invalid_params"),
        (b'{"jsonrpc":"2.0","id":1,"method":"board.subscribe","params":{"since":"0"}}', "invalid_params"),
        (b'{"jsonrpc":"2.0","id":1,"method":"service.outlook","params":{"service":"a b"}}', "invalid_params"),
        (b'{"jsonrpc":"2.0","id":1,"method":"service.outlook","params":{"service":"ktp\\n"}}', "invalid_params"),
    ],
    ids=lambda value: repr(value)[:70],
)  # fmt: skip
def test_what_is_wrong_with_a_frame_is_said(untouched: Hall, frame: bytes, expected: str) -> None:
    with open_wire(untouched, "kiosk") as kiosk:
        kiosk.send(frame)
        answer = kiosk.hear()
        check_error(answer)
        assert word(answer) == expected
        assert kiosk.code("site.describe") == "done"


@pytest.mark.parametrize("id", [0, -1, 2**53, 10**30, -(10**30), "", "x" * 1000, "\x00", "ñ☃\U0001f600", '"}\n'])
def test_query_is_answered_under_whatever_id_it_has(untouched: Hall, id: str | int) -> None:
    with open_wire(untouched, "display") as display:
        assert display.code("board.subscribe", id) == "done"
        assert word(display.ask("no.such.method", {}, id)) == "unknown_method"


@pytest.mark.parametrize("field", ["reason", "note"])
@pytest.mark.parametrize("text", ["x" * 201, "two\nlines", "tab\t", "\x7f", "\u2028"])
def test_text_that_would_spoil_a_screen_or_paper_is_refused(untouched: Hall, field: str, text: str) -> None:
    method, params = ("call.hold", {"counter": "1"}) if field == "reason" else (
        "call.transfer", {"counter": "1", "service": "npwp"},
    )  # fmt: skip
    with open_wire(untouched, "console") as console:
        assert word(console.do(method, **params, **{field: text})) == "invalid_params"


def test_binary_frames_are_refused_and_the_connection_goes_on(untouched: Hall) -> None:
    with open_wire(untouched, "kiosk") as kiosk:
        for data in (b"", b"\x00\xff", encode({"jsonrpc": "2.0", "id": 1, "method": "site.describe", "params": {}})):
            kiosk.socket.send(data)
            answer = kiosk.hear()
            check_error(answer)
            assert (word(answer), answer["id"]) == ("text_frames_only", None)
        assert kiosk.code("site.describe") == "done"


def request_of(size: int) -> bytes:
    frame = encode({"jsonrpc": "2.0", "id": 1, "method": "site.describe", "params": {}, "padding": ""})
    return frame[:-2] + b"x" * (size - len(frame)) + frame[-2:]


@pytest.mark.parametrize("fragments", [1, 5], ids=["whole", "in-fragments"])
def test_longest_frame_is_taken_and_one_byte_more_ends_the_connection(untouched: Hall, fragments: int) -> None:
    def send(connection: Wire, data: bytes) -> None:
        size = -(-len(data) // fragments)
        parts = [data[at : at + size] for at in range(0, len(data), size)]
        with suppress(ConnectionClosed):  # it may have ended before the last of them
            connection.socket.send(data if fragments == 1 else parts, text=True)

    with open_wire(untouched, "kiosk") as kiosk:
        send(kiosk, request_of(MAX_REQUEST_BYTES))
        assert word(kiosk.hear()) == "done"
        send(kiosk, request_of(MAX_REQUEST_BYTES + 1))
        assert kiosk.wait_closed()[0] == 1009


def test_frame_of_a_hundred_megabytes_costs_no_memory(untouched: Hall) -> None:
    """The length alone ends the connection; nobody waits for the rest."""
    with open_wire(untouched, "kiosk") as kiosk:
        kiosk.socket.socket.sendall(b"\x81\xff" + (100 * 2**20).to_bytes(8, "big") + bytes(4))
        assert kiosk.wait_closed()[0] == 1009


def test_fragments_make_one_frame_and_may_have_pings_between_them(untouched: Hall) -> None:
    whole = encode({"jsonrpc": "2.0", "id": 7, "method": "site.describe", "params": {}})
    with open_wire(untouched, "kiosk") as kiosk:
        raw = kiosk.socket.socket
        for at, byte in enumerate(whole):
            final, first = at == len(whole) - 1, at == 0
            raw.sendall(bytes([final << 7 | first, 0x81]) + bytes(4) + bytes([byte]))
            if at % 20 == 5:
                raw.sendall(b"\x89\x80" + bytes(4))
        assert kiosk.hear()["id"] == 7


@pytest.mark.parametrize(
    "data", [b"\xff", b'"\xc3("', b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b'{"id":"\xe2\x28\xa1"}']
)
def test_text_that_is_no_utf8_ends_the_connection(untouched: Hall, data: bytes) -> None:
    with open_wire(untouched, "kiosk") as kiosk:
        kiosk.send(data)
        assert kiosk.wait_closed()[0] == 1007


@pytest.mark.parametrize(
    "data",
    [
        b"\x81\x05hello",
        b"\xc1\x80" + bytes(4),
        b"\x83\x80" + bytes(4),
        b"\x09\x80" + bytes(4),
        b"\x89\xfe\x00\x7e" + bytes(4 + 126),
        b"\x80\x80" + bytes(4),
        b"\x88\x81" + bytes(4) + b"\x03",
        b"\x88\x82" + bytes(4) + b"\x00\x01",
    ],
    ids=["no-mask", "reserved-bit", "opcode", "cut-ping", "long-ping", "continuation", "half-code", "bad-code"],
)
def test_frames_against_rfc_6455_end_the_connection(untouched: Hall, data: bytes) -> None:
    with open_wire(untouched, "kiosk") as kiosk:
        kiosk.socket.socket.sendall(data)
        assert kiosk.wait_closed()[0] == 1002


def test_flood_of_pings_is_answered(untouched: Hall) -> None:
    with open_wire(untouched, "kiosk") as kiosk:
        pongs = [kiosk.socket.ping(str(n).encode()) for n in range(500)]
        assert all(pong.wait(20) for pong in pongs)


# --- in the wrong order, twice, or by the wrong one --------------------------------------------------------------


def test_session_must_be_opened_first(untouched: Hall) -> None:
    for method, params in (
        ("board.subscribe", {}),
        ("officer.login", {"officer": "sari", "password": PASSWORD}),
        ("site.describe", {}),
    ):
        with wire(untouched.url) as stranger:
            assert word(stranger.ask(method, params)) == "session_not_open"
            code, _ = stranger.wait_closed()
            assert code == 1008


@pytest.mark.parametrize("token", ["", "x" * 256, "token-of-kiosk-0-in-ujicobA", "' OR 1=1 --", "\x00"])
def test_wrong_token_opens_nothing(untouched: Hall, token: str) -> None:
    with wire(untouched.url) as stranger:
        answer = stranger.ask("session.open", {"token": token, "protocol": 1})
        assert word(answer) in ("unknown_device", "invalid_params")
        assert stranger.wait_closed()[0] == 1008


def test_other_version_of_the_protocol_is_told_ours(untouched: Hall) -> None:
    with wire(untouched.url) as stranger:
        answer = stranger.ask("session.open", {"token": "x", "protocol": 2})
        assert word(answer) == "protocol_unsupported"
        assert answer["error"]["data"]["details"] == {"protocol": 1}


def test_replayed_command_gets_its_first_answer_and_changes_nothing(busy_hall: Hall) -> None:
    id = str(uuid.uuid4())
    command = ("ticket.issue", {"service": "ktp"}, id)
    with open_wire(busy_hall, "kiosk") as kiosk:
        first = kiosk.ask(*command)
        seq = Records(busy_hall).seq
        assert kiosk.ask(*command) == first
        kiosk.request(*command)
        kiosk.request(*command)
        assert [kiosk.hear(), kiosk.hear()] == [first, first]
        assert word(kiosk.ask("ticket.issue", {"service": "akta"}, id)) == "command_id_reused"
        report = {"ticket": id, "state": "printed"}
        assert word(kiosk.ask("ticket.report_print", report, id)) == "command_id_reused"
    with open_wire(busy_hall, "kiosk") as again:
        assert again.ask(*command) == first
    with wire(busy_hall.url, busy_hall.token_file("kiosk-1").read_text().strip()) as other:
        assert word(other.ask(*command)) == "command_id_reused"
    assert Records(busy_hall).seq == seq


def test_refusal_replayed_is_the_same_refusal_though_the_hall_has_changed(busy_hall: Hall) -> None:
    id = str(uuid.uuid4())
    with open_wire(busy_hall, "console") as console, open_wire(busy_hall, "kiosk") as kiosk:
        console.ask("officer.login", {"officer": "rina", "password": PASSWORD})
        assert word(console.do("counter.open", counter="4")) == "done"
        refused = console.ask("call.next", {"counter": "4"}, id)
        assert word(refused) == "nobody_waiting"
        assert word(kiosk.do("ticket.issue", service="npwp")) == "done"
        assert console.ask("call.next", {"counter": "4"}, id) == refused
        assert word(console.do("call.next", counter="4")) == "done"
