"""Lines that were broken at one width, as mails are, joined before anything looks at them.

A line was broken at a width where the first word of the next one had no room behind it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from liveroom.importing.lexicon.months import MONTHS, WEEKDAYS
from liveroom.importing.lexicon.positions import GO_ON
from liveroom.importing.lexicon.units import CLOCK_LEADS
from liveroom.importing.limits import MAX_LINE
from liveroom.importing.text.fold import fold
from liveroom.importing.text.tokeniser import tokenise

_NARROW, _WIDE = 50, 120
"""Letters of the widths at which lines are broken."""

_TAB = 8
_OUTLIERS = 10
"""One in so many lines may be longer than the width."""

_SURE = 3.5
_FULL, _ROOM = {True: 2.2, False: 1.6}, {True: -2.2, False: -0.4}
"""What speaks for a width, as a logarithm of odds, and how much must: a line that starts with a
small letter, or not, where the one above was full, and where it had room. One such line says
little: the longest line of any text is full.
"""

_TIME, _BELOW_ROW = "0", 0.8
"""The mark of a row, and what a line below it that had room there speaks against a width more."""

_NAME, _NAMES = "name", 2
"""A line that starts with a name seldom starts anew: so many must for each that may go on."""

_DAY = 40
"""Letters of a line that is a day, at most."""

_LONGEST_MARK = 80
_BULLET = re.compile(r"[-*+•–—−·▪▫‣◦○●■□►▶▸➤➜→✓✔»❖⁃°º♦◆◇➢✦❑|#<]|___|===|```")
_MARKS = (
    re.compile(
        r"\W{0,3}[^\W\d_]{0,4}\.? ?"
        r"(?:[01]?\d|2[0-4])(?:[:.hH] ?[0-5]\d| ?[ap]\.?m\b| ?h\b)"
    ),
    re.compile(r"\(?(?:\d{1,3}|[a-zA-Z])[.)] "),
    re.compile(r"(?=[^\Wa-zß-ÿ])[^\W\d_](?:[^\W\d_]|[ '’/-]){1,24}(?:[°º]? ?\d{1,2})?: "),
)
"""What a row, an item and a label start with: `16:30`, `à 16h30`, `2.`, `Host: `, `Lab 2: `."""

_NAMED = re.compile(
    r"(?:[^\W\d_a-zß-ÿ]\S* )(?:(?:[^\W\d_a-zß-ÿ]\S*|[a-zß-ÿ]{1,4}) ){0,3}"
    r"[^\W\d_a-zß-ÿ][^\W\d_]*(?:,|$| [(–—-])"
)
_HYPHEN = re.compile(r"[^\W\d_]-$")
_AND = re.compile(r"(?:and|or|und|oder|y|o|e|et|ou|en|of|i|lub|bzw)\b")


class _Line(NamedTuple):
    """A line, how wide it and its first word are, and the kind of its mark."""

    text: str
    width: int
    first: int
    mark: str

    @property
    def small(self) -> bool:
        return self.text[0].islower()

    @property
    def breakable(self) -> bool:
        """Whether it would have been broken where it was too wide; rows of tables are not."""
        return " " in self.text and self.text[0] != "|" and "://" not in self.text


def unwrapped(raw: Sequence[str]) -> tuple[Sequence[str], Sequence[int]]:
    """The lines, those that were broken at one width joined, and the place of each's first."""
    lines = [_read(line) for line in raw]
    width = _width(lines)
    if width is None:
        return raw, range(len(raw))
    starts = _marks_of_starts(lines, width)
    found, places = list(raw[:1]), [0]
    for at, (above, line) in enumerate(pairwise(lines), 1):
        short = len(found[-1]) + len(line.text) < MAX_LINE
        if short and _is_full(above, line, width) and _may_go_on(above, line, starts):
            found[-1] = _joined(found[-1].rstrip(), line.text)
        else:
            found.append(raw[at])
            places.append(at)
    return found, places


def _read(raw: str) -> _Line:
    shown = raw.expandtabs(_TAB).rstrip()
    text = shown.strip()
    return _Line(text, len(shown), len(text.partition(" ")[0]), _mark(text))


def _is_day(text: str) -> bool:
    """`Saturday, 14 November` and nothing else, which starts what follows."""
    if len(text) > _DAY or not any(map(str.isdecimal, text)):
        return False
    words = [token.text for token in tokenise(fold(text)) if token.word]
    return bool(words) and all(word in WEEKDAYS or word in MONTHS for word in words)


def _mark(text: str) -> str:
    """The kind of a mark that may start a row, an item, a label or somebody's name."""
    if bullet := _BULLET.match(text):
        return bullet[0]
    start = text[:_LONGEST_MARK]
    found = next((str(kind) for kind, mark in enumerate(_MARKS) if mark.match(start)), "")
    return found or ("day" if _is_day(text) else _NAME if _NAMED.match(start) else "")


def _is_full(above: _Line, line: _Line, width: int) -> bool:
    """Whether the first word of a line had no room on the one above."""
    return bool(above.text and line.text) and above.width <= width < above.width + 1 + line.first


def _width(lines: Sequence[_Line]) -> int | None:
    """The width at which the lines seem to be broken; None where most of them are not."""
    several = Counter(min(line.width, _WIDE + 1) for line in lines if line.breakable)
    steps = [0.0] * (_WIDE + 2)
    for above, line in pairwise(lines):
        if above.text and line.text and line.mark in {"", _NAME}:
            room = _ROOM[line.small] - _BELOW_ROW * (above.mark == _TIME and not line.small)
            listed = above.mark == line.mark == _NAME
            gain = (0 if listed else _FULL[line.small]) - room
            steps[0] += room
            steps[min(above.width, _WIDE + 1)] += gain
            steps[min(above.width + 1 + line.first, _WIDE + 1)] -= gain
    evidence = list(accumulate(steps))
    longer, best = several[_WIDE + 1], (_SURE, 0)
    for width in range(_WIDE, _NARROW - 1, -1):
        if several[width] and longer * _OUTLIERS <= several.total():
            best = max(best, (evidence[width] - longer, width))
        longer += several[width]
    return best[1] or None


def _marks_of_starts(lines: Sequence[_Line], width: int) -> frozenset[str]:
    """The marks that stand more often where a line starts for certain than where it may go on."""
    sure = Counter(line.mark for line in lines)
    unsure = Counter(line.mark for above, line in pairwise(lines) if _is_full(above, line, width))
    sure.subtract(unsure)
    return frozenset(
        mark
        for mark, count in sure.items()
        if mark and count >= unsure[mark] * (_NAMES if mark == _NAME else 1)
    )


def _may_go_on(above: _Line, line: _Line, starts: frozenset[str]) -> bool:
    """Whether the line has no mark of a start, or the one above asks for more than a mark."""
    if line.mark not in starts and not above.mark == line.mark == _NAME:
        return True
    last = above.text.split()[-1]
    asks = last in GO_ON | CLOCK_LEADS or last[-1] in "-–—(,"
    return asks and _BULLET.match(line.text) is None


def _joined(above: str, text: str) -> str:
    """Both with a space, unless a compound was broken at its hyphen."""
    if _HYPHEN.search(above) and text[0].isalpha() and not _AND.match(text):
        return above + text
    return f"{above} {text}"
