"""The first look at a database: whether it can be used, and keeps what it acknowledges."""

from __future__ import annotations

import asyncio
import logging
from typing import Any, Final
from urllib.parse import parse_qs, urlencode, urlsplit

import psycopg
from psycopg import AsyncConnection, errors

from liveroom.store.cannot_open import CannotOpen
from liveroom.store.postgres import schema
from liveroom.store.postgres.schema import Connection

SCHEMES: Final = ("postgresql", "postgres")
OLDEST: Final = 150_000
"""The oldest server, as `server_version_num` has it: 15.0."""

PAUSE_SECONDS: Final = 3.0
"""How long the tables are left to others before it is tried again to change them."""

logger = logging.getLogger(__name__)


NOTICES: Final = {
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
"""With these a connection breaks some ten seconds after the other machine is gone without a word;
by itself it would wait a quarter of an hour."""


def noticing(dsn: str) -> str:
    """The same database, so that it is noticed when its machine is gone; what the name says itself
    stands."""
    said = parse_qs(urlsplit(dsn).query)
    more = urlencode({name: value for name, value in NOTICES.items() if name not in said})
    return f"{dsn}{'&' if '?' in dsn else '?'}{more}"


async def prepare(dsn: str, seconds: float) -> None:
    """Make or bring on the tables, if the server keeps what it acknowledges. Raises CannotOpen."""
    if urlsplit(dsn).scheme not in SCHEMES:
        raise CannotOpen("A log is named as postgresql://user@host/database.")
    connection = await _connected(dsn, seconds)
    try:
        async with connection:
            await _check_server(connection)
            await _make_tables(connection, seconds)
    except psycopg.Error as error:
        raise CannotOpen(f"The database cannot be used: {_said(error)}.") from error


async def _connected(dsn: str, seconds: float) -> Connection:
    """A first connection, once the database lets one in; a start may come before it."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + seconds
    while True:
        try:
            return await AsyncConnection.connect(dsn, autocommit=True, connect_timeout=5)
        except errors.OperationalError as error:
            if error.sqlstate is None and _is_away(error) and loop.time() < deadline:
                await asyncio.sleep(0.5)
                continue
            raise CannotOpen(f"The database cannot be reached: {_said(error)}.") from error
        except psycopg.Error as error:
            raise CannotOpen(f"The database cannot be named so: {_said(error)}.") from error


async def _make_tables(connection: Connection, seconds: float) -> None:
    """Make or bring on the tables as soon as nobody reads them for long, or holds one of them and
    waits for another."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + seconds
    while True:
        try:
            return await schema.prepare(connection)
        except (errors.LockNotAvailable, errors.DeadlockDetected) as error:
            if loop.time() >= deadline:
                raise CannotOpen(
                    "The tables cannot be brought on while somebody reads them: "
                    "start again when the dump, or whatever reads them, is done."
                ) from error
        await asyncio.sleep(PAUSE_SECONDS)


def _is_away(error: psycopg.Error) -> bool:
    """Whether it may come yet; a database or a user that does not exist will not."""
    return "does not exist" not in str(error) and "authentication failed" not in str(error)


async def _check_server(connection: Connection) -> None:
    if connection.info.server_version < OLDEST:
        raise CannotOpen("The database server is older than PostgreSQL 15.")
    settings = {
        name: await _setting(connection, name)
        for name in ("fsync", "synchronous_commit", "synchronous_standby_names")
    }
    for name in ("fsync", "synchronous_commit"):
        if settings[name] == "off":
            raise CannotOpen(
                f"The database server has {name} off, and so would lose what it has acknowledged; "
                "turn it on."
            )
    if not settings["synchronous_standby_names"]:
        logger.warning(
            "the database has no synchronous standby: what it acknowledged is lost with its disk"
        )


async def _setting(connection: Connection, name: str) -> str:
    cursor = await connection.execute("SELECT current_setting(%s)", (name,))
    row: tuple[Any, ...] | None = await cursor.fetchone()
    assert row is not None, "a setting has a value"
    return str(row[0])


def _said(error: Exception) -> str:
    """What libpq says, in one line."""
    return " ".join(str(error).split()).rstrip(".") or type(error).__name__
