"""Reads from the domain's source which refusals a decision can raise, through all that it calls."""

import ast
import inspect
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

from server.domain import (
    admission,
    announcements,
    calls,
    counters,
    occasion,
    recording,
    refusals,
    takeover,
    tickets,
    undoing,
)

MODULES: tuple[ModuleType, ...] = (
    calls,
    counters,
    takeover,
    tickets,
    recording,
    announcements,
    undoing,
    admission,
    occasion,
)
FUNCTIONS: dict[str, ast.FunctionDef] = {
    node.name: node
    for module in MODULES
    for node in ast.walk(ast.parse(inspect.getsource(module)))
    if isinstance(node, ast.FunctionDef)
}


def refusals_of(decision: Callable[..., Any]) -> frozenset[type[refusals.Refusal]]:
    """The refusals that a function of the domain names, and those of the functions it calls."""
    return frozenset(getattr(refusals, name) for name in _named(decision.__name__, set()))


def _named(function: str, seen: set[str]) -> Iterator[str]:
    if function in seen or function not in FUNCTIONS:
        return
    seen.add(function)
    for node in ast.walk(FUNCTIONS[function]):
        match node:
            case ast.Attribute(value=ast.Name(id="refusals"), attr=name):
                yield name
            case ast.Call(func=ast.Name(id=called) | ast.Attribute(value=ast.Name(id="on" | "self"), attr=called)):
                yield from _named(called, seen)
