"""`liveroom copy`: an installation moved from a data folder to a shared database, or back."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import click

from liveroom.store.cannot_open import CannotOpen
from liveroom.web.settings import SettingsError, load


@click.command("copy")
@click.option("--from", "source", metavar="PLACE", required=True, help="Where the rooms are.")
@click.option("--to", "target", metavar="PLACE", required=True, help="Where nothing is yet.")
@click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Settings in a TOML file; LIVEROOM_* in the environment win over it.",
)
def copy(source: str, target: str, config: Path | None) -> None:
    """Copy all rooms with their links and people, from a data folder to a database or back.

    A PLACE is a data folder or a postgresql:// address. Stop all servers first. Links and the
    cookies of browsers stay good; pages that were open load anew. Every copied room is held
    against its hashes. Exit 1 when a room could not be copied.
    """
    from liveroom.cli import copying

    try:
        settings = load(config, os.environ)
        places = [copying.placed(settings, place) for place in (source, target)]
    except SettingsError as error:
        raise click.UsageError(str(error)) from None
    try:
        found = asyncio.run(copying.copy_all(*places))
    except CannotOpen as error:
        raise click.ClickException(str(error)) from None
    if found.faults:
        told = "\n".join([*found.faults, f"Not all is copied ({found.rooms} rooms)."])
        raise click.ClickException(told)
    click.echo(f"All is copied as it was written ({found.rooms} rooms).")
