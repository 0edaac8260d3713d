"""A text that is not kept was erased, or it is lost: only that is damage."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from liveroom.core.events import Author, QuestionDismissed, Recorded, TextsErased
from liveroom.core.ids import PersonId, QuestionId, first_link_id
from liveroom.store.sqlite import Database, SqliteLog
from liveroom.store.sqlite.folder import DATABASE
from tests.store.samples import AT, CUED, ERASED, ROOM, erased, question, vote

pytestmark = pytest.mark.anyio

DISMISSED = Recorded(AT, QuestionDismissed(QuestionId("q2"), "Asked before"))
SAID = [CUED, question(1, "¿Quién paga?", "Ana"), question(2, "Why?"), vote(3), DISMISSED]
LOST_1 = "DELETE FROM texts WHERE seq = 2 AND field = 'text'"
CHANGED = "UPDATE events SET at = at + 1 WHERE seq = 4"


async def read(folder: Path, after: int = 0) -> tuple[list[Recorded], int, str | None]:
    """What is read of the room, the seq where that ends, and the damage that ends it."""
    async with Database.open(folder) as database:
        tail = await SqliteLog(database).tail(ROOM, after)
        assert (await SqliteLog(database).damage(ROOM)).log == tail.damage.log or after
        return [each.recorded for each in tail.events], tail.last, tail.damage.log


async def write(folder: Path, *recorded: Recorded) -> None:
    async with Database.open(folder) as database:
        await SqliteLog(database, random.Random(1).randbytes).append(ROOM, recorded, {})


def change(folder: Path, *statements: str) -> None:
    """Change the file while no server holds it; each statement has to hit."""
    file = sqlite3.connect(folder / DATABASE)
    with file:
        for statement in statements:
            assert file.execute(statement).rowcount > 0, statement
    file.close()


@pytest.mark.parametrize(
    ("statement", "good", "damage"),
    [
        (LOST_1, 1, "event 2: its text is missing"),
        ("DELETE FROM texts WHERE field = 'name'", 1, "event 2: its name is missing"),
        ("DELETE FROM texts WHERE field = 'reason'", 4, "event 5: its reason is missing"),
        ("UPDATE texts SET seq = 4 WHERE seq = 3", 2, "event 3: its text is missing"),
        ("DELETE FROM texts", 1, "event 2: its text is missing"),
    ],
)
async def test_a_lost_text_ends_what_is_good(
    folder: Path, statement: str, good: int, damage: str
) -> None:
    await write(folder, *SAID)
    change(folder, statement)

    assert await read(folder) == (SAID[:good], good, damage)


async def test_only_an_erasure_of_the_text_itself_excuses_it(folder: Path) -> None:
    """Others were erased before it and after it, and by name."""
    await write(folder, CUED, ERASED, *SAID[1:], erased(2, person=PersonId("p2")))
    change(folder, "DELETE FROM texts WHERE seq = 3")

    assert await read(folder) == ([CUED, ERASED], 2, "event 3: its text is missing")


@pytest.mark.parametrize(
    "gone",
    [
        ERASED,
        erased(1, 2),
        erased(1, 2, person=PersonId("p1")),
        Recorded(AT, TextsErased((), PersonId("p1"))),
    ],
    ids=["all", "questions", "person", "what nobody knew that the person asked"],
)
async def test_erased_texts_are_no_damage_wherever_reading_begins(
    folder: Path, gone: Recorded
) -> None:
    await write(folder, *SAID)
    await write(folder, gone)

    whole, last, damage = await read(folder)
    assert (whole[1], len(whole), last, damage) == (question(1, ""), 6, 6, None)
    for after in range(1, 7):
        assert await read(folder, after) == (whole[after:], 6, None)


async def test_an_erased_room_that_is_damaged_is_read_up_to_its_damage(folder: Path) -> None:
    await write(folder, *SAID)
    await write(folder, ERASED)
    whole = (await read(folder))[0]
    change(folder, CHANGED)

    assert await read(folder) == (whole[:3], 3, "event 4 is not what was written")


async def test_of_two_damages_the_first_ends_what_is_good_and_both_are_told(folder: Path) -> None:
    await write(folder, *SAID)
    change(folder, LOST_1, CHANGED)

    told = "event 2: its text is missing; event 4 is not what was written"
    assert await read(folder) == ([CUED], 1, told)


async def test_a_lost_author_ends_what_is_good(folder: Path) -> None:
    await write(folder, CUED, Recorded(AT, CUED.event, Author("k1", "host", "Luz")))

    assert await read(folder) == ([CUED], 1, "event 2: its author is missing")


async def test_the_operator_is_known_in_rooms_that_have_no_link_of_this_id(folder: Path) -> None:
    """As rooms of liveroom 0.0.9, whose links were named otherwise."""
    by_operator = Recorded(AT, CUED.event, Author(first_link_id(ROOM, "owner"), "owner"))
    await write(folder, by_operator)

    assert await read(folder) == ([by_operator], 1, None)
