"""The docstrings of fields and of type aliases, which Python does not keep: they are read from the source."""

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from types import ModuleType
from typing import Final

from msgspec import Struct

from shared.wire import (
    announcement,
    codec,
    display,
    errors,
    events,
    hours,
    kiosk,
    methods,
    officer,
    scalars,
    site,
    ticket,
    voice,
)

MODULES: Final = (
    scalars,
    voice,
    site,
    announcement,
    ticket,
    kiosk,
    display,
    hours,
    officer,
    events,
    methods,
    errors,
    codec,
)


def describe_fields(cls: type[Struct]) -> dict[str, str]:
    """What is said of each field of a wire type: its own docstring, and that of the alias it is annotated with."""
    aliases = _aliases()
    return {
        name: " ".join(filter(None, (said, aliases.get(annotation))))
        for name, annotation, said in _fields().get(cls.__name__, ())
    }


@cache
def _aliases() -> dict[str, str]:
    return {
        name: said for module in MODULES for name, said in _documented(_parse(module).body) if not name.startswith("_")
    }


@cache
def _fields() -> dict[str, tuple[tuple[str, str, str], ...]]:
    return {
        node.name: tuple(_fields_of(node))
        for module in MODULES
        for node in _parse(module).body
        if isinstance(node, ast.ClassDef)
    }


def _fields_of(cls: ast.ClassDef) -> Iterator[tuple[str, str, str]]:
    said = dict(_documented(cls.body))
    for node in cls.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id, ast.unparse(node.annotation), said.get(node.target.id, "")


def _documented(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    for statement, after in pairwise(body):
        match statement, after:
            case (
                ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]),
                ast.Expr(value=ast.Constant(value=str(said))),
            ):
                yield name, inspect.cleandoc(said)


@cache
def _parse(module: ModuleType) -> ast.Module:
    return ast.parse(inspect.getsource(module))
