"""The attendee page: its bytes over the wire, and thousands of loads beside a live room."""

from __future__ import annotations

import re
import select
import statistics
from collections.abc import Callable
from time import perf_counter_ns

from benchmarks import machine, processes, stage, wire
from benchmarks.crowd import Crowd, connecting
from benchmarks.desk import Desk
from benchmarks.figures import Outcome, percentile
from benchmarks.hall import Hall
from benchmarks.options import Options
from benchmarks.progress import Progress

LOADS_A_MINUTE = 10_000
READ = 64 * 1024
CUE_EVERY_NS = 1_000_000_000
PATIENCE_SECONDS = 30.0
LINKED = re.compile(rb'(?:<script[^>]*\ssrc|<link[^>]*rel="stylesheet"[^>]*\shref)="([^"]+)"')


def run(options: Options) -> Outcome:
    """All figures of the page."""
    outcome = Outcome("page", options.settings)
    progress = Progress("page", 5)
    progress.step("setting the stage")
    questions = stage.Questions(approved=20)
    made = stage.build(options.folder / "data", options.attendees, questions)[0]
    with processes.product(made.folder) as server:
        hall = Hall(made, server, options.attendees)
        progress.step("the page")
        paths = _weigh(outcome, hall)
        progress.step("everybody comes")
        hall.subscriber(hall.attendees)
        desk = hall.desk()
        progress.step("clicks without loads")
        alone = [_click(hall, desk) for _ in range(max(3, int(options.seconds)))]
        progress.step("clicks beside loads")
        beside = _load(outcome, hall, desk, paths, options.seconds)
        hall.end()
    outcome.spread("cue_next to the last, without loads", alone, "ms")
    outcome.spread("… beside them", beside, "ms")
    outcome.raw["last_ms"] = {"without": alone, "beside": beside}
    progress.end()
    return outcome


class Page:
    """One browser that loads the page and its files, one after the other, and goes."""

    def __init__(
        self,
        crowd: Crowd,
        address: tuple[str, int],
        requests: list[bytes],
        done: Callable[[Page], None],
    ) -> None:
        self._crowd = crowd
        self._requests = requests[::-1]
        self._done = done
        self._head = b""
        self._left = -1
        self.began = perf_counter_ns()
        self.html_at = 0
        self.bytes = 0
        self.bodies: list[bytes] = []
        self.statuses: list[bytes] = []
        self._sock = connecting(address)
        crowd.watch(self._sock.fileno(), self, select.EPOLLIN | select.EPOLLOUT)

    def writable(self) -> None:
        self._crowd.change(self._sock.fileno(), select.EPOLLIN)
        self._ask()

    def readable(self) -> None:
        try:
            data = self._sock.recv(READ)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        self.took(data)

    def arrived(self, common: bytes, at: int) -> None:
        self.took(common)

    def took(self, data: bytes) -> None:
        if not data:
            self._end()
            return
        self.bytes += len(data)
        self._head += data
        if self._left < 0:
            self._begin()
        if self._left >= 0 and len(self._head) >= self._left:
            self._finish()

    def _begin(self) -> None:
        head, end, rest = self._head.partition(b"\r\n\r\n")
        if end:
            found = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
            self._left = int(found[1]) if found else 0
            self.statuses.append(head.split(b" ", 2)[1])
            self._head = rest

    def _finish(self) -> None:
        self.html_at = self.html_at or perf_counter_ns()
        self.bodies.append(self._head)
        self._head, self._left = b"", -1
        if self._requests:
            self._ask()
        else:
            self._end()

    def _ask(self) -> None:
        try:
            self._sock.send(self._requests.pop())
        except OSError:
            self._end()

    def leave(self) -> None:
        """Go, whether or not all is there."""
        self._crowd.forget(self._sock.fileno())
        self._sock.close()

    def _end(self) -> None:
        self.leave()
        self._done(self)


