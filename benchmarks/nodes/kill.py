"""A node is killed while its people work: when they are back, and what became of their work."""

from __future__ import annotations

import threading
from collections.abc import Callable
from time import perf_counter_ns, sleep
from typing import Any

from benchmarks import fixture
from benchmarks.audience import Audience, Room
from benchmarks.client_loop import ClientLoop
from benchmarks.figures import Outcome
from benchmarks.nodes.people import People
from benchmarks.nodes.site import Site, measured, soon
from benchmarks.options import Options

ATTENDEES = 900
QUESTIONS = 20
RATE_EACH = 0.2
"""What each does a second: a vote, or now and then a question."""

AFTER = 0.25
"""The part of the time after which it is killed."""


def run(options: Options) -> Outcome:
    """All figures of a node that dies."""
    return measured(options, "kill", ATTENDEES, measure, fixture.Questions(QUESTIONS))


def measure(outcome: Outcome, site: Site, options: Options) -> None:
    """All come through the balancer with TLS, and come back as pages do."""
    with site.balanced() as (balancer, tls):
        people = People(Audience(site.room, balancer, options.attendees, loop=ClientLoop(tls)))
        people.come()
        killed = list[int]()

        def kill() -> None:
            killed.append(perf_counter_ns())
            site.nodes[0].server.kill()

        options.step("a node is killed")
        work(people, site, options, kill)
        lost = people.loop.counts["lost"]
        back = [each.came_at for each in people.all if each.came_at > killed[0]]
        outcome.add("screens that were cut off", lost, f"of {len(people.all)}")
        outcome.add("… all back after", (max(back, default=0) - killed[0]) / 1e9, "s", most=5)
        outcome.add("… handshakes refused meanwhile", people.loop.counts["refused"], "")
        outcome.raw["back after"] = [(each - killed[0]) / 1e9 for each in sorted(back)]
        check(outcome, people, site)
        people.loop.end()


def work(people: People, site: Site, options: Options, fault: Callable[[], None]) -> None:
    """Let everybody work until all is answered, while a fault comes early."""

    def later() -> None:
        sleep(options.seconds * AFTER)
        fault()

    delayed = threading.Thread(target=later)
    delayed.start()
    people.work(options.seconds, RATE_EACH * len(people.all), site.room.questions)
    delayed.join()
    people.until_answered()


def check(outcome: Outcome, people: People, site: Site) -> None:
    """Whether all that was acknowledged is there, once, at every node that lives."""
    loop, alive = ClientLoop(), [each for each in site.nodes if each.server.process.poll() is None]
    audiences = [Audience(site.room, each.server, 0, loop=loop) for each in alive]

    def differences() -> tuple[int, int]:
        screens = [each.moderator().screen["questions"] for each in audiences]
        found = [compared(people, cards, site.room) for cards in screens]
        return sum(missing for missing, _ in found), sum(doubled for _, doubled in found)

    soon(loop, lambda: sum(differences()))
    lost, doubled = differences()
    outcome.add("commands", len(people.answers), "")
    outcome.add("… acknowledged and lost", lost, "", most=0)
    outcome.add("… doubled", doubled, "", most=0)
    outcome.add("… answered in two ways", people.contradicted, "", most=0)
    outcome.add("… refused", people.refused.total(), "", most=0)
    loop.end()


def compared(people: People, cards: dict[str, Any], room: Room) -> tuple[int, int]:
    """What is missing on a screen of what was acknowledged, and what is there too often."""
    texts = [card["text"] for card in cards.values()]
    missing = doubled = 0
    for id_, text in people.asked.items():
        told = people.answers[id_]
        card = cards.get(told["question"])
        missing += card is None or (card["text"], card["number"]) != (text, told["number"])
        doubled += texts.count(text) > 1
    for question in room.questions:
        more = cards[question]["votes"] - people.votes[question]
        missing, doubled = missing + max(-more, 0), doubled + max(more, 0)
    return missing, doubled
