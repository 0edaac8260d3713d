"""What each audience sees now, as JSON: every panel and every card is encoded once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import msgspec

from liveroom.core.ids import QuestionId
from liveroom.core.questions.lookalikes import speakers_in
from liveroom.core.roles import Audience, Cards
from liveroom.core.screens import cards
from liveroom.core.screens.diff import Screen, counted
from liveroom.core.screens.lists import Lists
from liveroom.core.screens.panels import PANELS, Panel
from liveroom.live.batch import State
from liveroom.live.broadcast.changes import question_items
from liveroom.live.broadcast.messages import encode, screen_frame, spliced


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A whole screen; `server_time` is UTC milliseconds, `json` the object of its panels."""

    epoch: str
    seq: int
    server_time: int
    json: bytes

    @property
    def screen(self) -> Screen:
        """The panels by name."""
        found: Screen = msgspec.json.decode(self.json)
        return found

    @property
    def frame(self) -> bytes:
        """The frame of a socket that says the same."""
        return screen_frame(self.epoch, self.seq, self.server_time, self.json)


class Snapshots:
    """Panels and cards as they were last encoded, for as long as they stay as they are.

    A whole screen is joined from them, so that a change of one card costs no more than that card.
    """

    def __init__(self, state: State, lists: Lists) -> None:
        self.state = state
        """The room that is shown."""
        self._panels: dict[Panel, bytes] = {}
        self._cards: dict[Audience, dict[QuestionId, bytes]] = {
            audience: {} for audience, panels in PANELS.items() if "questions" in panels
        }
        """Each with its id before it, as in the panel."""
        self._whole: dict[Audience, bytes] = {}
        self._lists = lists
        self._carried = lists.carried
        """The cards on the whole screen of attendees that is kept."""

    @property
    def carried(self) -> frozenset[QuestionId]:
        """The questions whose cards are on an attendee's screen."""
        return self._lists.carried

    def follow(
        self, state: State, changed: Mapping[Audience, Screen], voted: Collection[QuestionId]
    ) -> None:
        """The room is so now: on the way these panels and items changed, and these counts."""
        self.state = state
        for audience, patch in changed.items():
            for name in patch.keys() - {"questions"}:
                self._panels.pop(PANELS[audience][name], None)
        self._forget_cards(question_items(changed))
        if voted:
            self._forget_counts(counted(state.room, voted))
        for audience in PANELS if voted else changed:
            self._whole.pop(audience, None)

    def whole(self, audience: Audience) -> bytes:
        """All that the audience sees, without personal panels."""
        if self._carried is not self._lists.carried:  # others have the most votes now
            self._carried = self._lists.carried
            self._whole.pop(Audience.ATTENDEE, None)
        if audience not in self._whole:
            self._whole[audience] = self.panels(audience, PANELS[audience])
        return self._whole[audience]

    def first(self, audience: Audience) -> bytes:
        """What the audience is shown first, where its client fetches the other cards itself.

        `more` says how many of each state there are besides.
        """
        if audience is not Audience.MODERATOR:
            return self.whole(audience)
        board = self.state.room.board
        first = self._lists.first(board)
        there = Counter(board.questions[question].state for question in first)
        left = {state: n - there[state] for state, n in self._lists.counts().items()}
        more = {state.value: n for state, n in left.items() if n}
        others = [name for name in PANELS[audience] if name != "questions"]
        cards = b'{"questions":{' + b",".join(self._entries(audience, first)) + b"}}"
        return spliced(self.panels(audience, others), cards, encode({"more": more} if more else {}))

    def panels(self, audience: Audience, names: Iterable[str]) -> bytes:
        """Some panels, each whole."""
        members = (encode(name) + b":" + self._panel(audience, name) for name in names)
        return b"{" + b",".join(members) + b"}"

    def items(self, audience: Audience, questions: Collection[QuestionId]) -> bytes:
        """The panel `questions` as a patch brings it: null for what the audience does not see."""
        on_screen = self._on_screen(audience)
        there = [question for question in questions if question in on_screen]
        gone = (encode(q) + b":null" for q in questions if q not in on_screen)
        return b'{"questions":{' + b",".join((*self._entries(audience, there), *gone)) + b"}}"

    def listed(self, audience: Audience, questions: Iterable[QuestionId]) -> Iterator[bytes]:
        """Cards with their `id` in them. All of the questions must be the audience's to see."""
        for entry in self._entries(audience, questions):
            question, _, card = entry.partition(b":")
            yield b'{"id":' + question + b"," + card[1:]

    def _panel(self, audience: Audience, name: str) -> bytes:
        if name == "questions":
            return b"{" + b",".join(self._entries(audience, self._on_screen(audience))) + b"}"
        panel = PANELS[audience][name]
        if panel not in self._panels:
            self._panels[panel] = encode(panel(self.state.room))
        return self._panels[panel]

    def _entries(self, audience: Audience, questions: Iterable[QuestionId]) -> Iterator[bytes]:
        """Cards, each with its id before it."""
        kept, room = self._cards[audience], self.state.room
        moderator = audience.sees.cards is Cards.MODERATOR
        speakers = speakers_in(room.rundown.segments)
        for question in questions:
            entry = kept.get(question)
            if entry is None:
                card = cards.card(room.board, question, moderator, speakers)
                entry = kept[question] = encode(question) + b":" + encode(card)
            yield entry

    def _on_screen(self, audience: Audience) -> Collection[QuestionId]:
        """The questions whose cards are on the audience's whole screen."""
        if audience is Audience.MODERATOR:
            return self.state.room.board.questions
        return self._lists.carried

    def _forget_cards(self, questions: Collection[QuestionId]) -> None:
        for kept in self._cards.values():
            for question in questions:
                kept.pop(question, None)

    def _forget_counts(self, questions: AbstractSet[QuestionId]) -> None:
        self._forget_cards(questions)
        board = self.state.room.board
        for audience, panels in PANELS.items():
            if board.live in questions:
                self._panels.pop(panels["live_question"], None)
            if audience.sees.cards is Cards.HOST and not questions.isdisjoint(board.queue):
                self._panels.pop(panels["queue"], None)
