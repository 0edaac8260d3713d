"""Texts that a room's log refers to and that are not kept: each was erased, or is lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from liveroom.core.events import Event, QuestionReceived, TextsErased
from liveroom.core.ids import PersonId, QuestionId


class MissingTexts:
    """Is given a room's events in their order, and has those texts that no erasure has taken."""

    def __init__(self, is_whole: bool) -> None:
        """Unless all of the log is read (`is_whole`), who asked some of the questions is not known.

        Then any erasure of a person may have taken their texts.
        """
        self._is_whole = is_whole
        self._missing: dict[QuestionId | None, dict[int, str]] = {}
        """By the question they are about: the seq of each event and its field."""
        self._asked: dict[PersonId, list[QuestionId]] = defaultdict(list)
        self._known: set[QuestionId] = set()

    def __bool__(self) -> bool:
        return bool(self._missing)

    def see(self, seq: int, event: Event, lacking: Sequence[str]) -> None:
        """The next event, and which of its texts are not kept."""
        if isinstance(event, TextsErased):
            self._explain(event)
        elif isinstance(event, QuestionReceived):
            self._asked[event.asker].append(event.question)
            self._known.add(event.question)
        if lacking:
            about: QuestionId | None = getattr(event, "question", None)
            self._missing.setdefault(about, {})[seq] = lacking[0]

    def first(self, last: int) -> tuple[int, str] | None:
        """The first event of those up to a seq whose text is lost, and the field."""
        lost = (each for texts in self._missing.values() for each in texts.items())
        return min((each for each in lost if each[0] <= last), default=None)

    def _explain(self, event: TextsErased) -> None:
        if event.questions is None:
            self._missing.clear()
            return
        gone = {*event.questions}
        if event.person is not None:
            gone |= {*self._asked[event.person]}
            gone |= set() if self._is_whole else {*filter(None, self._missing)} - self._known
        for question in gone:
            self._missing.pop(question, None)