def _weigh(outcome: Outcome, hall: Hall) -> list[str]:
    """The bytes of the page with all it loads; the paths of what it loads."""
    crowd, host, cookie = hall.crowd, hall.server.host, hall.stage.cookies[0]
    path = f"/r/{hall.stage.room}"
    loaded: list[Page] = []
    plain = wire.page_request(host, path, cookie).replace(b"gzip, deflate, br, zstd", b"identity")
    Page(crowd, hall.server.address, [plain], loaded.append)
    crowd.until(lambda: len(loaded) == 1, PATIENCE_SECONDS, "the page as it is")
    paths = [path, *(each.decode() for each in LINKED.findall(loaded[0].bodies[0]))]
    requests = [wire.page_request(host, each, cookie) for each in paths]
    Page(crowd, hall.server.address, requests, loaded.append)
    crowd.until(lambda: len(loaded) == 2, PATIENCE_SECONDS, "the page")
    page = loaded[1]
    outcome.add("the page with all it loads, over the wire", page.bytes / 1000, "kB", most=60)
    for each, body in zip(paths, page.bodies, strict=True):
        name = "html" if each == path else each.rpartition("/")[2].partition("-")[0]
        kind = each.rpartition(".")[2] if each != path else "page"
        outcome.add(f"… {name} ({kind})", len(body) / 1000, "kB")
    outcome.raw["statuses"] = [each.decode() for each in page.statuses]
    return paths


def _click(hall: Hall, desk: Desk) -> float:
    began = _cue(hall, desk)
    hall.everybody_hears()
    last = hall.crowd.arrivals[-1] - began
    desk.settle()
    return last / 1e6


def _cue(hall: Hall, desk: Desk) -> int:
    hall.crowd.await_action()
    return desk.cue("cue_next" if desk.on == "s2" else "cue_previous")


def _load(
    outcome: Outcome, hall: Hall, desk: Desk, paths: list[str], seconds: float
) -> list[float]:
    """Loads at a steady pace with a click each second; the clicks' milliseconds to the last."""
    crowd, server, stage_ = hall.crowd, hall.server, hall.stage
    loaded: list[Page] = []
    ended: list[int] = []
    clicks: list[float] = []

    def done(page: Page) -> None:
        loaded.append(page)
        ended.append(perf_counter_ns())

    total, sent, click = int(LOADS_A_MINUTE / 60 * seconds), 0, 0
    before, began = machine.usage(server.pid), perf_counter_ns()
    next_click = began
    while len(loaded) < total or click:
        now = perf_counter_ns()
        while sent < min(total, int((now - began) / 1e9 * LOADS_A_MINUTE / 60)):
            cookie = stage_.cookies[sent % len(stage_.cookies)]
            requests = [wire.page_request(server.host, each, cookie) for each in paths]
            Page(crowd, server.address, requests, done)
            sent += 1
        if click and len(crowd.arrivals) >= len(hall.attendees):
            clicks.append((crowd.arrivals[-1] - click) / 1e6)
            click = 0
        if not click and now > next_click and len(loaded) < total:
            click, next_click = _cue(hall, desk), now + CUE_EVERY_NS
        crowd.step(0.001)
    took = (perf_counter_ns() - began) / 1e9
    used = machine.usage(server.pid).since(before)
    html = [(each.html_at - each.began) / 1e6 for each in loaded if each.html_at]
    whole = [(end - each.began) / 1e6 for each, end in zip(loaded, ended, strict=True)]
    bad = sum(len(each.statuses) < len(paths) or set(each.statuses) != {b"200"} for each in loaded)
    outcome.add("page loads a minute, asked for", LOADS_A_MINUTE, "/min")
    outcome.add("… done", total / took * 60, "/min", least=LOADS_A_MINUTE * 0.98)
    outcome.add("the html is there after, median", statistics.median(html), "ms")
    outcome.add("… 99th of 100", percentile(html, 0.99), "ms")
    outcome.add("all of it is there after, 99th of 100", percentile(whole, 0.99), "ms")
    outcome.add("server's processor share", used.cpu_ns / 1e9 / took * 100, "%")
    outcome.add("… processor time per load", used.cpu_ns / 1e6 / total, "ms")
    outcome.add("loads that failed", bad, "", most=0)
    ordered = sorted(html)
    step = max(1, len(ordered) // 200)
    outcome.curves = {
        "html": [(ms, (place + 1) / total) for place, ms in enumerate(ordered)][::step]
    }
    outcome.axes = ("ms after the request", "share of all loads")
    return clicks
