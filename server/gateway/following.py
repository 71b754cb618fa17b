"""Joining a site's audience without missing or doubling an event."""

import asyncio
import logging

from server.gateway.connection import Connection
from server.gateway.desk import Desk
from server.ownership.owner import Owner
from server.ownership.telling import Told, for_older
from shared.wire import codec
from shared.wire.errors import Error
from shared.wire.methods import Subscribe, Subscribed
from shared.wire.scalars import Seq

log = logging.getLogger(__name__)

TRY_AGAIN_LATER = 1013
CATCH_UP_EVENTS = 1000
"""Events in one frame for a client that was away for long."""


async def follow(connection: Connection, desk: Desk, id: str | int, query: Subscribe) -> Error | None:
    """Answer `board.subscribe` and tell the client every event from there on.

    Events after `since` where they are still of the day, else a snapshot. Returns an error that is still to be sent.
    """
    owner, audience, since = desk.owner, desk.audience, query.since
    audience.remove(connection)
    if since is None or not owner.day_started - 1 <= since <= owner.published:
        return await _send_snapshot(connection, desk, id)
    if query.since_at is not None and since > 0:
        known = await _event(owner, since)
        if isinstance(known, Exception):
            await _send_away(connection, owner, known)
            return None
        if known is None or known.at != query.since_at:
            return await _send_snapshot(connection, desk, id)
    subscribed = Subscribed(owner.published, None)
    connection.send(codec.encode_result(id, codec.encode_answer(subscribed)))
    while (missed := owner.recent(since)) is None:
        page = await _journal(owner, since, CATCH_UP_EVENTS)
        if isinstance(page, Exception):
            await _send_away(connection, owner, page)
            return None
        if not await connection.send_in_turn(_frame_of(page, connection)):
            return None
        since = page[-1].seq
    for first in range(0, len(missed), CATCH_UP_EVENTS):
        connection.send(_frame_of(missed[first : first + CATCH_UP_EVENTS], connection))
    audience.add(connection)
    return None


async def _send_snapshot(connection: Connection, desk: Desk, id: str | int) -> Error | None:
    """Answer and join the audience in one step, between two published events: no event is missed or doubled."""
    sent: asyncio.Future[Error | None] = asyncio.get_running_loop().create_future()

    def deliver(snapshot: bytes | Error) -> None:
        if sent.done():  # the client has gone
            return
        if isinstance(snapshot, Error):
            sent.set_result(snapshot)
            return
        connection.send(codec.encode_result(id, snapshot))
        desk.audience.add(connection)
        sent.set_result(None)

    desk.owner.read(lambda day: desk.snapshots.subscribed(day.board, staff=connection.staff), deliver)
    return await sent


def _frame_of(told: list[Told], connection: Connection) -> str:
    if connection.older:
        told = [for_older(event) for event in told]
    return codec.encode_events([event.staff if connection.staff else event.public for event in told])


async def _send_away(connection: Connection, owner: Owner, fault: Exception) -> None:
    log.warning("%s: the journal can't be read for a client that comes back: %s", owner.site.code, fault)
    await connection.socket.close(TRY_AGAIN_LATER, "the journal can't be read now")


async def _event(owner: Owner, seq: Seq) -> Told | Exception | None:
    told = owner.recent(seq - 1) or await _journal(owner, seq - 1, 1)
    if isinstance(told, Exception):
        return told
    return told[0] if told else None


async def _journal(owner: Owner, after: Seq, limit: int) -> list[Told] | Exception:
    answer: asyncio.Future[list[Told] | Exception] = asyncio.get_running_loop().create_future()
    owner.journal(after, limit, lambda page: None if answer.done() else answer.set_result(page))
    return await answer
