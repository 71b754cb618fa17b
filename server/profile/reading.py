"""Reads raw TOML into the schema without stopping at the first thing that does not fit.

What does not fit is reported and stands in the result as it is, if it has the right type, or as an empty value, so
that the rules after this can look at all the rest. Only a result without findings may be built upon.
"""

import types
import typing
from datetime import date
from typing import Any, TypeVar

import msgspec
from msgspec.structs import FieldInfo, fields

from server.profile.mistakes import Findings, Place, Rule, did_you_mean, written
from server.profile.schema import Table

UNREAD_DATE = date.min
"""Stands where no date could be read."""

_EMPTY: dict[type, object] = {str: "", int: 0, bool: False, date: UNREAD_DATE}
_KINDS = {bool: "true or false", int: "a number", float: "a number", str: "a text", list: "a list", dict: "a table"}

Kind = Any
"""A type as annotations have it: plain, Annotated, generic or a union; typing has no word for all of these."""

_T = TypeVar("_T", bound=Table)


def read(kind: type[_T], raw: object, place: Place, findings: Findings) -> _T:
    """A table of the schema from what tomllib read."""
    if not isinstance(raw, dict):
        findings.report(place, "wrong-type", f"{_shown(raw)}.", "Write a table with keys here.")
        return _empty_table(kind)
    known = {info.encode_name: info for info in fields(kind)}
    meant = _report_unknown_keys(raw, known, place, findings)
    values: dict[str, object] = {}
    for key, info in known.items():
        if key in raw:
            values[info.name] = _value(info.type, raw[key], (*place, key), findings)
        elif info.required:
            if key not in meant:
                findings.report(
                    place, "missing-key", f'"{key}" is missing.', f"Add {key}: {_description(info.type, key)}."
                )
            values[info.name] = _empty(info.type)
    return kind(**values)


def _report_unknown_keys(raw: dict[str, object], known: dict[str, FieldInfo], place: Place, findings: Findings) -> str:
    meant = ""
    for key in raw.keys() - known.keys():
        hint = did_you_mean(key, known.keys() - raw.keys())
        meant += hint
        remedy = f"{hint}Known keys here: {', '.join(known)}."
        findings.report((*place, key), "unknown-key", f'"{key}" is no key of this table.', remedy)
    return meant


def _value(kind: Kind, raw: object, place: Place, findings: Findings) -> object:
    kind = _member(kind, raw)
    base = _base(kind)
    if _is_table(base):
        return read(base, raw, place, findings)
    if _origin(kind) is list:
        return _list(kind, raw, place, findings)
    if _origin(kind) is dict:
        key, item = typing.get_args(base)
        return _dict(key, item, raw, place, findings)
    return _leaf(kind, base, raw, place, findings)


def _list(kind: Kind, raw: object, place: Place, findings: Findings) -> list[object]:
    if isinstance(raw, list):
        (item,) = typing.get_args(_base(kind))
        if not raw and _meta(kind).min_length:
            findings.report(place, "nothing-there", "It is empty.", f"Write {_meta(kind).description}.")
        return [_value(item, each, (*place, position), findings) for position, each in enumerate(raw)]
    if isinstance(raw, dict):
        header = ".".join(str(step) for step in place if isinstance(step, str))
        remedy = f"Head each of them with double square brackets: [[{header}]]."
    else:
        remedy = "Put it in square brackets: [ … ]."
    findings.report(place, "wrong-type", f"{_shown(raw)}, where a list belongs.", remedy)
    return []


def _dict(key_kind: Kind, item: Kind, raw: object, place: Place, findings: Findings) -> dict[str, object]:
    if isinstance(raw, dict):
        for key in raw:
            if _meta(key_kind).pattern:
                _leaf(key_kind, str, key, (*place, key), findings)
        return {key: _value(item, each, (*place, key), findings) for key, each in raw.items()}
    findings.report(place, "wrong-type", f"{_shown(raw)}.", f"Write a table, headed [{written(place)}].")
    return {}


def _leaf(kind: Kind, base: type, raw: object, place: Place, findings: Findings) -> object:
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError:
        fits = type(raw) is base
        rule: Rule = "wrong-value" if fits else "wrong-type"
        what = _unfit(kind, raw) if fits else f"{_shown(raw)}."
        findings.report(place, rule, what, f"Write {_description(kind, str(place[-1]))}.")
        return raw if fits else _EMPTY[base]


def _unfit(kind: Kind, raw: object) -> str:
    longest = _meta(kind).max_length
    if raw == "":
        return "It is empty."
    if longest and isinstance(raw, str) and len(raw) > longest:
        return f'"{raw[:30]}…" is {len(raw)} characters long.'
    return f"{raw!r} does not fit."


def _shown(raw: object) -> str:
    kind = next((name for of, name in _KINDS.items() if isinstance(raw, of)), "a date or time")
    return f"It is {kind}" if isinstance(raw, list | dict) else f"{raw!r} is {kind}"


def _member(kind: Kind, raw: object) -> Kind:
    """The member of a union that a raw value should be read as; any other type is itself."""
    if _origin(kind) not in (typing.Union, types.UnionType):
        return kind
    members = [member for member in typing.get_args(kind) if member is not type(None)]
    for member in members:
        base = _base(member)
        if isinstance(raw, dict if _is_table(base) else _origin(member)):
            return member
    return members[0]


def _base(kind: Kind) -> Kind:
    return typing.get_args(kind)[0] if hasattr(kind, "__metadata__") else kind


def _is_table(base: Kind) -> bool:
    return isinstance(base, type) and issubclass(base, Table)


def _origin(kind: Kind) -> Kind:
    """What stands behind a type: list for list[str], Union for a union, str for an annotated str."""
    base = _base(kind)
    origin: Kind = typing.get_origin(base)
    return origin or base


def _meta(kind: Kind) -> msgspec.Meta:
    return next((each for each in getattr(kind, "__metadata__", ()) if isinstance(each, msgspec.Meta)), msgspec.Meta())


def _description(kind: Kind, key: str) -> str:
    kind = _member(kind, None)
    if description := _meta(kind).description:
        return description
    return f"a table headed [{key}]" if _origin(kind) is not list else "a list in square brackets"


def _empty(kind: Kind) -> object:
    origin = _origin(_member(kind, None))
    if _is_table(origin):
        return _empty_table(origin)
    return _EMPTY[origin] if origin in _EMPTY else origin()


def _empty_table(kind: type[_T]) -> _T:
    return kind(**{info.name: _empty(info.type) for info in fields(kind) if info.required})
