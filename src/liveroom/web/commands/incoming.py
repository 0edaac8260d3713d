"""Messages and forms to commands: decoded once, whole, by the types that a command declares."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from operator import or_
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import UNSET, Struct, UnsetType, defstruct
from msgspec.structs import FieldInfo, fields

from liveroom.core.commands import NAMES, Command
from liveroom.core.ids import CommandId
from liveroom.core.program import Program, Segment
from liveroom.core.refusals import Code, Refused
from liveroom.core.text import Name
from liveroom.web.commands import sanitise
from liveroom.web.commands.decode import NOT_READ, Id, Integer, Reader, bad, json_object
from liveroom.web.commands.field_kinds import CLEANED, SENT_AS
from liveroom.web.commands.programs import SentProgram, SentSegments, segments


class Sent(Struct, frozen=True, gc=False):
    """A command as somebody sent it; after `not_after`, in UTC ms, it is no longer meant."""

    id: CommandId
    command: Command
    not_after: int | None = None


class Malformed(Struct, frozen=True):
    """A message that is no command, and why. `id` is what it has for one, for the answer."""

    id: str | None
    code: Code
    facts: Mapping[str, object]

    @property
    def why(self) -> Refused:
        """A refusal to raise.

        None is kept: once raised it holds the frames that it came through, and they this message,
        so that all of a request would wait for the garbage collector.
        """
        return Refused(self.code, **self.facts)


class Ping(Struct, frozen=True, forbid_unknown_fields=True, tag_field="t", tag="ping"):
    """Asks for the server's time; `c` comes back as it is."""

    c: int | float


class Seen(Struct, frozen=True, forbid_unknown_fields=True):
    """The last frame that a subscriber saw."""

    epoch: str
    seq: int


class Hello(Struct, frozen=True, forbid_unknown_fields=True):
    """The first message on a socket."""

    t: Literal["hello"]
    resume: Seen | None = None
    lean: bool = False
    beat: bool = False
    paged: bool = False


def command(raw: bytes | str, name: str | None) -> Sent | Malformed:
    """The command of a JSON text; `name` goes with a question that says nothing of one.

    Raises Refused for what is no JSON object.
    """
    try:
        return _sent(_decode(raw), name)
    except (*NOT_READ, Refused):
        return _read(json_object(raw), name)


def message(raw: bytes | str, name: str | None) -> Sent | Malformed | Ping:
    """The same on a socket, where messages say in `t` what they are. Raises Refused."""
    try:
        message = _decode(raw)
        if message.t is not UNSET:
            return _sent(message, name)
    except (*NOT_READ, Refused):
        pass
    value = json_object(raw)
    match value.get("t"):
        case "command":
            return _read(value, name)
        case "ping":
            return _PINGS.value(value)
        case _:
            raise bad("t", "not_one_of", choices=["command", "ping"])


def hello(raw: bytes | str) -> Hello:
    """The first message on a socket. Raises Refused."""
    return _HELLOS.json(raw)


def form(typed: Mapping[str, object], name: str | None) -> Sent | Malformed:
    """The command of a form: texts stand for numbers and truth values.

    An empty field is null where the command allows null.
    """
    message = _MESSAGES.get(str(typed.get("command", "")))
    nullable = message.nullable if message else ()
    value = {
        field: None if text == "" and field in nullable else text for field, text in typed.items()
    }
    return _read(value, name, strict=False)


def of_fields(name: str, fields: Mapping[str, object], where: str) -> Command:
    """The command of this name with these fields, cleaned as those of a message.

    Raises Refused with the path of the field at fault, which stands below `where`.
    """
    read = _read({"command": name, "id": "fields", **fields}, None)
    if isinstance(read, Malformed):
        field = read.facts.get("field")
        raise Refused(read.code, **{**read.facts, "field": f"{where}.{field}"})
    return read.command


def kinds() -> dict[str, Any]:
    """What the message of each command is decoded to, by the command's name."""
    return {name: message.kind for name, message in _MESSAGES.items()}


