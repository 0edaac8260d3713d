"""What the reader makes of a text, in the shape in which it is judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from building.scoring.labels import FIELDS, LINKS, Value

NO_TITLE = "Untitled event"
"""What stands for a title that was not found."""


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker of the answer."""

    name: str | None
    role: str | None
    organisation: str | None


@dataclass(frozen=True, slots=True)
class Given:
    """A segment of the answer; `line` counts from 1 and is None where it is not told."""

    title: str
    seconds: int | None
    start: str | None = None
    people: tuple[Named, ...] = ()
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A warning: its code, its sentence with the line that it points to, and that line's number."""

    code: str
    words: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A reading, or why there is none."""

    fields: Mapping[str, Value] = field(default_factory=dict)
    rows: tuple[Given, ...] = ()
    warnings: tuple[Told, ...] = ()
    refused: str | None = None


def read(path: Path) -> Answer:
    """Reads a file as the upload does. An error of the reader counts as a refusal."""
    return read_text(path.read_bytes(), path.name)


def read_text(content: bytes, name: str) -> Answer:
    """Reads what is in a file of that name; as `read` does."""
    from liveroom.importing.reader import read_bytes
    from liveroom.importing.reading import Unreadable, as_json

    try:
        reading = read_bytes(content, name)
    except Unreadable as unreadable:
        return Answer(refused=unreadable.code.value)
    except Exception as error:
        return Answer(refused=f"{type(error).__name__}: {error}")
    return parse(as_json(reading), [(line.number, line.text) for line in reading.lines])


def parse(said: Mapping[str, object], lines: Sequence[tuple[int, str]] = ()) -> Answer:
    """The object of `liveroom program --json`, with the text's lines by number."""
    fields = {name: cast(Value, said.get(name)) or None for name in FIELDS}
    links = cast(Mapping[str, Value], said.get("links") or {})
    fields |= {name: links.get(name) for name in LINKS}
    if fields["title"] == NO_TITLE:
        fields["title"] = None
    fields["zone"] = cast(Value, said.get("zone") or said.get("time_zone"))
    segments = cast(list[Mapping[str, object]], said.get("segments") or [])
    rows = tuple(_given(each) for each in segments)
    warnings = cast(list[Mapping[str, object]], said.get("warnings") or [])
    return Answer(
        fields, _timed(rows, fields["start"]), tuple(_told(each, lines) for each in warnings)
    )


def _given(segment: Mapping[str, object]) -> Given:
    speakers = cast(list[Mapping[str, str | None]], segment.get("speakers") or [])
    return Given(
        str(segment["title"]),
        cast(int | None, segment.get("planned_seconds")),
        cast(str | None, segment.get("start")),
        tuple(
            Named(each.get("name"), each.get("role"), each.get("organisation")) for each in speakers
        ),
        cast(int | None, segment.get("line")),
    )


def _timed(rows: tuple[Given, ...], start: Value) -> tuple[Given, ...]:
    """Each row with its start: as it is told, else after the rows before it, as far as known."""
    timed: list[Given] = []
    at = _seconds(start)
    for row in rows:
        at = at if row.start is None else _seconds(row.start)
        clock = None if at is None else f"{at // 3600 % 24:02}:{at // 60 % 60:02}"
        timed.append(Given(row.title, row.seconds, clock, row.people, row.line))
        at = None if at is None or row.seconds is None else at + row.seconds
    return tuple(timed)


def _seconds(clock: Value) -> int | None:
    if not isinstance(clock, str):
        return None
    hours, _, minutes = clock.partition(":")
    return int(hours) * 3600 + int(minutes) * 60


def _told(warning: Mapping[str, object], lines: Sequence[tuple[int, str]]) -> Told:
    number = cast(int | None, warning.get("line"))
    quoted = [text for at, text in lines if at == number]
    return Told(str(warning["code"]), "\n".join([str(warning["message"]), *quoted]), number)
