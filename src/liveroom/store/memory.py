"""A log that lives as long as the process: for tests and for trying things out."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from liveroom.core.erasure.evolve import without
from liveroom.core.erasure.texts import erased
from liveroom.core.events import KIND_OF, QuestionReceived, Recorded, TextsErased
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
    NotStored,
    Outline,
    Repeated,
    SealedTail,
    Stored,
    Tail,
)
from liveroom.core.vocabulary.between_servers import Presence
from liveroom.core.vocabulary.damage import Damage
from liveroom.store.appending import answers_after, count_ordered
from liveroom.store.chain import START, seal
from liveroom.store.codec import WITHOUT_QUESTIONS, EventRow, encode
from liveroom.store.memory_keys import MemoryKeys


@dataclass(slots=True)
class _Kept:
    control: int = 0
    alarm: int | None = None
    events: list[Recorded] = field(default_factory=list)
    rows: list[EventRow] = field(default_factory=list)
    answers: Answers = field(default_factory=dict)


class MemoryLog:
    """The event log of every room, in lists. `epoch` names this log's lineage.

    `keys` get the links of new rooms.
    """

    def __init__(self, epoch: str | None = None, keys: MemoryKeys | None = None) -> None:
        self._keys = keys or MemoryKeys()
        self._epoch = epoch or secrets.token_hex(8)
        self._rooms: dict[RoomId, _Kept] = {}

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
        """Keep events and answers, all or nothing, and return the seq of the room's last event.

        Raises Repeated before Conflict when both are so.
        """
        kept = self._rooms.get(room) or _Kept()
        given = answers_after(answers, len(kept.events))
        if before := {key: kept.answers[key] for key in given if key in kept.answers}:
            raise Repeated(before)
        if expect is not None and expect != kept.control:
            raise Conflict(kept.control)
        kept.alarm = kept.alarm if expect is None else alarm
        for each in recorded:
            if isinstance(each.event, TextsErased):
                self._erase(room, kept, each.event)
            kept.events.append(each)
            kept.rows.append(encode(each.event, secrets.token_bytes))
        kept.answers.update(given)
        kept.control += count_ordered(recorded)
        self._rooms[room] = kept
        return len(kept.events)

    async def open(
        self,
        room: RoomId,
        recorded: Sequence[Recorded],
        answers: Answers,
        links: Mapping[bytes, LinkRow],
    ) -> Head:
        """Keep a new room with its links, by the digests of their tokens, all or nothing.

        Returns where its log ends. Raises Repeated before Conflict when both are so; NotStored for
        a link that is kept already.
        """
        last = await self.append(room, recorded, answers, 0)
        try:
            self._keys.add_links(room, links)
        except NotStored:
            del self._rooms[room]
            raise
        return Head(self._epoch, last, recorded[-1].at)

    async def read(self, room: RoomId, after: int = 0) -> list[Stored]:
        """The room's events past a seq, in order."""
        kept = self._rooms.get(room) or _Kept()
        tail = kept.events[max(after, 0) :]
        return [Stored(seq, each) for seq, each in enumerate(tail, max(after, 0) + 1)]

    async def tail(self, room: RoomId, after: int) -> Tail:
        """The same with the one lineage that wrote all of it."""
        events = await self.read(room, after)
        last = events[-1].seq if events else after
        return Tail(events, last, Lineages(((1, self._epoch),), self._epoch))

    async def damage(self, room: RoomId) -> Damage:
        """There is nothing that could be damaged."""
        return Damage()

    async def sealed(self, room: RoomId, after: int = 0, chain: bytes = START) -> SealedTail:
        """See EventLog."""
        kept = self._rooms.get(room) or _Kept()
        whole = enumerate(zip(kept.events, kept.rows, strict=True), 1)
        rows = [(seq, *_chained(each, row)) for seq, (each, row) in whole if seq > after]
        events, chain = seal(chain, room, rows)
        return SealedTail(events, max(after, len(kept.rows)), chain)

    async def texts(self, room: RoomId, seqs: Sequence[int]) -> list[KeptText]:
        """The texts that are kept of these events of the room."""
        rows = (self._rooms.get(room) or _Kept()).rows
        return [KeptText(seq, *text) for seq in seqs for text in sorted(rows[seq - 1].apart)]

    async def outline(self, room: RoomId) -> Outline:
        """What a list of rooms tells of one."""
        events = (self._rooms.get(room) or _Kept()).events
        told = (each for each in events if KIND_OF[type(each.event)] in WITHOUT_QUESTIONS)
        rows = (self._rooms.get(room) or _Kept()).rows
        return Outline(
            tuple(Recorded(each.at, erased(each.event), each.by) for each in told),
            sum(isinstance(each.event, QuestionReceived) for each in events),
            sum(len(row.payload) for row in rows),
        )

    async def delete(self, room: RoomId, in_use: bool = False) -> bool:
        """Forget a room with its links and its people."""
        self._rooms.pop(room, None)
        self._keys.delete(room)
        return True

    async def compact(self, in_use: bool = False) -> bool:
        """Nothing is ever left to do."""
        return True

    async def heads(self) -> dict[RoomId, Head]:
        """Where every room's log ends; a room without events is not among them."""
        return {
            room: Head(self._epoch, len(kept.events), kept.events[-1].at, kept.alarm)
            for room, kept in self._rooms.items()
            if kept.events
        }

    async def head(self, room: RoomId) -> Head | None:
        """Where the room's log ends, or None for a room without events."""
        return (await self.heads()).get(room)

    def announce(self, what: Presence) -> None:
        """There is nobody to tell."""

    async def check(self) -> str | None:
        """It can always be written."""
        return None

    async def hints(self, known: Callable[[], Mapping[RoomId, int]]) -> AsyncIterator[Hint]:
        """Nobody else writes: there are none."""
        return
        yield

    def _erase(self, room: RoomId, kept: _Kept, event: TextsErased) -> None:
        own = (
            each.event.question
            for each in kept.events
            if isinstance(each.event, QuestionReceived) and each.event.asker == event.person
        )
        questions = None if event.questions is None else {*event.questions, *own}
        for place, each in enumerate(kept.events):
            left = without(each, questions)
            if left is not each:
                kept.events[place] = left
                kept.rows[place] = replace(kept.rows[place], apart=())
        if event.questions is None or event.person is not None:
            self._keys.erase(room, event.person)


def _chained(recorded: Recorded, row: EventRow) -> tuple[int, str, int, bytes, str | None]:
    by = None if recorded.by is None else recorded.by.link
    return recorded.at, row.kind, row.version, row.payload, by
