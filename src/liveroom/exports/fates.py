"""What became of the questions as a picture: a bar for each fate that some had."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from liveroom.exports.picture import ACTUAL, HAIR, INK, MUTED, PLAN, WIDTH
from liveroom.exports.questions import ANSWERED
from liveroom.exports.record import Fate, Record
from liveroom.exports.words import FATES
from liveroom.i18n import Words

_ROW, _LEFT = 26, 226


def picture(record: Record, words: Words) -> str:
    """The picture as an SVG element; nothing where nobody asked."""
    counts = record.fates
    shown = [fate for fate in Fate if counts[fate]]
    if not shown:
        return ""
    title = words.gettext("What became of the questions")
    total = sum(counts.values())
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="picture fates" role="img"'
            f' viewBox="0 0 {WIDTH} {_ROW * len(shown)}" aria-label="{escape(title)}"'
            ' font-family="system-ui, sans-serif" font-size="11.5">',
            *(
                part
                for place, fate in enumerate(shown)
                for part in _row(fate, counts[fate], total, place * _ROW, words)
            ),
            "</svg>",
        )
    )


def _row(fate: Fate, count: int, total: int, y: int, words: Words) -> Iterator[str]:
    """One fate: its word, how many, and a bar as long as its share."""
    kind, colour = ("actual", ACTUAL) if fate in ANSWERED else ("plan", PLAN)
    room = WIDTH - _LEFT
    width = max(1.5, round(room * count / total, 1))
    yield (
        f'<text class="ink" x="0" y="{y + 17}" fill="{INK}">{escape(words.gettext(FATES[fate]))}'
        "</text>"
        f'<path class="hair" d="M{_LEFT} {y + 13}H{WIDTH}" stroke="{HAIR}"/>'
        f'<rect class="{kind}" x="{_LEFT}" y="{y + 8}" width="{width}" height="10"'
        f' fill="{colour}"/>'
        f'<text class="muted" x="{_LEFT - 12}" y="{y + 17}"'
        f' fill="{MUTED}" text-anchor="end">{count}</text>'
    )
