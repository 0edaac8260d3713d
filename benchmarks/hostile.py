"""One in a hundred is hostile: what the others and their moderators feel of it.

Some stop reading, some never finish their request, some flood, and some come anew each second. One
room is watched by turns, quiet and with them, so that the hours of the machine are the same.
"""

from __future__ import annotations

import random
import statistics
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter_ns

from benchmarks import fixture, machine, server, staff, wire
from benchmarks.audience import Audience
from benchmarks.client import Client
from benchmarks.client_loop import TooLate
from benchmarks.figures import Outcome, percentile
from benchmarks.options import Options
from benchmarks.schedule import Schedule

HOSTILE_SHARE = 0.01
QUESTIONS = 20
CUE_SECONDS = 1.0
FLOOD_SECONDS = 0.1
FLOOD = 20
"""Frames at a time from each who floods; a socket takes 50, and one in 0.6 s after that."""

AGAIN_SECONDS = 1.0
RECEIVE_BUFFER = 8 * 1024
WATCHED_SECONDS = 8.0
"""How long each turn is watched, unless less was asked for."""

LOOK_SECONDS = 0.01
PATIENCE_SECONDS = 20.0


def run(options: Options) -> Outcome:
    """All figures of hostile attendees."""
    outcome = Outcome("hostile", options.settings)
    room = fixture.build(options, fixture.Questions(approved=QUESTIONS))
    seconds = min(options.seconds, WATCHED_SECONDS)
    with server.plain(options) as running:
        audience = Audience(room, running, options.attendees)
        many = max(4, int(options.attendees * HOSTILE_SHARE))
        hostile = Hostile(audience, audience.attendees[:many])
        watch = Watch(audience, audience.attendees[many:])
        watch.take(seconds)  # what a room needs only once is not counted
        quiet, troubled = list[Watched](), list[Watched]()
        with staff.working(room, running) as worker:
            for turn in range(max(2, options.rounds // 2)):
                options.step(f"turn {turn + 1}")
                watch.schedule.run(min(AGAIN_SECONDS, seconds))
                quiet.append(watch.take(seconds))
                hostile.begin(watch.schedule)
                troubled.append(watch.take(seconds))
                hostile.end()
        for each in (*quiet, *troubled):
            each.answers = worker.waited(each.began, each.ended)
        lost = sum(each.sock is None for each in watch.others)
        audience.end()
    _tell(outcome, quiet, troubled)
    for what, times in sorted(hostile.done.items()):
        outcome.add(f"hostile: {what}", times, "")
    outcome.add("others who lost their connection", lost, "", most=0)
    return outcome


@dataclass(slots=True)
class Watched:
    """Milliseconds: of each cue to the last of the others, and of each answer to a moderator;
    `cpu` is the server's share of a processor, in percent."""

    cues: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)
    cpu: float = 0.0
    began: int = field(default_factory=perf_counter_ns)
    ended: int = 0


class Watch:
    """Those who mean well: attendees, and a moderator who cues."""

    def __init__(self, audience: Audience, others: list[Client]) -> None:
        self.others = others
        self.schedule = Schedule(audience.loop, random.Random(1))
        self._audience = audience
        audience.join(others)
        self._cuer = audience.moderator()
        self._cued = self._cues = 0

    def take(self, seconds: float) -> Watched:
        """How long cues take in so many seconds."""
        watched = Watched()
        cpu = machine.Watched({"server": self._audience.server.pid})
        every = min(CUE_SECONDS, seconds)
        for _ in range(int(seconds / every)):
            self._cue()
            self._until_seen(watched, every)
        watched.cpu, watched.ended = cpu.shares()["server"], perf_counter_ns()
        return watched

    def _cue(self) -> None:
        self._audience.loop.await_action()
        self._cued = self._cuer.cue(("cue_next", "cue_previous")[self._cues % 2])
        self._cues += 1

    def _until_seen(self, watched: Watched, seconds: float) -> None:
        """Go on, at least until it is time for the next cue and everybody has this one."""
        loop, slices = self._audience.loop, 0
        while slices * LOOK_SECONDS < seconds or len(loop.arrivals) < len(self.others):
            if slices * LOOK_SECONDS > PATIENCE_SECONDS:
                raise TooLate(f"{len(loop.arrivals)} of {len(self.others)} have a cue")
            self.schedule.run(LOOK_SECONDS)
            slices += 1
        watched.cues.append((loop.arrivals[-1] - self._cued) / 1e6)
        self._cuer.settle()


class Hostile:
    """Those who mean no good; `done` counts what they did."""

    def __init__(self, audience: Audience, clients: list[Client]) -> None:
        self._audience = audience
        self._is_on = False
        self.done = Counter[str]()
        for each in clients:
            each.hear = lambda text: None
        fourth = len(clients) // 4
        self._stalled, self._unfinished = clients[:fourth], clients[fourth : 2 * fourth]
        self._flooding, self._anew = clients[2 * fourth : 3 * fourth], clients[3 * fourth :]
        for each in self._stalled:
            each.receive_buffer = RECEIVE_BUFFER
        for each in self._unfinished:
            each.request = each.request[:100]

    def begin(self, schedule: Schedule) -> None:
        """Come, and do it until `end`."""
        self._is_on = True
        self._while_on(schedule, AGAIN_SECONDS, self._come_anew)
        self._while_on(schedule, FLOOD_SECONDS, self._flood)

    def end(self) -> None:
        """All go."""
        self._is_on = False
        for each in (*self._stalled, *self._unfinished, *self._flooding, *self._anew):
            each.leave()

    def _while_on(self, schedule: Schedule, seconds: float, do: Callable[[], None]) -> None:
        if self._is_on:
            do()
            schedule.after(seconds, lambda: self._while_on(schedule, seconds, do))

    def _come(self, client: Client) -> None:
        client.connect(self._audience.server.address)
        self.done["connections"] += 1

    def _come_anew(self) -> None:
        for each in self._anew:
            each.leave()
            self._come(each)
        for each in (*self._stalled, *self._unfinished):
            if each.sock is None:
                self._come(each)
            elif each.is_open:
                each.stall()

    def _flood(self) -> None:
        data = b"".join(self._frames())  # made once: it takes the time of those who mean well
        for each in self._flooding:
            if each.sock is None:
                self.done["cut while flooding"] += 1
                self._come(each)
            elif each.is_open:
                each.send(data)
                self.done["frames of floods"] += FLOOD

    def _frames(self) -> list[bytes]:
        """Votes, questions, commands that are none, and pings."""
        question = random.choice(self._audience.room.questions)
        kinds = (
            wire.command("vote", wire.new_id(), question=question, value=True),
            wire.command("ask", wire.new_id(), text=f"Spam {wire.new_id()}"),
            wire.command("cue_next", wire.new_id(), after=None),
            wire.encoded({"t": "ping", "c": 1}),
        )
        return [kinds[place % len(kinds)] for place in range(FLOOD)]


def _tell(outcome: Outcome, quiet: list[Watched], troubled: list[Watched]) -> None:
    cues = [statistics.median(each.cues) for each in quiet]
    beside = [statistics.median(each.cues) for each in troubled]
    outcome.spread("a cue to the last of the others, quiet", cues, "ms")
    outcome.spread("… with hostile ones", beside, "ms")
    ratios = [b / a for a, b in zip(cues, beside, strict=True)]
    outcome.spread("… against quiet", ratios, "×", most=1.2)
    for when, turns in (("quiet", quiet), ("with hostile ones", troubled)):
        answers = [answer for turn in turns for answer in turn.answers]
        most = None if turns is quiet else 100
        outcome.add(f"a moderator's answer, {when}, median", statistics.median(answers), "ms")
        outcome.add("… 99th of 100", percentile(answers, 0.99), "ms", most=most)
        outcome.add("… worst", max(answers), "ms", note=f"of {len(answers)}")
        outcome.spread(f"server's processor share, {when}", [t.cpu for t in turns], "%")
    outcome.raw["cues, quiet"] = [[round(c, 1) for c in each.cues] for each in quiet]
    outcome.raw["cues, with hostile ones"] = [[round(c, 1) for c in e.cues] for e in troubled]
