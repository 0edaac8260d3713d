"""A program that says all of an event, as `rundown.json` and a read announcement do: its room is
opened to say it too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from liveroom.core.commands import ChangeEvent, ChangeSegment
from liveroom.core.program import Program, Segment
from liveroom.core.room import Room
from liveroom.importing.reading import Reading, as_json
from liveroom.live.batch import Opening
from liveroom.web.commands import incoming

EVENT = frozenset(ChangeEvent.__struct_fields__) - {"rev", *Program.__slots__}
SEGMENT = frozenset(ChangeSegment.__struct_fields__) - {"segment", "rev", *Segment.__slots__}
"""Fields that a whole program has beside those of `load_program`, and its rows likewise."""

_LINKS = {"video": "stream"}


def split(sent: object) -> tuple[object, list[Opening]]:
    """What `load_program` takes of it, and the changes that make the room say the rest.

    What is no program is left as it is, for its reader to refuse. Raises Refused with the field at
    fault below `program`.
    """
    if not isinstance(sent, dict):
        return sent, []
    program, event = _apart(sent, EVENT)
    if isinstance(event.get("links"), dict):
        event["links"] = _links(event["links"])
    event = _said(event)
    openings: list[Opening] = []
    if event:
        openings.append(_event(event))
    rows = program.get("segments")
    if isinstance(rows, list):
        program["segments"] = [
            _without_more(row, place, openings) if isinstance(row, dict) else row
            for place, row in enumerate(rows)
        ]
    return program, openings


def openings(reading: Reading) -> list[Opening]:
    """The changes that make a room say what an announcement says beside its program."""
    return split(as_json(reading))[1]


def _said(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Those with something in them: a new room has nothing that could be taken away."""
    return {name: value for name, value in fields.items() if value not in (None, [], {})}


def _links(links: Mapping[str, Any]) -> dict[str, Any]:
    """By the names that a room has for them."""
    return _said({_LINKS.get(name, name): url for name, url in links.items()})


def _without_more(row: dict[str, Any], place: int, openings: list[Opening]) -> dict[str, Any]:
    segment, more = _apart(row, SEGMENT)
    more = _said(more)
    if more:
        openings.append(_segment(place, more))
    return segment


def _apart(sent: Mapping[str, Any], names: frozenset[str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is sent without these fields, and these fields."""
    rest = {name: value for name, value in sent.items() if name not in names}
    return rest, {name: value for name, value in sent.items() if name in names}


def _event(fields: Mapping[str, Any]) -> Opening:
    change = incoming.of_fields("change_event", {"rev": 0, **fields}, "program")
    assert isinstance(change, ChangeEvent), "it was read as one"

    def command(room: Room) -> ChangeEvent:
        return replace(change, rev=room.program.rev)

    return command


def _segment(place: int, fields: Mapping[str, Any]) -> Opening:
    where = f"program.segments[{place}]"
    change = incoming.of_fields("change_segment", {"segment": "s", "rev": 0, **fields}, where)
    assert isinstance(change, ChangeSegment), "it was read as one"

    def command(room: Room) -> ChangeSegment:
        row = room.rundown.segments[place]
        return replace(change, segment=row.id, rev=row.rev)

    return command
