"""Until when links of staff are good for commands; what happened is read by them for ever."""

from __future__ import annotations

from typing import Final

from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Role
from liveroom.core.room import Room
from liveroom.live.room_task import RoomTask
from liveroom.web.security.tokens import Caller

AFTER_MS: Final = 7 * 24 * 3_600_000


def expires_at(room: Room, role: Role, made_at: int) -> int | None:
    """From when (the room's UTC ms) a link made at an instant is good for no command.

    None: for ever, or for as long as nothing says when the event ends. A rehearsal has no end.
    """
    ends = [at for at in (room.program.ends_at, room.rundown.ended_at) if at is not None]
    if not role.spec.expires or room.rehearsal is not None or not ends:
        return None
    opened_at = 0 if room.announced is None else room.announced.first_at
    return max(*ends, opened_at, made_at) + AFTER_MS


def check(caller: Caller, room_task: RoomTask) -> None:
    """Refuse a command by a link that has run out."""
    at = expires_at(room_task.room, caller.role, caller.holder.link_made_at)
    if at is not None and room_task.now() >= at:
        raise Refused(Code.LINK_EXPIRED, expired_at=at)
