"""The event log of every room in a SQLite database."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from functools import partial

from liveroom.core.events import Author, Recorded
from liveroom.core.ids import RoomId
from liveroom.core.records import (
    Answers,
    AnswersAfter,
    Conflict,
    Head,
    Hint,
    KeptText,
    Lineages,
    LinkRow,
    Outline,
    SealedTail,
    Stored,
    Tail,
)
from liveroom.core.vocabulary.between_servers import Presence
from liveroom.core.vocabulary.damage import Damage
from liveroom.store.appending import answers_after, erasures, is_ordered
from liveroom.store.chain import START, links
from liveroom.store.codec import EventRow, UnreadableEvent, encode
from liveroom.store.good_events import GoodEvents
from liveroom.store.people.sqlite_people import added_damage
from liveroom.store.sqlite import answers as given_answers
from liveroom.store.sqlite.answers import count_answers, insert_answers
from liveroom.store.sqlite.bulk_insert import insert
from liveroom.store.sqlite.database import Database
from liveroom.store.sqlite.keys import insert_links
from liveroom.store.sqlite.progress import count_append
from liveroom.store.sqlite.whole_rooms import ends, sealing
from liveroom.store.sqlite.whole_rooms.deletion import delete, erase
from liveroom.store.sqlite.whole_rooms.log_pages import FEW, PAGE, begin, end, forget_pages, read_on
from liveroom.store.sqlite.whole_rooms.outline import outline


class SqliteLog:
    """The event log of every room. `chance(n)` gives the random bytes of salts."""

    def __init__(self, database: Database, chance: Callable[[int], bytes] = os.urandom) -> None:
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
        """Write events and answers, all or nothing, and return the seq of the room's last event.

        They are on disk when this returns. A caller that is cancelled meanwhile does not know
        whether they are; the answers tell. Raises Repeated before Conflict when both are so.
        """
        rows = [encode(each.event, self._chance) for each in recorded]
        work = partial(self._append, room, recorded, rows, answers, expect, alarm)
        return await self._database.write(work, from_reserve=from_reserve)

    async def open(
        self,
        room: RoomId,
        recorded: Sequence[Recorded],
        answers: Answers,
        links: Mapping[bytes, LinkRow],
    ) -> Head:
        """Write a new room with its links, by the digests of their tokens, all or nothing.

        Returns where its log ends. Raises Repeated before Conflict when both are so; NotStored for
        a link that is kept already.
        """
        rows = [encode(each.event, self._chance) for each in recorded]

        def work(connection: sqlite3.Connection) -> int:
            last = self._append(room, recorded, rows, answers, 0, None, connection)
            insert_links(connection, room, links)
            return last

        last = await self._database.write(work)
        return Head(self._database.epoch, last, recorded[-1].at)

    async def read(self, room: RoomId, after: int = 0) -> list[Stored]:
        """The room's events past a seq, in order.

        Raises UnreadableEvent where a row or a text is not what was written, or is missing.
        """
        tail = await self.tail(room, after)
        if tail.damage.log is not None:
            raise UnreadableEvent(tail.damage.log)
        return tail.events

    async def tail(self, room: RoomId, after: int) -> Tail:
        """The same with the one lineage that wrote all of it, as far as it can be read."""
        good = await self._database.read(partial(begin, room, after))
        while not good.is_over:
            await self._database.read(partial(read_on, good))
        log = good.damage
        if log is None and after == 0:
            log = await given_answers.damage(self._database, room, PAGE)
        damage = good.found(log)
        if after == 0:
            damage = await added_damage(self._database, room, PAGE, damage)
        lineages = Lineages(((1, self._database.epoch),), self._database.epoch)
        return Tail(good.events, good.last, lineages, damage)

    async def damage(self, room: RoomId) -> Damage:
        """See EventLog: few events at a time, as they are on the disk."""
        good = GoodEvents(room, keeps=False)
        await self._database.read(forget_pages)
        while not good.is_over:
            await self._database.read(partial(read_on, good, most=FEW))
        log = good.damage or await given_answers.damage(self._database, room, FEW)
        return await added_damage(self._database, room, FEW, good.found(log))

    async def sealed(self, room: RoomId, after: int = 0, chain: bytes = START) -> SealedTail:
        """See EventLog. Raises UnreadableEvent where a row is not what was written."""
        return await sealing.sealed(self._database, room, after, chain)

    async def texts(self, room: RoomId, seqs: Sequence[int]) -> list[KeptText]:
        """The texts that are kept of these events of the room."""
        return await self._database.read(partial(sealing.texts, room, seqs))

    async def outline(self, room: RoomId) -> Outline:
        """What a list of rooms tells of one. Raises UnreadableEvent."""
        return await self._database.read(partial(outline, room))

    async def delete(self, room: RoomId, in_use: bool = False) -> bool:
        """See EventLog: no byte is left in the database's files, or they are written anew later."""
        await self._database.write(partial(delete, room), from_reserve=True)
        return await self._database.compact(in_use)

    async def compact(self, in_use: bool = False) -> bool:
        """See EventLog."""
        return await self._database.compact(in_use)

    async def heads(self) -> dict[RoomId, Head]:
        """Where every room's log ends; a room without events is not among them."""
        rows = await self._database.read(ends.heads)
        epoch = self._database.epoch
        return {RoomId(room): Head(epoch, seq, at, alarm) for room, seq, at, alarm in rows}

    async def head(self, room: RoomId) -> Head | None:
        """Where the room's log ends, or None for a room without events."""
        row = await self._database.read(partial(ends.head, room))
        return Head(self._database.epoch, *row[1:]) if row else None

    def announce(self, what: Presence) -> None:
        """There is nobody to tell."""

    async def check(self) -> str | None:
        """See EventLog: on a full disk staff can still write."""
        await self.heads()
        return await self._database.check()

    async def hints(self, known: Callable[[], Mapping[RoomId, int]]) -> AsyncIterator[Hint]:
        """Nobody else writes: there are none."""
        return
        yield

    def _append(
        self,
        room: RoomId,
        recorded: Sequence[Recorded],
        rows: Sequence[EventRow],
        answers: Answers | AnswersAfter,
        expect: int | None,
        alarm: int | None,
        connection: sqlite3.Connection,
    ) -> int:
        last = _append(room, recorded, rows, answers, expect, alarm, connection)
        for seq, event in erasures(recorded, last):
            erase(connection, room, seq, event, self._chance)
        return last