_EVERY = (
    ("t", Literal["command"] | UnsetType, UNSET),
    ("id", Id),
    ("not_after", Integer | UnsetType, UNSET),
)

_SENT_AS = SENT_AS | {Program: SentProgram, tuple[Segment, ...]: SentSegments}
_CLEANED = CLEANED | {Program: SentProgram.program, tuple[Segment, ...]: segments}


class _Message(Struct):
    """How a command is sent: what its message is decoded to, and how that becomes the command."""

    kind: Any
    command: Callable[..., Command]
    fields: tuple[str, ...]
    nullable: frozenset[str]
    cleaned: tuple[tuple[int, str, Callable[[Any, str], object]], ...]
    """Places and names of fields, and what cleans them."""
    named: int | None
    """The place of a name that may go without saying."""


def _message(name: str, command: type[Command]) -> _Message:
    """The same fields beside those that every message has, as the tables above have them."""
    hints = get_type_hints(command, include_extras=True)
    options = [_options(hints[field.name]) for field in fields(command)]
    kind = defstruct(
        command.__name__,
        [*_EVERY, *map(_declared, fields(command), options)],
        kw_only=True,
        gc=False,
        tag_field="command",
        tag=name,
        forbid_unknown_fields=True,
    )
    names = tuple(field.name for field in fields(command))
    return _Message(
        kind,
        command,
        names,
        frozenset(field for field, each in zip(names, options, strict=True) if NoneType in each),
        tuple(
            (place, names[place], _CLEANED[option])
            for place, each in enumerate(options)
            for option in each
            if option in _CLEANED
        ),
        next((place for place, each in enumerate(options) if Name in each), None),
    )


def _options(hint: Any) -> tuple[Any, ...]:
    """The kinds of which a field may be, whether it has to be said or not."""
    is_union = get_origin(hint) in (Union, UnionType)
    return tuple(each for each in get_args(hint) if each is not UnsetType) if is_union else (hint,)


def _declared(field: FieldInfo, options: tuple[Any, ...]) -> tuple[str, Any, Any]:
    default = UNSET if Name in options else field.default
    kinds = [_SENT_AS.get(option, option) for option in options]
    return field.name, reduce(or_, kinds if default is not UNSET else [*kinds, UnsetType]), default


_MESSAGES = {name: _message(name, command) for name, command in NAMES.items()}
_BY_KIND = {message.kind: message for message in _MESSAGES.values()}
_READERS = {name: Reader[Any](message.kind) for name, message in _MESSAGES.items()}
_decode = msgspec.json.Decoder[Any](reduce(or_, _BY_KIND)).decode
_HELLOS = Reader[Hello](Hello)
_PINGS = Reader[Ping](Ping)


def _read(value: Mapping[str, object], name: str | None, strict: bool = True) -> Sent | Malformed:
    try:
        return _sent(_reader(value.get("command")).value(value, strict=strict), name)
    except Refused as why:
        id_ = value.get("id")
        return Malformed(id_ if isinstance(id_, str) else None, why.code, why.facts)


def _reader(name: object) -> Reader[Any]:
    if not isinstance(name, str):
        raise bad("command", "missing" if name is None else "not_a_text")
    if name not in _READERS:
        raise bad("command", "unknown_command", command=sanitise.line(name)[:40])
    return _READERS[name]


def _sent(message: Any, name: str | None) -> Sent:
    """Raises Refused for a text that will not do."""
    kind = _BY_KIND[type(message)]
    values = [getattr(message, field) for field in kind.fields]
    if kind.named is not None and values[kind.named] is UNSET:
        values[kind.named] = name
    for place, field, clean in kind.cleaned:
        if values[place] is not UNSET and values[place] is not None:
            values[place] = clean(values[place], field)
    not_after = None if message.not_after is UNSET else message.not_after
    return Sent(message.id, kind.command(*values), not_after)
