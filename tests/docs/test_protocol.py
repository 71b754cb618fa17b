"""docs/protocol.md is true: its frames are the server's, its tables are the code's."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from msgspec import Struct

from server.asyncapi.faults import FAULTS
from server.asyncapi.limits import CLOSE_CODES, describe_limits
from server.asyncapi.messages import NOTIFICATIONS
from server.asyncapi.refusing import REFUSED_QUERIES, RULES
from server.domain.refusals import REFUSALS, Refusal
from shared.wire.codec import Events, Malformed, Reply, decode_frame, decode_request, encode_answer
from shared.wire.display import Displays
from shared.wire.errors import CODES, RETRIABLE
from shared.wire.events import Event, TicketIssued, TicketRestored, public
from shared.wire.kiosk import Kiosks
from shared.wire.methods import ALL, METHODS, Command, Done, Query
from shared.wire.officer import OfficerAsked, OfficerMoved
from shared.wire.site import Text
from tests.docs.page import PAGE, Shown, read_samples, read_visit
from tests.docs.replay import Player, open_hall, settle
from tests.shared.wire.histories import make_ticket
from tests.shared.wire.strategies import structs_within

TEXT = PAGE.read_text("utf-8")
VISIT = read_visit(TEXT)


def table(*header: str) -> list[list[str]]:
    """The rows of all tables with these headings, without the headings."""
    head = "".join(rf"\| *{re.escape(name)} *" for name in header)
    bodies = re.findall(rf"^{head}\|\n\|[-|]+\|\n((?:\|.*\|\n)+)", TEXT, re.MULTILINE)
    return [[cell.strip() for cell in row.strip("|").split("|")] for body in bodies for row in body.splitlines()]


def names(cell: str) -> list[str]:
    """What stands in code marks, without defaults."""
    return [name.partition("=")[0] for name in re.findall(r"`([^`]+)`", cell)]


# --- frames ------------------------------------------------------------------------------------------------------


def test_visit_goes_on_the_real_server_as_the_page_shows_it(tmp_path: Path) -> None:
    with open_hall(tmp_path) as hall:
        for line, heard in Player(hall.url).play(VISIT):
            if line.way == "✕":
                assert heard == str(line.code or "")
            else:
                assert settle(json.loads(heard)) == settle(json.loads(line.frame)), "run: python -m tests.docs.replay"


def conversations() -> Iterator[tuple[Shown, Shown]]:
    asked: dict[tuple[str, Any], Shown] = {}
    for line in VISIT:
        if line.way == "→":
            try:
                asked[line.client, decode_request(line.frame).id] = line
            except Malformed as malformed:
                asked[line.client, malformed.id] = line
        elif line.way == "←" and "method" not in json.loads(line.frame):
            yield asked[line.client, json.loads(line.frame)["id"]], line


@pytest.mark.parametrize(("asked", "answered"), tuple(conversations()), ids=lambda line: line.frame[15:80])
def test_answer_on_the_page_is_of_the_type_of_its_method(asked: Shown, answered: Shown) -> None:
    reply = decode_frame(answered.frame)
    assert isinstance(reply, Reply)
    if reply.error is not None:
        assert reply.error.data.code in {fault.code for fault in FAULTS} | {refusal.code for refusal in REFUSALS}
        return
    assert reply.result is not None
    answer = msgspec.json.decode(reply.result, type=type(decode_request(asked.frame).params).ANSWER)
    assert encode_answer(answer) == bytes(reply.result)


def test_events_on_the_page_have_no_gaps_for_any_client() -> None:
    for client in ("console", "display"):
        shown = [decode_frame(line.frame) for line in VISIT if (line.client, line.way) == (client, "←")]
        seqs = [recorded.seq for frame in shown if isinstance(frame, Events) for recorded in frame.events]
        assert seqs == sorted(set(seqs))
    display = [decode_frame(line.frame) for line in VISIT if (line.client, line.way) == ("display", "←")]
    assert {recorded.seq for frame in display if isinstance(frame, Events) for recorded in frame.events} >= {5, 6, 7, 8}


def is_result(answered: Shown) -> bool:
    return "result" in json.loads(answered.frame)


def test_visit_shows_every_role_and_the_main_methods() -> None:
    sent = {decode_request(asked.frame).params.METHOD for asked, answered in conversations() if is_result(answered)}
    assert sent >= {
        "session.open", "site.describe", "board.subscribe", "service.outlook", "ticket.issue", "ticket.report_print",
        "officer.login", "officer.logout", "counter.open", "counter.close", "call.next", "call.recall", "call.start",
        "call.finish", "ticket.record", "kiosk.report", "site.popular", "display.report", "announcement.make",
        "announcement.withdraw",
    }  # fmt: skip


def test_samples_are_frames_of_the_protocol() -> None:
    samples = read_samples(TEXT)
    assert samples
    for sample in samples:
        if "method" in json.loads(sample):
            decode_request(sample)
        else:
            assert isinstance(decode_frame(sample), Reply)


# --- tables ------------------------------------------------------------------------------------------------------

METHOD_ROWS = {names(row[0])[0]: row for row in table("method", "who", "params", "answer", "refusals")}


def test_every_method_is_in_the_table() -> None:
    assert list(METHOD_ROWS) == [method.METHOD for method in ALL]


@pytest.mark.parametrize("method", ALL, ids=lambda method: method.METHOD)
def test_row_of_a_method_is_its_type(method: type[Query] | type[Command]) -> None:
    _, who, params, answer, refusals = METHOD_ROWS[method.METHOD]
    assert who == method.RIGHT
    assert answer == method.ANSWER.__name__
    assert names(params) == list(method.__struct_fields__)
    for told, field in zip(re.findall(r"`([^`]+)`", params), msgspec.structs.fields(method), strict=True):
        _, has_default, default = told.partition("=")
        assert bool(has_default) is not field.required
        assert not has_default or json.loads(default) == json.loads(json.dumps(field.default))
    rules = [rule.code for rule in RULES.get(method, ())]
    assert names(refusals) == [*rules, *REFUSED_QUERIES.get(method, ())]


@pytest.mark.parametrize("event", get_args(Event), ids=lambda event: event.__struct_config__.tag)
def test_row_of_an_event_is_its_type(event: type[Struct]) -> None:
    rows = {names(row[0])[0]: row for row in table("`type`", "members", "effect on the board")}
    assert set(rows) == {one.__struct_config__.tag for one in get_args(Event)}
    told = names(rows[str(event.__struct_config__.tag)][1])
    assert [name.strip("[]") for name in told] == list(event.__struct_fields__)
    for name in told:
        assert name.startswith("[") == is_private(event, name.strip("[]"))


def is_private(event: type[Struct], member: str) -> bool:
    fields: dict[str, Any] = {field.name: "x" for field in msgspec.structs.fields(event)}
    if event in (TicketIssued, TicketRestored):
        fields["ticket"] = make_ticket(1)
    full: Any = event(**fields)
    return bool(getattr(public(full), member) != fields[member])


TOLD = (Kiosks, Displays, OfficerAsked, OfficerMoved, *(method.ANSWER for method in ALL))
OBJECTS = frozenset[type[Struct]]().union(*map(structs_within, TOLD)) - {Done, Text}


@pytest.mark.parametrize("cls", sorted(OBJECTS, key=repr))
def test_row_of_an_object_is_its_type(cls: type[Struct]) -> None:
    rows = {row[0]: row[1] for row in table("object", "members")}
    assert set(rows) == {one.__name__ for one in OBJECTS}
    assert names(rows[cls.__name__].replace("`officer_token` of `session.open`", "")) == list(cls.__struct_fields__)


def test_kinds_of_errors_are_told() -> None:
    rows = table("kind", "`code`", "may the same request be sent again?")
    assert {row[0]: int(row[1]) for row in rows} == CODES
    again = {row[0] for row in rows if row[2].startswith("yes")}
    assert again == RETRIABLE | {"unauthorised"}


def test_words_of_errors_are_told() -> None:
    assert [(names(row[0])[0], row[1]) for row in table("`data.code`", "kind", "")] == [
        (fault.code, fault.kind) for fault in FAULTS
    ]


def test_refusals_are_told_with_their_details() -> None:
    def details(refusal: type[Refusal]) -> list[str]:
        return [field.name for field in msgspec.inspect.type_info(refusal).fields]  # type: ignore[attr-defined]

    rows = table("`data.code`", "`details`", "")
    assert [(names(row[0])[0], names(row[1])) for row in rows] == [(one.code, details(one)) for one in REFUSALS]


def test_limits_are_told() -> None:
    told = " ".join(" ".join(row) for row in table("what", "limit", "beyond it"))
    limits = describe_limits()
    for shown in (
        f"{limits['requestBytes']:,} bytes",
        f"{int(str(limits['replyBytes'])) // 2**20} MiB",
        f"{limits['requestsPerSecond']:g} a second",
        f"{limits['requestsAtOnce']} at once",
        f"{int(str(limits['unreadBytes'])) // 2**20} MiB",
        f"{limits['eventsPerFrame']:,}",
    ):
        assert shown in told
    assert f"within {limits['openSeconds']:g} seconds" in TEXT
    assert f"ping every {limits['pingSeconds']:g} seconds" in TEXT


def test_close_codes_are_told() -> None:
    assert [row[0] for row in table("close code", "")] == [*map(str, CLOSE_CODES), "none"]


def test_every_method_named_on_the_page_is_one() -> None:
    families = {name.partition(".")[0] for name in METHODS}
    tags = {one.__struct_config__.tag for one in get_args(Event)}
    for name in re.findall(r"`([a-z]+\.[a-z_]+)`", TEXT):
        if name.partition(".")[0] in families:
            assert name in {*METHODS, *tags, *NOTIFICATIONS}
