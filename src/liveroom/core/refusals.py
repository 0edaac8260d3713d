"""A polite no: a code and the facts, never a sentence. Words are chosen at the edge."""

from __future__ import annotations

from enum import StrEnum
from typing import Any


class Code(StrEnum):
    """Why something was refused; `docs/protocol.md` lists each with its meaning."""

    ALREADY_CUED = "already_cued"
    ALREADY_HELD = "already_held"
    ALREADY_OPEN = "already_open"
    BAD_MESSAGE = "bad_message"
    BUSY = "busy"
    DAMAGED = "damaged"
    ENDED = "ended"
    FIRST_SEGMENT = "first_segment"
    FORMAT_UNKNOWN = "format_unknown"
    HAS_RUN = "has_run"
    IS_PAST = "is_past"
    KEY_REUSED = "key_reused"
    LAPSED = "lapsed"
    LINK_BOUND = "link_bound"
    LINK_EXPIRED = "link_expired"
    LIVE_ALREADY = "live_already"
    MERGED_INTO_ITSELF = "merged_into_itself"
    MUTED = "muted"
    NAME_TOO_LONG = "name_too_long"
    NO_SUCH_LINK = "no_such_link"
    NO_SUCH_SESSION = "no_such_session"
    NO_SUCH_MESSAGE = "no_such_message"
    NO_SUCH_PERSON = "no_such_person"
    NO_SUCH_QUESTION = "no_such_question"
    NO_SUCH_ROOM = "no_such_room"
    NO_SUCH_SEGMENT = "no_such_segment"
    NOT_ALLOWED = "not_allowed"
    NOT_ENDED = "not_ended"
    NOT_HELD = "not_held"
    NOT_IN_DRAFT = "not_in_draft"
    NOT_JOINED = "not_joined"
    NOT_OPEN = "not_open"
    NOT_SIGNED_IN = "not_signed_in"
    NOT_STORED = "not_stored"
    NOT_YOURS = "not_yours"
    NO_SEGMENTS = "no_segments"
    NOTHING_ON = "nothing_on"
    NOTHING_PROPOSED = "nothing_proposed"
    NOTHING_QUEUED = "nothing_queued"
    NOTHING_TO_UNDO = "nothing_to_undo"
    ROOM_FULL = "room_full"
    SLOW_MODE = "slow_mode"
    STALE = "stale"
    TEXT_EMPTY = "text_empty"
    TEXT_TOO_LONG = "text_too_long"
    TIME_OUT_OF_RANGE = "time_out_of_range"
    TOO_LARGE = "too_large"
    TOO_MANY_OPEN = "too_many_open"
    TOO_NEW = "too_new"
    TOO_MANY_REHEARSALS = "too_many_rehearsals"
    TOO_MANY_SEGMENTS = "too_many_segments"
    TOO_OFTEN = "too_often"
    UNREADABLE = "unreadable"
    WINDOW_CLOSED = "window_closed"
    WRONG_STATE = "wrong_state"


class Refused(Exception):
    """Somebody asked for what cannot be now; `facts` are JSON values that say why."""

    def __init__(self, code: Code, **facts: Any) -> None:
        super().__init__(code.value)
        self.code = code
        self.facts = facts
