"""Whatever happens in whatever order: a subscriber's screen and its patches are a fresh screen."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liveroom.core import commands as c
from liveroom.core.questions.state import Question
from liveroom.core.roles import Audience, Person
from liveroom.core.room import Room
from liveroom.core.screens import lists
from liveroom.core.screens.renditions import Rendition
from liveroom.live.broadcast import subscribers as fan_out
from tests.examples import examples
from tests.fakes import settle
from tests.live.stage import (
    ANA,
    BEA,
    HOST,
    MODERATOR,
    OVERLAY,
    OWNER,
    SPEAKER,
    VIEWER,
    Log,
    Stage,
    Watcher,
    attendee,
    stage,
)

EVERYBODY = (ANA, BEA, VIEWER, MODERATOR, OWNER, HOST, SPEAKER, OVERLAY, attendee(3))
ASKERS = (ANA, BEA, attendee(3))

Step = tuple[Any, ...]

MODERATION: dict[str, Callable[[Question], c.Command]] = {
    "approve": lambda q: c.Approve(q.id, q.rev),
    "hold": lambda q: c.HoldQuestion(q.id, q.rev),
    "dismiss": lambda q: c.Dismiss(q.id, q.rev, "Not about cities."),
    "edit": lambda q: c.Edit(q.id, q.rev, f"edited-{q.number}-{q.rev}!"),
    "queue": lambda q: c.Queue(q.id, q.rev),
    "go live": lambda q: c.GoLive(q.id, q.rev),
    "answer": lambda q: c.Answer(q.id, q.rev, "written", "On page 4."),
    "undo": lambda q: c.Undo(q.id, q.rev),
    "split": lambda q: c.Split(q.id, q.rev),
}
SHOW: dict[str, Callable[[Room], tuple[Person, c.Command]]] = {
    "next": lambda room: (MODERATOR, c.CueNext(room.rundown.current)),
    "hold time": lambda room: (MODERATOR, c.Hold()),
    "resume": lambda room: (MODERATOR, c.Resume()),
    "add time": lambda room: (MODERATOR, c.AddTime(60)),
    "next question": lambda room: (HOST, c.NextQuestion(room.board.live)),
}

some = st.integers(0, 11)
subscribers = st.one_of(
    st.tuples(st.just("sit"), st.sampled_from(EVERYBODY), st.sampled_from(Rendition)),
    st.tuples(st.sampled_from(["leave", "return", "fall behind", "catch up"]), some),
)
attendees = st.one_of(
    st.tuples(st.just("ask"), st.sampled_from(ASKERS)),
    st.tuples(st.just("vote"), st.sampled_from(ASKERS), some, st.booleans()),
    st.tuples(st.just("withdraw"), some),
)
staff = st.one_of(
    st.tuples(st.sampled_from(sorted(MODERATION)), some),
    st.tuples(st.just("merge"), some, some),
    st.tuples(st.sampled_from(sorted(SHOW))),
    st.tuples(st.just("window"), st.sampled_from(["open", "closed", "votes_only", "auto"])),
)
time = st.one_of(
    st.tuples(st.just("breathe"), st.integers(1, 4)),
    st.tuples(st.just("wait"), st.sampled_from([0.4, 1, 6])),
    st.tuples(st.sampled_from(["log waits", "disk full", "disk full but for the reserve"])),
)
steps = st.lists(st.one_of(subscribers, attendees, staff, time), min_size=10, max_size=50)


class Eye(Watcher):
    """Checks each frame: nobody but moderators and the asker gets a text that was not approved."""

    play: Stage
    log: Log

    def offer(self, frame: bytes, written: int = 0) -> None:
        super().offer(frame, written)
        if self.audience is Audience.MODERATOR:
            return
        for question in self.play.room_task.room.board.questions.values():
            host_reads_it = self.audience is Audience.HOST and question.text in self.log.public
            if question.asker != self.person and not host_reads_it:
                is_erased = not question.original
                is_private = not is_erased and question.original not in self.log.public
                assert not (is_private and question.original in frame.decode()), "not approved"


class Walk:
    """Takes one step after the other; commands are sent and not waited for."""

    eye = Eye
    brought = frozenset({"patch"})
    """By which frames somebody who was away is brought what they missed."""

    def __init__(self, play: Stage, log: Log) -> None:
        self.play = play
        self.log = log
        self.subscribers: list[Eye] = []
        self.gone: list[Eye] = []
        self.sent: list[asyncio.Future[Any]] = []

    async def begin(self) -> None:
        """Everybody sits, most of the questions are approved, and the first segment is on."""
        for position, who in enumerate(EVERYBODY):
            self._sit(who, [*Rendition][position % 3])
        for who in ASKERS + ASKERS:
            self._send(who, c.Ask(f"asked-{len(self.sent)}-by-{who.id}?"))
        await settle()
        await self.take(("next",))
        for number in range(5):
            await self.take(("approve", number))
        await settle()

    async def take(self, step: Step) -> None:
        """One step; subscribers that are not there take none."""
        match step:
            case "sit", who, rendition:
                self._sit(who, rendition)
            case "return", n:
                if self.gone:
                    self._come_back(self.gone.pop(n % len(self.gone)))
            case ("leave" | "fall behind" | "catch up") as what, n:
                if self.subscribers:
                    self._move(what, self.subscribers[n % len(self.subscribers)])
            case ("log waits",):
                self.log.gate.clear()
            case ("disk full" | "disk full but for the reserve") as what, *_:
                self.log.is_full = True
                self.log.has_reserve = what != "disk full"
            case ("wait" | "breathe") as what, n:
                await (settle(n) if what == "breathe" else self.play.clock.advance(n))
                self.log.is_full = False
                self.log.gate.set()
            case _:
                self._ask_for(step)

    def _move(self, what: str, subscriber: Eye) -> None:
        if what == "leave":
            self.subscribers.remove(subscriber)
            self.play.room_task.unsubscribe(subscriber)
            self.gone.append(subscriber)
        elif what == "fall behind":
            subscriber.is_behind = True
        else:
            self._catch_up(subscriber)

    def _sit(self, who: Person, rendition: Rendition) -> None:
        subscriber = self.eye(who, rendition)
        subscriber.play, subscriber.log = self.play, self.log
        self.subscribers.append(subscriber)
        self.play.room_task.subscribe(subscriber, None)

    def _come_back(self, old: Eye) -> None:
        """A browser that lost its line: it has its screen still."""
        subscriber = self.eye(old.who, old.rendition)
        subscriber.play, subscriber.log, subscriber.screen = self.play, self.log, old.screen
        self.subscribers.append(subscriber)
        self.play.room_task.subscribe(subscriber, (self.play.room_task.epoch, old.seq))
        assert len(subscriber.kinds) == 1
        assert set(subscriber.kinds) <= self.brought, "what it missed is known"

    def _catch_up(self, subscriber: Eye) -> None:
        if subscriber.is_behind:
            told = len(subscriber.frames)
            self.play.catch_up(subscriber)
            assert set(subscriber.kinds[told:]) <= self.brought, "what it missed is known"

    def _ask_for(self, step: Step) -> None:
        if (asked := self._command(step)) is not None:
            self._send(*asked)

    def _send(self, who: Person, command: c.Command) -> None:
        self.sent.append(asyncio.ensure_future(self.play.say(who, command)))

    def _command(self, step: Step) -> tuple[Person, c.Command] | None:
        room = self.play.room_task.room
        match step:
            case "ask", who:
                return who, c.Ask(f"asked-{len(self.sent)}?")
            case "window", hand:
                return MODERATOR, c.SetWindow(hand)
            case (name,):
                return SHOW[name](room)
            case _:
                questions = list(room.board.questions.values())
                return self._about(questions, *step) if questions else None

    def _about(self, questions: list[Question], name: str, *rest: Any) -> tuple[Person, c.Command]:
        def nth(n: int) -> Question:
            return questions[n % len(questions)]

        if name == "vote":
            who, n, value = rest
            return who, c.Vote(nth(n).id, value)
        about = nth(rest[0])
        if name == "withdraw":
            return Person(ANA.role, about.asker), c.Withdraw(about.id)
        if name == "merge":
            return MODERATOR, c.Merge(about.id, about.rev, nth(rest[1]).id)
        return MODERATOR, MODERATION[name](about)

    async def arrive(self) -> None:
        """The line is good again and everything that waits is told."""
        self.log.gate.set()
        self.log.is_full = False
        await self.play.quiet()
        for subscriber in self.subscribers:
            self._catch_up(subscriber)
        await self.play.quiet()
        await asyncio.gather(*self.sent)


async def walk(taken: list[Step], kind: type[Walk] = Walk) -> None:
    log = Log()
    async with stage(log) as play:
        walking = kind(play, log)
        await walking.begin()
        for step in taken:
            await walking.take(step)
        await walking.arrive()
        attending = sum(
            subscriber.audience is Audience.ATTENDEE for subscriber in walking.subscribers
        )
        assert play.screen(MODERATOR)["audience"] == {"count": attending}
        for subscriber in walking.subscribers:
            assert subscriber.closed == []
            fresh = play.screen(subscriber.who, subscriber.rendition)
            assert json.loads(json.dumps(subscriber.screen)) == fresh
        live, stored = play.room_task.room, await log.read(play.room_task.room_id)
    async with stage(log) as again:
        assert (again.room_task.room, again.room_task.seq) == (live, len(stored))


def run(story: Coroutine[Any, Any, None]) -> None:
    with asyncio.Runner() as room_task:
        room_task.run(story)


@examples(60)
@given(taken=steps, carried=st.sampled_from([(200, 100), (3, 1), (2, 1)]))
def test_every_seat_converges_and_nothing_unapproved_leaks(
    taken: list[Step], carried: tuple[int, int]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fan_out, "CHUNK", 2)
        patch.setattr(fan_out, "HURRIED_CHUNK", 1)
        patch.setattr(lists, "MOST_CARRIED", carried[0])
        patch.setattr(lists, "NEWEST", carried[1])
        run(walk(taken))
