"""Finds every mistake of a profile file, for people to mend."""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

from server.profile.agencies import check_agencies
from server.profile.glossary import check_glossary
from server.profile.halls import check_sites
from server.profile.lines import locate
from server.profile.mistakes import Findings, Mistake
from server.profile.reading import read
from server.profile.schema import Profile

_SYNTAX_LINE = re.compile(r" \(at line (\d+), column (\d+)\)$")
_TWICE = re.compile(r"^Cannot declare \((.+)\) twice")


def check(path: Path) -> list[Mistake]:
    """Every mistake and warning of a file, in the order of its lines."""
    return examine(path)[1]


def examine(path: Path) -> tuple[Profile | None, list[Mistake]]:
    """A file's profile as far as it could be read, and every mistake in it.

    The profile is None where the file is no TOML text.
    """
    findings = Findings(path)
    raw = _read_toml(path, findings)
    if raw is None:
        return None, findings.sorted()
    profile = read(Profile, raw, (), findings)
    check_agencies(profile, findings)
    check_sites(profile, findings)
    check_glossary(profile, findings)
    return profile, findings.sorted()


def run_check(paths: Iterable[Path]) -> int:
    """Print what is wrong with each file; 1 if any has a mistake, 0 if all can be used."""
    code = 0
    for path in paths:
        profile, found = examine(path)
        for mistake in found:
            print(mistake)
        mistakes = sum(not each.warning for each in found)
        warnings = len(found) - mistakes
        if mistakes or profile is None:
            code = 1
            print(f"{path}: {_count(mistakes, 'mistake')}, {_count(warnings, 'warning')}.")
        else:
            agencies, services = len(profile.agency), sum(len(agency.service) for agency in profile.agency)
            counters = sum(len(site.counter) for site in profile.site)
            size = ", ".join(
                _count(number, noun)
                for number, noun in (
                    (len(profile.site), "site"),
                    (agencies, "agency"),
                    (services, "service"),
                    (counters, "counter"),
                )
            )
            print(f"{path}: fine: {size}; {_count(warnings, 'warning')}.")
    return code


def _read_toml(path: Path, findings: Findings) -> dict[str, object] | None:
    try:
        text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except OSError as fault:
        findings.report(
            (), "unreadable", f"It cannot be read: {fault.strerror}.", "Name a profile file, say sites/x.toml."
        )
        return None
    except UnicodeDecodeError as fault:
        line = path.read_bytes()[: fault.start].count(b"\n") + 1
        findings.report((), "unreadable", "A character is not UTF-8.", "Save the file as UTF-8.", line=line)
        return None
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        where = _SYNTAX_LINE.search(str(fault))
        line = int(where[1]) if where else text.count("\n") + 1
        what = f"Not TOML: {_SYNTAX_LINE.sub('', str(fault))}{f' (column {where[2]})' if where else ''}."
        remedy = "Mend this line and check again: the rest of the file could not be read."
        if twice := _TWICE.search(str(fault)):
            table = ".".join(twice[1].replace("'", "").replace(",", "").split())
            what = f"Not TOML: [{table}] is there twice."
            remedy = "Put what stands here under the first one and delete this line; then check again."
        findings.report((), "syntax", what, remedy, line=line)
        return None
    findings.locate(locate(text))
    return raw


def _count(number: int, noun: str) -> str:
    if number == 1:
        return f"1 {noun}"
    return f"{number or 'no'} {noun.removesuffix('y')}ies" if noun.endswith("y") else f"{number or 'no'} {noun}s"
