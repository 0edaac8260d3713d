"""The parts of a running server, in one typed place that every handler can reach."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, cast

import anyio
import structlog
from starlette.datastructures import QueryParams
from starlette.requests import HTTPConnection

from liveroom import i18n
from liveroom.core.ids import RoomId
from liveroom.core.refusals import Code, Refused
from liveroom.core.vocabulary.damage import Damaged
from liveroom.exports.outcomes.published import Account
from liveroom.live.all_rooms import Listing
from liveroom.live.clock import Clock
from liveroom.live.event_log import EventLog
from liveroom.live.registry import Rooms
from liveroom.live.room_task import RoomTask
from liveroom.web.limits.bodies import Bodies
from liveroom.web.limits.deadlines import Deadlines
from liveroom.web.limits.everywhere import Everywhere
from liveroom.web.limits.presses import Presses
from liveroom.web.limits.quotas import Quotas
from liveroom.web.limits.rate_limits import RateLimits
from liveroom.web.metrics import Metrics
from liveroom.web.security.origins import Origins
from liveroom.web.security.tokens import Keys
from liveroom.web.settings import Settings
from liveroom.web.templating import Pages

LANGUAGE_COOKIE = "lr-lang"

_MOST_KEPT = 128
"""Bytes of a query that is remembered."""

log = structlog.get_logger("liveroom.web")


@dataclass(slots=True)
class AppState:
    """What `app.py` wired together. `link_key` is what links are made from, `run_key` is known
    to the operator's own tools alone."""

    settings: Settings
    origins: Origins
    rooms: Rooms
    keys: Keys
    log: EventLog
    clock: Clock
    everywhere: Everywhere
    pages: Pages
    metrics: Metrics
    link_key: bytes
    run_key: str | None = None
    bodies: Bodies = field(default_factory=Bodies)
    """What is in work of announcements."""
    is_draining: bool = False
    """Whether the server is about to end, and whoever comes anew should go to another."""
    warned_of_proxy: bool = False
    """Whether the log says already that sockets are asked for by plain HTTP."""
    revoked: set[str] = field(default_factory=set)
    """Links revoked by this process, for sockets that were just being opened."""
    seen: dict[bytes, int] = field(default_factory=dict)
    """When browsers of staff were here, as far as that is not stored yet."""
    fallen: set[str] = field(default_factory=set)
    """Tasks that have ended by a defect and have not begun anew."""
    presses: Presses[Any] = field(default_factory=Presses)
    """What came of the buttons that were pressed just now."""
    exporting: anyio.CapacityLimiter = field(default_factory=lambda: anyio.CapacityLimiter(1))
    """Lets long records be made one after the other."""
    accounts: dict[RoomId, Account] = field(default_factory=dict)
    """Of rooms that were asked for it, what became of their questions, as far as it was read."""
    outcomes: dict[RoomId, tuple[Account, str, bytes]] = field(default_factory=dict)
    """The last of those that were published: of what, under which title, and how."""
    accounting: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while one of those is brought up to date."""
    feed: tuple[object, str] | None = None
    """The calendar of public events as it was last made, and what it was made of."""
    loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.get_running_loop)
    """The loop that everything here runs in; to ask for it each time is a call to the kernel."""
    hellos: Deadlines = field(init=False)
    """When who has not said hello is sent away."""
    limits: RateLimits = field(init=False)
    """How often whoever comes may do something."""
    listing: Listing = field(init=False)
    """All rooms, as lists tell of them."""
    quotas: Quotas = field(init=False)
    """All open sockets."""

    def __post_init__(self) -> None:
        self.limits = RateLimits(self.settings, self.everywhere)
        self.listing = Listing(self.log)
        self.hellos = Deadlines(self.loop, self.settings.hello_seconds)
        self.quotas = Quotas(self.settings, self.metrics.sockets.count)

    async def find(self, room: RoomId) -> RoomTask | None:
        """The running room, if there is one of this name. Raises Refused where none of it is left
        to be read."""
        try:
            return await self.rooms.find(room)
        except Damaged as error:
            raise Refused(Code.DAMAGED) from error


def of(connection: HTTPConnection) -> AppState:
    """The site that a request or a socket came to."""
    return cast(AppState, connection.app.app_state)


def address(connection: HTTPConnection) -> str:
    """Where a request comes from; only a trusted proxy's word counts for more than the line."""
    client = connection.client
    return client.host if client else "unknown"


def query(connection: HTTPConnection) -> QueryParams:
    """What stands in the address after `?`. A crowd comes by one and the same: it is read once."""
    given: bytes = connection.scope["query_string"]
    return _query(given) if len(given) <= _MOST_KEPT else connection.query_params


@lru_cache(maxsize=64)
def _query(given: bytes) -> QueryParams:
    return QueryParams(given)


def words(connection: HTTPConnection) -> i18n.Words:
    """The words in the reader's language: wished in the address, kept in a cookie, or preferred."""
    return i18n.catalogue(language(connection))


def language(connection: HTTPConnection) -> str:
    """The reader's language, one of i18n.LANGUAGES."""
    wished = query(connection).get("lang") or connection.cookies.get(LANGUAGE_COOKIE)
    if wished in i18n.LANGUAGES:
        return wished
    return i18n.choose(connection.headers.get("accept-language"), wished)
