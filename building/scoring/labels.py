"""Labels: what a person reads out of an announcement, in a JSON file beside it.

`NAME.label.json` or `NAME.json` stands beside `NAME.txt` (or .md, .html, .ics, …):

    {"title": s, "date": "2026-05-21", "start": "18:00", "end": "19:30", "zone": "Europe/Warsaw",
     "language": "pl", "segments": [{"title": s, "minutes": n, "start": "18:00",
     "speakers": [{"name": s, "role": s, "organisation": s}]}],
     "video": url, "registration": url}

Only keys that stand there are judged. null: the text does not say it, so any value is invented.
A list: each of its values is right (null among them: leaving it out is fine too). A zone may be an
offset (“+02:00”): any zone that has it at that hour. The list of segments and each list of speakers
is complete; a segment with `"optional": true` may be left out. The keys of `liveroom program
--json` (`starts_at`, `ends_at`, `time_zone`, `planned_seconds`) do as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

Value = str | int | None
Accepted = tuple[Value, ...] | None
"""The values that are right; None where nothing is judged."""

LINKS = ("video", "registration")
FIELDS = ("title", "date", "start", "end", "zone", "language", *LINKS)
_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks, or an organisation without a person."""

    name: Accepted
    role: Accepted
    organisation: Accepted


@dataclass(frozen=True, slots=True)
class Row:
    """A segment; `seconds` is its length, `start` its “HH:MM”; people None: not judged.

    optional: it may be left out.
    """

    title: Accepted
    seconds: Accepted
    start: Accepted
    people: tuple[Person, ...] | None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """The facts of an announcement; rows None: not judged."""

    fields: Mapping[str, Accepted]
    rows: tuple[Row, ...] | None

    @property
    def language(self) -> str:
        """The language by which figures are grouped; “other” where none of ours is told."""
        values = self.fields["language"] or ()
        return next((str(value) for value in values if value is not None), "other")


def pairs(folder: Path) -> Iterator[tuple[Path, Label]]:
    """The texts of a folder that have a label, by name."""
    for path in sorted(folder.iterdir()):
        beside = label_of(path)
        if beside.is_file() and not path.name.endswith(".label.json"):
            yield path, parse(json.loads(beside.read_text("utf-8")))


def label_of(text: Path) -> Path:
    """Where the label of a text is, if it has one."""
    beside = text.with_suffix(".label.json")
    return beside if beside.is_file() or text.suffix == ".json" else text.with_suffix(".json")


def parse(label: Mapping[str, object]) -> Label:
    """A label as it stands in its file."""
    fields = {name: accepted(label, name) for name in FIELDS}
    fields["zone"] = accepted(label, "zone") or accepted(label, "time_zone")
    fields["video"] = accepted(label, "video") or accepted(label, "stream")
    for edge, name in (("starts_at", "start"), ("ends_at", "end")):
        moment, zone = label.get(edge), label.get("time_zone")
        if isinstance(moment, int) and isinstance(zone, str):
            local = datetime.fromtimestamp(moment / 1000, ZoneInfo(zone))
            fields[name] = fields[name] or (f"{local:%H:%M}",)
            if name == "start":
                fields["date"] = fields["date"] or (f"{local:%Y-%m-%d}",)
    return Label(fields, _rows(label.get("segments")))


def accepted(part: Mapping[str, object], name: str) -> Accepted:
    """The values under a key that are right."""
    if name not in part:
        return None
    value = part[name]
    return tuple(value) if isinstance(value, list) else (cast(Value, value),)


def _rows(segments: object) -> tuple[Row, ...] | None:
    if segments is None:
        return None
    return tuple(_row(each) for each in cast(list[Mapping[str, object]], segments))


def _row(segment: Mapping[str, object]) -> Row:
    seconds = accepted(segment, "planned_seconds")
    minutes = accepted(segment, "minutes")
    if minutes is not None:
        seconds = tuple(None if each is None else round(float(each) * _MINUTE) for each in minutes)
    speakers = cast(list[Mapping[str, object]] | None, segment.get("speakers"))
    people = None if speakers is None else tuple(_person(each) for each in speakers)
    title, start = accepted(segment, "title"), accepted(segment, "start")
    return Row(title, seconds, start, people, bool(segment.get("optional")))


def _person(speaker: Mapping[str, object]) -> Person:
    name, role, organisation = (accepted(speaker, key) for key in ("name", "role", "organisation"))
    return Person(name, role, organisation)
