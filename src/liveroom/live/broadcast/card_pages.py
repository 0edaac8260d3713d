"""Question cards a page at a time, beyond those that a screen carries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, assert_never

import msgspec

from liveroom.core.ids import QuestionId
from liveroom.core.questions.state import SHOWN, QuestionState
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Audience
from liveroom.core.screens.lists import Lists
from liveroom.live.broadcast.snapshots import Snapshots

LONGEST: Final = {Audience.ATTENDEE: 100, Audience.MODERATOR: 1_000}
"""Cards on a page, for the audiences that have any."""


class Sort(StrEnum):
    """The order in which pages follow one another."""

    NEWEST = "newest"
    VOTES = "votes"


@dataclass(frozen=True, slots=True)
class Page:
    """`seq` is the place in the log at which its cards are as `json` says: an array of them."""

    seq: int
    json: bytes
    next: QuestionId | None

    @property
    def cards(self) -> list[dict[str, Any]]:
        """The cards, each with its `id`."""
        found: list[dict[str, Any]] = msgspec.json.decode(self.json)
        return found


def page(
    snapshots: Snapshots, lists: Lists, audience: Audience, sort: Sort, after: QuestionId | None
) -> Page:
    """What comes after a question in this order, or from the top; `next` is what to go on after.

    By votes there are the questions alone that attendees see. Raises Refused where there is no such
    question, or where the audience has no cards.
    """
    most = LONGEST.get(audience)
    if most is None:
        raise Refused(Code.NOT_ALLOWED)
    found = _listed(snapshots, lists, audience, sort, after, most + 1)
    shown = found[:most]
    cards = b",".join(snapshots.listed(audience, shown))
    is_last = len(found) == len(shown)
    return Page(snapshots.state.seq, b"[" + cards + b"]", None if is_last else shown[-1])


def _listed(
    snapshots: Snapshots,
    lists: Lists,
    audience: Audience,
    sort: Sort,
    after: QuestionId | None,
    most: int,
) -> Sequence[QuestionId]:
    number = None if after is None else _number(snapshots, after)
    match sort:
        case Sort.NEWEST:
            states = SHOWN if audience is Audience.ATTENDEE else frozenset(QuestionState)
            return lists.newest(states, most, below=number)
        case Sort.VOTES:
            if after is None or number is None:
                return lists.most_voted(most)
            return lists.most_voted(most, after=lists.rank(after, number))
        case _:
            assert_never(sort)


def _number(snapshots: Snapshots, question: QuestionId) -> int:
    found = snapshots.state.room.board.questions.get(question)
    if found is None:
        raise Refused(Code.NO_SUCH_QUESTION, question=question)
    return found.number
