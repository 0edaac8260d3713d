"""`python -m liveroom.demo`: serve the example webinar and print the links of its roles."""

from __future__ import annotations

import asyncio
import shutil
import sys
from pathlib import Path
from typing import Any

import click

from liveroom.demo import audience, stage
from liveroom.store.sqlite import CannotOpen
from liveroom.web.server import configure_logging, run, serving
from liveroom.web.settings import Settings, SettingsError

FOLDER = Path("data/demo")


@click.command()
@click.option("--port", default=8000, show_default=True, help="The port to listen on.")
@click.option("--fresh", is_flag=True, help="Forget the last demo first.")
@click.option("--audience", "size", default=0, metavar="N", help="Join N simulated attendees.")
def main(port: int, fresh: bool, size: int) -> None:
    """Serve the example webinar; its room and links stay the same over restarts."""
    if fresh:
        shutil.rmtree(FOLDER, ignore_errors=True)
    configure_logging()
    try:
        run(_run(Settings(port=port, data=str(FOLDER)), size))
    except (CannotOpen, SettingsError, stage.CannotStage) as error:
        raise click.ClickException(str(error)) from None


async def _run(settings: Settings, size: int) -> None:
    listening: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    server = asyncio.create_task(serving(settings, listening.set_result))
    await _first(server, listening)
    if not listening.cancelled():
        await _first(server, asyncio.create_task(_play(listening.result(), size)))
    await server


async def _play(url: str, size: int) -> None:
    room = await asyncio.to_thread(stage.room, url, FOLDER)
    click.echo(stage.table(room))
    sys.stdout.flush()
    await audience.attend(room, size)


async def _first(server: asyncio.Task[None], other: asyncio.Future[Any]) -> None:
    """Wait for one of them; the server's end ends the other, the other's failure is raised."""
    waiting: set[asyncio.Future[Any]] = {server, other}
    await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    if other.done():
        other.result()
    else:
        other.cancel()


if __name__ == "__main__":
    main()
