"""The import lattice of design.md as a table, and the reader that holds a module's source against it."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

PROGRAMS: Final = frozenset({"server", "kiosk", "counter_display", "officer_console"})
PROJECT: Final = PROGRAMS | {"shared", "demo", "bench", "tests", "tools", "sites"}

MAY_IMPORT: Final = {
    "shared": ("shared.wire", "shared.link", "shared.ui", "shared.voice"),
    "shared.wire": ("shared.wire",),
    "shared.link": ("shared.link", "shared.wire"),
    "shared.voice": ("shared.voice", "shared.wire"),
    "server": ("server", "shared.wire"),
    "server.domain": ("server.domain", "shared.wire"),
    "server.profile": ("server.profile", "server.domain", "shared.wire"),
    "server.identity": ("server.identity", "shared.wire"),
    "server.storage": ("server.storage", "server.domain", "server.identity", "shared.wire"),
    "server.ownership": ("server.ownership", "server.storage", "server.domain", "shared.wire"),
    "server.gateway": ("server.gateway", "server.ownership", "server.domain", "server.identity", "shared.wire"),
    "server.asyncapi": ("server.asyncapi", "server.gateway", "server.hosting", "server.domain", "shared.wire"),
    "kiosk": ("kiosk", "shared"),
    "counter_display": ("counter_display", "shared"),
    "officer_console": ("officer_console", "shared"),
    "tools": ("tools",),
}
"""Which parts of the project a part may import; the longest name that fits counts."""
FREE: Final = ("demo", "bench", "tests")
"""They drive the programs from outside and may import anything."""

HOMES: Final = {
    "PySide6": ("shared.ui", "shared.voice", "kiosk", "counter_display", "officer_console"),
    "sqlalchemy": ("server.storage",),
    "alembic": ("server.storage",),
    "sqlite3": ("server.storage", "kiosk.storage"),
    "websockets": ("server.gateway", "server.hosting", "shared.link.client", "shared.link.link", "shared.link.pairing"),
    "zeroconf": ("server.announcing", "shared.link.finding"),
    "ifaddr": ("server.announcing", "shared.link.finding"),
    "escpos": ("kiosk.printing", "kiosk.services"),
    "argon2": ("server", "kiosk.services"),
    "espeakng_loader": ("shared.voice",),
    "numpy": ("shared.voice",),
    "piper": ("shared.voice.piper",),
    "onnxruntime": ("shared.voice.piper",),
    "holidays": ("server.profile",),
}
"""A library from outside is imported by the parts that adapt it, and by no other."""

PURE: Final = ("shared.wire", "shared.link", "server.domain")
PURE_EXCEPT: Final = (
    "shared.link.client", "shared.link.link", "shared.link.instant", "shared.link.settings", "shared.link.finding",
    "shared.link.pairing",
)  # fmt: skip
"""What runs the session on a thread, the clocks it reads, the chance that spreads its tries to reconnect, and what a
device does on the network before it has a session."""
IMPURE: Final = frozenset({
    "asyncio", "concurrent", "http", "logging", "multiprocessing", "os", "pathlib", "queue", "random", "secrets",
    "select", "selectors", "shutil", "signal", "socket", "socketserver", "ssl", "subprocess", "tempfile", "threading",
    "time", "urllib",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Violation:
    """One import that should not be, and what to do instead."""

    path: str
    line: int
    imported: str
    fix: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: must not import {self.imported}. {self.fix}"


def find_violations(module: str, path: str, source: str) -> Iterator[Violation]:
    """The violations of one module, by its dotted name (a package by the package's name) and its source.

    An import inside a function or under TYPE_CHECKING counts like any other: it ties the parts together all the same.
    """
    is_package = path.endswith("__init__.py")
    if _is_below(module, FREE):
        return
    for line, imported in read_imports(ast.parse(source, path), module, is_package=is_package):
        for fix in _judge(module, imported):
            yield Violation(path, line, imported, fix)


def _judge(module: str, imported: str) -> Iterator[str]:
    root = imported.partition(".")[0]
    if root in PROJECT:
        yield from _judge_project_import(module, imported, root)
    if root in HOMES and not _is_below(module, HOMES[root]):
        yield f"{root} belongs to {' and '.join(HOMES[root])}: go through what they offer."
    if root in IMPURE and _is_below(module, PURE) and not _is_below(module, PURE_EXCEPT):
        yield f"{_longest(module, PURE)} does no I/O and asks no clock: take what it needs as a parameter."


def _judge_project_import(module: str, imported: str, root: str) -> Iterator[str]:
    part = _longest(module, tuple(MAY_IMPORT))
    is_wiring = module.rpartition(".")[2] in {"app", "__main__"}
    if not _is_below(imported, MAY_IMPORT[part]):
        yield f"{part} may import only {', '.join(MAY_IMPORT[part])}; what two programs share goes to shared."
    elif root in PROGRAMS and not is_wiring:
        if _is_below(imported, (f"{root}.app",)):
            yield f"{root}.app wires the parts together: a part takes what it needs as a constructor argument."
        elif _is_below(imported, (f"{root}.views",)) and not _is_below(module, (f"{root}.views",)):
            yield f"{root}.views only shows: let the view model say what happened, and {root}.app connect the two."


def read_imports(tree: ast.AST, module: str, *, is_package: bool) -> Iterator[tuple[int, str]]:
    """Every import of a module, wherever it stands: (line, dotted name of what is imported)."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, name.name) for name in names)
            case ast.ImportFrom(module=origin, names=names, level=level):
                start = _resolve(module, origin or "", level, is_package=is_package)
                yield from ((node.lineno, f"{start}.{name.name}") for name in names)
            case ast.Call(
                func=ast.Attribute(attr="import_module") | ast.Name(id="import_module" | "__import__"),
                args=[ast.Constant(value=str(name)), *_],
            ):
                yield node.lineno, name


def _resolve(module: str, origin: str, level: int, *, is_package: bool) -> str:
    if level == 0:
        return origin
    parents = module.split(".") + ([""] if is_package else [])
    return ".".join([*parents[: len(parents) - level], *([origin] if origin else [])])


def _is_below(name: str, places: Sequence[str]) -> bool:
    return bool(_longest(name, places))


def _longest(name: str, places: Sequence[str]) -> str:
    return max((place for place in places if f"{name}.".startswith(f"{place}.")), key=len, default="")
