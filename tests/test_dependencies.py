"""pyproject.toml, requirements.lock and the imports of the programs say the same."""

import ast
import re
import sys
import tomllib
from importlib.metadata import distribution, packages_distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.import_rules import PROJECT, read_imports

ROOT = Path(__file__).resolve().parents[1]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PROGRAMS = PROJECT - {"tests", "bench", "tools"}
# zoneinfo reads tzdata where the system has no time zones of its own; of QtAwesome the icon font is read.
NEVER_IMPORTED = {"tzdata", "qtawesome"}
# PyGObject speaks to the screen reader's bus; it is the system's own (python3-gi), and only tests use it.
FROM_THE_SYSTEM = {"gi"}
# What few machines have or want: imported where it is configured, installed with the extra of that name.
OPTIONAL = {
    "printers": {"serial": "pyserial", "usb": "pyusb"},
    "piper": {"piper": "piper-tts", "onnxruntime": "onnxruntime"},
}
OPTIONAL_ROOTS = {root for libraries in OPTIONAL.values() for root in libraries}
# PySide6-Essentials comes with its binding library and shares its namespace with the Addons where they are installed.
PART_OF_PYSIDE = {"shiboken6", "pyside6-addons"}


def read_declared() -> tuple[list[Requirement], list[Requirement]]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    return [Requirement(line) for line in project["dependencies"]], [Requirement(line) for line in extras["dev"]]


def read_lock() -> dict[str, Requirement]:
    """What the lock gives this machine: a package may be locked at several versions, for one Python or another."""
    entries = [Requirement(entry.partition("--hash")[0]) for entry in split_lock()]
    fitting = [entry for entry in entries if entry.marker is None or entry.marker.evaluate()]
    return {canonicalize_name(entry.name): entry for entry in fitting}


def split_lock() -> list[str]:
    return LOCK.replace("\\\n", " ").splitlines()


def read_third_party_imports(parts: frozenset[str]) -> dict[str, str]:
    """Distribution → one file that imports it."""
    owners = packages_distributions()
    found: dict[str, str] = {}
    for path in sorted(path for part in parts for path in (ROOT / part).rglob("*.py")):
        for _, imported in read_imports(ast.parse(path.read_text("utf-8")), "", is_package=False):
            root = imported.partition(".")[0]
            if root in sys.stdlib_module_names or root in PROJECT or root in FROM_THE_SYSTEM or not root:
                continue
            if root in OPTIONAL_ROOTS:
                continue
            for owner in owners.get(root, [f"(nothing installed has {root})"]):
                found.setdefault(canonicalize_name(owner), str(path.relative_to(ROOT)))
    return found


def test_the_lock_holds_all_that_pyproject_asks_for() -> None:
    runtime, dev = read_declared()
    lock = read_lock()
    for wanted in runtime + dev:
        pinned = lock.get(canonicalize_name(wanted.name))
        assert pinned is not None, f"{wanted.name} is not locked; run: make lock"
        [pin] = pinned.specifier
        assert wanted.specifier.contains(pin.version), f"{pinned} is not {wanted}; run: make lock"


def test_the_lock_holds_all_that_those_need_in_turn() -> None:
    lock = read_lock()
    waiting = [requirement.name for group in read_declared() for requirement in group]
    seen: set[str] = set()
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name in seen:
            continue
        seen.add(name)
        assert name in lock, f"{name} is not locked; run: make lock"
        installed = distribution(name)
        assert lock[name].specifier.contains(installed.version), f"{name} {installed.version} is not what is locked"
        for line in installed.requires or ():
            requirement = Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                waiting.append(requirement.name)
    assert len(seen) > 30


def test_every_pin_is_exact_and_has_its_hashes() -> None:
    for entry in split_lock():
        assert re.fullmatch(r"[a-z0-9-]+==\S+( ; [^-]+)?(\s+--hash=sha256:[0-9a-f]{64})+\s*", entry), entry[:80]


def test_the_lock_names_no_host_and_no_path() -> None:
    assert re.findall(r".*(?:/|@ |#|--(?!hash=)).*", LOCK) == []


def find_undeclared(parts: frozenset[str], declared: list[Requirement]) -> dict[str, str]:
    names = {canonicalize_name(requirement.name) for requirement in declared} | PART_OF_PYSIDE
    return {name: path for name, path in read_third_party_imports(parts).items() if name not in names}


def test_every_library_that_a_program_imports_is_declared() -> None:
    runtime, _ = read_declared()
    assert find_undeclared(frozenset(PROGRAMS), runtime) == {}


def test_every_library_that_tests_and_tools_import_is_declared() -> None:
    runtime, dev = read_declared()
    assert find_undeclared(frozenset(PROJECT), runtime + dev) == {}


def test_every_optional_library_is_in_an_extra() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    for extra, libraries in OPTIONAL.items():
        assert set(libraries.values()) <= {Requirement(line).name for line in extras[extra]}


def test_every_declared_library_is_imported() -> None:
    runtime, _ = read_declared()
    imported = read_third_party_imports(frozenset(PROGRAMS))
    unused = {canonicalize_name(requirement.name) for requirement in runtime} - set(imported) - NEVER_IMPORTED
    assert unused == set()
