"""What was changed behind the servers' back in PostgreSQL is noticed, and never told as true."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import psycopg
import pytest

from liveroom.core.events import Author, Recorded
from liveroom.core.records import Head
from liveroom.store.codec import UnreadableEvent
from liveroom.store.postgres import PostgresLog, SharedDatabase
from tests.postgres import shared_server
from tests.store.samples import AT, CUED, ERASED, OTHER, ROOM, question, vote

pytestmark = pytest.mark.anyio

CHANGED = "event {} is not what was written"
END = "where the log ends is not what was written"
ASKED = [question(1, "¿Quién paga?", "Ana"), question(2, "Who decides?"), vote(3), vote(4)]


@pytest.fixture
def dsn() -> str:
    return shared_server().emptied("chain")


@pytest.fixture
async def written(dsn: str) -> AsyncIterator[PostgresLog]:
    """A database with two rooms."""
    async with SharedDatabase.open(dsn) as database:
        log = PostgresLog(database)
        await log.append(ROOM, [CUED], {}, 0)
        await log.append(ROOM, ASKED, {})
        await log.append(OTHER, [CUED], {}, 0)
        yield log


def change(dsn: str, statement: str) -> None:
    """Change the database; the statement has to hit."""
    with psycopg.connect(dsn) as connection:
        assert connection.execute(statement.encode()).rowcount > 0, statement


def payload(old: str, new: str) -> str:
    """Change what an event says."""
    return f"payload = convert_to(replace(convert_from(payload, 'UTF8'), '{old}', '{new}'), 'UTF8')"


@pytest.mark.parametrize(
    ("statement", "good", "damage"),
    [
        (
            "UPDATE texts SET value = '\\x00' WHERE seq = 2 AND field = 'text'",
            1,
            "event 2: the text of an event is not what was written",
        ),
        (
            "UPDATE texts SET field = 'name' WHERE seq = 3",
            2,
            "event 3: the name of an event is not what was written",
        ),
        ("DELETE FROM texts WHERE seq = 3", 2, "event 3: its text is missing"),
        (
            "UPDATE events SET at = at + 1 WHERE room = 'metropolis' AND seq = 4",
            3,
            CHANGED.format(4),
        ),
        ("UPDATE events SET by = 'k1' WHERE room = 'metropolis' AND seq = 1", 0, CHANGED.format(1)),
        (f"UPDATE events SET {payload('true', 'null')} WHERE seq = 4", 3, CHANGED.format(4)),
        (f"UPDATE events SET {payload('p3', 'p9')} WHERE seq = 4", 3, CHANGED.format(4)),
        ("DELETE FROM events WHERE room = 'metropolis' AND seq = 5", 4, "event 5 is missing"),
        ("DELETE FROM events WHERE room = 'metropolis' AND seq = 4", 3, "event 4 is missing"),
        ("UPDATE rooms SET seq = seq - 1 WHERE room = 'metropolis'", 5, END),
        ("UPDATE rooms SET control = 7 WHERE room = 'metropolis'", 5, END),
        ("DELETE FROM rooms WHERE room = 'metropolis'", 5, END),
        (
            "UPDATE events SET room = 'metropolis', seq = 6 WHERE room = 'harbour'",
            5,
            CHANGED.format(6),
        ),
    ],
)
async def test_a_changed_log_is_read_up_to_where_it_was_changed(
    written: PostgresLog, dsn: str, statement: str, good: int, damage: str
) -> None:
    change(dsn, statement)

    tail = await written.tail(ROOM, 0)
    assert [each.recorded for each in tail.events] == [CUED, *ASKED][:good]
    assert tail.damage.log == damage
    with pytest.raises(UnreadableEvent, match=f"^{re.escape(damage)}$"):
        await written.read(ROOM)


async def test_other_rooms_are_read_all_the_same(written: PostgresLog, dsn: str) -> None:
    change(dsn, "UPDATE events SET at = at + 1 WHERE room = 'metropolis' AND seq = 4")

    assert [each.recorded for each in await written.read(OTHER)] == [CUED]


async def test_a_long_log_is_checked_from_page_to_page(
    written: PostgresLog, dsn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("liveroom.store.postgres.tail.PAGE", 2)

    assert [each.recorded for each in await written.read(ROOM)] == [CUED, *ASKED]
    assert [each.recorded for each in await written.read(ROOM, 3)] == ASKED[2:]
    change(dsn, "DELETE FROM events WHERE room = 'metropolis' AND seq = 3")
    with pytest.raises(UnreadableEvent):
        await written.read(ROOM)


async def test_erased_texts_leave_the_log_whole_also_before_a_damage(
    written: PostgresLog, dsn: str
) -> None:
    await written.append(ROOM, [ERASED], {})
    whole = await written.read(ROOM)
    assert len(whole) == 6

    change(dsn, "UPDATE events SET at = at + 1 WHERE room = 'metropolis' AND seq = 5")
    assert (await written.tail(ROOM, 0)).events == whole[:4]


async def test_a_lost_author_ends_what_is_good(written: PostgresLog) -> None:
    await written.append(ROOM, [Recorded(AT, CUED.event, Author("k1", "host"))], {})

    tail = await written.tail(ROOM, 0)
    assert (tail.last, tail.damage.log) == (6, "event 6: its author is missing")
    assert [each.recorded for each in tail.events] == [CUED, *ASKED]


async def test_the_same_database_keeps_its_lineage(written: PostgresLog, dsn: str) -> None:
    before = await written.head(ROOM)
    async with SharedDatabase.open(dsn) as database:
        again = await PostgresLog(database).head(ROOM)
        lineages = (await PostgresLog(database).tail(ROOM, 0)).lineages

    assert again == before == Head(lineages.now, 5, AT + 4)
