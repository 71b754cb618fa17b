"""Hypothesis strategies for every type of the wire, made from the types themselves."""

import re
from functools import cache
from typing import Any

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

from shared.wire import announcement, scalars, voice

LETTERS = st.sampled_from("aZ09.-_ é\u0660\U0001f600\"\\/'<")
CODE_LETTERS = "abcXYZ0129"


def texts(minimum: int | None, maximum: int | None) -> st.SearchStrategy[str]:
    return st.text(LETTERS, min_size=minimum or 0, max_size=min(12, maximum or 12))


PATTERNS: dict[str, st.SearchStrategy[str]] = {
    scalars.UUID_PATTERN: st.uuids().map(str),
    scalars.ONE_LINE: texts(0, None),
}


def _pattern_of(annotated: object) -> str:
    info = inspect.type_info(annotated)
    assert isinstance(info, inspect.Metadata | inspect.StrType)
    plain = info.type if isinstance(info, inspect.Metadata) else info
    assert isinstance(plain, inspect.StrType)
    assert plain.pattern is not None
    return plain.pattern


PATTERNS |= {
    _pattern_of(scalars.Code): st.builds(
        str.__add__, st.sampled_from(CODE_LETTERS), st.text(st.sampled_from(CODE_LETTERS + "._-"), max_size=8)
    ),
    _pattern_of(scalars.Number): st.builds(
        "{}-{}{:03}".format,
        st.sampled_from(["A", "BC", "XYZ"]),
        st.sampled_from(["", "K", "Z"]),
        st.integers(0, 99999),
    ),
    _pattern_of(scalars.Letter): st.sampled_from(["", "A", "K", "Z"]),
    _pattern_of(announcement.Wording): texts(1, None).filter(re.compile(_pattern_of(announcement.Wording)).match),
    _pattern_of(voice.ClockTime): st.times().map("{:%H:%M}".format),
    _pattern_of(scalars.Day): st.dates().map(str),
    _pattern_of(scalars.TokenHash): st.binary(min_size=32, max_size=32).map(bytes.hex),
    _pattern_of(scalars.PairingCode): st.integers(0, 999_999).map("{:06}".format),
    _pattern_of(scalars.Language): st.sampled_from(["id", "en", "jv"]),
}


@cache
def messages(type: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - any type that can be told from another
    """Values of a wire type, optional parts sometimes left at their defaults. Made once."""
    info = inspect.type_info(type)
    return _made_of(info) if isinstance(info, inspect.StructType) else _from(info)


def _made_of(info: inspect.StructType) -> st.SearchStrategy[Any]:
    required = {field.name: _from(field.type) for field in info.fields if field.required}
    optional = {field.name: _from(field.type) for field in info.fields if not field.required}
    return st.fixed_dictionaries(required, optional=optional).map(lambda values: info.cls(**values))


def _from(info: inspect.Type) -> st.SearchStrategy[Any]:
    match info:
        case inspect.Metadata(type=inner):
            return _from(inner)
        case inspect.StructType(cls=cls):
            return messages(cls)
        case inspect.UnionType(types=types):
            return st.one_of([_from(one) for one in types])
        case inspect.LiteralType(values=values):
            return st.sampled_from(values)
        case inspect.VarTupleType(item_type=item):
            return st.lists(_from(item), max_size=3).map(tuple)
        case inspect.StrType(pattern=None):
            return texts(info.min_length, info.max_length)
        case inspect.StrType(pattern=str(pattern)):
            return PATTERNS[pattern].filter(lambda text: len(text) >= (info.min_length or 0))
        case inspect.IntType():
            assert info.gt is None
            most = info.le if info.le is not None else info.lt - 1 if info.lt is not None else 2**53 - 1
            return st.integers(0 if info.ge is None else info.ge, most)
        case inspect.FloatType():
            return st.floats(0, 1e6)
        case inspect.BoolType():
            return st.booleans()
        case inspect.NoneType():
            return st.none()
        case inspect.DictType(value_type=inspect.StrType(), key_type=key):
            return st.dictionaries(_from(key), texts(1, 8), max_size=2)
        case inspect.DictType(value_type=inspect.DictType() as words, key_type=key):
            return st.dictionaries(_from(key), _from(words), max_size=2)
        case inspect.DictType(value_type=inspect.AnyType()):
            return st.dictionaries(texts(1, 8), st.none() | st.booleans() | st.integers(-(2**53), 2**53) | texts(0, 8))
    raise NotImplementedError(f"No strategy for {info!r}")


def structs_within(type: object) -> frozenset[type[msgspec.Struct]]:
    """All struct types that a wire type is made of, itself included."""
    found: set[Any] = set()
    _collect(inspect.type_info(type), found)
    return frozenset(found)


def _collect(info: inspect.Type, found: set[Any]) -> None:
    match info:
        case inspect.Metadata(type=inner) | inspect.VarTupleType(item_type=inner):
            _collect(inner, found)
        case inspect.UnionType(types=types):
            for one in types:
                _collect(one, found)
        case inspect.StructType(cls=cls, fields=fields) if cls not in found:
            found.add(cls)
            for field in fields:
                _collect(field.type, found)
