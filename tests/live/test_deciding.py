"""A turn decides many commands as if they had come one by one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.events import Recorded
from liveroom.core.ids import CommandId
from liveroom.core.refusals import Refused
from liveroom.core.room import decide, evolve, receipt
from liveroom.live.frames import accepted, refused
from liveroom.live.turn import Asked, State, Turn, decide_all
from tests.core.evenings import CROWDED, DICE, MOST, Dice, Die, last, promise, wish

NOW = 2_000_000_000_000


def batch(state: State, numbers: Sequence[int]) -> list[Asked]:
    wishes = [wish(state.room, Die(number), step) for step, number in enumerate(numbers, 1)]
    return [
        Asked(command, by, (by.id or by.role.value, CommandId(f"c{step}")))
        for step, (command, by) in enumerate(wishes)
    ]


def decided(state: State, asked: Sequence[Asked]) -> Turn:
    numbers = count(len(state.room.board.questions) + 1)
    return decide_all(state, asked, (), NOW, lambda: f"q{next(numbers)}")


def one_by_one(state: State, batch: Sequence[Asked]) -> Turn:
    numbers = count(len(state.room.board.questions) + 1)
    turn, room = Turn(state), state.room
    for asked in batch:
        fresh = f"q{next(numbers)}" if isinstance(asked.command, c.Ask) else ""
        try:
            events = decide(room, asked.command, asked.by, NOW, fresh)
        except Refused as no:
            turn.is_ordered = True
            turn.answers[asked.key] = refused(asked.id, no.code, no.facts)
            continue
        for event in events:
            turn.recorded.append(Recorded(NOW, event))
            room = evolve(room, turn.recorded[-1])
        turn.is_ordered |= not events or any(type(each) not in e.COMMUTATIVE for each in events)
        seq = state.seq + len(turn.recorded)
        turn.answers[asked.key] = accepted(asked.id, seq, receipt(events))
    turn.state = State(room, state.seq + len(turn.recorded), NOW if turn.recorded else state.at)
    return turn


@promise
@given(DICE, st.lists(st.one_of(CROWDED, CROWDED, st.integers(0, MOST)), max_size=30))
def test_a_turn_is_what_its_commands_are_one_by_one(dice: Dice, numbers: list[int]) -> None:
    state = State(last(dice), 40, NOW - 1)
    asked = batch(state, numbers)

    turn, expected = decided(state, asked), one_by_one(state, asked)

    assert turn.answers == expected.answers
    assert turn.recorded == expected.recorded
    assert turn.state == expected.state
    assert turn.is_ordered == expected.is_ordered
    assert turn.broken == {}
