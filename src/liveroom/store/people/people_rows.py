"""The rows of who came by links, of their names and of the key of their tags, each held against its
checksum."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from msgspec.structs import replace

from liveroom.core.ids import PersonId, RoomId
from liveroom.core.records import Holder, SessionRow
from liveroom.core.vocabulary.damage import Damage
from liveroom.store.checksums import Value, checksum
from liveroom.store.codec import UnreadableEvent
from liveroom.store.link_rows import KeptLinks, text
from liveroom.store.tags import tag

LINK: Final = "link"
BROWSER: Final = "browser"
PERSON: Final = "person"

NAMED: Final = "1"
"""What `persons.named` is, as text, while there is a name of theirs."""


class HolderRow(NamedTuple):
    """A row of `links`, `sessions` or `persons`, by the digest of a secret.

    `first` and `second` are of a browser when it came and what it is; of a person who they are in
    logs of before there were tags, and whether they are named. Key and name are a person's alone.
    What is kept may be bytes, since a damaged column holds anything.
    """

    kind: str
    digest: bytes
    room: Value
    link: Value
    first: Value
    second: Value
    known: bytes | None
    key: bytes | None
    key_known: bytes | None
    name: Value
    name_known: bytes | None

    @property
    def is_sound(self) -> bool:
        """Whether the row itself is what was written; of a link that is known already."""
        values = (self.room, self.digest, self.link, self.first, self.second)
        return self.kind == LINK or checksum(*values) == self.known

    @property
    def person(self) -> PersonId | None:
        """Who they are in the log; None where that cannot be told."""
        if self.first is not None:
            return PersonId(text(self.first, "replace"))
        key = self.good_key
        return None if key is None else tag(key, self.digest)

    @property
    def good_key(self) -> bytes | None:
        """The key of their tag, if it is what was written."""
        return good_key(self.room, self.key, self.key_known)

    @property
    def good_name(self) -> str | None:
        """The name that they gave; None too where that is not what was written."""
        return None if self.name is None or not self.has_name else text(self.name, "replace")

    @property
    def has_name(self) -> bool:
        """Whether there is a name, and it is what was written, where there should be one."""
        if self.name is None or not self._is_named:
            return self.name is None and not self._is_named
        return checksum(self.room, self.digest, self.name) == self.name_known

    @property
    def _is_named(self) -> bool:
        return text(self.second, "replace") == NAMED


def holder(links: KeptLinks, came: HolderRow) -> Holder | None:
    """Who that is; None where their link lets nobody in, and where it cannot be told who."""
    row = links.rows.get(text(came.link, "replace"))
    if row is None or row.revoked_at is not None or not came.is_sound:
        return None
    if came.kind != PERSON:
        return Holder(links.room, row.role, row.link, None, row.name, row.created_at)
    person = came.person
    if person is None:
        return None
    return Holder(links.room, row.role, row.link, person, came.good_name, row.created_at)


def browser_checksum(room: str, digest: bytes, link: str, since: int, browser: str | None) -> bytes:
    """The checksum of a row of `sessions`; when a browser was last there is not in it."""
    return checksum(room, digest, link, since, browser)


def session_rows(
    came: Iterable[HolderRow], seen: Mapping[bytes, int | None], staff: Collection[str]
) -> list[SessionRow]:
    """The good rows of browsers that came by these links, the latest first, with when each was last
    there; which is when it came where that is not known."""
    rows = []
    for each in came:
        if each.is_sound and (link := text(each.link, "replace")) in staff:
            since, browser = int(text(each.first or "")), text(each.second or "", "replace")
            rows.append(
                SessionRow(each.digest, link, since, seen.get(each.digest) or since, browser)
            )
    return sorted(rows, key=lambda row: (-row.seen, row.since))


def person_checksum(
    room: str, digest: bytes, link: str, person: str | None, is_named: bool
) -> bytes:
    """The checksum of a row of `persons`."""
    return checksum(room, digest, link, person, int(is_named))


def good_key(room: Value, key: bytes | None, known: bytes | None) -> bytes | None:
    """The key, if it is what was written."""
    return key if key is not None and checksum(room, key) == known else None


def key_to_join(
    room: RoomId, key: bytes | None, known: bytes | None, has_others: bool
) -> bytes | None:
    """The key that makes the tag of who joins now; None where nobody needed one before.

    Raises UnreadableEvent where it is lost or not what was written: with another key all who joined
    would be others to the log.
    """
    good = good_key(room, key, known)
    if good is None and (key is not None or has_others):
        raise UnreadableEvent("the key of those who joined is not what was written")
    return good


class Unnamed(NamedTuple):
    """A person without their name, and without who they are where all names of a room go."""

    person: str | None
    checksum: bytes | None
    digest: bytes


def unnamed(rows: Iterable[HolderRow], whose: PersonId | None) -> Iterator[Unnamed]:
    """Whose names go with somebody's, or with all. A row that is damaged stays so.

    With somebody's go those of which it cannot be told whose they are: what was erased is gone.
    """
    for came in rows:
        if whose is not None and came.is_sound and came.person not in (None, whose):
            continue
        keeps = whose is not None and came.first is not None
        first = text(came.first, "replace") if keeps else None
        known = checksum(came.room, came.digest, came.link, first, 0)
        yield Unnamed(first, known if came.is_sound else came.known, came.digest)


@dataclass
class LookedAt:
    """How many of these rows of a room are not what was written."""

    people: int = 0
    names: int = 0
    is_key_lost: bool = False

    def take(self, rows: Iterable[HolderRow]) -> None:
        """The next rows."""
        for came in rows:
            if not came.is_sound:
                self.people += 1
            elif came.kind == PERSON:
                self.names += not came.has_name
                self.is_key_lost |= came.first is None and came.good_key is None

    def take_key(self, room: RoomId, key: bytes | None, known: bytes | None) -> None:
        """The room's key, which is none where nobody has joined."""
        self.is_key_lost |= key is not None and good_key(room, key, known) is None

    def added_to(self, damage: Damage) -> Damage:
        """The damage of the room with that of its people."""
        return replace(damage, people=self.people, names=self.names, is_key_lost=self.is_key_lost)
