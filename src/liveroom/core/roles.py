"""Who may ask for what: one table, complete by test."""

from __future__ import annotations

from enum import StrEnum
from typing import get_args

from msgspec import Struct

from liveroom.core import commands as c
from liveroom.core.ids import PersonId
from liveroom.core.refusals import Code, Refused


class Role(StrEnum):
    """What a link or a person's token lets somebody be."""

    OWNER = "owner"
    MODERATOR = "moderator"
    HOST = "host"
    SPEAKER = "speaker"
    ATTENDEE = "attendee"
    OVERLAY = "overlay"


class Audience(StrEnum):
    """Whom a screen is for."""

    ATTENDEE = "attendee"
    MODERATOR = "moderator"
    HOST = "host"
    SPEAKER = "speaker"
    OVERLAY = "overlay"


LINKED_ROLES = (
    Role.OWNER,
    Role.MODERATOR,
    Role.HOST,
    Role.SPEAKER,
    Role.ATTENDEE,
    Role.OVERLAY,
)

AUDIENCES: dict[Role, Audience] = {
    Role.OWNER: Audience.MODERATOR,
    Role.MODERATOR: Audience.MODERATOR,
    Role.HOST: Audience.HOST,
    Role.SPEAKER: Audience.SPEAKER,
    Role.ATTENDEE: Audience.ATTENDEE,
    Role.OVERLAY: Audience.OVERLAY,
}


class Person(Struct, frozen=True, gc=False):
    """Who asks: a role, and the person where one has joined. Staff links are persons too."""

    role: Role
    id: PersonId | None = None


NOBODY = PersonId("")

_AUDIENCE: frozenset[type[c.Command]] = frozenset(get_args(c.AudienceCommand))
_HOST: frozenset[type[c.Command]] = frozenset({c.GoLive, c.Answer, c.NextQuestion})
_MODERATOR: frozenset[type[c.Command]] = frozenset(c.NAME_OF) - _AUDIENCE

MAY: dict[Role, frozenset[type[c.Command]]] = {
    Role.OWNER: _MODERATOR,
    Role.MODERATOR: _MODERATOR,
    Role.HOST: _HOST,
    Role.SPEAKER: frozenset(),
    Role.ATTENDEE: _AUDIENCE,
    Role.OVERLAY: frozenset(),
}


def check(by: Person, command: c.Command) -> PersonId:
    """Who asks, where the role may; staff need no person of their own, and ask as nobody."""
    if type(command) not in MAY[by.role]:
        raise Refused(Code.NOT_ALLOWED, role=by.role.value)
    if type(command) in _AUDIENCE and by.id is None:
        raise Refused(Code.NOT_JOINED)
    return by.id or NOBODY
