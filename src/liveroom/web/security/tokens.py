"""From a link's or a person's token to who it is: only digests are ever kept."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from liveroom.core.events import Author
from liveroom.core.ids import PersonId, RoomId
from liveroom.core.records import Holder, LinkRow, SessionRow
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Audience, Person, Role
from liveroom.web.security import codes

PERSON_PREFIX = "lr_per_"
SESSION_PREFIX = "lr_ses_"
VIEWER_PREFIX = "lr_vie_"
_COOKIES = (PERSON_PREFIX, SESSION_PREFIX, VIEWER_PREFIX)
"""What a browser may come by: never a link's own token."""
_ALL_PREFIXES = (*(role.spec.prefix for role in Role), PERSON_PREFIX)
TOKEN_BYTES = 24
_TOKEN_LENGTH = 7 + 32


class Keys(Protocol):
    """Where the digests of tokens are kept."""

    async def add_link(
        self, room: RoomId, role: Role, link: str, digest: bytes, label: str, at: int
    ) -> None:
        """Keep a new role link."""
        ...

    async def add_person(
        self, room: RoomId, link: str, digest: bytes, name: str | None
    ) -> PersonId:
        """Keep somebody who joined by the attendee link `link`; returns who they are."""
        ...

    async def add_session(
        self, room: RoomId, link: str, digest: bytes, at: int, browser: str | None = None
    ) -> bool:
        """Keep a browser that came by a link; False for a link that another one has for itself.
        `browser` is what it is, or None for an id that many share."""
        ...

    async def end_session(self, digest: bytes) -> None:
        """Forget a browser, or a person with their name, by the digest of their id."""
        ...

    async def end_sessions(self, before: int, unseen_since: int) -> None:
        """Forget all browsers that came before an instant, or were last there before another."""
        ...

    async def note_seen(self, seen: Mapping[bytes, int]) -> None:
        """Note when browsers were last there."""
        ...

    async def sessions(self, room: RoomId) -> list[SessionRow]:
        """The browsers that came by the room's staff links, the latest first."""
        ...

    async def find(self, digest: bytes) -> Holder | None:
        """Who holds this token; None for an unknown one and for one whose link was revoked."""
        ...

    async def holders(self, room: RoomId) -> list[tuple[bytes, Holder]]:
        """Everybody who holds a token for the room that is not revoked, with its digest."""
        ...

    async def links(self, room: RoomId) -> list[LinkRow]:
        """All links of a room, revoked ones too."""
        ...

    async def rotate(self, room: RoomId, link: str, digest: bytes, rotation: int) -> bool:
        """Let a link be opened by this secret and no more by the one before; whoever came by it
        stays. False where there is no such link, or it is revoked."""
        ...

    async def revoke(self, room: RoomId, link: str, at: int) -> bool:
        """Revoke a link of this room with all who joined by it; False where there is no such."""
        ...


@dataclass(frozen=True, slots=True)
class Caller:
    """Whoever holds a valid token, in the room that the token is for."""

    holder: Holder
    by: bytes = field(default=b"", compare=False)
    """The digest of the token or of the session's id that they came by."""
    person: Person = field(init=False, compare=False)
    """As the core knows them: an attendee who joined has an id."""
    actor: str = field(init=False, compare=False)
    """Under whose name command ids are remembered: the person's, or else the link's."""
    audience: Audience = field(init=False, compare=False)

    def __post_init__(self) -> None:
        holder, author = self.holder, None
        if holder.role is not Role.ATTENDEE:
            author = Author(holder.link, holder.role.value, holder.name)
        object.__setattr__(self, "person", Person(holder.role, holder.person, author))
        object.__setattr__(self, "actor", holder.person or holder.link)
        object.__setattr__(self, "audience", holder.role.spec.audience)

    @property
    def without_name(self) -> Caller:
        """The same once the name is erased under which they joined."""
        return Caller(replace(self.holder, name=None), self.by)

    @property
    def room(self) -> RoomId:
        return self.holder.room

    @property
    def role(self) -> Role:
        return self.holder.role


