"""How to end at a wished instant: which of the segments to come give how much of their time.

All is counted in whole seconds, and as if the running segment went on at least until the next whole
half-minute: so what is applied a moment after it was shown is what was shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heapreplace

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.commands import Protected
from liveroom.core.edit_events import Given
from liveroom.core.ids import SegmentId
from liveroom.core.program import RoomSegment
from liveroom.core.refusals import Code, Refused
from liveroom.core.rundown import times as t
from liveroom.core.rundown.decide import refuse_ended, refuse_stale
from liveroom.core.rundown.state import OnAir, Rundown

HALF_MINUTE = 30
SHOWN_MS = 60_000
"""How long a landing may be looked at before it is done as it was shown."""

MOST_PIECES = 2_000
"""Where there are more half-minutes to give than these, a piece is several of them."""


@dataclass(frozen=True, slots=True)
class Landing:
    """How to end at `ends_at`, counted from `at`; instants are UTC ms.

    `over_seconds` is how much later the show ends if nothing is done (negative: earlier), and
    `short_by_seconds` what is still missing when every segment has given what it can.
    """

    ends_at: int
    at: int
    over_seconds: int
    short_by_seconds: int
    segments: tuple[Given, ...]

    @property
    def feasible(self) -> bool:
        """Whether the show ends in time by this."""
        return self.short_by_seconds == 0


@dataclass(frozen=True, slots=True)
class _Row:
    """A segment's seconds, how many of them it may give, and how many of them are past a whole
    half-minute. It starts no earlier than `not_before` (UTC seconds)."""

    segment: SegmentId
    seconds: int
    may_give: int
    odd: int
    not_before: int
    is_named: bool = True


@dataclass(frozen=True, slots=True)
class _Outlook:
    """The running segment, where it has an end, and those to come; instants are UTC seconds.

    The first row starts at `start`, and the last is over no earlier than `counted`.
    """

    rows: Sequence[_Row]
    start: int
    counted: int

    def starts(self, lengths: Sequence[int]) -> list[int]:
        """When each row starts, being so long, and last when the show ends."""
        starts, over = list[int](), self.start
        for row, length in zip(self.rows, lengths, strict=True):
            starts.append(max(over, row.not_before))
            over = starts[-1] + length
        return [*starts, max(over, self.counted)]

    @property
    def seconds(self) -> list[int]:
        """How long each row is."""
        return [row.seconds for row in self.rows]

    def bounds(self) -> list[int]:
        """How much each row and those before it can give together so that the next, and last the
        end, comes earlier by as much."""
        starts = self.starts(self.seconds)
        earliest = [*(row.not_before for row in self.rows), self.counted]
        late = [start - least for start, least in zip(starts, earliest, strict=True)]
        for place in range(len(late) - 2, 0, -1):
            late[place] = min(late[place], late[place + 1])
        return late[1:]


def landing(rundown: Rundown, ends_at: int, protect: Protected | None, at: int) -> Landing:
    """How the show ends at an instant, as it looks at `at`; the Q&A may be protected.

    Each segment gives in proportion to what it has above its minimum; without one it gives up to
    half of its planned time. None gets longer: a show that ends in time has nothing to do.
    """
    counted = counted_from(at)
    outlook = _outlook(rundown, protect, at // 1000, counted // 1000)
    over = outlook.starts(outlook.seconds)[-1] - ends_at // 1000
    cuts = _cuts(outlook, max(0, over))
    lengths = [row.seconds - cut for row, cut in zip(outlook.rows, cuts, strict=True)]
    given = (
        Given(row.segment, row.seconds, length, start * 1000)
        for row, length, start in zip(outlook.rows, lengths, outlook.starts(lengths), strict=False)
        if row.is_named
    )
    return Landing(ends_at, counted, over, max(0, over) - sum(cuts), tuple(given))


def land(rundown: Rundown, command: c.Land, at: int) -> list[e.Event]:
    """What the segments give so that the show ends when it should, or as near to it as they can.

    Nothing where it ends in time. Raises Refused, also for a landing that was shown too long ago.
    """
    refuse_ended(rundown)
    refuse_stale(rundown, command.rev)
    refuse_past(command.ends_at, at)
    shown = at if command.at is None else command.at
    if not at - SHOWN_MS <= shown <= counted_from(at):
        raise Refused(Code.STALE, on=rundown.current, rev=rundown.rev)
    found = landing(rundown, command.ends_at, command.protect, shown)
    given = [each for each in found.segments if each.to_seconds < each.from_seconds]
    on = rundown.current
    taken = sum(each.from_seconds - each.to_seconds for each in given if each.segment == on)
    planned = {each.segment: each.to_seconds for each in given if each.segment != on}
    return [e.ShowLanded(command.ends_at, taken, planned)] if taken or planned else []


def refuse_past(ends_at: int, at: int) -> None:
    """Nothing ends at an instant that is over. Raises Refused."""
    if ends_at <= at:
        raise Refused(Code.IS_PAST, ends_at=ends_at, now=at)


def over_seconds(rundown: Rundown, ends_at: int) -> tuple[int, bool]:
    """How many seconds after an instant the show ends, and whether it can be made to end then.

    As of the last fact: what has drifted since is to be added, as to `offset_seconds`.
    """
    on = rundown.on
    last = 0 if on is None else (on.counts_from if on.held_at is None else on.held_at) // 1000
    outlook = _outlook(rundown, None, last, last)
    over = outlook.starts(outlook.seconds)[-1] - ends_at // 1000
    most = 0
    for row, bound in zip(outlook.rows, outlook.bounds(), strict=True):
        most = min(most + row.may_give, bound)
    return over, over <= most


def counted_from(at: int) -> int:
    """The next whole half-minute (UTC ms)."""
    step = HALF_MINUTE * 1000
    return -(-at // step) * step


def least_seconds(segment: RoomSegment) -> int:
    """How short landing may make a segment: its minimum, else half of its planned time."""
    if segment.min_seconds is not None:
        return segment.min_seconds
    planned = segment.planned_seconds or 0
    return planned - planned // 2


def _outlook(rundown: Rundown, protect: Protected | None, now: int, counted: int) -> _Outlook:
    running = None if rundown.on is None else _running(rundown, rundown.on, protect, now, counted)
    start = counted
    if running is not None:
        start = running.not_before
    elif rundown.on is None and rundown.starts_at is not None:
        start = max(counted, rundown.starts_at // 1000)
    coming = (_coming(segment, protect, counted) for segment in rundown.coming)
    return _Outlook([*([] if running is None else [running]), *coming], start, counted)


def _coming(segment: RoomSegment, protect: Protected | None, counted: int) -> _Row:
    """One without a duration takes no time, but may start no earlier than it may."""
    seconds = segment.planned_seconds or 0
    not_before = max(counted, -(-(segment.not_before or 0) // 1000))
    may_give = _may_give(segment, seconds, protect)
    is_named = segment.planned_seconds is not None
    return _Row(segment.id, seconds, may_give, seconds % HALF_MINUTE, not_before, is_named)


def _running(
    rundown: Rundown, on: OnAir, protect: Protected | None, now: int, counted: int
) -> _Row | None:
    """What is left of the running segment, None for one without an end; a hold is taken to end
    at `counted`.
    """
    segment, end = rundown.running, t.ends_at(rundown)
    if segment is None or end is None:
        return None
    start, since = (now, now) if on.held_at is None else (counted, on.held_at // 1000)
    left = max(0, end // 1000 - since)
    may_give = _may_give(segment, (segment.planned_seconds or 0) + on.added_seconds, protect)
    may_give = max(0, min(may_give, start + left - counted))
    return _Row(segment.id, left, may_give, (start + left) % HALF_MINUTE, start)


def _may_give(segment: RoomSegment, seconds: int, protect: Protected | None) -> int:
    """How much of so many seconds a segment may give.

    One without a planned duration gives nothing: without its added time it had no end.
    """
    if segment.planned_seconds is None or segment.kind.value == protect:
        return 0
    return max(0, seconds - least_seconds(segment))


def _cuts(outlook: _Outlook, wanted: int) -> list[int]:
    """How many seconds each row gives, together `wanted` or as near to it as they come.

    The pieces that they can give have one order, whatever is wanted, and the first of them are
    taken: so a later end never takes more of any segment.
    """
    cuts, bounds = [0] * len(outlook.rows), outlook.bounds()
    for place, seconds in _pieces(outlook.rows):
        cut = max(0, min(seconds, wanted, bounds[place]))
        cuts[place] += cut
        wanted -= cut
        left = bounds[place] - cut
        bounds[:place] = [min(bound, left) for bound in bounds[:place]]
        bounds[place:] = [bound - cut for bound in bounds[place:]]
        if not wanted:
            break
    return cuts


def _pieces(rows: Sequence[_Row]) -> Iterator[tuple[int, int]]:
    """Places of rows, and what each gives next: first what makes whole half-minutes of them.

    Then half-minutes, in proportion to what each may give (by the method of Sainte-Laguë; where it
    is even, the later one gives: who is not on air yet can still prepare), and last what is left.
    """
    odd = [min(row.odd, row.may_give) for row in rows]
    yield from enumerate(odd)
    step = HALF_MINUTE * (1 + sum(row.may_give for row in rows) // (HALF_MINUTE * MOST_PIECES))
    whole = [(row.may_give - less) // step for row, less in zip(rows, odd, strict=True)]
    turns = [(1 / row.may_give, -place, 1) for place, row in enumerate(rows) if whole[place]]
    heapify(turns)
    while turns:
        _, place, taken = turns[0]
        yield -place, step
        if taken < whole[-place]:
            heapreplace(turns, ((2 * taken + 1) / rows[-place].may_give, place, taken + 1))
        else:
            heappop(turns)
    for place, row in enumerate(rows):
        yield place, (row.may_give - odd[place]) % step
