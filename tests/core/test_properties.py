"""The promises of a room, on evenings that chance writes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from hypothesis import assume, given
from hypothesis import strategies as st

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.events import Recorded
from liveroom.core.ids import PersonId, QuestionId, SegmentId
from liveroom.core.program import LoadedSegment, Program, Segment, with_id
from liveroom.core.questions.board import upwards, votes
from liveroom.core.refusals import Refused
from liveroom.core.roles import Audience, Person
from liveroom.core.room import NEW, Phase, Room, decide, evolve, replay, window_of
from liveroom.core.rundown import times as t
from liveroom.core.screens import diff
from tests.core.evenings import DICE, THEN, Dice, Die, evening, facts, last, promise, thrown, wish
from tests.core.story import MODERATOR, after, without_rev

# Replay


@promise
@given(DICE)
def test_the_facts_of_an_evening_make_the_same_room_again(dice: Dice) -> None:
    records, room = facts(dice), last(dice)
    half = len(records) // 2

    assert replay(records) == room
    assert replay(records[half:], onto=replay(records[:half])) == room


@promise
@given(DICE)
def test_what_is_decided_depends_on_no_new_id_unless_it_names_something(dice: Dice) -> None:
    room = last(dice)
    for step, number in enumerate(chain.from_iterable(dice)):
        command, by = wish(room, Die(number), step)
        if type(command) not in c.NAMING:
            assert outcome(room, command, "one", by) == outcome(room, command, "two", by)


def outcome(room: Room, command: c.Command, new_id: str, by: Person = MODERATOR) -> object:
    try:
        return decide(room, command, by, 0, new_id)
    except Refused as no:
        return no.code, no.facts


# Questions


@promise
@given(DICE)
def test_the_board_is_always_in_order(dice: Dice) -> None:
    for turn in evening(dice):
        board = turn.after.board
        by_state = defaultdict(list)
        for question in board.questions.values():
            by_state[question.state.value].append(question.id)

        assert by_state["live"] == ([] if board.live is None else [board.live])
        assert sorted(board.queue) == sorted(by_state["queued"])
        assert sorted(each.number for each in board.questions.values()) == [
            *range(1, len(board.questions) + 1)
        ]
        assert {q for folded in board.merged.values() for q in folded} == set(by_state["merged"])
        assert board.undecided == len(by_state["received"]) + len(by_state["held"])
        assert board.gone == len(by_state["dismissed"]) + len(by_state["withdrawn"])


@promise
@given(DICE)
def test_a_count_is_the_number_of_people_behind_a_question(dice: Dice) -> None:
    behind: dict[QuestionId, set[PersonId]] = defaultdict(set)
    for turn in evening(dice):
        for event in turn.events:
            if isinstance(event, e.VoteCast):
                change = (
                    behind[event.question].add if event.value else behind[event.question].discard
                )
                change(event.person)
    board = last(dice).board
    people: dict[QuestionId, set[PersonId]] = defaultdict(set)
    for question in board.questions:
        for stands in upwards(board, question):
            people[stands] |= behind[question]

    assert {q: votes(board, q) for q in board.questions} == {
        q: len(people[q]) for q in board.questions
    }


def steps(room: Room) -> list[c.ModerationCommand]:
    """Every step that a moderator may take now."""
    wishes: list[c.ModerationCommand] = []
    for question in room.board.questions.values():
        id_, rev = question.id, question.rev
        wishes += [c.Approve(id_, rev), c.HoldQuestion(id_, rev), c.Dismiss(id_, rev, "Twice.")]
        wishes += [c.Edit(id_, rev, "Why?"), c.Queue(id_, rev), c.Answer(id_, rev, "aloud")]
        wishes += [c.GoLive(id_, rev)] if room.board.live is None else []
        wishes += [c.TakeOff(id_, rev, then, "Twice.") for then in THEN]
        if room.board.rule == "as_queued":  # another rule gives way to a hand for good
            wishes += [c.Reorder(id_, rev, before) for before in (None, *room.board.queue)]
        wishes += [c.Merge(id_, rev, into) for into in room.board.questions]
    return [wish for wish in wishes if isinstance(outcome(room, wish, ""), list)]


@promise
@given(DICE)
def test_every_step_can_be_undone_without_a_trace(dice: Dice) -> None:
    room = last(dice)
    for step in steps(room):
        moved = after(room, step)
        if moved != room:
            back = after(moved, c.Undo(step.question, step.rev + 1))
            assert without_rev(back.board) == without_rev(room.board)


@promise
@given(DICE)
def test_a_merged_question_is_split_without_a_trace(dice: Dice) -> None:
    room = last(dice)
    for merge in steps(room):
        if isinstance(merge, c.Merge):
            back = after(room, merge, c.Split(merge.question, merge.rev + 1))
            assert without_rev(back.board) == without_rev(room.board)


# The rundown


@promise
@given(DICE)
def test_two_who_press_next_together_advance_one_step(dice: Dice) -> None:
    room = last(dice)
    command = c.CueNext(room.rundown.current)
    assume(isinstance(outcome(room, command, ""), list))
    moved = after(room, command)

    if len(room.rundown.segments) == 1 and room.rundown.on is None:
        assert moved.rundown.current == room.rundown.segments[0].id
    assert moved.rundown.current != room.rundown.current
    no = outcome(moved, command, "")
    assert isinstance(no, tuple)
    assert no[0] in ("already_cued", "ended")


MOVING_THE_END = (
    e.SegmentCued,
    e.ShowLanded,
    e.TimeAdded,
    e.CountdownResumed,
    e.CountdownRestarted,
    e.ShowEnded,
    e.StepUndone,
)


@promise
@given(DICE)
def test_only_cues_time_and_holds_move_the_end_of_a_countdown(dice: Dice) -> None:
    for turn in evening(dice):
        room = turn.before
        for recorded in turn.recorded:
            before, room = room, evolve(room, recorded)
            end = t.ends_at(before.rundown)
            if isinstance(recorded.event, e.CountdownResumed):
                on = before.rundown.on
                assert on is not None
                assert on.held_at is not None
                end = None if end is None else end + recorded.at - on.held_at
            elif isinstance(recorded.event, MOVING_THE_END) or changes_the_running(room, recorded):
                continue
            assert t.ends_at(room.rundown) == end


def changes_the_running(room: Room, recorded: Recorded) -> bool:
    event = recorded.event
    return isinstance(event, e.SegmentChanged) and event.segment == room.rundown.current


@promise
@given(DICE)
def test_the_offset_is_what_lies_between_projection_and_plan(dice: Dice) -> None:
    for turn in evening(dice):
        rundown = turn.after.rundown
        planned, projected = t.planned_end(rundown), t.projected_end(rundown)
        if planned is not None and projected is not None:
            assert abs(t.offset_seconds(rundown) * 1000 - (projected - planned)) <= 500
        if rundown.on is not None:
            assert projected is not None
            assert projected >= (t.ends_at(rundown) or rundown.on.cued_at)


@promise
@given(DICE)
def test_starts_follow_one_another(dice: Dice) -> None:
    for turn in evening(dice):
        rundown = turn.after.rundown
        first = len(rundown.segments) - len(rundown.following) - (rundown.on is not None)
        coming = [each.projected_start for each in t.times(rundown)[first:]]
        known = [start for start in coming if start is not None]
        if rundown.phase is not Phase.ENDED:
            assert known == sorted(known)
        planned = [start for start in t.planned_starts(rundown) if start is not None]
        assert planned == sorted(planned)


@promise
@given(DICE)
def test_only_other_rows_and_another_order_change_the_ids_of_segments(dice: Dice) -> None:
    changing = (
        e.ProgramLoaded,
        e.SegmentAdded,
        e.SegmentsAdded,
        e.SegmentMoved,
        e.SegmentRemoved,
        e.StepUndone,
    )
    for turn in evening(dice):
        if not any(isinstance(event, changing) for event in turn.events):
            assert ids(turn.after) == ids(turn.before)


@promise
@given(st.lists(st.lists(st.integers(0, 12), min_size=1, max_size=6), max_size=8))
def test_a_segment_s_id_is_its_own_for_ever(programs: list[list[int]]) -> None:
    """One program after another, its rows new ones or with ids that were there at some time."""
    room, known, gone = NEW, list[SegmentId](), set[SegmentId]()
    for number, numbers in enumerate(programs):
        rows = tuple(
            with_id(Segment("Old"), known[each]) if each < len(known) else Segment("New")
            for each in numbers
        )
        before = {*ids(room)}
        room = after(room, c.LoadProgram(Program("Any", rows)), new_id=f"new {number}")
        now = {*ids(room)}
        gone |= before - now
        known += now.difference(known)

        assert len(ids(room)) == len(now)
        assert before.intersection(row.id for row in rows if isinstance(row, LoadedSegment)) <= now
        assert gone.isdisjoint(now)


def ids(room: Room) -> list[SegmentId]:
    return [segment.id for segment in room.rundown.segments]


def segments_in(value: object) -> Iterator[object]:
    """The segments that a screen names, wherever it does."""
    if isinstance(value, dict):
        yield from (value[name] for name in ("segment", "slot") if value.get(name))
        yield from (found for each in value.values() for found in segments_in(each))
    elif isinstance(value, list):
        yield from (found for each in value for found in segments_in(each))


@promise
@given(DICE)
def test_whatever_refers_to_a_segment_refers_to_one_that_is_there(dice: Dice) -> None:
    for turn in evening(dice):
        room = turn.after
        named = [room.rundown.current, window_of(room).slot]
        named += [run.segment for run in room.rundown.aired]

        assert {*named} - {None} <= {*ids(room)}
        for audience in Audience:
            screen = diff.screen(room, audience)
            # These two may tell of a segment that was taken out or taken back.
            told = {name: screen[name] for name in screen.keys() - {"questions", "last_step"}}
            assert {*segments_in(told)} <= {*ids(room)}


@promise
@given(DICE)
def test_after_the_end_nothing_is_asked_or_voted(dice: Dice) -> None:
    for turn in evening(dice):
        if turn.before.phase is Phase.ENDED and turn.after.phase is Phase.ENDED:
            assert window_of(turn.after).state.value == "closed"


# Chance itself

REFUSED_HERE = """already_cued already_held already_open ended first_segment has_run live_already
merged_into_itself muted name_too_long no_such_person no_segments no_such_question no_such_segment
not_allowed not_held not_in_draft not_yours nothing_on nothing_queued nothing_to_undo
stale text_empty text_too_long time_out_of_range too_new window_closed wrong_state"""


def test_chance_writes_every_event_and_most_refusals() -> None:
    """Without this the promises above could hold for evenings on which nothing happens."""
    events: set[type[e.Event]] = set()
    codes: set[str] = set()

    for seed in range(75):
        for turn in evening(thrown(seed, turns=39 + seed % 2)):
            events.update(type(event) for event in turn.events)
            codes.update(no.code.value for _, no in turn.refusals)

    # A rehearsal begins before the first turn, and the server counts the audience and notes access.
    assert {*events, e.RehearsalBegan, e.AudienceCounted, e.AccessNoted} == set(e.KINDS.values())
    assert set(REFUSED_HERE.split()) - codes == set()
