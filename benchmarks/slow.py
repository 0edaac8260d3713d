"""A few who stop reading: what they cost, what the others feel, and how they come back."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from time import perf_counter_ns
from typing import NamedTuple

from benchmarks import fixture, machine, server, wire
from benchmarks.audience import Audience
from benchmarks.client import Client
from benchmarks.client_loop import TooLate
from benchmarks.figures import Outcome
from benchmarks.options import Options
from benchmarks.server import Control

STALLED_SHARE = 0.01
QUESTIONS = 500
"""More than twice as many as an attendee's screen carries. A moderator's has all."""

TEXT = "𠮷" * 490
"""A question as long as it may be, in characters of four bytes."""

SECOND_NS = 1_000_000_000
RECEIVE_BUFFER = 8 * 1024
HEADCOUNT_SECONDS = 6.0
CUT_WITHIN_SECONDS = 30


def run(options: Options) -> Outcome:
    """All figures of slow readers.

    Those who stall are moderators with simple clients, which take whole cards of every question
    whose votes moved: a megabyte a second, more than anybody else can be sent in the seconds that
    they are waited for. The others get no more than counts. The same is done twice, first while all
    read: votes alone make a room larger.
    """
    outcome = Outcome("slow", options.settings)
    many = min(QUESTIONS, options.attendees * 2)
    room = fixture.build(options, fixture.Questions(approved=many, text=TEXT))
    with server.driven(options) as (running, control):
        audience = Audience(room, running, options.attendees)
        show = Show(audience, control, max(1, int(options.attendees * STALLED_SHARE)))
        options.step("everybody joins")
        show.begin(min(options.seconds, HEADCOUNT_SECONDS))
        options.step("all read")
        reading = show.read_on(options.rounds)
        options.step("some stop reading")
        stalled = show.stall(outcome)
        options.step("they come back")
        show.come_back(outcome)
        audience.end()
    _seats(outcome, reading, stalled, show.many)
    _others(outcome, [each.click for each in reading], [each.click for each in stalled])
    return outcome


class Click(NamedTuple):
    """Milliseconds to the last of those who read: of a click, and of a bare loop of sends."""

    ours: float
    bare: float


class Second(NamedTuple):
    """A second of votes with a click in it: by how many bytes the server has grown up to then, and
    of how many connections something waits in it, and how much at most."""

    click: Click
    grown: int
    open: int
    held: int
    most: int


class Show:
    """An audience, and moderators who stop reading while the show goes on."""

    def __init__(self, audience: Audience, control: Control, many: int) -> None:
        """`many` stop reading."""
        self.many = many
        self._audience = audience
        self._control = control
        self._others = audience.attendees
        self._moderator = audience.moderator()
        request = self._moderator.client.request
        self._stalled = [Client(audience.loop, request, lean=False) for _ in range(many)]
        for each in self._stalled:
            each.receive_buffer = RECEIVE_BUFFER
        self._witness = Client(audience.loop, request, lean=False, hear=lambda text: None)
        self._open = self._round = 0
        self._wished = False

    def begin(self, seconds: float) -> None:
        """Everybody joins, and somebody watches what simple clients get. The yardstick is a bare
        loop of sends over the sockets of those who will read on."""
        self._audience.join([*self._others, *self._stalled])
        self._witness.connect(self._audience.server.address)
        self._audience.loop.rest(seconds)
        some = [*self._stalled, self._witness, self._moderator.client]
        held = self._control.ask("hold", but=[each.address for each in some])
        if held["sockets"] != len(self._others):
            raise TooLate(f"{held['sockets']} sockets are open, and not {len(self._others)}")
        for each in self._stalled:
            each.hear = lambda text: None
        self._open = self._control.ask("waiting")["open"]

    def read_on(self, seconds: int) -> list[Second]:
        """So many seconds of the show while everybody reads."""
        self._second(0)  # what a room needs only once is not counted
        return self._seconds(lambda done: done < seconds)

    def stall(self, outcome: Outcome) -> list[Second]:
        """The same while some do not read, until they are cut.

        Whoever does not read cannot see the end either, so the server is asked who is left.
        """
        heard, began = self._witness.bytes, perf_counter_ns()
        for each in self._stalled:
            each.stall()
        seconds = self._seconds(lambda done: done < CUT_WITHIN_SECONDS and self._is_any_left())
        cut_after = (perf_counter_ns() - began) / 1e9
        pushed = (self._witness.bytes - heard) / 2**20
        outcome.add("pushed at each who does not read", pushed, "MiB", least=8)
        outcome.add("all of them cut after", cut_after, "s", most=12)
        return seconds

    def come_back(self, outcome: Outcome) -> None:
        for each in self._stalled:
            each.leave()
            each.receive_buffer = each.hear = None
        outcome.add("back with a fresh screen", self._audience.join(self._stalled), "s")
        lost = sum(each.sock is None for each in self._audience.attendees)
        outcome.add("others who lost their connection", lost, "", most=0)

    def _seconds(self, is_on: Callable[[int], bool]) -> list[Second]:
        resident, seconds = machine.resident(self._audience.server.pid), list[Second]()
        while is_on(len(seconds)):
            seconds.append(self._second(resident))
        return seconds

    def _second(self, resident: int) -> Second:
        """A vote for every question, and a click; it is over when those who do not read are cut."""
        began = perf_counter_ns()
        self._vote()
        self._audience.loop.rest(0.6)
        click = self._click()
        grown = machine.resident(self._audience.server.pid) - resident
        waiting = self._control.ask("waiting")
        while perf_counter_ns() - began < SECOND_NS and self._is_any_left():
            self._audience.loop.rest(0.05)
        return Second(click, grown, **waiting)

    def _is_any_left(self) -> bool:
        """Whether the server still has a connection of those who do not read."""
        return self._open - int(self._control.ask("waiting")["open"]) < self.many

    def _click(self) -> Click:
        """How long a click takes to the last of those who read, and a bare loop right after it."""
        loop, moderator = self._audience.loop, self._moderator
        loop.await_action()
        began = moderator.cue(("cue_next", "cue_previous")[self._round % 2])
        self._round += 1
        ours = self._last(began)
        moderator.settle()
        loop.rest(0.02)
        text = next(wire.split(loop.common))[1].decode()
        loop.await_action()
        began = perf_counter_ns()
        self._control.order("send", way="floor", text=text)
        bare = self._last(began)
        self._control.answered()
        loop.rest(0.02)
        return Click(ours, bare)

    def _last(self, began: int) -> float:
        """Milliseconds until the last of those who read has it."""
        self._audience.until_all_have_it(len(self._others))
        return (self._audience.loop.arrivals[-1] - began) / 1e6

    def _vote(self) -> None:
        self._wished = not self._wished
        for place, question in enumerate(self._audience.room.questions):
            vote = wire.command("vote", wire.new_id(), question=question, value=self._wished)
            self._others[place % len(self._others)].send(vote)


def _seats(outcome: Outcome, reading: list[Second], stalled: list[Second], many: int) -> None:
    """What waits for those who do not read, and what the room grew by more than while they read."""
    held = max(second.held for second in stalled)
    outcome.add("of them, something waits for", held, f"of {many}", least=many)
    here = [second for second in stalled if second.open == stalled[0].open]
    more = max(one.grown - other.grown for one, other in zip(here, reading, strict=False))
    outcome.add("memory for each of them", more / many / 1024, "KiB", most=64)
    most = max(second.most for second in stalled)
    outcome.add("… waiting in the process, at most", most / 1024, "KiB")
    for when, seconds in (("before", reading), ("while some do not read", stalled)):
        outcome.raw[f"MiB grown {when}"] = [round(each.grown / 2**20, 2) for each in seconds]


def _others(outcome: Outcome, before: list[Click], during: list[Click]) -> None:
    """What the others feel, in units of a bare loop: the hours of a machine differ by more."""
    for when, clicks in (("before", before), ("while some do not read", during)):
        outcome.spread(f"the others' last, {when}", [each.ours for each in clicks], "ms")
        outcome.spread("… by a bare loop of sends", [each.bare for each in clicks], "ms")
        outcome.curves[when] = list(enumerate(each.ours / each.bare for each in clicks))
        outcome.raw[when] = [each._asdict() for each in clicks]
    shares = [statistics.median(c.ours / c.bare for c in clicks) for clicks in (before, during)]
    ratio = shares[1] / shares[0]
    outcome.add("the others' last in bare loops, against before", ratio, "×", most=1.2)
    outcome.axes = ("click", "last of the others, against a bare loop of sends")
