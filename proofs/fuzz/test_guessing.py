"""How long a wrong token is refused says nothing of how wrong it is."""

from __future__ import annotations

import http.client
import math
import secrets
from collections.abc import Sequence
from pathlib import Path
from random import Random
from statistics import fmean, variance
from time import perf_counter_ns

from benchmarks import fixture, server
from benchmarks.options import Options
from proofs import report

REQUESTS = 20_000
MOST_T = 4.5
"""Welch's t, past which two means differ."""

KEPT = 0.9
"""The part of the times that is looked at: the longest are those of the machine."""


def test_no_wrong_token_takes_longer_than_another(tmp_path: Path) -> None:
    with server.unlimited(Options(1, folder=tmp_path)) as running:
        (mine,) = fixture.open_rooms(running, 1)
        good, chance = mine.tokens["moderator"], Random(7)
        wrong = {
            "random": lambda: good[:-32] + secrets.token_urlsafe(24),
            "half right": lambda: good[:-16] + secrets.token_urlsafe(12),
            "but for a letter": lambda: good[:-1] + chance.choice("abcde".replace(good[-1], "f")),
        }
        took: dict[str, list[int]] = {name: [] for name in wrong}
        line = http.client.HTTPConnection(*running.address)
        names = list(wrong)
        for _ in range(REQUESTS):
            name = chance.choice(names)
            took[name].append(refused(line, mine.id, wrong[name]()))
        line.close()
    found = {name: welch(took["random"], times) for name, times in took.items() if name != "random"}
    report.note(
        "fuzz: guessed tokens",
        f"{REQUESTS:,}",
        "",
        ", ".join(f"{name}: t {t:.1f}" for name, t in found.items()),
        0,
    )
    assert max(map(abs, found.values())) < MOST_T


def refused(line: http.client.HTTPConnection, room: str, token: str) -> int:
    """Nanoseconds until the answer to a token that does not let anybody in."""
    began = perf_counter_ns()
    line.request(
        "GET", f"/api/v1/rooms/{room}/screen", headers={"Authorization": f"Bearer {token}"}
    )
    answer = line.getresponse()
    told = answer.read()
    took = perf_counter_ns() - began
    assert (answer.status, b"screen" in told) == (401, False), told
    return took


def welch(first: Sequence[int], second: Sequence[int]) -> float:
    """How far two means lie apart, in standard errors."""
    one, two = (sorted(times)[: int(len(times) * KEPT)] for times in (first, second))
    spread = math.sqrt(variance(one) / len(one) + variance(two) / len(two))
    return (fmean(one) - fmean(two)) / spread
