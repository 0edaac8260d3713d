"""What the operator's tools do with the rooms, beside running servers or without one."""

from __future__ import annotations

import http.client
import json
import secrets
import urllib.error
import urllib.request
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path

import msgspec

from liveroom.core.ids import RoomId
from liveroom.core.program import Program
from liveroom.core.records import NotStored, Unknown
from liveroom.core.room import Room, replay
from liveroom.live.clock import Clock, SystemClock
from liveroom.live.event_log import EventLog
from liveroom.live.registry import Rooms
from liveroom.store.cannot_open import CannotOpen
from liveroom.store.sqlite.folder import is_held
from liveroom.store.sqlite.verify import verify
from liveroom.store.verified import Verified, faults_of
from liveroom.web.app import reading, shared_database, store_of
from liveroom.web.commands import opening, whole_programs
from liveroom.web.process import run_file
from liveroom.web.security.origins import Origins, origins
from liveroom.web.security.tokens import Keys
from liveroom.web.settings import Settings

PATIENCE_SECONDS = 10.0
TRIES = 3


@dataclass(frozen=True, slots=True)
class Site:
    """What the operator's tools work on where no server does it for them."""

    log: EventLog
    rooms: Rooms
    keys: Keys
    clock: Clock
    origins: Origins
    link_key: bytes


@asynccontextmanager
async def site(settings: Settings) -> AsyncIterator[Site]:
    """The rooms that the settings mean: those of a folder without a server, or of a database.

    Raises CannotOpen.
    """
    clock = SystemClock()
    async with (
        store_of(msgspec.structs.replace(settings, store="sqlite"))() as store,
        Rooms(store.log, clock, lambda: opening.new_id("q")) as rooms,
    ):
        entrance = origins(settings, listening="")
        yield Site(store.log, rooms, store.keys, clock, entrance, store.link_key)


@dataclass(frozen=True, slots=True)
class NewRoom:
    """What `POST /api/v1/rooms` answers, and whether its links are known to lead to a server.

    Where they are not they are paths, unless `base_url` says where people will reach it.
    """

    answer: dict[str, object]
    is_served: bool


async def open_room(settings: Settings, program: Program, understood: dict[str, object]) -> NewRoom:
    """Open a room: a server that runs on the data folder is asked to do it, in the end once.

    Where no folder is named and a server answers that has another one, nothing is opened: the room
    would be where nobody looks for it. In a database that servers share it is opened beside them.
    Raises CannotOpen with a sentence.
    """
    key, body = secrets.token_urlsafe(24), dict[str, object](program=understood)
    if (run := server_of(settings)) is not None:
        answer = asked(run, "POST", "/api/v1/rooms", key, body)
        return NewRoom(answer | body, is_served=True)
    try:
        opened = await _opened(settings, program, understood, key)
    except (NotStored, Unknown) as error:
        raise CannotOpen(f"It is not known that the room was opened: {error}.") from None
    is_served = settings.log is not None and settings.base_url is not None
    return NewRoom(opening.described(opened, understood), is_served)


def server_of(settings: Settings) -> run_file.RunningServer | None:
    """The server that runs on the data folder, if any, and has to be asked. Raises CannotOpen where
    none is named and a server answers that has another one."""
    if settings.log is not None:
        return None
    folder = Path(settings.data)
    run = run_file.read(folder)
    if run is not None and is_held(folder):
        return run
    listening = opening.own_url(settings.host, settings.port)
    if settings.data == Settings().data and not is_held(folder) and _answers(listening):
        raise CannotOpen(
            f"The server at {listening} has another data folder than {folder}. "
            "Say with --data in which one the room is to be opened."
        )
    return None


async def _opened(
    settings: Settings, program: Program, understood: dict[str, object], key: str
) -> opening.Opened:
    sent = opening.fingerprint(dict[str, object](program=understood))
    also = whole_programs.split(understood)[1]
    async with site(settings) as here:
        return await opening.open_room(here, program, key, sent, also)


async def room(settings: Settings, name: RoomId) -> tuple[Room, str | None]:
    """A room as its log has it, read without a lock, up to the damage that was found there.

    Raises CannotOpen.
    """
    try:
        async with reading(settings) as log:
            tail = await log.tail(name, 0)
    except NotStored as error:
        raise CannotOpen(f"The records cannot be read: {error}.") from None
    found = tail.damage.log
    if not tail.events:
        raise CannotOpen(f"{found}.") if found else no_such_room(settings, name)
    return replay(each.recorded for each in tail.events), found


def no_such_room(settings: Settings, name: RoomId) -> CannotOpen:
    """That there is no such room where the settings say."""
    where = settings.data if settings.log is None else "the database"
    return CannotOpen(f"There is no room {name} in {where}.")


async def verified(settings: Settings) -> Verified:
    """All rooms held against their hashes, without a lock. Raises CannotOpen."""
    if settings.log is None:
        return await verify(Path(settings.data))
    try:
        async with shared_database(settings.log) as database:
            from liveroom.store.postgres import PostgresLog, PostgresRooms

            rooms = await PostgresRooms(database).rooms()
            faults = await faults_of(PostgresLog(database), rooms)
    except NotStored as error:
        raise CannotOpen(f"The database cannot be read: {error}.") from None
    return Verified(len(rooms), tuple(faults))


def asked(
    run: run_file.RunningServer,
    method: str,
    path: str,
    key: str | None = None,
    body: Mapping[str, object] | None = None,
) -> dict[str, object]:
    """What the running server answers; where the answer is lost on its way, it is asked again.

    With the `key` the same is done once. Raises CannotOpen.
    """
    headers = {"Authorization": f"Bearer {run.key}", "Content-Type": "application/json"}
    if key is not None:
        headers["Idempotency-Key"] = key
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{run.url}{path}", data, headers, method=method)
    for _ in range(TRIES):
        try:
            return _answer(request)
        except urllib.error.HTTPError as error:
            raise CannotOpen(f"The running server refused: {_message(error)}") from None
        except (OSError, http.client.HTTPException, ValueError):
            continue
    raise CannotOpen(f"The server at {run.url} does not answer.")


def _answer(request: urllib.request.Request) -> dict[str, object]:
    with _direct().open(request, timeout=PATIENCE_SECONDS) as response:
        answer = json.loads(response.read() or b"{}")
    assert isinstance(answer, dict)
    return answer


def _answers(url: str) -> bool:
    """Whether a server of ours answers there."""
    try:
        with _direct().open(f"{url}/healthz", timeout=PATIENCE_SECONDS) as response:
            return bool(response.read(4) == b"ok\n")
    except (OSError, HTTPException):
        return False


def _direct() -> urllib.request.OpenerDirector:
    """What asks without a proxy."""
    return urllib.request.build_opener(urllib.request.ProxyHandler({}))


def _message(error: urllib.error.HTTPError) -> str:
    try:
        with error:
            return str(json.load(error)["message"])
    except (ValueError, KeyError, TypeError):
        return f"HTTP {error.code}."
