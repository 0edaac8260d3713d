"""What is noted in a room's log of who had access to it. What was done stays done where it cannot
be noted, as on a full disk."""

from __future__ import annotations

import secrets

from liveroom.core.commands import NoteAccess
from liveroom.core.events import Author
from liveroom.core.ids import CommandId, RoomId
from liveroom.core.records import LinkRow
from liveroom.core.roles import Person, Role
from liveroom.core.vocabulary.access_notes import Noted
from liveroom.core.vocabulary.damage import Damaged
from liveroom.live.registry import Rooms


async def note(rooms: Rooms, room: RoomId, by: Author | None, noted: NoteAccess) -> None:
    """Note it in the room's log, by whom: None for whoever runs this server."""
    try:
        room_task = await rooms.find(room)
    except Damaged:
        return
    if room_task is None:
        return
    role = Role.OWNER if by is None else Role(by.role)
    command_id = CommandId(f"n{secrets.token_urlsafe(12)}")
    actor = "server" if by is None else by.link
    await room_task.submit(noted, Person(role, author=by), actor, command_id)


async def note_link(
    rooms: Rooms, room: RoomId, by: Author | None, what: Noted, row: LinkRow
) -> None:
    """Note what was done with a link."""
    noted = NoteAccess(what, row.link, row.role.value, row.label or None)
    await note(rooms, room, by, noted)
