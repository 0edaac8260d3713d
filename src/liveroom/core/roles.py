"""The one table of audiences: who there is, what each sees, and what it may ask for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import get_args

from msgspec import Struct

from liveroom.core import commands as c
from liveroom.core.events import Author
from liveroom.core.ids import PersonId
from liveroom.core.refusals import Code, Refused

Commands = frozenset[type[c.Command]]


class Cards(Enum):
    """How much a screen tells of a question."""

    PUBLIC = auto()
    """What everybody may see of a shown one."""
    HOST = auto()
    """What reading it out takes."""
    MODERATOR = auto()
    """All of every question."""


@dataclass(frozen=True, slots=True)
class ScreenSpec:
    """What an audience sees: `panels` is the allow-list, and what is not there reaches nobody.

    `headcount` says whether it is sent how many attend; `runs_show`, whether it has the reserves of
    a full server or disk and may take the records.
    """

    panels: tuple[str, ...]
    cards: Cards = Cards.PUBLIC
    headcount: bool = True
    runs_show: bool = False


@dataclass(frozen=True, slots=True)
class RoleSpec:
    """What a role is: whose screen it sees, how the tokens of its links begin, its commands.

    `expires`: its links are good for no command once the event is long over. `bindable`: a link of
    it may be for one browser alone; attendees are many, and OBS opens an overlay when it will.
    """

    audience: Audience
    prefix: str
    may: Commands
    expires: bool = False
    bindable: bool = False


class Audience(StrEnum):
    """Whom a screen is for, in the order in which they get patches: those on air first."""

    OVERLAY = "overlay"
    HOST = "host"
    MODERATOR = "moderator"
    SPEAKER = "speaker"
    ATTENDEE = "attendee"

    @property
    def sees(self) -> ScreenSpec:
        """Its entry in the table."""
        return SCREENS[self]


class Role(StrEnum):
    """What a link or a person's token lets somebody be. A new room has a link for each."""

    OWNER = "owner"
    MODERATOR = "moderator"
    HOST = "host"
    SPEAKER = "speaker"
    ATTENDEE = "attendee"
    OVERLAY = "overlay"

    @property
    def spec(self) -> RoleSpec:
        """Its entry in the table."""
        return ROLES[self]


_NOTED: Commands = frozenset({c.NoteAccess})
"""What the server notes of staff."""
_PERSON: Commands = frozenset(get_args(c.AudienceCommand)) | {c.EraseMine}
_HOST: Commands = frozenset(
    {c.GoLive, c.TakeOff, c.Reorder, c.Answer, c.NextQuestion, c.Acknowledge, c.NoteAccess}
)
_SPEAKER: Commands = frozenset({c.Agree, c.Acknowledge, c.Stance, c.NoteAccess})
_OWNER: Commands = frozenset({c.EraseRoom, c.SetCode})
_MODERATOR: Commands = frozenset(c.NAME_OF) - _PERSON - _SPEAKER - _OWNER | {c.Ask, c.NoteAccess}

ROLES: dict[Role, RoleSpec] = {
    Role.OWNER: RoleSpec(Audience.MODERATOR, "lr_own_", _MODERATOR | _OWNER, bindable=True),
    Role.MODERATOR: RoleSpec(
        Audience.MODERATOR, "lr_mod_", _MODERATOR, expires=True, bindable=True
    ),
    Role.HOST: RoleSpec(Audience.HOST, "lr_hos_", _HOST, expires=True, bindable=True),
    Role.SPEAKER: RoleSpec(Audience.SPEAKER, "lr_spk_", _SPEAKER, expires=True, bindable=True),
    Role.ATTENDEE: RoleSpec(Audience.ATTENDEE, "lr_att_", _PERSON),
    Role.OVERLAY: RoleSpec(Audience.OVERLAY, "lr_ovl_", _NOTED),
}

_TOP = ("event", "show", "now", "next", "live_question", "banner", "blackout")
_SHOW = (*_TOP, "rundown", "qa")
_STAFF = (*_SHOW, "messages")
SCREENS: dict[Audience, ScreenSpec] = {
    Audience.OVERLAY: ScreenSpec(_TOP, headcount=False),
    Audience.HOST: ScreenSpec((*_STAFF, "queue"), Cards.HOST),
    Audience.MODERATOR: ScreenSpec(
        (*_STAFF, "landing", "last_step", "questions", "queue"), Cards.MODERATOR, runs_show=True
    ),
    Audience.SPEAKER: ScreenSpec((*_STAFF, "landing")),
    Audience.ATTENDEE: ScreenSpec((*_SHOW, "questions")),
}


class Person(Struct, frozen=True, gc=False):
    """Who asks: a role, and the person where one has joined; under which name staff do things."""

    role: Role
    id: PersonId | None = None
    author: Author | None = None
    joined_at: int | None = None
    """When they joined (UTC ms), where that was of late."""
    is_watched: bool = False
    """Whether they came from the address of somebody who had just been muted."""


NOBODY = PersonId("")
"""As whom staff act, who need be no person."""


def check(by: Person, command: c.Command) -> None:
    """Refuse a command that is not for this role, or needs a person of one's own."""
    if type(command) not in ROLES[by.role].may:
        raise Refused(Code.NOT_ALLOWED, role=by.role.value)
    if by.role is Role.ATTENDEE and by.id is None:
        raise Refused(Code.NOT_JOINED)
