"""What a room says of its event: which command changes it, and what it is after each event."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from msgspec import UNSET, Struct, structs

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.look.pictures import is_name, picture_name
from liveroom.core.program import LoadedProgram, RoomProgram, Sponsor
from liveroom.core.refusals import Code, Refused


class Announced(Struct, frozen=True, gc=False):
    """What people's calendars hold of the program and the video: when it was first told, when it
    changed last (UTC ms), and how often it has changed since."""

    first_at: int
    changed_at: int
    changes: int = 0


_TOLD = ("title", "starts_at", "ends_at", "time_zone", "language")


def change(program: RoomProgram, command: c.ChangeEvent) -> list[e.Event]:
    """What changes of the event, in any phase; nothing where it is so already. Raises Refused."""
    if command.rev != program.rev:
        present = {name: getattr(program, name) for name in _TOLD}
        raise Refused(Code.STALE, rev=program.rev, event=present)
    if command.sponsors is not UNSET:
        command = structs.replace(command, sponsors=_with_logos(program, command.sponsors))
    after = evolve(program, e.EventChanged(**_said(command)))
    starts_at, ends_at = after.starts_at, after.ends_at
    if starts_at is not None and ends_at is not None and ends_at <= starts_at:
        raise Refused(Code.BAD_MESSAGE, field="ends_at", problem="out_of_range")
    changed = {
        name: value
        for name, value in _said(command).items()
        if getattr(after, name) != getattr(program, name)
    }
    return [e.EventChanged(**changed)] if changed else []


def pictures(program: RoomProgram) -> dict[str, str]:
    """The event's pictures by their names: its logo, and those of its sponsors."""
    logos = (program.logo, *(sponsor.logo for sponsor in program.sponsors))
    return {picture_name(logo): logo for logo in logos if logo is not None}


def _with_logos(program: RoomProgram, sponsors: tuple[Sponsor, ...]) -> tuple[Sponsor, ...]:
    """The sponsors with their logos, where these were named. Raises Refused for unknown names."""
    known, found = pictures(program), list[Sponsor]()
    for place, sponsor in enumerate(sponsors):
        logo = sponsor.logo
        if logo is not None and is_name(logo):
            if logo not in known:
                field = f"sponsors[{place}].logo"
                raise Refused(Code.BAD_MESSAGE, field=field, problem="no_such_picture")
            sponsor = replace(sponsor, logo=known[logo])
        found.append(sponsor)
    return tuple(found)


def load(program: RoomProgram, loaded: LoadedProgram) -> RoomProgram:
    """The event under another program; what that is silent of stays."""
    return replace(
        program,
        title=loaded.title,
        language=loaded.language,
        starts_at=loaded.starts_at,
        ends_at=loaded.ends_at,
        time_zone=loaded.time_zone,
        topics=loaded.topics,
        attend=loaded.attend,
        rev=program.rev + 1,
    )


def evolve(program: RoomProgram, event: e.EventChanged | e.StreamLinked) -> RoomProgram:
    """The event after a change."""
    if isinstance(event, e.StreamLinked):
        event = e.EventChanged(links={"stream": event.stream})
    links = program.links | ({} if event.links is UNSET else event.links)
    kept = {name: url for name, url in links.items() if url is not None}
    return replace(program, **_said(event) | {"links": kept}, rev=program.rev + 1)


def _said(change: c.ChangeEvent | e.EventChanged) -> dict[str, Any]:
    """What is named, by its field."""
    fields = ((name, getattr(change, name)) for name in e.EventChanged.__struct_fields__)
    return {name: value for name, value in fields if value is not UNSET}


def announce(known: Announced | None, at: int) -> Announced:
    """What is told now changes what people hold; all that is told at first counts as one."""
    if known is None:
        return Announced(at, at)
    return Announced(known.first_at, at, known.changes + (at > known.first_at))
