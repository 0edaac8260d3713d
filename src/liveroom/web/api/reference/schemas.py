"""JSON Schemas of the types that messages are decoded to and answers are declared as."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any, cast

import msgspec

from liveroom.web.commands import incoming, whole_programs

Schema = dict[str, Any]

COMMAND = "Command"
"""The component that is any command."""

REFERENCE = "#/components/schemas/{name}"


def schemas(kinds: Iterable[Any]) -> tuple[list[Schema], dict[str, Schema]]:
    """The schema of each type, in their order, and the components to which these refer."""
    commands = incoming.kinds()
    wanted = [*kinds, *commands.values()]
    found, components = msgspec.json.schema_components(wanted, ref_template=REFERENCE)
    components[COMMAND] = _choice(commands)
    _whole(components, commands)
    return (
        [cast(Schema, _portable(each)) for each in found[: -len(commands)]],
        {name: cast(Schema, _portable(each)) for name, each in sorted(components.items())},
    )


def reference(name: str) -> Schema:
    """What stands for a component."""
    return {"$ref": REFERENCE.format(name=name)}


def _choice(commands: dict[str, Any]) -> Schema:
    """Any command: which one it is, its field `command` says."""
    refs = {name: REFERENCE.format(name=kind.__name__) for name, kind in commands.items()}
    return {
        "title": COMMAND,
        "oneOf": [{"$ref": ref} for ref in refs.values()],
        "discriminator": {"propertyName": "command", "mapping": refs},
    }


def _whole(components: dict[str, Schema], commands: dict[str, Any]) -> None:
    """A program that opens a room may say what `change_event` and `change_segment` may, too."""
    for program, command, also in (
        ("SentProgram", "change_event", whole_programs.EVENT),
        ("SentSegment", "change_segment", whole_programs.SEGMENT),
    ):
        fields = components[commands[command].__name__]["properties"]
        whole = components[program]
        more = {name: _or_null(fields[name]) for name in sorted(also)}
        components[f"Whole{program.removeprefix('Sent')}"] = {
            **whole,
            "title": f"Whole{program.removeprefix('Sent')}",
            "properties": whole["properties"] | more,
        }
    properties = components["WholeProgram"]["properties"]
    segments = {"type": "array", "items": reference("WholeSegment"), "maxItems": 500}
    properties["segments"] = _or_null(segments)
    for each in components.values():
        if each.get("title") == "RoomWanted":
            each["properties"]["program"] = reference("WholeProgram")


def _or_null(schema: Schema) -> Schema:
    if {"type": "null"} in schema.get("anyOf", ()):
        return schema
    return {"anyOf": [schema, {"type": "null"}]}


def _portable(value: object) -> object:
    r"""With patterns as ECMA-262 has them, which knows no `\Z`."""
    if isinstance(value, dict):
        return {
            name: each.replace(r"\Z", "$") if name == "pattern" else _portable(each)
            for name, each in value.items()
        }
    return [_portable(each) for each in value] if isinstance(value, list) else value


def union(kinds: Iterable[Any]) -> Any:
    """A type that is one of several."""
    return reduce(or_, kinds)
