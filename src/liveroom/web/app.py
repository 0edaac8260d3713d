"""The only place that introduces the parts of liveroom to each other."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Router
from starlette.types import ASGIApp, Receive, Scope, Send

from liveroom.core.records import NotStored, Unknown
from liveroom.core.refusals import Refused
from liveroom.live.clock import Clock, SystemClock
from liveroom.live.clock_watch import ClockWatch, warn_of_later_stamps
from liveroom.live.event_log import EventLog
from liveroom.live.registry import Rooms
from liveroom.store.cannot_open import CannotOpen
from liveroom.store.key_file import KEY_BYTES
from liveroom.store.memory import MemoryLog
from liveroom.store.memory_keys import MemoryKeys
from liveroom.store.room_rows import WholeRooms
from liveroom.store.sqlite import Database, SqliteKeys, SqliteLog
from liveroom.store.sqlite.link_key import link_key
from liveroom.store.sqlite.read_only import open_read_only
from liveroom.store.sqlite.whole_rooms.sqlite_rooms import SqliteRooms
from liveroom.web import errors
from liveroom.web.access import sessions, signed_in
from liveroom.web.access.following import announce, follow, forget_names
from liveroom.web.access.retention import keep_for_days
from liveroom.web.access.scrub import scrub
from liveroom.web.access.supervised import keep
from liveroom.web.commands.opening import new_id
from liveroom.web.commands.rooms import erase_due
from liveroom.web.expected import ExpectedEnds
from liveroom.web.limits.connections import Connections
from liveroom.web.limits.everywhere import Everywhere
from liveroom.web.limits.request_limits import RequestLimits
from liveroom.web.metrics import Metrics, watch_loop
from liveroom.web.pages.assets import Assets, template_root
from liveroom.web.routes import routes, sockets
from liveroom.web.security.headers import SecurityHeaders
from liveroom.web.security.origins import Origins, origins
from liveroom.web.security.token_cache import TokenCache
from liveroom.web.security.tokens import Keys
from liveroom.web.settings import Settings
from liveroom.web.state import AppState
from liveroom.web.templating import AboutServer, Pages

if TYPE_CHECKING:
    from liveroom.store.postgres import SharedDatabase


@dataclass(frozen=True, slots=True)
class Store:
    """A log, the keys that go with it, and the key that links are made from.

    `whole_rooms` moves its rooms elsewhere, where they outlive the process.
    """

    log: EventLog
    keys: Keys
    link_key: bytes
    whole_rooms: WholeRooms | None = None


OpenStore = Callable[[], AbstractAsyncContextManager[Store]]


class App(Starlette):
    """Requests pass the layers of middleware; sockets have their own way, for nothing in those
    layers is for them, and thousands open at once."""

    app_state: AppState
    """What a request or a socket comes to, once the server is up."""

    waking: asyncio.Task[None]
    """Loads the rooms that do something by themselves."""

    connections: Connections
    """Every connection of the server that runs it."""

    def __init__(self, sockets: ASGIApp, ends: ExpectedEnds, **more: Any) -> None:
        super().__init__(**more)
        self._sockets = sockets
        self.ends = ends

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            scope["app"] = self
            await self._sockets(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


def create_app(
    settings: Settings,
    listening: str | None = None,
    store: OpenStore | None = None,
    clock: Clock | None = None,
    run_key: str | None = None,
) -> App:
    """The whole server as an ASGI app.

    `listening` is its own address, for links where no base URL is set; `store` and `clock` are
    given by tests; with `run_key` the operator's own tools may open rooms.
    """
    entrance = origins(settings, listening or f"http://{settings.host}:{settings.port}")
    time = clock or SystemClock()
    assets = Assets()
    pages = Pages(template_root(), assets, _site(settings, entrance))
    ends = ExpectedEnds()

    @asynccontextmanager
    async def lifespan(app: App) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            kept = await stack.enter_async_context((store or store_of(settings))())
            keys = TokenCache(kept.keys)
            metrics = Metrics(time.now, ends)
            rooms = await stack.enter_async_context(_rooms(kept.log, time, settings, keys, metrics))
            app.waking = rooms.wake()
            metrics.follow_rooms(rooms.running, rooms.damaged)
            await stack.enter_async_context(_clock_watched(time, kept.log, rooms, metrics))
            stack.callback(ends.stop)
            app.app_state = AppState(
                settings,
                entrance,
                rooms,
                keys,
                kept.log,
                time,
                Everywhere(kept.link_key, settings.log is not None),
                pages,
                metrics,
                kept.link_key,
                run_key,
            )
            rooms.erased = partial(forget_names, app.app_state, keys)
            await stack.enter_async_context(_following(app.app_state, keys))
            yield

    return App(
        RequestLimits(Router(sockets()), entrance),
        ends,
        routes=routes(assets),
        lifespan=lifespan,
        middleware=_middleware(entrance, settings),
        exception_handlers={
            Refused: errors.refused,
            NotStored: errors.not_stored,
            Unknown: errors.unknown,
            HTTPException: errors.http,
        },
    )


def _middleware(entrance: Origins, settings: Settings) -> list[Middleware]:
    return [
        Middleware(SecurityHeaders, origins=entrance, embed_hosts=settings.embed_hosts),
        Middleware(errors.Defects),
        Middleware(RequestLimits, origins=entrance),
        # No compressed page has a secret beside texts of strangers: its length could tell it.
        Middleware(GZipMiddleware, minimum_size=1024, compresslevel=5),
    ]


@asynccontextmanager
async def _rooms(
    log: EventLog, clock: Clock, settings: Settings, keys: TokenCache, metrics: Metrics
) -> AsyncIterator[Rooms]:
    idle, log = settings.idle_room_seconds, metrics.timed(log)
    async with Rooms(log, clock, lambda: new_id("q"), idle, keys.forget, metrics.turned) as rooms:
        yield rooms


@asynccontextmanager
async def _clock_watched(
    clock: Clock, log: EventLog, rooms: Rooms, metrics: Metrics
) -> AsyncIterator[None]:
    """Hold the clock against the log, and against the machine's for as long as the block lasts."""
    await warn_of_later_stamps(log, clock.now())
    if not isinstance(clock, SystemClock):  # a test's own follows nothing
        yield
        return
    metrics.follow_clock(clock)
    tasks = [
        asyncio.create_task(ClockWatch(clock, rooms).run()),
        asyncio.create_task(watch_loop(metrics.lag)),
    ]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)


