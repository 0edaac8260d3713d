"""Moderators see who else is at a segment or a question; nothing of it is stored."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from liveroom.core import commands as c
from liveroom.core.commands import Claim
from liveroom.core.ids import CommandId, QuestionId, SegmentId
from liveroom.core.refusals import Code, Refused
from liveroom.core.screens.renditions import Rendition
from liveroom.core.vocabulary.between_servers import Claimed
from liveroom.live.broadcast.card_pages import Sort
from liveroom.live.broadcast.claims import Claimant, Claims
from tests.live.stage import ANA as ASKER
from tests.live.stage import HOST, MODERATOR, OVERLAY, OWNER, SPEAKER, VIEWER, Stage, forget, stage

pytestmark = pytest.mark.anyio

ANA, BEA = Claimant("screen 1", "Ana"), Claimant("screen 2", None)


def claim(
    play: Stage,
    by: Claimant,
    on: bool = True,
    segment: str | None = None,
    question: QuestionId | None = None,
) -> object:
    """What somebody is answered who comes to the first segment or another thing, or leaves it."""
    row = SegmentId(segment) if segment else play.room_task.room.rundown.segments[0].id
    command = Claim(on, question=question) if question else Claim(on, row)
    return msgspec.json.decode(play.room_task.claim(command, MODERATOR, by, CommandId("c")))[
        "claim"
    ]


async def test_who_is_at_a_segment_is_shown_on_its_row_to_moderators_alone() -> None:
    async with stage() as play:
        moderator = play.subscribe(MODERATOR)
        others = [play.subscribe(who) for who in (HOST, SPEAKER, VIEWER, OVERLAY)]
        await play.quiet()
        forget(*others)
        seq, there = play.room_task.seq, {"by": "Ana", "until": play.clock.now() + 20_000}
        assert claim(play, ANA) is None
        await play.clock.advance(0)

        assert [row["claim"] for row in moderator.screen["rundown"]] == [there, None, None]
        newcomer = play.subscribe(MODERATOR)
        assert newcomer.screen["rundown"] == moderator.screen["rundown"]
        for other in others:
            assert other.frames == []
            assert b"claim" not in play.room_task.snapshot(other.who).json
        assert play.room_task.seq == seq


@pytest.mark.parametrize("rendition", Rendition)
async def test_who_is_at_a_question_is_shown_on_its_card_also_as_it_changes(
    rendition: Rendition,
) -> None:
    async with stage() as play:
        question = (await play.say(ASKER, c.Ask("Why?")))["question"]
        await play.quiet()
        moderator = play.subscribe(MODERATOR, rendition=rendition)
        there = {"by": "Ana", "until": play.clock.now() + 20_000}
        assert claim(play, ANA, question=question) is None
        await play.clock.advance(0)
        assert moderator.screen["questions"][question]["claim"] == there

        await play.say(MODERATOR, c.Approve(question, 1))
        await play.clock.advance(0)
        card = moderator.screen["questions"][question]
        assert (card["state"], card["claim"]) == ("approved", there)
        assert play.subscribe(MODERATOR).screen["questions"] == {question: card}
        assert play.room_task.questions(MODERATOR, Sort.NEWEST, None).cards == [
            card | {"id": question}
        ]

        claim(play, ANA, on=False, question=question)
        await play.clock.advance(0)
        assert moderator.screen["questions"][question] == card | {"claim": None}
        assert play.subscribe(MODERATOR).screen["questions"] == {question: card | {"claim": None}}


async def test_a_small_patch_has_nothing_of_the_row_but_the_claim() -> None:
    async with stage() as play:
        moderator = play.subscribe(MODERATOR, rendition=Rendition.SMALL)
        row, until = play.room_task.room.rundown.segments[0].id, play.clock.now() + 20_000
        claim(play, ANA)
        await play.clock.advance(0)
        assert moderator.told[-1]["panels"] == {
            "rundown": {row: {"claim": {"by": "Ana", "until": until}}}
        }
        await play.clock.advance(20)
        assert moderator.told[-1]["panels"] == {"rundown": {row: {"claim": None}}}


async def test_a_row_that_changes_keeps_its_claim() -> None:
    async with stage() as play:
        watchers = [play.subscribe(MODERATOR, rendition=each) for each in Rendition]
        row, there = play.room_task.room.rundown.segments[0], play.clock.now() + 20_000
        claim(play, ANA)
        await play.say(OWNER, c.ChangeSegment(row.id, row.rev, title="Hello"))
        await play.clock.advance(0)
        for watcher in watchers:
            rows = watcher.screen["rundown"]
            first = rows[0] if isinstance(rows, list) else rows[row.id]
            assert (first["title"], first["claim"]) == ("Hello", {"by": "Ana", "until": there})


async def test_whoever_blinked_gets_the_claims_as_they_are() -> None:
    async with stage() as play:
        page = play.subscribe(MODERATOR, rendition=Rendition.SMALL)
        place, before = (play.room_task.epoch, page.seq), page.screen
        claim(play, ANA)
        await play.clock.advance(0)
        back = play.subscribe(MODERATOR, rendition=Rendition.SMALL, resume=place, screen=before)
        assert back.screen == page.screen
        row = play.room_task.room.rundown.segments[0].id
        assert back.screen["rundown"][row]["claim"]["by"] == "Ana"


async def test_who_comes_second_is_told_who_is_there_until_they_leave() -> None:
    async with stage() as play:
        moderator, now = play.subscribe(MODERATOR), play.clock.now()
        claim(play, ANA)
        assert claim(play, BEA) == {"by": "Ana", "until": now + 20_000}
        claim(play, BEA, on=False)
        assert claim(play, BEA) == {"by": "Ana", "until": now + 20_000}
        claim(play, ANA, on=False)
        assert claim(play, BEA) is None
        await play.clock.advance(0)
        assert moderator.screen["rundown"][0]["claim"] == {"by": None, "until": now + 20_000}


async def test_a_claim_lasts_while_it_is_made_again_and_is_over_after_twenty_seconds() -> None:
    async with stage() as play:
        moderator = play.subscribe(MODERATOR)
        for _ in range(2):
            assert claim(play, ANA) is None
            await play.clock.advance(15)
        assert claim(play, BEA) is not None
        assert moderator.screen["rundown"][0]["claim"] is not None
        await play.clock.advance(5)
        assert moderator.screen["rundown"][0]["claim"] is None
        assert claim(play, BEA) is None


async def test_what_is_not_there_cannot_be_claimed_and_attendees_claim_nothing() -> None:
    async with stage() as play:
        with pytest.raises(Refused) as refused:
            claim(play, ANA, segment="nowhere")
        assert refused.value.code is Code.NO_SUCH_SEGMENT
        for command, by, code in (
            (Claim(True, question=QuestionId("q")), MODERATOR, Code.NO_SUCH_QUESTION),
            (Claim(True), HOST, Code.NOT_ALLOWED),
        ):
            with pytest.raises(Refused) as refused:
                play.room_task.claim(command, by, ANA, CommandId("c"))
            assert refused.value.code is code


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["take", "let go", "tell"]),
            st.integers(0, 2),
            st.sampled_from(["q1", "q2"]),
            st.integers(0, 9_000),
        ),
        max_size=30,
    )
)
def test_servers_agree_on_who_was_first_once_they_have_told_each_other(
    story: list[tuple[str, int, str, int]],
) -> None:
    """A desk at each of three servers comes and goes; what each server says is heard later."""
    servers, now = [Claims() for _ in range(3)], 0
    desks = [Claimant(f"screen {n}", f"desk {n}") for n in range(3)]
    said: list[tuple[Claimed, ...]] = [()] * 3

    def tell(number: int) -> None:
        said[number] = servers[number].here(now)
        for each, other in enumerate(servers):
            if each != number:
                other.hear(claim for n, claims in enumerate(said) if n != each for claim in claims)

    for what, number, thing, passed in story:
        now += passed
        match what:
            case "take":
                servers[number].take(thing, desks[number], now)
            case "let go":
                servers[number].let_go(thing, desks[number])
            case _:
                tell(number)
    for _ in range(2):  # once more, so that who came second has given up
        for number in range(3):
            tell(number)
    for each in servers:
        each.tell(now)

    assert servers[0].told == servers[1].told == servers[2].told
    held = [claim.thing for each in servers for claim in each.here(now)]
    assert sorted(held) == sorted(servers[0].told)
