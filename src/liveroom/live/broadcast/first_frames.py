"""What somebody who sits down is told first: what they missed, or else a whole screen."""

from __future__ import annotations

from collections.abc import Iterable

from liveroom.core.ids import PersonId, QuestionId
from liveroom.core.roles import Audience
from liveroom.core.screens.diff import Screen, vote_counts
from liveroom.core.screens.for_speakers import for_me_now, is_speaker
from liveroom.core.screens.personal import Items, own_cards, own_votes, personal
from liveroom.core.screens.renditions import Rendition
from liveroom.live.broadcast.history import Epochs, History, Missed
from liveroom.live.broadcast.messages import encode, patch_frame, screen_frame, spliced
from liveroom.live.broadcast.patches import Group
from liveroom.live.broadcast.presence import PRESENT, Presence
from liveroom.live.broadcast.snapshots import Snapshot, Snapshots
from liveroom.live.broadcast.subscribers import Subscriber

SAME_MS = 5
"""Who come within so many milliseconds get the very same bytes. Their stamp may be as old as that,
which no clock minds: of all stamps a page believes the one that was quickest to come."""


class FirstFrames:
    """Draws the room as it is now, out of what is encoded already."""

    def __init__(
        self,
        epochs: Epochs,
        snapshots: Snapshots,
        history: History,
        presence: Presence,
        own: Snapshots | None = None,
    ) -> None:
        """`own`: the room of which people are told their own, if it is not the same."""
        self._epochs = epochs
        self._presence = presence
        self._snapshots = snapshots
        self._of_own = own or snapshots
        self._history = history
        self._same: tuple[int, bytes, tuple[bytes, ...]] | None = None
        self._at = 0
        self._frame = b""

    def snapshot(
        self,
        audience: Audience,
        person: PersonId | None,
        now: int,
        paged: bool = False,
    ) -> Snapshot:
        """The whole screen that somebody sees now; `paged`: who fetches further cards itself."""
        own = self._own(audience, person)
        json = spliced(*self._shared((audience, Rendition.PLAIN), paged), own)
        seq = self._snapshots.state.seq
        return Snapshot(self._epochs.of(seq), seq, now, json)

    def frame(
        self,
        subscriber: Subscriber,
        resume: tuple[str, int] | None,
        now: int,
        paged: bool = False,
    ) -> bytes:
        """One frame that brings the subscriber up to date.

        `resume` is the epoch and the seq of the last frame it saw; `paged`: it fetches further
        cards itself.
        """
        missed = self._missed(subscriber, resume)
        if missed is not None:
            return self._patch(subscriber, missed, now)
        own = self._own(subscriber.audience, subscriber.person)
        group = (subscriber.audience, subscriber.rendition)
        return self._whole(self._shared(group, paged), own, now, subscriber.build)

    def _shared(self, group: Group, paged: bool) -> tuple[bytes, ...]:
        return self._snapshots.first(group) if paged else self._snapshots.whole(group)

    def _missed(self, subscriber: Subscriber, resume: tuple[str, int] | None) -> Missed | None:
        if resume is None or resume[1] > self._snapshots.state.seq:
            return None
        if resume[0] != self._epochs.of(resume[1]):
            return None
        group = (subscriber.audience, subscriber.rendition)
        missed = self._history.missed(resume[1], group, subscriber.person)
        # Which messages are gone is not kept, so whoever missed one gets a whole screen.
        return None if missed is not None and "messages" in missed.panels else missed

    def _whole(self, shared: tuple[bytes, ...], own: bytes, now: int, build: str) -> bytes:
        """A whole screen; the last one again where it would be the same."""
        seq = self._snapshots.state.seq
        same = (seq, own, shared)
        if same != self._same or now - self._at >= SAME_MS:
            self._same, self._at = same, now
            epoch = self._epochs.of(seq)
            self._frame = screen_frame(epoch, seq, now, *shared, own, build=build)
        return self._frame

    def _patch(self, subscriber: Subscriber, missed: Missed, now: int) -> bytes:
        snapshots, audience = self._snapshots, subscriber.audience
        panels = missed.panels - PRESENT
        parts = [snapshots.panels((audience, subscriber.rendition), sorted(panels))]
        if missed.rows:
            parts.append(snapshots.rows(audience, missed.rows))
        if missed.questions:
            parts.append(snapshots.items(audience, missed.questions))
        own = self._counts(audience, missed.counts - missed.questions)
        if subscriber.person is not None:
            own |= self._missed_own(subscriber.person, missed)
        parts.append(encode(own | self._presence.panels(audience)))
        seq = snapshots.state.seq
        epoch = self._epochs.new(seq)
        return patch_frame(seq, now, *parts, epoch=epoch, build=subscriber.build)

    def _counts(self, audience: Audience, questions: Iterable[QuestionId]) -> Screen:
        if audience is Audience.ATTENDEE:
            questions = self._snapshots.carried.intersection(questions)
        return dict(vote_counts(self._snapshots.state.room, questions).get(audience, {}))

    def _missed_own(self, person: PersonId, missed: Missed) -> Screen:
        room = self._of_own.state.room
        if is_speaker(person):
            return {"for_me": for_me_now(room, person, missed.for_me)} if missed.for_me else {}
        own: dict[str, Items] = {
            "mine": own_cards(room, missed.mine),
            "my_votes": own_votes(room, ((person, q) for q in missed.my_votes)).get(person, {}),
        }
        told: Screen = {name: items for name, items in own.items() if items}
        if "muted" in missed.own:
            told["muted"] = person in room.board.safety.muted
        return told

    def _own(self, audience: Audience, person: PersonId | None) -> bytes:
        own = {} if person is None else personal(self._of_own.state.room, person)
        return encode({**own, **self._presence.panels(audience)})
