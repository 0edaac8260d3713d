"""A turn decides many commands, each on what the ones before it left."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import count

from hypothesis import given
from hypothesis import strategies as st
from msgspec.json import decode

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.events import Recorded
from liveroom.core.ids import CommandId, PersonId, QuestionId
from liveroom.core.questions.asking import MAX_OPEN
from liveroom.core.records import Key
from liveroom.core.roles import Person
from liveroom.core.room import replay
from liveroom.live.batch import Asked, RoomState, Turn, decide_all
from tests.core import story
from tests.core.evenings import MOST, Die, promise, wish
from tests.core.story import ANA, BO, Q1, Q2, Q3, asked, attendee, shown

NOW = 2_000_000_000_000


def decided(state: RoomState, batch: Sequence[Asked], known: Collection[Key] = ()) -> Turn:
    numbers = count(1)
    return decide_all(state, batch, known, NOW, lambda: f"new{next(numbers)}")


BUSY = RoomState(story.given(e.RoomOpened(), shown(Q1), shown(Q2), asked(Q3)), 40, NOW - 1)
VOTES = st.builds(
    lambda who, question, value: (c.Vote(question, value), attendee(who)),
    st.sampled_from([ANA, BO]),
    st.sampled_from([Q1, Q2]),
    st.booleans(),
)
WISHES = st.builds(lambda number: wish(BUSY.room, Die(number), 1), st.integers(0, MOST))


@promise
@given(st.lists(VOTES | WISHES, max_size=20))
def test_a_turn_is_what_its_commands_are_in_a_turn_each(
    wishes: list[tuple[c.Command, Person]],
) -> None:
    batch = [
        Asked(command, by, (by.id or by.role.value, CommandId(f"c{step}")))
        for step, (command, by) in enumerate(wishes)
    ]
    new_ids = map("new{}".format, count(1))
    state, recorded, answers = BUSY, list[Recorded](), dict[Key, bytes]()
    for each in batch:
        one = decide_all(state, [each], (), NOW, lambda: next(new_ids))
        state, recorded, answers = one.state, recorded + one.recorded, answers | one.answers

    turn = decided(BUSY, batch)

    assert (turn.state, turn.recorded) == (state, recorded)
    assert (turn.answers, turn.broken) == (answers, {})


def sent(*wishes: tuple[c.Command, PersonId]) -> list[Asked]:
    return [
        Asked(command, attendee(who), (who, CommandId(f"c{step}")))
        for step, (command, who) in enumerate(wishes)
    ]


CROWD = RoomState(story.given(e.RoomOpened(), shown(Q1), asked(Q2)), 40, NOW - 1)


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
    assert [each.event for each in turn.recorded] == [
        e.VoteCast(Q1, ANA, True),
        e.VoteCast(Q1, BO, True),
        e.QuestionReceived(QuestionId("new1"), BO, "Why?", None, None, read_name=False),
        e.VoteCast(Q1, ANA, False),
    ]
    assert turn.state == RoomState(replay(turn.recorded, onto=CROWD.room), 44, NOW)


def test_each_command_is_decided_on_what_came_before_it() -> None:
    twice = sent(*((c.Ask("Why?"), ANA) for _ in range(MAX_OPEN + 1)))

    turn = decided(CROWD, twice)

    assert len(turn.recorded) == MAX_OPEN - 1  # one of hers waits already
    assert {decode(turn.answers[each.key]).get("code") for each in twice[-2:]} == {"too_many_open"}


def test_a_command_that_was_answered_leaves_no_second_trace() -> None:
    vote, other = sent((c.Vote(Q1, True), ANA), (c.Vote(Q1, True), BO))

    assert decided(CROWD, [vote, other], known={vote.key}).answers.keys() == {other.key}
    assert len(decided(CROWD, [vote, vote]).recorded) == 1


def test_a_turn_in_which_a_vote_stood_already_is_ordered() -> None:
    fresh, again = (c.Vote(Q1, True), ANA), (c.Vote(Q1, True), ANA)

    assert not decided(CROWD, sent(fresh)).is_ordered
    assert decided(CROWD, sent(fresh, again)).is_ordered
