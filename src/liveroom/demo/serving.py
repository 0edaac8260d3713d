"""Serves the example webinar, prints the links of its roles, and lets its audience come."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

import click

from liveroom.demo import audience, stage
from liveroom.web import server
from liveroom.web.settings import Settings


def serve(settings: Settings, size: int) -> None:
    """Serve until told to stop, with so many attendees.

    Raises CannotStage, CannotOpen or SettingsError with a sentence.
    """
    server.configure_logging()
    server.run(_run(settings, size))


async def _run(settings: Settings, size: int) -> None:
    listening: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    serving = asyncio.create_task(server.serving(settings, listening.set_result))
    await _first(serving, listening)
    if not listening.cancelled():
        folder = Path(settings.data)
        await _first(serving, asyncio.create_task(_play(listening.result(), folder, size)))
    await serving


async def _play(url: str, folder: Path, size: int) -> None:
    room = await asyncio.to_thread(stage.room, url, folder)
    click.echo(stage.table(room))
    sys.stdout.flush()
    await audience.attend(room, size)


async def _first(serving: asyncio.Task[None], other: asyncio.Future[Any]) -> None:
    """Wait for one of them; the server's end ends the other, the other's failure is raised."""
    waiting: set[asyncio.Future[Any]] = {serving, other}
    await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    if other.done():
        other.result()
    else:
        other.cancel()
