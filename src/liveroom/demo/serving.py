"""Serves the example webinar, prints the links of its roles, and lets its audience come."""

from __future__ import annotations

import asyncio
import random
import sys
from pathlib import Path
from typing import Any

import click

from liveroom.core.ids import RoomId
from liveroom.demo import phrases, stage
from liveroom.live.simulated.audience import TICK_SECONDS, SimulatedAudience
from liveroom.web import server
from liveroom.web.app import App
from liveroom.web.settings import Settings
from liveroom.web.state import AppState


def serve(settings: Settings, size: int) -> None:
    """Serve until told to stop, with so many attendees.

    Raises CannotStage, CannotOpen or SettingsError with a sentence.
    """
    server.configure_logging()
    server.run(_run(settings, size))


async def _run(settings: Settings, size: int) -> None:
    listening = asyncio.get_running_loop().create_future()
    serving = asyncio.create_task(
        server.serving(settings, lambda url, app: listening.set_result((url, app)))
    )
    await _first(serving, listening)
    if not listening.cancelled():
        url, app = listening.result()
        play = _play(url, app, Path(settings.data), size)
        await _first(serving, asyncio.create_task(play))
    await serving


async def _play(url: str, app: App, folder: Path, size: int) -> None:
    demo = await asyncio.to_thread(stage.room, url, folder)
    click.echo(stage.table(demo))
    sys.stdout.flush()
    if size:
        await _attend(app.app_state, RoomId(demo.room), size)


async def _attend(app_state: AppState, room: RoomId, size: int) -> None:
    """Let the audience come, and stay until this is cancelled."""
    room_task, chance = await app_state.find(room), random.Random()
    assert room_task is not None, "it has just been opened"
    audience = SimulatedAudience(size, phrases.questions(chance), chance)
    while True:
        audience.tick(room_task)
        await app_state.clock.sleep(TICK_SECONDS)


async def _first(serving: asyncio.Task[None], other: asyncio.Future[Any]) -> None:
    """Wait for one of them; the server's end ends the other, the other's failure is raised."""
    waiting: set[asyncio.Future[Any]] = {serving, other}
    await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    if other.done():
        other.result()
    else:
        other.cancel()
