"""The running server: binds, serves, says where it listens, and leaves a note beside its data."""

from __future__ import annotations

import asyncio
import logging
import random
import secrets
import signal
import socket
import sys
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import AsyncExitStack, contextmanager, nullcontext, suppress
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any, TextIO, cast

import msgspec
import structlog
import uvicorn

from liveroom.live import heap
from liveroom.live.drain import drain
from liveroom.web import proxies
from liveroom.web.app import App, create_app, store_of
from liveroom.web.commands import opening
from liveroom.web.expected import ExpectedEnds, Summed
from liveroom.web.limits.connections import Connections
from liveroom.web.process import run_file, service_manager, tuning
from liveroom.web.settings import LOOPBACK, Settings, SettingsError, check_key
from liveroom.web.ws.bounds import find_dead_peers
from liveroom.web.ws.connection import Connection
from liveroom.web.ws.http_protocol import HttpProtocol

if sys.platform == "win32":
    new_loop = asyncio.new_event_loop
else:
    from uvloop import new_event_loop as new_loop

GRACE_SECONDS = 4
"""How long what is under way may take at the end; the process is then gone within five seconds."""
BACKLOG = 16_384
"""Connections that may wait to be accepted when everybody comes back at once."""
ACCEPTED_AT_ONCE = 16
"""Connections that are accepted in one turn of the loop. uvloop accepts one for each descriptor
that listens, and with a turn for each of a crowd nobody's requests would be served together."""
MAX_SOCKET_MESSAGE = 64 * 1024
TICKS_A_SECOND = 10
_STOPS = (signal.SIGINT, signal.SIGTERM)


log = structlog.get_logger()


class Server(uvicorn.Server):
    """uvicorn, with a call once it accepts connections."""

    def __init__(
        self,
        config: uvicorn.Config,
        when_listening: Callable[[], None],
        drain: Callable[[], Coroutine[object, object, None]] | None = None,
    ) -> None:
        """`drain` is done before it ends; told to end again it does so at once."""
        super().__init__(config)
        self._when_listening = when_listening
        self._drain = drain
        self._draining: asyncio.Task[None] | None = None
        self._is_told_to_end = False
        silence = service_manager.watchdog_seconds()
        self._alive_each = silence and max(1, int(silence * TICKS_A_SECOND / 2))
        """After how many ticks whoever watches this process hears of it; in time even if late."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """A signal to end."""
        if self._drain is None or self._is_told_to_end:
            super().handle_exit(sig, frame)
        self._is_told_to_end = True
        service_manager.stopping()

    async def on_tick(self, counter: int) -> bool:
        """Whether it is to end now; asked ten times a second, by the loop that serves."""
        if self._alive_each and counter % self._alive_each == 0:
            service_manager.alive()
        if self._is_told_to_end and self._drain is not None and self._draining is None:
            self._draining = asyncio.create_task(self._drain())
        if self._draining is not None and self._draining.done():
            return True
        return await super().on_tick(counter)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """End in good order on SIGINT and SIGTERM; having done so is no failure of the process."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {each: signal.signal(each, self.handle_exit) for each in _STOPS}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if not self.should_exit:
            self._when_listening()


def config(app: App, settings: Settings | None = None, files: int | None = None) -> uvicorn.Config:
    """How uvicorn is to run an app of ours: it trusts named proxies alone, and logs nothing.

    `files` is how many the process may open. Belongs into the loop that will serve.
    """
    settings = settings or Settings()
    connections = app.connections = _connections(settings, files, app.ends)
    return uvicorn.Config(
        app,
        # uvicorn calls it with what it has; that it need not be a class is not in its types.
        http=cast(Any, partial(HttpProtocol, connections)),
        ws=Connection,
        ws_max_size=MAX_SOCKET_MESSAGE,
        ws_per_message_deflate=False,
        ws_ping_interval=None,
        ws_ping_timeout=None,
        backlog=BACKLOG,
        access_log=False,
        log_config=None,
        log_level="warning",
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=proxies.networks(settings.trusted_proxies),
        timeout_graceful_shutdown=GRACE_SECONDS,
        lifespan="on",
    )


def _connections(settings: Settings, files: int | None, ends: ExpectedEnds) -> Connections:
    """Screens and the requests beside them, but not more than there are files for."""
    most = tuning.connections_of(settings.max_sockets)
    if files is not None:
        most = min(most, max(1, files - tuning.OWN_FILES))
    most_of_address = tuning.connections_of(settings.sockets_per_address)
    trusted = tuple(proxies.networks(settings.trusted_proxies))
    return Connections(most, most_of_address, ends, lambda peer: proxies.is_in(peer, trusted))


