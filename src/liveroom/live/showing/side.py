"""The screens of some audiences, who all see the room in the same state."""

from __future__ import annotations

from collections.abc import Sequence

from liveroom.core.events import Event
from liveroom.core.screens.diff import voted
from liveroom.core.screens.lists import Lists
from liveroom.live.batch import RoomState
from liveroom.live.broadcast.changes import question_items
from liveroom.live.broadcast.first_frames import FirstFrames
from liveroom.live.broadcast.history import Epochs
from liveroom.live.broadcast.news.shared_news import Patches, SharedNews
from liveroom.live.broadcast.presence import Presence
from liveroom.live.broadcast.snapshots import Snapshots
from liveroom.live.clock import Clock
from liveroom.live.likeness.annotations import Marks
from liveroom.live.likeness.shown_questions import ShownQuestions


class Side:
    """What they see now, and how they are told what changes of it."""

    def __init__(
        self,
        epochs: Epochs,
        news: SharedNews,
        lists: Lists,
        marks: Marks,
        presence: Presence,
        own: Snapshots | None = None,
    ) -> None:
        """`own`: the room of which people are told their own, if it is not the same."""
        self.news = news
        self.lists = lists
        self.shown = ShownQuestions(news.state.room)
        self.snapshots = Snapshots(news.state, lists, marks)
        self.first_frames = FirstFrames(epochs, self.snapshots, news.history, presence, own)

    @property
    def clock(self) -> Clock:
        """The time that they see."""
        return self.news.clock

    def follow(self, after: RoomState, changed: Patches, events: Sequence[Event]) -> None:
        """The room is so now: by these events this changed."""
        self.snapshots.follow(after, changed, voted(events))
        self.shown.follow(after.room, question_items(changed))
