"""From a form of one segment to the fields of a command, and from a row of a screen to such a form.

A command changes only what its form sent. What the fields are called, `segment_fields` says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from liveroom.core.commands import ChangeSegment
from liveroom.i18n import N_
from liveroom.web.commands import incoming
from liveroom.web.commands.incoming import Malformed
from liveroom.web.pages.typed import segment_fields, values
from liveroom.web.pages.typed.segment_fields import (
    DocumentFields,
    PersonFields,
    SegmentFields,
)
from liveroom.web.pages.typed.values import Wrong

_SECONDS = {
    "minutes": "planned_seconds",
    "least": "min_seconds",
    "wrap_up": "wrap_up_seconds",
    "danger": "danger_seconds",
}
_INSTANTS = ("not_before", "ends_by")
_FOLDED = ("least", "wrap_up", "danger", "end_action", *_INSTANTS, "note")
_PERSON = re.compile(r"p[1-9][0-9]{0,2}_(name|role|organisation)")
_DOCUMENT = re.compile(r"d[1-9][0-9]{0,2}_(title|url)")
_PATH = re.compile(r"(speakers|documents)\[([0-9]+)\](?:\.(\w+))?")


def message(
    typed: Mapping[str, str], wrong: Wrong, starts_at: int | None, zone: str | None
) -> dict[str, object]:
    """The command's fields. `starts_at` and `zone` are the event's."""
    message: dict[str, object] = {}
    for name, text in typed.items():
        if name in _SECONDS:
            message[_SECONDS[name]] = _seconds(name, text, wrong)
        elif name in _INSTANTS:
            message[name] = _instant(name, text, wrong, starts_at, zone)
        elif _PERSON.fullmatch(name):
            message["speakers"] = [_nulled(each) for each in segment_fields.people_in(typed)]
        elif _DOCUMENT.fullmatch(name):
            message["documents"] = [_named(each) for each in segment_fields.documents_in(typed)]
        else:
            message[name] = text
    if "title" in typed:
        values.line(typed["title"], "title", N_("Give the segment a title."), wrong)
    return message


def more(
    typed: SegmentFields, wrong: Wrong, starts_at: int | None, zone: str | None
) -> ChangeSegment | None:
    """What is folded away in a form, as a change of a segment whose id is not known yet."""
    plain = {name: getattr(typed, name) for name in _FOLDED}
    documents = {
        f"d{place}_{part}": text
        for place, document in enumerate(typed.documents, 1)
        for part, text in asdict(document).items()
    }
    cells = {name: text for name, text in (plain | documents).items() if text}
    if cells == {"end_action": SegmentFields().end_action}:
        return None
    about = {"command": "change_segment", "id": "more", "segment": "unknown", "rev": 1}
    sent = incoming.form(about | message(cells, wrong, starts_at, zone), None)
    if isinstance(sent, Malformed):
        field = field_of(str(sent.facts.get("field")))
        wrong(field, values.NOT_HTTPS if field.startswith("d") else N_("This is too long."))
        return None
    assert isinstance(sent.command, ChangeSegment)
    return sent.command


def of_new(typed: SegmentFields) -> dict[str, object]:
    """A segment of `add_segments` for a row of a sheet."""
    return {
        "title": typed.title,
        "kind": typed.kind,
        "planned_seconds": typed.seconds,
        "speakers": [_nulled(person) for person in typed.people],
    }


def field_of(path: str) -> str:
    """The field of the form that a refusal means by its path."""
    if found := _PATH.fullmatch(path):
        place = int(found[2]) + 1
        is_person = found[1] == "speakers"
        return f"p{place}_{found[3] or 'name'}" if is_person else f"d{place}_{found[3] or 'title'}"
    return next((name for name, field in _SECONDS.items() if field == path), path)


def of_row(row: Mapping[str, Any], zone: str | None) -> SegmentFields:
    """The fields of a row of a screen."""
    return SegmentFields(
        title=row["title"],
        kind=row["kind"],
        people=tuple(PersonFields(**_texts(who)) for who in row["speakers"]),
        end_action=row["end_action"],
        note=row.get("note") or "",
        documents=tuple(DocumentFields(**document) for document in row["documents"]),
        **{name: values.write_minutes(row[field]) for name, field in _SECONDS.items()},
        **{name: values.write_instant(row[name], zone) for name in _INSTANTS},
    )


def shown(
    row: Mapping[str, Any] | None, zone: str | None, typed: Mapping[str, str]
) -> SegmentFields:
    """The fields that a page shows: of a row or of a new segment, with what was typed in them."""
    if typed:
        return segment_fields.from_cells(typed)
    return SegmentFields() if row is None else of_row(row, zone)


def names_in(rows: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Every name that stands in a rundown, to be offered again."""
    return segment_fields.names(
        SegmentFields(people=tuple(PersonFields(**_texts(who)) for who in row["speakers"]))
        for row in rows
    )


def _seconds(name: str, text: str, wrong: Wrong) -> int | None:
    seconds = values.minutes(text)
    if seconds is None and text.strip():
        wrong(name, segment_fields.NOT_MINUTES)
    return seconds


def _instant(
    name: str, text: str, wrong: Wrong, starts_at: int | None, zone: str | None
) -> int | None:
    local = values.time_of_day(text)
    if local is None:
        if text.strip():
            wrong(name, N_("Write the time as 16:30."))
        return None
    if starts_at is None:
        wrong(name, N_("Give the event a date and a start first."))
        return None
    return values.near(local, starts_at, zone or "UTC")


def _nulled(person: PersonFields) -> dict[str, str | None]:
    return {part: getattr(person, part).strip() or None for part in segment_fields.PARTS}


def _named(document: DocumentFields) -> dict[str, str]:
    """A document without a title is called by its address."""
    return {"title": document.title.strip() or document.url, "url": document.url.strip()}


def _texts(parts: Mapping[str, str | None]) -> dict[str, str]:
    return {name: text or "" for name, text in parts.items()}
