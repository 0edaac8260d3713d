"""Whoever types is told which questions were asked already: those that they are shown, no other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liveroom.core import commands as c
from liveroom.core.ids import QuestionId
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Person
from liveroom.live.likeness.shown_questions import MOST
from tests.live.stage import (
    ANA,
    BEA,
    HOST,
    MODERATOR,
    OVERLAY,
    OWNER,
    SPEAKER,
    VIEWER,
    Stage,
    attendee,
    stage,
)
from tests.live.test_convergence import run

pytestmark = pytest.mark.anyio

BIKES = "When will there be more bike lanes?"
TYPED = "when will there be bike lanes"


async def like(play: Stage, text: str = TYPED, who: Person = BEA) -> list[QuestionId]:
    return [each.question.id for each in await play.room_task.similar(who, text)]


async def test_a_question_that_is_shown_is_found_with_its_votes() -> None:
    async with stage() as play:
        bikes = await play.approved(BIKES)
        await play.approved("Who pays for the night bus?")
        await play.say(BEA, c.Vote(bikes, True))

        (found,) = await play.room_task.similar(BEA, TYPED)

        assert (found.question.number, found.question.text, found.votes) == (1, BIKES, 1)
        assert 0.5 < found.score <= 1


async def test_what_was_answered_is_found_too() -> None:
    async with stage() as play:
        bikes = await play.approved(BIKES)
        await play.say(MODERATOR, c.Answer(bikes, 2, "written", "Next year."))

        assert await like(play) == [bikes]


async def test_what_is_not_shown_is_never_found() -> None:
    async with stage() as play:
        asked = (await play.say(ANA, c.Ask(BIKES)))["question"]
        assert await like(play) == []

        await play.say(MODERATOR, c.Approve(asked, 1))
        assert await like(play) == [asked]

        await play.say(MODERATOR, c.HoldQuestion(asked, 2))
        assert await like(play) == []

        await play.say(MODERATOR, c.Approve(asked, 3))
        await play.say(MODERATOR, c.Dismiss(asked, 4, "off_topic"))
        assert (await like(play), await like(play, who=ANA)) == ([], [])


async def test_only_the_wording_that_is_shown_is_found() -> None:
    async with stage() as play:
        asked = (await play.say(ANA, c.Ask("Is it true that the mayor stole the tram?")))[
            "question"
        ]
        await play.say(MODERATOR, c.Edit(asked, 1, BIKES))
        await play.say(MODERATOR, c.Approve(asked, 2))

        (found,) = await play.room_task.similar(BEA, TYPED)

        assert found.question.text == BIKES
        assert await like(play, "did the mayor steal the tram") == []


async def test_how_alike_they_are_says_nothing_of_what_is_not_shown() -> None:
    async def score(unseen: int) -> float:
        async with stage() as play:
            await play.approved(BIKES)
            for number in range(unseen):
                await play.say(attendee(number), c.Ask(f"Where do the bike lanes end, {number}?"))
            (found,) = await play.room_task.similar(BEA, TYPED)
            return found.score

    assert await score(0) == await score(12)


async def test_whoever_sees_late_is_told_of_what_they_have_been_shown() -> None:
    async with stage() as play:
        rev = play.room_task.room.program.rev
        await play.say(OWNER, c.ChangeEvent(rev, delay_seconds=30))
        await play.clock.advance(31)
        bikes = await play.approved(BIKES)
        assert await like(play) == []

        await play.clock.advance(30)
        assert await like(play) == [bikes]

        await play.say(MODERATOR, c.Edit(bikes, 2, "Who pays for the night bus?"))
        (found,) = await play.room_task.similar(BEA, TYPED)
        assert found.question.text == BIKES

        await play.clock.advance(30)
        assert (await like(play), await like(play, "who pays the night bus")) == ([], [bikes])


async def test_no_more_than_a_few_are_told_the_most_alike_first() -> None:
    async with stage() as play:
        for number in range(MOST + 2):
            await play.approved(f"{BIKES} {number}{number}")
        same = await play.approved(BIKES)

        found = await like(play)

        assert (found[0], len(found)) == (same, MOST)


async def test_they_are_compared_in_the_language_of_the_event() -> None:
    async with stage() as play:
        await play.say(OWNER, c.ChangeEvent(play.room_task.room.program.rev, language="en"))
        bus = await play.approved("¿Y la guagua?")
        assert await like(play, "autobuses") == []

        await play.say(OWNER, c.ChangeEvent(play.room_task.room.program.rev, language="es"))

        assert await like(play, "autobuses") == [bus]


@pytest.mark.parametrize(
    ("who", "code"),
    [
        (VIEWER, Code.NOT_JOINED),
        (HOST, Code.NOT_ALLOWED),
        (SPEAKER, Code.NOT_ALLOWED),
        (OVERLAY, Code.NOT_ALLOWED),
    ],
    ids=lambda value: value.value if isinstance(value, Code) else value.role.value,
)
async def test_it_is_for_those_who_may_ask(who: Person, code: Code) -> None:
    async with stage() as play:
        with pytest.raises(Refused) as no:
            await play.room_task.similar(who, TYPED)

        assert no.value.code is code


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 6)), max_size=25))
def test_nothing_unapproved_leaks_whatever_moderators_do(steps: list[tuple[int, int]]) -> None:
    texts = [f"{BIKES} {word}" for word in ("north", "south", "east", "west")]

    async def evening() -> None:
        async with stage() as play:
            asked = [
                (await play.say(attendee(n), c.Ask(t)))["question"] for n, t in enumerate(texts)
            ]
            for place, step in steps:
                question, rev = asked[place], play.room_task.room.board.questions[asked[place]].rev
                command = (
                    c.Approve(question, rev),
                    c.HoldQuestion(question, rev),
                    c.Dismiss(question, rev, "off_topic"),
                    c.Queue(question, rev),
                    c.Merge(question, rev, asked[(place + 1) % 4]),
                    c.Undo(question, rev),
                    c.Edit(question, rev, f"{texts[place]} side"),
                )[step]
                await play.say(MODERATOR, command)
                found = await play.room_task.similar(BEA, BIKES)
                shown = {
                    q.id: q.text for q in play.room_task.room.board.questions.values() if q.shown
                }
                told = {each.question.id: each.question.text for each in found}
                assert told == {each: shown[each] for each in told}

    run(evening())
