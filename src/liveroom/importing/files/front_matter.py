"""YAML and TOML: the fields before a page's text, and files that are one list or object."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from liveroom.importing.draft import Draft
from liveroom.importing.files import object_rows
from liveroom.importing.files.field_values import (
    day_of,
    known_zone,
    moment,
    plain,
    seconds_of,
    span_of,
    video_in,
)
from liveroom.importing.limits import MAX_DEPTH, MAX_YAML
from liveroom.importing.reading import Refusal, Unreadable

_BLOCK = re.compile(
    r"(?:---[ \t]*\n(.*?)\n(?:---|\.\.\.)|\+{3}[ \t]*\n(.*?)\n\+{3})[ \t]*(?:\n|$)", re.DOTALL
)
_BARE = re.compile(r"((?:[A-Za-z_]{1,40}:(?: [^\n]{0,500})?\n){3,40})()(?:-{3,}[ \t]*\n|\n)")
_NAME = re.compile(r"^(\w+):", re.MULTILINE)
_OF_A_PAGE = frozenset({"title", "date", "category"})
_KEY = re.compile(r"[A-Za-z_][\w -]{0,40}:(?: |$)", re.MULTILINE)
_TOML_KEY = re.compile(r"[A-Za-z_][\w-]{0,40} ?= ?\S", re.MULTILINE)
_IDENTIFIER = re.compile(r"[a-z0-9_-]*")
_SHORT_HOUR = re.compile(r"(?<=\d[T ])(?=\d:\d\d)")
_ROW = re.compile(r"(?:- +)*[\"']?[A-Za-z_][\w -]{0,40}[\"']?:(?: |$)")
_MESSAGE = "This is YAML without a program: copy its text and paste that."


def split(text: str) -> tuple[str, str] | None:
    """The block of fields at the front of a text, and the text below with as many blank lines
    before it; None where there is none.
    """
    found = _BLOCK.match(text) or _bare(text)
    if found is None:
        return None
    yaml, toml = found[1] or "", found[2] or ""
    if not (_KEY.search(yaml) or _TOML_KEY.search(toml)):
        return None
    return yaml or toml, "\n" * found[0].count("\n") + text[found.end() :]


def _bare(text: str) -> re.Match[str] | None:
    """Fields without a line above them, as Pelican has them."""
    found = _BARE.match(text)
    return found if found and set(_NAME.findall(found[1].lower())) >= _OF_A_PAGE else None


def fields(block: str) -> Mapping[str, Any]:
    """The fields of a block, by names in small letters: texts, lists and objects of these.

    Nothing where it is broken. Raises Unreadable for what is too long, too deep or has aliases.
    """
    found = _toml(block) if _TOML_KEY.match(block.lstrip()) else loaded(block)
    return by_name(found) if isinstance(found, dict) else {}


def _toml(block: str) -> object:
    """What TOML says; None where it is broken. Hours of one digit, as many write them, count."""
    if len(block) > MAX_YAML:
        raise too_long("TOML")
    try:
        return tomllib.loads(_SHORT_HOUR.sub("0", block))
    except (ValueError, RecursionError):
        return None


def as_text(said: Mapping[str, Any]) -> str:
    """What the fields say in words, a line each: for rows that are no objects of their own."""
    return "\n".join(_words(dict(said), 0))


def _words(found: object, depth: int) -> Iterator[str]:
    if depth > MAX_DEPTH:
        return
    if isinstance(found, dict):
        for name, value in found.items():
            yield from [str(name)] if span_of(str(name)) else []
            if not isinstance(value, str) or not _IDENTIFIER.fullmatch(value):
                yield from _words(value, depth + 1)
    elif isinstance(found, list):
        for each in found:
            yield from _words(each, depth + 1)
    elif isinstance(found, str) and "://" not in found:
        yield found


def by_name(found: Mapping[Any, Any]) -> Mapping[str, Any]:
    """The same fields by names in small letters."""
    return {str(name).lower().replace("-", "_"): value for name, value in found.items()}


def is_program(text: str) -> bool:
    """Whether a text is a YAML file with a list of rows: most lines have a field's name."""
    lines = [line for line in text.split("\n") if line.strip()]
    named = sum(_ROW.match(line.lstrip()) is not None for line in lines)
    has_items = any(line.lstrip().startswith("- ") for line in lines)
    if not has_items or named * 3 < len(lines) * 2 or len(text) > MAX_YAML:
        return False
    return bool(object_rows.segments_in(loaded(text)))


