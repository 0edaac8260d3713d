"""JSON to typed values: what does not fit its type is refused, with the field at fault."""

from __future__ import annotations

import re
import types
from enum import Enum
from typing import (
    Annotated,
    Any,
    Final,
    Generic,
    Literal,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

import msgspec
from msgspec import Meta

from liveroom.core.refusals import Code, Refused
from liveroom.web.commands import sanitise

MAX_INTEGER: Final = 2**53 - 1
"""Beyond this a browser could not say the same number."""

Id = Annotated[str, Meta(pattern=r"^[!-~]{1,100}\Z")]
"""1 to 100 visible ASCII characters."""

Integer = Annotated[int, Meta(ge=-MAX_INTEGER, le=MAX_INTEGER)]

NOT_READ: Final = (msgspec.MsgspecError, UnicodeError, RecursionError)
"""What msgspec raises for a text or a value that is not what it should be."""

_NOT: Final = {
    "array": "not_a_list",
    "bool": "not_true_or_false",
    "int": "not_an_integer",
    "object": "not_an_object",
    "str": "not_a_text",
}
_BEYOND: Final = {"array": "too_many", "int": "out_of_range", "str": "not_an_id"}

# What msgspec says of a value that does not fit; tests hold it to these words.
_ERROR_TEXT: Final = re.compile(r"(.*?)(?: - at `\$\.?(.*)`)?", re.DOTALL)
_FIELD: Final = re.compile(r"Object (missing required|contains unknown) field `(.*)`", re.DOTALL)
_EXPECTED: Final = re.compile(r"Expected `(\w+)[^`]*`(?:, got `(\w+)`)?(?:.* <= (\d+))?.*")

T = TypeVar("T")
_decode = msgspec.json.Decoder().decode


def bad(field: str | None, problem: str, **facts: object) -> Refused:
    """The refusal of a message; `problem` says what is wrong with its `field`."""
    return Refused(Code.BAD_MESSAGE, field=field, problem=problem, **facts)


def json_object(raw: bytes | str) -> dict[str, Any]:
    """A JSON object; Refused for anything else, also for NaN, infinities and broken characters."""
    try:
        value = _decode(raw)
    except NOT_READ:
        raise bad(None, "not_json") from None
    if not isinstance(value, dict):
        raise bad(None, "not_an_object")
    return value


def encode(value: object) -> bytes:
    """Compact UTF-8 JSON."""
    return msgspec.json.encode(value)


class Reader(Generic[T]):
    """Reads values of one type, which may be declared for `msgspec` in any way."""

    def __init__(self, kind: Any) -> None:
        self._kind = kind
        self._decode = msgspec.json.Decoder[T](kind).decode

    def json(self, raw: bytes | str) -> T:
        """The value of a JSON object. Raises Refused."""
        try:
            value: T = self._decode(raw)
        except NOT_READ as error:
            json_object(raw)
            raise self._fault(error, "") from None
        return value

    def value(self, sent: object, where: str = "", strict: bool = True) -> T:
        """The value of what is decoded already and stands at a path. Raises Refused.

        With `strict` off texts may stand for numbers and truth values.
        """
        try:
            value: T = msgspec.convert(sent, self._kind, strict=strict)
        except NOT_READ as error:
            raise self._fault(error, where) from None
        return value

    def _fault(self, error: Exception, where: str) -> Refused:
        matched = _ERROR_TEXT.fullmatch(str(error))
        assert matched is not None
        what, at = matched[1], matched[2] or ""
        where = _within(where, at)
        if field := _FIELD.fullmatch(what):
            problem = "missing" if field[1] == "missing required" else "unknown_field"
            return bad(_within(where, sanitise.line(field[2])[:40]), problem)
        if expected := _EXPECTED.fullmatch(what):
            type_, got, limit = expected.groups()
            if got == "null":
                return bad(where or None, "missing")
            if got is not None:
                return bad(where or None, _NOT.get(type_, "not_understood"))
            facts = {"limit": int(limit)} if limit else {}
            return bad(where or None, _BEYOND[type_], **facts)
        return bad(where, "not_one_of", choices=_choices(self._kind, at))


def _within(where: str, name: str) -> str:
    return f"{where}.{name}" if where and name else where or name


def _choices(kind: Any, path: str) -> list[str]:
    """What may stand at a path of a type."""
    for name in re.findall(r"\w+", path):
        kind = _plain(kind)
        kind = get_args(kind)[0] if name.isdigit() else get_type_hints(kind)[name]
    kind = _plain(kind)
    if get_origin(kind) is Literal:
        return list(get_args(kind))
    return [member.value for member in kind] if issubclass(kind, Enum) else []


def _plain(kind: Any) -> Any:
    """A type without null and remarks."""
    while get_origin(kind) in (Annotated, Union, types.UnionType):
        kind = get_args(kind)[0]
    return kind


_IDS = Reader[str](Id)


def checked_id(field: str, value: str) -> str:
    """The id as it is; Refused unless it has 1 to 100 visible ASCII characters."""
    return _IDS.value(value, field)
