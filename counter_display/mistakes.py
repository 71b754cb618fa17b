"""What is wrong in a settings file, in words that say where it is and what belongs there."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Final, TypeVar

import msgspec
from msgspec import Struct, inspect

Settings = TypeVar("Settings", bound=Struct)

_STEP: Final = re.compile(r"\.([^.\[]+)|\[(\d+|\.\.\.)\]")


class Mistake(Exception):
    """Something in the text is wrong; the message says which key, and what it may be."""


def read_text(text: str, into: type[Settings]) -> Settings:
    """TOML as a struct.

    Raises:
        Mistake: it is no TOML, has a key that nothing knows, or a value that cannot be.
    """
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as fault:  # not all that it raises is a TOMLDecodeError
        raise Mistake(f"this is no TOML: {fault}") from fault
    if _has_nul(table):
        raise Mistake("a text has the character \\u0000 in it, which nothing can have: leave it out")
    for place, known in _strangers(table, inspect.type_info(into), ()):
        raise Mistake(_say_stranger(place, known))
    try:
        return msgspec.convert(table, into)
    except msgspec.ValidationError as fault:
        raise Mistake(_say_misfit(table, inspect.type_info(into), str(fault))) from fault


def _has_nul(value: object) -> bool:
    match value:
        case str():
            return "\0" in value
        case list():
            return any(map(_has_nul, value))
        case dict():
            return any(map(_has_nul, value.values()))
        case _:
            return False


def _strangers(
    value: object, kind: inspect.Type, place: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Keys that a struct does not have, with those that it has."""
    if isinstance(kind, inspect.VarTupleType) and isinstance(value, list):
        *table, key = place or ("",)
        for number, inner in enumerate(value, 1):
            yield from _strangers(inner, kind.item_type, (*table, f"{key} {number}"))
        return
    if not isinstance(kind, inspect.StructType) or not isinstance(value, Mapping):
        return
    fields = {field.encode_name: field.type for field in kind.fields}
    for key, inner in value.items():
        if key not in fields:
            yield (*place, key), sorted(fields)
        else:
            yield from _strangers(inner, fields[key], (*place, key))


def _say_stranger(place: tuple[str, ...], known: list[str]) -> str:
    *table, key = place
    where = f"[{'.'.join(table)}] has no key" if table else "there is no key"
    near = get_close_matches(key, known, n=1)
    advice = f"did you mean {near[0]!r}?" if near else f"it may be {', '.join(known)}"
    return f"{where} {key!r}: {advice}"


def _say_misfit(value: object, kind: inspect.Type, fault: str) -> str:
    """Which key holds what it cannot hold, and what it may be."""
    _, _, path = fault.rpartition(" - at ")
    name = ""
    for key, index in _STEP.findall(path.strip("`")):
        if key:
            name += f".{key}"
        if isinstance(kind, inspect.StructType) and isinstance(value, Mapping):
            kind = next(field.type for field in kind.fields if field.encode_name == key)
            value = value.get(key)
        elif isinstance(kind, inspect.DictType) and isinstance(value, Mapping):
            kind = kind.value_type
            value = "…"
        elif isinstance(kind, inspect.VarTupleType) and isinstance(value, list) and index.isdigit():
            kind, value = kind.item_type, value[int(index)]
            if isinstance(kind, inspect.StructType):
                name += f" {int(index) + 1}"
    if path.startswith("`key` in ") and isinstance(kind, inspect.DictType):
        return f"{name.lstrip('.')}: each key in it must be {describe(kind.key_type)}"
    shown = f" = {_toml(value)}" if isinstance(value, str | int | float | bool) else ""
    return f"{name.lstrip('.')}{shown}: it must be {describe(kind)}"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)


def describe(kind: inspect.Type) -> str:
    """What may stand there: "a number from 5 to 500"."""
    match kind:
        case inspect.BoolType():
            return "true or false"
        case inspect.IntType():
            return f"a whole number{_bounds(kind)}"
        case inspect.FloatType():
            return f"a number{_bounds(kind)}"
        case inspect.StrType():
            return 'text in "quotes"'
        case inspect.Metadata(type=inner, extra_json_schema=extra):
            meaning = str((extra or {}).get("description", "")).rstrip(".")
            return f'text in "quotes": {_within_sentence(meaning)}' if meaning else describe(inner)
        case inspect.DateType():
            return "a date, written 2026-11-30 and without quotes"
        case inspect.LiteralType(values=values):
            return f"one of {', '.join(_toml(value) for value in values)}"
        case inspect.VarTupleType(item_type=inspect.StructType()):
            return "tables, each below its name in [[double brackets]]"
        case inspect.VarTupleType(item_type=item):
            return f"a list in [brackets], each {describe(item)}"
        case inspect.DictType():
            return "a table"
        case inspect.StructType():
            return "a table of its own"
        case inspect.UnionType(types=types):
            return " or ".join(describe(one) for one in types if not isinstance(one, inspect.NoneType))
        case _:
            return "something else"


def _within_sentence(meaning: str) -> str:
    return meaning if meaning[1:2].isupper() else f"{meaning[0].lower()}{meaning[1:]}"


def _bounds(kind: inspect.IntType | inspect.FloatType) -> str:
    if kind.ge is not None and kind.le is not None:
        return f" from {kind.ge:g} to {kind.le:g}"
    if kind.gt is not None and kind.le is not None:
        return f" over {kind.gt:g}, up to {kind.le:g}"
    if kind.gt is not None:
        return f" over {kind.gt:g}"
    return f" of {kind.ge:g} or more" if kind.ge is not None else ""
