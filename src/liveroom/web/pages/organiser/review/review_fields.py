"""The fields of the form on which an organiser corrects what was read, exactly as typed.

Their names: title, language, date, start, end, time_zone, stream, registration, introduction,
topics, attend, sponsors, announcement; d{i}_title and d{i}_url of documents; day, the one that is
shown of several, with rows_{day}, what was typed for another. For the segments, counted from 1,
s{i}_ before the names of `typed/segment_fields.py`; pasted, rows of a sheet. And `act`, the button:
`open`, `check`, `add`, `add:{i}` (after row i), `up:{i}`, `down:{i}`, `remove:{i}`, `paste` (what
is pasted becomes rows, at the end), `line:{place}:{use}` (a line of the announcement becomes a
segment, a speaker or nothing), `day:{day}` (another day).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from liveroom.core.program import Program
from liveroom.importing.limits import MAX_SEGMENTS
from liveroom.web.pages.typed import event_fields, pasted_rows, segment_fields
from liveroom.web.pages.typed.event_fields import EventFields
from liveroom.web.pages.typed.segment_fields import DocumentFields, SegmentFields

PLAIN = (
    *("title", "language", "date", "start", "end", "time_zone", "stream", "registration"),
    *("introduction", "topics", "attend", "sponsors", "day"),
)
_KEPT = "rows_"
_CELL = re.compile(r"s([1-9][0-9]{0,3})_([a-z0-9_]+)")


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form. `act` is the button that was pressed, empty for none."""

    title: str = ""
    language: str = ""
    date: str = ""
    start: str = ""
    end: str = ""
    time_zone: str = ""
    stream: str = ""
    registration: str = ""
    introduction: str = ""
    topics: str = ""
    attend: str = ""
    sponsors: str = ""
    documents: tuple[DocumentFields, ...] = ()
    day: str = ""
    other_days: Mapping[str, str] = field(default_factory=dict)
    """What was typed for days that are not shown, as JSON."""
    announcement: str = ""
    rows: tuple[SegmentFields, ...] = ()
    act: str = ""

    @property
    def event(self) -> EventFields:
        """What is said of the event itself."""
        return EventFields(**{name: getattr(self, name) for name in event_fields.NAMES})


def from_program(program: Program, announcement: str = "") -> Typed:
    """The fields as first shown, filled with what was understood."""
    event = event_fields.of_event(program)
    return Typed(
        title=event.title,
        language=event.language,
        date=event.date,
        start=event.start,
        end=event.end,
        time_zone=event.time_zone,
        topics="\n".join(program.topics),
        attend="\n".join(program.attend),
        announcement=announcement,
        rows=tuple(segment_fields.of_segment(segment) for segment in program.segments),
    )


def from_fields(fields: Mapping[str, str]) -> Typed:
    """The fields as sent, with the row button carried out. Unknown ones are left out."""
    typed = {name: fields[name] for name in (*PLAIN, "announcement") if name in fields}
    sent = Typed(
        **typed,
        documents=segment_fields.documents_in(fields),
        other_days={
            name.removeprefix(_KEPT): text
            for name, text in fields.items()
            if name.startswith(_KEPT)
        },
        rows=_rows(fields),
        act=fields.get("act", ""),
    )
    if sent.act == "paste":
        pasted = pasted_rows.rows(fields.get("pasted", ""), MAX_SEGMENTS - len(sent.rows))
        return replace(sent, rows=(*sent.rows, *pasted))
    return replace(sent, rows=_moved(sent.rows, sent.act))


def _rows(fields: Mapping[str, str]) -> tuple[SegmentFields, ...]:
    cells: dict[int, dict[str, str]] = {}
    for name, value in fields.items():
        if found := _CELL.fullmatch(name):
            cells.setdefault(int(found[1]), {})[found[2]] = value
    return tuple(segment_fields.from_cells(cells[number]) for number in sorted(cells))


def _moved(rows: tuple[SegmentFields, ...], act: str) -> tuple[SegmentFields, ...]:
    """The rows after a row button; a button that means nothing changes nothing."""
    verb, _, place = act.partition(":")
    at = int(place) if re.fullmatch(r"[1-9][0-9]{0,3}", place) else None
    if verb == "add" and len(rows) < MAX_SEGMENTS:
        after = len(rows) if at is None else min(at, len(rows))
        return (*rows[:after], SegmentFields(), *rows[after:])
    if at is None or at > len(rows):
        return rows
    match verb:
        case "up" if at > 1:
            return (*rows[: at - 2], rows[at - 1], rows[at - 2], *rows[at:])
        case "down" if at < len(rows):
            return (*rows[: at - 1], rows[at], rows[at - 1], *rows[at + 1 :])
        case "remove":
            return (*rows[: at - 1], *rows[at:])
        case _:
            return rows
