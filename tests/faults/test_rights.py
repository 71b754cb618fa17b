"""Who may send what: every method, by everybody, against the real server."""

import uuid
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Final

import pytest

from demo.hall import PASSWORD, Hall
from shared.wire.methods import METHODS, Command
from tests.faults.wire import Frame, Wire, wire
from tests.faults.witness import Records

WHO: Final = ("nobody", "kiosk", "display", "console", "officer", "supervisor")
"""`nobody` has opened no session; `console` has nobody logged in; `officer` and `supervisor` are logged in at one."""

# docs/protocol.md, section 4
MAY: Final = {
    "session.open": "nobody kiosk display console officer",
    "pairing.begin": "nobody kiosk display console officer",
    "officer.login": "console officer",
    "officer.logout": "officer",
    "officer.answer": "officer",
    "officer.withdraw": "console officer",
    "site.describe": "kiosk display console officer",
    "board.subscribe": "kiosk display console officer",
    "service.outlook": "kiosk display console officer",
    "site.hours": "kiosk display console officer",
    "site.popular": "kiosk display console officer",
    "kiosk.report": "kiosk",
    "display.report": "display",
    "ticket.issue": "kiosk officer",
    "ticket.report_print": "kiosk officer",
    "ticket.record": "kiosk",
    "ticket.reprint": "officer",
    "ticket.cancel": "kiosk officer",
    "ticket.return": "officer",
    "ticket.undo_no_show": "officer",
    "ticket.plan": "officer",
    "counter.desk": "officer",
    "counter.takeover": "officer",
    "counter.open": "officer",
    "counter.pause": "officer",
    "counter.resume": "officer",
    "counter.close": "officer",
    "counter.request": "officer",
    "counter.drop_request": "officer",
    "counter.hand_over": "officer",
    "counter.take_over": "officer",
    "counter.undo": "officer",
    "call.next": "officer",
    "call.ticket": "officer",
    "call.recall": "officer",
    "call.start": "officer",
    "call.finish": "officer",
    "call.no_show": "officer",
    "call.hold": "officer",
    "call.note": "officer",
    "call.transfer": "officer",
    "announcement.make": "supervisor",
    "announcement.withdraw": "supervisor",
}
SOME: Final = "00000000-0000-4000-8000-000000000000"
PARAMS: Final[dict[str, Frame]] = {
    "session.open": {"token": "no such token", "protocol": 1},
    "pairing.begin": {"token_hash": "00" * 32, "role": "kiosk", "name": "Kios"},
    "officer.login": {"officer": "nobody-here", "password": "x"},
    "service.outlook": {"service": "nothing"},
    "ticket.issue": {"service": "nothing"},
    "ticket.report_print": {"ticket": SOME, "state": "printed"},
    "kiosk.report": {"printer": "ready"},
    "ticket.record": {"number": "A-K001", "service": "nothing", "issued_at": 0},
    "ticket.reprint": {"ticket": SOME, "kiosk": "nowhere"},
    "ticket.cancel": {"ticket": SOME},
    "ticket.return": {"ticket": SOME},
    "ticket.undo_no_show": {"ticket": SOME},
    "ticket.plan": {"ticket": SOME, "then": []},
    "officer.answer": {"console": "nowhere", "allow": True},
    "counter.undo": {"counter": "99", "step": 1},
    "call.ticket": {"counter": "99", "ticket": SOME, "reason": "x"},
    "call.transfer": {"counter": "99", "service": "nothing"},
    "display.report": {"role": "lobby"},
    "announcement.make": {"text": "Hati-hati", "zones": ["nowhere"]},
    "announcement.withdraw": {"id": SOME},
}
"""Params that fit and lead to nothing, so that a right can be told from a refusal."""
OFFICERS: Final = {"officer": "budi", "supervisor": "wati"}
DENIED: Final = frozenset({"session_not_open", "not_logged_in", "role_forbidden", "supervisors_only"})


@pytest.fixture(scope="module")
def people(busy_hall: Hall) -> Iterator[dict[str, Wire]]:
    """One of each, connected."""
    with ExitStack() as stack:

        def come(device: str) -> Wire:
            token = busy_hall.token_file(device).read_text().strip()
            return stack.enter_context(wire(busy_hall.url, token))

        people = {"kiosk": come("kiosk-0"), "display": come("display-0"), "console": come("console-1")}
        for console, (who, officer) in zip(("console-2", "console-3"), OFFICERS.items(), strict=True):
            people[who] = come(console)
            assert people[who].code("officer.login", officer=officer, password=PASSWORD) == "done"
        yield people


