"""Projects of rundown tools: Ontime's, and programs as liveroom answers and exports them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from liveroom.core.program import Kind, LinkedDocument, Speaker
from liveroom.importing.draft import Draft, DraftSegment
from liveroom.importing.files.field_values import known_zone, moment, of_datetime, plain, video_in

_DAY_MS = 24 * 3_600_000
_SPEAKER_FIELDS = ("presenter", "speaker", "speakers", "user0")


def is_ontime(found: object) -> bool:
    """Whether a JSON object is a project of Ontime."""
    return isinstance(found, dict) and bool(_entries(found))


def read_ontime(found: Mapping[str, Any]) -> Draft:
    """The draft of a project: its events in order, without those that are skipped."""
    about = found.get("project") or found.get("eventData") or {}
    rows = [row for row in _entries(found) if row.get("type", "event") == "event"]
    facts = about if isinstance(about, dict) else {}
    return Draft(
        plain(facts.get("title")),
        introduction=plain(facts.get("description") or facts.get("info") or "") or None,
        video=video_in(str(facts.get("publicUrl") or facts.get("url") or "")),
        segments=tuple(_of_ontime(row) for row in rows if not row.get("skip")),
    )


def _entries(found: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The rundown's rows: a list, or entries by id with their order; of several the first."""
    rundown = found.get("rundown")
    several = found.get("rundowns")
    if isinstance(several, dict) and several:
        rundown = next(iter(several.values()))
    if isinstance(rundown, dict):
        entries = rundown.get("entries") or rundown.get("rundown")
        order = rundown.get("flatOrder") or rundown.get("order")
        if isinstance(entries, dict) and isinstance(order, list):
            rundown = [entries[id] for id in order if isinstance(id, str) and id in entries]
    rows: list[Mapping[str, Any]] = []
    if isinstance(rundown, list):
        rows = [row for row in rundown if isinstance(row, dict)]
    return rows if any("timeStart" in row or "duration" in row for row in rows) else []


def _of_ontime(row: Mapping[str, Any]) -> DraftSegment:
    custom = row.get("custom")
    fields = {**row, **(custom if isinstance(custom, dict) else {})}
    names = {str(name).casefold(): value for name, value in fields.items()}
    speaker = next((plain(names[each]) for each in _SPEAKER_FIELDS if names.get(each)), "")
    start, length = _whole(row.get("timeStart")), _whole(row.get("duration"))
    end = _whole(row.get("timeEnd"))
    if length is None and start is not None and end is not None:
        length = (end - start) % _DAY_MS
    return DraftSegment(
        plain(row.get("title") or "") or plain(row.get("cue") or ""),
        start=None if start is None else start // 60_000 % (24 * 60),
        seconds=None if not length else length // 1000,
        speakers=(Speaker(speaker),) if speaker else (),
    )


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and 0 <= value < 4 * _DAY_MS else None


def is_own(found: object) -> bool:
    """Whether a JSON object is a program as liveroom tells it, alone or in a room's answer."""
    return _own(found) is not None


def _own(found: object) -> Mapping[str, Any] | None:
    program = found.get("program", found) if isinstance(found, dict) else None
    rows = program.get("segments") if isinstance(program, dict) else None
    if not isinstance(program, dict) or not isinstance(rows, list) or "title" not in program:
        return None
    are_rows = all(isinstance(row, dict) and "title" in row for row in rows)
    return program if rows and are_rows else None


def read_own(found: Mapping[str, Any]) -> Draft:
    """The draft of such a program."""
    program = _own(found) or {}
    zone = known_zone(program.get("time_zone"))
    start, end = (_instant(program.get(each), zone) for each in ("starts_at", "ends_at"))
    day = start.day or moment(program.get("date") or "").day
    said = program.get("links")
    links = said if isinstance(said, dict) else {}
    minutes = start.minutes if start.day else _minutes(program.get("start"))
    until = end.minutes if end.day else _minutes(program.get("end"))
    if start.day and end.day and end.minutes is not None:
        until = (end.day - start.day).days * 24 * 60 + end.minutes
    return Draft(
        plain(program.get("title")),
        program.get("language") if isinstance(program.get("language"), str) else None,
        day,
        minutes,
        until,
        zone=zone,
        introduction=plain(program.get("introduction")) or None,
        video=_text(links.get("stream") or links.get("video")),
        registration=_text(links.get("registration")),
        documents=_documents(program.get("documents")),
        sponsors=tuple(_names(program.get("sponsors"))),
        topics=tuple(_names(program.get("topics"))),
        attend=tuple(_names(program.get("attend"))),
        segments=tuple(_of_own(row) for row in program.get("segments", ())),
    )


def _of_own(row: Mapping[str, Any]) -> DraftSegment:
    people = row.get("speakers")
    kind, seconds = row.get("kind"), row.get("planned_seconds")
    return DraftSegment(
        plain(row.get("title")),
        Kind(kind) if isinstance(kind, str) and kind in set(Kind) else None,
        moment(row.get("day") or "").day,
        _minutes(row.get("start")),
        seconds=seconds if isinstance(seconds, int) else None,
        speakers=tuple(
            Speaker(*(_text(who.get(each)) for each in ("name", "role", "organisation")))
            for who in (people if isinstance(people, list) else ())
            if isinstance(who, dict)
        ),
        documents=_documents(row.get("documents")),
    )


def _instant(value: object, zone: str | None) -> Any:
    try:
        at = datetime.fromtimestamp(int(str(value)) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return moment("")
    return of_datetime(at, zone)


def _minutes(value: object) -> int | None:
    return moment(f"2000-01-01T{value}").minutes


def _names(values: object) -> Iterator[str]:
    for value in values if isinstance(values, list) else ():
        name = value.get("name") if isinstance(value, dict) else value
        if isinstance(name, str):
            yield name


def _documents(values: object) -> tuple[LinkedDocument, ...]:
    return tuple(
        LinkedDocument(plain(each.get("title")), each["url"])
        for each in (values if isinstance(values, list) else ())
        if isinstance(each, dict) and isinstance(each.get("url"), str)
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
