"""A show ends, and every page asks for the head of what was published, beside another show.

Pages spread it over half a minute (static/shared/closing_head.js), each on a connection of its own.
"""

from __future__ import annotations

import statistics
from functools import partial
from random import Random
from time import perf_counter_ns

from benchmarks import fixture, machine, server, staff, wire
from benchmarks.audience import Audience, Room
from benchmarks.client_loop import ClientLoop
from benchmarks.figures import Outcome, percentile
from benchmarks.http_client import HttpClient, asking_for
from benchmarks.options import Options
from benchmarks.schedule import Schedule
from benchmarks.server import Server

QUESTIONS = 400
CROWD_SECONDS = 30.0
"""As `CROWD` there."""

AFTER_SECONDS = 5.0


def run(options: Options) -> Outcome:
    """All figures of closing screens."""
    outcome = Outcome("closing", {"attendees": options.attendees})
    ended = fixture.build(options, fixture.Questions(approved=QUESTIONS))
    live = fixture.build(options, fixture.Questions(approved=1), persons=1)
    with server.plain(options) as running:
        audience = Audience(ended, running, options.attendees)
        audience.join()
        moderator = audience.moderator()
        with staff.working(live, running) as worker:
            schedule = Schedule(audience.loop, Random(1))
            schedule.run(AFTER_SECONDS)  # what a room needs only once is not counted
            options.step("quiet")
            quiet = perf_counter_ns()
            schedule.run(CROWD_SECONDS)
            options.step("all pages ask")
            moderator.do("end")
            crowd, cpu = perf_counter_ns(), machine.Watched({"server": running.pid})
            asked = _ask(schedule, running, ended)
            outcome.shares(cpu.shares())
            over = perf_counter_ns()
        audience.end()
    for when, begin, end in (("quiet", quiet, crowd), ("while all ask", crowd, over)):
        answers = worker.waited(begin, end)
        outcome.add(f"a moderator's answer, {when}, median", statistics.median(answers), "ms")
        most = None if when == "quiet" else 50
        outcome.add("… 99th of 100", percentile(answers, 0.99), "ms", most=most)
        outcome.add("… worst", max(answers), "ms", note=f"of {len(answers)}")
    waits = [(each.responses[0].at - each.began) / 1e6 for each in asked if each.responses]
    outcome.add("a page's head, median", statistics.median(waits), "ms")
    outcome.add("… 99th of 100", percentile(waits, 0.99), "ms")
    wrong = sum(not each.responses or each.responses[0].status != 200 for each in asked)
    outcome.add("… not told", wrong, f"of {len(asked)}", most=0)
    return outcome


def _ask(schedule: Schedule, running: Server, room: Room) -> list[HttpClient]:
    """Each page asks once; their connections when the last has been answered."""
    asked, ended = list[HttpClient](), list[HttpClient]()
    path, loop = f"/api/v1/rooms/{room.id}/head?as=attendee", schedule.loop

    def ask(cookie: str) -> None:
        request = wire.fetched(running.host, path, cookie)
        asked.append(HttpClient(loop, running.address, asking_for([request]), ended.append))

    for cookie in room.cookies:
        schedule.after(CROWD_SECONDS * schedule.chance.random(), partial(ask, cookie))
    schedule.run(CROWD_SECONDS)
    _until_all(loop, asked, ended, len(room.cookies))
    return asked


def _until_all(
    loop: ClientLoop, asked: list[HttpClient], ended: list[HttpClient], many: int
) -> None:
    loop.until(lambda: len(asked) == len(ended) == many, CROWD_SECONDS, "all heads")
