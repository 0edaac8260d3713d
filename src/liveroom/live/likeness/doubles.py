"""Which open questions of a room seem to ask the same."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Final

from liveroom.core.ids import QuestionId
from liveroom.core.likeness.groups import Grouping, Groups
from liveroom.core.likeness.wording import language_of
from liveroom.core.questions.board import Board
from liveroom.core.questions.state import OPEN, QuestionState
from liveroom.core.room import Room
from liveroom.live.clock import Clock
from liveroom.live.likeness.aside import aside
from liveroom.live.likeness.erased import forget_erased

GROUPED: Final = OPEN | {QuestionState.APPROVED, QuestionState.QUEUED}
"""Questions that nobody has answered yet."""

EVERY_SECONDS = 1.0
"""What came and went meanwhile is looked at together."""
AT_ONCE: Final = 20
"""Questions that are compared before others get the thread: some hundredths of a second."""


class Doubles:
    """Follows the questions of a room; what it finds is no fact of the room and never stored.

    `found` is as of a second ago or two, longer only while a room with very many is just loaded.
    """

    def __init__(self, room: Room, clock: Clock, changed: Callable[[], None]) -> None:
        """`changed` is called when there is something else to be told."""
        self.found = Groups()
        self._room = room
        self._clock = clock
        self._changed = changed
        self._language = room.program.language
        self._grouping = Grouping(language_of(self._language))
        self._waiting: dict[QuestionId, None] = dict.fromkeys(room.board.questions)
        self._wake = asyncio.Event()
        if self._waiting:
            self._wake.set()

    def follow(self, room: Room, questions: Iterable[QuestionId]) -> None:
        """The room is so now; these questions may have changed."""
        self._room = room
        questions = tuple(questions)
        self._waiting |= dict.fromkeys(questions)
        if forget_erased(room.board, questions) or room.program.language != self._language:
            self._language = room.program.language
            self._grouping = Grouping(language_of(self._language))
            self._waiting = dict.fromkeys(room.board.questions)
        if self._waiting:
            self._wake.set()

    async def run(self) -> None:
        """Look for them for ever."""
        while True:
            await self._wake.wait()
            await self._clock.sleep(EVERY_SECONDS)
            self._wake.clear()
            found = await self._find()
            if found != self.found:
                self.found = found
                self._changed()

    async def _find(self) -> Groups:
        board, grouping = self._room.board, self._grouping
        waiting, self._waiting = iter(self._waiting), {}
        while some := list(islice(waiting, AT_ONCE)):
            await aside(_take, grouping, board, some)
        while await aside(grouping.work, AT_ONCE):
            pass
        return await aside(grouping.groups)


def _take(grouping: Grouping, board: Board, questions: Iterable[QuestionId]) -> None:
    for question in questions:
        found = board.questions.get(question)
        if found is not None and found.state in GROUPED:
            grouping.put(question, found.number, found.text)
        else:
            grouping.drop(question)
