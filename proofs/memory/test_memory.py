"""Thousands come and go for hours; what the server holds stays what it was."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from benchmarks import fixture, machine, server
from benchmarks.audience import Audience
from benchmarks.figures import Outcome, percentile
from benchmarks.options import Options
from benchmarks.report import table, write
from benchmarks.schedule import Schedule
from proofs import report
from proofs.memory.desk import Desk, OtherScreens
from proofs.memory.errands import Errands
from proofs.memory.samples import HOUR, MIB, Sample, Sampler, slope
from proofs.memory.visitors import Visitors

VISITORS = 2_000
SECONDS = float(os.environ.get("PROOFS_SECONDS", 2 * HOUR))
WARM_SECONDS = min(1500.0, SECONDS / 3)
"""Until then what a server needs only once is filled: SQLite's pages, the answers that a room
remembers, and the thousand patches that it keeps."""

QUESTIONS = 30
VOTES_A_SECOND = 20.0
VOTES_TO_FILL = 140_000
"""So many rows fill the pages of the database that a server keeps in memory (32 MB); they come in
the first half of that time, when people are there."""

ASK_SECONDS = 20.0
"""What was asked stays on record, at 4.1 KB each: so seldom that it makes little of a slope."""

SAMPLE_SECONDS = 10.0


@dataclass(slots=True)
class Evening:
    """A server, and all that goes on there."""

    schedule: Schedule
    visitors: Visitors
    desk: Desk
    errands: Errands
    sampler: Sampler

    def sample(self) -> None:
        """Look at what the server holds."""
        self.sampler.take(self.visitors.there, self.desk.answer_ms)


def test_the_server_keeps_nothing_of_those_who_come_and_go(tmp_path: Path) -> None:
    os.nice(10)
    machine.most_sockets()
    with evening(tmp_path) as here:
        watched = machine.Watched({"server": here.sampler.pid, "people": os.getpid()})
        here.schedule.run(SECONDS)
        shares = watched.shares()
    outcome = told(here)
    outcome.shares(shares)
    print(table(outcome), here.visitors.refused, here.desk.refused, sep="\n")
    write(outcome)
    after = [each for each in here.sampler.samples if each.at > WARM_SECONDS]
    report.note(
        "2,000 come and go",
        f"{SECONDS / 60:.0f} minutes",
        f"{here.visitors.done['came']:,}",
        f"{here.visitors.done['vote']:,}",
        f"{here.errands.statuses.total():,}",
        f"{slope(after, lambda each: each.resident / MIB):+.2f} MiB/h",
        f"{slope(after, lambda each: each.files - each.sockets):+.1f}/h",
        f"{slope(after, lambda each: each.tasks):+.1f}/h",
    )
    assert [each for each in outcome.figures if each.held is False] == []


@contextmanager
def evening(folder: Path) -> Iterator[Evening]:
    """A room on air in which everybody has voted for everything, and all that is to happen."""
    settings = {"LIVEROOM_IDLE_ROOM_SECONDS": "60"}
    options = Options(VISITORS, folder=folder, serve=settings, spread=True)
    room = fixture.build(options, fixture.Questions(QUESTIONS, votes=QUESTIONS * VISITORS))
    with server.driven(options) as (running, control):
        audience = Audience(room, running, VISITORS, beat=True)
        schedule = Schedule(audience.loop, Random(19))
        visitors = Visitors(audience, schedule)
        desk, errands = Desk(audience, visitors), Errands(audience, schedule)
        here = Evening(schedule, visitors, desk, errands, Sampler(running, control))
        visitors.begin()
        choose = schedule.chance.choice
        schedule.every(1 / VOTES_A_SECOND, lambda: visitors.vote(choose(room.questions)))
        for vote in range(VOTES_TO_FILL):
            at = WARM_SECONDS * (0.15 + 0.25 * vote / VOTES_TO_FILL)
            schedule.after(at, lambda: visitors.vote(choose(room.questions)))
        schedule.every(ASK_SECONDS, visitors.ask)
        schedule.every(ASK_SECONDS, desk.decide)
        schedule.every(30, desk.cue)
        schedule.every(10, OtherScreens(audience).next)
        schedule.every(2, errands.next)
        schedule.every(60, errands.open_room)
        schedule.every(SAMPLE_SECONDS, here.sample)
        yield here
        audience.end()


def told(here: Evening) -> Outcome:
    """What was found, with the curve of the memory."""
    outcome = Outcome("memory", {"visitors": VISITORS, "minutes": round(SECONDS / 60)})
    samples = here.sampler.samples
    after = [each for each in samples if each.at > WARM_SECONDS]
    done = here.visitors.done
    outcome.add("joins", done["came"], "")
    outcome.add("votes", done["vote"], "")
    outcome.add("requests beside", here.errands.statuses.total(), "")
    outcome.spread("memory", [each.resident / MIB for each in after], "MiB")
    grown = slope(after, lambda each: each.resident / MIB)
    outcome.add("memory grows in an hour", grown, "MiB", most=1)
    allocated = slope(after, lambda each: each.allocated / MIB)
    outcome.add("… allocated in glibc's heap", allocated, "MiB")
    outcome.spread("files beside sockets", [each.files - each.sockets for each in after], "")
    files = slope(after, lambda each: each.files - each.sockets)
    outcome.add("… more in an hour", files, "", most=5)
    outcome.spread("tasks", [each.tasks for each in after], "")
    tasks = slope(after, lambda each: each.tasks)
    outcome.add("… more in an hour", tasks, "", most=5)
    outcome.spread("threads", [each.threads for each in after], "")
    threads = slope(after, lambda each: each.threads)
    outcome.add("… more in an hour", threads, "", most=1)
    first, last = after[: len(after) // 2], after[len(after) // 2 :]
    outcome.add("staff's answers, p99, first half", answers_p99(first), "ms")
    outcome.add("… second half", answers_p99(last), "ms")
    outcome.add("connections that the server did not end", done["not ended by the server"], "")
    outcome.raw["done"] = dict(done)
    outcome.raw["statuses"] = dict(here.errands.statuses)
    outcome.raw["refused"] = dict(here.visitors.refused)
    outcome.raw["samples"] = [asdict(each) for each in samples[:: max(1, len(samples) // 120)]]
    outcome.curves["resident MiB"] = [(s.at / 60, s.resident / MIB) for s in samples]
    outcome.axes = ("minutes", "MiB")
    return outcome


def answers_p99(samples: Sequence[Sample]) -> float:
    """Of what staff waited for."""
    return percentile([each.answer_p99_ms for each in samples if each.answer_p99_ms], 0.99)
