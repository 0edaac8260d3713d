"""An attendee's screen carries so many cards and no more, and hears of no others."""

from __future__ import annotations

import asyncio

import pytest

from liveroom.core import commands as c
from liveroom.core.ids import QuestionId
from liveroom.core.screens import lists
from liveroom.core.screens.renditions import Rendition
from tests.live.stage import ANA, MODERATOR, VIEWER, Stage, attendee, forget, stage

pytestmark = pytest.mark.anyio


async def hall(play: Stage, questions: int) -> list[QuestionId]:
    """So many questions, each approved."""
    asking = (play.say(attendee(n), c.Ask(f"Question {n}?")) for n in range(questions))
    asked = [QuestionId(answer["question"]) for answer in await asyncio.gather(*asking)]
    await asyncio.gather(*(play.say(MODERATOR, c.Approve(question, 1)) for question in asked))
    return asked


async def vote(play: Stage, question: QuestionId, people: int) -> None:
    voters = (attendee(n) for n in range(people))
    await asyncio.gather(*(play.say(who, c.Vote(question, True)) for who in voters))
    await play.quiet()


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """An attendee's screen has room for three cards, one of them for the newest."""
    monkeypatch.setattr(lists, "MOST_CARRIED", 3)
    monkeypatch.setattr(lists, "NEWEST", 1)


async def test_a_full_hall_costs_a_phone_two_hundred_cards_and_less_than_a_hundred_kilobytes() -> (
    None
):
    async with stage() as play:
        asked = await hall(play, 1_000)
        phone = play.subscribe(ANA)
        cards = phone.screen["questions"]
        assert isinstance(cards, dict)
        assert len(cards) == 200
        assert asked[-1] in cards
        assert len(phone.frames[0]) < 100_000


async def test_the_own_question_is_there_although_its_card_is_not(
    few: None,
) -> None:
    async with stage() as play:
        own = await play.approved("Who pays?")
        newer = await hall(play, 4)
        for question in newer:
            await vote(play, question, 2)
        ana = play.subscribe(ANA)
        assert ana.screen["mine"][own]["state"] == "approved"  # type: ignore[index]  # JSON
        assert own not in ana.screen["questions"]  # type: ignore[operator]  # JSON


@pytest.mark.parametrize("rendition", Rendition)
async def test_votes_bring_a_card_to_every_phone_and_take_another_away(
    few: None, rendition: Rendition
) -> None:
    async with stage() as play:
        one, two, three, four, _ = await hall(play, 5)
        await vote(play, one, 2)
        await vote(play, two, 2)
        phones = [play.subscribe(who, rendition=rendition) for who in (VIEWER, ANA)]
        await play.quiet()
        assert {one, two} < set(phones[0].screen["questions"])  # type: ignore[call-overload]  # JSON
        forget(*phones)

        await vote(play, three, 3)

        for phone in phones:
            items = phone.told[0]["panels"]["questions"]
            assert (items[three]["votes"], items[two]) == (3, None)
            assert phone.screen == play.screen(phone.who, phone.rendition)
        forget(*phones)
        await vote(play, four, 1)
        assert [phone.told for phone in phones] == [[], []], "its votes are told to moderators only"


@pytest.mark.parametrize("rendition", Rendition)
async def test_a_new_question_pushes_another_off_and_one_that_goes_lets_it_back(
    few: None, rendition: Rendition
) -> None:
    async with stage() as play:
        await hall(play, 3)
        phone, moderator = (play.subscribe(who, rendition=rendition) for who in (ANA, MODERATOR))
        new = await play.approved("Who decides?")
        await play.quiet()
        assert phone.screen == play.screen(ANA, rendition)

        await play.say(MODERATOR, c.Dismiss(new, 2, "off_topic"))
        await play.quiet()
        assert phone.screen == play.screen(ANA, rendition)
        assert len(phone.screen["questions"]) == 3  # type: ignore[arg-type]  # JSON
        assert moderator.screen == play.screen(MODERATOR, rendition)


async def test_everybody_hears_that_a_question_is_shown_no_more(few: None) -> None:
    """Who has fetched more than the screen carries must let go of it too."""
    async with stage() as play:
        first, *others = await hall(play, 5)
        for question in others:
            await vote(play, question, 1)
        phone = play.subscribe(VIEWER)
        await play.quiet()
        assert first not in phone.screen["questions"]  # type: ignore[operator]  # JSON
        forget(phone)

        await play.say(MODERATOR, c.HoldQuestion(first, 2))
        await play.quiet()

        assert [frame["panels"] for frame in phone.told] == [{"questions": {first: None}}]


async def test_a_phone_that_blinked_learns_what_came_and_what_left(few: None) -> None:
    async with stage() as play:
        one, two, three, *_ = await hall(play, 5)
        await vote(play, one, 2)
        await vote(play, two, 2)
        gone = [play.subscribe(VIEWER, rendition=rendition) for rendition in Rendition]
        await play.quiet()
        for phone in gone:
            play.room_task.unsubscribe(phone)
        await vote(play, three, 3)
        back = [play.come_back(phone) for phone in gone]
        assert [phone.kinds for phone in back] == [["patch"]] * 3
        for phone in back:
            assert phone.screen == play.screen(VIEWER, phone.rendition)
