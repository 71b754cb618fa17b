"""A board made from docs/protocol.md alone, as somebody else would make it: of JSON, and without the project's code."""

from collections.abc import Iterable
from typing import Any, Final

Json = dict[str, Any]

DEFAULTS: Final[Json] = {
    "state": "waiting",
    "counter": None,
    "recalls": 0,
    "printed": "queued",
    "called_at": None,
    "then": [],
    "for_counter": None,
    "for_officer": None,
    "note": "",
    "result": None,
}
"""Of a Ticket; section 9."""
AT_COUNTER: Final = ("called", "serving")
NOBODY: Final[Json] = {"for_counter": None, "for_officer": None}
UNASKED: Final[Json] = {"wanted_by": None, "wanted_at": None}
FIRST: Final[Json] = {"recall": 0}


def fill(ticket: Json) -> Json:
    """The ticket with what was left out."""
    return DEFAULTS | ticket


class PlainBoard:
    """Section 5, *What each event does*."""

    def __init__(self, counters: Iterable[str]) -> None:
        self.tickets: dict[str, Json] = {}
        self.counters = {code: close(code) for code in counters}
        self.calls: list[Json] = []
        self.scheduled: list[Json] = []
        self.made: list[Json] = []

    def see(self, recorded: Json) -> None:
        """Take in the next of the `events` of a `board.events`."""
        seq, at, event = recorded["seq"], recorded["at"], recorded["event"]
        if event["type"].startswith("announcement."):
            self._announce(seq, at, event)
        elif event["type"].startswith("counter."):
            self._change_counter(event["counter"], at, event)
        elif event["type"] == "day.started":
            self.tickets, self.calls, self.scheduled, self.made = {}, [], [], []
            self.counters = {code: close(code) for code in self.counters}
        elif event["type"] == "ticket.issued":
            self.tickets[event["ticket"]["id"]] = fill(event["ticket"])
        elif event["type"] == "ticket.restored":
            self._restore(fill(event["ticket"]), event["undone"])
        elif event["type"] in ("ticket.cancelled", "service.finished"):
            self._leave(self.tickets.pop(event["ticket"]))
        elif event["ticket"] in self.tickets:
            self._change_ticket(self.tickets[event["ticket"]], seq, at, event)

    def _change_ticket(self, ticket: Json, seq: int, at: int, event: Json) -> None:
        match event["type"]:
            case "ticket.print_reported":
                ticket["printed"] = event["state"]
            case "ticket.called":
                counter = event["counter"]
                ticket |= {
                    "state": "called",
                    "counter": counter,
                    "recalls": 0,
                    "called_at": at,
                    "result": None,
                } | NOBODY
                self.counters[counter]["ticket"] = ticket["id"]
                self._call(seq, at, event | FIRST)
            case "ticket.recalled":
                ticket["recalls"] = event["recall"]
                self._call(seq, at, event)
            case "service.started":
                ticket["state"] = "serving"
            case "ticket.no_show" | "ticket.held":
                self._leave(ticket)
                ticket["state"] = event["type"].removeprefix("ticket.")
            case "ticket.no_show_undone" if event["counter"] is None:
                ticket |= {"state": "waiting", "counter": None}
            case "ticket.no_show_undone":
                ticket |= {"state": "called", "counter": event["counter"], "called_at": at}
                self.counters[event["counter"]]["ticket"] = ticket["id"]
            case "ticket.returned":
                ticket |= {"state": "waiting", "counter": None, "due_at": event["due_at"]}
            case "ticket.transferred":
                self._leave(ticket)
                ticket |= {"state": "waiting", "counter": None, "result": None}
                ticket |= {name: event[name] for name in ("queue", "service", "for_counter", "for_officer")}
                ticket["note"] = event["note"] or ticket["note"]
                ticket["then"] = ticket["then"][1:] if event["finished"] else ticket["then"]
            case "ticket.released":
                ticket |= NOBODY
            case "ticket.planned":
                ticket["then"] = event["then"]
            case "visit.noted":
                ticket |= {"result": event["result"], "note": event["note"]}

    def _restore(self, ticket: Json, undone: int) -> None:
        if ticket["id"] in self.tickets:
            self._leave(self.tickets[ticket["id"]])
        self.tickets[ticket["id"]] = ticket
        if ticket["state"] in AT_COUNTER:
            self.counters[ticket["counter"]]["ticket"] = ticket["id"]
        else:
            self.calls = [call for call in self.calls if call["ticket"] != ticket["id"] or call["seq"] < undone]

    def _change_counter(self, code: str, at: int, event: Json) -> None:
        counter = self.counters[code]
        match event["type"]:
            case "counter.opened":
                counter |= {"status": "open", "officer": event["officer"], "reason": "", "until": None}
            case "counter.paused":
                counter |= {"status": "paused", "reason": event["reason"], "until": event["until"]}
            case "counter.resumed":
                counter |= {"status": "open", "reason": "", "until": None}
            case "counter.closed":
                self.counters[code] = close(code)
            case "counter.requested":
                counter |= {"wanted_by": event["officer"], "wanted_at": at if event["officer"] else None}
            case "counter.request_dropped":
                counter |= UNASKED
            case "counter.handed_over":
                counter |= {"officer": event["officer"]} | UNASKED

    def _announce(self, seq: int, at: int, event: Json) -> None:
        announcement: Json = event.get("announcement", event)  # one that is withdrawn has its id alone
        id = announcement["id"]
        if event["type"] != "announcement.scheduled":
            self.scheduled = [each for each in self.scheduled if each["id"] != id]
        if event["type"] == "announcement.withdrawn":
            self.made = [each for each in self.made if each["announcement"]["id"] != id]
        elif event["type"] == "announcement.made":
            self.made = [*self.made, {"seq": seq, "at": at, "announcement": announcement}][-10:]
        else:
            self.scheduled = sorted([*self.scheduled, announcement], key=lambda each: each["at"])

    def _call(self, seq: int, at: int, event: Json) -> None:
        told = {name: event[name] for name in ("ticket", "number", "queue", "counter", "language", "recall")}
        self.calls = [*self.calls, {"seq": seq, "at": at} | told][-50:]

    def _leave(self, ticket: Json) -> None:
        if ticket["state"] in AT_COUNTER:
            self.counters[ticket["counter"]]["ticket"] = None


def close(code: str) -> Json:
    """A counter where nobody sits."""
    return {"code": code, "status": "closed", "officer": None, "reason": "", "ticket": None, "until": None} | UNASKED
