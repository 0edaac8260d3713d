"""Servers of the release before write on beside this one, and know fewer checksums."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator

import psycopg
import pytest

from liveroom.core.records import LinkRow
from liveroom.core.roles import Role
from liveroom.core.vocabulary.damage import Damage
from liveroom.store.cannot_open import CannotOpen
from liveroom.store.checksums import CHANGED, checksum
from liveroom.store.people.people_rows import person_checksum
from liveroom.store.postgres import (
    PostgresKeys,
    PostgresLog,
    SharedDatabase,
    backfill,
    schema,
    start,
)
from liveroom.store.tags import tag
from tests.postgres import shared_server
from tests.store.samples import AT, CUED, ROOM, answer

pytestmark = pytest.mark.anyio

BY_LINK, ANAS, BENS, BROWSER, EVES = (bytes([n]) * 32 for n in range(1, 6))
DAMAGED = Damage(links=("k0",))
KEY, OTHER_KEY = b"k" * 32, b"o" * 32


@pytest.fixture
def dsn() -> Iterator[str]:
    yield shared_server().emptied("beside")
    shared_server().drop("beside")


@pytest.fixture
async def written(dsn: str) -> None:
    """What the release before wrote, and the one before it, with its tables; a link is damaged."""
    async with SharedDatabase.open(dsn) as database:
        log, keys = PostgresLog(database), PostgresKeys(database, lambda _: KEY)
        await keys.add_link(ROOM, Role.ATTENDEE, "k1", BY_LINK, "", AT)
        await keys.add_link(ROOM, Role.MODERATOR, "k2", b"k2", "Luz", AT + 1)
        await keys.add_link(ROOM, Role.HOST, "k0", b"k0", "", AT + 2)
        await keys.add_session(ROOM, "k2", BROWSER, AT, None)
        await keys.add_person(ROOM, "k1", ANAS, "Ana\0José")
        await keys.add_person(ROOM, "k1", BENS, None)
        await log.append(ROOM, [CUED], answer("c1") | answer("c2"), 0)
    older(
        dsn,
        "UPDATE links SET checksum = substr(checksum, 1, 8) WHERE link = 'k2'",
        "UPDATE links SET checksum = NULL WHERE link = 'k1'",
        "UPDATE links SET checksum = 'odd' WHERE link = 'k0'",
        "UPDATE answers SET checksum = NULL WHERE command = 'c1'",
        "UPDATE rooms SET answered = 1",
        "ALTER TABLE persons DROP COLUMN named, DROP COLUMN checksum",
        *(f"ALTER TABLE {each} DROP COLUMN checksum" for each in ("names", "sessions", "tag_keys")),
        "UPDATE meta SET schema = 4",
    )


def older(dsn: str, *statements: str) -> None:
    """What an older server does."""
    with psycopg.connect(dsn) as connection:
        for statement in statements:
            connection.execute(statement.encode())


@pytest.fixture
async def opened(dsn: str, written: None) -> AsyncIterator[tuple[PostgresLog, PostgresKeys]]:
    async with SharedDatabase.open(dsn) as database:
        yield PostgresLog(database), PostgresKeys(database, lambda _: OTHER_KEY)


async def names(keys: PostgresKeys) -> dict[bytes, str | None]:
    """Of everybody who joined and is let in."""
    found = await keys.holders(ROOM)
    return {digest: holder.name for digest, holder in found if holder.person is not None}


STRIKES = (
    *("UPDATE links SET revoked_at = 7 WHERE link = 'k1'", "UPDATE answers SET body = 'x'"),
    *("UPDATE persons SET person = 'p1' WHERE named = 0", "UPDATE names SET name = 'Anb'"),
    *("UPDATE sessions SET since = 7", "UPDATE tag_keys SET key = 'x'"),
)
NO_TRIGGER = "SET session_replication_role = replica"
"""A disk that changes something fires none."""


async def test_every_row_of_before_gets_its_checksum_and_damage_of_it_is_found_from_then_on(
    dsn: str, opened: tuple[PostgresLog, PostgresKeys]
) -> None:
    log, keys = opened
    assert await log.damage(ROOM) == DAMAGED
    assert await names(keys) == {ANAS: "Ana\0José", BENS: None}
    ana = await keys.find(ANAS)
    assert ana is not None
    assert ana.person == tag(KEY, ANAS)
    with psycopg.connect(dsn) as connection:
        kept = connection.execute("SELECT digest, named, checksum FROM persons ORDER BY digest")
        assert kept.fetchall() == [
            (digest, int(is_named), person_checksum(ROOM, digest, "k1", None, is_named))
            for digest, is_named in ((ANAS, True), (BENS, False))
        ]
    older(dsn, NO_TRIGGER, *STRIKES)
    assert await log.damage(ROOM) == Damage(
        CHANGED, ("k0", "k1"), people=2, names=1, is_key_lost=True
    )


async def test_what_older_servers_write_beside_this_one_is_no_damage(
    dsn: str, opened: tuple[PostgresLog, PostgresKeys]
) -> None:
    log, keys = opened
    link = "room, link, role, label, digest, created_at, rotation, checksum"
    older(
        dsn,
        f"INSERT INTO links ({link}) VALUES ('{ROOM}', 'k3', 'host', 'Eve', 'y', 9, 0,"
        f" decode('{checksum(ROOM, 'k3', 'host', 'Eve', 9).hex()}', 'hex'))",
        "UPDATE links SET digest = 'z', rotation = 3 WHERE link = 'k1'",
        "UPDATE links SET revoked_at = 9 WHERE link = 'k2'",
        f"INSERT INTO persons VALUES ('{ROOM}', 'eve', 'k1', NULL)",
        f"INSERT INTO names VALUES ('{ROOM}', 'eve', 'Eve')",
        "DELETE FROM names WHERE name <> 'Eve'",
        f"INSERT INTO sessions VALUES ('{ROOM}', 'b', 'k1', 7, 'Firefox', 7)",
        "UPDATE sessions SET seen = 9 WHERE digest = 'b'",
    )
    assert await log.damage(ROOM) == DAMAGED
    assert await names(keys) == {ANAS: None, BENS: None, b"eve": "Eve"}
    assert await keys.find(b"z") is not None
    assert [(each.link, each.revoked_at) for each in await keys.links(ROOM)] == [
        *(("k3", None), ("k1", None), ("k2", 9)),
    ]
    assert await keys.revoke(ROOM, "k1", AT)
    older(
        dsn,
        "DELETE FROM names",
        "UPDATE persons SET person = NULL",
        f"INSERT INTO tag_keys VALUES ('{ROOM}', 'new')"
        " ON CONFLICT (room) DO UPDATE SET key = excluded.key",
    )
    assert await log.damage(ROOM) == DAMAGED
    assert (await keys.links(ROOM))[1] == LinkRow("k1", Role.ATTENDEE, "", AT, AT, 3)


async def test_what_an_older_server_changes_of_a_damaged_row_makes_it_no_better(
    dsn: str, opened: tuple[PostgresLog, PostgresKeys]
) -> None:
    older(
        dsn,
        NO_TRIGGER,
        "UPDATE links SET role = 'owner' WHERE link = 'k1'",
        "UPDATE links SET digest = 'z' WHERE link = 'k2'",
        "UPDATE persons SET link = 'k2' WHERE named = 1",
    )
    older(
        dsn,
        "UPDATE links SET rotation = 3",
        "UPDATE persons SET person = NULL",
    )
    assert await opened[0].damage(ROOM) == Damage(links=("k0", "k1", "k2"), people=1)


async def test_a_backfill_that_was_cut_off_goes_on_and_waits_for_rows_that_somebody_holds(
    dsn: str, written: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def cut_off(connection: schema.Connection) -> None:
        raise psycopg.OperationalError("the connection is lost")

    monkeypatch.setattr(backfill, "MOST_ROWS", 1)
    with monkeypatch.context() as patched:
        patched.setattr(schema, "backfill", cut_off)
        with pytest.raises(CannotOpen, match="connection is lost"):
            await until_open(dsn)
    assert persons_without_checksum(dsn) == 2
    with psycopg.connect(dsn) as somebody:
        somebody.execute("SELECT FROM persons WHERE digest = %s FOR UPDATE", (ANAS,))
        starting = asyncio.create_task(until_open(dsn))
        while await asyncio.to_thread(persons_without_checksum, dsn) == 2:
            assert not starting.done()
        assert (version(dsn), starting.done()) == (schema.VERSION - 1, False)
    await starting
    assert (version(dsn), persons_without_checksum(dsn)) == (schema.VERSION, 0)


async def test_a_start_gives_way_to_an_older_server_where_each_waits_for_the_other(
    dsn: str, written: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "PAUSE_SECONDS", 0.01)
    with psycopg.connect(dsn) as somebody:
        somebody.execute("DELETE FROM names")
        soon = f"{dsn}{'&' if '?' in dsn else '?'}options=-cdeadlock_timeout%3D200ms"
        starting = asyncio.create_task(until_open(soon, seconds=30))
        while not await asyncio.to_thread(one, dsn, LOCKED_OUT):
            assert not starting.done()
        assert one(dsn, HOLDS_PERSONS) == 1
        await asyncio.to_thread(somebody.execute, "DELETE FROM persons")
    await starting
    assert version(dsn) == schema.VERSION
    assert one(dsn, "SELECT count(*) FROM persons") == 0


LOCKED_OUT = "SELECT count(*) FROM pg_locks WHERE relation = 'names'::regclass AND NOT granted"
HOLDS_PERSONS = (
    "SELECT count(*) FROM pg_locks"
    " WHERE relation = 'persons'::regclass AND granted AND mode = 'AccessExclusiveLock'"
)


async def until_open(dsn: str, seconds: float = 0) -> None:
    async with SharedDatabase.open(dsn, start_seconds=seconds):
        pass


def version(dsn: str) -> int:
    return one(dsn, "SELECT schema FROM meta")


def persons_without_checksum(dsn: str) -> int:
    return one(dsn, "SELECT count(*) - count(checksum) FROM persons")


def one(dsn: str, query: str) -> int:
    with psycopg.connect(dsn) as connection:
        row = connection.execute(query.encode()).fetchone()
    assert row is not None
    return int(row[0])
