"""Simulated attendees come, ask and vote like people, as far as the room lets them."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

from liveroom.core import commands as c
from liveroom.live.simulated import wordings
from liveroom.live.simulated.audience import TICK_SECONDS, SimulatedAudience
from tests.fakes import settle
from tests.live.stage import MODERATOR, Stage, stage

pytestmark = pytest.mark.anyio

MINUTE = round(60 / TICK_SECONDS)


def audience(size: int, questions: Iterator[str], haste: int = 1) -> SimulatedAudience:
    return SimulatedAudience(size, questions, Random(7), haste)


async def attend(play: Stage, crowd: SimulatedAudience, ticks: int) -> None:
    for _ in range(ticks):
        crowd.tick(play.room_task)
        await settle(30)


async def test_they_ask_each_question_once_and_vote_for_what_is_shown() -> None:
    async with stage() as play:
        crowd = audience(20, iter(["Why?", "How?", "When?"]))
        await attend(play, crowd, MINUTE)
        board = play.room_task.room.board
        assert sorted(each.text for each in board.questions.values()) == ["How?", "When?", "Why?"]
        assert dict(board.counts) == {}

        shown = next(iter(board.questions))
        await play.say(MODERATOR, c.Approve(shown, 1))
        await attend(play, crowd, MINUTE)
        counts = play.room_task.room.board.counts
        assert list(counts) == [shown]
        assert 10 < counts[shown] <= 20


async def test_with_closed_doors_they_only_come() -> None:
    async with stage() as play:
        await play.say(MODERATOR, c.SetWindow("closed"))
        await attend(play, audience(20, iter(["Why?"])), MINUTE)

        assert dict(play.room_task.room.board.questions) == {}


async def test_in_a_fast_rehearsal_they_hurry_no_more_than_a_moderator_can_read() -> None:
    async with stage() as play:
        crowd = audience(50, (f"Question {n}?" for n in range(1000)), haste=60)
        await attend(play, crowd, MINUTE)

        assert 30 < len(play.room_task.room.board.questions) < 90


async def test_they_are_nobody_whose_name_is_their_own_choice() -> None:
    async with stage() as play:
        await attend(play, audience(5, iter(["Why?"])), MINUTE)

        (question,) = play.room_task.room.board.questions.values()
        assert question.asker.startswith("simulated-")


@pytest.mark.parametrize("language", [*wordings.ASKED, "es-MX", "ja", None])
async def test_they_ask_in_the_events_language_as_far_as_it_is_known(language: str | None) -> None:
    async with stage() as play:
        rev = play.room_task.room.program.rev
        await play.say(MODERATOR, c.ChangeEvent(rev, language=language))
        asked = list(wordings.questions(play.room_task.room, Random(1)))

        known = (language or "en")[:2]
        own = wordings.ASKED[known if known in wordings.ASKED else "en"]
        assert set(own) < set(asked)
        assert len(asked) == len(set(asked))
        assert any("Bogotá" in each for each in asked)


async def test_two_in_five_give_no_name() -> None:
    names = [wordings.name(Random(n)) for n in range(1000)]

    assert 300 < names.count(None) < 500
