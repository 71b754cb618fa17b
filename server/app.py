"""`antrean-server`: runs the server, checks site profiles, and looks after devices and officers' passwords."""

import argparse
import asyncio
import logging
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from server import administration
from server.domain.site import Site
from server.errands import Unusable
from server.hosting import Failed, Settings, run
from server.profile.check import run_check
from server.profile.load import ProfileError, load
from server.storage.schema import UnknownSchema, upgrade
from server.storage.store import StorageUnavailable, check_url
from shared.wire.scalars import Moment

DEFAULT_PORT = 8765


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0 where it was done, 1 where it was not, 2 for wrong usage."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(
        level=logging.DEBUG if options.verbose else logging.INFO,
        format="%(asctime)s %(levelname)-8s %(name)s: %(message)s",
        stream=sys.stderr,
    )
    logging.getLogger("websockets").setLevel(logging.WARNING)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    try:
        return int(options.command(options))
    except ProfileError as mistakes:
        print(mistakes, file=sys.stderr)
    except StorageUnavailable as fault:
        print(
            f"antrean-server: the database {options.database} cannot be used: {fault}.\n"
            "Check that its folder exists and may be written by this user, and that the disk is not full.",
            file=sys.stderr,
        )
    except UnknownSchema as fault:
        print(
            f"antrean-server: the database {options.database} is of another version of Antrean: {fault}.\n"
            "Update this program, or give it another --database.",
            file=sys.stderr,
        )
    except Unusable as fault:
        print(f"antrean-server: {fault}", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="antrean-server", description="The server of an Antrean hall.")
    parser.add_argument("--verbose", action="store_true", help="log more")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="look for mistakes in site profiles")
    check.add_argument("profiles", nargs="+", type=Path, metavar="PROFILE.toml")
    check.set_defaults(command=lambda options: run_check(options.profiles))

    serve = commands.add_parser("run", help="serve the sites of some profiles")
    serve.add_argument("profiles", nargs="+", type=Path, metavar="PROFILE.toml")
    serve.add_argument("--host", default="0.0.0.0", help="address to listen on (default: all of this machine's)")  # noqa: S104 - a hall's server is for its LAN
    serve.add_argument("--port", type=_port, default=DEFAULT_PORT, help=f"default: {DEFAULT_PORT}; 0: any free one")
    serve.add_argument(
        "--announce",
        action=argparse.BooleanOptionalAction,
        help="let new devices find the server on the network (default: where they can reach it)",
    )
    serve.add_argument("--rate", type=float, default=50.0, help="requests/s a connection may send for long")
    serve.add_argument("--burst", type=int, default=200, help="requests it may send at once")
    serve.add_argument(
        "--pretend-now",
        type=_moment,
        metavar="TIME",
        help="for rehearsals: run as if it were this time now, say 2026-11-23T09:00+07:00; use a database of its own",
    )
    _add_database(serve)
    serve.set_defaults(command=_run)

    administration.add_device_commands(commands, _add_database)
    administration.add_officer_commands(commands, _add_database)
    return parser


def _add_database(parser: argparse.ArgumentParser, default: str = "antrean.db") -> None:
    parser.add_argument(
        "--database",
        default=default,
        type=_database_url,
        metavar="FILE|URL",
        help="SQLite file, or an SQLAlchemy URL (default: antrean.db in this folder)",
    )


def _database_url(text: str) -> str:
    url = text if "://" in text else f"sqlite:///{Path(text).absolute()}"
    try:
        check_url(url)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(f"no database that can be reached from here: {fault}") from fault
    return url


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return port


def _moment(text: str) -> Moment:
    try:
        moment = datetime.fromisoformat(text)
        aware = moment.tzinfo is not None
    except ValueError:
        aware = False
    if not aware:
        raise argparse.ArgumentTypeError(f"'{text}' is no time; say date, time and zone: 2026-11-23T09:00+07:00")
    return int(moment.timestamp() * 1000)


def _run(options: argparse.Namespace) -> int:
    sites = [site for profile in options.profiles for site in load(profile)]
    if (twice := _first_repeated(sites)) is not None:
        print(f"antrean-server: two profiles have a site {twice}; each site needs a code of its own", file=sys.stderr)
        return 1
    upgrade(options.database)
    settings = Settings(
        options.database,
        options.host,
        options.port,
        options.rate,
        options.burst,
        announce=options.announce,
        pretend_now=options.pretend_now,
    )
    try:
        asyncio.run(run(settings, sites, _announce))
    except Failed as fault:
        print(f"antrean-server: stopped by a bug in the server: {fault}; see the log above", file=sys.stderr)
        return 70
    except OSError as fault:
        print(
            f"antrean-server: cannot listen on {options.host}:{options.port}: {fault}.\n"
            "Is another server running there? Choose another --port, or stop that one.",
            file=sys.stderr,
        )
        return 1
    return 0


def _announce(line: str) -> None:
    print(f"antrean-server: {line}", flush=True)


def _first_repeated(sites: Sequence[Site]) -> str | None:
    codes = [site.code for site in sites]
    return next((code for code in codes if codes.count(code) > 1), None)


if __name__ == "__main__":
    sys.exit(main())
