"""The words of the records."""

from __future__ import annotations

from typing import assert_never

from liveroom.core.commands import Reason
from liveroom.core.events import AUTO
from liveroom.core.program import Kind
from liveroom.core.questions.state import Question
from liveroom.core.roles import Role
from liveroom.exports.record import Fate
from liveroom.i18n import N_, Words

FATES: dict[Fate, str] = {
    Fate.ALOUD: N_("answered aloud"),
    Fate.WRITTEN: N_("answered in writing"),
    Fate.ON_AIR: N_("on air"),
    Fate.WAITING: N_("waiting for its turn"),
    Fate.IN_REVIEW: N_("in review"),
    Fate.MERGED: N_("merged"),
    Fate.DISMISSED: N_("dismissed"),
    Fate.WITHDRAWN: N_("withdrawn"),
    Fate.NO_TIME: N_("no time"),
    Fate.NOT_READ: N_("not read"),
}


KINDS: dict[Kind, str] = {
    Kind.WELCOME: N_("Welcome"),
    Kind.INTRODUCTION: N_("Introduction"),
    Kind.TALK: N_("Talk"),
    Kind.PANEL: N_("Panel"),
    Kind.QA: N_("Questions and answers"),
    Kind.BREAK: N_("Break"),
    Kind.CONCLUSIONS: N_("Conclusions"),
    Kind.CLOSING: N_("Closing"),
    Kind.OTHER: "",
}

REASONS: dict[str, str] = {
    Reason.OFF_TOPIC: N_("Off topic"),
    Reason.ANSWERED_ALREADY: N_("Answered already"),
    Reason.DUPLICATE: N_("Asked before"),
    Reason.INAPPROPRIATE: N_("Inappropriate"),
    Reason.NO_TIME: N_("No time left"),
}


ROLES: dict[str, str] = {
    AUTO.role: N_("by itself"),
    Role.OWNER.value: N_("Organiser"),
    Role.MODERATOR.value: N_("Moderator"),
    Role.HOST.value: N_("Host"),
    Role.SPEAKER.value: N_("Speaker"),
    Role.ATTENDEE.value: N_("Attendees"),
    Role.OVERLAY.value: N_("Overlay"),
}

RECORDS: dict[str, str] = {
    "minutes": N_("Minutes of the event"),
    "questions": N_("Questions"),
    "timing": N_("Planned and actual times"),
    "account": N_("Who did what"),
    "audit": N_("Access and settings"),
    "rundown": N_("Program"),
    "calendar": N_("Calendar entry"),
    "chapters": N_("Chapters for the recording"),
}

EVENT_FIELDS: dict[str, str] = {
    "title": N_("title"),
    "starts_at": N_("start"),
    "ends_at": N_("end"),
    "time_zone": N_("time zone"),
    "language": N_("language"),
    "introduction": N_("introduction"),
    "documents": N_("documents"),
    "sponsors": N_("sponsors"),
    "links": N_("links"),
    "colour": N_("colour"),
    "doors_minutes": N_("when the doors open"),
    "auto_start": N_("how the first segment starts"),
    "show_overtime": N_("what is shown of overtime"),
    "public": N_("whether it is in the public calendar"),
    "archived": N_("whether it is archived"),
    "delay_seconds": N_("delay of the stream"),
    "logo": N_("logo"),
    "recording_starts_at": N_("start of the recording"),
    "topics": N_("topics"),
    "attend": N_("who should attend"),
}
"""What may change of an event, as it stands in a sentence."""


def record_word(words: Words, file: str) -> str:
    """A record by the end of its file's name: `minutes.md` as “Minutes of the event (MD)”."""
    what, _, format_ = file.partition(".")
    return f"{words.gettext(RECORDS[what])} ({format_.upper()})" if what in RECORDS else file


def kind(words: Words, kind: Kind) -> str:
    """What a segment is for; nothing where that is not known."""
    return words.gettext(KINDS[kind]) if KINDS[kind] else ""


def reason(words: Words, given: str | None) -> str | None:
    """Why a question was dismissed; what somebody wrote in their own words stays as it is."""
    return words.gettext(REASONS[given]) if given in REASONS else given


def fate_text(words: Words, question: Question, fate: Fate, into: int | None) -> str:
    """The fate of one question in a few words."""
    word = words.gettext(FATES[fate])
    if fate is Fate.MERGED and into is not None:
        return words.gettext("merged into question {number}").format(number=into)
    if fate is Fate.DISMISSED and question.reason:
        return f"{word}: {reason(words, question.reason)}"
    return word


def counted(words: Words, fate: Fate, n: int) -> str:
    """How many questions had this fate, as it stands in a sum."""
    match fate:
        case Fate.ALOUD:
            text = words.ngettext("{n} answered aloud", "{n} answered aloud", n)
        case Fate.WRITTEN:
            text = words.ngettext("{n} answered in writing", "{n} answered in writing", n)
        case Fate.ON_AIR:
            text = words.ngettext("{n} on air", "{n} on air", n)
        case Fate.WAITING:
            text = words.ngettext("{n} waiting", "{n} waiting", n)
        case Fate.IN_REVIEW:
            text = words.ngettext("{n} in review", "{n} in review", n)
        case Fate.MERGED:
            text = words.ngettext("{n} merged", "{n} merged", n)
        case Fate.DISMISSED:
            text = words.ngettext("{n} dismissed", "{n} dismissed", n)
        case Fate.WITHDRAWN:
            text = words.ngettext("{n} withdrawn", "{n} withdrawn", n)
        case Fate.NO_TIME:
            text = words.ngettext("{n} without time", "{n} without time", n)
        case Fate.NOT_READ:
            text = words.ngettext("{n} not read", "{n} not read", n)
        case _:
            assert_never(fate)
    return text.format(n=n)
