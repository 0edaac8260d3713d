"""A rehearsal at its fastest with its largest audience, and how long the live room's answers take
beside it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from time import perf_counter
from typing import Any

from benchmarks import fixture, http_client, server, wire
from benchmarks.audience import Audience, Room, send_all
from benchmarks.figures import Outcome, percentile
from benchmarks.moderator import Moderator
from benchmarks.options import Options

SPEED = 60
MOST_SIMULATED = 200
LIVE = 200
"""Attendees of the live room."""

EVERY_SECONDS = 0.05
"""A question comes to the live room so often, and every fifth time a moderator does something."""

MODERATED = 5
GZIP = b"\x1f\x8b"
PATIENCE_SECONDS = 60.0
TEXT = "How will Bogotá pay for the next three metro lines? ({})"


def run(options: Options) -> Outcome:
    """The live room's answers without a rehearsal and beside one."""
    simulated = min(MOST_SIMULATED, options.attendees)
    settings: dict[str, object] = {
        "speed": SPEED,
        "simulated": simulated,
        "seconds": options.seconds,
    }
    outcome = Outcome("rehearsal", settings)
    room = fixture.build(options, persons=min(LIVE, options.attendees))
    with server.plain(options) as running:
        audience = Audience(room, running, LIVE)
        audience.join()
        moderator = audience.moderator()
        options.step("without a rehearsal")
        before = _answers(audience, moderator, options.seconds)
        options.step("a rehearsal's audience comes")
        other = Rehearsal(audience, simulated)
        options.step("beside the rehearsal")
        beside = _answers(audience, moderator, options.seconds, other)
        outcome.add("votes and questions of the rehearsal", other.asked(), "")
        outcome.add("refused", audience.loop.refused.total(), "", most=0)
        audience.end()
    outcome.add("a live answer without a rehearsal … 99th of 100", percentile(before, 0.99), "ms")
    outcome.add("a live answer beside a rehearsal, median", percentile(beside, 0.5), "ms")
    outcome.add("… 99th of 100", percentile(beside, 0.99), "ms", most=50)
    outcome.raw |= {"before": before, "beside": beside}
    draw(outcome, before, beside)
    return outcome


def draw(outcome: Outcome, before: Sequence[float], beside: Sequence[float]) -> None:
    """What share of the answers had come after how many milliseconds."""
    for name, taken in (("without a rehearsal", before), ("beside a rehearsal", beside)):
        ordered = sorted(taken)
        outcome.curves[name] = [(ms, place / len(ordered)) for place, ms in enumerate(ordered, 1)]
    outcome.axes = ("ms", "share of the live room's answers")


class Rehearsal:
    """A rehearsal with its whole audience there, and a moderator who runs it."""

    def __init__(self, audience: Audience, simulated: int) -> None:
        self._audience = audience
        wanted: dict[str, object] = {"speed": SPEED, "audience": simulated}
        made = self._call(audience.room, "rehearsal", wanted)
        self.room = Room(made["room"], made["tokens"])
        host, token = audience.server.host, self.room.tokens["moderator"]
        self.moderator = Moderator(audience.loop, host, self.room.id, token)
        self.moderator.join(audience.server.address)
        self.moderator.do("open")
        self.moderator.advance()
        self._until_all_are_there(simulated)

    def run(self) -> None:
        """The next segment, and all that was asked is approved; the first again at the end."""
        way = (
            "cue_next"
            if self.moderator.screen["rundown"][-1]["started_at"] is None
            else "cue_previous"
        )
        self.moderator.cue(way)
        self.moderator.settle()
        for card in self._new():
            self.moderator.do("approve", question=card["id"], rev=card["rev"])

    def asked(self) -> int:
        """How many questions and votes have come."""
        cards = self._call(self.room, "questions")["questions"]
        return sum(1 + int(card["votes"]) for card in cards)

    def _new(self) -> list[dict[str, Any]]:
        cards = self._call(self.room, "questions")["questions"]
        return [card for card in cards if card["state"] == "received"]

    def _until_all_are_there(self, simulated: int) -> None:
        until = perf_counter() + PATIENCE_SECONDS
        while self._call(self.room, "screen")["screen"]["audience"]["count"] < simulated:
            if perf_counter() > until:
                raise RuntimeError("the rehearsal's audience has not come")
            self._audience.loop.rest(0.5)

    def _call(self, room: Room, what: str, body: dict[str, object] | None = None) -> Any:
        running = self._audience.server
        token = f"Authorization: Bearer {room.tokens['moderator']}"
        asked = wire.request(running.host, f"/api/v1/rooms/{room.id}/{what}", token, body)
        (response,) = http_client.fetch(self._audience.loop, running.address, asked).responses
        if response.status not in (200, 201):
            raise RuntimeError(f"{what}: {response}")
        is_packed = response.body.startswith(GZIP)
        return json.loads(gzip.decompress(response.body) if is_packed else response.body)


def _answers(
    audience: Audience, moderator: Moderator, seconds: float, beside: Rehearsal | None = None
) -> list[float]:
    """Milliseconds to each answer, while questions come and a moderator is at work."""
    loop, found, many = audience.loop, list[float](), len(audience.attendees)
    began = perf_counter()
    number = 0
    while perf_counter() - began < seconds:
        number += 1
        loop.latencies = []
        ask = wire.command("ask", wire.new_id(), text=TEXT.format(wire.new_id()))
        send_all(loop, [(audience.attendees[number % many], ask)])
        found += [each / 1e6 for each in loop.latencies]
        if number % MODERATED == 0:
            found.append(moderator.do("add_time", seconds=1))
        if beside is not None and number % round(1 / EVERY_SECONDS) == 0:
            beside.run()
        loop.rest(max(0.0, began + number * EVERY_SECONDS - perf_counter()))
    return found
