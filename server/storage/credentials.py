"""Devices, officers' passwords and logins. Of a token, which is long and random, only its SHA-256 is kept."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import Any, Final, TypeVar, cast

from sqlalchemy import Connection, Table, delete, insert, select, update

from server.identity import Device, IdentityUnavailable, Login, Newcomer, PairingAnswer, Waiting
from server.storage.pairings import Expired, NobodyWaits, begin_pairing, end_pairing, find_pairing
from server.storage.store import StorageUnavailable, Store
from server.storage.tables import DeviceRow, LoginRow, PasswordRow
from server.storage.writer import Writer
from shared.wire.scalars import Code, Letter, Moment

T = TypeVar("T")

LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""For the kiosks of a site; I and O look like digits."""

_devices = cast("Table", DeviceRow.__table__)
_passwords = cast("Table", PasswordRow.__table__)
_logins = cast("Table", LoginRow.__table__)


def digest(token: str) -> str:
    """What is stored of a token."""
    return sha256(token.encode()).hexdigest()


def add_device(store: Store, device: Device, token: str, now: Moment) -> None:
    """Let a device connect with `token`, in the place of a revoked one of its code. A kiosk is given a letter.

    Raises:
        StorageConflict: the site has a device of that code.
    """
    with store.transaction() as connection:
        insert_device(connection, device, digest(token), now)


def insert_device(connection: Connection, device: Device, token_hash: str, now: Moment) -> Device:
    """The work of `add_device`, in a transaction that has begun; the device with its letter, if it is a kiosk."""
    row = {
        "site": device.site,
        "code": device.code,
        "name": device.name,
        "role": device.role,
        "token_hash": token_hash,
        "created_at": now,
        "revoked_at": None,
        "letter": "",
    }
    former = delete(_devices).where(
        _devices.c.site == device.site, _devices.c.code == device.code, _devices.c.revoked_at.is_not(None)
    )
    if device.role == "kiosk":
        row["letter"] = _free_letter(connection, device.site)
    connection.execute(former)
    connection.execute(insert(_devices), [row])
    return replace(device, letter=str(row["letter"]))


def confirm_pairing(
    store: Store, code: str, site: Code, device: Code, *, name: str, now: Moment
) -> Device | NobodyWaits | Expired:
    """Let in who waits under a code, as this device of this site; an empty name is its own word for itself.

    Raises:
        StorageConflict: the site has a device of that code, or the token is another's; nothing was changed.
    """
    with store.transaction() as connection:
        match find_pairing(connection, code, now):
            case Waiting(newcomer=newcomer):
                added = Device(site, device, name or newcomer.name or device, newcomer.role)
                added = insert_device(connection, added, newcomer.token_hash, now)
                end_pairing(connection, code)
                return added
            case nobody:
                return nobody


def _free_letter(connection: Connection, site: Code) -> Letter:
    """The next in turn that no device of the site has, else that of the device revoked first; empty if all are in use.

    In turn, because a letter that comes back on the same day would give numbers that the day has seen.
    """
    query = select(_devices.c.letter, _devices.c.revoked_at).where(_devices.c.site == site, _devices.c.letter != "")
    rows = connection.execute(query.order_by(_devices.c.created_at, _devices.c.code)).all()
    known = [row.letter for row in rows]
    after = LETTERS.index(known[-1]) + 1 if known else 0
    if free := [letter for letter in LETTERS[after:] + LETTERS[:after] if letter not in known]:
        return free[0]
    in_use = {row.letter for row in rows if row.revoked_at is None}
    revoked = [(row.revoked_at, row.letter) for row in rows if row.letter not in in_use]
    return min(revoked)[1] if revoked else ""


def revoke_device(store: Store, site: Code, code: Code, now: Moment) -> bool:
    """Never let a device connect again; False where there is none of that code."""
    with store.transaction() as connection:
        done = connection.execute(
            update(_devices).where(_devices.c.site == site, _devices.c.code == code).values(revoked_at=now)
        )
        return bool(done.rowcount)


def devices(store: Store) -> list[Device]:
    """All devices, revoked ones too."""
    with store.transaction() as connection:
        return [_device(row) for row in connection.execute(select(_devices).order_by(_devices.c.site, _devices.c.code))]


