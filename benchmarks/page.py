"""The attendee page: its bytes over the wire, and thousands of loads beside a live room."""

from __future__ import annotations

import re
import statistics
from time import perf_counter_ns

from benchmarks import fixture, machine, server, wire
from benchmarks.audience import Audience
from benchmarks.figures import Outcome, percentile
from benchmarks.http_client import HttpClient, asking_for, fetch
from benchmarks.moderator import Moderator
from benchmarks.options import Options

LOADS_A_MINUTE = 10_000
CUE_EVERY_NS = 1_000_000_000
LINKED = re.compile(rb'(?:<script[^>]*\ssrc|<link[^>]*rel="stylesheet"[^>]*\shref)="([^"]+)"')


def run(options: Options) -> Outcome:
    """All figures of the page."""
    outcome = Outcome("page", options.settings)
    room = fixture.build(options, fixture.Questions(approved=20))
    with server.plain(options) as running:
        audience = Audience(room, running, options.attendees)
        paths = _weigh(outcome, audience)
        options.step("everybody joins")
        audience.join()
        clicks = Clicks(audience)
        options.step("clicks without loads")
        alone = [clicks.whole() for _ in range(max(3, int(options.seconds)))]
        options.step("clicks beside loads")
        beside = _load(outcome, audience, clicks, paths, options.seconds)
        audience.end()
    outcome.spread("cue_next to the last, without loads", alone, "ms")
    outcome.spread("… beside them", beside, "ms")
    return outcome


class Clicks:
    """A moderator who goes one segment on and back again."""

    def __init__(self, audience: Audience) -> None:
        self._audience = audience
        self._moderator: Moderator = audience.moderator()
        self._taken = 0
        self._began = 0

    def begin(self) -> None:
        """Click, and return at once."""
        self._audience.loop.await_action()
        self._began = self._moderator.cue(("cue_next", "cue_previous")[self._taken % 2])
        self._taken += 1

    def took(self) -> float | None:
        """Milliseconds to the last attendee; None until it has come there."""
        arrivals = self._audience.loop.arrivals
        if len(arrivals) < len(self._audience.attendees):
            return None
        return (arrivals[-1] - self._began) / 1e6

    def whole(self) -> float:
        """A click to its end."""
        self.begin()
        self._audience.until_all_have_it()
        self._moderator.settle()
        took = self.took()
        assert took is not None
        return took


def _weigh(outcome: Outcome, audience: Audience) -> list[str]:
    """The bytes of the page with all it loads; the paths of what it loads."""
    paths, page = load(audience)
    path = paths[0]
    outcome.add("the page with all it loads, over the wire", page.bytes / 1000, "kB", most=60)
    for each, response in zip(paths, page.responses, strict=True):
        name = "html" if each == path else each.rpartition("/")[2].partition("-")[0]
        kind = each.rpartition(".")[2] if each != path else "page"
        outcome.add(f"… {name} ({kind})", len(response.body) / 1000, "kB")
    outcome.raw["statuses"] = [each.status for each in page.responses]
    return paths


def load(audience: Audience) -> tuple[list[str], HttpClient]:
    """An attendee's page with all it loads: the paths, and what came over the wire."""
    loop, address = audience.loop, audience.server.address
    host, cookie, path = audience.server.host, audience.room.cookies[0], f"/r/{audience.room.id}"
    plain = wire.request(host, path, cookie).replace(b"gzip, deflate, br, zstd", b"identity")
    html = fetch(loop, address, plain).responses[0].body
    paths = [path, *(each.decode() for each in LINKED.findall(html))]
    return paths, fetch(loop, address, *(wire.request(host, each, cookie) for each in paths))


def _load(
    outcome: Outcome, audience: Audience, clicks: Clicks, paths: list[str], seconds: float
) -> list[float]:
    """Loads at a steady rate with a click each second; the clicks' milliseconds to the last."""
    loop, running, cookies = audience.loop, audience.server, audience.room.cookies
    loaded: list[HttpClient] = []
    took: list[float] = []
    total, sent, is_clicking = int(LOADS_A_MINUTE / 60 * seconds), 0, False
    before, began = machine.usage(running.pid), perf_counter_ns()
    next_click = began
    while len(loaded) < total or is_clicking:
        now = perf_counter_ns()
        while sent < min(total, int((now - began) / 1e9 * LOADS_A_MINUTE / 60)):
            cookie = cookies[sent % len(cookies)]
            requests = [wire.request(running.host, each, cookie) for each in paths]
            HttpClient(loop, running.address, asking_for(requests), loaded.append)
            sent += 1
        if is_clicking and (ms := clicks.took()) is not None:
            took.append(ms)
            is_clicking = False
        if not is_clicking and now > next_click and len(loaded) < total:
            clicks.begin()
            is_clicking, next_click = True, now + CUE_EVERY_NS
        loop.step(0.001)
    spent = (perf_counter_ns() - began) / 1e9
    used = machine.usage(running.pid).since(before)
    outcome.add("page loads a minute, asked for", LOADS_A_MINUTE, "/min")
    outcome.add("… done", total / spent * 60, "/min", least=LOADS_A_MINUTE * 0.98)
    outcome.add("server's processor share", used.cpu_ns / 1e7 / spent, "%")
    outcome.add("… processor time per load", used.cpu_ns / 1e6 / total, "ms")
    _times(outcome, loaded, len(paths))
    return took


def _times(outcome: Outcome, loaded: list[HttpClient], files: int) -> None:
    html = sorted((c.responses[0].at - c.began) / 1e6 for c in loaded if c.responses)
    whole = [(c.responses[-1].at - c.began) / 1e6 for c in loaded if c.responses]
    bad = sum([r.status for r in c.responses] != [200] * files for c in loaded)
    outcome.add("the html is there after, median", statistics.median(html), "ms")
    outcome.add("… 99th of 100", percentile(html, 0.99), "ms")
    outcome.add("all of it is there after, 99th of 100", percentile(whole, 0.99), "ms")
    outcome.add("loads that failed", bad, "", most=0)
    curve = [(ms, (place + 1) / len(loaded)) for place, ms in enumerate(html)]
    outcome.curves = {"html": curve[:: max(1, len(html) // 200)]}
    outcome.axes = ("ms after the request", "share of all loads")
