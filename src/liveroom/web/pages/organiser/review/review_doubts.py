"""Where on the review each warning stands: at a field, a row of the form, or a line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from liveroom.importing.draft import Warning
from liveroom.importing.reading import Reading
from liveroom.web.pages.organiser.review import review_days
from liveroom.web.pages.organiser.review.review_fields import Typed

PROGRAM: Final = "segments"
"""The program as a whole."""

_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "language_unknown": "language",
        **dict.fromkeys(("no_date", "date_is_past", "weekday_disagrees", "date_ambiguous"), "date"),
        **dict.fromkeys(("zone_unknown", "zone_out_of_season"), "time_zone"),
        **dict.fromkeys(
            ("program_longer_than_slot", "program_shorter_than_slot", "no_program"), PROGRAM
        ),
    }
)
"""The field that a warning means, in the order of the page."""
_ORDER = tuple(dict.fromkeys(_FIELDS.values()))


@dataclass(slots=True)
class Noted:
    """The warnings by the fields they mean, by the numbers of rows, and by the places of lines;
    each in the order of the page.
    """

    fields: dict[str, list[Warning]] = field(default_factory=dict)
    rows: dict[int, list[Warning]] = field(default_factory=dict)
    lines: dict[int, list[Warning]] = field(default_factory=dict)
    whole: list[Warning] = field(default_factory=list)

    @property
    def any(self) -> bool:
        return bool(self.fields or self.rows or self.lines or self.whole)


def of(reading: Reading, first: Typed, typed: Typed) -> Noted:
    """The doubts that still hold: what somebody has changed since it was first shown is theirs."""
    found = Noted()
    used = {row.line: number for number, row in enumerate(typed.rows, 1) if row.line}
    people = {who.line for row in typed.rows for who in row.people}
    elsewhere = review_days.elsewhere(reading, typed.day)
    places = _places(reading)
    for warning in reading.warnings:
        name = _FIELDS.get(warning.code.value)
        place = _place(places, warning, used)
        if name is not None:
            if _same(name, first, typed):
                found.fields.setdefault(name, []).append(warning)
        elif place is None:
            found.whole.append(warning)
        elif str(place) in used:
            number = used[str(place)]
            if typed.rows[number - 1] in first.rows:
                found.rows.setdefault(number, []).append(warning)
        elif str(place) not in people and warning.line not in elsewhere:
            found.lines.setdefault(place, []).append(warning)
    return Noted(
        fields={name: found.fields[name] for name in _ORDER if name in found.fields},
        rows=dict(sorted(found.rows.items())),
        lines=dict(sorted(found.lines.items())),
        whole=found.whole,
    )


def _same(name: str, first: Typed, typed: Typed) -> bool:
    if name == PROGRAM:
        return (first.rows, first.start, first.end) == (typed.rows, typed.start, typed.end)
    before, now = getattr(first, name), getattr(typed, name)
    return bool(before == now)


def _places(reading: Reading) -> dict[int | None, list[int]]:
    """Where the lines of each number stand."""
    found: dict[int | None, list[int]] = {}
    for place, line in enumerate(reading.lines, 1):
        found.setdefault(line.number, []).append(place)
    return found


def _place(
    places: Mapping[int | None, list[int]], warning: Warning, used: Mapping[str, int]
) -> int | None:
    """The line that a warning means; of several with its number one that is a row."""
    if warning.line is None:
        return None
    found = places.get(warning.line, [])
    return next((place for place in found if str(place) in used), next(iter(found), None))
