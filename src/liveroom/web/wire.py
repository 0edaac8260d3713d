"""JSON and forms to commands: strict, so that nothing unknown or unclean goes further."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints
from urllib.parse import urlsplit

import msgspec

from liveroom.core.commands import NAMES, Command, LoadProgram
from liveroom.core.ids import CommandId
from liveroom.core.program import Program
from liveroom.core.refusals import Code, Refused
from liveroom.web import clean, programs

MAX_ID = 100
"""Characters of a command's id."""

MAX_ADDRESS = 2_000

MAX_INTEGER = 2**53 - 1
"""Beyond this a browser could not say the same number."""

_SEVERAL_LINES = frozenset({"text", "reason"})
_ENVELOPE = frozenset({"t", "id", "command"})


def bad(field: str | None, problem: str, **facts: object) -> Refused:
    """The refusal of a message; `problem` says what is wrong with its `field`."""
    return Refused(Code.BAD_MESSAGE, field=field, problem=problem, **facts)


def decode(raw: bytes | str) -> dict[str, Any]:
    """A JSON object; Refused for anything else, also for NaN, infinities and broken characters."""
    try:
        value = msgspec.json.decode(raw)
    except (msgspec.MsgspecError, UnicodeError, RecursionError, ValueError):
        raise bad(None, "not_json") from None
    if not isinstance(value, dict):
        raise bad(None, "not_an_object")
    return value


def encode(value: object) -> bytes:
    """Compact UTF-8 JSON."""
    return msgspec.json.encode(value)


def command_id(message: Mapping[str, object]) -> CommandId:
    """The id that the client made: 1 to MAX_ID visible ASCII characters."""
    if "id" not in message:
        raise bad("id", "missing")
    value = message["id"]
    if not isinstance(value, str):
        raise bad("id", "not_a_text")
    if not 1 <= len(value) <= MAX_ID or not all("!" <= letter <= "~" for letter in value):
        raise bad("id", "not_an_id")
    return CommandId(value)


def command(message: Mapping[str, object]) -> Command:
    """The command of a message {"id", "command", …fields}; Refused names the field at fault."""
    name = message.get("command")
    if not isinstance(name, str):
        raise bad("command", "missing" if name is None else "not_a_text")
    kind = NAMES.get(name)
    if kind is None:
        raise bad("command", "unknown_command", command=clean.line(name)[:40])
    readers = _FIELDS[name]
    for field in message:
        if field not in readers and field not in _ENVELOPE:
            raise bad(clean.line(field)[:40], "unknown_field")
    values = {field: _read(field, reader, message) for field, reader in readers.items()}
    return cast("Callable[..., Command]", kind)(**values)


def only(message: Mapping[str, object], *known: str) -> None:
    """Refuse a message with a field beside the known ones."""
    for field in message:
        if field not in known:
            raise bad(clean.line(field)[:40], "unknown_field")


def optional_name(value: object) -> str | None:
    """A display name as typed, cleaned; nothing and blanks are no name."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise bad("name", "not_a_text")
    return clean.line(value) or None


class _Reader(msgspec.Struct, frozen=True):
    base: Any
    optional: bool
    required: bool


def _read(field: str, reader: _Reader, message: Mapping[str, object]) -> object:
    if field not in message:
        if reader.required:
            raise bad(field, "missing")
        return None
    value = message[field]
    if value is None:
        if not reader.optional:
            raise bad(field, "missing")
        return None
    return _value(field, reader.base, value)


def _value(field: str, base: Any, value: object) -> object:
    if base is bool:
        if not isinstance(value, bool):
            raise bad(field, "not_true_or_false")
        return value
    if base is int:
        return _integer(field, value)
    if base is Program:
        return programs.program(value, within=field)
    if not isinstance(value, str):
        raise bad(field, "not_a_text")
    if get_origin(base) is Literal:
        if value not in get_args(base):
            raise bad(field, "not_one_of", choices=list(get_args(base)))
        return value
    if field == "name":
        return clean.line(value) or None
    if field == "stream":
        return _address(field, value)
    return clean.lines(value) if field in _SEVERAL_LINES else clean.line(value)


def _address(field: str, text: str) -> str:
    """An https address as it was given: pages make a link of it, so nothing else will do."""
    try:
        parts = urlsplit(text)
        fits = parts.scheme == "https" and bool(parts.hostname) and parts.username is None
    except ValueError:
        fits = False
    if not fits or len(text) > MAX_ADDRESS or not text.isprintable() or " " in text:
        raise bad(field, "not_https")
    return text


def _integer(field: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise bad(field, "not_an_integer")
    if abs(value) > MAX_INTEGER:
        raise bad(field, "out_of_range")
    return value


def _fields(kind: type[Command]) -> Mapping[str, _Reader]:
    """How to read each field of a command, from the types that the command itself declares."""
    hints = get_type_hints(kind)
    return {
        field.name: _reader(hints[field.name], required=field.default is MISSING)
        for field in fields(kind)
    }


def _reader(hint: Any, required: bool) -> _Reader:
    optional = False
    if get_origin(hint) in (Union, types.UnionType):
        parts = [part for part in get_args(hint) if part is not type(None)]
        optional = len(parts) < len(get_args(hint))
        hint = parts[0]
    return _Reader(getattr(hint, "__supertype__", hint), optional, required)


_FIELDS: dict[str, Mapping[str, _Reader]] = {name: _fields(kind) for name, kind in NAMES.items()}


def form_fields(name: str, typed: Mapping[str, str]) -> dict[str, object]:
    """What a form says, as the JSON of a message: numbers and truth values from their texts.

    An empty field is null where a command allows null; a text that is no number stays a text, so
    that `command` refuses it by name.
    """
    kind = NAMES.get(name)
    if kind is None or kind is LoadProgram:
        return dict(typed)
    readers = _FIELDS[name]
    return {
        field: _from_text(readers[field], text) if field in readers else text
        for field, text in typed.items()
    }


def _from_text(reader: _Reader, text: str) -> object:
    if text == "" and reader.optional:
        return None
    if reader.base is bool:
        return {"true": True, "false": False}.get(text, text)
    if reader.base is int:
        digits = text.strip().removeprefix("-")
        return int(text) if digits.isascii() and digits.isdigit() and len(digits) < 17 else text
    return text
