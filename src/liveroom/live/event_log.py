"""The log a room needs; a store satisfies it without knowing of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from typing import Protocol

from liveroom.core.events import Recorded
from liveroom.core.ids import RoomId
from liveroom.core.records import (
    CHAIN_START,
    Answers,
    AnswersAfter,
    Head,
    Hint,
    KeptText,
    LinkRow,
    Outline,
    SealedTail,
    Stored,
    Tail,
)
from liveroom.core.vocabulary.between_servers import Presence
from liveroom.core.vocabulary.damage import Damage


class EventLog(Protocol):
    """An append-only log per room. `append` is the only way a room changes.

    With a TextsErased the texts and names that it tells of are deleted, all or nothing: the events
    before it then read as `erased` says. Bytes of them may be in a file until `compact`.
    """

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

        They are on disk when this returns. Answers that tell a place in the log are a function of
        the seq before these events. `expect` is the number of ordered events the room held
        before these; without it the events are commutative and expect nothing.
        With `expect` it is kept too when the room next does something by itself: `alarm`, UTC ms.
        With `from_reserve` also the space may be used that is held back on a full disk. `lineage`
        is the log's, as it was last read.
        Raises Conflict, Repeated, OtherLineage or NotStored, and then nothing was written; Damaged
        where what was answered before is not what was written;
        DiskFull, a NotStored, where the reserve would help; Unknown where it may be written.
        """
        ...

    async def open(
        self,
        room: RoomId,
        recorded: Sequence[Recorded],
        answers: Answers,
        links: Mapping[bytes, LinkRow],
    ) -> Head:
        """Write a new room with its links, by the digests of their tokens, all or nothing.

        Returns where its log ends. Raises Repeated, NotStored, or Conflict for a room that exists;
        then nothing was written.
        """
        ...

    async def read(self, room: RoomId, after: int = 0) -> list[Stored]:
        """The room's events past a seq, in order."""
        ...

    async def tail(self, room: RoomId, after: int) -> Tail:
        """The same with the lineages that wrote the room's events."""
        ...

    async def damage(self, room: RoomId) -> Damage:
        """What is stored of the room and is not what was written; read gently beside a show. Raises
        NotStored."""
        ...

    async def sealed(self, room: RoomId, after: int = 0, chain: bytes = CHAIN_START) -> SealedTail:
        """The room's events past a seq with their texts sealed, but for votes, and where its hash
        chain is after each; `chain` is where it is at `after`.

        Raises Damaged where the log does not go on from there to its end.
        """
        ...

    async def texts(self, room: RoomId, seqs: Sequence[int]) -> list[KeptText]:
        """The texts that are kept of these events of the room, with their salts."""
        ...

    async def outline(self, room: RoomId) -> Outline:
        """What a list of rooms tells of one. Raises Damaged where its log cannot be read."""
        ...

    async def delete(self, room: RoomId, in_use: bool = False) -> bool:
        """Delete a room with its links, its people and all that was written in it.

        Whether nothing of it is left when this returns. While the log is `in_use`, what would hold
        up other writing is left to `compact`: nobody can read what is left, but bytes of it may
        be in a file. Raises NotStored when more may be; deleting again is safe.
        """
        ...

    async def compact(self, in_use: bool = False) -> bool:
        """Leave no byte of what was deleted or erased; other writing waits. While the log is
        `in_use` that may be left for later: whether nothing is left now. Raises NotStored."""
        ...

    async def heads(self) -> Mapping[RoomId, Head]:
        """Where every room's log ends."""
        ...

    async def head(self, room: RoomId) -> Head | None:
        """Where the room's log ends, or None for a room that was never opened."""
        ...

    def announce(self, what: Presence) -> None:
        """Tell other servers this; it may be lost."""
        ...

    async def check(self) -> str | None:
        """What is stored alone, in a sentence, where not everything can be written now.

        Raises NotStored where nothing can, or where that is not told soon.
        """
        ...

    def hints(self, known: Callable[[], Mapping[RoomId, int]]) -> AsyncIterator[Hint]:
        """What others may have written; it ends where nobody else writes.

        `known` says up to which seq each room is known here. Hints may be lost or come twice; what
        was written and not hinted at is found within a second or two all the same.
        """
        ...
