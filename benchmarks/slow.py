"""A few who stop reading: what they cost, what the others feel, and how they come back."""

from __future__ import annotations

import statistics
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
QUESTIONS = 690
TEXT = "这个城市怎样才能在不提高票价的情况下再建三条地铁线路？" * 16
"""A long question in a script of three bytes a character: some 1.3 kB."""

VOTES_EVERY_NS = 1_000_000_000
RECEIVE_BUFFER = 8 * 1024
HEADCOUNT_SECONDS = 6.0
CUT_WITHIN_SECONDS = 30.0


def run(options: Options) -> Outcome:
    """All figures of slow readers.

    Those who stall take whole cards of every question whose votes moved, as simple clients do, so
    that megabytes are pushed at them while the others get no more than counts.
    """
    outcome = Outcome("slow", options.settings)
    many = min(QUESTIONS, options.attendees * 2)
    room = fixture.build(options, fixture.Questions(approved=many, text=TEXT))
    with server.driven(options) as (running, control):
        audience = Audience(room, running, options.attendees)
        show = Show(audience, control, options)
        options.step("everybody joins")
        audience.join()
        show.prepare(min(options.seconds, HEADCOUNT_SECONDS))
        before = [show.click() for _ in range(options.rounds)]
        options.step("some stop reading")
        show.stall()
        during = show.push(outcome)
        options.step("they come back")
        show.come_back(outcome)
        audience.end()
    _others(outcome, before, during)
    return outcome


class Click(NamedTuple):
    """Milliseconds to the last of those who read: of a click, and of a bare loop of sends."""

    ours: float
    bare: float


class Show:
    """An audience of which some stop reading while the show goes on."""

    def __init__(self, audience: Audience, control: Control, options: Options) -> None:
        stalled = max(1, int(options.attendees * STALLED_SHARE))
        self._audience = audience
        self._control = control
        self._stalled = audience.attendees[:stalled]
        self._witness = Client(
            audience.loop, audience.attendees[-1].request, lean=False, hear=lambda text: None
        )
        self._others = len(audience.attendees) - stalled
        for each in self._stalled:
            each.hello = wire.encoded({"t": "hello", "lean": False})
            each.receive_buffer = RECEIVE_BUFFER
        self._moderator = audience.moderator()
        self._began = self._memory = self._open = self._round = 0
        self._wished = False

    def prepare(self, seconds: float) -> None:
        """Somebody watches what simple clients get. The yardstick is a bare loop of sends over
        the sockets of those who will read on."""
        self._witness.connect(self._audience.server.address)
        self._audience.loop.rest(seconds)
        some = [*self._stalled, self._witness, self._moderator.client]
        held = self._control.ask("hold", but=[each.address for each in some])
        if held["sockets"] != self._others:
            raise TooLate(f"{held['sockets']} sockets are open, and not {self._others}")

    def click(self) -> Click:
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
        self._audience.until_all_have_it(self._others)
        return (self._audience.loop.arrivals[self._others - 1] - began) / 1e6

    def stall(self) -> None:
        self._memory = machine.resident(self._audience.server.pid)
        self._open = self._control.ask("waiting")["open"]
        for each in self._stalled:
            each.stall()
        self._began = perf_counter_ns()

    def push(self, outcome: Outcome) -> list[Click]:
        """Votes for every question once a second, and a click between, until they are cut.

        Whoever does not read cannot see the end either, so the server is asked who is left.
        """
        heard, many, most, during = self._witness.bytes, len(self._stalled), 0, []
        waiting = self._control.ask("waiting")
        while self._spent() < CUT_WITHIN_SECONDS and self._is_any_left():
            second = perf_counter_ns()
            self._vote()
            self._audience.loop.rest(0.6)
            during.append(self.click())
            now = self._control.ask("waiting")
            resident = machine.resident(self._audience.server.pid)
            if resident > most and now["open"] == self._open:
                most, waiting = resident, now
            while (perf_counter_ns() - second) < VOTES_EVERY_NS and self._is_any_left():
                self._audience.loop.rest(0.05)
        pushed = (self._witness.bytes - heard) / 2**20
        outcome.add("pushed at each who does not read", pushed, "MiB", least=8)
        outcome.add("of them, something waits for", waiting["held"], f"of {many}", least=many)
        memory = (most - self._memory) / many / 1024
        outcome.add("memory for each of them", memory, "KiB", most=64)
        outcome.add("… waiting in the process, at most", waiting["most"] / 1024, "KiB")
        outcome.add("all of them cut after", self._spent(), "s", most=12)
        return during

    def _is_any_left(self) -> bool:
        """Whether the server still has a connection that was there when they stopped reading."""
        return self._open - int(self._control.ask("waiting")["open"]) < len(self._stalled)

    def _spent(self) -> float:
        return (perf_counter_ns() - self._began) / 1e9

    def come_back(self, outcome: Outcome) -> None:
        for each in self._stalled:
            each.leave()
            each.receive_buffer = None
        outcome.add("back with a fresh screen", self._audience.join(self._stalled), "s")
        lost = sum(each.sock is None for each in self._audience.attendees)
        outcome.add("others who lost their connection", lost, "", most=0)

    def _vote(self) -> None:
        voters = self._audience.attendees[len(self._stalled) :]
        self._wished = not self._wished
        for place, question in enumerate(self._audience.room.questions):
            vote = wire.command("vote", wire.new_id(), question=question, value=self._wished)
            voters[place % len(voters)].send(vote)


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
