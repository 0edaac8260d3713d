"""What is read of a room's log: its events past a place, and where it ends."""

from __future__ import annotations

from collections.abc import Iterable

from liveroom.core.events import AUTO, Author, Recorded
from liveroom.core.ids import RoomId
from liveroom.core.records import Head, Lineages, Stored, Tail
from liveroom.store.chain import START, follow
from liveroom.store.codec import Apart, UnreadableEvent, decode
from liveroom.store.postgres.append import EPOCH
from liveroom.store.postgres.schema import Connection

PAGE = 5_000
"""Events read at a time."""

_AUTHORS = "SELECT link, role, label FROM links WHERE room = %s"
PAGE_OF_EVENTS = (
    "SELECT seq, at, kind, version, payload, by FROM events"
    " WHERE room = %s AND seq > %s AND seq <= %s ORDER BY seq"
)
_TEXTS = "SELECT seq, field, salt, value FROM texts WHERE room = %s AND seq > %s AND seq <= %s"
_LINEAGE = f"SELECT {EPOCH}, (SELECT seq FROM rooms WHERE room = %s)".encode()
_LINEAGES = "SELECT first, epoch FROM lineages WHERE room = %s ORDER BY first"
_HEADS = "SELECT room, epoch, rooms.seq, at, alarm FROM rooms JOIN events USING (room, seq)"


async def read(room: RoomId, after: int, connection: Connection) -> list[Stored]:
    events: list[Stored] = []
    links = await connection.execute(_AUTHORS, (room,))
    authors: dict[str | None, Author] | None = None
    chain, at = START if after == 0 else None, after
    while True:
        page = (room, at, at + PAGE)
        found, said = (
            await connection.execute(PAGE_OF_EVENTS, page),
            await connection.execute(_TEXTS, page),
        )
        authors = _authors(await links.fetchall()) if authors is None else authors
        rows, texts = await found.fetchall(), _by_event(await said.fetchall())
        for seq, when, kind, version, payload, by in rows:
            event = decode(kind, version, payload, texts.get(seq))
            events.append(Stored(seq, Recorded(when, event, authors.get(by))))
        chain = None if chain is None else follow(chain, room, rows)
        at = rows[-1][0] if rows else at
        if len(rows) < PAGE:
            break
    if chain is not None:
        await check_end(connection, room, at, chain)
    return events


async def with_lineages(room: RoomId, after: int, connection: Connection) -> Tail:
    """The same with the lineages that wrote the room's events; `last` is 0 where there is none."""
    end = await connection.execute(_LINEAGE, (room,))
    lineages = await connection.execute(_LINEAGES, (room,))
    events = await read(room, after, connection)
    now, last = await end.fetchone() or ("", 0)
    firsts = tuple((first, epoch) for first, epoch in await lineages.fetchall())
    return Tail(events, last or 0, Lineages(firsts, now))


async def check_end(connection: Connection, room: RoomId, last: int, chain: bytes) -> None:
    """Raise UnreadableEvent where a whole log does not end as it was written."""
    cursor = await connection.execute("SELECT seq, chain FROM rooms WHERE room = %s", (room,))
    seq, kept = await cursor.fetchone() or (0, START)
    if (seq, kept) != (last, chain):
        raise UnreadableEvent(f"the log of the room {room} is not what was written: {seq} events")


def _authors(links: Iterable[tuple[str, str, str]]) -> dict[str | None, Author]:
    """Who may have done something in the room, by their links."""
    by_link: dict[str | None, Author] = {
        link: Author(link, role, label or None) for link, role, label in links
    }
    return {AUTO.link: AUTO, **by_link}


def _by_event(texts: Iterable[tuple[int, str, bytes, bytes]]) -> dict[int, dict[str, Apart]]:
    kept: dict[int, dict[str, Apart]] = {}
    for seq, field, salt, value in texts:
        kept.setdefault(seq, {})[field] = Apart(field, salt, value.decode())
    return kept


async def epoch(connection: Connection) -> str:
    row = await (await connection.execute(f"SELECT {EPOCH}")).fetchone()
    assert row is not None, "a server has a lineage"
    return str(row[0])


async def heads(connection: Connection) -> dict[RoomId, Head]:
    rows = await (await connection.execute(_HEADS)).fetchall()
    return {RoomId(room): Head(epoch, seq, at, alarm) for room, epoch, seq, at, alarm in rows}


async def head(room: RoomId, connection: Connection) -> Head | None:
    row = await (await connection.execute(f"{_HEADS} WHERE room = %s", (room,))).fetchone()
    return Head(*row[1:]) if row else None
