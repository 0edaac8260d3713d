"""What a desk is shown first, and that a card is encoded once for however many screens."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from liveroom.core import commands as c
from liveroom.core.ids import QuestionId
from liveroom.core.screens import cards, lists
from liveroom.live.broadcast.card_pages import Sort
from tests.live.stage import ANA, HOST, MODERATOR, OWNER, VIEWER, Stage, Watcher, attendee, stage

pytestmark = pytest.mark.anyio


async def hall(play: Stage, questions: int) -> list[QuestionId]:
    """So many questions that nobody has decided on."""
    asking = (play.say(attendee(n), c.Ask(f"Question {n}?")) for n in range(questions))
    return [QuestionId(answer["question"]) for answer in await asyncio.gather(*asking)]


def sits(play: Stage, who: Any, paged: bool) -> Watcher:
    watcher = Watcher(who)
    play.room_task.subscribe(watcher, None, paged)
    return watcher


async def test_a_desk_is_shown_the_top_of_each_tab_and_fetches_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lists, "FIRST", 2)
    async with stage() as play:
        asked = await hall(play, 20)
        for question in asked[:4]:
            await play.say(MODERATOR, c.Approve(question, 1))
        for question in asked[4:8]:
            await play.say(MODERATOR, c.Dismiss(question, 1, "off_topic"))
        for question in asked[8:12]:
            await play.say(MODERATOR, c.Queue(question, 1))
        await play.say(HOST, c.NextQuestion(None))
        await play.say(ANA, c.Vote(asked[3], True))
        await play.quiet()

        desk = sits(play, OWNER, paged=True)

        shown = desk.screen["questions"]
        assert isinstance(shown, dict)
        assert sorted(card["number"] for card in shown.values()) == [
            *(1, 4),  # approved, with the most votes
            *(7, 8),  # dismissed, the newest
            *(9, 10, 11),  # on air, and the next two
            *(13, 14),  # not decided on
        ]
        assert desk.screen["more"] == {
            "received": 6,
            "approved": 2,
            "queued": 1,
            "dismissed": 2,
        }
        rest = play.room_task.questions(OWNER, Sort.NEWEST, None)
        whole = {card.pop("id"): card for card in rest.cards} | shown
        others = {name: panel for name, panel in desk.screen.items() if name != "more"}
        assert others | {"questions": whole} == play.screen(OWNER)


async def test_a_desk_in_a_full_room_is_sent_no_more_than_it_shows() -> None:
    async with stage() as play:
        await hall(play, 1_000)
        paged, whole = sits(play, MODERATOR, paged=True), sits(play, MODERATOR, paged=False)
        assert len(paged.frames[0]) * 20 < len(whole.frames[0])
        assert "more" not in whole.screen
        assert whole.screen == play.screen(MODERATOR)


@pytest.mark.parametrize("who", [VIEWER, ANA, HOST])
async def test_other_screens_are_whole_from_the_first(who: Any) -> None:
    async with stage() as play:
        await play.approved()
        assert sits(play, who, paged=True).screen == play.screen(who)


async def test_a_card_is_encoded_once_and_again_when_it_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[QuestionId] = []
    card = cards.card

    def counted(board: Any, question: QuestionId, *more: Any) -> object:
        drawn.append(question)
        return card(board, question, *more)

    async with stage() as play:
        asked = await hall(play, 50)
        await play.compared()
        monkeypatch.setattr(cards, "card", counted)
        play.subscribe(MODERATOR)
        assert sorted(drawn) == sorted(asked)

        await play.say(MODERATOR, c.Approve(asked[7], 1))
        await play.quiet()
        drawn.clear()
        for who in (MODERATOR, OWNER, VIEWER, ANA):
            play.subscribe(who)
            assert play.screen(who)["questions"]
        assert drawn == [asked[7], asked[7]], "once for moderators and once for attendees"
