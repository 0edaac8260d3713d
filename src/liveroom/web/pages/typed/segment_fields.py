"""The fields of one segment in a form, exactly as typed, and what they mean.

Their names: title, kind, minutes, least, wrap_up, danger, end_action, not_before, ends_by, note;
for each person p{n}_name, p{n}_role, p{n}_organisation; for each document d{n}_title, d{n}_url.
`line` and p{n}_line say from which line of an announcement a segment or a person was read.
Durations are in minutes; not_before and ends_by are times of day, the nearest to the event's start.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from liveroom.core.program import EndAction, Kind, Segment, Speaker
from liveroom.i18n import N_
from liveroom.importing.limits import MAX_TITLE
from liveroom.web.commands.field_kinds import MAX_SPEAKERS
from liveroom.web.pages.typed import values
from liveroom.web.pages.typed.values import Wrong

KINDS = frozenset(kind.value for kind in Kind)
NOT_MINUTES = N_("Write minutes, such as 10 or 7:30.")
PARTS = ("name", "role", "organisation")
PLAIN = (
    *("title", "kind", "minutes", "least", "wrap_up", "danger", "end_action", "not_before"),
    *("ends_by", "note", "line"),
)
_PERSON = re.compile(r"p([1-9][0-9]{0,2})_(name|role|organisation|line)")
_DOCUMENT = re.compile(r"d([1-9][0-9]{0,2})_(title|url)")


@dataclass(frozen=True, slots=True)
class PersonFields:
    """Who speaks, as typed."""

    name: str = ""
    role: str = ""
    organisation: str = ""
    line: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing was typed; that is nobody."""
        return not (self.name.strip() or self.role.strip() or self.organisation.strip())

    @property
    def called(self) -> str:
        """The name, or the organisation that speaks without one."""
        return self.name.strip() or self.organisation.strip() or self.role.strip()


@dataclass(frozen=True, slots=True)
class DocumentFields:
    """Something to read, as typed."""

    title: str = ""
    url: str = ""

    @property
    def blank(self) -> bool:
        return not (self.title.strip() or self.url.strip())


@dataclass(frozen=True, slots=True)
class SegmentFields:
    """One segment as typed; none of its people and documents is blank."""

    title: str = ""
    kind: str = Kind.TALK.value
    minutes: str = ""
    people: tuple[PersonFields, ...] = ()
    least: str = ""
    wrap_up: str = ""
    danger: str = ""
    end_action: str = EndAction.OVERTIME.value
    not_before: str = ""
    ends_by: str = ""
    note: str = ""
    documents: tuple[DocumentFields, ...] = ()
    line: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing was typed into it; such a row is no segment."""
        return not (self.title.strip() or self.minutes.strip() or self.people)

    @property
    def says_more(self) -> bool:
        """Whether anything stands in it beside title, kind, minutes and people."""
        plain = SegmentFields(self.title, self.kind, self.minutes, self.people, line=self.line)
        return self != plain

    @property
    def seconds(self) -> int | None:
        """The planned duration, where it can be read."""
        return values.minutes(self.minutes)


def of_segment(segment: Segment, line: str = "") -> SegmentFields:
    """The fields as first shown, of what was read from a line."""
    return SegmentFields(
        segment.title,
        segment.kind.value,
        values.write_minutes(segment.planned_seconds),
        tuple(_of_person(speaker) for speaker in segment.speakers),
        line=line,
    )


def from_cells(cells: Mapping[str, str]) -> SegmentFields:
    """The fields as sent, by their names. Unknown ones are left out."""
    plain = {name: cells[name] for name in PLAIN if name in cells}
    return SegmentFields(**plain, people=people_in(cells), documents=documents_in(cells))


def people_in(cells: Mapping[str, str]) -> tuple[PersonFields, ...]:
    """The people that were typed, in the order of their numbers."""
    people = (PersonFields(**parts) for parts in _numbered(cells, _PERSON))
    return tuple(person for person in people if not person.blank)


def documents_in(cells: Mapping[str, str]) -> tuple[DocumentFields, ...]:
    """The documents that were typed, in the order of their numbers."""
    documents = (DocumentFields(**parts) for parts in _numbered(cells, _DOCUMENT))
    return tuple(document for document in documents if not document.blank)


def _numbered(cells: Mapping[str, str], pattern: re.Pattern[str]) -> list[dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    for name, text in cells.items():
        if cell := pattern.fullmatch(name):
            found.setdefault(int(cell[1]), {})[cell[2]] = text
    return [found[place] for place in sorted(found)]


def read(typed: SegmentFields, wrong: Wrong) -> Segment:
    """The segment that was typed; each field that cannot be read is told."""
    title = values.line(typed.title, "title", N_("Give the segment a title."), wrong)
    if typed.kind not in KINDS:
        wrong("kind", N_("Choose one of the kinds."))
    if typed.seconds is None and typed.minutes.strip():
        wrong("minutes", NOT_MINUTES)
    if len(typed.people) > MAX_SPEAKERS:
        wrong(f"p{MAX_SPEAKERS + 1}_name", N_("These are too many people: 50 at most."))
    people = tuple(_read_person(person, n, wrong) for n, person in enumerate(typed.people, 1))
    kind = Kind(typed.kind) if typed.kind in KINDS else Kind.OTHER
    return Segment(title, kind, typed.seconds, people)


def names(rows: Iterable[SegmentFields]) -> tuple[str, ...]:
    """Every name that was typed, once, in the order of the alphabet."""
    found = {values.clean(person.name) for row in rows for person in row.people}
    return tuple(sorted(found - {""}, key=str.casefold))


def _of_person(speaker: Speaker) -> PersonFields:
    return PersonFields(speaker.name or "", speaker.role or "", speaker.organisation or "")


def _read_person(person: PersonFields, place: int, wrong: Wrong) -> Speaker:
    parts = [values.clean(getattr(person, part)) or None for part in PARTS]
    for part, text in zip(PARTS, parts, strict=True):
        if text is not None and len(text) > MAX_TITLE:
            wrong(f"p{place}_{part}", values.TOO_LONG)
    return Speaker(*parts)
