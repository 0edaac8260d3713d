"""A room's log as it can be shown without its texts, and the texts of single events."""

from __future__ import annotations

from collections.abc import Sequence

from liveroom.core.ids import RoomId
from liveroom.core.records import KeptText, Sealed, SealedTail
from liveroom.store.chain import seal
from liveroom.store.postgres import tail
from liveroom.store.postgres.schema import Connection

_TEXTS = (
    "SELECT seq, field, salt, value FROM texts"
    " WHERE room = %s AND seq = ANY(%s::bigint[]) ORDER BY seq, field"
)


async def sealed(room: RoomId, after: int, chain: bytes, connection: Connection) -> SealedTail:
    events: list[Sealed] = []
    while True:
        found = await connection.execute(tail.PAGE_OF_EVENTS, (room, after, after + tail.PAGE))
        rows = await found.fetchall()
        more, chain = seal(chain, room, (row[:6] for row in rows))
        events, after = events + more, rows[-1][0] if rows else after
        if len(rows) < tail.PAGE:
            break
    await tail.check_end(connection, room, after, chain)
    return SealedTail(events, after, chain)


async def texts(room: RoomId, seqs: Sequence[int], connection: Connection) -> list[KeptText]:
    rows = await (await connection.execute(_TEXTS, (room, list(seqs)))).fetchall()
    return [KeptText(seq, field, salt, value.decode()) for seq, field, salt, value in rows]