def _append(
    room: RoomId,
    recorded: Sequence[Recorded],
    rows: Sequence[EventRow],
    answers: Answers | AnswersAfter,
    expect: int | None,
    alarm: int | None,
    connection: sqlite3.Connection,
) -> int:
    seq, control, chain = end(room, connection)
    given = answers_after(answers, seq)
    if given:
        insert_answers(connection, room, given)
    if expect is not None and expect != control:
        raise Conflict(control)
    if not rows:
        connection.execute(
            "UPDATE rooms SET answered = answered + ? WHERE room = ?", (len(given), room)
        )
        return seq
    answered = len(given) if seq else count_answers(room, connection)
    ordered = [is_ordered(each.event) for each in recorded]
    last, control = seq + len(rows), control + sum(ordered)
    events = [
        (room, number, each.at, row.kind, row.version, counts, row.payload, _link(each.by))
        for number, each, counts, row in zip(
            range(seq + 1, last + 1), recorded, ordered, rows, strict=True
        )
    ]
    chains = [*links(chain, room, ((*row[1:5], *row[6:]) for row in events))]
    connection.execute(
        "INSERT INTO rooms VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (room)"
        " DO UPDATE SET seq = excluded.seq, control = excluded.control, chain = excluded.chain,"
        " answered = answered + excluded.answered, alarm = iif(?, excluded.alarm, alarm)",
        (room, last, control, chains[-1], alarm, answered, expect is not None),
    )
    count_append(connection, room, chain, chains[-1])
    insert(connection, "events", 9, [(*row, at) for row, at in zip(events, chains, strict=True)])
    insert(connection, "texts", 5, list(_texts(room, rows, seq)))
    return last


def _texts(
    room: RoomId, rows: Sequence[EventRow], seq: int
) -> Iterator[tuple[RoomId, int, str, bytes, str]]:
    for number, row in enumerate(rows, seq + 1):
        for text in row.apart:
            yield room, number, text.field, text.salt, text.value


def _link(by: Author | None) -> str | None:
    return None if by is None else by.link
