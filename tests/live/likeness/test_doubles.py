"""Moderators are shown which open questions seem to ask the same; nothing of it is stored."""

from __future__ import annotations

from typing import Any

import pytest

from liveroom.core import commands as c
from liveroom.core.ids import CommandId, QuestionId
from liveroom.core.screens.renditions import Rendition
from liveroom.live.broadcast.claims import Claimant
from tests.fakes import settle
from tests.live.stage import (
    ANA,
    BEA,
    HOST,
    MODERATOR,
    OVERLAY,
    OWNER,
    SPEAKER,
    VIEWER,
    Log,
    Stage,
    attendee,
    forget,
    stage,
)

pytestmark = pytest.mark.anyio

BIKES = "When will there be more bike lanes?"
ALSO_BIKES = "will there be more bike lanes, and when?"
BUS = "Who pays for the night bus?"


async def asked(play: Stage, *texts: str) -> list[QuestionId]:
    """The ids of questions, each from another person."""
    return [
        (await play.say(attendee(number), c.Ask(text)))["question"]
        for number, text in enumerate(texts)
    ]


def similar_to(screen: dict[str, Any]) -> dict[str, str | None]:
    return {question: card["similar_to"] for question, card in screen["questions"].items()}


@pytest.mark.parametrize("rendition", Rendition)
async def test_questions_that_ask_the_same_come_as_a_group_and_say_so_on_their_cards(
    rendition: Rendition,
) -> None:
    async with stage() as play:
        moderator = play.subscribe(MODERATOR, rendition=rendition)
        bikes, bus, again = await asked(play, BIKES, BUS, ALSO_BIKES)
        await settle()
        assert (moderator.screen["groups"], similar_to(moderator.screen)) == (
            [],
            {bikes: None, bus: None, again: None},
        )

        seq = play.room_task.seq
        await play.compared()

        (group,) = moderator.screen["groups"]
        assert group["questions"] == [bikes, again]
        assert 0.5 < group["score"] <= 1
        assert similar_to(moderator.screen) == {bikes: again, bus: None, again: bikes}
        assert play.room_task.seq == seq
        newcomer = play.subscribe(MODERATOR, rendition=rendition)
        assert newcomer.screen["groups"] == [group]
        assert newcomer.screen["questions"] == moderator.screen["questions"]


async def test_nobody_but_moderators_hears_of_groups() -> None:
    async with stage() as play:
        others = [play.subscribe(who) for who in (HOST, SPEAKER, VIEWER, OVERLAY, ANA)]
        moderator = play.subscribe(MODERATOR)
        questions = await asked(play, BIKES, ALSO_BIKES)
        for question in questions:
            await play.say(MODERATOR, c.Approve(question, 1))
        await settle()
        await play.compared()
        assert len(moderator.screen["groups"]) == 1

        for other in others:
            assert all(b"groups" not in frame for frame in other.frames)
            assert all(b"similar_to" not in frame for frame in other.frames)
            shown = play.room_task.snapshot(other.who).json
            assert (b"groups" in shown, b"similar_to" in shown) == (False, False)


async def test_one_that_is_decided_on_leaves_its_group_and_comes_back_with_undo() -> None:
    async with stage() as play:
        moderator = play.subscribe(MODERATOR)
        bikes, again = await asked(play, BIKES, ALSO_BIKES)
        await play.compared()

        await play.say(MODERATOR, c.Dismiss(again, 1, "duplicate"))
        await play.compared()
        assert (moderator.screen["groups"], set(similar_to(moderator.screen).values())) == (
            [],
            {None},
        )

        await play.say(MODERATOR, c.Undo(again, 2))
        await play.compared()
        assert [group["questions"] for group in moderator.screen["groups"]] == [[bikes, again]]


async def test_a_merged_group_is_gone_and_split_again_is_there() -> None:
    async with stage() as play:
        moderator = play.subscribe(MODERATOR)
        bikes, again = await asked(play, BIKES, ALSO_BIKES)
        await play.compared()
        await play.say(MODERATOR, c.Merge(again, 1, bikes))
        await play.compared()
        assert moderator.screen["groups"] == []

        await play.say(MODERATOR, c.Split(again, 2))
        await play.compared()
        assert [group["questions"] for group in moderator.screen["groups"]] == [[bikes, again]]


async def test_another_wording_is_another_question() -> None:
    async with stage() as play:
        moderator = play.subscribe(MODERATOR)
        _, again, bus = await asked(play, BIKES, ALSO_BIKES, BUS)
        await play.compared()

        await play.say(MODERATOR, c.Edit(again, 1, "Who is it that pays for the night bus?"))
        await play.compared()

        assert [group["questions"] for group in moderator.screen["groups"]] == [[again, bus]]


async def test_what_has_not_changed_is_not_told_again() -> None:
    async with stage() as play:
        moderator = play.subscribe(MODERATOR)
        await asked(play, BIKES, ALSO_BIKES)
        await play.compared()
        forget(moderator)

        await play.say(BEA, c.Ask(BUS))
        await play.compared()

        assert all("groups" not in frame.get("panels", {}) for frame in moderator.told)
        assert len(moderator.screen["groups"]) == 1


async def test_a_claim_and_a_double_stand_on_one_card() -> None:
    async with stage() as play:
        moderator = play.subscribe(MODERATOR)
        bikes, again = await asked(play, BIKES, ALSO_BIKES)
        claim = c.Claim(on=True, question=bikes)
        play.room_task.claim(claim, MODERATOR, Claimant("screen 1", "Ana"), CommandId("c"))
        await play.compared()

        card = moderator.screen["questions"][bikes]
        assert (card["claim"]["by"], card["similar_to"]) == ("Ana", again)


async def test_questions_are_compared_in_the_language_of_the_event() -> None:
    async with stage() as play:
        moderator = play.subscribe(MODERATOR)
        await play.say(OWNER, c.ChangeEvent(play.room_task.room.program.rev, language="en"))
        await asked(play, "¿Y la guagua?", "autobuses")
        await play.compared()
        assert moderator.screen["groups"] == []

        await play.say(OWNER, c.ChangeEvent(play.room_task.room.program.rev, language="es"))
        await play.compared()

        assert [len(group["questions"]) for group in moderator.screen["groups"]] == [2]


async def test_a_room_that_is_loaded_again_has_its_groups_again() -> None:
    log = Log()
    async with stage(log) as play:
        bikes, again = await asked(play, BIKES, ALSO_BIKES)
    async with stage(log) as play:
        moderator = play.subscribe(MODERATOR)
        assert moderator.screen["groups"] == []
        await play.compared()

        assert [group["questions"] for group in moderator.screen["groups"]] == [[bikes, again]]


async def test_whoever_comes_back_has_missed_no_groups() -> None:
    async with stage() as play:
        moderator = play.subscribe(MODERATOR)
        bikes, again = await asked(play, BIKES, ALSO_BIKES)
        await settle()
        play.room_task.unsubscribe(moderator)
        await play.compared()

        back = play.come_back(moderator)

        assert [group["questions"] for group in back.screen["groups"]] == [[bikes, again]]
        assert similar_to(back.screen) == {bikes: again, again: bikes}
