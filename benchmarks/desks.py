"""Two moderators at work on 400 questions while a thousand people vote: how soon each is answered,
how soon the other sees it, and what it all costs an attendee."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import cycle
from random import Random
from time import perf_counter_ns
from typing import Any

from benchmarks import fixture, server, wire
from benchmarks.audience import Audience
from benchmarks.client import Client
from benchmarks.figures import Outcome, percentile
from benchmarks.options import Options
from benchmarks.page import load

APPROVED, ASKED, QUEUED = 200, 200, 10
MANY, ASKERS = 5_000, 200
"""Questions, and those who asked them, on the page that is weighed besides."""
VOTES_A_SECOND = 100
ACT_EVERY_NS = 500_000_000
PATIENCE_NS = 10_000_000_000
STEPS = (
    ("approve",),
    ("dismiss",),
    ("edit", "approve", "queue", "reorder"),
    ("hold_question",),
    ("dismiss", "undo", "approve"),
)
"""What is done with a question after the other."""

_WORDS = """
cómo quién cuándo dónde cuánto por para con sin sobre entre desde hasta ciudad barrio vivienda
agua transporte metro bicicleta calle plaza parque escuela hospital mercado turismo cultura empleo
presupuesto impuesto ayuda plan norma alcalde concejo vecina vecino joven mayor niña mujer red
comunidad gobierno región frontera cooperación alianza proyecto obra medida resultado indicador
dato riesgo crisis pandemia clima energía residuo aire ruido espacio público privado abierto
participar decidir pagar medir cambiar reducir crear mantener compartir aprender financiar proteger
nueva nuevo primero segunda mejor peor mucho poco cada otra siempre nunca hoy mañana año mes
"""
WORDS = _WORDS.split()


def run(options: Options) -> Outcome:
    """All figures of two desks and of an attendee's first load."""
    settings: dict[str, object] = {"attendees": options.attendees, "seconds": options.seconds}
    outcome = Outcome("desks", settings)
    room = fixture.build(options, fixture.Questions(APPROVED, ASKED, wording=wording))
    many, askers = min(MANY, 25 * options.attendees), min(ASKERS, 2 * options.attendees)
    crowded = fixture.build(options, fixture.Questions(many, wording=wording), askers)
    with server.plain(options) as running:
        _weigh(outcome, Audience(crowded, running, 1), many)
        audience = Audience(room, running, options.attendees, beat=True)
        _weigh(outcome, audience, APPROVED + ASKED)
        audience.join()
        desks = [Desk(audience), Desk(audience)]
        for question in room.questions[:QUEUED]:
            desks[0].send("queue", question)
        audience.loop.rest(1.0)
        options.step("two moderators and many voters")
        _work(outcome, audience, desks, options.seconds)
        audience.end()
    return outcome


def wording(number: int) -> str:
    """A question of some words, always the same for a number."""
    chance = Random(number)
    return f"¿{' '.join(chance.choices(WORDS, k=chance.randint(6, 20)))}?".capitalize()


class Desk:
    """A moderator's page: its cards, and when an action was answered and came to be seen."""

    def __init__(self, audience: Audience) -> None:
        host, token = audience.server.host, audience.room.tokens["moderator"]
        path = f"/ws/{audience.room.id}?as=moderator&lang=es"
        request = wire.handshake(host, path, f"Authorization: Bearer {token}")
        self.client = Client(audience.loop, request, beat=True, hear=self._hear)
        self.cards: dict[str, dict[str, Any]] = {}
        self.queue: list[str] = []
        self.refused = Counter[str]()
        self.answered_at = self.seen_at = 0
        self._awaited: tuple[str, int] = ("", 0)
        self.client.connect(audience.server.address)
        audience.loop.until(lambda: bool(self.cards), 20, "a moderator's screen")

    def send(self, name: str, question: str) -> int:
        """Do something with a question; the instant it left."""
        self.answered_at = 0
        fields: dict[str, object] = {"question": question, "rev": self.cards[question]["rev"]}
        match name:
            case "edit":
                fields["text"] = f"{self.cards[question]['text']} (más corta)"
            case "reorder":
                fields["before"] = self.queue[0]
            case "dismiss":
                fields["reason"] = "off_topic"
            case _:
                pass
        command = wire.command(name, wire.new_id(), **fields)
        began = perf_counter_ns()
        self.client.send(command)
        return began

    def expect(self, question: str, rev: int) -> None:
        """A revision of this question is waited for."""
        self.seen_at, self._awaited = 0, (question, rev)

    def _hear(self, text: bytes) -> None:
        now, message = perf_counter_ns(), json.loads(text)
        panels = message.get("screen") or message.get("panels", {})
        self.queue = panels.get("queue", self.queue)
        self.cards |= panels.get("questions", {})
        question, rev = self._awaited
        if not self.seen_at and question in panels.get("questions", {}):
            self.seen_at = now if self.cards[question]["rev"] >= rev else 0
        if message["t"] == "answer":
            self.answered_at = now
            if not message["ok"]:
                self.refused[message["code"]] += 1
                self.seen_at = self.seen_at or now


