"""The browsers that are signed in by a room's staff links: listed for its owner, and signed out."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from liveroom.core.commands import NoteAccess
from liveroom.core.events import Author
from liveroom.core.ids import RoomId
from liveroom.core.records import LinkRow, NotStored, SessionRow, Unknown
from liveroom.core.refusals import Code, Refused
from liveroom.web.access import auditing
from liveroom.web.access.sessions import NOT_SIGNED_IN
from liveroom.web.security.tokens import Caller
from liveroom.web.state import AppState

NOTED_SECONDS: Final = 300
"""How often it is stored who was there."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A browser with the link that it came by. Its name says nothing of its secret."""

    row: SessionRow
    link: LinkRow
    is_own: bool

    @property
    def name(self) -> str:
        return self.row.digest[:8].hex()


async def listed(app_state: AppState, room: RoomId, by: bytes) -> list[SignedIn]:
    """All of them, whoever was there last first; `by` is what the one who asks came by."""
    with contextlib.suppress(NotStored, Unknown):  # on a full disk they are still listed
        await note_seen(app_state)
    links = {row.link: row for row in await app_state.keys.links(room)}
    return [
        SignedIn(row, links[row.link], row.digest == by)
        for row in await app_state.keys.sessions(room)
    ]


async def end_one(app_state: AppState, room: RoomId, caller: Caller | None, name: str) -> None:
    """Sign one browser out, which is not the caller's; None for whoever runs this server.

    Refused: no_such_session, and not_allowed for the caller's own.
    """
    found = await listed(app_state, room, b"" if caller is None else caller.by)
    ending = [each for each in found if each.name == name]
    if not ending:
        raise Refused(Code.NO_SUCH_SESSION, session=name)
    if ending[0].is_own:
        raise Refused(Code.NOT_ALLOWED)
    await _end(app_state, room, caller, ending)


async def end_others(app_state: AppState, room: RoomId, caller: Caller | None) -> int:
    """Sign all browsers out but the caller's; how many."""
    found = await listed(app_state, room, b"" if caller is None else caller.by)
    ending = [each for each in found if not each.is_own]
    await _end(app_state, room, caller, ending)
    return len(ending)


async def _end(
    app_state: AppState, room: RoomId, caller: Caller | None, ending: Iterable[SignedIn]
) -> None:
    author: Author | None = None if caller is None else caller.person.author
    for each in ending:
        digest, link = each.row.digest, each.link
        holder = await app_state.keys.find(digest)
        await app_state.keys.end_session(digest)
        if holder is not None:
            app_state.quotas.end(Caller(holder, digest), NOT_SIGNED_IN)
        noted = NoteAccess("session_ended", link.link, link.role.value, link.label or None)
        await auditing.note(app_state.rooms, room, author, noted)


def described(each: SignedIn) -> dict[str, object]:
    """A browser as its owner's programs are told of it."""
    return {
        "session": each.name,
        "link": each.link.link,
        "role": each.link.role.value,
        "label": each.link.label,
        "browser": each.row.browser,
        "since": each.row.since,
        "seen_at": each.row.seen,
        "own": each.is_own,
    }


async def note_seen(app_state: AppState) -> None:
    """Store who was there since this was last done, or has a screen open. Raises NotStored."""
    here = dict.fromkeys(app_state.quotas.staff(), app_state.clock.now())
    seen, app_state.seen = app_state.seen | here, {}
    if seen:
        await app_state.keys.note_seen(seen)


async def keep_noting(app_state: AppState) -> None:
    """The same for ever, every few minutes."""
    while True:
        await app_state.clock.sleep(NOTED_SECONDS)
        with contextlib.suppress(NotStored, Unknown):
            await note_seen(app_state)
