"""A refusal's code and facts as a sentence in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from liveroom.core.refusals import Code
from liveroom.i18n import N_, Words, minutes

SENTENCES: dict[Code, str] = {
    Code.ALREADY_CUED: N_("Somebody else has just cued. This is the present state; look again."),
    Code.ALREADY_HELD: N_("The countdown is already on hold."),
    Code.ALREADY_OPEN: N_("The room is already open."),
    Code.BAD_MESSAGE: N_("That message is not understood."),
    Code.BUSY: N_("Too much is going on right now. Please try again in a moment."),
    Code.DAMAGED: N_(
        "What is stored of this room is damaged. "
        "It can be changed once its operator has repaired it."
    ),
    Code.ENDED: N_("The show has ended."),
    Code.FIRST_SEGMENT: N_("This is the first segment; there is none before it."),
    Code.FORMAT_UNKNOWN: N_("{format} is not read. Copy its text and paste that."),
    Code.HAS_RUN: N_("This segment is on or has run, so it stays, and so does its time."),
    Code.KEY_REUSED: N_(
        "The same key has opened a room already, from another program. That room stays as it is."
    ),
    Code.IS_PAST: N_("That time is past. Choose one that is still to come."),
    Code.LAPSED: N_("This came too late and was not done."),
    Code.LINK_BOUND: N_(
        "This link belongs to the browser that opened it first. Ask the organiser for another one."
    ),
    Code.LINK_EXPIRED: N_(
        "The event is over, and this link changes nothing any more. Everything can still be read; "
        "ask the organiser for a new link."
    ),
    Code.LIVE_ALREADY: N_("This question is already on air."),
    Code.MERGED_INTO_ITSELF: N_("A question cannot be merged into itself."),
    Code.MUTED: N_("A moderator has muted you: you can read on, but not ask or vote."),
    Code.NAME_TOO_LONG: N_("The name has {length} characters; at most {limit} fit."),
    Code.NO_SUCH_LINK: N_("There is no such link, or it is revoked already."),
    Code.NO_SUCH_SESSION: N_("That browser is not signed in any more."),
    Code.NO_SUCH_MESSAGE: N_("There is no such message any more."),
    Code.NO_SUCH_PERSON: N_("There is nobody of that kind in this room."),
    Code.NO_SUCH_QUESTION: N_("There is no such question."),
    Code.NO_SUCH_ROOM: N_("There is no such room for this link."),
    Code.NO_SUCH_SEGMENT: N_("There is no such segment."),
    Code.NOT_ALLOWED: N_("Your link does not allow this."),
    Code.NOT_ENDED: N_("This is published once the event has ended."),
    Code.NOT_HELD: N_("The countdown is not on hold."),
    Code.NOT_IN_DRAFT: N_("The program can no longer be changed: the room is open."),
    Code.NOT_JOINED: N_("Please join first, with the link for attendees."),
    Code.NOT_OPEN: N_("The room is not open yet."),
    Code.NOT_SIGNED_IN: N_("Please open the link that you were given."),
    Code.NOT_STORED: N_("This could not be saved, so nothing has changed. Please try again."),
    Code.NOT_YOURS: N_("This is somebody else's question."),
    Code.NO_SEGMENTS: N_("The program has no segments."),
    Code.NOTHING_ON: N_("No segment is running."),
    Code.NOTHING_PROPOSED: N_("Nobody is asked for time of this segment any more."),
    Code.NOTHING_QUEUED: N_("No question is waiting in the queue."),
    Code.NOTHING_TO_UNDO: N_("There is nothing to undo."),
    Code.ROOM_FULL: N_("Very many questions are waiting. Please try again in a while."),
    Code.SLOW_MODE: N_("One question at a time: please wait {retry_after} before the next one."),
    Code.STALE: N_("Somebody changed this in the meantime. Please look again."),
    Code.TEXT_EMPTY: N_("Please write something first."),
    Code.TEXT_TOO_LONG: N_("The text has {length} characters; at most {limit} fit."),
    Code.TIME_OUT_OF_RANGE: N_("That much time cannot be added or taken."),
    Code.TOO_LARGE: N_("That is too large to be read."),
    Code.TOO_MANY_OPEN: N_("You have many questions waiting. Please wait until some are answered."),
    Code.TOO_NEW: N_("You have just come in. Please vote in {retry_after}."),
    Code.TOO_MANY_REHEARSALS: N_(
        "There are {limit} rehearsals already. Delete one that is no longer needed."
    ),
    Code.TOO_MANY_SEGMENTS: N_("A program has at most {limit} segments."),
    Code.TOO_OFTEN: N_("That was too often. Please wait {retry_after} and try again."),
    Code.UNREADABLE: N_("No program could be read from this."),
    Code.WINDOW_CLOSED: N_("Questions are closed right now."),
    Code.WRONG_STATE: N_("This is not possible in the question's present state."),
}
"""Every code has one; the facts of the refusal fill the braces."""

DISKS: dict[str, str] = {
    "full": N_(
        "The server's disk is full. This could not be saved, so nothing has changed. "
        "Whoever runs the server has to make room."
    ),
    "failing": N_(
        "The server's disk fails. This could not be saved, so nothing has changed. "
        "Whoever runs the server has to be told."
    ),
}
"""What could not be saved, by what the disk is."""

PROBLEMS: dict[str, str] = {
    "missing": N_("“{field}” is missing."),
    "not_a_list": N_("“{field}” must be a list."),
    "not_a_text": N_("“{field}” must be a text."),
    "not_an_id": N_("“{field}” must have 1 to 100 visible ASCII characters."),
    "not_an_integer": N_("“{field}” must be a whole number."),
    "not_an_object": N_("A JSON object is expected."),
    "not_a_colour": N_("“{field}” must be a colour such as #0a7d5c."),
    "not_a_picture": N_(
        "“{field}” must be a PNG, JPEG, WebP or SVG picture as a data: address"
        " of at most {limit} characters."
    ),
    "no_such_picture": N_("“{field}” names a picture that the event does not have."),
    "no_such_speaker": N_("“{field}” names nobody who speaks in this program."),
    "not_https": N_("“{field}” must be an address that begins with https://."),
    "not_json": N_("This is not valid JSON."),
    "not_one_of": N_("“{field}” must be one of {choices}."),
    "not_true_or_false": N_("“{field}” must be true or false."),
    "out_of_range": N_("“{field}” is out of range."),
    "too_many": N_("“{field}” has too many entries; at most {limit} are read."),
    "unknown_command": N_("There is no command of this name: “{command}”."),
    "unknown_field": N_("“{field}” is not a known field."),
    "unknown_zone": N_("“{field}” must be a time zone such as Europe/Madrid."),
}
"""What can be wrong with a message, and with which field of it."""


def sentence(code: Code, facts: Mapping[str, object], words: Words) -> str:
    """The refusal in one sentence or two."""
    text = SENTENCES[code]
    if code is Code.NOT_STORED:
        text = DISKS.get(str(facts.get("disk")), text)
    if code is Code.BAD_MESSAGE:
        text = PROBLEMS.get(str(facts.get("problem")), text)
    return words.gettext(text).format_map(_Facts(facts))


class _Facts(dict[str, object]):
    """Facts for the braces of a sentence; one that is not there shows as an ellipsis."""

    def __init__(self, facts: Mapping[str, object]) -> None:
        super().__init__({name: _shown(name, value) for name, value in facts.items()})

    def __missing__(self, name: str) -> str:
        return "…"


def _shown(name: str, value: object) -> object:
    match value:
        case int() if name == "retry_after":
            # Nobody waits to the second for minutes.
            return minutes(value if value <= 120 else -(-value // 60) * 60)
        case list() | tuple():
            return ", ".join(map(str, value))
        case _:
            return value
