"""`antrean-server devices`: who may connect, who waits for it, and letting them in or turning them away."""

import argparse
from typing import assert_never

from server.errands import Unusable, now, open_store
from server.identity import Device, Waiting
from server.storage import credentials, pairings
from server.storage.pairings import Expired, NobodyWaits
from server.storage.store import StorageConflict, Store
from shared.wire.scalars import Code, Moment


def show(options: argparse.Namespace) -> int:
    """Print all devices, then whoever shows a code and waits."""
    with open_store(options.database) as store:
        for device in credentials.devices(store):
            state = "" if device.revoked_at is None else "  (revoked)"
            print(f"{device.site:<20} {device.code:<20} {device.role:<8} {device.letter:<2} {device.name}{state}")
        waiting = pairings.waiting_pairings(store, now())
    if waiting:
        print("\nWaiting to be let in (antrean-server devices confirm CODE --code NAME-OF-THE-DEVICE):")
    for one in waiting:
        of = one.newcomer
        print(f"{spell(one.code)}  {of.role:<8} {of.address:<16} {_age(one.begun_at):<10} {of.name}".rstrip())
    return 0


def confirm(options: argparse.Namespace) -> int:
    """Let in the device that shows the code."""
    code = _read_code(options.pairing)
    with open_store(options.database) as store:
        site = _site(store, options.site)
        try:
            found = credentials.confirm_pairing(store, code, site, options.code, name=options.name, now=now())
        except StorageConflict:
            raise Unusable(
                f"{site} has a device {options.code} already; choose another --code, or revoke that one first. "
                "Nothing was changed"
            ) from None
    match found:
        case Device():
            print(f"{found.code}, a {found.role} of {found.site} ({found.name}), may connect now.")
            return 0
        case _:
            raise _explain(found, code)


def refuse(options: argparse.Namespace) -> int:
    """Turn away the device that shows the code."""
    code = _read_code(options.pairing)
    with open_store(options.database) as store:
        found = pairings.refuse_pairing(store, code, now())
    match found:
        case Waiting(newcomer=newcomer):
            print(f"The {newcomer.role} at {newcomer.address} that showed {spell(code)} was turned away.")
            return 0
        case _:
            raise _explain(found, code)


def spell(code: str) -> str:
    """Six digits as they stand on a screen: 482 173."""
    return f"{code[:3]} {code[3:]}"


def _explain(found: NobodyWaits | Expired | Waiting, code: str) -> Unusable:
    match found:
        case NobodyWaits() | Waiting():
            return Unusable(
                f"no device shows {spell(code)} now; see `antrean-server devices` for those that wait, and look at the "
                "screen again. Is this the server's --database? Nothing was changed"
            )
        case Expired():
            return Unusable(f"{spell(code)} has expired; the device shows another code by now. Nothing was changed")
        case never:
            assert_never(never)


def _read_code(parts: list[str]) -> str:
    code = "".join("".join(parts).split())
    if len(code) != 6 or not (code.isascii() and code.isdecimal()):
        raise Unusable(f"{' '.join(parts)} is no code; it has six digits, as on the device's screen")
    return code


def _site(store: Store, code: Code | None) -> Code:
    known = pairings.known_sites(store)
    if not known:
        raise Unusable("no server has run on this database yet; say the server's with --database")
    if code is None and len(known) == 1:
        return known[0]
    if code not in known:
        raise Unusable(f"this database has the sites {', '.join(known)}; choose one with --site. Nothing was changed")
    return code


def _age(since: Moment) -> str:
    minutes = max(0, now() - since) // 60_000
    return "just now" if minutes == 0 else f"{minutes} min"
