"""What a database must be before rooms are kept in it."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest

from liveroom.store.cannot_open import CannotOpen
from liveroom.store.postgres import PostgresLog, SharedDatabase, schema
from liveroom.store.postgres.start import noticing
from tests.postgres import shared_server
from tests.store.samples import CUED, ROOM, vote

pytestmark = pytest.mark.anyio


async def refusal(dsn: str, seconds: float = 0) -> str:
    """Why a database is not used."""
    with pytest.raises(CannotOpen) as refused:
        async with SharedDatabase.open(dsn, start_seconds=seconds):
            pass
    return str(refused.value)


async def test_a_log_is_named_by_an_address_of_postgresql() -> None:
    assert await refusal("mysql://db/liveroom") == (
        "A log is named as postgresql://user@host/database."
    )


async def test_a_database_that_does_not_exist_is_not_waited_for() -> None:
    said = await refusal(shared_server().dsn("nowhere"), seconds=60)

    assert said.startswith("The database cannot be reached: ")
    assert said.endswith('database "nowhere" does not exist.')


async def test_a_server_that_is_not_there_is_said_in_a_sentence() -> None:
    said = await refusal("postgresql:///liveroom?host=/nowhere")

    assert said.startswith("The database cannot be reached: ")
    assert "\n" not in said


@pytest.mark.parametrize("name", ["fsync", "synchronous_commit"])
async def test_a_server_that_loses_what_it_acknowledged_is_refused(name: str) -> None:
    dsn = shared_server().emptied("unsafe")
    shared_server().set(name, "off")
    try:
        assert await refusal(dsn) == (
            f"The database server has {name} off, and so would lose what it has acknowledged; "
            "turn it on."
        )
    finally:
        shared_server().set(name, "on")


async def test_tables_of_a_newer_liveroom_are_left_alone() -> None:
    dsn = shared_server().emptied("newer")
    async with SharedDatabase.open(dsn) as database:
        await database.write(lambda each: each.execute("UPDATE meta SET schema = 99"))
    try:
        assert await refusal(dsn) == (
            "The database was written by a newer version of liveroom "
            f"(tables 99; this one knows {schema.VERSION})."
        )
    finally:
        shared_server().drop("newer")


async def made_older(dsn: str) -> None:
    """Give a database with one event the tables of the first version."""
    async with SharedDatabase.open(dsn) as database:
        await PostgresLog(database).append(ROOM, [CUED], {}, 0)
        await database.write(lambda each: each.execute("ALTER TABLE events DROP COLUMN chain"))
        for newer in (
            "ALTER TABLE sessions DROP COLUMN browser, DROP COLUMN seen, DROP COLUMN checksum",
            "ALTER TABLE rooms DROP COLUMN answered",
            "ALTER TABLE persons DROP COLUMN named, DROP COLUMN checksum",
            *(
                f"ALTER TABLE {table} DROP COLUMN checksum"
                for table in ("answers", "links", "names", "tag_keys")
            ),
        ):
            await database.write(lambda each, newer=newer: each.execute(newer))
        await database.write(lambda each: each.execute("UPDATE meta SET schema = 1"))


async def test_tables_of_an_older_liveroom_are_brought_on() -> None:
    dsn = shared_server().emptied("older")
    await made_older(dsn)
    async with SharedDatabase.open(dsn) as database:
        log = PostgresLog(database)
        await log.append(ROOM, [vote(1)], {})
        assert [each.recorded for each in await log.read(ROOM)] == [CUED, vote(1)]
    shared_server().drop("older")


async def test_tables_that_somebody_goes_on_reading_are_not_waited_for_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whoever waits to change a table holds up all who come after."""
    dsn = shared_server().emptied("dumped")
    await made_older(dsn)
    monkeypatch.setattr(schema, "PATIENCE", "10ms")
    async with await psycopg.AsyncConnection.connect(dsn) as dump:
        await dump.execute("SELECT FROM events")
        said = await refusal(dsn)
        version = await (await dump.execute("SELECT schema FROM meta")).fetchone()
    shared_server().drop("dumped")

    assert version == (1,)
    assert said == (
        "The tables cannot be brought on while somebody reads them: "
        "start again when the dump, or whatever reads them, is done."
    )


@pytest.mark.parametrize("dsn", ["postgresql://db1,db2/liveroom", "postgresql:///x?host=/run/db"])
def test_a_connection_notices_that_the_other_machine_is_gone(dsn: str) -> None:
    told = parse_qs(urlsplit(noticing(dsn)).query)
    assert (told["tcp_user_timeout"], told["keepalives_count"]) == (["10000"], ["3"])
    assert noticing(dsn).startswith(dsn)


def test_what_a_database_s_name_says_of_that_stands() -> None:
    told = parse_qs(urlsplit(noticing("postgresql:///x?keepalives_idle=60")).query)
    assert told["keepalives_idle"] == ["60"]