def test_table_names_every_method() -> None:
    assert set(MAY) == set(METHODS)


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("method", MAY)
def test_method_is_open_to_those_it_is_for_and_to_nobody_else(
    untouched: Hall, people: dict[str, Wire], method: str, who: str
) -> None:
    params = PARAMS.get(method, {"counter": "99"} if method.startswith(("call", "counter")) else {})
    id = str(uuid.uuid4()) if issubclass(METHODS[method], Command) else 7
    if who == "nobody":
        with wire(untouched.url) as stranger:
            answer = stranger.ask(method, params, id)
            if method == "pairing.begin":  # has ten seconds for another try; that they end, test_hosting.py shows
                stranger.request("session.open", PARAMS["session.open"])
            assert stranger.wait_closed()[0] == 1008
    else:
        answer = people[who].ask(method, params, id)
    if method == "officer.logout" and who in OFFICERS:
        people[who].code("officer.login", officer=OFFICERS[who], password=PASSWORD)
    code = answer.get("error", {}).get("data", {}).get("code", "done")
    may = MAY[method].split()
    if who in may or (who == "supervisor" and "officer" in may):
        assert code not in DENIED
        assert answer.get("error", {}).get("code") not in (-32600, -32601, -32602, -32603) or method == "session.open"
    elif who == "nobody":
        assert code == "session_not_open"
    elif who == "console" and may not in (["kiosk"], ["display"]):
        assert code == "not_logged_in"
    elif (who, may) == ("officer", ["supervisor"]):
        assert code == "supervisors_only"
    else:
        assert code == "role_forbidden"


# --- an officer of another agency --------------------------------------------------------------------------------

FOREIGN: Final[dict[str, tuple[Frame, str]]] = {
    "counter.open": ({"counter": "1"}, "counter_not_allowed"),
    "counter.request": ({"counter": "1"}, "counter_not_allowed"),
    "counter.take_over": ({"counter": "1"}, "counter_not_allowed"),
    "counter.drop_request": ({"counter": "1"}, "not_your_counter"),
    "counter.hand_over": ({"counter": "1"}, "not_your_counter"),
    "counter.pause": ({"counter": "1"}, "not_your_counter"),
    "counter.resume": ({"counter": "1"}, "not_your_counter"),
    "counter.close": ({"counter": "1"}, "not_your_counter"),
    "counter.undo": ({"counter": "1", "step": 1}, "not_your_counter"),
    "counter.desk": ({"counter": "1"}, "not_your_counter"),
    "counter.takeover": ({"counter": "1"}, "counter_not_wanted"),
    "call.next": ({"counter": "1"}, "not_your_counter"),
    "call.ticket": ({"counter": "1", "ticket": SOME, "reason": "x"}, "not_your_counter"),
    "call.recall": ({"counter": "1"}, "not_your_counter"),
    "call.start": ({"counter": "1"}, "not_your_counter"),
    "call.finish": ({"counter": "1"}, "not_your_counter"),
    "call.no_show": ({"counter": "1"}, "not_your_counter"),
    "call.hold": ({"counter": "1"}, "not_your_counter"),
    "call.note": ({"counter": "1", "note": "x"}, "not_your_counter"),
    "call.transfer": ({"counter": "1", "service": "akta"}, "not_your_counter"),
    "ticket.cancel": ({}, "not_served_here"),
    "ticket.return": ({}, "not_served_here"),
    "ticket.undo_no_show": ({}, "not_served_here"),
    "ticket.plan": ({"then": []}, "not_served_here"),
}
"""What an officer of Dukcapil does at counter 1, and what becomes of it from elsewhere."""
OPEN_TO_ALL_OFFICERS: Final = frozenset({"ticket.issue", "ticket.report_print", "ticket.reprint"})
"""Anybody may help a visitor to a number, or to a paper."""


def test_table_of_what_is_done_elsewhere_names_every_command_of_an_officer() -> None:
    done = {name for name, method in METHODS.items() if name.startswith(("counter.", "call.", "ticket."))}
    assert set(FOREIGN) == {name for name in done if "officer" in MAY[name]} - OPEN_TO_ALL_OFFICERS


def test_officer_of_another_agency_and_supervisor_leave_counter_and_visitors_alone(hall: Hall) -> None:
    """Tono's counters do not serve Dukcapil's line, and Wati, a supervisor, has none."""
    with hall, ExitStack() as stack:

        def come(device: str, officer: str = "") -> Wire:
            one = stack.enter_context(wire(hall.url, hall.token_file(device).read_text().strip()))
            assert not officer or one.code("officer.login", officer=officer, password=PASSWORD) == "done"
            return one

        kiosk, sari = come("kiosk-0"), come("console-1", "sari")
        ticket = kiosk.do("ticket.issue", service="ktp")["result"]["ticket"]["id"]
        for method in ("counter.open", "call.next"):
            assert "result" in sari.do(method, counter="1")
        before = Records(hall)
        for who in (come("console-2", "tono"), come("console-3", "wati")):
            for method, (params, expected) in FOREIGN.items():
                about = {"ticket": ticket, **params} if method.startswith("ticket.") else params
                answer = who.ask(method, about, str(uuid.uuid4()))
                assert answer.get("error", {}).get("data", {}).get("code") == expected, method
        assert Records(hall).journal == before.journal
