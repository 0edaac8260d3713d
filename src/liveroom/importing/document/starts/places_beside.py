"""Rows with a place right behind the time, and the title on the next line: `18:00 | Old quay`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from liveroom.importing.people.organisations import ends_in_room, is_named, is_room
from liveroom.importing.rows.segment_kind import find_kind
from liveroom.importing.text.rich import CELL, Rich
from liveroom.importing.text.source import Source
from liveroom.importing.text.tokeniser import tokenise
from liveroom.importing.time.cells import Timing

_MOST_WORDS = 8
_LEAST = 2


def drop_places(lines: list[Source], timings: dict[int, Timing]) -> None:
    """Takes such places out of the rows, which then are times alone above their titles.

    A place is a room; where half of the rows have a room, or behind a bar the same words as
    others, what stands there in the other rows is one too.
    """
    led = [at for at, timing in timings.items() if timing.leads and timing.span]
    beside = [at for at in led if _may_be_place(lines, timings, at)]
    words = {at: timings[at].rest.folded for at in beside}
    often = Counter(words.values())
    rooms = {at for at in beside if _is_place(lines, timings[at].rest, at)}
    again = {at for at in beside if often[words[at]] >= _LEAST and _has_bar(lines[at])}
    usual = bool(again) and len(rooms | again) * 2 >= len(led)
    for at in beside if usual else rooms:
        timings[at] = timings[at]._replace(rest=Rich(""))
        if lines[at].cells:
            lines[at] = replace(lines[at], rich=lines[at].rich.split(CELL)[0])


def _is_place(lines: Sequence[Source], rich: Rich, at: int) -> bool:
    """Whether it is a room, or a house with its room behind a slash."""
    if ":" in rich.text:  # Plenary: what the tide leaves
        return False
    ends = ends_in_room(rich) and "," not in rich.text
    return ends or (is_room(rich) and not lines[at + 1].blank)


def _has_bar(line: Source) -> bool:
    return line.cells or line.boxed or "|" in line.rich.text


def _may_be_place(lines: Sequence[Source], timings: Mapping[int, Timing], at: int) -> bool:
    """Whether the words are few, all but small ones with capitals, and a title can follow."""
    named = _has_bar(lines[at]) or is_named(timings[at].rest)
    return named and _is_followed(lines, timings, at)


def _is_followed(lines: Sequence[Source], timings: Mapping[int, Timing], at: int) -> bool:
    """Whether the words behind the time are few and no kind, over a line without a time."""
    rest, below = timings[at].rest, at + 1
    if not rest.text or lines[at].rich.text.count(CELL) > 1 or below >= len(lines):
        return False
    below += lines[below].blank and below + 1 < len(lines)
    if below in timings or lines[below].blank or lines[below].level or lines[below].cells:
        return False
    words = sum(token.word for token in tokenise(rest.folded))
    return words <= _MOST_WORDS and find_kind(rest) is None
