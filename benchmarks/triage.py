"""The moderator's desk in a real browser: the keys it takes, and how fast it paints and obeys."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, islice

from playwright.sync_api import CDPSession, Page, expect

from benchmarks import fixture, server
from benchmarks.audience import Audience, Room
from benchmarks.figures import Outcome, percentile
from benchmarks.lcp import browsing
from benchmarks.options import Options
from benchmarks.server import Server
from benchmarks.votes import Votes

TRIAGED, MANY = 400, 5_000
ASKERS, VOTERS, VOTES_EACH_SECOND = 500, 100, 100
DECISIONS = ("a", "a", "v", "a", "d1", "a", "q", "a", "d3", "a")
"""Of ten questions six are approved, one is held, one queued, and two are dismissed."""

OBEYED = """
window.took = [];
addEventListener("keydown", ({ timeStamp }) => {
  const at = () => document.querySelector("#cards [aria-current]")?.id;
  const before = at();
  const look = () => {
    if (at() === before) requestAnimationFrame(look);
    else took.push(performance.now() - timeStamp);
  };
  requestAnimationFrame(look);
}, true);
new MutationObserver((_, watch) => {
  if (!document.querySelector("#list .q")) return;
  window.listedAt = performance.now();
  watch.disconnect();
}).observe(document, { childList: true, subtree: true });
"""
"""Notes how long after each key another line has the cursor, and when the list is there."""


def run(options: Options) -> Outcome:
    """Triage of 400, and a desk of 5,000 questions."""
    outcome = Outcome("triage", {"questions": MANY})
    _triage(outcome, fixture.build(options, fixture.Questions(asked=TRIAGED), VOTERS), options)
    half = MANY // 2
    questions = fixture.Questions(asked=half, approved=half)
    _large(outcome, fixture.build(options, questions, ASKERS), options)
    return outcome


def _triage(outcome: Outcome, room: Room, options: Options) -> None:
    options.step("triage by keyboard")
    with server.unlimited(options) as running, _desk(running, room) as (page, _):
        page.keyboard.press("g")
        keys, began = 1, time.monotonic()
        for decision in islice(cycle(DECISIONS), TRIAGED):
            for key in decision:
                page.keyboard.press(key)
                page.evaluate("new Promise(requestAnimationFrame)")
                keys += 1
        expect(page.locator("#cards .q")).to_have_count(0, timeout=60_000)
        spent = time.monotonic() - began
        outcome.add("keys for each of 400 questions", keys / TRIAGED, "", most=1.3)
        outcome.add("triage of 400, a key a frame", spent, "s")


def _large(outcome: Outcome, room: Room, options: Options) -> None:
    options.step("a desk of 5,000")
    with server.unlimited(options) as running, _desk(running, room) as (page, tools):
        paint = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
        outcome.add("5,000 questions: first paint", page.evaluate(paint) / 1000, "s", most=1.5)
        outcome.add("5,000: the list is there", page.evaluate("listedAt") / 1000, "s", most=1.5)
        expect(page.locator(".list-foot > .muted")).to_have_count(0, timeout=60_000)
        page.keyboard.press("g")
        page.evaluate("took = []")
        for key in ("j", "k", "j", "End", "k", "Home", "j", "a", "v", "j") * 10:
            page.keyboard.press(key)
            page.wait_for_timeout(100)
        took = page.evaluate("took")
        outcome.add("5,000: a key to its effect, median", percentile(took, 0.5), "ms", most=50)
        outcome.add("5,000: a key to its effect, 95 %", percentile(took, 0.95), "ms", most=50)
        _votes(outcome, room, running, options, page, tools)


def _votes(
    outcome: Outcome, room: Room, running: Server, options: Options, page: Page, tools: CDPSession
) -> None:
    page.locator("[data-tab=approved]").click()
    audience = Audience(room, running, VOTERS)
    audience.join()
    votes = Votes(room.questions, audience.attendees)
    attendees = cycle(enumerate(audience.attendees))
    before, began, sent = _script(tools), time.monotonic(), 0
    while (spent := time.monotonic() - began) < options.seconds:
        for place, attendee in islice(attendees, int(spent * VOTES_EACH_SECOND) - sent):
            attendee.send(votes.next(place))
            sent += 1
        audience.loop.rest(0.02)
        page.evaluate("0")
    script = (_script(tools) - before) / spent * 1000
    outcome.add(f"script in a second of {sent / spent:.0f} votes", script, "ms", most=50)
    audience.end()


def _script(tools: CDPSession) -> float:
    metrics = tools.send("Performance.getMetrics")["metrics"]
    return float(next(each["value"] for each in metrics if each["name"] == "ScriptDuration"))


@contextmanager
def _desk(running: Server, room: Room) -> Iterator[tuple[Page, CDPSession]]:
    """The desk at the size of a laptop, just loaded by whoever is signed in."""
    with browsing() as browser:
        context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
        page = context.new_page()
        page.goto(f"http://{running.host}/r/{room.id}/moderator#{room.tokens['moderator']}")
        page.wait_for_selector("#list .q")
        page.add_init_script(OBEYED)
        page.reload()
        page.wait_for_selector("#list .q")
        tools = context.new_cdp_session(page)
        tools.send("Performance.enable")
        yield page, tools
