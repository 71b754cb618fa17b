"""Who has only docs/protocol.md and the frames has the same board as everybody else."""

import json
from random import Random

import msgspec
import pytest
from msgspec.structs import replace

from server.gateway.snapshot import SnapshotCache
from shared.wire.board import Board
from shared.wire.events import DayStarted, Event, Recorded, TicketIssued, public
from shared.wire.scalars import Seq, TicketId
from shared.wire.ticket import Ticket
from tests.docs.plain_board import Json, PlainBoard, fill
from tests.shared.wire.histories import COUNTERS, START, note_step, possible

EVENTS = 2000
"""So many that each kind comes after each other."""


@pytest.mark.parametrize("staff", [True, False], ids=["console", "display"])
def test_board_made_from_the_page_is_the_servers_at_every_event(staff: bool) -> None:
    server, client, snapshots = Board(COUNTERS), PlainBoard(COUNTERS), SnapshotCache()
    dice, serial, kinds = Random(5), 0, set[type[Event]]()
    steps: dict[TicketId, tuple[Seq, Ticket]] = {}
    for seq in range(1, EVENTS):
        event = _next(dice, possible(server, serial + 1, START + seq, steps)) if seq > 1 else DayStarted("2026-09-21")
        kinds.add(type(event))
        serial += isinstance(event, TicketIssued)
        note_step(steps, server, event)
        recorded = Recorded(seq, START + seq, event)
        server.apply(recorded)
        client.see(json.loads(msgspec.json.encode(recorded if staff else replace(recorded, event=public(event)))))
        snapshot: Json = json.loads(snapshots.subscribed(server, staff=staff))["snapshot"]
        assert list(client.tickets.values()) == [fill(ticket) for ticket in snapshot["tickets"]]
        assert list(client.counters.values()) == snapshot["counters"]
        assert client.calls == snapshot["calls"]
        assert {"scheduled": client.scheduled, "made": client.made} == snapshot["announcements"]
    assert len(kinds) == 27  # of 28: a copy that is asked for changes no board


def _next(dice: Random, found: list[Event]) -> Event:
    """One of the events that may come next, each kind as likely as the others; a new day seldom comes."""
    kinds: dict[type[Event], list[Event]] = {type(event): [] for event in found}
    for event in found:
        kinds[type(event)].append(event)
    if dice.random() > 0.01 and len(kinds) > 1:
        del kinds[DayStarted]
    return dice.choice(kinds[dice.choice(list(kinds))])
