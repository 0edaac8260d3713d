"""Rows with their time below their title: `Salt and sand`, `10:00–11:00`, `Ana Ruiz`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from liveroom.importing.lexicon.headings import GROUPS
from liveroom.importing.lexicon.months import WEEKDAYS
from liveroom.importing.lexicon.when import DAYS
from liveroom.importing.people.organisations import is_room
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.source import Source
from liveroom.importing.text.tokeniser import tokenise
from liveroom.importing.time.cells import Timing

_LEAST, _OFTEN, _MOST = 2, 3, 6
"""Blocks that end in a time and make a habit, other titles above a time, and lines of a block."""

_FEW = 2
"""Words of a line that heads rows: Friday, Session 1, Morning."""

_Above = Callable[[Sequence[Source], Collection[int], int], int]
"""The title above a time that stands at that line; -1 where there is none."""


def lift_times_below(
    lines: Sequence[Source], timings: dict[int, Timing], dated: Collection[int]
) -> None:
    """Gives such times to their titles, where every time alone stands below one in one way."""
    alone = sorted(at for at, each in timings.items() if each.span and not each.rest.text)
    taken = {at for at, each in timings.items() if each.leads or not each.rest.text} | set(dated)
    for above, least in ((_block_ended, _LEAST), (_heading, _OFTEN), (_line, _OFTEN)):
        titles = _titles(lines, taken, alone, above)
        if len(titles) >= least:
            for at, title in titles.items():
                timings[title] = timings[at]._replace(rest=lines[title].rich, leads=True)
                timings[at] = Timing(Rich(""))
            return


def _titles(
    lines: Sequence[Source], taken: Collection[int], alone: Sequence[int], above: _Above
) -> Mapping[int, int]:
    """The titles of the times; none where the first, the last or one in five has no title."""
    found = {at: above(lines, taken, at) for at in alone}
    titles = {at: title for at, title in found.items() if title >= 0}
    usual = sum(not _heads(lines[title]) for title in titles.values()) * 5 > len(alone) * 4
    return titles if usual and {*alone[:1], *alone[-1:]} <= titles.keys() else {}


def _heads(line: Source) -> bool:
    """Whether the line is a day, a half of one, a session or a room, whose rows stand below it."""
    words = {token.text for token in tokenise(line.folded)}
    return is_room(line.rich) or (len(words) <= _FEW and bool(words & {*GROUPS, *DAYS, *WEEKDAYS}))


def _block_ended(lines: Sequence[Source], taken: Collection[int], at: int) -> int:
    """The first line of the block that the time ends."""
    if at + 1 < len(lines) and not lines[at + 1].blank:
        return -1
    first = at
    while first and not lines[first - 1].blank and at - first < _MOST:
        first -= 1
        if first in taken or lines[first].cells:
            return -1
    apart = first == 0 or lines[first - 1].blank
    return first if first < at and apart else -1


def _line(lines: Sequence[Source], taken: Collection[int], at: int) -> int:
    """The line above, where that starts a block."""
    title = at - 1
    if title < 0 or lines[title].blank or title in taken or lines[title].cells:
        return -1
    return title if title == 0 or lines[title - 1].blank else -1


def _heading(lines: Sequence[Source], taken: Collection[int], at: int) -> int:
    """The heading above, where the time stands nearer to that than to another below."""
    title = at - 1 - (at > 1 and lines[at - 1].blank)
    if title < 0 or not lines[title].level or title in taken:
        return -1
    below = next((line for line in lines[at + 1 : at + 3] if line.shown), None)
    ends = all(other <= at for other in taken)
    return -1 if ends and below and below.level == lines[title].level else title
