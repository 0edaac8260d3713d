"""The options that commands share, and how what goes wrong ends them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from liveroom.web.settings import Settings, SettingsError, load

DATA = click.option("--data", type=click.Path(path_type=Path), help="The data folder.")
LOG = click.option("--log", metavar="URL", help="A PostgreSQL database that several servers share.")
CONFIG = click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Settings in a TOML file; LIVEROOM_* in the environment win over it.",
)


class Failed(click.ClickException):
    """Something cannot be done; one sentence says why."""

    exit_code = 1


def place(command: Callable[..., Any]) -> Callable[..., Any]:
    """Where the rooms are: `data`, `log` and `config`."""
    return DATA(LOG(CONFIG(command)))


def settings_of(config: Path | None, **given: object) -> Settings:
    """The settings, the given ones first. Raises UsageError."""
    try:
        return load(config, os.environ, **given)
    except SettingsError as error:
        raise click.UsageError(str(error)) from None


def text_of(path: Path | None) -> str | None:
    """A path as the settings have it."""
    return None if path is None else str(path)


def as_json(value: object) -> str:
    """A value as commands print it."""
    return json.dumps(value, ensure_ascii=False, indent=2)
