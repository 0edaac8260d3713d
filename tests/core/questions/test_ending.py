"""The end of a show: what is on air counts as answered, and nothing goes on air after it."""

from __future__ import annotations

import pytest
from hypothesis import given as hypothesis_given

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.ids import QuestionId
from liveroom.core.roles import Audience, Person
from liveroom.core.room import Phase, Room
from liveroom.core.screens.apply import apply
from liveroom.core.screens.diff import changes, screen
from liveroom.core.screens.drawn import Drawn
from tests.core.evenings import DICE, Dice, evening, promise
from tests.core.story import (
    ANA,
    HOST,
    MODERATOR,
    PROGRAM,
    Q1,
    Q2,
    Q3,
    S4,
    after,
    asked,
    given,
    item,
    personal_changes,
    queued,
    refused,
    rev,
    states,
    when,
)

ON_AIR = given(e.RoomOpened(), queued(Q1, Q2), asked(Q3), e.SegmentCued(S4), e.QuestionWentLive(Q1))
ENDED = after(ON_AIR, c.End())


def undo(room: Room, question: QuestionId) -> Room:
    return after(room, c.Undo(question, rev(room, question)))


@pytest.mark.parametrize("command", [c.End(), c.CueNext(S4)])
def test_what_is_on_air_at_the_end_counts_as_answered_aloud(command: c.Command) -> None:
    room = after(ON_AIR, command)
    question = room.board.questions[Q1]

    assert room.phase is Phase.ENDED
    assert (question.state.value, question.how, room.board.live) == ("answered", "aloud", None)
    assert states(room, Q2, Q3) == ["queued", "received"]


@pytest.mark.parametrize("audience", Audience)
def test_every_screen_is_told_that_nothing_is_on_air_any_more(audience: Audience) -> None:
    patches = changes(Drawn(ON_AIR), Drawn(ENDED), [e.ShowEnded()])
    patched = apply(screen(ON_AIR, audience), patches[audience])

    assert patched == screen(ENDED, audience)
    assert patched["live_question"] is None


def test_the_asker_is_told_that_the_question_was_answered() -> None:
    patches = personal_changes(ON_AIR, ENDED, [e.ShowEnded()])

    assert item(patches[ANA], "mine", Q1)["state"] == "answered"
    assert item(patches[ANA], "mine", Q2)["state"] == "no_time"


@pytest.mark.parametrize("by", [HOST, MODERATOR])
@pytest.mark.parametrize("command", [c.GoLive(Q2, 3), c.GoLive(Q1, 5), c.NextQuestion(None)])
def test_nothing_goes_on_air_after_the_end(command: c.Command, by: Person) -> None:
    assert refused(ENDED, command, by) == {"code": "ended", "on": None, "rev": ENDED.rundown.rev}


def test_a_question_that_was_not_answered_after_all_goes_back_to_the_head_of_the_queue() -> None:
    room = undo(ENDED, Q1)

    assert (room.board.live, room.board.queue) == (None, (Q1, Q2))
    assert states(room, Q1) == ["queued"]


def test_when_the_show_goes_on_questions_go_on_air_again() -> None:
    resumed = after(ENDED, c.CuePrevious(None))

    assert states(resumed, Q1) == ["answered"]
    assert undo(resumed, Q1).board.live == Q1
    assert after(resumed, c.NextQuestion(None), by=HOST).board.live == Q2


def test_a_log_in_which_questions_went_on_air_after_the_end_tells_them_as_answered() -> None:
    room = given(e.QuestionWentLive(Q2), e.QuestionAnswered(Q1, "aloud", None), onto=ENDED)

    assert room.board.live is None
    assert states(room, Q1, Q2) == ["answered", "answered"]


def test_an_end_without_a_question_on_air_changes_no_question() -> None:
    room = given(e.RoomOpened(), queued(Q1), program=PROGRAM)

    assert after(room, c.End()).board.questions == room.board.questions
    assert when(room, c.End()) == [e.ShowEnded()]


@promise
@hypothesis_given(DICE)
def test_while_the_show_has_ended_nothing_is_on_air(dice: Dice) -> None:
    for turn in evening(dice):
        if turn.after.phase is Phase.ENDED:
            assert turn.after.board.live is None
