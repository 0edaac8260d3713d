"""Keys kept in memory, so that ten thousand people who come back at once need one look-up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from liveroom.core.ids import PersonId, RoomId
from liveroom.core.records import Holder, LinkRow, SessionRow
from liveroom.core.roles import Role
from liveroom.web.security.tokens import Keys

MOST_KEPT = 200_000
"""Beyond so many holders memory is made anew; they are all found in the store."""


class TokenCache:
    """Answers as the keys beneath it do.

    This process changes those only through this; of what others change it is told by `forget`.
    """

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._known: dict[bytes, Holder] = {}
        self._loaded: set[RoomId] = set()
        self._revoked = 0

    async def add_link(
        self, room: RoomId, role: Role, link: str, digest: bytes, label: str, at: int
    ) -> None:
        """See Keys."""
        await self._keys.add_link(room, role, link, digest, label, at)

    async def add_person(
        self, room: RoomId, link: str, digest: bytes, name: str | None
    ) -> PersonId:
        """See Keys."""
        return await self._keys.add_person(room, link, digest, name)

    async def add_session(
        self, room: RoomId, link: str, digest: bytes, at: int, browser: str | None = None
    ) -> bool:
        """See Keys."""
        return await self._keys.add_session(room, link, digest, at, browser)

    async def end_session(self, digest: bytes) -> None:
        """See Keys."""
        await self._keys.end_session(digest)
        self._revoked += 1
        self._known.pop(digest, None)

    async def end_sessions(self, before: int, unseen_since: int) -> None:
        """See Keys."""
        await self._keys.end_sessions(before, unseen_since)
        self._revoked += 1
        self._known.clear()

    async def note_seen(self, seen: Mapping[bytes, int]) -> None:
        """See Keys."""
        await self._keys.note_seen(seen)

    async def sessions(self, room: RoomId) -> list[SessionRow]:
        """See Keys."""
        return await self._keys.sessions(room)

    async def find(self, digest: bytes) -> Holder | None:
        """See Keys. The first holder that is found of a room brings all others of the room."""
        if (known := self._known.get(digest)) is not None:
            return known
        revoked = self._revoked
        holder = await self._keys.find(digest)
        if holder is not None:
            self._keep([(digest, holder)], revoked)
            if holder.room not in self._loaded:
                self._loaded.add(holder.room)
                await self._load(holder.room)
        return holder

    async def holders(self, room: RoomId) -> list[tuple[bytes, Holder]]:
        """See Keys."""
        return await self._keys.holders(room)

    async def links(self, room: RoomId) -> list[LinkRow]:
        """See Keys."""
        return await self._keys.links(room)

    async def rotate(self, room: RoomId, link: str, digest: bytes, rotation: int) -> bool:
        """See Keys."""
        rotated = await self._keys.rotate(room, link, digest, rotation)
        self.forget([room])
        return rotated

    async def revoke(self, room: RoomId, link: str, at: int) -> bool:
        """See Keys."""
        revoked = await self._keys.revoke(room, link, at)
        self._revoked += 1
        gone = [d for d, held in self._known.items() if (held.room, held.link) == (room, link)]
        for digest in gone:
            del self._known[digest]
        return revoked

    def forget(self, rooms: Collection[RoomId]) -> None:
        """Keep nothing of rooms that nobody visits; whoever comes is looked up again."""
        self._revoked += 1
        self._known = {d: held for d, held in self._known.items() if held.room not in rooms}
        self._loaded.difference_update(rooms)

    async def _load(self, room: RoomId) -> None:
        revoked = self._revoked
        self._keep(await self._keys.holders(room), revoked)

    def _keep(self, found: Iterable[tuple[bytes, Holder]], revoked: int) -> None:
        """Remember what was found, unless a link was revoked while it was looked up."""
        if revoked != self._revoked:
            return
        if len(self._known) > MOST_KEPT:
            self._known.clear()
        self._known.update(found)
