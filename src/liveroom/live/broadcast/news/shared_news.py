"""What audiences have not been told yet of a room, and what they were told of late."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from liveroom.core.events import COMMUTATIVE, Event
from liveroom.core.ids import PersonId, QuestionId
from liveroom.core.roles import Audience
from liveroom.core.screens.diff import Screen, changes, counted, voted, votes_in
from liveroom.core.screens.drawn import Drawn
from liveroom.core.screens.lists import Lists
from liveroom.core.screens.renditions import small
from liveroom.live.batch import RoomState
from liveroom.live.broadcast.changes import (
    Counts,
    Update,
    bare_marks,
    counts,
    for_attendees,
    mark_changes,
    merged,
    of_audiences,
    question_items,
    update,
)
from liveroom.live.broadcast.coalescing import VoteCoalescer
from liveroom.live.broadcast.history import History
from liveroom.live.clock import Clock
from liveroom.live.likeness.annotations import Marks

Patches = Mapping[Audience, Screen]
NO_PATCHES: Patches = {}


class SharedNews:
    """For some audiences, who see the room in this state and at the time of this clock."""

    def __init__(
        self, state: RoomState, lists: Lists, clock: Clock, audiences: frozenset[Audience]
    ) -> None:
        self.state = state
        self.clock = clock
        self.votes = VoteCoalescer()
        self.history = History(state.seq)
        self._lists = lists
        self._audiences = audiences
        self._changed: Patches = {}
        self._small: Patches = {}
        """The same for those who take small patches."""

    def take(
        self, before: RoomState, after: RoomState, events: Sequence[Event], now: int
    ) -> Patches:
        """Have it told what these events changed, and return that; vote counts come apart."""
        votes = votes_in(events)
        self.votes.add(counted(after.room, voted(votes)), now)
        self.state = after
        if votes and len(votes) == len(events):  # thousands of them change nothing else
            return NO_PATCHES
        if after.seq - before.seq > 1 and any(type(event) not in COMMUTATIVE for event in events):
            self.history.pass_over(before.seq, after.seq)
        old, new = Drawn(before.room), Drawn(after.room)
        changed = changes(old, new, events)
        moved = self._lists.follow(after.room.board, question_items(changed))
        changed = for_attendees(changed, after.room, self._lists, moved)
        self._changed = merged(self._changed, changed)
        self._small = merged(self._small, small(old, new, changed))
        return changed

    def part(
        self, state: RoomState, lists: Lists, clock: Clock, audiences: frozenset[Audience]
    ) -> SharedNews:
        """Those for some of the audiences from now on, with what these have not been told yet."""
        part = SharedNews(state, lists, clock, audiences)
        part._changed, part._small = self._changed, self._small
        part.votes = self.votes.copy()
        self._audiences -= audiences
        return part

    def next(
        self,
        due: Collection[QuestionId],
        presence: Patches,
        own: Mapping[PersonId, Mapping[str, object]],
        marks: Marks | None = None,
        marked: Collection[str] = (),
    ) -> Update | None:
        """What waits, with the counts of what is `due`, who is there, and what is marked anew."""
        if not (presence or marked or self._changed or own or due):
            return None
        room = self.state.room
        changed, self._changed = self._changed, {}
        small, self._small = self._small, {}
        moved = counts(room, self._lists, due) if due else Counts()
        if marked:
            changed = merged(changed, mark_changes(room, marked))
            small = merged(small, bare_marks(room, marked))
        told = update(changed, small, own, moved, presence, marks.told if marks else {})
        return (
            told if len(self._audiences) == len(Audience) else of_audiences(told, self._audiences)
        )
