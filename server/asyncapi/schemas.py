"""Schema objects of AsyncAPI 3: JSON Schema draft 07 with a few words more."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

import msgspec
from msgspec import Struct

from server.asyncapi.prose import MODULES, describe_fields
from server.domain.refusals import Refusal
from shared.wire.scalars import END, CommandId

Schema = dict[str, Any]

_TEMPLATE: Final = "#/components/schemas/{name}"
REQUEST_ID: Final = "RequestId"
COMMAND_ID: Final = "CommandId"
_NONE: Final = re.compile(r"\bNone\b")


def refer_to(name: str) -> Schema:
    """A reference to a schema of the document."""
    return {"$ref": _TEMPLATE.format(name=name)}


def describe_ids() -> dict[str, Schema]:
    """The two kinds of request ids."""
    any_id = {
        "title": REQUEST_ID,
        "description": "What the client calls its request: any string or integer. The answer repeats it.",
        "type": ["string", "integer"],
    }
    return {REQUEST_ID: any_id, COMMAND_ID: {"title": COMMAND_ID} | _rewrite(msgspec.json.schema(CommandId))}


def describe_types(types: Iterable[object]) -> dict[str, Schema]:
    """A schema for every struct that `types` are made of, by name, described by the docstrings."""
    _, components = msgspec.json.schema_components(types, ref_template=_TEMPLATE)
    classes = {name: cls for module in MODULES for name, cls in vars(module).items() if isinstance(cls, type)}
    for name, schema in components.items():
        cls = classes[name]
        if not issubclass(cls, Struct):
            raise TypeError(f"{name} is no struct of the wire")
        for field, said in describe_fields(cls).items():
            if said:
                schema["properties"][field] = _describe(schema["properties"][field], said)
    return {name: _rewrite(components[name]) for name in sorted(components)}


def describe_refusals(refusals: Iterable[type[Refusal]]) -> list[Schema]:
    """Code, meaning and details of every rule that can refuse a command."""
    listed = tuple(refusals)
    _, components = msgspec.json.schema_components(listed, ref_template=_TEMPLATE)
    return [_describe_refusal(refusal.code, components[refusal.__name__]) for refusal in listed]


def describe_details(members: Mapping[str, object]) -> Schema:
    """A schema for the data of an error, from the types of its members."""
    properties = {name: _rewrite(msgspec.json.schema(type)) for name, type in members.items()}
    return {"type": "object", "properties": properties, "required": [*members]}


def _describe_refusal(code: str, schema: Schema) -> Schema:
    details = {key: schema[key] for key in ("type", "properties", "required")}
    return {"code": code, "description": schema.get("description", ""), "details": _rewrite(details)}


def _describe(schema: Schema, said: str) -> Schema:
    if "$ref" in schema:  # what stands beside a reference is not read
        return {"description": said, "allOf": [schema]}
    known = schema.get("description")
    return {**schema, "description": f"{said} {known}" if known else said}


def _rewrite(schema: Any) -> Any:  # noqa: ANN401 - any JSON
    """msgspec speaks OpenAPI's dialect of JSON Schema 2020-12, the patterns speak Python, and the docstrings too."""
    match schema:
        case {"anyOf": choices, "discriminator": _, **rest}:  # AsyncAPI's discriminator names schemas, not tags
            return _rewrite({**rest, "oneOf": choices})
        case {"enum": [only], **rest}:
            return {**_rewrite(rest), "const": only}
        case {"pattern": str(pattern), **rest} if pattern.endswith(END):
            return {**_rewrite(rest), "pattern": pattern.removesuffix(END) + "$"}
        case {"description": str(said), **rest} if _NONE.search(said):
            return _rewrite({**rest, "description": _NONE.sub("null", said)})
        case dict():
            return {key: _rewrite(value) for key, value in schema.items()}
        case list():
            return [_rewrite(item) for item in schema]
        case _:
            return schema