def admitted_devices(store: Store, site: Code) -> list[Device]:
    """The devices of a site that are not revoked."""
    query = select(_devices).where(_devices.c.site == site, _devices.c.revoked_at.is_(None))
    with store.transaction() as connection:
        return [_device(row) for row in connection.execute(query.order_by(_devices.c.code))]


def find_device(store: Store, token: str) -> Device | None:
    """The device a token belongs to, unless it is revoked."""
    query = select(_devices).where(_devices.c.token_hash == digest(token), _devices.c.revoked_at.is_(None))
    with store.transaction() as connection:
        row = connection.execute(query).one_or_none()
    return None if row is None else _device(row)


def set_password(store: Store, site: Code, officer: Code, password_hash: str, now: Moment) -> None:
    """Set or change an officer's password, and end the logins made with the old one."""
    with store.transaction() as connection:
        connection.execute(delete(_passwords).where(_passwords.c.site == site, _passwords.c.officer == officer))
        row = {"site": site, "officer": officer, "hash": password_hash, "changed_at": now}
        connection.execute(insert(_passwords), [row])
        connection.execute(delete(_logins).where(_logins.c.site == site, _logins.c.officer == officer))


def password_hash(store: Store, site: Code, officer: Code) -> str | None:
    """The argon2id hash of an officer's password, None where none was set."""
    query = select(_passwords.c.hash).where(_passwords.c.site == site, _passwords.c.officer == officer)
    with store.transaction() as connection:
        return connection.scalar(query)


def add_login(store: Store, login: Login, token: str, now: Moment) -> None:
    """An officer logs in here; a login elsewhere ends."""
    with store.transaction() as connection:
        connection.execute(delete(_logins).where(_logins.c.site == login.site, _logins.c.officer == login.officer))
        row = {
            "token_hash": digest(token),
            "site": login.site,
            "officer": login.officer,
            "device": login.device,
            "at": now,
            "expires_at": login.expires_at,
        }
        connection.execute(insert(_logins), [row])


def find_login(store: Store, token: str, site: Code, device: Code, now: Moment) -> Login | None:
    """The login a token belongs to, while it lasts and only at the console where it was made."""
    query = select(_logins).where(
        _logins.c.token_hash == digest(token),
        _logins.c.site == site,
        _logins.c.device == device,
        _logins.c.expires_at > now,
    )
    with store.transaction() as connection:
        row = connection.execute(query).one_or_none()
    return None if row is None else Login(row.site, row.officer, row.device, row.expires_at)


def end_login(store: Store, site: Code, officer: Code) -> None:
    """Log an officer out everywhere."""
    with store.transaction() as connection:
        connection.execute(delete(_logins).where(_logins.c.site == site, _logins.c.officer == officer))


def _device(row: Any) -> Device:  # noqa: ANN401 - a result row
    return Device(row.site, row.code, row.name, row.role, row.revoked_at, row.letter)


class StoredIdentities:
    """`server.identity.Identities` kept in the database, asked through the writer: one connection, one order."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    async def find_device(self, token: str) -> Device | None:
        return await self._ask(lambda store: find_device(store, token))

    async def devices(self, site: Code) -> list[Device]:
        return await self._ask(lambda store: admitted_devices(store, site))

    async def begin_pairing(self, newcomer: Newcomer, now: Moment) -> PairingAnswer:
        return await self._ask(lambda store: begin_pairing(store, newcomer, now))

    async def password_hash(self, site: Code, officer: Code) -> str | None:
        return await self._ask(lambda store: password_hash(store, site, officer))

    async def add_login(self, login: Login, token: str, now: Moment) -> None:
        await self._ask(lambda store: add_login(store, login, token, now))

    async def find_login(self, token: str, site: Code, device: Code, now: Moment) -> Login | None:
        return await self._ask(lambda store: find_login(store, token, site, device, now))

    async def end_login(self, site: Code, officer: Code) -> None:
        await self._ask(lambda store: end_login(store, site, officer))

    async def _ask(self, work: Callable[[Store], T]) -> T:
        answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()

        def done(result: T | Exception) -> None:
            if answer.done():  # the client has gone
                return
            if isinstance(result, StorageUnavailable):
                answer.set_exception(IdentityUnavailable(str(result)))
            elif isinstance(result, Exception):
                answer.set_exception(result)
            else:
                answer.set_result(result)

        self._writer.run(work, done)
        return await answer
