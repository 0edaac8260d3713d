"""What single persons have not been told yet of their own questions and votes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from liveroom.core.events import Event, VoteCast
from liveroom.core.ids import PersonId
from liveroom.core.room import Room
from liveroom.core.screens.diff import votes_in
from liveroom.core.screens.personal import (
    Items,
    Moved,
    for_speakers,
    moved_by_merging,
    moved_by_votes,
    muted,
    own_questions,
    own_votes,
)
from liveroom.live.batch import RoomState


class OwnNews:
    """It is never delayed: a receipt tells at once what became of a question."""

    def __init__(self) -> None:
        self._mine: dict[PersonId, Items] = {}
        self._more: dict[PersonId, dict[str, Any]] = {}
        """Other panels of theirs."""
        self._moved: list[Moved] = []
        self._cast: list[tuple[RoomState, RoomState, Sequence[VoteCast]]] = []

    def __bool__(self) -> bool:
        """Whether there is anything but new votes."""
        return bool(self._mine or self._moved or self._more)

    def take(
        self,
        before: RoomState,
        after: RoomState,
        events: Sequence[Event],
        speakers: Collection[PersonId] = (),
    ) -> None:
        """Have it told what these events changed; `speakers` are the screens of those there."""
        if votes := votes_in(events):
            self.take_votes(before, after, votes)
        if len(votes) == len(events):  # thousands of them change nothing else
            return
        for person, items in own_questions(before.room, after.room, events).items():
            self._mine.setdefault(person, {}).update(items)
        self._moved += moved_by_merging(before.room, after.room, events)
        for person, is_muted in muted(after.room, events).items():
            self._more.setdefault(person, {})["muted"] = is_muted
        if speakers:
            for_me = for_speakers(before.room, after.room, events, speakers)
            for whose, cards in for_me.items():
                self._more.setdefault(whose, {}).setdefault("for_me", {}).update(cards)

    def take_votes(self, before: RoomState, after: RoomState, votes: Sequence[VoteCast]) -> None:
        """Have these votes told."""
        self._cast.append((before, after, votes))

    def next(self, room: Room, with_votes: bool) -> dict[PersonId, dict[str, object]]:
        """What waits. New votes wait for the counts: they were answered."""
        mine, self._mine = self._mine, {}
        moved, self._moved = self._moved, []
        own: dict[PersonId, dict[str, object]]
        own = {person: {"mine": items} for person, items in mine.items()}
        more, self._more = self._more, {}
        for person, panels in more.items():
            own.setdefault(person, {}).update(panels)
        if with_votes:
            cast, self._cast = self._cast, []
            for before, after, votes in cast:
                moved += moved_by_votes(before.room, after.room, votes)
        for person, items in own_votes(room, moved).items():
            if person in own:
                own[person]["my_votes"] = items
            else:
                own[person] = {"my_votes": items}
        return own
