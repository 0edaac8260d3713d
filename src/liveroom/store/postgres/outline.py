"""What a list of rooms tells of one."""

from __future__ import annotations

from liveroom.core.events import KIND_OF, QuestionReceived, Recorded
from liveroom.core.ids import RoomId
from liveroom.core.records import Outline
from liveroom.store.codec import WITHOUT_QUESTIONS, decode
from liveroom.store.postgres.schema import Connection

_SIZE = " + ".join(
    f"(SELECT coalesce(sum(length({column})), 0) FROM {table} WHERE room = %(room)s)"
    for table, column in (
        ("events", "payload"),
        ("texts", "value"),
        ("answers", "body"),
        ("names", "name"),
    )
)
_COUNTS = (
    "SELECT (SELECT count(*) FROM events WHERE room = %(room)s AND kind = %(kind)s),"
    f" ({_SIZE})::bigint"
)


async def outline(room: RoomId, connection: Connection) -> Outline:
    """The room's log without its questions. Raises UnreadableEvent."""
    cursor = await connection.execute(
        "SELECT at, kind, version, payload FROM events"
        " WHERE room = %s AND kind = ANY(%s) ORDER BY seq",
        (room, sorted(WITHOUT_QUESTIONS)),
    )
    rows = await cursor.fetchall()
    cursor = await connection.execute(_COUNTS, {"room": room, "kind": KIND_OF[QuestionReceived]})
    questions, size = await cursor.fetchone() or (0, 0)
    recorded = (Recorded(at, decode(kind, written, row)) for at, kind, written, row in rows)
    return Outline(tuple(recorded), questions, size)
