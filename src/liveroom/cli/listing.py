"""What the command line prints for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import cast
from zoneinfo import ZoneInfo

from liveroom.core.program import Segment, Speaker
from liveroom.importing.reading import Reading, clock
from liveroom.web.settings import Settings


def links(opened: Mapping[str, object], unserved: Settings | None) -> str:
    """The links of a new room as a table; `unserved` where no server is known to be at them."""
    urls = cast(Mapping[str, str], opened["links"])
    width = max(map(len, urls))
    rows = [f"  {role:<{width}}  {url}" for role, url in urls.items()]
    note = "" if unserved is None else f" {no_server(unserved)}"
    once = "Each link is a secret of its role; the owner's page shows them again."
    return "\n".join([f"Room {opened['room']}.{note} {once}", *rows])


def rooms(found: Sequence[Mapping[str, object]]) -> str:
    """All rooms as a table."""
    rows = [("room", "starts", "phase", "questions", "bytes", "title")]
    for each in found:
        starts = cast(int | None, each["starts_at"])
        start = "" if starts is None else f"{datetime.fromtimestamp(starts / 1000, UTC):%F %R}Z"
        phase, size = each["phase"] or "damaged", cast(int, each["bytes"])
        told = (each["room"], start, phase, each["questions"], f"{size:,}", each["title"])
        rows.append(cast(tuple[str, str, str, str, str, str], tuple(map(str, told))))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def new_links(made: Sequence[Mapping[str, object]]) -> str:
    """New links as a table."""
    width = max(len(str(each["role"])) for each in made)
    return "\n".join(f"{each['role']:<{width}}  {each['url']}" for each in made)


def no_server(settings: Settings) -> str:
    """That the links of a new room lead nowhere yet."""
    if settings.log is not None:
        return "Put the address of a server on the database before the paths of the links."
    if settings.base_url is None:
        then = "put the address of one before the paths of the links"
    else:
        then = f"the links need one at {settings.base_url}"
    return f"No server runs on the data folder {settings.data}; {then}."


def program(reading: Reading) -> str:
    """What was understood, and what somebody should look at."""
    found = reading.program
    lines = [found.title, *_when(reading), ""]
    lines += [_row(number, segment) for number, segment in enumerate(found.segments, 1)]
    if reading.warnings:
        lines += ["", "Please look at this:"]
    for warning in reading.warnings:
        place = "" if warning.line is None else f"line {warning.line}: "
        lines.append(f"  {place}{warning.message}")
    return "\n".join(lines)


def _when(reading: Reading) -> list[str]:
    """When it is; without a zone as it was announced."""
    found, draft = reading.program, reading.draft
    if found.starts_at is None:
        day = None if draft.day is None else draft.day.isoformat()
        hours = "–".join(filter(None, map(clock, (draft.start, draft.end))))
        local = " ".join(filter(None, (day, hours)))
        return [f"{local}, local time"] if local else []
    zone = ZoneInfo(found.time_zone or "UTC")
    start = datetime.fromtimestamp(found.starts_at / 1000, UTC).astimezone(zone)
    text = start.strftime("%Y-%m-%d %H:%M")
    if found.ends_at is not None:
        end = datetime.fromtimestamp(found.ends_at / 1000, UTC).astimezone(zone)
        text += end.strftime("–%H:%M")
    return [f"{text} {found.time_zone or 'UTC'}"]


def _row(number: int, segment: Segment) -> str:
    planned = "" if segment.planned_seconds is None else f"{segment.planned_seconds / 60:g} min"
    row = f"{number:>3}  {planned:>8}  {segment.kind.value:<12}  {segment.title}"
    speakers = [_speaker(speaker) for speaker in segment.speakers]
    return "\n".join([row, *(f"{'':29}{speaker}" for speaker in speakers)])


def _speaker(speaker: Speaker) -> str:
    return ", ".join(part for part in (speaker.name, speaker.role, speaker.organisation) if part)
