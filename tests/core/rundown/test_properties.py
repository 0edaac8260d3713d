"""The promises of the rundown, on evenings that chance writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain

from hypothesis import given
from msgspec import UNSET

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.events import Recorded
from liveroom.core.ids import SegmentId
from liveroom.core.refusals import Refused
from liveroom.core.roles import Role
from liveroom.core.room import Phase, Room, decide, evolve, replay, seen_at
from liveroom.core.rundown import times as t
from tests.core.evenings import DICE, ON_THE_RUNDOWN, Dice, Die, facts, promise
from tests.core.rundown.seen import seen
from tests.core.story import ANA, MODERATOR, PROGRAM, Q1, START, asked, at

# A simulation that knows nothing of the rundown's own numbers


@dataclass
class Row:
    planned_seconds: int | None
    not_before: int | None = None
    skipped: bool = False

    @property
    def length(self) -> int:
        return 0 if self.skipped else self.planned_seconds or 0


@dataclass
class Show:
    """A show, second by second. Instants are UTC seconds."""

    rows: dict[SegmentId, Row] = field(default_factory=dict)
    on: SegmentId | None = None
    elapsed: int = 0
    added: int = 0
    is_held: bool = False
    cued_at: int = 0
    now: int = 0

    def pass_time(self, until: int) -> None:
        while self.now < until:
            self.now += 1
            self.elapsed += self.on is not None and not self.is_held

    def happen(self, event: e.Event) -> None:
        match event:
            case e.ProgramLoaded(program):
                kept = {each.id: self.rows.get(each.id, Row(None)) for each in program.segments}
                for each in program.segments:
                    kept[each.id].planned_seconds = each.planned_seconds
                self.rows = kept
            case e.SegmentCued(segment):
                self.on, self.cued_at = segment, self.now
                self.elapsed, self.added, self.is_held = 0, 0, False
            case e.CountdownHeld():
                self.is_held = True
            case e.CountdownResumed():
                self.is_held = False
            case e.TimeAdded(seconds):
                self.added += seconds
            case e.CountdownRestarted():
                self.cued_at, self.elapsed, self.added = self.now, 0, 0
            case e.ShowLanded(_, taken, planned):
                self.added -= taken
                for segment, seconds in planned.items():
                    self.rows[segment].planned_seconds = seconds
            case e.ShowEnded():
                self.on = None
            case e.SegmentAdded(segment, after):
                self.put(segment, Row(event.planned_seconds), after)
            case e.SegmentsAdded(after, segments):
                for each in reversed(segments):
                    self.put(each.id, Row(each.planned_seconds), after)
            case e.SegmentMoved(segment, after):
                self.put(segment, self.rows.pop(segment), after)
            case e.SegmentRemoved(segment):
                del self.rows[segment]
            case e.SegmentChanged(segment):
                for name in ("planned_seconds", "not_before", "skipped"):
                    if (value := getattr(event, name)) is not UNSET:
                        setattr(self.rows[segment], name, value)

    def put(self, segment: SegmentId, row: Row, after: SegmentId | None) -> None:
        place = [None, *self.rows].index(after)
        rows = [*self.rows.items()]
        self.rows = dict([*rows[:place], (segment, row), *rows[place:]])

    def over(self) -> int:
        """When the running segment is over, if all goes on like this."""
        assert self.on is not None
        running = self.rows[self.on]
        if running.planned_seconds is None and not self.added:
            return self.cued_at
        left = (running.planned_seconds or 0) + self.added - self.elapsed
        return self.now + (max(left, 0) if self.is_held else left)

    def coming(self) -> list[int]:
        """When each segment after the one on starts then, and last when the show ends."""
        assert self.on is not None
        clock = self.over()
        starts = []
        for segment in [*self.rows][[*self.rows].index(self.on) + 1 :]:
            row = self.rows[segment]
            while row.not_before is not None and not row.skipped and clock * 1000 < row.not_before:
                clock += 1
            starts.append(clock)
            for _ in range(row.length):
                clock += 1
        return [*starts, clock]


STEPS = (
    e.SegmentCued,
    e.CountdownHeld,
    e.CountdownResumed,
    e.TimeAdded,
    e.CountdownRestarted,
    e.ShowLanded,
    e.ShowEnded,
    e.SegmentAdded,
    e.SegmentsAdded,
    e.SegmentChanged,
    e.SegmentMoved,
    e.SegmentRemoved,
)


def never_undone(records: Iterable[Recorded]) -> list[Recorded]:
    """What has happened if each step that was taken back had never been taken."""
    kept: list[Recorded] = []
    for recorded in records:
        if isinstance(recorded.event, e.StepUndone):
            steps = [place for place, each in enumerate(kept) if isinstance(each.event, STEPS)]
            del kept[steps[-1]]
        else:
            kept.append(recorded)
    return kept


def land(room: Room, die: Die, seconds: int) -> c.Command:
    return c.Land(room.rundown.rev, START + (seconds + die.one([60, 300, 1200])) * 1000)


WISHES = [*ON_THE_RUNDOWN, (land, Role.MODERATOR), (land, Role.MODERATOR)]


def show_of(dice: Dice) -> list[Recorded]:
    """What happens in a show in which steps follow one another quickly, or after long waits."""
    happened = at(0, e.ProgramLoaded(PROGRAM), e.RoomOpened())
    room, seconds = replay(happened), 0
    for number in chain.from_iterable(dice):
        die = Die(number)
        seconds += die.one([1, 7, 40, 200, 700])
        make, _ = die.one(WISHES)
        with suppress(Refused):
            wish, now = make(room, die, seconds), START + seconds * 1000
            new = at(seconds, *decide(room, wish, MODERATOR, now, str(seconds)))
            room = with_facts(room, *new)
            happened += new
    return happened


@promise
@given(DICE)
def test_projections_are_what_a_simulation_comes_to(dice: Dice) -> None:
    happened = show_of(dice)
    rundown = replay(happened).rundown
    show = Show(now=happened[0].at // 1000)
    for recorded in never_undone(happened):
        show.pass_time(recorded.at // 1000)
        show.happen(recorded.event)

    assert [*show.rows] == [segment.id for segment in rundown.segments]
    assert show.on == rundown.current
    if rundown.phase is Phase.LIVE:
        # A hold goes on until somebody looks; projections are as of its beginning.
        assert rundown.on is not None
        if rundown.on.held_at is not None:
            show.now = rundown.on.held_at // 1000
        elif (end := t.ends_at(rundown)) is not None:
            assert end // 1000 == show.over()
        projected = [each.projected_start for each in t.times(rundown)]
        following = projected[len(projected) - len(rundown.following) :]
        assert [*following, t.projected_end(rundown)] == [each * 1000 for each in show.coming()]


# Undo


def steps(room: Room, now: int) -> Iterator[list[e.Event]]:
    """What each step on the rundown that a moderator may take now makes happen."""
    rundown, rows = room.rundown, room.rundown.segments
    first, last = rows[0], rows[-1]
    wishes: list[c.Command] = [
        c.CueNext(rundown.current),
        c.CuePrevious(rundown.current),
        c.Cue(last.id, rundown.rev),
        c.Hold(),
        c.Resume(),
        c.AddTime(60),
        c.End(),
        c.Land(rundown.rev, now + 60_000),
        c.AddSegment(first.id, "Encore", planned_seconds=60, note="Late"),
        c.ChangeSegment(last.id, last.rev, title="Fin", note="Thank Ada"),
        c.ChangeSegment(first.id, first.rev, skipped=not first.skipped),
        c.MoveSegment(last.id, last.rev, None),
        *(c.Restart(each.id, each.rev) for each in rows if each.id == rundown.current),
        *(c.RemoveSegment(each.id, each.rev) for each in rows),
    ]
    for wish in wishes:
        with suppress(Refused):
            if events := decide(room, wish, MODERATOR, now, "new"):
                yield events


def with_facts(room: Room, *happened: Recorded) -> Room:
    for recorded in happened:
        room = evolve(room, recorded)
    return room


@promise
@given(DICE)
def test_after_an_undo_everybody_sees_what_they_would_had_it_never_happened(dice: Dice) -> None:
    happened = facts(dice)
    room, now = replay(happened), (happened[-1].at - happened[0].at) / 1000
    if not room.rundown.segments:
        return
    others = at(now + 20, asked(Q1, ANA), e.VoteCast(Q1, ANA, True), e.QuestionApproved(Q1))
    others = others if Q1 not in room.board.questions else []
    for events in steps(room, happened[-1].at):
        doors = [event for event in events if isinstance(event, e.RoomOpened)]
        never = with_facts(room, *at(now + 10, *doors), *others)
        taken = with_facts(room, *at(now + 10, *events), *others)
        (undone,) = decide(taken, c.UndoLast(taken.rundown.rev), MODERATOR, 0, "")
        back = with_facts(taken, *at(now + 30, undone))

        assert seen(back) == seen(seen_at(never, back.as_of))
        assert back.rundown.rev > taken.rundown.rev
        assert all(
            row.rev >= old.rev
            for row in back.rundown.segments
            for old in room.rundown.segments
            if row.id == old.id
        )
