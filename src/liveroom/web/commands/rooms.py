"""Rooms as wholes: listed, archived, erased and deleted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from liveroom.core import commands as c
from liveroom.core.events import AUTO, Author
from liveroom.core.ids import CommandId, PersonId, RoomId
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import NOBODY, Person, Role
from liveroom.core.room import Room
from liveroom.live.all_rooms import Listed
from liveroom.live.event_log import EventLog
from liveroom.live.registry import Rooms
from liveroom.live.room_task import RoomTask
from liveroom.web.access import sessions
from liveroom.web.commands import rehearsals
from liveroom.web.commands.opening import first_link, new_id
from liveroom.web.state import AppState

_NUMBER: Final = re.compile(r"[#qQ]?(\d{1,9})", re.ASCII)
"""How people name a question."""


async def delete(app_state: AppState, room: RoomId) -> None:
    """Delete a room and its rehearsals with all their bytes; who is there is sent away.

    Raises NotStored.
    """
    for each in await rehearsals.of_room(app_state.log, room):
        await delete(app_state, each)
    await app_state.rooms.delete(room, sessions.ROOM_DELETED)


@dataclass(frozen=True, slots=True)
class Erasure:
    """Of how many questions the texts are erased; whether bytes of them may be left in a file for
    as long as any room runs."""

    questions: int
    is_left: bool


async def erase(
    rooms: Rooms, log: EventLog, room: RoomId, whose: str | None, due: int | None = None
) -> Erasure:
    """Erase the texts and names of a room and of its rehearsals; or those of one person: whoever
    asked the question of this number (`17` or `Q17`), or has this id. What is `due` since an
    instant is erased once, however many servers see to it.

    Raises Refused, Damaged and NotStored.
    """
    room_task = await rooms.find(room)
    if room_task is None:
        raise Refused(Code.NO_SUCH_ROOM)
    command = c.EraseRoom() if whose is None else erasing(room_task.room, whose)
    told = await _as_owner(room_task, command, due)
    if whose is None:
        for each in await rehearsals.of_room(log, room):
            await erase(rooms, log, each, None, due)
    questions: int = told.get("erased", 0) if whose else len(room_task.room.board.questions)
    return Erasure(questions, not await rooms.compact())


async def erase_due(app_state: AppState, room: RoomId, due: int) -> int:
    """Erase a room whose time was over at an instant; of how many questions. Raises as `erase`."""
    return (await erase(app_state.rooms, app_state.log, room, None, due)).questions


def erasing(room: Room, whose: str) -> c.Erase:
    """The command for what somebody asked whom people name so. Raises Refused."""
    number = _NUMBER.fullmatch(whose.strip())
    if number is None:
        return c.Erase(person=PersonId(whose.strip()))
    for question in room.board.questions.values():
        if question.number == int(number[1]):
            if question.asker == NOBODY:
                return c.Erase(question=question.id)
            return c.Erase(person=question.asker)
    raise Refused(Code.NO_SUCH_QUESTION, question=whose)


async def archive(room_task: RoomTask, on: bool) -> None:
    """Put a room away from the list, or back; it stays as it is for everybody in it."""
    await _as_owner(room_task, c.ChangeEvent(room_task.room.program.rev, archived=on))


async def _as_owner(
    room_task: RoomTask, command: c.Command, due: int | None = None
) -> dict[str, Any]:
    """What the room answers to its operator, or to what is `due` by itself. Raises Refused."""
    owner = Author(first_link(room_task.room_id, Role.OWNER).link, Role.OWNER.value)
    by, id_ = (owner, new_id("a")) if due is None else (AUTO, f"due {due}")
    person = Person(Role.OWNER, author=by)
    told: dict[str, Any] = msgspec.json.decode(
        await room_task.submit(command, person, by.link, CommandId(id_))
    )
    if not told["ok"]:
        raise Refused(Code(told["code"]))
    return told


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
