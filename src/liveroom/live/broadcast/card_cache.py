"""The cards of an audience as they were last encoded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from liveroom.core.ids import QuestionId
from liveroom.core.questions.lookalikes import speakers_in
from liveroom.core.room import Room
from liveroom.core.screens import cards
from liveroom.live.broadcast.messages import encode
from liveroom.live.likeness.annotations import Marks, marked


class CardCache:
    """Each card is encoded when it is first asked for, and again after it has changed."""

    def __init__(self, moderator: bool, marks: Marks) -> None:
        """`moderator`: the cards are those of moderators, who see every question."""
        self._moderator = moderator
        self._marks = marks
        self._kept: dict[QuestionId, bytes] = {}
        self._has_all = False
        """Whether every card of the room is kept, but for the stale ones."""
        self._stale: set[QuestionId] = set()

    def forget(self, questions: Iterable[QuestionId]) -> None:
        """These cards have changed, or have come."""
        for question in questions:
            self._kept.pop(question, None)
            if self._has_all:
                self._stale.add(question)

    def entries(self, room: Room, questions: Iterable[QuestionId]) -> Iterator[bytes]:
        """The cards of these questions, each with its id before it, as members of an object."""
        speakers = speakers_in(room.rundown.segments)
        for question in questions:
            entry = self._kept.get(question)
            if entry is None:
                card = cards.card(room.board, question, self._moderator, speakers)
                shown = encode(marked(card, question, self._marks.told))
                entry = self._kept[question] = encode(question) + b":" + shown
            yield entry

    def all(self, room: Room) -> list[bytes]:
        """The same for every card of the room."""
        missing = self._stale if self._has_all else room.board.questions
        for _ in self.entries(room, missing):
            pass
        self._has_all, self._stale = True, set()
        return list(self._kept.values())