def _steps(questions: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What is done, and with which question."""
    for question, names in zip(questions, cycle(STEPS), strict=False):
        yield from ((name, question) for name in names)


def _work(outcome: Outcome, audience: Audience, desks: list[Desk], seconds: float) -> None:
    loop, many = audience.loop, len(audience.attendees)
    steps = _steps(audience.room.questions[APPROVED:])
    acknowledged, seen = list[float](), list[float]()
    bytes_before, counts_before = [each.bytes for each in audience.attendees], Counter(loop.counts)
    began = next_at = perf_counter_ns()
    votes = actions = sent_at = 0
    acting: tuple[Desk, Desk] | None = None
    while (now := perf_counter_ns()) < began + int(seconds * 1e9) or acting is not None:
        while votes < (now - began) / 1e9 * VOTES_A_SECOND:
            _vote(audience, votes)
            votes += 1
        if acting is None and now >= next_at and (step := next(steps, None)) is not None:
            name, question = step
            acting = (desks[actions % 2], desks[1 - actions % 2])
            acting[1].expect(question, acting[0].cards[question]["rev"] + 1)
            sent_at, next_at = acting[0].send(name, question), now + ACT_EVERY_NS
            actions += 1
        loop.step(0.001)
        if acting is not None and acting[0].answered_at and acting[1].seen_at:
            acknowledged.append((acting[0].answered_at - sent_at) / 1e6)
            seen.append((acting[1].seen_at - sent_at) / 1e6)
            acting = None
        if acting is not None and now > sent_at + PATIENCE_NS:
            raise RuntimeError("an action did not come to the other desk")
    loop.rest(1.2)
    took = (perf_counter_ns() - began) / 1e9
    minute = [
        (each.bytes - was) / 1000 * 60 / took
        for each, was in zip(audience.attendees, bytes_before, strict=True)
    ]
    told = (loop.counts - counts_before)["vote counts"] / many
    for name, times in (("acknowledged", acknowledged), ("on the other's screen", seen)):
        outcome.add(f"an action {name}, median", percentile(times, 0.5), "ms")
        outcome.add("… 99th of 100", percentile(times, 0.99), "ms", most=250)
        outcome.add("… last", max(times), "ms", most=250)
    outcome.add("bytes to an attendee in a minute", max(minute), "kB", most=100)
    outcome.add("rounds of vote counts a second to each", (told - 1) / took, "", most=1)
    outcome.add("actions", actions, "")
    outcome.add("votes", votes, "")
    refused = loop.refused.total() + sum(desk.refused.total() for desk in desks)
    outcome.add("refused", refused, "", most=0)
    outcome.raw |= {"acknowledged": acknowledged, "seen": seen}
    for name, times in (("acknowledged", acknowledged), ("on the other's screen", seen)):
        ordered = sorted(times)
        outcome.curves[name] = [(ms, n / len(ordered)) for n, ms in enumerate(ordered, 1)]
    outcome.axes = ("ms", "share of the actions")


def _vote(audience: Audience, number: int) -> None:
    """The next person votes for a question that is shown, and the next time no longer."""
    many = len(audience.attendees)
    place, turn = number % many, number // many
    liked = int(Random(place * 1_000 + turn // 2).paretovariate(0.6))  # half of the votes for three
    question = audience.room.questions[min(liked, APPROVED) - 1]
    audience.attendees[place].send(
        wire.command("vote", wire.new_id(), question=question, value=turn % 2 == 0)
    )


def _weigh(outcome: Outcome, audience: Audience, questions: int) -> None:
    _, page = load(audience)
    most = 60 if questions == APPROVED + ASKED else 100
    name = f"an attendee's page with all it loads, {questions} questions"
    outcome.add(name, page.bytes / 1000, "kB", most=most)
