"""Who may ask for what: one table, complete by test."""

from __future__ import annotations

from enum import StrEnum

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

_AUDIENCE: frozenset[type[c.Command]] = frozenset({c.Ask, c.Vote, c.Withdraw})
_HOST: frozenset[type[c.Command]] = frozenset({c.GoLive, c.Answer, c.NextQuestion})
_MODERATOR: frozenset[type[c.Command]] = frozenset(
    {
        c.Open,
        c.CueNext,
        c.CuePrevious,
        c.Cue,
        c.Hold,
        c.Resume,
        c.AddTime,
        c.End,
        c.SetWindow,
        c.Approve,
        c.HoldQuestion,
        c.Dismiss,
        c.Edit,
        c.Queue,
        c.Merge,
        c.Split,
        c.Undo,
        c.LoadProgram,
        c.Link,
    }
)

MAY: dict[Role, frozenset[type[c.Command]]] = {
    Role.OWNER: _MODERATOR | _HOST,
    Role.MODERATOR: _MODERATOR | _HOST,
    Role.HOST: _HOST,
    Role.SPEAKER: frozenset(),
    Role.ATTENDEE: _AUDIENCE,
    Role.OVERLAY: frozenset(),
}


def may_vote(by: Person) -> bool:
    """Whether `check` would let a vote through."""
    return c.Vote in MAY[by.role] and by.id is not None


def check(by: Person, command: c.Command) -> PersonId:
    """Who asks, where the role may; staff need no person of their own, and ask as nobody."""
    if type(command) not in MAY[by.role]:
        raise Refused(Code.NOT_ALLOWED, role=by.role.value)
    if type(command) in _AUDIENCE and by.id is None:
        raise Refused(Code.NOT_JOINED)
    return by.id or NOBODY
