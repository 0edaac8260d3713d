"""From the corrected form to a program, or to a sentence for each field that is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field

from liveroom.core.commands import ChangeSegment
from liveroom.core.program import Program, Segment
from liveroom.i18n import N_
from liveroom.importing.limits import MAX_SEGMENTS
from liveroom.live.batch import Opening
from liveroom.web.pages.organiser.review import review_about
from liveroom.web.pages.organiser.review.review_fields import Typed
from liveroom.web.pages.typed import event_fields, segment_fields, segment_message, values
from liveroom.web.pages.typed.event_fields import Event
from liveroom.web.pages.typed.segment_fields import SegmentFields
from liveroom.web.pages.typed.values import Wrong

_Row = tuple[int, SegmentFields]


@dataclass(frozen=True, slots=True)
class Checked:
    """A program and its stream address, or else an English sentence for each bad field."""

    program: Program | None
    stream: str | None
    problems: dict[str, str]
    more: dict[int, ChangeSegment] = field(default_factory=dict)
    """What else was typed of a segment, by its place in the program."""

    about: tuple[Opening, ...] = ()
    """What makes the room say the rest of the event."""


@dataclass(frozen=True, slots=True)
class _Problems:
    """Collects while values are read, so that everything wrong is told at once."""

    found: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, sentence: str) -> None:
        self.found.setdefault(name, sentence)

    def at(self, number: int) -> Wrong:
        """The same for the fields of a row."""
        return lambda name, sentence: self.add(f"s{number}_{name}", sentence)


def check(typed: Typed) -> Checked:
    """Read every field. Nothing typed is changed, and a bad field has one sentence."""
    problems = _Problems()
    event = event_fields.read(typed.event, problems.add)
    stream = _stream(problems, typed.stream)
    rows = [(number, row) for number, row in enumerate(typed.rows, 1) if not row.blank]
    segments = _segments(problems, rows)
    more = _more(problems, rows, event)
    about = tuple(review_about.openings(typed, problems.add))
    if problems.found:
        return Checked(None, stream, problems.found)
    topics, attend = values.lines(typed.topics), values.lines(typed.attend)
    program = Program(**event, segments=segments, topics=topics, attend=attend)
    return Checked(program, stream, {}, more, about)


def _stream(problems: _Problems, typed: str) -> str | None:
    address = typed.strip()
    if address and not values.secure_address(address):
        problems.add("stream", values.NOT_HTTPS)
    return address or None


def _more(problems: _Problems, rows: list[_Row], event: Event) -> dict[int, ChangeSegment]:
    starts_at, zone = event["starts_at"], event["time_zone"]
    found = {
        place: segment_message.more(row, problems.at(number), starts_at, zone)
        for place, (number, row) in enumerate(rows)
    }
    return {place: change for place, change in found.items() if change is not None}


def _segments(problems: _Problems, rows: list[_Row]) -> tuple[Segment, ...]:
    segments = tuple(segment_fields.read(row, problems.at(number)) for number, row in rows)
    if not segments:
        problems.add("segments", N_("Add at least one segment."))
    if len(rows) > MAX_SEGMENTS:
        problems.add("segments", N_("There are too many segments: 500 at most."))
    return segments
