"""Moderators see who else is at a segment or a question; nothing of it is stored."""

from __future__ import annotations

import msgspec
import pytest

from liveroom.core.commands import Claim
from liveroom.core.ids import CommandId, QuestionId, SegmentId
from liveroom.core.refusals import Code, Refused
from liveroom.live.broadcast.claims import Claimant
from tests.live.stage import HOST, MODERATOR, Stage, stage

pytestmark = pytest.mark.anyio

ANA, BEA = Claimant("screen 1", "Ana"), Claimant("screen 2", None)


def claim(play: Stage, by: Claimant, on: bool = True, segment: str | None = None) -> object:
    """What somebody is answered who comes to a segment, or leaves it."""
    row = play.room_task.room.rundown.segments[0].id
    command = Claim(on, SegmentId(segment) if segment else row)
    return msgspec.json.decode(play.room_task.claim(command, MODERATOR, by, CommandId("c")))[
        "claim"
    ]


async def test_who_is_at_a_segment_is_shown_to_moderators_alone_and_not_stored() -> None:
    async with stage() as play:
        moderator, host = play.subscribe(MODERATOR), play.subscribe(HOST)
        seq, now = play.room_task.seq, play.clock.now()
        assert claim(play, ANA) is None
        await play.clock.advance(0)

        row = play.room_task.room.rundown.segments[0].id
        there = {row: {"by": "Ana", "until": now + 20_000}}
        assert moderator.screen["claims"] == there
        assert play.subscribe(MODERATOR).screen["claims"] == there
        assert "claims" not in host.screen
        assert host.kinds == ["screen"]
        assert play.room_task.seq == seq


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
        assert [each["by"] for each in moderator.screen["claims"].values()] == [None]


async def test_a_claim_lasts_while_it_is_made_again_and_is_over_after_twenty_seconds() -> None:
    async with stage() as play:
        for _ in range(2):
            assert claim(play, ANA) is None
            await play.clock.advance(15)
        assert claim(play, BEA) is not None
        await play.clock.advance(5)
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
