"""Twice as many votes as a server can take: who is heard, and what the others are told."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from random import Random
from time import perf_counter, perf_counter_ns

from benchmarks import server, staff, wire
from benchmarks.audience import Audience
from benchmarks.client import ANSWER, Client
from benchmarks.figures import percentile
from benchmarks.http_client import HttpClient, Script
from benchmarks.schedule import Schedule
from proofs import report
from proofs.overload.site import QUESTIONS, site

RATED = 20_000
"""Votes a second that one server takes (docs/performance.md)."""

SECONDS = 2.0
QUIET_SECONDS = 3.0
ASKERS = 200
READ_SECONDS = 0.05
LOOK_EVERY = 50
LOOK_SECONDS = 0.001


def test_moderators_are_served_at_twice_the_rated_load(tmp_path: Path) -> None:
    with site(tmp_path) as here, server.plain(here.options) as running:
        audience = Audience(here.room, running, here.options.attendees)
        audience.join()
        crowd = Crowd(audience, Schedule(audience.loop, Random(24)))
        crowd.schedule.every(READ_SECONDS, crowd.read)
        with staff.working(here.room, running) as worker:
            crowd.schedule.run(QUIET_SECONDS)
            began = perf_counter_ns()
            crowd.vote_and_ask()
            crowd.until_answered()
            ended = perf_counter_ns()
        took = (ended - began) / 1e9
        quiet, answers = worker.waited(0, began), worker.waited(began, ended)
        audience.end()
    votes = crowd.sent["vote"]
    shed = crowd.codes["vote"].total()
    print(crowd.sent, crowd.codes, crowd.statuses)
    report.note(
        "twice the rated load",
        f"{votes:,} votes within {crowd.sent_within:.1f} s, the last answered after {took:.1f} s",
        f"{percentile(answers, 0.99):.0f} ms (quiet {percentile(quiet, 0.99):.0f} ms)",
        f"votes refused: {shed}; questions: {crowd.codes['ask'].total()} of {ASKERS}; "
        f"pages and screens: {crowd.statuses.total() - crowd.statuses[200]} "
        f"of {crowd.statuses.total()}; moderators' commands: 0 of {len(answers)}",
    )
    assert took > SECONDS
    assert percentile(answers, 0.99) <= 300
    assert crowd.untold == 0
    assert crowd.codes["ask"].total() == 0
    assert set(crowd.statuses) == {200}


class Crowd:
    """People who vote and ask as fast as their lines let them, and programs that read."""

    def __init__(self, audience: Audience, schedule: Schedule) -> None:
        self.schedule = schedule
        self._audience = audience
        self._asks = set[str]()
        self._answered = 0
        self.sent = Counter[str]()
        self.codes = {"vote": Counter[str](), "ask": Counter[str]()}
        """How often each was refused, by the code."""

        self.sent_within = 0.0
        """Seconds."""

        self.untold = 0
        """Refusals that say neither why nor when to come back."""

        self.statuses = Counter[int]()
        for each in audience.attendees:
            each.hear = self._hear

    def vote_and_ask(self) -> None:
        """Send twice the rated load, evenly over the time, and a question of some in between.

        Each sends its votes in two batches, so that clients take no time from the server.
        """
        batches = self._batches()
        began = perf_counter()
        for done, (client, data) in enumerate(batches):
            client.send(data)
            if done % LOOK_EVERY == 0:
                due = began + done / len(batches) * SECONDS
                self.schedule.run(max(LOOK_SECONDS, due - perf_counter()))
        self.sent_within = perf_counter() - began

    def until_answered(self) -> None:
        """Wait for all answers, refusals among them."""
        while self._answered < self.sent.total():
            self.schedule.run(0.02)

    def read(self) -> None:
        """Somebody opens the page, and a program fetches the screen."""
        room, host = self._audience.room, self._audience.server.host
        token = f"Authorization: Bearer {room.tokens['attendee']}"
        requests = (
            wire.request(host, f"/r/{room.id}", room.cookies[0]),
            wire.request(host, f"/api/v1/rooms/{room.id}/screen", token),
        )

        def script() -> Script:
            for each in requests:
                response = yield each
                self.statuses[response.status] += 1

        HttpClient(self._audience.loop, self._audience.server.address, script())

    def _batches(self) -> list[tuple[Client, bytes]]:
        """All votes and questions, in the order in which they are sent."""
        attendees, half = self._audience.attendees, int(RATED * SECONDS)
        each, every = -(-half // len(attendees)), len(attendees) // ASKERS
        batches = list[tuple[Client, bytes]]()
        for turn in range(2):
            for place, client in enumerate(attendees):
                votes = [self._vote(place + turn * each + n) for n in range(each)]
                asks = [self._ask()] if turn and place % every == 0 else []
                batches.append((client, b"".join([*votes, *asks])))
        return batches

    def _vote(self, place: int) -> bytes:
        self.sent["vote"] += 1
        question = self._audience.room.questions[place % QUESTIONS]
        return wire.command("vote", wire.new_id(), question=question, value=True)

    def _ask(self) -> bytes:
        id_ = wire.new_id()
        self._asks.add(id_)
        self.sent["ask"] += 1
        return wire.command("ask", id_, text=f"{id_}: who pays for it?")

    def _hear(self, text: bytes) -> None:
        if not text.startswith(ANSWER):
            return
        self._answered += 1
        if b'"ok":true' in text:
            return
        answer = json.loads(text)
        what = "ask" if answer["id"] in self._asks else "vote"
        self.codes[what][answer["code"]] += 1
        tells_when = answer["code"] == "busy" or answer.get("retry_after", 0) > 0
        self.untold += not (answer["message"] and tells_when)
