"""The organiser's pages on a slow line with a slow processor: when the largest part is painted."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from benchmarks import machine, server
from benchmarks.figures import Outcome
from benchmarks.options import ROOT, Options
from benchmarks.server import OWNER_KEY, Server
from building import chromium

MOST_SECONDS = 1.2
SLOWER = 4
"""How many times slower than it is the page's processor is made."""

SIZES = ((390, 844), (1280, 800))
QUIET_MS = 1_500
"""After everything has loaded nothing larger is painted later than this."""

ANNOUNCEMENT = ROOT / "examples" / "webinar.txt"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
WATCH = """
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.largestAt = entry.startTime;
}).observe({ type: "largest-contentful-paint", buffered: true });
"""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as Chromium imitates it: the delay of each request, and bytes a second."""

    name: str
    latency_ms: float
    down: float
    up: float


LINES = (
    Line("150 ms, 1.6 Mbit/s", 150, 1.6e6 / 8, 750e3 / 8),
    Line("562 ms, 1.4 Mbit/s", 562.5, 1.44e6 / 8, 675e3 / 8),
)
"""Slow 4G as Lighthouse has it, and as Chromium's own tools do."""


def run(options: Options) -> Outcome:
    """The largest paint of the review and of the home, on each line."""
    settings: dict[str, object] = {"rounds": options.rounds, "processor": f"1/{SLOWER}"}
    outcome = Outcome("lcp", settings)
    with server.plain(options) as running, browsing() as browser:
        for line in LINES:
            options.step(line.name)
            taken = [_visit(browser, running, line, place) for place in range(options.rounds)]
            review, home = ([each[page] / 1000 for each in taken] for page in (0, 1))
            for name, seconds in (("review", review), ("home", home)):
                of = f"{name}'s largest paint, {line.name}"
                outcome.spread(of, seconds, "s", most=MOST_SECONDS)
                shares = enumerate(sorted(seconds), 1)
                outcome.curves[f"{name}, {line.name}"] = [(s, n / len(seconds)) for n, s in shares]
    outcome.axes = ("s after the click", "share of all visits")
    return outcome


@contextmanager
def browsing() -> Iterator[Browser]:
    # A browser is several processes, and the server rests while it paints.
    own = os.sched_getaffinity(0)
    os.sched_setaffinity(0, set.union(*machine.halves()))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(FLAGS))
        yield browser
        browser.close()
    os.sched_setaffinity(0, own)


def _visit(browser: Browser, running: Server, line: Line, place: int) -> tuple[float, float]:
    """An organiser opens a room, every second one on a phone; milliseconds for review and home."""
    width, height = SIZES[place % len(SIZES)]
    context = browser.new_context(viewport={"width": width, "height": height}, locale="en-GB")
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(f"http://{running.host}/")
    page.get_by_label("Key of this server").fill(OWNER_KEY)
    page.keyboard.press("Enter")
    page.get_by_label("Announcement", exact=True).fill(ANNOUNCEMENT.read_text("utf-8"))
    with _slow(context, page, line):
        page.get_by_role("button", name="Build the program").click()
        page.wait_for_selector(".rd-row")
        review = _largest(page)
    page.get_by_role("button", name="Open the room").click()
    page.wait_for_selector("#head-name")
    with _slow(context, page, line):
        page.goto(page.url.partition("#")[0])
        home = _largest(page)
    context.close()
    return review, home


@contextmanager
def _slow(context: BrowserContext, page: Page, line: Line) -> Iterator[None]:
    """The line and the processor, and nothing kept of what was loaded before."""
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.setCacheDisabled", {"cacheDisabled": True})
    speeds = {"downloadThroughput": line.down, "uploadThroughput": line.up}
    wanted = {"offline": False, "latency": line.latency_ms, **speeds}
    tools.send("Network.emulateNetworkConditions", wanted)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    yield
    tools.detach()


def _largest(page: Page) -> float:
    page.wait_for_load_state("load")
    page.wait_for_timeout(QUIET_MS)
    at: float = page.evaluate("window.largestAt")
    return at
