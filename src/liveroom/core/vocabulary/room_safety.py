"""What keeps a room safe: muting, slow mode, words that hold, votes of those who stayed.

Commands and events. See `commands` and `events`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from liveroom.core.edits import Tagged
from liveroom.core.ids import PersonId, QuestionId
from liveroom.core.text import HoldWord

MOST_SLOW_SECONDS = 600
SlowSeconds = Annotated[int, Meta(ge=0, le=MOST_SLOW_SECONDS)]
Suspicion = Literal["newcomers_of_one_address"]
"""Why votes look as if they were no people's."""


class Mute(Tagged, frozen=True, gc=False):
    """Let somebody ask and vote no more, or again; `hide` also dismisses what of theirs waits."""

    person: PersonId
    on: bool
    hide: bool = False


class SlowMode(Tagged, frozen=True, gc=False):
    """Take a person's next question only so many seconds after the one before; 0: at once."""

    seconds: SlowSeconds


class HoldWords(Tagged, frozen=True, gc=False):
    """Let questions with one of these words, and of none other, wait as held."""

    words: tuple[HoldWord, ...]


class StrictVotes(Tagged, frozen=True, gc=False):
    """Take votes only from people who joined a minute ago, or from everybody."""

    on: bool


class MuteAgain(Tagged, frozen=True, gc=False):
    """Somebody muted has joined again as this person; only the server asks for it."""

    person: PersonId


class SuspectVotes(Tagged, frozen=True, gc=False):
    """Mark the question's votes as suspicious; only the room asks for it."""

    question: QuestionId
    why: Suspicion


class PersonMuted(Struct, frozen=True, gc=False):
    person: PersonId
    on: bool


class SlowModeSet(Struct, frozen=True, gc=False):
    seconds: int


class HoldWordsSet(Struct, frozen=True, gc=False):
    words: tuple[str, ...]


class StrictVotesSet(Struct, frozen=True, gc=False):
    on: bool


class VotesSuspected(Struct, frozen=True, gc=False):
    question: QuestionId
    why: Suspicion
