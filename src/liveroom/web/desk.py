"""What the operator's tools do with a data folder, beside a running server or without one."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from liveroom.core.events import Recorded
from liveroom.core.ids import RoomId
from liveroom.core.program import Program
from liveroom.core.records import NotStored
from liveroom.live.clock import Clock, SystemClock
from liveroom.live.rooms import Rooms
from liveroom.store.beside import beside
from liveroom.store.sqlite import CannotOpen, Database, SqliteKeys, SqliteLog
from liveroom.web import opening, runfile
from liveroom.web.auth import Keys
from liveroom.web.doors import Doors, doors
from liveroom.web.settings import Settings

__all__ = ["CannotOpen", "facts", "open_room"]

PATIENCE_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class _Places:
    rooms: Rooms
    keys: Keys
    clock: Clock
    doors: Doors


async def open_room(
    settings: Settings, program: Program, understood: dict[str, object]
) -> dict[str, object]:
    """Open a room and return what `POST /api/v1/rooms` answers.

    A server that holds the data folder is asked to do it. Raises CannotOpen with a sentence.
    """
    run = runfile.read(Path(settings.data))
    if run is not None:
        opened = _asked(run, understood)
        if opened is not None:
            return opened | {"program": understood}
    async with Database.open(Path(settings.data)) as database:
        log, clock = SqliteLog(database), SystemClock()
        async with Rooms(log, clock, lambda: opening.new_id("q")) as rooms:
            entrance = doors(settings, opening.own_url(settings.host, settings.port))
            places = _Places(rooms, SqliteKeys(database), clock, entrance)
            return opening.described(await opening.open_room(places, program), understood)


async def facts(settings: Settings, room: RoomId) -> Sequence[Recorded]:
    """Everything that happened in a room, read without a lock. Raises CannotOpen."""
    try:
        async with beside(Path(settings.data)) as log:
            stored = await log.read(room)
    except NotStored as error:
        raise CannotOpen(f"The records cannot be read: {error}.") from None
    if not stored:
        raise CannotOpen(f"There is no room {room} in {settings.data}.")
    return [each.recorded for each in stored]


def _asked(run: runfile.Run, understood: dict[str, object]) -> dict[str, object] | None:
    """What the running server answers; None where the note is stale and no server runs."""
    request = urllib.request.Request(
        f"{run.url}/api/v1/rooms",
        json.dumps({"program": understood}).encode(),
        {"Content-Type": "application/json", "Authorization": f"Bearer {run.key}"},
    )
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(request, timeout=PATIENCE_SECONDS) as response:
            answer = json.load(response)
    except urllib.error.HTTPError as error:
        raise CannotOpen(f"The running server refused: {_message(error)}") from None
    except TimeoutError:
        raise CannotOpen(f"The server at {run.url} does not answer.") from None
    except OSError:
        return None
    assert isinstance(answer, dict)
    return answer


def _message(error: urllib.error.HTTPError) -> str:
    try:
        return str(json.load(error)["message"])
    except (ValueError, KeyError, TypeError):
        return f"HTTP {error.code}."