def new_token(prefix: str) -> str:
    """A secret of 192 random bits that says what kind it is."""
    return prefix + secrets.token_urlsafe(TOKEN_BYTES)


def link_token(key: bytes, room: RoomId, row: LinkRow) -> str:
    """The token of a link: always the same one for as long as its rotation is the same.

    Who knows the token alone learns nothing of the key, nor of other links.
    """
    return row.role.spec.prefix + _made(key, f"link\0{room}\0{row.link}\0{row.rotation}")


def rotation_named(name: str) -> int:
    """The number of the rotation that is named so by whoever asks for it: always the same one."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) >> 1


def viewer_id(key: bytes, room: RoomId, link: str) -> str:
    """The session of everybody who came by an attendee link and has not joined."""
    return VIEWER_PREFIX + _made(key, f"viewer\0{room}\0{link}")


def _made(key: bytes, purpose: str) -> str:
    made = hmac.digest(key, purpose.encode(), "sha256")
    return base64.urlsafe_b64encode(made[:TOKEN_BYTES]).decode()


def digest(token: str) -> bytes:
    """What is kept of a token. A plain hash suffices: nobody can guess 192 random bits."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def is_token(text: str) -> bool:
    """Whether a text has the shape of a token, so that other texts need no look-up."""
    return _is_long(text) and text.startswith(_ALL_PREFIXES)


def _is_long(text: str) -> bool:
    return len(text) == _TOKEN_LENGTH and text.isascii()


async def find(keys: Keys, token: str | None) -> Caller | None:
    """Who holds the token, if anybody does."""
    if token is None or not is_token(token):
        return None
    return await _find(keys, token)


async def find_code(keys: Keys, code: str) -> Caller | None:
    """Whom a short code lets in, which is an attendee, if it is anybody's."""
    caller = await _find_by(keys, codes.digest(code))
    return caller if caller is not None and caller.holder.has_code else None


async def _find(keys: Keys, token: str) -> Caller | None:
    return await _find_by(keys, digest(token))


async def _find_by(keys: Keys, by: bytes) -> Caller | None:
    holder = await keys.find(by)
    return None if holder is None else Caller(holder, by)


async def find_session(keys: Keys, cookie: str | None) -> Caller | None:
    """Who comes by this cookie; a link's own token is not taken for one, nor an id for a token."""
    if cookie is None or not (_is_long(cookie) and cookie.startswith(_COOKIES)):
        return None
    return await _find(keys, cookie)


async def shown(keys: Keys, key: bytes, room: RoomId, rows: Iterable[LinkRow]) -> dict[str, str]:
    """The tokens of those links that are good and were made from this key, by the links' ids."""
    made = {row.link: link_token(key, room, row) for row in rows}
    good = [await find(keys, token) for token in made.values()]
    return {
        link: token
        for (link, token), caller in zip(made.items(), good, strict=True)
        if caller is not None and (caller.room, caller.holder.link) == (room, link)
    }


async def of_room(keys: Keys, token: str | None, room: str) -> Caller:
    """The holder of a token for this room.

    Refused: not_signed_in without a valid token; no_such_room alike for a room that does not
    exist and for one that the token is not for.
    """
    caller = await find(keys, token)
    if caller is None:
        raise Refused(Code.NOT_SIGNED_IN)
    if caller.room != room:
        raise Refused(Code.NO_SUCH_ROOM)
    return caller


def bearer(headers: Mapping[str, str]) -> str | None:
    """The token of an Authorization header; None without one, "" for one of another scheme."""
    value = headers.get("authorization")
    if value is None:
        return None
    scheme, _, token = value.partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def same(given: str | None, key: str) -> bool:
    """Compare a secret in a time that does not depend on how much of it is right."""
    return given is not None and hmac.compare_digest(given.encode(), key.encode())


def cookie_name(room: str, as_: str, secure: bool) -> str:
    """One cookie for each room and role, so that several pages can be open at once."""
    return f"{'__Host-' if secure else ''}lr-{room}-{as_}"
