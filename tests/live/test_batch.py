"""A turn decides many commands as if they had come one by one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from hypothesis import given
from hypothesis import strategies as st
from msgspec.json import decode

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.events import Recorded
from liveroom.core.ids import CommandId, PersonId
from liveroom.core.refusals import Refused
from liveroom.core.room import decide as decide_one
from liveroom.core.room import evolve, receipt
from liveroom.live.batch import Asked, State, Turn, decide_all
from liveroom.live.broadcast.messages import accepted, refused
from tests.core import story
from tests.core.evenings import CROWDED, DICE, MOST, Dice, Die, last, promise, wish
from tests.core.story import ANA, BO, Q1, Q2, asked, attendee, shown

NOW = 2_000_000_000_000


def batch(state: State, numbers: Sequence[int]) -> list[Asked]:
    wishes = [wish(state.room, Die(number), step) for step, number in enumerate(numbers, 1)]
    return [
        Asked(command, by, (by.id or by.role.value, CommandId(f"c{step}")))
        for step, (command, by) in enumerate(wishes)
    ]


def decided(state: State, batch: Sequence[Asked]) -> Turn:
    numbers = count(len(state.room.board.questions) + 1)
    return decide_all(state, batch, (), NOW, lambda: f"q{next(numbers)}")


def one_by_one(state: State, batch: Sequence[Asked]) -> Turn:
    numbers = count(len(state.room.board.questions) + 1)
    turn, room = Turn(state), state.room
    for each in batch:
        fresh = "" if isinstance(each.command, c.Vote) else f"q{next(numbers)}"
        try:
            events = decide_one(room, each.command, each.by, NOW, fresh)
        except Refused as no:
            turn.is_ordered = True
            turn.answers[each.key] = refused(each.id, no.code, no.facts)
            continue
        for event in events:
            turn.recorded.append(Recorded(NOW, event))
            room = evolve(room, turn.recorded[-1])
        turn.is_ordered |= not events or any(type(event) not in e.COMMUTATIVE for event in events)
        seq = state.seq + len(turn.recorded)
        turn.answers[each.key] = accepted(each.id, seq, receipt(events))
    turn.state = State(room, state.seq + len(turn.recorded), NOW if turn.recorded else state.at)
    turn._folded = len(turn.recorded)
    return turn


@promise
@given(DICE, st.lists(st.one_of(CROWDED, CROWDED, st.integers(0, MOST)), max_size=30))
def test_a_turn_is_what_its_commands_are_one_by_one(dice: Dice, numbers: list[int]) -> None:
    state = State(last(dice), 40, NOW - 1)
    wishes = batch(state, numbers)

    turn, expected = decided(state, wishes), one_by_one(state, wishes)

    assert turn.answers == expected.answers
    assert turn.recorded == expected.recorded
    assert turn.state == expected.state
    assert turn.is_ordered == expected.is_ordered
    assert turn.broken == {}


def sent(*wishes: tuple[c.Command, PersonId]) -> list[Asked]:
    return [
        Asked(command, attendee(who), (who, CommandId(f"c{step}")))
        for step, (command, who) in enumerate(wishes)
    ]


CROWD = State(story.given(e.RoomOpened(), shown(Q1), asked(Q2)), 40, NOW - 1)


def test_votes_and_questions_of_a_crowd_are_numbered_as_they_came() -> None:
    asked_for = sent(
        (c.Vote(Q1, True), ANA),
        (c.Vote(Q1, True), BO),
        (c.Ask("Why?"), BO),
        (c.Vote(Q2, True), ANA),
        (c.Vote(Q1, False), ANA),
    )

    turn = decided(CROWD, asked_for)

    answers = [decode(turn.answers[each.key]) for each in asked_for]
    assert [answer.get("seq") for answer in answers] == [41, 42, 43, None, 44]
    assert turn == one_by_one(CROWD, asked_for)


def test_a_turn_in_which_a_vote_stood_already_is_ordered() -> None:
    fresh, again = (c.Vote(Q1, True), ANA), (c.Vote(Q1, True), ANA)

    assert not decided(CROWD, sent(fresh)).is_ordered
    assert decided(CROWD, sent(fresh, again)).is_ordered
