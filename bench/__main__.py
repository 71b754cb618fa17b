"""`python -m bench`: measures, prints the table, writes JSON. Exit status 1: something was doubled or lost."""

import argparse
import resource
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from bench.bench import Bench
from bench.clients import Clients
from bench.machine import describe_machine
from bench.measures import MEASURES
from bench.plan import FULL, QUICK
from bench.report import write_json, write_table
from bench.yardsticks.server import YardstickServer

FILES = 8192
"""A thousand displays are as many sockets, in each of three processes."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the measures that are asked for, all of them by default."""
    options = _parser().parse_args(arguments)
    plan = QUICK if options.quick else FULL
    _raise_file_limit()
    options.output.mkdir(parents=True, exist_ok=True)
    machine = describe_machine()
    with (
        tempfile.TemporaryDirectory(prefix="antrean-bench-", dir=options.output) as folder,
        Clients() as clients,
        YardstickServer() as yardsticks,
    ):
        bench = Bench(
            plan, Path(folder), clients, yardsticks, lambda text: print(f"… {text}", file=sys.stderr, flush=True)
        )
        sections = [MEASURES[name](bench) for name in options.only or MEASURES]
        findings = bench.audit.conclude()
    print(write_table(machine, sections, findings))
    (options.output / "bench.json").write_text(write_json(machine, asdict(plan), sections, findings))
    return 0 if findings.clean else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="Measure the whole path beside its yardsticks."
    )
    parser.add_argument("--quick", action="store_true", help="about a minute instead of about ten")
    parser.add_argument("--only", action="append", choices=list(MEASURES), help="this measure; may be repeated")
    parser.add_argument(
        "--output",
        type=Path,
        default=Path("bench-output"),
        help="folder for bench.json, and for the databases meanwhile",
    )
    return parser


def _raise_file_limit() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


if __name__ == "__main__":
    sys.exit(main())
