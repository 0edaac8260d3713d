"""Which HTTP status goes with which refusal.

401 who are you, 403 not for you, 404 not here, 409 not now, 413 too large, 422 not like this, 429
too often, 503 not able to.
"""

from __future__ import annotations

from typing import assert_never

from liveroom.core.refusals import Code


def status(code: Code) -> int:
    """The status of an answer that refuses."""
    match code:
        case Code.NOT_SIGNED_IN:
            return 401
        case Code.LINK_BOUND | Code.LINK_EXPIRED | Code.MUTED:
            return 403
        case Code.NOT_ALLOWED | Code.NOT_JOINED | Code.NOT_YOURS:
            return 403
        case (
            Code.NO_SUCH_LINK
            | Code.NO_SUCH_SESSION
            | Code.NO_SUCH_MESSAGE
            | Code.NO_SUCH_PERSON
            | Code.NO_SUCH_QUESTION
            | Code.NO_SUCH_ROOM
            | Code.NO_SUCH_SEGMENT
        ):
            return 404
        case Code.TOO_LARGE:
            return 413
        case Code.BAD_MESSAGE | Code.FORMAT_UNKNOWN | Code.KEY_REUSED | Code.UNREADABLE:
            return 422
        case Code.MERGED_INTO_ITSELF | Code.NAME_TOO_LONG | Code.TEXT_EMPTY | Code.TEXT_TOO_LONG:
            return 422
        case Code.TIME_OUT_OF_RANGE | Code.TOO_MANY_SEGMENTS:
            return 422
        case Code.SLOW_MODE | Code.TOO_MANY_OPEN | Code.TOO_NEW | Code.TOO_OFTEN:
            return 429
        case Code.BUSY | Code.DAMAGED | Code.NOT_STORED | Code.ROOM_FULL:
            return 503
        case (
            Code.ALREADY_CUED
            | Code.ALREADY_HELD
            | Code.ALREADY_OPEN
            | Code.ENDED
            | Code.FIRST_SEGMENT
            | Code.HAS_RUN
            | Code.LAPSED
            | Code.LIVE_ALREADY
            | Code.NOT_ENDED
            | Code.NOT_HELD
            | Code.NOT_IN_DRAFT
            | Code.NOT_OPEN
            | Code.NO_SEGMENTS
            | Code.IS_PAST
            | Code.NOTHING_ON
            | Code.NOTHING_PROPOSED
            | Code.NOTHING_QUEUED
            | Code.NOTHING_TO_UNDO
            | Code.STALE
            | Code.TOO_MANY_REHEARSALS
            | Code.WINDOW_CLOSED
            | Code.WRONG_STATE
        ):
            return 409
        case _:
            assert_never(code)
