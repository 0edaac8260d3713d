"""How soon a database keeps and tells what is written, and whether a standby has it too."""

from __future__ import annotations

import asyncio
import os
import secrets
from functools import partial
from time import perf_counter
from typing import Final, Literal

import psycopg
from psycopg import AsyncConnection

from liveroom.core.events import QuestionReceived, Recorded
from liveroom.core.ids import PersonId, QuestionId, RoomId
from liveroom.core.records import NotStored
from liveroom.store.codec import encode
from liveroom.store.postgres.append import append
from liveroom.store.postgres.database import SharedDatabase
from liveroom.store.postgres.hints import CHANNEL, tell
from liveroom.store.postgres.schema import Connection

APPENDS: Final = 200
NOTICES: Final = 50
HEAR_SECONDS: Final = 3.0
"""How long a notice is waited for."""

_ROOM: Final = RoomId("measured")
_ASKED: Final = Recorded(
    0, QuestionReceived(QuestionId("measured"), PersonId("measured"), "?" * 200, None, None)
)
_STANDBY = """SELECT current_setting('synchronous_standby_names') <> '',
EXISTS (SELECT FROM pg_stat_replication WHERE sync_state IN ('sync', 'quorum')),
pg_has_role('pg_read_all_stats', 'USAGE')"""


Standby = Literal["none", "connected", "away", "named"]
"""Whether commits wait for a synchronous standby: while it is `away` none comes to its end, and of
one that is `named` this user may not see whether it is connected."""


async def standby(database: SharedDatabase) -> Standby:
    """Whether there is one. Raises NotStored."""
    return await database.read(_standby)


async def append_times(database: SharedDatabase) -> list[float]:
    """Seconds that each of some appends took until it was committed, in order of length.

    Each does all that an append does and is undone before the commit, which is waited for as ever.
    Raises NotStored and Unknown.
    """
    took = []
    for _ in range(APPENDS):
        began = perf_counter()
        await database.write(_append)
        took.append(perf_counter() - began)
    return sorted(took)


async def listener_lags(dsn: str) -> list[float]:
    """Seconds from a notice until a listener has it, for some, in order of length.

    Servers do not know the notice, and pass over it. None where one is not heard. Raises NotStored.
    """
    connect = partial(AsyncConnection.connect, dsn, autocommit=True)
    try:
        async with await connect() as listening, await connect() as telling:
            await listening.execute(f"LISTEN {CHANNEL}")
            return sorted([await _lag(listening, telling) for _ in range(NOTICES)])
    except TimeoutError:
        return []
    except psycopg.Error as error:
        raise NotStored(str(error)) from error


async def _standby(connection: Connection) -> Standby:
    row = await (await connection.execute(_STANDBY)).fetchone()
    assert row is not None, "a server has settings"
    is_named, is_connected, may_see = row
    if not is_named:
        return "none"
    if is_connected:
        return "connected"
    return "away" if may_see else "named"


async def _append(connection: Connection) -> None:
    rows = [encode(_ASKED.event, os.urandom)]
    async with connection.transaction(force_rollback=True):
        await append(_ROOM, [_ASKED], rows, {}, None, None, None, connection)
    await connection.execute("SELECT pg_logical_emit_message(true, 'liveroom', 'measured')")


async def _lag(listening: Connection, telling: Connection) -> float:
    payload = f"measured {secrets.token_hex(8)}"
    began = perf_counter()
    await tell(telling, payload)
    async with asyncio.timeout(HEAR_SECONDS):
        while True:
            async for notify in listening.notifies(stop_after=1):
                if notify.payload == payload:
                    return perf_counter() - began