@asynccontextmanager
async def _following(app_state: AppState, keys: TokenCache) -> AsyncIterator[None]:
    """Follow what other servers do, and end and erase what is old, while the block lasts."""
    endless = {
        "following": partial(follow, app_state, keys),
        "ending sessions": partial(sessions.end_old, app_state),
        "noting sessions": partial(signed_in.keep_noting, app_state),
        "scrubbing": partial(scrub, app_state.rooms, app_state.log, app_state.clock),
        "erasing": partial(keep_for_days, app_state, partial(erase_due, app_state)),
    }
    if app_state.settings.log is not None:
        endless["announcing"] = partial(announce, app_state)
        endless["telling limits"] = partial(app_state.everywhere.tell, app_state.log.announce)
    tasks = [asyncio.create_task(keep(app_state, name, task)) for name, task in endless.items()]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)


def _site(settings: Settings, entrance: Origins) -> AboutServer:
    return AboutServer(
        entrance.overheard,
        settings.imprint_url,
        settings.privacy_url or "/privacy",
        settings.accessibility_url,
    )


def store_of(settings: Settings) -> OpenStore:
    """The store that the settings ask for."""
    if settings.log is not None:
        return partial(_postgres, settings, settings.log)
    return _memory if settings.store == "memory" else partial(_sqlite, settings)


@asynccontextmanager
async def reading(settings: Settings) -> AsyncIterator[EventLog]:
    """The log that the settings ask for, to be read beside servers, and without the key of its
    links. Raises CannotOpen.
    """
    if settings.log is None:
        async with open_read_only(Path(settings.data)) as log:
            yield log
    else:
        async with shared_database(settings.log) as database:
            from liveroom.store.postgres import PostgresLog

            yield PostgresLog(database)


@asynccontextmanager
async def _memory() -> AsyncIterator[Store]:
    keys = MemoryKeys()
    yield Store(MemoryLog(keys=keys), keys, secrets.token_bytes(KEY_BYTES))


@asynccontextmanager
async def _sqlite(settings: Settings) -> AsyncIterator[Store]:
    reserve = settings.disk_reserve
    async with Database.open(Path(settings.data), reserve_bytes=reserve) as database:
        key = await link_key(database, settings.link_key_path)
        whole = SqliteRooms(database, settings.link_key_path)
        yield Store(SqliteLog(database), SqliteKeys(database), key, whole)


@asynccontextmanager
async def shared_database(dsn: str, **seconds: float) -> AsyncIterator[SharedDatabase]:
    """A database that servers share; it is waited for as `SharedDatabase.open` says.

    Raises CannotOpen.
    """
    try:
        from liveroom.store import postgres
    except ImportError as error:
        raise CannotOpen(
            "A log in PostgreSQL needs further packages: pip install 'liveroom[postgres]'."
        ) from error
    async with postgres.SharedDatabase.open(dsn, **seconds) as database:
        yield database


@asynccontextmanager
async def _postgres(settings: Settings, dsn: str) -> AsyncIterator[Store]:
    key_file = None if settings.link_key_file is None else Path(settings.link_key_file)
    async with shared_database(dsn) as database:
        from liveroom.store import postgres

        key = await postgres.link_key(database, key_file)
        log, keys = postgres.PostgresLog(database), postgres.PostgresKeys(database)
        yield Store(log, keys, key, postgres.PostgresRooms(database))
