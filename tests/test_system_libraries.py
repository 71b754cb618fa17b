"""tools/system-libraries.txt names what Qt needs of the system: nothing missing, nothing too much."""

import ast
import sys
from pathlib import Path

import PySide6
import pytest

from tests.elf import read_needed
from tests.import_rules import PROJECT, read_imports

ROOT = Path(__file__).resolve().parents[1]
QT = Path(PySide6.__file__).parent
LIST = ROOT / "tools" / "system-libraries.txt"

TOOLS = ("lupdate", "lrelease", "qmllint", "qmlformat", "Qt/libexec/qmltyperegistrar")
PLUGINS = (
    "platforms/libqoffscreen.so",
    "platforms/libqxcb.so",
    "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "platforminputcontexts/libibusplatforminputcontextplugin.so",
    "xcbglintegrations/lib*.so",
    "imageformats/libqjpeg.so",
    "imageformats/libqsvg.so",
    "iconengines/lib*.so",
)
# Part of every glibc system that can run Python at all.
BASE = {"libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "libresolv.so.2", "librt.so.1"} | {
    "libgcc_s.so.1",
    "libstdc++.so.6",
}

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the list is of Linux libraries")


def read_list() -> set[str]:
    lines = [line for line in LIST.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return {line.split()[0] for line in lines}


def find_qt_modules() -> set[str]:
    modules = set()
    for path in (path for part in PROJECT for path in (ROOT / part).rglob("*.py")):
        for _, imported in read_imports(ast.parse(path.read_text("utf-8")), "", is_package=False):
            if imported.startswith("PySide6.Qt"):
                modules.add(imported.split(".")[1])
    return modules


def find_what_is_loaded() -> list[Path]:
    roots = [QT / f"{module}.abi3.so" for module in find_qt_modules()]
    roots += [QT / tool for tool in TOOLS]
    roots += [found for pattern in PLUGINS for found in sorted((QT / "Qt" / "plugins").glob(pattern))]
    return roots


def find_system_libraries(roots: list[Path]) -> set[str]:
    own = {
        path.name: path for folder in (QT, QT / "Qt" / "lib", QT.parent / "shiboken6") for path in folder.glob("*.so*")
    }
    seen: set[Path] = set()
    outside: set[str] = set()
    while roots:
        path = roots.pop()
        if path in seen:
            continue
        seen.add(path)
        for name in read_needed(path):
            if name in own:
                roots.append(own[name])
            elif not name.startswith("ld-linux"):
                outside.add(name)
    return outside - BASE


def test_the_list_is_what_qt_asks_for() -> None:
    loaded = find_what_is_loaded()
    assert [path for path in loaded if not path.exists()] == []
    needed = find_system_libraries(loaded)
    assert "libxcb-cursor.so.0" in needed
    assert "libEGL.so.1" in needed
    assert read_list() == needed
