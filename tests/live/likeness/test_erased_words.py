"""What was compared remembers no word of a question that was erased, and no name."""

from __future__ import annotations

import gc

import pytest

from liveroom.core import commands as c
from liveroom.core.ids import QuestionId
from tests.live.stage import ANA, BEA, MODERATOR, OWNER, ROOM, Stage, stage

pytestmark = pytest.mark.anyio

CONTAINERS = (tuple, dict)
"""What the collector does not follow where it has nothing but strings in it."""

WORD = ("quill", "wharf")
"""In two parts, so that the test itself holds the whole nowhere."""


def remembered() -> int:
    """How many strings of the process have the word, wherever they are kept."""
    gc.collect()
    word = "".join(WORD)
    seen, found = set[int](), set[int]()
    look_at = gc.get_objects()
    while look_at:
        for each in gc.get_referents(look_at.pop()):
            if type(each) is str and each != word and word in each:
                found.add(id(each))
            elif type(each) in CONTAINERS and not gc.is_tracked(each) and id(each) not in seen:
                seen.add(id(each))
                look_at.append(each)
    return len(found)


async def asked(played: Stage, text: str) -> QuestionId:
    name = f"ana {''.join(WORD)}"
    question: QuestionId = (await played.say(ANA, c.Ask(text, name)))["question"]
    await played.say(MODERATOR, c.Approve(question, 1))
    return question


async def test_no_word_of_an_erased_question_is_left_in_memory() -> None:
    async with stage() as played:
        await played.say(BEA, c.Ask("Who pays for the night bus?"))
        before = remembered()
        await asked(played, f"When does the {''.join(WORD)}ing of the harbour end?")
        await asked(played, f"Who ends the {''.join(WORD)}ing, and when?")
        await played.compared()
        assert await played.room_task.showing.similar(ANA, f"harbour {''.join(WORD)}ing") != []
        assert remembered() > before

        await played.say(OWNER, c.Erase(person=ANA.id))
        await played.compared()
        await played.quiet()

        assert remembered() == before


async def test_no_word_of_a_deleted_room_is_left_in_memory() -> None:
    async with stage() as played:
        before = remembered()
        question = await asked(played, f"When does the {''.join(WORD)}ing of the harbour end?")
        await played.compared()
        assert played.screen(MODERATOR)["questions"][question]["looks_like"] is None
        assert remembered() > before

        await played.rooms.delete(ROOM, 4403)
        del played.room_task

        assert remembered() == before
