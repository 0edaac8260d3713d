"""The fields of one segment in a form, exactly as typed, and what they mean.

Their names: title, kind, minutes, and for each person p{n}_name, p{n}_role, p{n}_organisation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from liveroom.core.program import Kind, Segment, Speaker
from liveroom.i18n import N_
from liveroom.importing.limits import MAX_TITLE
from liveroom.web.commands.field_kinds import MAX_SPEAKERS
from liveroom.web.pages.typed import values

KINDS = frozenset(kind.value for kind in Kind)
PARTS = ("name", "role", "organisation")
_PERSON = re.compile(r"p([1-9][0-9]{0,2})_(name|role|organisation)")

Wrong = Callable[[str, str], None]
"""Takes note of a field and an English sentence that says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class PersonFields:
    """Who speaks, as typed."""

    name: str = ""
    role: str = ""
    organisation: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing was typed; that is nobody."""
        return not (self.name.strip() or self.role.strip() or self.organisation.strip())

    @property
    def called(self) -> str:
        """The name, or the organisation that speaks without one."""
        return self.name.strip() or self.organisation.strip() or self.role.strip()


@dataclass(frozen=True, slots=True)
class SegmentFields:
    """One segment as typed; nobody of its people is blank."""

    title: str = ""
    kind: str = Kind.TALK.value
    minutes: str = ""
    people: tuple[PersonFields, ...] = ()

    @property
    def blank(self) -> bool:
        """Whether nothing was typed into it; such a row is no segment."""
        return not (self.title.strip() or self.minutes.strip() or self.people)

    @property
    def seconds(self) -> int | None:
        """The planned duration, where it can be read."""
        return values.minutes(self.minutes)


def of_segment(segment: Segment) -> SegmentFields:
    """The fields as first shown."""
    return SegmentFields(
        segment.title,
        segment.kind.value,
        values.write_minutes(segment.planned_seconds),
        tuple(_of_person(speaker) for speaker in segment.speakers),
    )


def from_cells(cells: Mapping[str, str]) -> SegmentFields:
    """The fields as sent, by their names. Unknown ones are left out."""
    people: dict[int, dict[str, str]] = {}
    for name, text in cells.items():
        if found := _PERSON.fullmatch(name):
            people.setdefault(int(found[1]), {})[found[2]] = text
    typed = (PersonFields(**people[place]) for place in sorted(people))
    return SegmentFields(
        cells.get("title", ""),
        cells.get("kind", Kind.TALK.value),
        cells.get("minutes", ""),
        tuple(person for person in typed if not person.blank),
    )


def read(typed: SegmentFields, wrong: Wrong) -> Segment:
    """The segment that was typed; each field that cannot be read is told."""
    title = values.line(typed.title, "title", N_("Give the segment a title."), wrong)
    if typed.kind not in KINDS:
        wrong("kind", N_("Choose one of the kinds."))
    if typed.seconds is None and typed.minutes.strip():
        wrong("minutes", N_("Write minutes, such as 10 or 7:30."))
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
