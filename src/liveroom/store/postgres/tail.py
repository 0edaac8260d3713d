"""What is read of a room's log: its events past a place, and where it ends."""

from __future__ import annotations

from collections.abc import Iterable

from liveroom.core.ids import RoomId
from liveroom.core.records import Head, Lineages, Tail
from liveroom.store.chain import START
from liveroom.store.checksums import MISSING, check_answers
from liveroom.store.codec import Apart, UnreadableEvent
from liveroom.store.good_events import ERASURE, GoodEvents
from liveroom.store.link_rows import KeptLinks, kept_links
from liveroom.store.people.postgres_people import OF_ROOM, added_damage
from liveroom.store.postgres.append import EPOCH
from liveroom.store.postgres.schema import Connection

PAGE = 5_000
"""Events read at a time."""

PAGE_OF_EVENTS = (
    "SELECT seq, at, kind, version, payload, by, chain FROM events"
    " WHERE room = %s AND seq > %s AND seq <= %s ORDER BY seq"
)
_TEXTS = "SELECT seq, field, salt, value FROM texts WHERE room = %s AND seq > %s AND seq <= %s"
_CHAIN = "SELECT chain FROM events WHERE room = %s AND seq = %s"
_ERASURES = "SELECT version, payload FROM events WHERE room = %s AND seq > %s AND kind = %s"
_END = "SELECT seq, control, chain FROM rooms WHERE room = %s"
_ANSWERED = (
    "SELECT (SELECT count(*) FROM answers WHERE room = %(room)s),"
    " coalesce((SELECT answered FROM rooms WHERE room = %(room)s), 0)"
)
_ANSWERS = (
    "SELECT room, actor, command, body, checksum FROM answers WHERE room = %s"
    " AND (command, actor) > (%s, %s) ORDER BY command, actor LIMIT %s"
)
_LINEAGE = f"SELECT {EPOCH}, (SELECT seq FROM rooms WHERE room = %s)".encode()
_LINEAGES = "SELECT first, epoch FROM lineages WHERE room = %s ORDER BY first"
_HEADS = "SELECT room, epoch, rooms.seq, at, alarm FROM rooms JOIN events USING (room, seq)"


async def read(room: RoomId, past: int, connection: Connection) -> GoodEvents:
    """The room's events past a seq, as far as they are what was written."""
    chain = await connection.execute(_CHAIN, (room, past))
    links = await connection.execute(OF_ROOM, (room,))
    good: GoodEvents | None = None
    known = KeptLinks(room)
    while good is None or not good.is_over:
        at = past if good is None else good.last
        page = (room, at, at + PAGE)
        found, said = (
            await connection.execute(PAGE_OF_EVENTS, page),
            await connection.execute(_TEXTS, page),
        )
        ended = await connection.execute(_END, (room,))
        if good is None:
            kept = await chain.fetchone() or (None,)
            good = GoodEvents(room, past, kept[0] if past else START)
            known = kept_links(room, await links.fetchall())
        rows, texts = await found.fetchall(), _by_event(await said.fetchall())
        good.take(rows, texts, known)
        if len(rows) < PAGE and not good.is_over:
            good.end(*(await ended.fetchone() or (0, 0, START)))
    if good.is_missing:
        later = await connection.execute(_ERASURES, (room, good.last, ERASURE))
        good.explain(await later.fetchall())
    return good


async def with_lineages(room: RoomId, past: int, connection: Connection) -> Tail:
    """The same with the lineages that wrote the room's events; `last` is 0 where there is none."""
    ended = await connection.execute(_LINEAGE, (room,))
    lineages = await connection.execute(_LINEAGES, (room,))
    good = await read(room, past, connection)
    now, last = await ended.fetchone() or ("", 0)
    firsts = tuple((first, epoch) for first, epoch in await lineages.fetchall())
    log = good.damage
    if log is None and past == 0:
        log = await _answers_damage(room, connection)
    damage = good.found(log)
    if past == 0:
        damage = await added_damage(room, damage, connection)
    return Tail(good.events, last or 0, Lineages(firsts, now), damage)


async def _answers_damage(room: RoomId, connection: Connection) -> str | None:
    """What is wrong with the answers to commands in the room."""
    counted = await (await connection.execute(_ANSWERED, {"room": room})).fetchone()
    if counted is not None and counted[0] != counted[1]:
        return MISSING
    after = ("", "")
    while True:
        cursor = await connection.execute(_ANSWERS, (room, *after, PAGE))
        rows = await cursor.fetchall()
        try:
            check_answers(rows)
        except UnreadableEvent as error:
            return str(error)
        if len(rows) < PAGE:
            return None
        _, actor, command, _, _ = rows[-1]
        after = command, actor


async def check_end(connection: Connection, room: RoomId, last: int, chain: bytes) -> None:
    """Raise UnreadableEvent where a whole log does not end as it was written."""
    cursor = await connection.execute(_END, (room,))
    seq, _, kept = await cursor.fetchone() or (0, 0, START)
    if (seq, kept) != (last, chain):
        raise UnreadableEvent(f"the log of the room {room} is not what was written: {seq} events")


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
