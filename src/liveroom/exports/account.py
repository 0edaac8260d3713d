"""Who did what on the rundown, and what of it was taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never, cast

from liveroom.core import events as e
from liveroom.core.events import AUTO, KIND_OF, Author
from liveroom.core.roles import Role
from liveroom.core.rundown.state import Entry
from liveroom.exports.record import Record, iso, signed
from liveroom.i18n import N_, Words

ROLES: dict[str, str] = {
    AUTO.role: N_("by itself"),
    Role.OWNER.value: N_("Organiser"),
    Role.MODERATOR.value: N_("Moderator"),
}


def rows(record: Record) -> list[dict[str, object]]:
    """All that was done since the doors opened, as plain values."""
    account = record.room.rundown.account
    undone = _undone(account)
    return [
        {
            "at": iso(entry.recorded.at),
            "by": _author(entry.recorded.by),
            "what": KIND_OF[type(entry.recorded.event)],
            "title": entry.title,
            "undone": place in undone,
        }
        for place, entry in enumerate(account)
    ]


def readable_rows(record: Record, words: Words) -> list[list[str]]:
    """The same for people: when, who, and what."""
    account = record.room.rundown.account
    undone = _undone(account)
    back = words.gettext("{what} (taken back)")
    return [
        [
            record.clock(entry.recorded.at),
            _who(entry.recorded.by, words),
            (back if place in undone else "{what}").format(what=_what(entry, words)),
        ]
        for place, entry in enumerate(account)
    ]


def _undone(account: Sequence[Entry]) -> set[int]:
    """The places of what was taken back."""
    steps, undone = list[int](), set[int]()
    for place, entry in enumerate(account):
        match entry.recorded.event:
            case e.StepUndone() if steps:
                undone.add(steps.pop())
            case e.StepUndone() | e.RoomOpened():
                pass
            case _:
                steps.append(place)
    return undone


def _author(by: Author | None) -> dict[str, str | None] | None:
    return None if by is None else {"role": by.role, "name": by.name}


def _who(by: Author | None, words: Words) -> str:
    if by is None:
        return "–"
    return by.name or (words.gettext(ROLES[by.role]) if by.role in ROLES else by.role)


def _what(entry: Entry, words: Words) -> str:
    event = cast(e.RundownEvent, entry.recorded.event)
    text = words.gettext(_text(event))
    seconds = signed(event.seconds) if isinstance(event, e.TimeAdded) else ""
    return text.format(title=entry.title or "", time=seconds)


def _text(event: e.RundownEvent) -> str:
    match event:
        case e.RoomOpened():
            return N_("opened the doors")
        case e.SegmentCued():
            return N_("started “{title}”")
        case e.CountdownHeld():
            return N_("held “{title}”")
        case e.CountdownResumed():
            return N_("let “{title}” go on")
        case e.TimeAdded():
            return N_("changed the time of “{title}” by {time}")
        case e.CountdownRestarted():
            return N_("let the countdown of “{title}” begin again")
        case e.ShowEnded():
            return N_("ended the show")
        case e.SegmentAdded():
            return N_("added “{title}”")
        case e.SegmentsAdded():
            return N_("added segments from “{title}” on")
        case e.SegmentChanged():
            return N_("edited “{title}”")
        case e.SegmentMoved():
            return N_("moved “{title}”")
        case e.SegmentRemoved():
            return N_("removed “{title}”")
        case e.ShowLanded():
            return N_("let segments give time so that the show ends on time")
        case e.StepUndone():
            return N_("took the last step back")
        case _:
            assert_never(event)
