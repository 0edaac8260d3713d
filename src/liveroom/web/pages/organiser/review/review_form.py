"""The form on which an organiser corrects what was read: what is typed, what is wrong, the sums.

A handler shows `from_program(…)` first; for what is sent it takes `from_fields(…)`, opens the room
with `form.program` and `form.stream` when `form.opens`, and else shows the form again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from liveroom.core.commands import ChangeSegment
from liveroom.core.program import Kind, Program
from liveroom.importing.reading import Reading
from liveroom.live.batch import Opening
from liveroom.web.pages.organiser.review import (
    line_drafts,
    line_places,
    line_uses,
    review_days,
    review_fields,
)
from liveroom.web.pages.organiser.review.line_uses import Use
from liveroom.web.pages.organiser.review.review_check import check
from liveroom.web.pages.organiser.review.review_fields import Typed
from liveroom.web.pages.typed import event_fields, segment_fields, values
from liveroom.web.pages.typed.segment_fields import DocumentFields

_ASKS_TO_OPEN = ("", "open")
_ASKS_TO_CHECK = (*_ASKS_TO_OPEN, "check")
_LINE = re.compile(r"line:([1-9][0-9]{0,5}):(segment|speaker|nothing)")


@dataclass(frozen=True, slots=True)
class ReviewForm:
    """What the page shows. `problems` has an English sentence for each bad field."""

    typed: Typed
    problems: dict[str, str] = field(default_factory=dict)
    program: Program | None = None
    stream: str | None = None
    more: dict[int, ChangeSegment] = field(default_factory=dict)
    about: tuple[Opening, ...] = ()

    @property
    def opens(self) -> bool:
        """Whether the organiser asked to open the room and everything can be read."""
        return self.program is not None and self.typed.act in _ASKS_TO_OPEN

    @property
    def planned_seconds(self) -> int:
        """The sum of the minutes that can be read."""
        return sum(row.seconds or 0 for row in self.typed.rows)

    @property
    def slot_seconds(self) -> int | None:
        """The length of the slot where both ends can be read; past midnight is the next day."""
        start = values.time_of_day(self.typed.start)
        end = values.time_of_day(self.typed.end)
        if start is None or end is None or start == end:
            return None
        minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
        return minutes % (24 * 60) * 60

    @property
    def starts(self) -> tuple[str, ...]:
        """When each row starts, as 16:30, and the last one ends; nothing where it is not known."""
        found = line_uses.starts(self.typed.rows, self.typed.start)
        return tuple("" if at is None else values.write_time(at) for at in found)

    @property
    def uses(self) -> dict[str, Use]:
        """What the lines of the original are used for, by their places."""
        return line_uses.uses(self.typed.rows)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that stands in the form, to be offered again."""
        return segment_fields.names(self.typed.rows)

    def asks(self, number: int) -> bool:
        """Whether the row of this number needs somebody: it is new, or something is wrong."""
        is_wrong = any(name.startswith(f"s{number}_") for name in self.problems)
        return is_wrong or self.typed.rows[number - 1].blank

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(kind.value for kind in Kind)

    @property
    def languages(self) -> tuple[str, ...]:
        """What to offer."""
        return event_fields.languages(self.typed.language)


def from_program(program: Program, announcement: str = "") -> ReviewForm:
    """The form as first shown, filled with what was understood."""
    return ReviewForm(review_fields.from_program(program, announcement))


def from_reading(reading: Reading, announcement: str, day: str) -> ReviewForm:
    """The same of a day, or of the whole event; date and times stand as announced, without a zone
    too.
    """
    form, draft = from_program(reading.program, announcement), reading.draft
    opened = review_days.of(reading, day)
    typed = replace(
        form.typed,
        day=day,
        date=opened.date,
        start=opened.start,
        end=opened.end,
        rows=line_places.rows(reading, opened.places),
        introduction=draft.introduction or "",
        stream=draft.video or "",
        registration=draft.registration or "",
        documents=tuple(DocumentFields(each.title, each.url) for each in draft.documents),
        sponsors="\n".join(draft.sponsors),
    )
    return replace(form, typed=typed)


def with_day(form: ReviewForm, reading: Reading | None) -> ReviewForm:
    """The form after the button of a day: `day:{day}`."""
    verb, _, day = form.typed.act.partition(":")
    if verb != "day" or reading is None or day not in (review_days.ALL, *review_days.days(reading)):
        return form
    return replace(form, typed=review_days.switched(form.typed, reading, day))


def with_line(form: ReviewForm, reading: Reading | None) -> ReviewForm:
    """The form after a button of a line: `line:{place}:{use}`."""
    asked = _LINE.fullmatch(form.typed.act)
    place = int(asked[1]) if asked else 0
    if asked is None or reading is None or place > len(reading.lines):
        return form
    draft = line_drafts.of(reading.lines[place - 1].text, place)
    rows = line_uses.put(form.typed.rows, place, Use(asked[2]), draft, form.typed.start)
    return replace(form, typed=replace(form.typed, rows=rows))


def from_fields(fields: Mapping[str, str]) -> ReviewForm:
    """The form as sent. A row button moves rows and tells no problems: nobody asked yet."""
    typed = review_fields.from_fields(fields)
    if typed.act not in _ASKS_TO_CHECK:
        return ReviewForm(typed)
    checked = check(typed)
    return ReviewForm(
        typed, checked.problems, checked.program, checked.stream, checked.more, checked.about
    )
