"""Which panels and items were told of late, so that whoever blinked gets what it missed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from liveroom.core.ids import PersonId, QuestionId, RoomId
from liveroom.core.records import Lineages
from liveroom.core.screens.diff import COLLECTIONS, Screen
from liveroom.live.broadcast.changes import Update
from liveroom.live.broadcast.patches import Group

KEPT_MS = 60_000
KEPT_PATCHES = 1_000
"""Patches are kept for as long as they are younger than `KEPT_MS` or among the last of these."""
MOST_ITEMS = 50_000
"""Of panels and items together. Contents are not kept: what was missed is drawn as it is now."""

_WITH_TEXTS = frozenset({"mine", "for_me"})
"""Items of single people that have words in them."""

NO_ITEMS: Mapping[QuestionId, object] = {}


@dataclass(frozen=True, slots=True)
class Missed:
    """What somebody has not been told: names of panels, and items of collections."""

    panels: set[str] = field(default_factory=set)
    questions: set[QuestionId] = field(default_factory=set)
    counts: set[QuestionId] = field(default_factory=set)
    mine: set[QuestionId] = field(default_factory=set)
    my_votes: set[QuestionId] = field(default_factory=set)
    rows: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)
    for_me: set[QuestionId] = field(default_factory=set)

    def add(self, names: Names) -> None:
        """These were told."""
        self.panels.update(names.panels)
        self.rows.update(names.rows)
        self.questions.update(names.questions)
        self.counts.update(names.counts)

    def add_own(self, own: Mapping[str, object]) -> None:
        """These were told to one person."""
        self.own.update(own.keys() - COLLECTIONS)
        self.mine.update(_items(own, "mine"))
        self.my_votes.update(_items(own, "my_votes"))
        self.for_me.update(_items(own, "for_me"))


@dataclass(frozen=True, slots=True)
class Names:
    """What a patch has in it, without what it says."""

    panels: frozenset[str]
    questions: frozenset[QuestionId]
    counts: frozenset[QuestionId]
    rows: frozenset[str]
    """Of a rundown that comes by rows: those that changed, and `ORDER`."""

    def __len__(self) -> int:
        return len(self.panels) + len(self.questions) + len(self.counts) + len(self.rows)


@dataclass(frozen=True, slots=True)
class _Patch:
    seq: int
    at: int
    items: int
    shared: Mapping[Group, Names]
    personal: Mapping[PersonId, Mapping[str, object]]


class Epochs:
    """Whoever looks on knows the epoch of a whole screen; of a patch they are told where there was
    a fail-over since the first screen that anybody here has seen."""

    def __init__(self, room: RoomId, lineages: Callable[[], Lineages], seq: int) -> None:
        """`lineages` are the log's; `seq` is of the first screen."""
        self._room = room
        self._lineages = lineages
        self._first = self.of(seq)

    def of(self, seq: int) -> str:
        """The epoch of the event of this seq: its lineage, in this room and no other."""
        return f"{self._lineages().of(seq)}.{self._room}"

    def new(self, seq: int) -> str | None:
        """The same; None where everybody who has seen anything before it knows it."""
        epoch = self.of(seq)
        return None if epoch == self._first else epoch


class History:
    """The patches of a room that were told last, for every audience and person."""

    def __init__(self, seq: int) -> None:
        """Nothing has been told of what came after `seq`."""
        self._patches: list[_Patch] = []
        self._lost = seq - 1
        """The seq of the last patch that is kept no more."""
        self._items = 0
        self._passed_over: list[tuple[int, int]] = []
        """Between which seqs the room was not drawn; the oldest first."""

    def keep(self, update: Update, seq: int, now: int) -> None:
        """This is told now, at this seq of the room."""
        told = {
            (audience, rendition): screen
            for rendition, screens in update.shared.items()
            for audience, screen in screens.items()
        }
        names = {id(screen): _names(screen) for screen in told.values()}
        shared = {group: names[id(screen)] for group, screen in told.items()}
        items = sum(map(len, names.values())) + len(update.personal)
        personal = {person: _without_texts(own) for person, own in update.personal.items()}
        self._patches.append(_Patch(seq, now, items, shared, personal))
        self._items += items
        while self._is_too_long(now):
            dropped = self._patches.pop(0)
            self._items -= dropped.items
            self._lost = dropped.seq
        while self._passed_over and self._passed_over[0][1] <= self._lost:
            self._passed_over.pop(0)

    def pass_over(self, first: int, last: int) -> None:
        """What is told of the events after `first` up to `last` is what they came to together.

        Another server may have shown the room in between: a panel that changed and changed back is
        in no patch of this one.
        """
        self._passed_over.append((first, last))

    def missed(self, seq: int, group: Group, person: PersonId | None) -> Missed | None:
        """What was told after somebody saw the room at `seq`; None when that is not known any more.

        One seq may bring several patches, so that those told at `seq` itself count as missed.
        """
        if seq <= self._lost or self._is_passed_over(seq):
            return None
        missed = Missed()
        for patch in reversed(self._patches):
            if patch.seq < seq:
                break
            if (names := patch.shared.get(group)) is not None:
                missed.add(names)
            if person is not None and (own := patch.personal.get(person)) is not None:
                missed.add_own(own)
        return missed

    def _is_passed_over(self, seq: int) -> bool:
        place = bisect_left(self._passed_over, (seq, 0)) - 1
        return place >= 0 and seq < self._passed_over[place][1]

    def _is_too_long(self, now: int) -> bool:
        if self._items > MOST_ITEMS:
            return True
        return len(self._patches) > KEPT_PATCHES and now - self._patches[0].at > KEPT_MS


def _without_texts(own: Mapping[str, object]) -> Mapping[str, object]:
    """The same, of whose questions the ids alone are left."""
    if _WITH_TEXTS.isdisjoint(own):
        return own
    return {
        name: dict.fromkeys(_items(own, name)) if name in _WITH_TEXTS else value
        for name, value in own.items()
    }


def _names(screen: Screen) -> Names:
    panels = frozenset(screen.keys() - (COLLECTIONS - {"messages"}) - {"counts"})
    rundown = screen.get("rundown")
    rows = frozenset(rundown) if isinstance(rundown, Mapping) else frozenset()
    return Names(
        panels - {"rundown"} if rows else panels,
        frozenset(_items(screen, "questions")),
        frozenset(_items(screen, "counts")),
        rows,
    )


def _items(screen: Mapping[str, object], name: str) -> Mapping[QuestionId, object]:
    items = screen.get(name, NO_ITEMS)
    assert isinstance(items, Mapping)
    return items