def serve(settings: Settings, print_line: Callable[[str], None] = print) -> None:
    """Serve until told to stop; `print_line` gets one line once connections are accepted.

    Raises SettingsError when the address cannot be had, or is public and there is no owner key;
    CannotOpen for the data folder.
    """
    check_key(settings)
    configure_logging()
    files = tuning.allow_files(tuning.files_for(settings.max_sockets))
    if files < tuning.files_for(settings.max_sockets):
        settings = msgspec.structs.replace(settings, max_sockets=tuning.sockets_in(files))
        log.warning("few_files", allowed=files, max_sockets=settings.max_sockets)
    tuning.tune()
    heap.configure()
    run(serving(settings, lambda url, _: print_line(f"listening on {url}"), files))


def run(work: Coroutine[object, object, None]) -> None:
    """Run to its end in a loop as fast as there is on this machine."""
    with asyncio.Runner(loop_factory=new_loop) as room_task:
        room_task.run(work)


async def serving(
    settings: Settings,
    when_listening: Callable[[str, App], None],
    files: int | None = None,
) -> None:
    """The same inside a running loop; `when_listening` gets the server's own URL and app.

    `files` is how many the process may open.
    """
    async with AsyncExitStack() as stack:
        kept = await stack.enter_async_context(store_of(settings)())
        inherited = service_manager.handed_over(settings.host, settings.port)
        listener = stack.enter_context(inherited or bound(settings))
        url = opening.own_url(settings.host, listener.getsockname()[1])
        run_key = secrets.token_urlsafe(24)
        app = create_app(settings, url, store=lambda: nullcontext(kept), run_key=run_key)
        in_folder = settings.log is None and settings.store != "memory"
        note = Path(settings.data) if in_folder else None

        def announce() -> None:
            if note is not None:
                run_file.write(note, run_file.RunningServer(url, run_key))
            when_listening(url, app)
            app.waking.add_done_callback(say_ready)

        def say_ready(waking: asyncio.Task[None]) -> None:
            if not waking.cancelled():
                service_manager.ready(None if inherited else listener)

        server = Server(config(app, settings, files), announce, drainage(app, settings))
        try:
            await server.serve([stack.enter_context(each) for each in accepting(listener)])
        finally:
            if note is not None:
                run_file.remove(note, run_key)


def drainage(app: App, settings: Settings) -> Callable[[], Coroutine[object, object, None]] | None:
    """What sends everybody away at the end; None where they are cut off at once."""
    seconds = settings.drains_for
    if not seconds:
        return None

    async def work() -> None:
        app.app_state.is_draining = True
        log.info("draining", seconds=seconds)
        await drain(app.app_state.rooms, app.app_state.clock, seconds, random.random)

    return work


@contextmanager
def bound(settings: Settings) -> Iterator[socket.socket]:
    """A socket that listens where the settings say; port 0 takes any free one."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # With its protocol named, asyncio sets TCP_NODELAY on what it accepts; else answers wait 40 ms.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        find_dead_peers(listener)
        try:
            listener.bind((settings.host, settings.port))
        except OSError as error:
            raise SettingsError(
                f"port: {settings.host}:{settings.port} cannot be listened on ({error.strerror})"
            ) from None
        yield listener
    finally:
        listener.close()


def accepting(listener: socket.socket) -> list[socket.socket]:
    """A listening socket as uvicorn is to have it: as often as many are accepted at once."""
    if sys.platform == "win32":  # its loop takes each socket once, and accepts without a limit
        return [listener]
    return [listener, *(listener.dup() for _ in range(ACCEPTED_AT_ONCE - 1))]


def is_reachable_only_here(settings: Settings) -> bool:
    """Whether people elsewhere could reach the port but not a page, for lack of a base URL."""
    return settings.base_url is None and settings.host not in LOOPBACK


class _Unfailing:
    """Standard error for whoever must not fail with it, as on a full disk or behind a dead pipe."""

    def write(self, text: str) -> int:
        with suppress(OSError):
            sys.stderr.write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            sys.stderr.flush()


def configure_logging() -> None:
    """One JSON object a line on standard error, for our own words and for the libraries'."""
    shared: list[structlog.typing.Processor] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    structlog.configure(
        processors=[*shared, structlog.processors.JSONRenderer(ensure_ascii=True)],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.WriteLoggerFactory(cast(TextIO, _Unfailing())),
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processor=structlog.processors.JSONRenderer(ensure_ascii=True),
            foreign_pre_chain=shared,
        )
    )
    handler.addFilter(Summed())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
