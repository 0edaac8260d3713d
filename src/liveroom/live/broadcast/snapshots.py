"""What each audience sees now, as JSON: every panel and every card is encoded once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import msgspec

from liveroom.core.ids import QuestionId
from liveroom.core.roles import Audience, Cards
from liveroom.core.screens.diff import Screen, counted
from liveroom.core.screens.fields import ORDER
from liveroom.core.screens.lists import Lists
from liveroom.core.screens.panels import PANELS, Panel
from liveroom.core.screens.renditions import PANELS_IN, SMALL
from liveroom.live.batch import RoomState
from liveroom.live.broadcast.card_cache import CardCache
from liveroom.live.broadcast.changes import question_items
from liveroom.live.broadcast.messages import encode, screen_frame
from liveroom.live.broadcast.patches import Group
from liveroom.live.likeness.annotations import Marks, with_marks


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

    def __init__(self, state: RoomState, lists: Lists, marks: Marks) -> None:
        self.state = state
        """The room that is shown."""
        self._panels: dict[Panel, bytes] = {}
        self._cards = {
            audience: CardCache(audience.sees.cards is Cards.MODERATOR, marks)
            for audience, panels in PANELS.items()
            if "questions" in panels
        }
        self._questions: dict[Audience, bytes] = {}
        self._others: dict[Group, bytes] = {}
        self._lists = lists
        self._marks = marks
        self._told = marks.told
        self._carried = lists.carried
        """The cards on the whole screen of attendees that is kept."""

    @property
    def carried(self) -> frozenset[QuestionId]:
        """The questions whose cards are on an attendee's screen."""
        return self._lists.carried

    def follow(
        self, state: RoomState, changed: Mapping[Audience, Screen], voted: Collection[QuestionId]
    ) -> None:
        """The room is so now: on the way these panels and items changed, and these counts."""
        self.state = state
        for audience, patch in changed.items():
            for rendition, panels in PANELS_IN.items():
                for name in patch.keys() - {"questions"}:
                    self._panels.pop(panels[audience][name], None)
                self._others.pop((audience, rendition), None)
        self._forget_cards(question_items(changed))
        if voted:
            self._forget_counts(counted(state.room, voted))

    def follow_marks(self) -> None:
        """What moderators were told of claims and likeness may be another by now."""
        before, self._told = self._told, self._marks.told
        if before is self._told:
            return
        both = before.keys() | self._told.keys()
        things = [each for each in both if before.get(each) != self._told.get(each)]
        asked = self.state.room.board.questions
        self._forget_cards([QuestionId(thing) for thing in things if thing in asked])
        for panels in PANELS_IN.values():
            self._panels.pop(panels[Audience.MODERATOR]["rundown"], None)
        self._others.clear()

    def whole(self, group: Group) -> tuple[bytes, ...]:
        """All that the group sees, without personal panels: objects to be joined into one."""
        audience, _ = group
        if audience not in self._cards:
            return (self._but_questions(group),)
        return self._but_questions(group), self._all_questions(audience)

    def first(self, group: Group) -> tuple[bytes, ...]:
        """What the group is shown first, where its clients fetch the other cards themselves.

        `more` says how many of each state there are besides.
        """
        audience, _ = group
        if audience is not Audience.MODERATOR:
            return self.whole(group)
        board = self.state.room.board
        first = self._lists.first(board)
        there = Counter(board.questions[question].state for question in first)
        left = {state: n - there[state] for state, n in self._lists.counts().items()}
        more = {state.value: n for state, n in left.items() if n}
        cards = self.items(audience, first)
        return self._but_questions(group), cards, encode({"more": more} if more else {})

    def panels(self, group: Group, names: Iterable[str]) -> bytes:
        """Some panels, each whole."""
        members = (encode(name) + b":" + self._panel(group, name) for name in names)
        return b"{" + b",".join(members) + b"}"

    def rows(self, audience: Audience, names: Iterable[str]) -> bytes:
        """The panel `rundown` as a small patch brings it: these rows whole, null for one gone."""
        rows = SMALL[audience]["rundown"](self.state.room)
        assert isinstance(rows, dict)
        there = rows | {ORDER: list(rows)}
        patch: Screen = {"rundown": {name: there.get(name) for name in names}}
        return encode(with_marks(patch, self._told))

    def items(self, audience: Audience, questions: Collection[QuestionId]) -> bytes:
        """The panel `questions` as a patch brings it: null for what the audience does not see."""
        on_screen = self._on_screen(audience)
        there = [question for question in questions if question in on_screen]
        gone = (encode(q) + b":null" for q in questions if q not in on_screen)
        entries = self._cards[audience].entries(self.state.room, there)
        return _questions_panel([*entries, *gone])

    def listed(self, audience: Audience, questions: Iterable[QuestionId]) -> Iterator[bytes]:
        """Cards with their `id` in them. All of the questions must be the audience's to see."""
        for entry in self._cards[audience].entries(self.state.room, questions):
            question, _, card = entry.partition(b":")
            yield b'{"id":' + question + b"," + card[1:]

    def _panel(self, group: Group, name: str) -> bytes:
        audience, rendition = group
        panel = PANELS_IN[rendition][audience][name]
        if panel not in self._panels:
            shown = with_marks({name: panel(self.state.room)}, self._told)
            self._panels[panel] = encode(shown[name])
        return self._panels[panel]

    def _but_questions(self, group: Group) -> bytes:
        if group not in self._others:
            names = (name for name in PANELS[group[0]] if name != "questions")
            self._others[group] = self.panels(group, names)
        return self._others[group]

    def _all_questions(self, audience: Audience) -> bytes:
        """The panel `questions` of a whole screen."""
        if self._carried is not self._lists.carried:  # others have the most votes now
            self._carried = self._lists.carried
            self._questions.pop(Audience.ATTENDEE, None)
        if audience not in self._questions:
            if audience is Audience.MODERATOR:
                members = self._cards[audience].all(self.state.room)
            else:
                entries = self._cards[audience].entries(self.state.room, self._carried)
                members = list(entries)
            self._questions[audience] = _questions_panel(members)
        return self._questions[audience]

    def _on_screen(self, audience: Audience) -> Collection[QuestionId]:
        """The questions whose cards are on the audience's whole screen."""
        if audience is Audience.MODERATOR:
            return self.state.room.board.questions
        return self._lists.carried

    def _forget_cards(self, questions: Collection[QuestionId]) -> None:
        if questions:
            self._questions.clear()
            for cache in self._cards.values():
                cache.forget(questions)

    def _forget_counts(self, questions: AbstractSet[QuestionId]) -> None:
        self._forget_cards(questions)
        board = self.state.room.board
        for panels in PANELS.values():
            if board.live in questions:
                self._panels.pop(panels["live_question"], None)
            if "queue" in panels and not questions.isdisjoint(board.queue):
                self._panels.pop(panels["queue"], None)
        self._others.clear()


def _questions_panel(members: list[bytes]) -> bytes:
    """An object with the panel; of its millions of bytes none is copied twice."""
    if not members:
        return b'{"questions":{}}'
    members[0] = b'{"questions":{' + members[0]
    members[-1] += b"}}"
    return b",".join(members)
