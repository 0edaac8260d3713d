"""`liveroom rooms`, `links`, `erase` and `delete`: an operator's care for the rooms."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

import click

from liveroom.cli.options import Failed, as_json, place, settings_of, text_of
from liveroom.core.ids import RoomId
from liveroom.core.roles import Role
from liveroom.store.cannot_open import CannotOpen

T = TypeVar("T")

ROOM = click.argument("room")
YES = click.option("--yes", is_flag=True, help="Do not ask.")
JSON = click.option("--json", "as_json_", is_flag=True, help="Print what the API would answer.")


@click.command()
@JSON
@place
def rooms(data: Path | None, log: str | None, config: Path | None, as_json_: bool) -> None:
    """List all rooms; a running server is not disturbed."""
    from liveroom.cli import listing, room_care

    found = _run(room_care.rooms(settings_of(config, data=text_of(data), log=log)))
    click.echo(as_json(found) if as_json_ else listing.rooms(found))


@click.command()
@ROOM
@click.option(
    "--role",
    type=click.Choice([role.value for role in Role]),
    help="For this role alone; else one link for each.",
)
@click.option("--label", default="", help="Whom the links are for.")
@JSON
@place
def links(
    room: str,
    role: str | None,
    label: str,
    as_json_: bool,
    data: Path | None,
    log: str | None,
    config: Path | None,
) -> None:
    """Make new links to ROOM and print them; those that there are stay good.

    So an owner who has lost every link is let in again. Works beside a running server too.
    """
    from liveroom.cli import listing, room_care

    settings = settings_of(config, data=text_of(data), log=log)
    roles = [*Role] if role is None else [Role(role)]
    made = _run(room_care.new_links(settings, RoomId(room), roles, label))
    click.echo(as_json(made) if as_json_ else listing.new_links(made))


@click.command()
@ROOM
@click.option(
    "--person",
    metavar="P",
    help="Only what one person asked, and their name: the number of a question of theirs, as 17 or "
    "Q17, or the id that moderators' screens have for them.",
)
@YES
@place
def erase(
    room: str,
    person: str | None,
    yes: bool,
    data: Path | None,
    log: str | None,
    config: Path | None,
) -> None:
    """Erase what people wrote in ROOM and their names; nothing brings it back.

    Times, votes and what became of each question stay, and the room's log still adds up. Open
    screens lose the texts at once. Works beside a running server too.
    """
    from liveroom.cli import room_care

    settings = settings_of(config, data=text_of(data), log=log)
    title = _run(room_care.title(settings, RoomId(room)))
    whose = "All texts and names" if person is None else f"What {person} asked"
    _ask(f"{whose} of “{title}”: erase for good?", yes)
    done = _run(room_care.erase(settings, RoomId(room), person))
    questions = "1 question" if done.questions == 1 else f"{done.questions} questions"
    click.echo(f"Erased for good: the texts of {questions} of “{title}”.")
    if done.is_left:
        click.echo("Bytes of them may stay in the database's file until no room runs.")


@click.command()
@ROOM
@YES
@place
def delete(room: str, yes: bool, data: Path | None, log: str | None, config: Path | None) -> None:
    """Delete ROOM with all its bytes; nothing brings it back.

    Who is there is sent away. Works beside a running server too.
    """
    from liveroom.cli import room_care

    settings = settings_of(config, data=text_of(data), log=log)
    title = _run(room_care.title(settings, RoomId(room)))
    _ask(f"Delete “{title}” for good?", yes)
    _run(room_care.delete(settings, RoomId(room)))
    click.echo(f"Room {room} is gone: {title}.")


def _ask(question: str, yes: bool) -> None:
    """Go on where somebody says so, or has said so."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise click.UsageError("Say --yes where nobody can be asked.")
    click.confirm(question, abort=True)


def _run(work: Coroutine[Any, Any, T]) -> T:
    try:
        return asyncio.run(work)
    except CannotOpen as error:
        raise Failed(str(error)) from None
