"""docs/asyncapi.json: current, whole, and true to what the codec takes and gives."""

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.app import DEFAULT_PORT
from server.asyncapi.document import describe
from server.asyncapi.faults import FAULTS
from server.asyncapi.messages import NOTIFICATIONS
from server.domain.refusals import REFUSALS
from server.hosting import Settings
from shared.wire.board import CALLS_KEPT
from shared.wire.codec import (
    MAX_REQUEST_BYTES,
    Malformed,
    decode_frame,
    decode_request,
    encode_answer,
    encode_events,
    encode_request,
    encode_result,
)
from shared.wire.errors import CODES, RETRIABLE, Kind
from shared.wire.events import Event, Recorded
from shared.wire.methods import ALL, METHODS, Command, Query
from tests.shared.wire.strategies import messages

ROOT = Path(__file__).parents[3]
DOCUMENT = json.loads(json.dumps(describe()))
MESSAGES: dict[str, Any] = DOCUMENT["components"]["messages"]
EXAMPLES = [
    pytest.param(key, example["payload"], id=example["name"])
    for key, message in MESSAGES.items()
    for example in message["examples"]
]
few = settings(max_examples=25)


def as_python_reads(schema: object) -> Any:  # noqa: ANN401 - any JSON
    """ECMA's `$` is the very end of a text; Python's, which the validator uses, also stands before a last newline."""
    match schema:
        case {"pattern": str(pattern), **rest}:
            assert pattern.endswith("$")
            return {**rest, "pattern": pattern.removesuffix("$") + r"\Z"}
        case dict():
            return {key: as_python_reads(value) for key, value in schema.items()}
        case list():
            return [as_python_reads(item) for item in schema]
        case _:
            return schema


COMPONENTS: Any = {"schemas": as_python_reads(DOCUMENT["components"]["schemas"])}


def validator_for(schema: object) -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator({"allOf": [as_python_reads(schema)], "components": COMPONENTS})


VALIDATORS = {key: validator_for(message["payload"]) for key, message in MESSAGES.items()}


