"""What a list of rooms tells of one."""

from __future__ import annotations

import sqlite3

from liveroom.core.events import KIND_OF, QuestionReceived, Recorded
from liveroom.core.ids import RoomId
from liveroom.core.records import Outline
from liveroom.store.codec import WITHOUT_QUESTIONS, decode
from liveroom.store.sqlite.worker import snapshot

_KINDS = ", ".join(f"'{kind}'" for kind in sorted(WITHOUT_QUESTIONS))
_SIZES = (
    "SELECT coalesce(sum(length(payload)), 0) FROM events WHERE room = ?",
    "SELECT coalesce(sum(length(CAST(value AS BLOB))), 0) FROM texts WHERE room = ?",
    "SELECT coalesce(sum(length(body)), 0) FROM answers WHERE room = ?",
    "SELECT coalesce(sum(length(CAST(name AS BLOB))), 0) FROM names WHERE room = ?",
)


def outline(room: RoomId, connection: sqlite3.Connection) -> Outline:
    """The room's log without its questions. Raises UnreadableEvent."""
    with snapshot(connection):
        rows = connection.execute(
            "SELECT at, kind, version, CAST(payload AS BLOB) FROM events"
            f" WHERE room = ? AND kind IN ({_KINDS}) ORDER BY seq",
            (room,),
        ).fetchall()
        (questions,) = connection.execute(
            "SELECT count(*) FROM events WHERE room = ? AND kind = ?",
            (room, KIND_OF[QuestionReceived]),
        ).fetchone()
        size = sum(connection.execute(each, (room,)).fetchone()[0] for each in _SIZES)
    recorded = (Recorded(at, decode(kind, written, row)) for at, kind, written, row in rows)
    return Outline(tuple(recorded), questions, size)
