"""Links and persons that live as long as the process: for tests and for trying things out."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import replace

from liveroom.core.ids import PersonId, RoomId
from liveroom.core.records import Holder, LinkRow, NotStored, SessionRow
from liveroom.core.roles import Role
from liveroom.store.tags import KEY_BYTES, tag


class MemoryKeys:
    """Role links and joined persons, known by the digests of their tokens."""

    def __init__(self) -> None:
        self._links: dict[RoomId, dict[str, LinkRow]] = {}
        self._holders: dict[bytes, Holder] = {}
        self._since: dict[bytes, int] = {}
        self._seen: dict[bytes, int] = {}
        self._browsers: dict[bytes, str] = {}
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
            self._holders[digest] = Holder(room, row.role, row.link, None, row.name, row.created_at)

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
        self._holders[digest] = Holder(room, row.role, link, person, name, row.created_at)
        return person

    async def add_session(
        self, room: RoomId, link: str, digest: bytes, at: int, browser: str | None = None
    ) -> bool:
        """Keep a browser that came by a link, and say whether it is kept: of those that come by a
        link for one browser the first alone. One that is kept already stays. `browser` is None
        for an id that many share, which is not listed.

        Raises NotStored for an unknown link.
        """
        row = self._links.get(room, {}).get(link)
        if row is None:
            raise NotStored(f"the room has no link {link}")
        holder = Holder(room, row.role, link, None, row.name, row.created_at)
        others = (self._holders[each] for each in self._since if each != digest)
        if row.is_bound and any((each.room, each.link) == (room, link) for each in others):
            return False
        self._holders.setdefault(digest, holder)
        self._since.setdefault(digest, at)
        if browser is not None:
            self._seen.setdefault(digest, at)
            self._browsers.setdefault(digest, browser)
        return True

    async def end_session(self, digest: bytes) -> None:
        """Forget a browser, or a person with their name, by the digest of their id."""
        holder = self._holders.get(digest)
        if digest in self._since or (holder is not None and holder.person is not None):
            del self._holders[digest]
            self._since.pop(digest, None)
            self._seen.pop(digest, None)
            self._browsers.pop(digest, None)

    async def end_sessions(self, before: int, unseen_since: int) -> None:
        """Forget all browsers that came before an instant, or were last there before another."""
        for digest, at in [*self._since.items()]:
            if at < before or self._seen.get(digest, unseen_since) < unseen_since:
                await self.end_session(digest)

    async def note_seen(self, seen: Mapping[bytes, int]) -> None:
        """Note when browsers were last there."""
        for digest in seen.keys() & self._since.keys():
            self._seen[digest] = max(self._seen.get(digest, 0), seen[digest])

    async def sessions(self, room: RoomId) -> list[SessionRow]:
        """The browsers that came by the room's staff links, the latest first."""
        rows = [
            SessionRow(digest, held.link, since, self._seen.get(digest, since), browser)
            for digest, since in self._since.items()
            for held, browser in [(self._holders[digest], self._browsers.get(digest, ""))]
            if held.room == room and held.role is not Role.ATTENDEE
            if self._links[room][held.link].revoked_at is None
        ]
        return sorted(rows, key=lambda row: (-row.seen, row.since))

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

    async def rotate(self, room: RoomId, link: str, digest: bytes, rotation: int) -> bool:
        """Let a link be opened by the secret of this digest and no more by the one before; whoever
        came by it stays. False where there is no such link, or it is revoked.

        Raises NotStored for a digest that is kept already.
        """
        row = self._links.get(room, {}).get(link)
        if row is None or row.revoked_at is not None:
            return False
        own = self._secret_of(room, link)
        if digest in self._holders and digest != own:
            raise NotStored("the token is kept already")
        self._holders[digest] = self._holders.pop(own)
        self._links[room][link] = replace(row, rotation=rotation)
        return True

    def _secret_of(self, room: RoomId, link: str) -> bytes:
        """The digest of a link's own secret, which is no session's and no person's."""
        return next(
            digest
            for digest, held in self._holders.items()
            if (held.room, held.link, held.person) == (room, link, None)
            and digest not in self._since
        )

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
            for kept in (self._since, self._seen, self._browsers):
                kept.pop(digest, None)
        self._links.pop(room, None)
        self._tag_keys.pop(room, None)

    def erase(self, room: RoomId, person: PersonId | None) -> None:
        """Forget the name of somebody who joined the room; or all names, with the key of their
        tags."""
        named = [each for each in self._holders.items() if each[1].room == room and each[1].person]
        if person is not None:
            for digest, holder in named:
                if holder.person == person:
                    self._holders[digest] = replace(holder, name=None)
            return
        key = self._tag_keys[room] = secrets.token_bytes(KEY_BYTES)
        for digest, holder in named:
            self._holders[digest] = replace(holder, person=tag(key, digest), name=None)
