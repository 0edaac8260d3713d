"""Who made, replaced and opened which link, took which record, and changed which setting."""

from __future__ import annotations

from msgspec import UNSET

from liveroom.core import events as e
from liveroom.core.events import KIND_OF, Author, Recorded
from liveroom.core.vocabulary.access_notes import Noted
from liveroom.exports.record import Record, iso
from liveroom.exports.words import EVENT_FIELDS, ROLES, record_word
from liveroom.exports.writers.sheet import Sheet
from liveroom.i18n import N_, Words

_NOTED: dict[Noted, str] = {
    "link_made": N_("made a link: {of}"),
    "link_replaced": N_("replaced a link: {of}"),
    "link_revoked": N_("revoked a link: {of}"),
    "link_opened": N_("opened their link in a new browser"),
    "session_ended": N_("signed a browser out: {of}"),
    "record_taken": N_("took a record: {of}"),
}
_TOLD: dict[type[e.Event], str] = {
    e.CodeSet: N_("set another short code"),
    e.StreamLinked: N_("changed the address of the video"),
    e.SlowModeSet: N_("changed the time between two questions"),
    e.HoldWordsSet: N_("changed the words that hold a question"),
    e.StrictVotesSet: N_("changed whose votes count"),
}


def rows(record: Record) -> list[dict[str, object]]:
    """All of it as plain values, the earliest first: of settings which ones, and no texts."""
    return [
        {"at": iso(each.at), "by": _author(each.by)} | _what(each)
        for each in record.room.audit.values()
    ]


def sheet(record: Record, words: Words) -> Sheet:
    """The same for people, the latest first."""
    columns = [
        f"{words.gettext('Time')} ({record.zone.key})",
        words.gettext("Who"),
        words.gettext("What"),
    ]
    found = [
        [record.wall(each.at), who(each.by, words), told(each.event, words)]
        for _, each in sorted(record.room.audit.items(), reverse=True)
    ]
    return Sheet(words.gettext("Access and settings"), columns, found)


def who(by: Author | None, words: Words) -> str:
    """Who did it: the label of their link, or its role; else whoever runs the server."""
    if by is None:
        return words.gettext("Whoever runs this server")
    role = words.gettext(ROLES.get(by.role, by.role))
    return f"{by.name} ({role})" if by.name else role


def told(event: e.Event, words: Words) -> str:
    """What was done, in a few words."""
    match event:
        case e.AccessNoted():
            return words.gettext(_NOTED[event.what]).format(of=_of(event, words))
        case e.TextsErased(questions=None):
            return words.gettext("erased all texts and names")
        case e.TextsErased():
            return words.gettext("erased what somebody wrote")
        case e.EventChanged():
            fields = ", ".join(words.gettext(EVENT_FIELDS[each]) for each in _fields(event))
            return words.gettext("changed the event: {of}").format(of=fields)
        case e.PersonMuted(on=on):
            return words.gettext("muted somebody") if on else words.gettext("unmuted somebody")
        case _:
            return words.gettext(_TOLD[type(event)])


def _of(event: e.AccessNoted, words: Words) -> str:
    role = words.gettext(ROLES.get(event.role, event.role)) if event.role else None
    parts = (role, event.name, record_word(words, event.record) if event.record else None)
    return " · ".join(part for part in parts if part) or event.link or ""


def _what(recorded: Recorded) -> dict[str, object]:
    event = recorded.event
    kind = KIND_OF[type(event)]
    match event:
        case e.AccessNoted():
            return {name: getattr(event, name) for name in event.__struct_fields__}
        case e.EventChanged():
            return {"what": kind, "fields": _fields(event)}
        case _:
            return {"what": kind}


def _fields(event: e.EventChanged) -> list[str]:
    return [each for each in event.__struct_fields__ if getattr(event, each) is not UNSET]


def _author(by: Author | None) -> dict[str, str | None] | None:
    return None if by is None else {"link": by.link, "role": by.role, "name": by.name}
