"""The import lattice of docs/architecture.md holds for every module, and the check itself can fail."""

from pathlib import Path

import pytest

from tests.import_rules import MAY_IMPORT, PROJECT, find_violations

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted(path for part in PROJECT for path in (ROOT / part).rglob("*.py"))


def name_module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def judge(module: str, source: str, *, path: str = "made_up.py") -> list[str]:
    return [str(violation) for violation in find_violations(module, path, source)]


def test_every_module_keeps_the_lattice() -> None:
    broken = [
        str(violation)
        for path in MODULES
        for violation in find_violations(name_module(path), str(path.relative_to(ROOT)), path.read_text("utf-8"))
    ]
    assert not broken, "\n" + "\n".join(broken)


def test_the_lattice_is_held_against_the_whole_tree() -> None:
    names = {name_module(path) for path in MODULES}
    assert set(MAY_IMPORT) - names == set(), "a part that is named in the rules is not in the tree"


@pytest.mark.parametrize(
    ("module", "source", "imported"),
    [
        ("kiosk.app", "import server.domain.day", "server.domain.day"),
        ("kiosk.viewmodels.offer", "from officer_console.actions import Action", "officer_console.actions.Action"),
        ("counter_display.app", "from kiosk import app", "kiosk.app"),
        ("server.app", "from shared import link", "shared.link"),
        ("server.app", "import shared", "shared"),
        ("server.domain.day", "from server.storage.store import Store", "server.storage.store.Store"),
        ("server.storage.store", "from server.gateway import door", "server.gateway.door"),
        ("server.gateway.door", "from server.storage import store", "server.storage.store"),
        ("shared.wire.codec", "from shared.link.session import Session", "shared.link.session.Session"),
        ("shared.link.session", "from shared.ui.link import LinkAdapter", "shared.ui.link.LinkAdapter"),
        ("shared.ui.theme", "import kiosk", "kiosk"),
        ("tools.qml", "import shared.ui.build", "shared.ui.build"),
        ("server.app", "import demo.app", "demo.app"),
    ],
)
def test_a_part_reaches_only_what_is_below_it(module: str, source: str, imported: str) -> None:
    [message] = judge(module, source)
    assert message.startswith(f"made_up.py:1: must not import {imported}. ")


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("server.domain.day", "from sqlalchemy import select"),
        ("server.gateway.door", "import sqlalchemy.exc"),
        ("server.storage.store", "import websockets"),
        ("shared.link.session", "from websockets.asyncio.client import connect"),
        ("shared.ui.link", "import websockets"),
        ("kiosk.viewmodels.ticket", "from escpos.printer import Network"),
        ("server.domain.day", "from PySide6.QtCore import QObject"),
    ],
)
def test_a_library_stays_with_its_adapter(module: str, source: str) -> None:
    [message] = judge(module, source)
    assert "go through what they offer" in message


@pytest.mark.parametrize("library", ["asyncio", "socket", "threading", "time", "random", "os"])
@pytest.mark.parametrize("module", ["shared.wire.codec", "shared.link.session", "server.domain.line"])
def test_the_pure_parts_know_neither_clock_nor_socket(module: str, library: str) -> None:
    [message] = judge(module, f"import {library}")
    assert "take what it needs as a parameter" in message


def test_only_app_wires_a_program() -> None:
    assert len(judge("kiosk.services.printing", "from kiosk.app import main")) == 1
    assert len(judge("officer_console.viewmodels.desk", "from officer_console.views.window import Window")) == 1
    assert judge("officer_console.app", "from officer_console.views.window import Window") == []
    assert judge("officer_console.views.window", "from officer_console.views.rows import Rows") == []


@pytest.mark.parametrize(
    "source",
    [
        "def later() -> None:\n    import server.app",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from server import app",
        "import importlib\nimportlib.import_module('server.app')",
        "from ..server import app",
    ],
)
def test_no_import_hides(source: str) -> None:
    [message] = judge("kiosk.offer", source)
    assert f"made_up.py:{source.count(chr(10)) + 1}: must not import server.app. " in message


def test_a_relative_import_in_a_package_starts_at_the_package() -> None:
    assert judge("shared.link", "from . import session", path="shared/link/__init__.py") == []
    [message] = judge("shared.link", "from .. import ui", path="shared/link/__init__.py")
    assert "shared.ui" in message


def test_what_drives_the_programs_from_outside_imports_anything() -> None:
    assert judge("demo.app", "import server.app, kiosk.app, websockets, PySide6, socket") == []


def test_what_the_lattice_allows_passes() -> None:
    assert judge("kiosk.app", "from shared.ui.quick import QuickWindow\nfrom kiosk.services import printing") == []
    assert judge("server.domain.day", "import datetime\nimport msgspec\nfrom shared.wire import events") == []
    assert judge("shared.link.link", "import asyncio, threading\nimport websockets") == []
