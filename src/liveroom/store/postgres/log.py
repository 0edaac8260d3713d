"""The event log of every room in a PostgreSQL database; any of several servers appends."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from functools import partial
from typing import Any

from liveroom.core.events import Recorded, TextsErased
from liveroom.core.ids import RoomId
from liveroom.core.records import (
    Answers,
    AnswersAfter,
    Head,
    Hint,
    KeptText,
    LinkRow,
    Outline,
    Repeated,
    SealedTail,
    Stored,
    Tail,
)
from liveroom.core.vocabulary.between_servers import Presence
from liveroom.core.vocabulary.damage import Damage
from liveroom.store.appending import answers_after, erasures, taken
from liveroom.store.chain import START
from liveroom.store.codec import UnreadableEvent, encode
from liveroom.store.people.postgres_people import erase_names
from liveroom.store.postgres import append, sealed, tail
from liveroom.store.postgres.database import SharedDatabase
from liveroom.store.postgres.hints import gone, keys_changed, moved, said, tell
from liveroom.store.postgres.keys import insert_links
from liveroom.store.postgres.outline import outline
from liveroom.store.postgres.schema import Connection
from liveroom.store.tags import KEY_BYTES

_TABLES = (
    "texts",
    "answers",
    "events",
    "lineages",
    "names",
    "persons",
    "sessions",
    "tag_keys",
    "links",
    "rooms",
)
"""Those that hold something of a room, the ones that refer to others first."""


class PostgresLog:
    """The event log of every room. `chance(n)` gives the random bytes of salts.

    The database serialises each room by a lock on its row, so that no server waits in vain for
    its turn.
    """

    def __init__(
        self, database: SharedDatabase, chance: Callable[[int], bytes] = os.urandom
    ) -> None:
        self._database = database
        self._chance = chance

    async def append(
        self,
        room: RoomId,
        recorded: Sequence[Recorded],
        answers: Answers | AnswersAfter,
        expect: int | None = None,
        from_reserve: bool = False,
        alarm: int | None = None,
        lineage: str | None = None,
    ) -> int:
        """See EventLog. Raises Unknown where it may have been written: then the answers tell.

        Raises Repeated before Conflict when both are so; what was answered before is on the
        synchronous standby too by then.
        """
        rows = [encode(each.event, self._chance) for each in recorded]

        async def work(connection: Connection) -> int:
            last = await append.append(
                room, recorded, rows, answers, expect, alarm, lineage, connection
            )
            for seq, event in erasures(recorded, last):
                await _erase(connection, room, seq, event, self._chance(KEY_BYTES))
            return last

        last = await self._appended(room, work, answers)
        if recorded and expect is None:
            self._database.tell(moved(room))
        return last

    async def open(
        self,
        room: RoomId,
        recorded: Sequence[Recorded],
        answers: Answers,
        links: Mapping[bytes, LinkRow],
    ) -> Head:
        """See EventLog; NotStored for a link that is kept already."""
        rows = [encode(each.event, self._chance) for each in recorded]

        async def work(connection: Connection) -> int:
            last = await append.append(room, recorded, rows, answers, 0, None, None, connection)
            await insert_links(connection, room, links)
            return last

        last = await self._appended(room, work, answers)
        return Head(await self._database.read(tail.epoch), last, recorded[-1].at)

    async def read(self, room: RoomId, after: int = 0) -> list[Stored]:
        """The room's events past a seq, in order.

        Raises UnreadableEvent where a row or a text is not what was written, or is missing.
        """
        good = await self.tail(room, after)
        if good.damage.log is not None:
            raise UnreadableEvent(good.damage.log)
        return good.events

    async def tail(self, room: RoomId, after: int) -> Tail:
        """The same with the lineages that wrote the room's events, of one moment, as far as it can
        be read."""
        return await self._database.read(partial(tail.with_lineages, room, after))

    async def damage(self, room: RoomId) -> Damage:
        """See EventLog."""
        return (await self.tail(room, 0)).damage

    async def sealed(self, room: RoomId, after: int = 0, chain: bytes = START) -> SealedTail:
        """See EventLog. Raises UnreadableEvent where a row is not what was written."""
        return await self._database.read(partial(sealed.sealed, room, after, chain))

    async def texts(self, room: RoomId, seqs: Sequence[int]) -> list[KeptText]:
        """The texts that are kept of these events of the room."""
        return await self._database.read(partial(sealed.texts, room, seqs))

    async def outline(self, room: RoomId) -> Outline:
        """What a list of rooms tells of one. Raises UnreadableEvent."""
        return await self._database.read(partial(outline, room))

    async def delete(self, room: RoomId, in_use: bool = False) -> bool:
        """Delete a room with its links, its people and all that was written in it.

        Nobody can read it any more; when its bytes leave the files, and the standby's and the
        archive's, is the database's business: docs/operating.md.
        """
        await self._database.write(partial(_delete, room))
        return True

    async def compact(self, in_use: bool = False) -> bool:
        """Nothing is left to do: the database reclaims space by itself."""
        return True

    async def heads(self) -> dict[RoomId, Head]:
        """Where every room's log ends; a room without events is not among them."""
        return await self._database.read(tail.heads)

    async def head(self, room: RoomId) -> Head | None:
        """Where the room's log ends, or None for a room without events."""
        return await self._database.read(partial(tail.head, room))

    def announce(self, what: Presence) -> None:
        """See EventLog."""
        self._database.tell(said(self._database.server, what))

    async def check(self) -> str | None:
        """Raise NotStored where a commit does not come through soon."""
        await self._database.check()
        return None

    def hints(self, known: Callable[[], Mapping[RoomId, int]]) -> AsyncIterator[Hint]:
        """See EventLog."""
        return self._database.hints(known)

    async def _appended(
        self,
        room: RoomId,
        work: Callable[[Connection], Any],
        answers: Answers | AnswersAfter,
    ) -> int:
        try:
            last: int = await self._database.write(work)
        except append.AnsweredBefore:
            given = await self._database.write(
                partial(append.given, room, answers_after(answers, 0))
            )
            raise Repeated(given) from None
        return last


async def _delete(room: RoomId, connection: Connection) -> None:
    for table in _TABLES:
        await connection.execute(f"DELETE FROM {table} WHERE room = %s", (room,))
    await tell(connection, gone(room))


async def _erase(
    connection: Connection, room: RoomId, seq: int, event: TextsErased, new_key: bytes
) -> None:
    """Delete what an erasure takes of what came before its seq."""
    if event.questions is None:
        await connection.execute("DELETE FROM texts WHERE room = %s AND seq < %s", (room, seq))
        await erase_names(connection, room, None, new_key)
        await tell(connection, keys_changed(room))
        return
    cursor = await connection.execute(
        "SELECT seq, payload FROM events WHERE room = %(room)s AND seq < %(seq)s"
        " AND seq IN (SELECT seq FROM texts WHERE room = %(room)s)",
        {"room": room, "seq": seq},
    )
    gone = taken(event, await cursor.fetchall())
    await connection.execute(
        "DELETE FROM texts WHERE room = %s AND seq = ANY(%s::bigint[])", (room, gone)
    )
    if event.person is not None:
        await erase_names(connection, room, event.person, new_key)
        await tell(connection, keys_changed(room))
