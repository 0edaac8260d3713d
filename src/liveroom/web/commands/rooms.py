"""Rooms as wholes: listed, archived and deleted."""

from __future__ import annotations

from liveroom.core.commands import ChangeEvent
from liveroom.core.events import Author
from liveroom.core.ids import CommandId, RoomId
from liveroom.core.roles import Person, Role
from liveroom.live.all_rooms import Listed
from liveroom.live.room_task import RoomTask
from liveroom.web.access import sessions
from liveroom.web.commands import rehearsals
from liveroom.web.commands.opening import first_link, new_id
from liveroom.web.state import AppState


async def delete(app_state: AppState, room: RoomId) -> None:
    """Delete a room and its rehearsals with all their bytes; who is there is sent away.

    Raises NotStored.
    """
    for each in await rehearsals.of_room(app_state, room):
        await delete(app_state, each)
    app_state.revoked.update(row.link for row in await app_state.keys.links(room))
    await app_state.rooms.delete(room, sessions.LINK_REVOKED)


async def archive(room_task: RoomTask, on: bool) -> None:
    """Put a room away from the list, or back; it stays as it is for everybody in it."""
    link = first_link(room_task.room_id, Role.OWNER).link
    by = Person(Role.OWNER, author=Author(link, Role.OWNER.value))
    command = ChangeEvent(room_task.room.program.rev, archived=on)
    await room_task.submit(command, by, link, CommandId(new_id("a")))


def described(listed: Listed) -> dict[str, object]:
    """A room as programs are told of it."""
    program = listed.program
    return {
        "room": listed.room,
        "title": program.title,
        "starts_at": program.starts_at,
        "ends_at": program.ends_at,
        "time_zone": program.time_zone,
        "phase": None if listed.phase is None else listed.phase.value,
        "archived": program.archived,
        "questions": listed.questions,
        "bytes": listed.size,
    }
