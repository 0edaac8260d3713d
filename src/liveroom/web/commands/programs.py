"""A program that somebody sends as JSON, held against what an announcement could say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar
from zoneinfo import ZoneInfo

from liveroom.core.program import Kind, Program, Segment, Speaker
from liveroom.core.refusals import Code, Refused
from liveroom.web.commands import sanitise

MAX_SEGMENTS = 500
MAX_SPEAKERS = 50
MAX_ITEMS = 200
MAX_TITLE = 300
MAX_SECONDS = 86_400
MAX_INSTANT = 253_402_300_799_000
"""The last second of the year 9999, in UTC milliseconds."""

Json = Mapping[str, object]
Row = TypeVar("Row")


def program(value: object, within: str = "program") -> Program:
    """The program of an object as `liveroom program --json` prints it; its warnings are let by.

    Raises Refused with the field at fault, as in `program.segments[2].planned_seconds`.
    """
    fields = _object(value, within, _PROGRAM)
    starts_at = _instant(fields.get("starts_at"), f"{within}.starts_at")
    ends_at = _instant(fields.get("ends_at"), f"{within}.ends_at")
    if starts_at is not None and ends_at is not None and ends_at <= starts_at:
        raise _bad(f"{within}.ends_at", "out_of_range")
    return Program(
        title=_title(fields, within),
        segments=_several(fields, within, "segments", MAX_SEGMENTS, _segment),
        language=_text(fields.get("language"), f"{within}.language", 35),
        starts_at=starts_at,
        ends_at=ends_at,
        time_zone=_zone(fields.get("time_zone"), f"{within}.time_zone"),
        topics=_several(fields, within, "topics", MAX_ITEMS, _item),
        attend=_several(fields, within, "attend", MAX_ITEMS, _item),
    )


_PROGRAM = (
    "title",
    "language",
    "starts_at",
    "ends_at",
    "time_zone",
    "segments",
    "topics",
    "attend",
    "warnings",
)


def _segment(value: object, where: str) -> Segment:
    fields = _object(value, where, ("title", "kind", "planned_seconds", "speakers"))
    return Segment(
        title=_title(fields, where),
        kind=_kind(fields.get("kind"), f"{where}.kind"),
        planned_seconds=_seconds(fields.get("planned_seconds"), f"{where}.planned_seconds"),
        speakers=_several(fields, where, "speakers", MAX_SPEAKERS, _speaker),
    )


def _speaker(value: object, where: str) -> Speaker:
    fields = _object(value, where, ("name", "role", "organisation"))
    return Speaker(
        *(_text(fields.get(name), f"{where}.{name}") for name in ("name", "role", "organisation"))
    )


def _item(value: object, where: str) -> str:
    text = _text(value, where, 2_000)
    if text is None:
        raise _bad(where, "missing")
    return text


def _object(value: object, where: str, known: tuple[str, ...]) -> Json:
    if not isinstance(value, dict):
        raise _bad(where, "missing" if value is None else "not_an_object")
    for field in value:
        if field not in known:
            raise _bad(f"{where}.{sanitise.line(field)[:40]}", "unknown_field")
    return value


def _several(
    fields: Json, within: str, name: str, most: int, read: Callable[[object, str], Row]
) -> tuple[Row, ...]:
    where = f"{within}.{name}"
    value = fields.get(name)
    if value is None:
        return ()
    if not isinstance(value, list):
        raise _bad(where, "not_a_list")
    if len(value) > most:
        raise _bad(where, "too_many", limit=most)
    return tuple(read(item, f"{where}[{place}]") for place, item in enumerate(value))


def _title(fields: Json, within: str) -> str:
    title = _text(fields.get("title"), f"{within}.title")
    if title is None:
        raise _bad(f"{within}.title", "missing")
    return title


def _text(value: object, where: str, most: int = MAX_TITLE) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise _bad(where, "not_a_text")
    text = sanitise.line(value)
    if len(text) > most:
        raise Refused(Code.TEXT_TOO_LONG, field=where, limit=most, length=len(text))
    return text or None


def _kind(value: object, where: str) -> Kind:
    if value is None:
        return Kind.OTHER
    if not isinstance(value, str) or value not in set(Kind):
        raise _bad(where, "not_one_of", choices=[kind.value for kind in Kind])
    return Kind(value)


def _seconds(value: object, where: str) -> int | None:
    seconds = _integer(value, where)
    if seconds is not None and not 1 <= seconds <= MAX_SECONDS:
        raise _bad(where, "out_of_range", limit=MAX_SECONDS)
    return seconds


def _instant(value: object, where: str) -> int | None:
    instant = _integer(value, where)
    if instant is not None and not 0 <= instant <= MAX_INSTANT:
        raise _bad(where, "out_of_range")
    return instant


def _integer(value: object, where: str) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool):
        raise _bad(where, "not_an_integer")
    return value


def _zone(value: object, where: str) -> str | None:
    name = _text(value, where, 64)
    if name is None:
        return None
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise _bad(where, "unknown_zone") from None
    return name


def _bad(field: str, problem: str, **facts: object) -> Refused:
    return Refused(Code.BAD_MESSAGE, field=field, problem=problem, **facts)
