"""Talks at the same time, each below it with its room: `10:00`, `Room 1: Salt`, `Room 2: Sand`.

In a table their rows have no time: `10:00 | Workshop 1 | Salt`, ` | Workshop 2 | Sand`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from liveroom.importing.lexicon.positions import ROOMS
from liveroom.importing.text.pieces import trimmed
from liveroom.importing.text.rich import CELL, Rich
from liveroom.importing.text.source import Source
from liveroom.importing.text.tokeniser import text_at, tokenise
from liveroom.importing.time.cells import Timing

_LEAST = 2
_MOST = 20
"""Rooms of one time."""
_MARKS = frozenset({"-", "–", "—", ":"})
_EDGES = " \t-–—:"
_LONGEST_ROOM = 40
"""Letters in which a room and its number are looked for."""


def give_times_to_rooms(lines: Sequence[Source], timings: dict[int, Timing]) -> None:
    """Makes each of the lines a row of the time that stands alone above them, without its room."""
    for at in [at for at, timing in timings.items() if timing.span and not timing.rest.text]:
        talks = _talks_below(lines, timings, at)
        if len(talks) >= _LEAST:
            for below, talk in talks.items():
                timings[below] = timings[at]._replace(rest=talk, leads=True)
            timings[at] = Timing(Rich(""))
    for at in [at for at, timing in timings.items() if timing.span and lines[at].cells]:
        for below in _rows_below(lines, timings, at):
            timings[below] = timings[at]._replace(rest=lines[below].rich, leads=True)


def _talks_below(
    lines: Sequence[Source], timings: Mapping[int, Timing], at: int
) -> dict[int, Rich]:
    """What takes place in the rooms that are named below the time, before anything else is."""
    found: dict[int, Rich] = {}
    for below in range(at + 1, min(at + 1 + 2 * _MOST, len(lines))):
        if lines[below].blank:
            continue
        talk = None if below in timings else _without_room(lines[below].rich)
        if talk is None:
            break
        found[below] = talk
    return found


def _rows_below(lines: Sequence[Source], timings: Mapping[int, Timing], at: int) -> list[int]:
    """The rows of a table without a time whose rooms are called as the one above them is."""
    above, found = lines[at].rich.text.split(CELL), []
    for below in range(at + 1, min(at + 1 + _MOST, len(lines))):
        cells = lines[below].rich.text.split(CELL)
        if below in timings or cells[0].strip() or len(cells) != len(above) or len(cells) <= _LEAST:
            break
        if not cells[1].split() or cells[1].split()[0] != (above[1].split() or [""])[0]:
            break
        found.append(below)
    return found


def _without_room(rich: Rich) -> Rich | None:
    """`Salt and sand, Ana Ruiz` of `Room 2 – Salt and sand, Ana Ruiz`; None without a room."""
    tokens = tokenise(rich.folded[:_LONGEST_ROOM])
    number = text_at(tokens, 1)
    is_numbered = number.isdecimal() or (len(number) == 1 and number.isalpha())
    if text_at(tokens, 0) not in ROOMS or not is_numbered or text_at(tokens, 2) not in _MARKS:
        return None
    return trimmed(rich.cut(tokens[1].end), _EDGES) or None
