"""How many people attended over the time of the show, as a picture."""

from __future__ import annotations

from html import escape

from liveroom.exports.picture import ACTUAL, HAIR, MUTED, WIDTH
from liveroom.exports.record import Record
from liveroom.i18n import Words

_TOP, _HEIGHT, _FOOT = 24, 90, 22


def picture(record: Record, words: Words) -> str:
    """The picture as an SVG element: a dot for each count, at the steps of the show, and a line
    between them. Nothing with fewer than two counts."""
    counts = record.room.attendance
    if len(counts) < 2:
        return ""
    start, end = counts[0][0], counts[-1][0]
    most = max(count for _, count in counts) or 1
    bottom = _TOP + _HEIGHT
    dots = [
        (
            round(4 + (at - start) / max(1, end - start) * (WIDTH - 8), 1),
            round(bottom - count / most * _HEIGHT, 1),
            count,
        )
        for at, count in counts
    ]
    line = " ".join(f"{x},{y}" for x, y, _ in dots)
    peak = max(dots, key=lambda dot: dot[2])
    anchor = "start" if peak[0] < 20 else "end" if peak[0] > WIDTH - 20 else "middle"
    title = words.gettext("People over time")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="picture people" role="img"'
        f' viewBox="0 0 {WIDTH} {bottom + _FOOT}" aria-label="{escape(title)}"'
        ' font-family="system-ui, sans-serif" font-size="11.5">'
        f'<path class="hair" d="M0 {bottom}H{WIDTH}" stroke="{HAIR}"/>'
        f'<polyline points="{line}" fill="none" class="line" stroke="{ACTUAL}" stroke-width="2"/>'
        + "".join(
            f'<circle class="actual" cx="{x}" cy="{y}" r="3" fill="{ACTUAL}"/>' for x, y, _ in dots
        )
        + f'<text class="muted" x="{peak[0]}" y="{peak[1] - 8}" fill="{MUTED}"'
        f' text-anchor="{anchor}">{peak[2]}</text>'
        f'<text class="muted" x="0" y="{bottom + 16}" fill="{MUTED}">{record.hour(start)}</text>'
        f'<text class="muted" x="{WIDTH}" y="{bottom + 16}" fill="{MUTED}" text-anchor="end">'
        f"{record.hour(end)}</text></svg>"
    )
