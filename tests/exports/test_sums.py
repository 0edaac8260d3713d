"""What became of the questions adds up at any instant, for records, moderators and askers alike."""

from __future__ import annotations

from collections import Counter

from hypothesis import given

from liveroom.core import events as e
from liveroom.core.ids import RoomId
from liveroom.core.roles import Audience
from liveroom.core.room import Phase, Room
from liveroom.core.screens.diff import screen
from liveroom.core.screens.personal import own_cards, personal
from liveroom.exports.record import Fate, Record
from tests.core.evenings import DICE, PEOPLE, Dice, evening, promise
from tests.core.story import panel

WAITING = (Fate.ON_AIR, Fate.WAITING, Fate.IN_REVIEW, Fate.NO_TIME, Fate.NOT_READ)


def on_cards(room: Room, *panels: dict[str, object]) -> Counter[object]:
    """How many cards there are in each state, in what a screen calls it."""
    return Counter(card["state"] for cards in panels for card in cards.values())  # type: ignore[index]


@promise
@given(DICE)
def test_what_was_received_is_what_became_of_it(dice: Dice) -> None:
    received = 0
    for turn in evening(dice):
        received += sum(isinstance(event, e.QuestionReceived) for event in turn.events)
        room = turn.after
        fates = Record(RoomId("plaza"), room).fates
        ended = {f: fates[f] for f in (Fate.MERGED, Fate.DISMISSED, Fate.WITHDRAWN)}
        answered = fates[Fate.ALOUD] + fates[Fate.WRITTEN]
        waiting = sum(fates[each] for each in WAITING)
        assert received == answered + sum(ended.values()) + waiting

        desk = on_cards(room, panel(screen(room, Audience.MODERATOR), "questions"))
        entered = [each.id for each in room.board.questions.values() if each.source]
        mine = [panel(personal(room, each), "mine") for each in PEOPLE]
        askers = on_cards(room, *mine, own_cards(room, entered))  # as if they had asked online
        assert desk.total() == askers.total() == received
        for told in (desk, askers):
            assert told["answered"] == answered
            assert {each: told[each.value] for each in ended} == ended
            assert told["live"] == fates[Fate.ON_AIR]
        if room.phase is Phase.ENDED:
            assert fates[Fate.ON_AIR] == 0
            assert askers["no_time"] == waiting
