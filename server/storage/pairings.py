"""Devices that wait to be let in. Of their tokens, which they keep to themselves, only the SHA-256 is ever known."""

import secrets
from dataclasses import dataclass
from typing import Any, Final, cast

from sqlalchemy import Connection, Select, Table, delete, func, insert, select, update

from server.identity import (
    KnownAlready,
    Newcomer,
    PairingAnswer,
    TooManyWaiting,
    TurnedAway,
    Waiting,
    Withdrawn,
)
from server.storage.store import Store
from server.storage.tables import DeviceRow, PairingRow, SiteRow
from shared.wire.scalars import Code, Moment

_pairings = cast("Table", PairingRow.__table__)
_devices = cast("Table", DeviceRow.__table__)
_sites = cast("Table", SiteRow.__table__)

MOST_WAITING: Final = 20
"""So few that a code typed wrongly is nobody's, and that nobody can fill the database."""
WAITING_MS: Final = 15 * 60 * 1000


@dataclass(frozen=True, slots=True)
class NobodyWaits:
    """No device shows this code now."""


@dataclass(frozen=True, slots=True)
class Expired:
    """A device did show this code; its time is over, and it shows another."""


def begin_pairing(store: Store, newcomer: Newcomer, now: Moment) -> PairingAnswer:
    """Let a newcomer wait under a code of six digits, or tell it how it stands; the same again while it waits."""
    mine = _pairings.c.token_hash == newcomer.token_hash
    with store.transaction() as connection:
        known = connection.execute(select(_devices).where(_devices.c.token_hash == newcomer.token_hash)).one_or_none()
        if known is not None:
            return KnownAlready() if known.revoked_at is None else Withdrawn()
        row = connection.execute(select(_pairings).where(mine, _pairings.c.expires_at > now)).one_or_none()
        if row is not None:
            return _waiting(row) if row.refused_at is None else TurnedAway()
        connection.execute(delete(_pairings).where(_pairings.c.expires_at <= now - WAITING_MS))
        connection.execute(delete(_pairings).where(mine))
        still = select(func.count()).where(_pairings.c.expires_at > now, _pairings.c.refused_at.is_(None))
        waiting = connection.scalar(still) or 0
        if waiting >= MOST_WAITING:
            return TooManyWaiting()
        answer = Waiting(newcomer, _new_code(connection), now, now + WAITING_MS)
        connection.execute(insert(_pairings), [_row(answer)])
        return answer


def waiting_pairings(store: Store, now: Moment) -> list[Waiting]:
    """Who waits, the longest first."""
    query = (
        select(_pairings)
        .where(_pairings.c.expires_at > now, _pairings.c.refused_at.is_(None))
        .order_by(_pairings.c.begun_at)
    )
    with store.transaction() as connection:
        return [_waiting(row) for row in connection.execute(query)]


def find_pairing(connection: Connection, code: str, now: Moment) -> Waiting | NobodyWaits | Expired:
    """Who waits under a code, in a transaction that has begun."""
    row = connection.execute(select(_pairings).where(_pairings.c.code == code)).one_or_none()
    if row is None or row.refused_at is not None:
        return NobodyWaits()
    return _waiting(row) if row.expires_at > now else Expired()


def end_pairing(connection: Connection, code: str) -> None:
    """Nobody waits under this code any more, in a transaction that has begun."""
    connection.execute(delete(_pairings).where(_pairings.c.code == code))


def refuse_pairing(store: Store, code: str, now: Moment) -> Waiting | NobodyWaits | Expired:
    """Say no to who waits under a code; it is told so until its time is over."""
    with store.transaction() as connection:
        found = find_pairing(connection, code, now)
        if isinstance(found, Waiting):
            connection.execute(update(_pairings).where(_pairings.c.code == code).values(refused_at=now))
        return found


def known_sites(store: Store) -> list[Code]:
    """The sites that have a journal in this database: those that a server has served from it."""
    sites: list[Code] = []
    with store.transaction() as connection:
        # Each is one look into the index; DISTINCT would read the whole journal.
        while site := connection.scalar(_next_site(sites[-1] if sites else "")):
            sites.append(str(site))
    return sites


def _next_site(after: Code) -> Select[Any]:
    return select(func.min(_sites.c.code)).where(_sites.c.code > after)


def _new_code(connection: Connection) -> str:
    taken = set(connection.scalars(select(_pairings.c.code)))
    while (code := f"{secrets.randbelow(1_000_000):06}") in taken:
        pass
    return code


def _row(waiting: Waiting) -> dict[str, Any]:
    newcomer = waiting.newcomer
    return {
        "token_hash": newcomer.token_hash,
        "code": waiting.code,
        "role": newcomer.role,
        "name": newcomer.name,
        "address": newcomer.address,
        "begun_at": waiting.begun_at,
        "expires_at": waiting.expires_at,
        "refused_at": None,
    }


def _waiting(row: Any) -> Waiting:  # noqa: ANN401 - a result row
    return Waiting(Newcomer(row.token_hash, row.role, row.name, row.address), row.code, row.begun_at, row.expires_at)
