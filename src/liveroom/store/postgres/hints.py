"""Servers on one database tell each other of what they have written, and look by themselves."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import suppress
from typing import Final

import msgspec
import psycopg
from psycopg import AsyncConnection

from liveroom.core.ids import RoomId
from liveroom.core.records import AlarmSoon, Gone, Hint, KeysChanged, Moved
from liveroom.core.vocabulary.between_servers import Attending, Presence, ServerSaid
from liveroom.store.postgres.schema import Connection

CHANNEL: Final = "liveroom"
LOOK_SECONDS: Final = 1.0
"""How often a server looks for what no hint came of."""

SOON_MS: Final = 30_000
"""How long before a room does something by itself every server has it in memory."""

_LOOK = """SELECT room, rooms.seq IS NULL AS is_gone, known.room IS NULL AS is_due
FROM unnest(%s::text[], %s::bigint[]) AS known (room, seq) FULL JOIN rooms USING (room)
WHERE CASE WHEN known.room IS NULL
THEN alarm < extract(epoch FROM clock_timestamp()) * 1000 + %s
ELSE rooms.seq IS DISTINCT FROM known.seq END"""

LONGEST: Final = 7_900
"""Bytes of a payload; PostgreSQL takes less than 8,000."""

Known = Callable[[], Mapping[RoomId, int]]

_presence = msgspec.json.Decoder(Presence).decode

logger = logging.getLogger(__name__)


def moved(room: RoomId) -> str:
    """The payload that says that the log of a room has gone on."""
    return f"moved {room}"


def keys_changed(room: RoomId) -> str:
    """The payload that says that links of a room, or who came by them, have changed."""
    return f"keys {room}"


def said(server: str, what: Presence) -> str:
    """The payload of what a server says; of a room where more is to be told than fits, only how
    many attend."""
    head = f"said {server} "
    body = msgspec.json.encode(what).decode()
    if isinstance(what, Attending) and len((head + body).encode()) > LONGEST:
        body = msgspec.json.encode(Attending(what.room, what.count)).decode()
    return head + body


def gone(room: RoomId) -> str:
    """The payload that says that a room was deleted."""
    return f"gone {room}"


async def tell(connection: Connection, *payloads: str) -> None:
    """Tell all servers, once the transaction is committed."""
    await connection.execute("SELECT pg_notify(%s, unnest(%s::text[]))", (CHANNEL, [*payloads]))


async def hints(dsn: str, known: Known, server: str) -> AsyncIterator[Hint]:
    """What has happened in the database, a server's own doing too; a hint may come twice.

    `known` says up to which seq this server has followed each room that it holds. Where the
    connection was lost, any key may have changed, and after a fail-over any room is to be read
    again: its events may be others under the same numbers. `server` is this one, which
    need not hear of itself. Goes on through failures for ever.
    """
    is_cut = False
    while True:
        try:
            connection = await AsyncConnection.connect(dsn, autocommit=True, connect_timeout=5)
            async with connection:
                await connection.execute(f"LISTEN {CHANNEL}")
                if is_cut:
                    is_cut = False
                    logger.warning("the database is back")
                yield KeysChanged(None)
                for room in known():
                    yield Moved(room)
                async for hint in _heard(connection, known, server):
                    yield hint
        except psycopg.Error as error:
            if not is_cut:
                is_cut = True
                logger.warning("the database is away: %s", error)
            await asyncio.sleep(LOOK_SECONDS)


async def _heard(connection: Connection, known: Known, server: str) -> AsyncIterator[Hint]:
    while True:
        for hint in await _looked(connection, known()):
            yield hint
        async for notify in connection.notifies(timeout=LOOK_SECONDS):
            for hint in _told(notify.payload, server):
                yield hint


async def _looked(connection: Connection, known: Mapping[RoomId, int]) -> list[Hint]:
    cursor = await connection.execute(_LOOK, ([*known], [*known.values()], SOON_MS))
    return [
        Gone(RoomId(room))
        if is_gone
        else AlarmSoon(RoomId(room))
        if is_due
        else Moved(RoomId(room))
        for room, is_gone, is_due in await cursor.fetchall()
    ]


def _told(payload: str, own: str) -> Iterator[Hint]:
    """The hint of a payload; none where another version of liveroom says something new."""
    about, _, rest = payload.partition(" ")
    match about:
        case "moved":
            yield Moved(RoomId(rest))
        case "keys":
            yield KeysChanged(RoomId(rest))
        case "said":
            # A newer server may say more than this one reads.
            with suppress(ValueError):
                server, body = rest.split(" ", 1)
                if server != own:
                    yield ServerSaid(server, _presence(body))
        case "gone":
            yield Gone(RoomId(rest))
        case _:
            return
