"""JSON and forms to commands: strict, so that nothing unknown or unclean goes further."""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints
from urllib.parse import urlsplit

import msgspec
from msgspec.structs import fields

from liveroom.core.commands import NAMES, Command, LoadProgram, Vote
from liveroom.core.ids import CommandId, QuestionId
from liveroom.core.program import Program
from liveroom.core.refusals import Code, Refused
from liveroom.web.commands import programs, sanitise

MAX_ID = 100
"""Characters of a command's id."""

MAX_ADDRESS = 2_000

MAX_INTEGER = 2**53 - 1
"""Beyond this a browser could not say the same number."""

_SEVERAL_LINES = frozenset({"text", "reason"})
_ENVELOPE = frozenset({"t", "id", "command", "not_after"})
_ID = re.compile(f"[!-~]{{1,{MAX_ID}}}")
_decode = msgspec.json.Decoder().decode
_NO_JSON = (msgspec.MsgspecError, UnicodeError, RecursionError, ValueError)


class _SentVote(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    """What thousands send at once."""

    t: Literal["command"]
    id: CommandId
    command: Literal["vote"]
    question: QuestionId
    value: bool


_decode_vote = msgspec.json.Decoder(_SentVote).decode


def bad(field: str | None, problem: str, **facts: object) -> Refused:
    """The refusal of a message; `problem` says what is wrong with its `field`."""
    return Refused(Code.BAD_MESSAGE, field=field, problem=problem, **facts)


def decode(raw: bytes | str) -> dict[str, Any]:
    """A JSON object; Refused for anything else, also for NaN, infinities and broken characters."""
    try:
        value = _decode(raw)
    except _NO_JSON:
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
    return CommandId(checked_id("id", value))


def checked_id(field: str, value: str) -> str:
    """The id as it is; Refused unless it has 1 to MAX_ID visible ASCII characters."""
    if not _ID.fullmatch(value):
        raise bad(field, "not_an_id")
    return value


def not_after(message: Mapping[str, object]) -> int | None:
    """The instant up to which a command is meant, in UTC ms; None where it says none."""
    if "not_after" not in message:
        return None
    value = message["not_after"]
    if isinstance(value, bool) or not isinstance(value, int):
        raise bad("not_after", "not_an_integer")
    return value


def command(message: Mapping[str, object]) -> Command:
    """The command of a message {"id", "command", …fields}; Refused names the field at fault."""
    name = message.get("command")
    if not isinstance(name, str):
        raise bad("command", "missing" if name is None else "not_a_text")
    form = _FORMS.get(name)
    if form is None:
        raise bad("command", "unknown_command", command=sanitise.line(name)[:40])
    if not message.keys() <= form.known:
        only(message, *form.known)
    return form.kind(*[_read(reader, message) for reader in form.readers])


def vote(text: str) -> tuple[CommandId, Vote] | None:
    """A vote, if the text is one and nothing is wrong with it, in a third of the time.

    None for all else: `decode`, `command_id` and `command` know what it is.
    """
    if '"vote"' not in text:
        return None
    try:
        sent = _decode_vote(text)
    except _NO_JSON:
        return None
    if not _ID.fullmatch(sent.id):
        return None
    return sent.id, _vote(sent.question, sent.value)


@lru_cache(1_024)  # thousands vote for the same few questions
def _vote(question: QuestionId, value: bool) -> Vote:
    return Vote(QuestionId(sanitise.line(question)), value)


def only(message: Mapping[str, object], *known: str) -> None:
    """Refuse a message with a field beside the known ones."""
    for field in message:
        if field not in known:
            raise bad(sanitise.line(field)[:40], "unknown_field")


def optional_name(value: object) -> str | None:
    """A display name as typed, cleaned; nothing and blanks are no name."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise bad("name", "not_a_text")
    return sanitise.line(value) or None


class _Reader(msgspec.Struct, frozen=True):
    """One field of a command: its type, what makes its value, and whether it must be there."""

    field: str
    base: Any
    value: Callable[[str, object], object]
    optional: bool
    required: bool


class _Form(msgspec.Struct, frozen=True):
    """A kind of command, its fields in the order in which it takes them, and all known names."""

    kind: Callable[..., Command]
    readers: tuple[_Reader, ...]
    known: frozenset[str]


def _read(reader: _Reader, message: Mapping[str, object]) -> object:
    value = message.get(reader.field)
    if value is not None:
        return reader.value(reader.field, value)
    may_lack = reader.optional if reader.field in message else not reader.required
    if not may_lack:
        raise bad(reader.field, "missing")
    return None


def _value(field: str, base: Any) -> Callable[[str, object], object]:
    """What makes a field's value out of JSON, or refuses it."""
    if base is bool:
        return _truth
    if base is int:
        return _integer
    if base is Program:
        return lambda field, value: programs.program(value, within=field)
    if get_origin(base) is Literal:
        return partial(_choice, get_args(base))
    if field == "name":
        return lambda field, value: sanitise.line(_text(field, value)) or None
    if field == "stream":
        return lambda field, value: _address(field, _text(field, value))
    if field in _SEVERAL_LINES:
        return lambda field, value: sanitise.lines(_text(field, value))
    return lambda field, value: sanitise.line(_text(field, value))


def _text(field: str, value: object) -> str:
    if not isinstance(value, str):
        raise bad(field, "not_a_text")
    return value


def _truth(field: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise bad(field, "not_true_or_false")
    return value


def _choice(choices: Sequence[str], field: str, value: object) -> str:
    if _text(field, value) not in choices:
        raise bad(field, "not_one_of", choices=list(choices))
    return _text(field, value)


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


def _form(kind: type[Command]) -> _Form:
    """How to read a command, from the types that it declares itself."""
    hints = get_type_hints(kind)
    readers = tuple(
        _reader(field.name, hints[field.name], required=field.required) for field in fields(kind)
    )
    return _Form(kind, readers, _ENVELOPE.union(reader.field for reader in readers))


def _reader(field: str, hint: Any, required: bool) -> _Reader:
    optional = False
    if get_origin(hint) in (Union, types.UnionType):
        parts = [part for part in get_args(hint) if part is not type(None)]
        optional = len(parts) < len(get_args(hint))
        hint = parts[0]
    base = getattr(hint, "__supertype__", hint)
    return _Reader(field, base, _value(field, base), optional, required)


_FORMS = {name: _form(kind) for name, kind in NAMES.items()}


def form_fields(name: str, typed: Mapping[str, str]) -> dict[str, object]:
    """What a form says, as the JSON of a message: numbers and truth values from their texts.

    An empty field is null where a command allows null; a text that is no number stays a text, so
    that `command` refuses it by name.
    """
    kind = NAMES.get(name)
    if kind is None or kind is LoadProgram:
        return dict(typed)
    readers = {reader.field: reader for reader in _FORMS[name].readers}
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
