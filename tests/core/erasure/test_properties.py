"""Whenever texts are erased: the room is what a log without these texts makes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.erasure.evolve import taken, without
from liveroom.core.events import Recorded
from liveroom.core.ids import PersonId
from liveroom.core.refusals import Refused
from liveroom.core.roles import Person, Role
from liveroom.core.room import Room, decide, evolve, replay
from tests.core.evenings import DICE, PEOPLE, Dice, facts, going_on, last, promise
from tests.core.story import START, attendee

LATER = 500

WHO: list[PersonId | None] = [None, *PEOPLE]


def kept(records: list[Recorded]) -> list[Recorded]:
    """What a log gives back of them: before an erasure the texts that it took are gone."""
    left = list[Recorded]()
    for recorded in records:
        if isinstance(recorded.event, e.TextsErased):
            questions = taken(replay(left).board, recorded.event)
            left = [without(each, questions) for each in left]
        left.append(recorded)
    return left


def erasure(room: Room, who: PersonId | None) -> list[Recorded]:
    """That somebody, or the owner for everybody, has everything erased now."""
    command = c.EraseRoom() if who is None else c.EraseMine()
    by = Person(Role.OWNER) if who is None else attendee(who)
    try:
        return [Recorded(START + LATER * 7_000, each) for each in decide(room, command, by, 0, "")]
    except Refused:
        return []


@promise
@given(DICE, DICE, st.sampled_from(WHO))
def test_a_room_goes_on_as_one_that_is_read_from_what_is_left_of_its_log(
    dice: Dice, more: Dice, who: PersonId | None
) -> None:
    records, room = facts(dice), last(dice)
    for recorded in erasure(room, who):
        records.append(recorded)
        room = evolve(room, recorded)
    assert room == replay(kept(records))

    for turn in going_on(room, more, LATER):
        records += turn.recorded
        room = turn.after
    assert room == replay(kept(records))
