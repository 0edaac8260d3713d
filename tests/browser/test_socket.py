"""How a page knows that its line stands: it listens, and asks only where it hears nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.modules import Modules, modules

LINE = """
let now = 0, number = 0;
const timers = new Map();
const log = [];
const told = (what) => log.push(`${what} at ${now / 1000}`);
globalThis.setTimeout = (act, wait = 0) => (timers.set(++number, { at: now + wait, act }), number);
globalThis.clearTimeout = (timer) => timers.delete(timer);
performance.now = () => now;
Math.random = () => 1;
let line;
globalThis.WebSocket = class {
  static OPEN = 1;
  readyState = 1;
  constructor() { line = this; told("opened"); }
  send() {}
  close() { told("closed"); }
};
const pass = (seconds) => {
  const end = now + seconds * 1000;
  for (;;) {
    const [next, timer] = [...timers].sort((a, b) => a[1].at - b[1].at)[0] ?? [0, { at: Infinity }];
    if (timer.at > end) break;
    now = timer.at;
    timers.delete(next);
    timer.act();
  }
  now = end;
};
const hear = (message) => line.onmessage({ data: JSON.stringify(message) });
let answers = true, crowd = 0;
const socket = new m.Socket("ws://modules.test/", {
  open: () => {},
  message: () => {},
  lost: (code) => told("lost"),
  blocked: () => {},
  ping: () => { told("ping"); if (answers) hear({ t: "pong" }); },
  crowd: () => crowd,
}, m.SILENCE);
socket.start();
line.onopen();
pass(10);
const first = log.splice(0);
"""


@pytest.fixture
def browser() -> Iterator[Modules]:
    with modules() as opened:
        yield opened


def story(browser: Modules, then: str) -> object:
    return browser.call("shared/socket.js", LINE + then)


def test_a_page_asks_eight_times_at_once_to_set_its_clock(browser: Modules) -> None:
    assert story(browser, "return first;") == [
        "opened at 0",
        *(f"ping at {tenths / 10:g}" for tenths in range(0, 16, 2)),
    ]


def test_a_page_that_hears_beats_asks_for_the_time_alone(browser: Modules) -> None:
    an_hour_of_beats = "for (let i = 0; i < 144; i += 1) { hear({ t: 'beat' }); pass(25); }"

    assert story(browser, an_hour_of_beats + "return log;") == [
        "ping at 1817",
    ]


def test_a_page_measures_the_time_anew_after_the_server_was_set(browser: Modules) -> None:
    body = """let now = 0, line, timers = [];
    globalThis.setTimeout = (act, wait = 0) => timers.push({ at: now + wait, act });
    globalThis.clearTimeout = (id) => { if (id) timers[id - 1].at = Infinity; };
    performance.now = () => now;
    Math.random = () => 0.5;
    globalThis.WebSocket = class {
      static OPEN = 1;
      readyState = 1;
      constructor() { line = this; }
      send(text) { this.sent = JSON.parse(text); if (this.sent.t === "ping") this.answer(); }
      answer() { asked.push(now / 1000); hear({ t: "pong", c: this.sent.c, s: now + ahead }); }
    };
    const asked = [];
    let ahead = 37_000;
    const hear = (message) => line.onmessage({ data: JSON.stringify(message) });
    const pass = (ms) => {
      for (const end = now + ms; now < end; now += 100) {
        for (const timer of timers) if (timer.at <= now) { timer.at = Infinity; timer.act(); }
      }
    };
    const room = new m.Room({ room: "plaza", as: "moderator", lang: "en" });
    room.start();
    line.onopen();
    pass(5000);
    const first = asked.splice(0).length;
    ahead += 3_600_000;
    hear({ t: "beat", s: now + ahead });
    pass(8000);
    return [first, asked, room.clock.now() - now];"""

    assert browser.call("shared/room.js", body) == [8, [10], 3_637_000]


def test_a_page_that_hears_nothing_asks_and_goes_on_when_it_is_answered(browser: Modules) -> None:
    assert story(browser, "pass(60); return log;") == ["ping at 33.4", "ping at 65.4"]


def test_a_line_that_does_not_answer_is_given_up_and_opened_again(browser: Modules) -> None:
    assert story(browser, "answers = false; pass(30); return log;") == [
        "ping at 33.4",
        "closed at 38.4",
        "lost at 38.4",
        "opened at 39.4",
    ]


@pytest.mark.parametrize(("many", "most"), [(0, 1), (1_000, 2), (10_000, 6), (50_000, 6)])
def test_one_of_many_waits_longer_before_it_comes_back(
    browser: Modules, many: int, most: int
) -> None:
    lost = f"crowd = {many}; line.onclose({{ code: 1006 }}); pass(6); return log;"
    told = ["closed at 10", "lost at 10", f"opened at {10 + most}"]

    assert story(browser, lost)[:3] == told


def test_a_line_that_opens_and_says_nothing_is_given_up_after_the_first_questions(
    browser: Modules,
) -> None:
    silent = "answers = false; line.onclose({ code: 1006 }); pass(1); line.onopen(); pass(7);"

    assert story(browser, silent + "return log.slice(-2);") == ["closed at 17.4", "lost at 17.4"]


def test_one_who_looks_at_the_page_again_waits_two_seconds_for_a_sign_of_life(
    browser: Modules,
) -> None:
    assert story(browser, "answers = false; socket.check(); pass(2); return log.slice(8);") == [
        "closed at 12",
        "lost at 12",
    ]


def test_a_page_that_gave_way_to_newer_ones_comes_back_when_it_is_looked_at(
    browser: Modules,
) -> None:
    hidden = """
        let seen = "hidden";
        Object.defineProperty(document, "visibilityState", { get: () => seen });
        line.onclose({ code: 4409 });
        pass(24 * 3600);
        seen = "visible";
        document.dispatchEvent(new Event("visibilitychange"));
        return log;
    """

    assert story(browser, hidden) == ["closed at 10", "lost at 10", "opened at 86410"]


def test_a_page_in_sight_that_gave_way_comes_back_after_some_minutes(browser: Modules) -> None:
    in_sight = "line.onclose({ code: 4409 }); pass(120); return log;"

    assert story(browser, in_sight) == ["closed at 10", "lost at 10", "opened at 130"]
