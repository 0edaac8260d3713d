"""Lines with the spaces and the colons of times that were lost or torn where they were typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from liveroom.importing.lexicon.kinds import KINDS
from liveroom.importing.lexicon.people import BY
from liveroom.importing.lexicon.positions import ROLES
from liveroom.importing.text.rich import CELL, Rich
from liveroom.importing.text.source import Source
from liveroom.importing.text.tokeniser import dense, tokenise

_LEADER = re.compile(r"(?:^|(?<=[^\s.…])) ?(?:[.…] ?/?){5,300}(?=[^\W\d_])")
_GLUED = re.compile(r"\d ?(?:[ap]m|hours|h|hrs|Uhr|uur)(?=[A-Z])")
_WITHIN = re.compile(r"(?<=[^\W\d_])(?=[A-ZÀ-Þ][a-zß-ÿ]{4}|[AÀ] )")
_DASH = re.compile(r" -{2,3} |(?<=[^\W\d_])--(?=[^\W\d_])| [‒―−] |(?<=\d)[‐‑‒―−β](?=\d)")
_TORN = re.compile(r"(?<=\d[:.]\d\d [-–] \d\d:) (?=\d\d\b)")
_LISTED = re.compile(r"([01]?\d|2[0-3])\. [0-5]\d (?!min)")
_STARTS = re.compile(r"([01]?\d|2[0-3])[:.][0-5]\d\b")
_DIGITS = re.compile(
    r"([01]\d|2[0-3])([0-5][05])(?:\s?[-–]\s?([01]\d|2[0-3])([0-5][05]))?(?=[\s:–-])"
)
_COMMAS = re.compile(r"([01]?\d|2[0-3]),([0-5]\d)(?=[\s:,–-])")
_ALONE = re.compile(r"\d{1,2}[:.h]\d{2}")
_UNTIL = re.compile(r"[-–—]\s?(\d{1,2}[:.h]\d{2})\b")
_NUMBER = re.compile(r"\d{1,2}(\.[a-z\d])?[.)]?")
_NUMERAL = re.compile(r"(?:([IVX]{1,5})[.)]|(?:TOP|Punkt) (\d{1,2})[.:)]?) (?=\S)")
_CAPITAL = re.compile(r"([A-H])[.)] (?=\S+ (?:\S+ )*[–—-] )")
_ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV"]
_LETTER = re.compile(r"[a-z][.)]?")
_DEEPER = 2
"""Spaces by which a part of an item is further in."""

_LABEL = 30
_LEAST = 3
"""Lines that start with four digits, which then are hours."""

_FIRST, _GAP = 6 * 60, 5 * 60
"""Minutes: the earliest of such hours, and the most between two; years are further apart."""


def respelled(lines: Sequence[Source]) -> list[Source]:
    """The lines as they were meant: `6.30pmArrival`, `9:00 – 10: 45`, `22. 30 Salt`, `1900 Salt`,
    `13,30 Salt`.

    What people see stays as it was.
    """
    lines = [_with_dashes(line) for line in lines]
    lines = _without_letters(_without_numerals(_with_numbers(lines)))
    lines = [_without_leader(line) for line in _joined_ranges(lines)]
    digits = _all_hours([found for line in lines if (found := _DIGITS.match(line.rich.text))])
    often = sum(bool(_STARTS.match(line.rich.text)) for line in lines) >= _LEAST
    commas = _all_hours([found for line in lines if (found := _COMMAS.match(line.rich.text))])
    lines = [_with_colon(line) for line in lines] if commas else lines
    return [_respelled(line, digits, often) for line in lines]


def _without_leader(line: Source) -> Source:
    """`Salt ………… Ana Ruiz` with a dash for the dots that lead the eye to the speaker."""
    found = _LEADER.search(line.rich.text)
    if found is None or line.cells:
        return line
    before, behind = line.rich.cut(0, found.start()), line.rich.cut(found.end())
    return replace(line, rich=before.join(behind, " – ") if before.text else behind)


def _with_dashes(line: Source) -> Source:
    """`Salt -- Ana Ruiz` and `10:00−10:15` with dashes as others write them."""
    rich = line.rich
    for found in [] if dense(line.folded) else reversed(list(_DASH.finditer(rich.text))):
        between = "–" if found[0] in "‐‑‒―−β" else " – "
        rich = rich.cut(0, found.start()).join(rich.cut(found.end()), between)
    return line if rich is line.rich else replace(line, rich=rich)


def _with_colon(line: Source) -> Source:
    found = _COMMAS.match(line.rich.text)
    if found is None:
        return line
    return replace(
        line, rich=line.rich.cut(0, found.end(1)).join(line.rich.cut(found.start(2)), ":")
    )


def _with_numbers(lines: Sequence[Source]) -> list[Source]:
    """Numbers on lines of their own, one, two, three, as those of the items below them."""
    alone = [at for at, line in enumerate(lines) if _NUMBER.fullmatch(line.rich.text)]
    whole = [int(lines[at].rich.text.strip(".)")) for at in alone if _is_whole(lines[at])]
    if len(whole) < _LEAST or whole != list(range(1, len(whole) + 1)):
        return list(lines)
    below = {at + 1 for at in alone if at + 1 < len(lines) and lines[at + 1].rich.text}
    if len(below) < len(alone) or below & set(alone):
        return list(lines)
    return [
        replace(line, shown=f"{lines[at - 1].shown} {line.shown}", bullet=True)
        if at in below
        else _lettered(line)
        for at, line in enumerate(lines)
        if at not in alone
    ]


def _without_numerals(lines: Sequence[Source]) -> list[Source]:
    """`I. Minutes`, `II. Repairs`, `III. End`, and `TOP 1 …`, as items without their numbers."""
    found = {at: hit for at, line in enumerate(lines) if (hit := _NUMERAL.match(line.rich.text))}
    counts = [hit[1] or hit[2] for hit in found.values()]
    told = (_ROMAN[: len(counts)], [str(count + 1) for count in range(len(counts))])
    if len(counts) < _LEAST or counts not in told:
        return list(lines)
    return [
        replace(line, rich=line.rich.cut(found[at].end()), bullet=True) if at in found else line
        for at, line in enumerate(lines)
    ]


def _without_letters(lines: Sequence[Source]) -> list[Source]:
    """`A. Bogs – Ana Ruiz` and `B. Sand – Luis Pérez` as items without their letters."""
    found = {at: hit for at, line in enumerate(lines) if (hit := _CAPITAL.match(line.rich.text))}
    pairs = pairwise(found.items())
    apart = any(b - a > _DEEPER or ord(y[1]) - ord(x[1]) != 1 for (a, x), (b, y) in pairs)
    if len(found) < _DEEPER or apart or next(iter(found.values()))[1] != "A":
        return list(lines)
    return [
        replace(line, rich=line.rich.cut(found[at].end()), bullet=True) if at in found else line
        for at, line in enumerate(lines)
    ]


def _lettered(line: Source) -> Source:
    """A part of a numbered item, its letter in a cell of its own, as a deeper item."""
    letter, *rest = line.rich.split(CELL) if line.cells else [line.rich]
    if not rest or not _LETTER.fullmatch(letter.text):
        return line
    said = next((cell for cell in rest if cell.text), letter)
    return replace(line, rich=said, bullet=True, indent=line.indent + _DEEPER)


def _is_whole(line: Source) -> bool:
    return line.rich.text.strip(".)").isdecimal()


def _joined_ranges(lines: Sequence[Source]) -> Iterator[Source]:
    """`08h30` and, on the next line, `– 08h55 – Salt` as one."""
    waiting: Source | None = None
    for line in lines:
        if waiting and (dash := _UNTIL.match(line.shown)):
            rest = line.rich.cut(line.rich.text.find(dash[1]))
            yield replace(
                waiting,
                shown=f"{waiting.shown} {line.shown}",
                rich=waiting.rich.join(rest, " – "),
            )
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = line if _ALONE.fullmatch(line.rich.text) else None
        if waiting is None:
            yield line
    if waiting:
        yield waiting


def _respelled(line: Source, digits: bool, often: bool) -> Source:
    if not line.legible or dense(line.folded):
        return line
    for cut in sorted([*_lost_spaces(line), *_lost_colons(line, digits)], reverse=True):
        mark = ":" if line.rich.text[cut - 1].isdecimal() and digits else " "
        line = replace(line, rich=line.rich.cut(0, cut).join(line.rich.cut(cut), mark))
    if often and line.bullet and (listed := _LISTED.match(line.shown)):
        return replace(line, rich=Rich(listed[1]).join(line.rich, "."), bullet=False)
    torn = _TORN.search(line.rich.text)
    if torn is None:
        return line
    return replace(line, rich=line.rich.cut(0, torn.start()).join(line.rich.cut(torn.end()), ""))


def _lost_spaces(line: Source) -> Iterator[int]:
    """Behind `6.00-6.30pm`, before a kind's word, a by or a role: `TidesTalk by Ana Ruiz`."""
    yield from (found.end() for found in _GLUED.finditer(line.rich.text))
    for found in _WITHIN.finditer(line.rich.text):
        tokens = tokenise(line.rich.folded[found.start() : found.start() + _LABEL])
        if tokens and (KINDS.at(tokens, 0) or BY.at(tokens, 0) or tokens[0].text in ROLES):
            yield found.start()


def _lost_colons(line: Source, digits: bool) -> Iterator[int]:
    found = _DIGITS.match(line.rich.text) if digits else None
    if found:
        yield from (found.end(group) for group in (1, 3) if found[group])


def _all_hours(starts: Sequence[re.Match[str]]) -> bool:
    """Whether all of the numbers may be hours of one day: `1900 Pizza`, `1930 Talk`, `2000 End`."""
    minutes = [int(each[1]) * 60 + int(each[2]) for each in starts]
    near = all(0 <= later - each <= _GAP for each, later in pairwise(minutes))
    return len(minutes) >= _LEAST and minutes[0] >= _FIRST and near
