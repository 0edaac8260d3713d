"""A room in which two thousand questions are open, while twenty more come in a second."""

from __future__ import annotations

import asyncio
import random
from itertools import product
from time import perf_counter, process_time

from benchmarks.figures import Outcome, percentile
from benchmarks.options import Options
from liveroom.core.events import ProgramLoaded, QuestionReceived, Recorded
from liveroom.core.ids import PersonId, QuestionId
from liveroom.core.program import LoadedProgram
from liveroom.core.room import NEW, evolve
from liveroom.live.clock import SystemClock
from liveroom.live.likeness.doubles import Doubles

OPEN = 2_000
A_SECOND = 20
TICK = 0.005
PROGRAM = LoadedProgram("Barrios", (), language="es")

ASKED = [
    "¿Cuánto cuesta {}?",
    "cuanto costo {}",
    "¿Quién mantiene {}?",
    "como se financia {}",
    "¿Cuándo abre {}?",
    "para cuando estara {}",
    "¿Cómo se evalúa {}?",
    "que problemas ha tenido {}",
    "¿Por qué se eligió {}?",
    "¿Se puede replicar {}?",
    "¿Qué opinan los vecinos de {}?",
    "¿Dónde está {}?",
    "quien decide sobre {}",
    "Hola, buenas tardes, me gustaría saber cómo participar en {}",
]
WHAT = [
    "el carril bici",
    "la biblioteca",
    "el portal de datos",
    "la plataforma",
    "el huerto",
    "la app de citas",
    "el autobús nocturno",
    "el mercado",
    "el presupuesto participativo",
    "la zona de bajas emisiones",
    "el plan de arbolado",
    "la red de sensores",
    "la piscina",
    "el centro de mayores",
    "la ludoteca",
]
WHERE = [
    "Ribera",
    "Molino",
    "Estación",
    "Mirador",
    "Puerto",
    "Castillo",
    "Vega",
    "Salinas",
    "Fuente",
    "Torre",
    "Pinar",
]


class Filling:
    """A room that gets question after question, a fifth of them asked before in other letters."""

    def __init__(self) -> None:
        self.room = evolve(NEW, Recorded(0, ProgramLoaded(PROGRAM)))
        self._chance = random.Random(7)
        places = [f"{what} de {where}" for what, where in product(WHAT, WHERE)]
        self._texts = [asked.format(place) for asked, place in product(ASKED, places)]
        self._chance.shuffle(self._texts)
        self._asked: list[str] = []

    def ask(self, again: bool) -> QuestionId:
        """One more; `again`: it was asked before."""
        if again:
            text = self._chance.choice(self._asked).upper()
        else:
            text = self._texts[len(self._asked) % len(self._texts)]
        self._asked.append(text)
        question = QuestionId(f"q{len(self._asked)}")
        event = QuestionReceived(question, PersonId(f"p{len(self._asked)}"), text, None, None)
        self.room = evolve(self.room, Recorded(0, event))
        return question


def run(options: Options) -> Outcome:
    """How soon what asks the same is found, and what it leaves of the event loop."""
    outcome = Outcome("likeness", options.settings | {"open": min(OPEN, options.attendees)})
    asyncio.run(_run(outcome, options))
    return outcome


async def _run(outcome: Outcome, options: Options) -> None:
    filling, lags = Filling(), list[float]()
    options.step("a loop that does nothing else")
    alone = await _lags_alone(options.seconds)
    for number in range(min(OPEN, options.attendees)):
        filling.ask(again=number % 5 == 4)
    found = asyncio.Event()
    doubles = Doubles(filling.room, SystemClock(), found.set)
    tasks = [asyncio.create_task(doubles.run()), asyncio.create_task(_measure_lags(lags))]
    began = perf_counter()
    options.step("grouping those that are open")
    await found.wait()
    outcome.add("all that are open are grouped after", perf_counter() - began, "s", most=15)
    options.step("asking more")
    lags.clear()
    busy, waits = process_time(), list[float]()
    await _ask_on(filling, doubles, found, options.seconds, waits)
    outcome.add("processor time a second", (process_time() - busy) / options.seconds, "s", most=0.5)
    outcome.spread("one asked again is in a group after", waits, "s", most=3)
    outcome.curves = {"asked again": _shares(waits)}
    outcome.axes = ("seconds after the question", "share that is in a group")
    outcome.add("event loop held up, 99 of 100", 1e3 * percentile(lags, 0.99), "ms", most=10)
    outcome.add("… one that does nothing else", 1e3 * percentile(alone, 0.99), "ms")
    outcome.add("event loop held up, at most", 1e3 * max(lags), "ms", most=50)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _ask_on(
    filling: Filling, doubles: Doubles, found: asyncio.Event, seconds: float, waits: list[float]
) -> None:
    """Ask at a steady pace, and wait until all that were asked before are in a group."""
    asked: dict[QuestionId, float] = {}
    for number in range(max(5, int(A_SECOND * seconds))):
        question = filling.ask(again=number % 5 == 4)
        doubles.follow(filling.room, [question])
        if number % 5 == 4:
            asked[question] = perf_counter()
        await asyncio.sleep(1 / A_SECOND)
        _note(asked, doubles, waits)
    while asked:
        found.clear()
        await found.wait()
        _note(asked, doubles, waits)


def _note(asked: dict[QuestionId, float], doubles: Doubles, waits: list[float]) -> None:
    for question in [each for each in asked if each in doubles.found.similar_to]:
        waits.append(perf_counter() - asked.pop(question))


def _shares(waits: list[float]) -> list[tuple[float, float]]:
    """After so many seconds, which share of them were in a group."""
    return [(wait, place / len(waits)) for place, wait in enumerate(sorted(waits), 1)]


async def _lags_alone(seconds: float) -> list[float]:
    lags = list[float]()
    task = asyncio.create_task(_measure_lags(lags))
    await asyncio.sleep(seconds)
    task.cancel()
    return lags


async def _measure_lags(lags: list[float]) -> None:
    while True:
        began = perf_counter()
        await asyncio.sleep(TICK)
        lags.append(max(0.0, perf_counter() - began - TICK))