def references(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"]
        for inner in part.values():
            yield from references(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from references(inner)


def find(reference: str) -> Any:  # noqa: ANN401 - any JSON
    part: Any = DOCUMENT
    for step in reference.removeprefix("#/").split("/"):
        part = part[step]
    return part


def test_document_in_docs_is_current() -> None:
    written = (ROOT / "docs" / "asyncapi.json").read_text("utf-8")
    assert json.loads(written) == DOCUMENT, "run: python -m server.asyncapi docs/asyncapi.json"


def test_document_comes_out_the_same_every_time() -> None:
    def produce(seed: str) -> bytes:
        command = [sys.executable, "-m", "server.asyncapi"]
        return subprocess.run(
            command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout

    assert produce("1") == produce("2") == (ROOT / "docs" / "asyncapi.json").read_bytes()


def test_every_reference_leads_somewhere() -> None:
    found = set(references(DOCUMENT))
    assert found
    for reference in found:
        assert find(reference)


def test_nothing_is_described_that_is_not_referred_to() -> None:
    found = set(references(DOCUMENT))
    for kind in ("schemas", "messages", "correlationIds"):
        for name in DOCUMENT["components"][kind]:
            assert f"#/components/{kind}/{name}" in found


@pytest.mark.parametrize("name", DOCUMENT["components"]["schemas"])
def test_schema_is_lawful_and_says_what_it_is(name: str) -> None:
    schema = DOCUMENT["components"]["schemas"][name]
    jsonschema.Draft7Validator.check_schema(schema)
    assert schema["description"]


def patterns(part: object) -> Iterator[str]:
    match part:
        case {"pattern": str(pattern)}:
            yield pattern
        case dict():
            yield from (found for inner in part.values() for found in patterns(inner))
        case list():
            yield from (found for inner in part for found in patterns(inner))


def test_patterns_are_plain_to_every_reader() -> None:
    found = set(patterns(DOCUMENT))
    assert found
    for pattern in found:
        assert re.fullmatch(r"\^[^$]*\$", pattern)
        assert "(?" not in pattern


def descriptions(part: object) -> Iterator[str]:
    match part:
        case dict():
            if isinstance(part.get("description"), str):
                yield part["description"]
            yield from (found for inner in part.values() for found in descriptions(inner))
        case list():
            yield from (found for inner in part for found in descriptions(inner))


def test_descriptions_speak_of_the_wire_and_not_of_the_code() -> None:
    found = set(descriptions(DOCUMENT))
    assert len(found) > 100
    for text in found:
        assert not re.search(r"\bNone\b(?! of)|\bTrue\b|\bFalse\b|[A-Z]+_[A-Z]+", text), text


def test_newest_calls_of_a_snapshot_are_as_many_as_told() -> None:
    told = DOCUMENT["components"]["schemas"]["Snapshot"]["properties"]["calls"]["description"]
    assert f"at most {CALLS_KEPT}." in told


def test_only_what_has_an_id_is_matched_by_it() -> None:
    assert {key for key, message in MESSAGES.items() if "correlationId" not in message} == {
        "board.events",
        "hall.kiosks",
        "hall.displays",
        "officer.asked",
        "officer.moved",
    }


# --- messages ----------------------------------------------------------------------------------------------------


def test_every_method_is_an_operation_with_its_answer_and_its_right() -> None:
    operations = DOCUMENT["operations"]
    assert set(operations) == {*METHODS, *NOTIFICATIONS}
    for name, method in METHODS.items():
        told = operations[name]
        assert told["x-right"] == method.RIGHT
        assert told["x-command"] == issubclass(method, Command)
        answers = [find(find(reference["$ref"])["$ref"]) for reference in told["reply"]["messages"]]
        assert [answer["name"] for answer in answers] == [f"answer.{method.ANSWER.__name__}", "error"]


@pytest.mark.parametrize("key", MESSAGES)
def test_every_message_has_an_example(key: str) -> None:
    assert MESSAGES[key]["examples"]


@pytest.mark.parametrize(("key", "payload"), EXAMPLES)
def test_example_fits_its_schema(key: str, payload: object) -> None:
    VALIDATORS[key].validate(payload)


@pytest.mark.parametrize(("key", "payload"), EXAMPLES)
def test_example_is_read_by_the_codec(key: str, payload: dict[str, Any]) -> None:
    frame = json.dumps(payload)
    if key in METHODS:
        request = decode_request(frame)
        assert isinstance(request.params, METHODS[key])
        assert json.loads(encode_request(request.id, request.params)) == payload
        return
    told = decode_frame(frame)
    if key.startswith("answer."):
        answer = {f"answer.{method.ANSWER.__name__}": method.ANSWER for method in ALL}[key]
        read = msgspec.convert(payload["result"], type=answer)
        assert json.loads(encode_result(payload["id"], encode_answer(read))) == payload
    else:
        assert msgspec.to_builtins(told)


def test_answers_in_the_examples_belong_to_requests_in_the_examples() -> None:
    examples = [example.values for example in EXAMPLES]
    asked = {payload["id"]: METHODS[key].ANSWER.__name__ for key, payload in examples if key in METHODS}
    for key, payload in examples:
        if key.startswith("answer."):
            assert key == f"answer.{asked[payload['id']]}"


@pytest.mark.parametrize("method", ALL, ids=lambda method: method.METHOD)
@few
@given(data=st.data(), id=st.uuids().map(str))
def test_what_a_client_can_encode_fits_the_schema(
    data: st.DataObject, id: str, method: type[Query] | type[Command]
) -> None:
    frame = encode_request(id, data.draw(messages(method)))
    VALIDATORS[method.METHOD].validate(json.loads(frame))


@pytest.mark.parametrize("answer", dict.fromkeys(method.ANSWER for method in ALL))
@few
@given(data=st.data())
def test_what_the_server_can_answer_fits_the_schema(data: st.DataObject, answer: type[msgspec.Struct]) -> None:
    frame = encode_result(7, encode_answer(data.draw(messages(answer))))
    VALIDATORS[f"answer.{answer.__name__}"].validate(json.loads(frame))


@pytest.mark.parametrize("event", get_args(Event), ids=lambda event: event.__struct_config__.tag)
@few
@given(data=st.data())
def test_what_the_server_can_tell_fits_the_schema(data: st.DataObject, event: type[msgspec.Struct]) -> None:
    frame = encode_events([encode_answer(Recorded(1, 2, data.draw(messages(event))))])
    VALIDATORS["board.events"].validate(json.loads(frame))


ODD = ["", "\n", "x" * 300, "UPPER-1", "a\n", "\u0661", -1, 2**53, 2**70, 1.5, True, None, [], ["a"], {}]
UUID = "0190c3a2-6f6e-7c8d-9a41-3e8f5b7d2c10"


@pytest.mark.parametrize("method", ALL, ids=lambda method: method.METHOD)
@given(data=st.data())
def test_schema_and_codec_refuse_the_same(data: st.DataObject, method: type[Query] | type[Command]) -> None:
    payload = json.loads(encode_request(UUID, data.draw(messages(method))))
    place = data.draw(st.sampled_from([payload, payload["params"]]))
    member = data.draw(st.sampled_from([*payload, *method.__struct_fields__, "later"]))
    if data.draw(st.booleans()):
        place[member] = data.draw(st.sampled_from(ODD))
    else:
        place.pop(member, None)
    assert VALIDATORS[method.METHOD].is_valid(payload) == reads_as(method, json.dumps(payload))


def reads_as(method: type[Query] | type[Command], frame: str) -> bool:
    try:
        return isinstance(decode_request(frame).params, method)
    except Malformed:
        return False


# --- the server ----------------------------------------------------------------------------------------------------


def test_port_is_the_one_the_server_listens_on() -> None:
    assert DOCUMENT["servers"]["site"]["variables"]["port"]["default"] == str(DEFAULT_PORT)


def test_limits_are_the_servers_own() -> None:
    told = DOCUMENT["channels"]["device"]["x-limits"]
    assert told["requestBytes"] == MAX_REQUEST_BYTES
    default = Settings("sqlite://", "localhost", 0)
    assert (told["requestsPerSecond"], told["requestsAtOnce"]) == (default.rate, default.burst)


# --- errors ------------------------------------------------------------------------------------------------------


def test_every_kind_of_error_is_told_with_its_number() -> None:
    told = DOCUMENT["x-error-kinds"]
    assert {kind["kind"]: kind["code"] for kind in told} == CODES
    assert {kind["kind"] for kind in told if kind["retriable"]} == RETRIABLE | {"unauthorised"}
    assert {kind["kind"] for kind in told if kind["after"] == "waiting"} == RETRIABLE
    assert all(kind["again"] for kind in told)


def test_every_refusal_is_told_and_says_what_it_means() -> None:
    told = DOCUMENT["x-refusals"]
    queries = [fault.code for fault in FAULTS if fault.kind == "refused"]
    assert [refusal["code"] for refusal in told] == [*(refusal.code for refusal in REFUSALS), *queries]
    assert all(refusal["description"].endswith(".") for refusal in told)
    named = {code for operation in DOCUMENT["operations"].values() for code in operation.get("x-refusals", ())}
    assert named == {refusal["code"] for refusal in told}


def details_in_the_source() -> dict[str, set[str]]:
    """The members of `data.details` in all calls of `error` that give any."""
    return {
        str(word): {str(key.value) for key in keys if isinstance(key, ast.Constant)}
        for call in calls_of_error()
        if (word := getattr(call.args[1], "value", None))
        for keys in [argument.keys for argument in call.args if isinstance(argument, ast.Dict)]
    }


def test_details_of_faults_are_told() -> None:
    told = {code["code"]: set(code["details"]["properties"]) for code in DOCUMENT["x-error-codes"]}
    assert {code: members for code, members in told.items() if members} == details_in_the_source()
    for code in DOCUMENT["x-error-codes"]:
        assert code["details"]["required"] == list(code["details"]["properties"])


def calls_of_error() -> Iterator[ast.Call]:
    """All calls of `error` in the code that answers clients."""
    for path in (ROOT / "shared" / "wire" / "codec.py", *(ROOT / "server").rglob("*.py")):
        if "asyncapi" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="error"), args=[_, _, *_]):
                    yield node


def words_in_the_source() -> set[tuple[Kind, str]]:
    """Their kinds and words."""
    found: set[tuple[Kind, str]] = set()
    for call in calls_of_error():
        match call.args:
            case [ast.Constant(value=kind), ast.Constant(value=word), *_]:
                found.add((kind, word))
    return found


def test_every_word_that_the_server_says_is_told_and_no_other() -> None:
    assert {(fault.kind, fault.code) for fault in FAULTS} == words_in_the_source()
