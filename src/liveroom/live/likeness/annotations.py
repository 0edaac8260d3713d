"""What is laid over moderators' rows and cards and is no fact of the room."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from liveroom.core.ids import QuestionId
from liveroom.core.screens.diff import Screen
from liveroom.live.broadcast.claims import Claims
from liveroom.live.likeness.doubles import Doubles

Laid = Mapping[str, Mapping[str, object]]
"""By the ids of segments and questions: fields of their rows and cards."""

Similar = Mapping[QuestionId, QuestionId]
_NONE: Final[Similar] = {}


class Marks:
    """Who is at which segment or question, and which question another is like."""

    def __init__(self, claims: Claims | None = None, doubles: Doubles | None = None) -> None:
        """Without both there are none."""
        self._claims = claims
        self._doubles = doubles
        self._similar = _NONE if doubles is None else doubles.found.similar_to
        self.told: Laid = {}
        """As moderators were last told."""

    def due(self, now: int) -> int | None:
        """The instant from which there is something to tell; None while there is nothing."""
        if self._doubles is not None and self._doubles.found.similar_to is not self._similar:
            return now
        return None if self._claims is None else self._claims.due(now)

    def tell(self, now: int) -> frozenset[str]:
        """The segments and questions with other marks than were told; from now on these are."""
        before, similar = self.told, self._similar
        claimed = frozenset[str]() if self._claims is None else self._claims.tell(now)
        if self._doubles is not None:
            self._similar = self._doubles.found.similar_to
        if not claimed and similar is self._similar:
            return frozenset()
        self.told = self._standing()
        things = before.keys() | self.told.keys()
        return frozenset(each for each in things if before.get(each) != self.told.get(each))

    def _standing(self) -> Laid:
        claims = {} if self._claims is None else self._claims.told
        marks: dict[str, dict[str, object]] = {each: {"claim": claims[each]} for each in claims}
        for question, other in self._similar.items():
            marks.setdefault(question, {})["similar_to"] = other
        return marks


def marked(item: Any, thing: str, marks: Laid) -> Any:
    """A row or a card with what is laid over it, where it has a place for that."""
    if thing not in marks or not isinstance(item, Mapping):
        return item
    return {**item, **{name: value for name, value in marks[thing].items() if name in item}}


def with_marks(panels: Screen, marks: Laid) -> Screen:
    """Panels of a screen or a patch, with the marks on their rows and cards."""
    if not marks:
        return panels
    found = dict(panels)
    rows, cards = panels.get("rundown"), panels.get("questions")
    if isinstance(rows, list):
        found["rundown"] = [marked(row, row["segment"], marks) for row in rows]
    elif isinstance(rows, Mapping):
        found["rundown"] = {row: marked(item, row, marks) for row, item in rows.items()}
    if isinstance(cards, Mapping):
        found["questions"] = {card: marked(item, card, marks) for card, item in cards.items()}
    return found