def says_no_program(text: str) -> bool:
    """Whether a file that is named as YAML is some, and no program."""
    found = loaded(text) if split(text) is None else None
    return isinstance(found, dict | list) and not object_rows.segments_in(found)


def read(text: str) -> Draft:
    """The draft of such a file."""
    found = loaded(text)
    draft = Draft(segments=object_rows.segments_in(found))
    return with_fields(draft, by_name(found)) if isinstance(found, dict) else draft


def loaded(text: str) -> object:
    """What YAML says, its values as they are spelled; None where it is broken."""
    if len(text) > MAX_YAML:
        raise too_long("YAML")
    import yaml  # it takes a while to load, and most announcements need it not

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        depth = 0
        for event in yaml.parse(text, Loader=loader):
            if isinstance(event, yaml.AliasEvent):  # one name for a long text, named many times
                raise Unreadable(Refusal.FORMAT_UNKNOWN, _MESSAGE, "YAML with aliases")
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:
                raise Unreadable(Refusal.FORMAT_UNKNOWN, _MESSAGE, "YAML")
        return yaml.load(text, Loader=loader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def too_long(what: str) -> Unreadable:
    return Unreadable(
        Refusal.TOO_LONG, f"The {what} is too long: {MAX_YAML:,} characters is the most."
    )


def written_on(said: Mapping[str, Any]) -> date | None:
    """The day of the page, near which the event is."""
    posted = said.get("date")
    return day_of(posted) if isinstance(posted, str) else None


_STARTS = (
    *("start", "starts", "startsat", "startdate", "datestart", "startdatetime", "datetime"),
    *("eventdate", "eventstart", "eventdatetime", "eventtime", "begin", "begins", "when"),
)
"""Fields that say when an event starts, their names without marks between words."""


def with_fields(draft: Draft, said: Mapping[str, Any]) -> Draft:
    """The draft of the text below, with what the fields say of the event.

    A day without an hour may be that of the page; the text's own goes before it.
    """

    flat = {name.replace("_", ""): value for name, value in said.items()}

    def first(*names: str) -> str:
        texts = (flat[name] for name in names if isinstance(flat.get(name), str))
        return next(filter(None, map(plain, texts)), "")

    when = first(*_STARTS)
    posted = first("date", "day")
    zone = known_zone(first("timezone", "tz", "zone"))
    begin = moment(when or posted, zone)
    hour = span_of(first("starttime", "timestart", "time", "hour") or when or "")
    end = span_of(first("endtime", "timeend", "end", "ends", "enddate"))
    if not when and draft.day and draft.day != begin.day:
        begin = moment("")
    if not when and draft.day == begin.day and draft.start is not None:
        begin = begin._replace(minutes=draft.start)  # the hour at which the page was written
    day = day_of(when) or (draft.day if draft.day and not begin.minutes else day_of(posted))
    start = hour.start if hour else begin.minutes
    until = end.start if end else hour.end if hour else None
    return replace(
        draft,
        title=first("title", "name", "event") or draft.title,
        language=first("lang", "language", "locale")[:2].lower() or draft.language,
        day=day or draft.day,
        start=draft.start if start is None else start,
        end=draft.end if until is None else until,
        seconds=seconds_of(first("duration")) if first("duration") else draft.seconds,
        zone=zone or draft.zone or begin.zone,
        introduction=first("introduction", "description", "summary") or draft.introduction,
        video=video_in(" ".join(map(first, flat))) or draft.video,
        registration=first("registration", "register", "signup", "signuplink", "rsvp")
        or draft.registration,
    )
