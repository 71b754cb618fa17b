"""`antrean-server devices …` and `antrean-server officer …`: who may connect, and with which password.

They work on the database while the server runs on it; a device is known, and a revoked one refused, from its next
connection on.
"""

import argparse
import getpass
import secrets
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from msgspec import ValidationError, convert

from server import admittance
from server.domain.site import Site
from server.errands import Unusable, now, open_store
from server.identity import Device
from server.profile.load import load
from server.storage import credentials
from server.storage.store import StorageConflict
from shared.wire.scalars import Code

SHORTEST_PASSWORD, LONGEST_PASSWORD = 8, 256
"""The longest is what `officer.login` takes."""
LONGEST_NAME = 64


def add_device_commands(commands: Any, add_database: Callable[..., None]) -> None:  # noqa: ANN401 - argparse has no public name for it
    """Add `devices` to the program's commands; `device` is the same, for who speaks of one."""
    devices = commands.add_parser(
        "devices",
        aliases=["device"],
        help="who may connect: list, confirm or refuse who shows a code, add, revoke",
        description="Without an action: all devices, and those that show a code and wait to be let in.",
    )
    add_database(devices)
    devices.set_defaults(command=admittance.show)
    actions = devices.add_subparsers(metavar="ACTION")
    add_database = partial(add_database, default=argparse.SUPPRESS)  # given before the action, it counts as well

    listing = actions.add_parser("list", help="all devices, and those that show a code and wait to be let in")
    add_database(listing)
    listing.set_defaults(command=admittance.show)

    confirm = actions.add_parser("confirm", help="let in the device that shows this code")
    confirm.add_argument("pairing", metavar="CODE", nargs="+", help="the six digits on its screen")
    confirm.add_argument("--site", type=_code, help="site code, where the server has several")
    confirm.add_argument("--code", required=True, type=_code, help="its short name, say kiosk-2")
    confirm.add_argument(
        "--name", type=_name, default="", help="what people call it (default: its own word, or the code)"
    )
    add_database(confirm)
    confirm.set_defaults(command=admittance.confirm)

    refuse = actions.add_parser("refuse", help="turn away the device that shows this code")
    refuse.add_argument("pairing", metavar="CODE", nargs="+", help="the six digits on its screen")
    add_database(refuse)
    refuse.set_defaults(command=admittance.refuse)

    add = actions.add_parser("add", help="let in a device that shows no code, by a token in a file; printed once")
    add.add_argument("code", type=_code, help="its short name, say kiosk-1")
    add.add_argument("--role", required=True, choices=["kiosk", "display", "console"])
    add.add_argument("--profile", required=True, type=Path, metavar="PROFILE.toml")
    add.add_argument("--site", help="site code, where the profile has several")
    add.add_argument("--name", type=_name, default="", help="what people call it (default: the code)")
    add.add_argument("--token-file", type=Path, help="write the token there (mode 0600) instead of printing it")
    add_database(add)
    add.set_defaults(command=_add_device)

    revoke = actions.add_parser("revoke", help="never let a device connect again")
    revoke.add_argument("site")
    revoke.add_argument("code")
    add_database(revoke)
    revoke.set_defaults(command=_revoke_device)


def add_officer_commands(commands: Any, add_database: Callable[..., None]) -> None:  # noqa: ANN401 - as above
    """Add `officer` to the program's commands."""
    officer = commands.add_parser("officer", help="officers' passwords")
    actions = officer.add_subparsers(required=True, metavar="ACTION")
    password = actions.add_parser("password", help="set an officer's password (asked for, or read from stdin)")
    password.add_argument("officer", help="the officer's code in the profile")
    password.add_argument("--profile", required=True, type=Path, metavar="PROFILE.toml")
    password.add_argument("--site", help="site code, where the profile has several")
    add_database(password)
    password.set_defaults(command=_set_password)


def _add_device(options: argparse.Namespace) -> int:
    site = _site(options.profile, options.site)
    token = secrets.token_urlsafe(32)
    device = Device(site.code, options.code, options.name or options.code, options.role)
    if options.token_file is not None:
        _reserve(options.token_file)
    try:
        with open_store(options.database) as store:
            credentials.add_device(store, device, token, now())
    except StorageConflict:
        raise Unusable(
            f"{site.code} has a device {device.code} already; choose another code, or revoke that one first"
        ) from None
    if options.token_file is None:
        print(token)
    else:
        options.token_file.write_text(token + "\n")
        print(f"{device.code}: token written to {options.token_file}")
    return 0


def _revoke_device(options: argparse.Namespace) -> int:
    with open_store(options.database) as store:
        found = credentials.revoke_device(store, options.site, options.code, now())
    if not found:
        raise Unusable(f"{options.site} has no device {options.code}; see `antrean-server devices`")
    print(f"{options.code}: revoked, refused from its next connection on")
    return 0


def _set_password(options: argparse.Namespace) -> int:
    site = _site(options.profile, options.site)
    if options.officer not in site.officer_by_code:
        known = ", ".join(sorted(site.officer_by_code)[:12])
        raise Unusable(f"{site.code} has no officer {options.officer}; it has {known}, …")
    password = _ask_password() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise Unusable(f"a password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters; nothing was changed")
    with open_store(options.database) as store:
        credentials.set_password(store, site.code, options.officer, PasswordHasher().hash(password), now())
    print(f"{options.officer}: password set")
    return 0


def _ask_password() -> str:
    password = getpass.getpass("New password: ")
    if getpass.getpass("Once more: ") != password:
        raise Unusable("the two were not the same; nothing was changed")
    return password


def _site(profile: Path, code: Code | None) -> Site:
    sites = load(profile)
    if code is None and len(sites) == 1:
        return sites[0]
    for site in sites:
        if site.code == code:
            return site
    raise Unusable(f"{profile} has the sites {', '.join(site.code for site in sites)}; choose one with --site")


def _reserve(path: Path) -> None:
    """Make sure that a secret can be written there, before there is one."""
    try:
        path.touch(mode=0o600)
        path.chmod(0o600)
    except OSError as fault:
        raise Unusable(f"the token cannot be written to {path}: {fault.strerror}; nothing was changed") from None


def _code(text: str) -> Code:
    try:
        return convert(text, Code)
    except ValidationError:
        raise argparse.ArgumentTypeError("a code is 1 to 64 letters, digits, dots, dashes or underscores") from None


def _name(text: str) -> str:
    if len(text) > LONGEST_NAME or not text.isprintable():
        raise argparse.ArgumentTypeError(f"a name is one line of at most {LONGEST_NAME} characters")
    return text
