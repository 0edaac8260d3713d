"""A log and keys that live as long as the process: for tests and for trying things out."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from liveroom.core.events import KIND_OF, QuestionReceived, Recorded
from liveroom.core.ids import PersonId, RoomId
from liveroom.core.records import (
    Answers,
    AnswersAfter,
    Conflict,
    Head,
    Hint,
    Holder,
    Lineages,
    LinkRow,
    NotStored,
    Outline,
    Repeated,
    Stored,
    Tail,
)
from liveroom.core.roles import Role
from liveroom.core.vocabulary.between_servers import Presence
from liveroom.store.appending import answers_after, count_ordered
from liveroom.store.codec import WITHOUT_QUESTIONS, encode, erased
from liveroom.store.tags import KEY_BYTES, tag


@dataclass(slots=True)
class _Kept:
    control: int = 0
    alarm: int | None = None
    events: list[Recorded] = field(default_factory=list)
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
        kept.events.extend(recorded)
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

    async def outline(self, room: RoomId) -> Outline:
        """What a list of rooms tells of one."""
        events = (self._rooms.get(room) or _Kept()).events
        told = (each for each in events if KIND_OF[type(each.event)] in WITHOUT_QUESTIONS)
        rows = (encode(each.event, secrets.token_bytes) for each in events)
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

    async def compact(self) -> None:
        """Nothing is ever left to do."""

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

    async def check(self) -> None:
        """It can always be written."""

    async def hints(self, known: Callable[[], Mapping[RoomId, int]]) -> AsyncIterator[Hint]:
        """Nobody else writes: there are none."""
        return
        yield

    async def erase(self, room: RoomId) -> None:
        """Forget every text of the room; the events stay, `codec.ERASED` says how they read."""
        if kept := self._rooms.get(room):
            self._erase(kept, range(1, len(kept.events) + 1))

    async def erase_texts(self, room: RoomId, seqs: Iterable[int]) -> None:
        """Forget the texts of these events of the room."""
        if kept := self._rooms.get(room):
            self._erase(kept, (seq for seq in seqs if 1 <= seq <= len(kept.events)))

    def _erase(self, kept: _Kept, seqs: Iterable[int]) -> None:
        for seq in seqs:
            event = kept.events[seq - 1]
            kept.events[seq - 1] = Recorded(event.at, erased(event.event), event.by)


class MemoryKeys:
    """Role links and joined persons, known by the digests of their tokens."""

    def __init__(self) -> None:
        self._links: dict[RoomId, dict[str, LinkRow]] = {}
        self._holders: dict[bytes, Holder] = {}
        self._since: dict[bytes, int] = {}
        self._tag_keys: dict[RoomId, bytes] = {}

    async def add_link(
        self, room: RoomId, role: Role, link: str, digest: bytes, label: str, at: int
    ) -> None:
        """Keep a new role link. Raises NotStored when the link or its digest exists already."""
        self.add_links(room, {digest: LinkRow(link, role, label, at)})

    def add_links(self, room: RoomId, links: Mapping[bytes, LinkRow]) -> None:
        """Keep new links, by the digests of their tokens. Raises NotStored, and then keeps none."""
        kept = self._links.setdefault(room, {})
        for digest, row in links.items():
            if row.link in kept or digest in self._holders:
                raise NotStored(f"the link {row.link} is kept already")
        for digest, row in links.items():
            kept[row.link] = row
            self._holders[digest] = Holder(room, row.role, row.link, name=row.name)

    async def add_person(
        self, room: RoomId, link: str, digest: bytes, name: str | None
    ) -> PersonId:
        """Keep a person who joined by a link, and say who they are in the room's log.

        Raises NotStored for an unknown link, and for a token that is kept already.
        """
        row = self._links.get(room, {}).get(link)
        if row is None:
            raise NotStored(f"the room has no link {link}")
        if digest in self._holders:
            raise NotStored("the token is kept already")
        key = self._tag_keys.setdefault(room, secrets.token_bytes(KEY_BYTES))
        person = tag(key, digest)
        self._holders[digest] = Holder(room, row.role, link, person, name)
        return person

    async def add_session(self, room: RoomId, link: str, digest: bytes, at: int) -> None:
        """Keep a browser that came by a link; one that is kept already stays.

        Raises NotStored for an unknown link.
        """
        row = self._links.get(room, {}).get(link)
        if row is None:
            raise NotStored(f"the room has no link {link}")
        self._holders.setdefault(digest, Holder(room, row.role, link, name=row.name))
        self._since.setdefault(digest, at)

    async def end_session(self, digest: bytes) -> None:
        """Forget a browser, or a person with their name, by the digest of their id."""
        holder = self._holders.get(digest)
        if digest in self._since or (holder is not None and holder.person is not None):
            del self._holders[digest]
            self._since.pop(digest, None)

    async def end_sessions(self, before: int) -> None:
        """Forget all browsers that came before an instant."""
        for digest in [digest for digest, at in self._since.items() if at < before]:
            await self.end_session(digest)

    async def find(self, digest: bytes) -> Holder | None:
        """Who holds the token of this digest; None when unknown, or when its link is revoked."""
        holder = self._holders.get(digest)
        if holder is None or self._links[holder.room][holder.link].revoked_at is not None:
            return None
        return holder

    async def holders(self, room: RoomId) -> list[tuple[bytes, Holder]]:
        """Everybody who holds a token for the room that is not revoked, with its digest."""
        return [
            (digest, holder)
            for digest, holder in self._holders.items()
            if holder.room == room and self._links[room][holder.link].revoked_at is None
        ]

    async def links(self, room: RoomId) -> list[LinkRow]:
        """The room's links, the oldest first."""
        return sorted(self._links.get(room, {}).values(), key=lambda row: row.created_at)

    async def revoke(self, room: RoomId, link: str, at: int) -> bool:
        """Close a link and everybody who joined by it; False when there was nothing to close."""
        row = self._links.get(room, {}).get(link)
        if row is None or row.revoked_at is not None:
            return False
        self._links[room][link] = replace(row, revoked_at=at)
        return True

    def delete(self, room: RoomId) -> None:
        """Forget the links of a room, and everybody who came by them."""
        for digest in [d for d, holder in self._holders.items() if holder.room == room]:
            del self._holders[digest]
            self._since.pop(digest, None)
        self._links.pop(room, None)
        self._tag_keys.pop(room, None)

    async def erase(self, room: RoomId) -> None:
        """Forget the names of everybody who joined the room, and the key of their tags."""
        key = self._tag_keys[room] = secrets.token_bytes(KEY_BYTES)
        for digest, holder in self._holders.items():
            if holder.room == room and holder.person is not None:
                self._holders[digest] = replace(holder, person=tag(key, digest), name=None)
