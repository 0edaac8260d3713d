"""What a log keeps and hands back: numbered events, answers given, and the ends of a room's log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Literal

from msgspec import Struct

from liveroom.core.events import Recorded
from liveroom.core.ids import CommandId, PersonId, RoomId
from liveroom.core.roles import Role
from liveroom.core.vocabulary.between_servers import ServerSaid
from liveroom.core.vocabulary.damage import UNDAMAGED, Damage


class Stored(Struct, frozen=True, gc=False):
    """An event with its place in the room's log; the first is 1 and there are no gaps."""

    seq: int
    recorded: Recorded


Key = tuple[str, CommandId]
"""The actor and the id they gave their command: together they name a command for good."""

Answers = dict[Key, bytes]
"""The answer to each command, as JSON without words."""

AnswersAfter = Callable[[int], Answers]
"""The same for what is known once the log has its place: after the event of this seq."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where a room's log ends: the lineage that wrote it, its last event's number and instant.

    `alarm` is when the room next does something by itself (UTC ms), if it does.
    """

    epoch: str
    seq: int
    at: int
    alarm: int | None = None


class Lineages(Struct, frozen=True):
    """Which lineage of the log wrote which events of a room: from a seq on, the earliest first.

    `now` is the one that writes now. A place in a log is its seq with the lineage that wrote it:
    after a fail-over the same seq may be another event.
    """

    firsts: tuple[tuple[int, str], ...]
    now: str

    def of(self, seq: int) -> str:
        """The lineage that wrote the event of this seq."""
        wrote = [epoch for first, epoch in self.firsts if first <= seq]
        return wrote[-1] if wrote else self.now

    def after(self, seq: int) -> Lineages:
        """The same once the present lineage has written past this seq."""
        if self.firsts and self.firsts[-1][1] == self.now:
            return self
        return Lineages((*self.firsts, (seq + 1, self.now)), self.now)


class Tail(Struct, frozen=True, gc=False):
    """A room's events past a place, and which lineages wrote them and those before.

    Where the log is damaged, all that comes after that cannot be read.
    """

    events: list[Stored]
    last: int
    lineages: Lineages
    damage: Damage = UNDAMAGED


CHAIN_START: Final = bytes(32)
"""The hash chain of a room without events."""


class Sealed(Struct, frozen=True, gc=False):
    """An event whose texts are the salted digests that the log holds, and the room's hash chain
    after it: the same before and after its texts are erased."""

    seq: int
    recorded: Recorded
    chain: bytes


class SealedTail(Struct, frozen=True, gc=False):
    """Sealed events past a place, with the seq and the hash chain at the end of the log."""

    events: list[Sealed]
    last: int
    chain: bytes


class KeptText(Struct, frozen=True, gc=False):
    """A text that is kept apart from the event of this seq, with the salt of its digest."""

    seq: int
    field: str
    salt: bytes
    value: str


@dataclass(frozen=True, slots=True)
class Outline:
    """A room's log without its questions and votes, and without texts that can be erased.

    `questions` is how many were received, `size` the bytes of everything that is kept of the room.
    """

    recorded: tuple[Recorded, ...]
    questions: int
    size: int


IN_URL: Final = "u"
"""How the ids of links begin whose tokens may stand in an address, where others can read them."""


BOUND: Final = "b"
"""How the ids of links begin that are for the first browser that opens them."""


CODE: Final = "c"
"""How the ids of links begin whose secret is a short code that can be read aloud."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a token: a link's role in a room and, for somebody who joined, the person.

    `name` is the one they gave on joining, or the label of their staff link, if any; `link_made_at`
    when the link was made (UTC ms).
    """

    room: RoomId
    role: Role
    link: str
    person: PersonId | None = None
    name: str | None = None
    link_made_at: int = field(default=0, compare=False)

    @property
    def asks_as(self) -> str | None:
        """The name that goes with questions of theirs that say nothing of one: never a label."""
        return self.name if self.role is Role.ATTENDEE else None

    @property
    def in_url(self) -> bool:
        """Whether the token of their link may stand in an address."""
        return self.link.startswith(IN_URL)

    @property
    def is_bound(self) -> bool:
        """Whether their link is for one browser alone."""
        return self.link.startswith(BOUND)

    @property
    def has_code(self) -> bool:
        """Whether they came by a short code."""
        return self.link.startswith(CODE)


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A role link as its owner sees it; its token is made from its id and its rotation."""

    link: str
    role: Role
    label: str
    created_at: int
    revoked_at: int | None = None
    rotation: int = 0

    @property
    def name(self) -> str | None:
        """What colleagues call whoever of the staff comes by it."""
        return None if self.role is Role.ATTENDEE else self.label or None

    @property
    def in_url(self) -> bool:
        """Whether its token may stand in an address."""
        return self.link.startswith(IN_URL)

    @property
    def is_bound(self) -> bool:
        """Whether it is for one browser alone."""
        return self.link.startswith(BOUND)

    @property
    def has_code(self) -> bool:
        """Whether it has a short code in the place of a token."""
        return self.link.startswith(CODE)


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A browser that came by a staff link: since when, and when it was last there (UTC ms).

    `browser` is its kind and its system in a few words, "" where that is not known.
    """

    digest: bytes
    link: str
    since: int
    seen: int
    browser: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The log of a room has gone on."""

    room: RoomId


@dataclass(frozen=True, slots=True)
class AlarmSoon:
    """A room will soon do something by itself."""

    room: RoomId


@dataclass(frozen=True, slots=True)
class Gone:
    """A room was deleted."""

    room: RoomId


@dataclass(frozen=True, slots=True)
class KeysChanged:
    """The links of a room, or who came by them, have changed; None where it may be any room."""

    room: RoomId | None


Hint = Moved | AlarmSoon | Gone | KeysChanged | ServerSaid
"""What one server hears of what others have written; it may be lost, or come twice."""


class Conflict(Exception):
    """Somebody else appended an ordered event first; nothing was written."""

    def __init__(self, control: int) -> None:
        super().__init__(f"the room's control version is {control}")
        self.control = control


class OtherLineage(Exception):
    """The log has another lineage than was thought: its end may be another; nothing was written."""


class Repeated(Exception):
    """Some of the commands were answered before; nothing was written."""

    def __init__(self, bodies: Answers) -> None:
        super().__init__(f"{len(bodies)} commands were answered before")
        self.bodies = dict(bodies)


Disk = Literal["full", "failing"]
"""What a disk is that takes nothing: without space, or failing though it has some."""


class NotStored(Exception):
    """The log could not be written; nothing was written. `facts` tell whether the disk is why."""

    def __init__(self, message: str, disk: Disk | None = None) -> None:
        super().__init__(message)
        self.disk = disk
        self.facts: dict[str, object] = {} if disk is None else {"disk": disk}


class Unknown(Exception):
    """The log may or may not have been written; the same ids again get the one true answer.

    `is_late` where it was waited for as long as anybody should.
    """

    def __init__(self, message: str, is_late: bool) -> None:
        super().__init__(message)
        self.is_late = is_late


class DiskFull(NotStored):
    """There is no space but what is held back for owners and moderators."""
