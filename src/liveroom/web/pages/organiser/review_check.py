"""From the corrected form to a program, or to a sentence for each field that is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field

from liveroom.core.program import Program, Segment
from liveroom.i18n import N_
from liveroom.importing.limits import MAX_SEGMENTS
from liveroom.web.pages.organiser.review_fields import Typed
from liveroom.web.pages.typed import event_fields, segment_fields, values
from liveroom.web.pages.typed.segment_fields import SegmentFields


@dataclass(frozen=True, slots=True)
class Checked:
    """A program and its stream address, or else an English sentence for each bad field."""

    program: Program | None
    stream: str | None
    problems: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Problems:
    """Collects while values are read, so that everything wrong is told at once."""

    found: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, sentence: str) -> None:
        self.found.setdefault(name, sentence)


def check(typed: Typed) -> Checked:
    """Read every field. Nothing typed is changed, and a bad field has one sentence."""
    problems = _Problems()
    event = event_fields.read(typed.event, problems.add)
    stream = _stream(problems, typed.stream)
    segments = _segments(problems, typed.rows)
    if problems.found:
        return Checked(None, stream, problems.found)
    topics, attend = values.lines(typed.topics), values.lines(typed.attend)
    return Checked(Program(**event, segments=segments, topics=topics, attend=attend), stream, {})


def _stream(problems: _Problems, typed: str) -> str | None:
    address = typed.strip()
    if address and not values.secure_address(address):
        problems.add("stream", N_("Give an address that begins with https://, or leave it empty."))
    return address or None


def _segments(problems: _Problems, rows: tuple[SegmentFields, ...]) -> tuple[Segment, ...]:
    numbered = enumerate(rows, 1)
    segments = tuple(_segment(problems, i, row) for i, row in numbered if not row.blank)
    if not segments:
        problems.add("segments", N_("Add at least one segment."))
    if len(rows) > MAX_SEGMENTS:
        problems.add("segments", N_("There are too many segments: 500 at most."))
    return segments


def _segment(problems: _Problems, number: int, row: SegmentFields) -> Segment:
    return segment_fields.read(row, lambda name, why: problems.add(f"s{number}_{name}", why))
