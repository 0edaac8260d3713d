"""The command line: serve, open a room, read an announcement, write a record."""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

import click

from liveroom.cli import listing
from liveroom.cli.backup_commands import backup, restore
from liveroom.cli.copy_command import copy
from liveroom.cli.doctor_command import doctor
from liveroom.cli.options import Failed, place, settings_of, text_of
from liveroom.cli.options import as_json as to_json
from liveroom.cli.room_commands import delete, erase, links, rooms
from liveroom.core.ids import RoomId
from liveroom.demo.command import demo
from liveroom.importing import reader
from liveroom.importing.reading import Reading, Unreadable, as_json
from liveroom.store.cannot_open import CannotOpen
from liveroom.web.settings import SettingsError

# Commands import what they alone need: reading an announcement should not wait for a web server.

RECORDS = ("minutes", "questions", "timing", "account", "audit", "rundown", "calendar", "chapters")
FILE = click.argument("file", type=click.Path(path_type=Path, exists=True, allow_dash=True))

READABLE = click.Path(path_type=Path, exists=True, dir_okay=False)


class NoProgram(click.ClickException):
    """Nothing could be read from an announcement."""

    exit_code = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="liveroom")
def main() -> None:
    """Run a live webinar from its announcement to an honest record."""


for command in (backup, copy, delete, demo, doctor, erase, links, restore, rooms):
    main.add_command(command)


@main.command("serve")
@click.option("--host", help="The address to listen on; 127.0.0.1 unless set.")
@click.option("--port", type=int, help="The port to listen on; 0 takes any free one.")
@place
def serve_(
    host: str | None, port: int | None, data: Path | None, log: str | None, config: Path | None
) -> None:
    """Serve, and print one line `listening on URL` when connections are accepted."""
    from liveroom.web.server import is_reachable_only_here, serve

    settings = settings_of(config, host=host, port=port, data=text_of(data), log=log)
    if is_reachable_only_here(settings):
        click.echo(
            "base_url is not set, so pages answer to this machine alone; "
            "set LIVEROOM_BASE_URL to the https address that people use.",
            err=True,
        )
    try:
        serve(settings, _print_line)
    except (SettingsError, CannotOpen) as error:
        raise Failed(str(error)) from None


@main.command()
@FILE
@place
@click.option("--json", "as_json_", is_flag=True, help="Print what the API would answer.")
def new(
    file: Path, data: Path | None, log: str | None, config: Path | None, as_json_: bool
) -> None:
    """Open a room from the announcement in FILE and print its links.

    Works beside a running server, and without one, or with --log: then the links are paths to put
    a server's address before, unless base_url is set, and a line says so (with --json on standard
    error).
    """
    from liveroom.cli import operator_client

    settings = settings_of(config, data=text_of(data), log=log)
    reading = _read(file)
    try:
        opened = asyncio.run(operator_client.open_room(settings, reading.program, as_json(reading)))
    except CannotOpen as error:
        raise Failed(str(error)) from None
    unserved = None if opened.is_served else settings
    if not as_json_:
        click.echo(listing.links(opened.answer, unserved))
        return
    if unserved is not None:
        click.echo(listing.no_server(unserved), err=True)
    click.echo(to_json(opened.answer))


@main.command()
@FILE
@click.option("--json", "as_json_", is_flag=True, help="Print one JSON object.")
def program(file: Path, as_json_: bool) -> None:
    """Read the announcement in FILE and show what was understood; nothing is opened.

    Exit 0 with a program, also where there are warnings; 2 where there is none.
    """
    reading = _read(file)
    click.echo(to_json(as_json(reading)) if as_json_ else listing.program(reading))


@main.command()
@click.argument("room")
@click.option("--as", "what", required=True, type=click.Choice(RECORDS), help="Which record.")
@click.option(
    "--format",
    "format_",
    help="How; `minutes` as md, html, json.",
)
@click.option("--lang", help="The language of its words; the event's own unless set.")
@place
def export(
    room: str,
    what: str,
    format_: str | None,
    lang: str | None,
    data: Path | None,
    log: str | None,
    config: Path | None,
) -> None:
    """Write a record of ROOM to standard output; a running server is not disturbed."""
    from liveroom import exports
    from liveroom.cli import operator_client

    formats = exports.FORMATS[what]
    if format_ is not None and format_ not in formats:
        raise click.BadParameter(f"{what} comes as {', '.join(formats)}", param_hint="--format")
    settings = settings_of(config, data=text_of(data), log=log)
    try:
        found, damage = asyncio.run(operator_client.room(settings, RoomId(room)))
    except CannotOpen as error:
        raise Failed(str(error)) from None
    if damage is not None:
        click.echo(f"The record ends where the room is damaged: {damage}.", err=True)
    base = settings.base_url
    address = None if base is None else f"{base.rstrip('/')}/r/{room}"
    file = exports.render(what, format_, RoomId(room), found, lang, address)
    sys.stdout.buffer.write(file.body)
    sys.stdout.buffer.flush()


@main.command("verify")
@place
def verify_(data: Path | None, log: str | None, config: Path | None) -> None:
    """Hold all rooms against their hashes; exit 1 when something is wrong.

    A running server is not disturbed.
    """
    from liveroom.cli import operator_client

    settings = settings_of(config, data=text_of(data), log=log)
    try:
        found = asyncio.run(operator_client.verified(settings))
    except CannotOpen as error:
        raise Failed(str(error)) from None
    if found.faults:
        raise Failed("\n".join(found.faults))
    click.echo(f"All is as it was written ({found.rooms} rooms).")


@main.command("check")
@click.argument("outcomes", type=READABLE)
@click.argument("receipts", nargs=-1, type=READABLE)
def check_(outcomes: Path, receipts: tuple[Path, ...]) -> None:
    """Hold what was published of a room's questions, and receipts, against their hash chain.

    OUTCOMES and RECEIPTS are files that liveroom gave out. Neither a server nor its data is needed;
    exit 1 when something is wrong.
    """
    from liveroom.exports.outcomes.verifier import SENTENCES, faults

    found = faults(outcomes.read_bytes(), [each.read_bytes() for each in receipts])
    if found:
        raise Failed("\n".join(SENTENCES[fault] for fault in sorted(found)))
    click.echo("All is as it was counted.")


def _read(file: Path) -> Reading:
    raw = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    try:
        return reader.read_bytes(raw, file.name, time.time_ns() // 1_000_000)
    except Unreadable as error:
        raise NoProgram(error.message) from None


def _print_line(line: str) -> None:
    """Print at once, also into a pipe."""
    click.echo(line)
    sys.stdout.flush()
