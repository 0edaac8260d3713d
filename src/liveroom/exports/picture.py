"""Planned against actual as a picture: two bars for each run, over one line of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from liveroom.core.rundown.times import planned_end, slot_end
from liveroom.exports.record import Record, signed
from liveroom.exports.timing import Run, remarks, runs
from liveroom.i18n import Words

WIDTH = 600
_ROW, _TOP, _FOOT = 42, 26, 30
_MOST = 64
"""Characters of a title that have room."""

_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 1440)
"""Minutes between two lines of the scale, of which at most `_LINES` are drawn."""
_LINES = 9

INK, MUTED, HAIR, PLAN, ACTUAL, OVER = (
    "#1b1917",
    "#5c5751",
    "#d9d4cc",
    "#a8a29a",
    "#3d4fd8",
    "#b3123a",
)
"""What a style sheet may replace by its classes: `ink muted hair plan actual over`."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """From instants to places in the picture."""

    start: int
    end: int

    def x(self, at: int) -> float:
        return round((at - self.start) / max(1, self.end - self.start) * WIDTH, 1)

    def marks(self) -> Iterator[int]:
        """The instants at which a line is drawn, at round minutes."""
        minutes = (self.end - self.start) / 60_000
        step = next((each for each in _STEPS if minutes / each <= _LINES), _STEPS[-1]) * 60_000
        return iter(range(self.start - self.start % -step, self.end + 1, step))


def picture(record: Record, words: Words) -> str:
    """The picture as an SVG element, in the event's zone; nothing before the show has begun."""
    shown = runs(record)
    scale = _scale(record, shown)
    if scale is None:
        return ""
    height = _TOP + _ROW * len(shown) + _FOOT
    title = words.gettext("Planned and actual times")
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="picture" role="img"'
        f' viewBox="0 0 {WIDTH} {height}" aria-label="{escape(title)}"'
        ' font-family="system-ui, sans-serif" font-size="13">',
        *_axis(record, scale, height),
        *(
            part
            for place, run in enumerate(shown)
            for part in _row(run, _TOP + place * _ROW, scale, words)
        ),
        *_key(height, words),
        "</svg>",
    ]
    return "".join(parts)


def _scale(record: Record, shown: Sequence[Run]) -> _Scale | None:
    rundown = record.room.rundown
    if rundown.started_at is None:
        return None
    ended = rundown.ended_at or max(
        run.ended_at or run.started_at or rundown.started_at for run in shown
    )
    starts = [run.planned_start for run in shown if run.planned_start is not None]
    ends = [planned_end(rundown.as_announced), slot_end(rundown, record.room.program.ends_at)]
    known = [rundown.started_at, ended, *starts, *(end for end in ends if end is not None)]
    return _Scale(min(known), max(known))


def _axis(record: Record, scale: _Scale, height: int) -> Iterator[str]:
    for mark in scale.marks():
        x = scale.x(mark)
        anchor = "start" if x < 20 else "end" if x > WIDTH - 20 else "middle"
        yield (
            f'<path class="hair" d="M{x} 16V{height - _FOOT}" stroke="{HAIR}"/>'
            f'<text class="muted" x="{x}" y="11" fill="{MUTED}" font-size="11"'
            f' text-anchor="{anchor}">{record.hour(mark)}</text>'
        )


def _row(run: Run, y: int, scale: _Scale, words: Words) -> Iterator[str]:
    never_on = run.started_at is None
    look = ("muted", MUTED) if never_on else ("ink", INK)
    said = remarks(run, words) if never_on else ""
    if run.over_seconds is not None:
        said = signed(run.over_seconds)
    yield (
        f'<text class="{look[0]}" x="0" y="{y + 14}" fill="{look[1]}">'
        f"{escape(_cut(run.title))}</text>"
        f'<text class="muted" x="{WIDTH}" y="{y + 14}" fill="{MUTED}" text-anchor="end">'
        f"{escape(said)}</text>"
    )
    if run.planned_start is not None and run.planned_seconds:
        left, right = run.planned_start, run.planned_start + run.planned_seconds * 1000
        yield _bar("plan", PLAN, scale, left, right, y + 20, 4)
    if run.started_at is not None and run.ended_at is not None:
        limit = run.ended_at
        if run.planned_seconds is not None:
            limit = min(limit, run.started_at + run.planned_seconds * 1000)
        yield _bar("actual", ACTUAL, scale, run.started_at, limit, y + 26, 8)
        if limit < run.ended_at:
            yield _bar("over", OVER, scale, limit, run.ended_at, y + 26, 8)


def _bar(kind: str, colour: str, scale: _Scale, start: int, end: int, y: int, height: int) -> str:
    x = scale.x(start)
    width = max(1.5, round(scale.x(end) - x, 1))
    return (
        f'<rect class="{kind}" x="{x}" y="{y}" width="{width}" height="{height}" fill="{colour}"/>'
    )


def _key(height: int, words: Words) -> Iterator[str]:
    """What the bars mean."""
    x, y = 0, height - 8
    for kind, colour, word in (
        ("plan", PLAN, words.gettext("planned")),
        ("actual", ACTUAL, words.gettext("actual")),
        ("over", OVER, words.gettext("longer than planned")),
    ):
        yield (
            f'<rect class="{kind}" x="{x}" y="{y - 8}" width="14" height="8" fill="{colour}"/>'
            f'<text class="muted" x="{x + 20}" y="{y}" fill="{MUTED}" font-size="11">'
            f"{escape(word)}</text>"
        )
        x += 40 + 7 * len(word)


def _cut(title: str) -> str:
    return title if len(title) <= _MOST else title[: _MOST - 1].rstrip() + "…"
