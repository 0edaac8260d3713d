"""`liveroom backup` and `liveroom restore`: a data folder in one file, and back."""

from __future__ import annotations

import os
from pathlib import Path

import click

from liveroom.cli.options import CONFIG, DATA, Failed, settings_of, text_of
from liveroom.store.cannot_open import CannotOpen
from liveroom.store.verified import Verified
from liveroom.web.settings import Settings

LAST = 19
"""The last to get processor time: an event that is on goes first."""

_SHARED = "A shared database is backed up by its own tools: docs/operating.md, “Several servers”."


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@DATA
@CONFIG
def backup(file: Path, data: Path | None, config: Path | None) -> None:
    """Write all rooms and the key of their links into a new FILE, beside a running server too.

    FILE opens every room: keep it as safe as the data folder. Nothing that was deleted or erased
    before is in it. It is read again through its hashes; exit 1 when something is wrong.
    """
    from liveroom.store.sqlite.whole_rooms.backup import back_up

    settings = _settings(data, config)
    if hasattr(os, "nice"):
        os.nice(LAST)
    try:
        found = back_up(Path(settings.data), settings.link_key_path, file)
    except CannotOpen as error:
        raise Failed(str(error)) from None
    _tell(found, f"{file} holds {found.rooms} rooms as they were written.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@DATA
@CONFIG
def restore(file: Path, data: Path | None, config: Path | None) -> None:
    """Make the data folder from a backup in FILE.

    No server may run on it, and no data may be there. Links and the cookies of browsers stay good;
    pages that were open load anew. Exit 1 when something in it is not what was written.
    """
    from liveroom.store.sqlite.whole_rooms.backup import restore as restored

    settings = _settings(data, config)
    folder = Path(settings.data)
    try:
        found = restored(file, folder, settings.link_key_path)
    except CannotOpen as error:
        raise Failed(str(error)) from None
    _tell(found, f"{folder} holds {found.rooms} rooms as they were written.")


def _settings(data: Path | None, config: Path | None) -> Settings:
    settings = settings_of(config, data=text_of(data))
    if settings.log is not None:
        raise Failed(_SHARED)
    return settings


def _tell(found: Verified, good: str) -> None:
    if found.faults:
        raise Failed("\n".join(found.faults))
    click.echo(good)
