"""A room on its screens: as it is, or for some audiences as it was a while ago."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence

from liveroom.core.commands import Claim
from liveroom.core.erasure.evolve import erasures
from liveroom.core.events import Recorded, TextsErased
from liveroom.core.ids import QuestionId
from liveroom.core.roles import Audience, Person
from liveroom.core.room import Room, fewer_fit_at
from liveroom.core.screens.for_speakers import own_key
from liveroom.core.screens.lists import Lists
from liveroom.live.alarm_clock import Look
from liveroom.live.batch import Headcount, RoomState
from liveroom.live.broadcast.broadcaster import Broadcaster
from liveroom.live.broadcast.card_pages import Page, Sort, page
from liveroom.live.broadcast.changes import question_items
from liveroom.live.broadcast.claims import Claimant, Claims
from liveroom.live.broadcast.heartbeat import Heartbeat
from liveroom.live.broadcast.history import Epochs
from liveroom.live.broadcast.news.shared_news import SharedNews
from liveroom.live.broadcast.presence import Presence
from liveroom.live.broadcast.snapshots import Snapshot
from liveroom.live.broadcast.subscribers import Subscriber, Subscribers
from liveroom.live.broadcast.surfaces import Linked, Surfaces
from liveroom.live.clock import Clock, LateClock
from liveroom.live.heap import weakly
from liveroom.live.likeness.annotations import Marks
from liveroom.live.likeness.doubles import Doubles
from liveroom.live.likeness.shown_questions import Similar
from liveroom.live.room_log import RoomLog
from liveroom.live.showing import trouble
from liveroom.live.showing.delayed import LATE, Behind, Delayed, late_room
from liveroom.live.showing.others import Others
from liveroom.live.showing.side import Side


class Showing:
    """Who looks on, what they see, and the tasks that tell them what changes."""

    def __init__(self, room_log: RoomLog, clock: Clock, is_pressed: Callable[[], bool]) -> None:
        """`is_pressed` tells whether commands wait, whose answers are due before any counts."""
        state, self._room_log = room_log.state, room_log
        self._clock, self._show_clock = clock, room_log.clock
        self.subscribers = Subscribers(is_pressed)
        self.erased: Callable[[TextsErased], None] = lambda event: None
        """Hears of what is erased in the room."""
        self._most_attending = 0
        self._claims = Claims(state.room.rehearsal)
        changed = weakly(self._look_elsewhere, None)
        self.others = Others(room_log.room_id, clock, self.subscribers, self._claims, changed)
        self._doubles = Doubles(state.room, clock, weakly(self.look_again, None))
        marks = Marks(self._claims, self._doubles)
        now = room_log.clock.now()
        self._trouble = trouble.found(room_log.room_id, room_log.damage, state.at, now)
        self._presence = Presence(self.subscribers, self._doubles, self._trouble.panels)
        lists = Lists(state.room.board)
        news = SharedNews(state, lists, room_log.clock, frozenset(Audience))
        first = state if room_log.behind is None else room_log.behind.state
        self.epochs = Epochs(room_log.room_id, lambda: room_log.lineages, first.seq)
        self._live = Side(self.epochs, news, lists, marks, self._presence)
        self._late: Delayed | None = None
        self._looked_at = state.room.as_of
        self.surfaces = Surfaces(clock, room_log.clock, state.room, lists, self.subscribers)
        self._heartbeat = Heartbeat(clock, weakly(self.time, 0), self.subscribers.offer)
        self._broadcaster = Broadcaster(
            self.subscribers, clock, news, marks, self._presence, is_pressed, self.epochs
        )
        self._broadcaster.tell_votes(room_log.last_votes)
        if room_log.behind is not None:
            self._delay(room_log.behind, state.room.program.delay_seconds)

    def follow(self, before: RoomState, after: RoomState, recorded: Sequence[Recorded]) -> None:
        """What has happened is shown, if not at once then soon, or later where it is delayed."""
        before, after = before.seen_at(self._looked_at), after.seen_at(self._looked_at)
        seconds = after.room.program.delay_seconds
        if self._late is None and seconds:
            self._delay(Behind(before, []), 0)
        events = [each.event for each in recorded]
        for event in erasures(recorded):
            self.erased(event)
        changed = self._broadcaster.take(before, after, events)
        self._live.follow(after, changed, events)
        self._doubles.follow(after.room, question_items(changed))
        if self._late is not None:
            self._late.add(recorded, after.room)

    def next_look(self) -> Look | None:
        """When time alone changes what is shown next."""
        at = fewer_fit_at(self._live.news.state.room)
        return None if at is None else Look(at)

    def look(self, at: int) -> None:
        """What goes with the time alone is shown as it is at this instant (UTC ms)."""
        before = self._live.news.state
        after = before.seen_at(at)
        self._looked_at = after.room.as_of
        self._live.follow(after, self._broadcaster.take(before, after, ()), ())

    def _delay(self, seen: Behind, seconds: int) -> None:
        """Show the room to some audiences so much later, on from what they see already."""
        state = RoomState(late_room(seen.state.room, seconds), seen.state.seq, seen.state.at)
        lists, clock = Lists(state.room.board), LateClock(self._show_clock, seconds)
        news = self._live.news.part(state, lists, clock, LATE)
        side = Side(self.epochs, news, lists, Marks(), self._presence, self._live.snapshots)
        self._late = Delayed(side, clock, seen.waiting, self._clock.now)
        self._broadcaster.delay(self._late)

    def _side(self, audience: Audience) -> Side:
        """What the audience sees, up to date."""
        self._live.snapshots.follow_marks()
        if self._late is None or audience not in LATE:
            return self._live
        self._late.catch_up()
        return self._late.side

    def time(self, audience: Audience) -> int:
        """The time that the audience sees, in UTC ms."""
        if self._late is None or audience not in LATE:
            return self._show_clock.now()
        return self._late.side.clock.now()

    def snapshot(self, by: Person, paged: bool) -> Snapshot:
        """See RoomTask.snapshot."""
        audience = by.role.spec.audience
        frames = self._side(audience).first_frames
        return frames.snapshot(audience, own_key(by), self.time(audience), paged)

    def questions(self, by: Person, sort: Sort, after: QuestionId | None) -> Page:
        """See RoomTask.questions."""
        audience = by.role.spec.audience
        side = self._side(audience)
        return page(side.snapshots, side.lists, audience, sort, after)

    async def similar(self, by: Person, text: str) -> list[Similar]:
        """See RoomTask.similar."""
        return await self._side(by.role.spec.audience).shown.like(text)

    def subscribe(
        self, subscriber: Subscriber, resume: tuple[str, int] | None, paged: bool
    ) -> None:
        """See RoomTask.subscribe."""
        audience = subscriber.audience
        frames = self._side(audience).first_frames
        frame = frames.frame(subscriber, resume, self.time(audience), paged)
        self.subscribers.add(subscriber)
        self._heartbeat.add(subscriber)
        subscriber.offer(frame)
        self._count_again()

    def unsubscribe(self, subscriber: Subscriber) -> None:
        """Tell the subscriber no more. One that never sat may leave too."""
        self.subscribers.remove(subscriber)
        self._heartbeat.remove(subscriber)
        self._broadcaster.count_again()

    def close_where(self, predicate: Callable[[Linked], bool], code: int) -> None:
        """Close every subscriber and listener of which this is so, with a WebSocket close code."""
        self.subscribers.close_where(predicate, code)
        self.surfaces.close_where(predicate, code)
        self._broadcaster.count_again()

    def close(self, code: int) -> None:
        """Close all, and every listener that comes later."""
        self.subscribers.close_where(lambda _: True, code)
        self.surfaces.close(code)

    @property
    def is_left(self) -> bool:
        """Whether nobody looks on."""
        return self.subscribers.is_empty and not len(self.surfaces)

    @property
    def has_staff(self) -> bool:
        """Whether anybody of the staff looks on; an overlay may be left running."""
        seats = (audience for audience, _, _ in self.subscribers.staff_here)
        return any(each is not Audience.OVERLAY for each in seats) or len(self.surfaces) > 0

    def simulate(self, attending: int) -> None:
        """Count so many attendees besides those who are there."""
        if attending != self.subscribers.simulated:
            self.subscribers.simulated = attending
            self._count_again()

    @property
    def attending(self) -> Headcount:
        """How many attendees there are, and have been at once at most."""
        return Headcount(self._most_attending, self.subscribers.headcount)

    def _count_again(self) -> None:
        self._most_attending = max(self._most_attending, self.subscribers.headcount)
        self._broadcaster.count_again()

    def claim(self, command: Claim, by: Claimant, room: Room) -> Mapping[str, object] | None:
        """Have it shown what a moderator is at; see Claims.ask."""
        other = self._claims.ask(command, by, room, self._clock.now())
        self.look_again()
        self._room_log.announce(self.others.here())
        return other

    def _look_elsewhere(self) -> None:
        self._count_again()
        self.look_again()

    def look_again(self) -> None:
        """Somebody came to a segment or a question, or left it, or other questions seem to ask the
        same."""
        self._broadcaster.look_again()

    def start(self, tasks: asyncio.TaskGroup) -> list[asyncio.Task[None]]:
        """Tell from now on, until `stop`; the tasks that are to be cancelled then."""
        tasks.create_task(self._broadcaster.run())
        return [tasks.create_task(each.run()) for each in (self._heartbeat, self._doubles)]

    def stop(self) -> None:
        """Let what waits be told, and the task end."""
        self._broadcaster.stop()
