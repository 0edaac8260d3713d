"""What the browser computes by itself, in a real one: time, patches, order, texts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from liveroom.i18n import minutes
from tests.browser.modules import Modules, modules

CUED = 1_585_924_200_000
"""3 April 2020, 16:30 in Madrid."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Modules]:
    with modules() as opened:
        yield opened


def on_air(**facts: object) -> dict[str, object]:
    """A talk of ten minutes that was cued at CUED."""
    return {
        "segment": "s3",
        "title": "Ponencia",
        "kind": "talk",
        "speakers": [],
        "cued_at": CUED,
        "planned_seconds": 600,
        "added_seconds": 0,
        "held_at": None,
        "ends_at": CUED + 600_000,
    } | facts


def shown(browser: Modules, now: object, *after_cue: int) -> list[object]:
    """[seconds, phase, over] at each instant, in ms after the cue."""
    body = """return v[1].map((ms) => {
      const { seconds, phase, over } = m.remaining(v[0], ms);
      return [seconds, phase, over];
    });"""
    found = browser.call("shared/countdown.js", body, now, [CUED + ms for ms in after_cue])
    assert isinstance(found, list)
    return found


def test_a_countdown_shows_the_second_that_has_begun_until_it_is_over(browser: Modules) -> None:
    assert shown(browser, on_air(), 0, 1, 999, 1000, 1001) == [
        [600, "running", False],
        [600, "running", False],
        [600, "running", False],
        [599, "running", False],
        [599, "running", False],
    ]


def test_the_last_two_minutes_are_for_wrapping_up_and_then_comes_overtime(
    browser: Modules,
) -> None:
    assert shown(browser, on_air(), 479_999, 480_000, 599_999, 600_000, 600_999, 601_000) == [
        [121, "running", False],
        [120, "wrapup", False],
        [1, "wrapup", False],
        [0, "overtime", True],
        [0, "overtime", True],
        [-1, "overtime", True],
    ]


@pytest.mark.parametrize(
    ("length", "wraps_up"), [(3600, 120), (300, 120), (299, 59.8), (100, 20), (30, 15), (10, 15)]
)
def test_a_short_segment_wraps_up_in_its_last_fifth(
    browser: Modules, length: int, wraps_up: float
) -> None:
    assert browser.call("shared/countdown.js", "return m.wrapUp(v[0]);", length) == wraps_up


def test_a_held_countdown_stands_still_also_in_overtime(browser: Modules) -> None:
    assert shown(browser, on_air(held_at=CUED + 60_000), 60_000, 900_000) == [
        [540, "held", False],
        [540, "held", False],
    ]
    assert shown(browser, on_air(held_at=CUED + 605_000), 700_000) == [[-5, "held", True]]


def test_a_segment_without_a_planned_time_counts_up(browser: Modules) -> None:
    free = on_air(planned_seconds=None, ends_at=None)

    assert shown(browser, free, 0, 999, 61_000) == [
        [0, "counting_up", False],
        [0, "counting_up", False],
        [61, "counting_up", False],
    ]
    assert shown(browser, None, 0) == [[None, "idle", False]]


def test_digits_have_hours_only_when_needed_and_a_true_minus(browser: Modules) -> None:
    body = "return v[0].map((seconds) => m.format(seconds));"

    assert browser.call(
        "shared/countdown.js", body, [0, 9, 65, 600, 3599, 3600, 3723, -1, -12, -3723, None]
    ) == ["0:00", "0:09", "1:05", "10:00", "59:59", "1:00:00", "1:02:03", "−0:01", "−0:12",
          "−1:02:03", "–:––"]  # fmt: skip


def test_overtime_and_a_hold_put_the_end_off_and_nothing_else_does(browser: Modules) -> None:
    def end(now: object, ms: int) -> object:
        body = "return m.expectedEnd(v[0], v[1]) - v[2];"
        return browser.call("shared/countdown.js", body, now, CUED + ms, CUED)

    assert end(on_air(), 300_000) == 600_000
    assert end(on_air(), 642_000) == 642_000
    assert end(on_air(held_at=CUED + 60_000), 100_000) == 640_000
    assert end(on_air(held_at=CUED + 642_000), 700_000) == 700_000
    assert end(on_air(ends_at=None), 900_000) == 0
    assert end(on_air(ends_at=None, held_at=CUED + 60_000), 100_000) == 0


def test_the_next_drawing_comes_when_the_shown_second_changes(browser: Modules) -> None:
    def until(now: object, ms: int) -> object:
        body = "return m.untilEdge(v[0], v[1]);"
        return browser.call("shared/countdown.js", body, now, CUED + ms)

    assert until(on_air(), 0) == 1000
    assert until(on_air(), 1) == 999
    assert until(on_air(), 600_400) == 600
    assert until(on_air(ends_at=CUED + 600_250), 0) == 250
    assert until(on_air(planned_seconds=None, ends_at=None), 300) == 700


def test_each_direction_of_the_line_needs_one_lucky_packet_and_not_both_at_once(
    browser: Modules,
) -> None:
    body = """const clock = new m.Estimator();
    for (const [sent, server, received] of v[0]) clock.ping(sent, server, received);
    return clock.offset;"""
    ahead = 37_000
    lucky_out = [0, 0 + 20 + ahead, 0 + 20 + 280]
    lucky_back = [1000, 1000 + 310 + ahead, 1000 + 310 + 20]

    assert browser.call("shared/clock.js", body, [lucky_out, lucky_back]) == ahead
    assert browser.call("shared/clock.js", body, [lucky_out]) == ahead - 130
    assert browser.call("shared/clock.js", body, []) is None


def test_stamps_of_what_the_server_sends_better_the_way_back(browser: Modules) -> None:
    body = """const clock = new m.Estimator();
    clock.ping(0, 37020, 300);
    clock.stamp(v[0] + 37000, v[0] + 20);
    const better = clock.offset;
    clock.forget();
    clock.stamp(138000, 1000);
    return [better, clock.offset];"""

    assert browser.call("shared/clock.js", body, 500) == [37_000, 137_000]


def test_a_sample_counts_a_hundred_seconds_for_the_way_back_and_longer_for_the_way_out(
    browser: Modules,
) -> None:
    body = """const clock = new m.Estimator();
    clock.ping(0, 37020, 40);
    clock.ping(v[0], v[0] + 37200, v[0] + 220);
    return clock.offset;"""

    assert browser.call("shared/clock.js", body, 90_000) == 37_000
    assert browser.call("shared/clock.js", body, 101_000) == 37_000
    later = """const clock = new m.Estimator();
    clock.ping(0, 37020, 40);
    clock.stamp(v[0] + 37000, v[0] + 120);
    return clock.offset;"""
    assert browser.call("shared/clock.js", later, 90_000) == 37_000
    assert browser.call("shared/clock.js", later, 101_000) == 36_950
    assert browser.call("shared/clock.js", later, 2_000_001) == 36_880


@pytest.mark.parametrize("step", [3_600_000, 3_000])
def test_a_server_whose_clock_was_set_forward_is_believed_at_the_next_word(
    browser: Modules, step: int
) -> None:
    body = """let now = 0;
    const clock = new m.ServerClock(() => now);
    const ask = (ahead) => { const sent = now; now += 40; clock.pong(sent, sent + 20 + ahead); };
    ask(37000);
    now = 25000;
    const noticed = clock.stamped(now - 20 + 37000 + v[0]);
    const heard = clock.now() - now;
    ask(37000 + v[0]);
    now = 60000;
    return [noticed, heard, clock.now() - now];"""

    seen = browser.call("shared/clock.js", body, step)
    assert seen == [True, 37_000 + step - 20, 37_000 + step]


def test_a_server_whose_clock_was_set_back_is_believed_at_the_next_answer(browser: Modules) -> None:
    body = """const clock = new m.Estimator();
    const before = clock.ping(0, 37020, 40);
    const late = clock.stamp(24000 + 36000, 25000);
    const answer = clock.ping(30000, 30020 + 36000, 30040);
    return [before, late, answer, clock.offset];"""

    assert browser.call("shared/clock.js", body) == [False, False, True, 36_000]


def test_clocks_that_drift_apart_are_not_taken_for_set(browser: Modules) -> None:
    body = """const clock = new m.Estimator();
    return [clock.ping(0, 37001, 2), clock.stamp(1900000 + 37200, 1900001), clock.offset];"""

    assert browser.call("shared/clock.js", body) == [False, False, 37_100]


def test_a_device_that_slept_goes_by_its_own_clock_until_the_server_says_the_time(
    browser: Modules,
) -> None:
    body = """let local = 0, wall = 1e12;
    Date.now = () => wall;
    performance.now = () => local;
    const clock = new m.ServerClock();
    const wake = (slept) => { local += 1000; wall += 1000 + slept; return clock.now() - local; };
    clock.pong(0, 37000);
    const seen = [wake(0), wake(4000), wake(596_000)];
    clock.forget();
    seen.push(clock.now() - local, wake(0));
    clock.pong(local, local + 639_000);
    return [...seen, clock.slept, clock.now() - local];"""

    awake, dozed, slept, told = 37_000, 37_000, 637_000, 639_000
    found = browser.call("shared/clock.js", body)
    assert found == [awake, dozed, slept, slept, slept, False, told]


def test_a_room_whose_time_is_its_own_is_counted_from_the_real_time(browser: Modules) -> None:
    body = """let now = 0;
    const clock = new m.ServerClock(() => now);
    const seen = [];
    for (const pace of v[0]) {
      clock.goBy(pace);
      clock.pong(now, now + 500_000);
      clock.stamped(clock.roomTime(now + 500_000));
      seen.push(clock.now(), clock.realTime(clock.now()));
      now += 1000;
    }
    return seen;"""
    late, fast = (
        {"now": 0, "at": 30_000, "speed": 1},
        {"now": 9_000_000, "at": 501_000, "speed": 60},
    )

    assert browser.call("shared/clock.js", body, [None, late, fast]) == [
        *(500_000, 500_000),
        *(471_000, 501_000),
        *(9_060_000, 502_000),
    ]


def test_small_corrections_are_slewed_and_great_ones_taken_at_once(browser: Modules) -> None:
    body = """const slew = new m.Slew();
    slew.aim(1000, 0);
    const seen = [slew.at(0)];
    slew.aim(1004, 10);
    seen.push(slew.at(2000));
    slew.aim(1100, 2000);
    seen.push(slew.at(2000), slew.at(2500), slew.at(4000));
    slew.aim(9000, 4000);
    seen.push(slew.at(4000));
    return seen;"""

    assert browser.call("shared/clock.js", body) == [1000, 1000, 1000, 1050, 1100, 9000]


def test_a_patch_replaces_panels_and_merges_collections(browser: Modules) -> None:
    screen = {
        "now": None,
        "questions": {"a": {"votes": 1}, "b": {"votes": 2}},
        "mine": {},
        "live_question": {"id": "a", "votes": 1},
    }
    patch = {"now": {"segment": "s1"}, "questions": {"a": None, "c": {"votes": 0}}}
    body = """const before = JSON.stringify(v[0]);
    const after = m.applyPatch(v[0], v[1]);
    return [after, JSON.stringify(v[0]) === before, after.questions.b === v[0].questions.b];"""

    assert browser.call("shared/patch.js", body, screen, patch) == [
        {
            "now": {"segment": "s1"},
            "questions": {"b": {"votes": 2}, "c": {"votes": 0}},
            "mine": {},
            "live_question": {"id": "a", "votes": 1},
        },
        True,
        True,
    ]


def test_a_page_has_a_rundown_that_comes_by_rows_as_a_list_and_looks_up_in_it(
    browser: Modules,
) -> None:
    welcome, talk = ({"segment": id, "title": id.upper(), "started_at": None} for id in "wt")
    screen = {"rundown": {"w": welcome, "t": talk}, "now": None, "next": "w", "show": {"a": 1}}
    patches = [
        {
            "now": {"segment": "w", "held_at": None},
            "next": "t",
            "rundown": {"w": {"started_at": 5}},
        },
        {"rundown": {"w": {"title": "Hello"}}, "show": {"b": 2}},
        {"rundown": {"t": None, "q": talk | {"segment": "q"}, "order": ["q", "w"]}, "next": None},
    ]
    body = """let screen = m.completed(v[0]);
    return [screen, ...v[1].map((patch) => (screen = m.applyPatch(screen, patch)))];"""
    before, cued, renamed, moved = browser.call(  # type: ignore[misc]  # a list of screens
        "shared/patch.js", body, screen, patches
    )

    assert before == screen | {"rundown": [welcome, talk], "next": welcome}
    on = welcome | {"started_at": 5}
    assert cued == before | {"rundown": [on, talk], "now": on | {"held_at": None}, "next": talk}
    on = on | {"title": "Hello"}
    assert renamed == cued | {
        "rundown": [on, talk],
        "now": on | {"held_at": None},
        "show": {"a": 1, "b": 2},
    }
    assert moved == renamed | {"rundown": [talk | {"segment": "q"}, on], "next": None}


CARDS = {
    "a": {"number": 1, "votes": 2, "state": "approved"},
    "b": {"number": 2, "votes": 5, "state": "queued"},
    "c": {"number": 3, "votes": 2, "state": "approved"},
    "d": {"number": 4, "votes": 9, "state": "answered"},
}


def arranged(browser: Modules, shown: list[str], frozen: bool, **own: object) -> object:
    """The list and what waits behind "n new", for CARDS by votes."""
    body = "return m.arrange({ shown: v[0], waiting: [] }, v[1], 'votes', v[2], v[3]);"
    return browser.call("attendee/order.js", body, shown, CARDS, frozen, own)


def test_questions_stand_by_votes_or_by_age_and_answered_ones_elsewhere(browser: Modules) -> None:
    body = "return [m.sorted(v[0], 'votes'), m.sorted(v[0], 'new')];"

    assert browser.call("attendee/order.js", body, CARDS) == [["b", "a", "c"], ["c", "b", "a"]]


def test_nothing_moves_under_a_finger(browser: Modules) -> None:
    assert arranged(browser, ["c", "a", "b"], frozen=True) == {
        "shown": ["c", "a", "b"],
        "waiting": [],
    }
    assert arranged(browser, ["c", "a", "b"], frozen=False) == {
        "shown": ["b", "a", "c"],
        "waiting": [],
    }


def test_new_questions_wait_until_asked_for_but_not_ones_own_nor_the_first(
    browser: Modules,
) -> None:
    assert arranged(browser, ["a", "gone"], frozen=False) == {
        "shown": ["a"],
        "waiting": ["b", "c"],
    }
    assert arranged(browser, ["a"], frozen=True, c={}) == {"shown": ["a", "c"], "waiting": ["b"]}
    assert arranged(browser, [], frozen=True) == {"shown": ["b", "a", "c"], "waiting": []}


def test_characters_are_counted_as_people_see_them(browser: Modules) -> None:
    body = "return v[0].map((text) => m.perceived(text));"

    assert browser.call("attendee/ask.js", body, ["", "¿Qué?", "e\u0301", "👩‍👩‍👧‍👦", "🇪🇸🇨🇴"]) == [
        0, 5, 1, 1, 2,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("stream", "player"),
    [
        (
            "https://www.youtube.com/watch?v=abc-123",
            "https://www.youtube-nocookie.com/embed/abc-123",
        ),
        ("https://youtu.be/abc?t=4", "https://www.youtube-nocookie.com/embed/abc"),
        ("https://www.youtube.com/live/abc", "https://www.youtube-nocookie.com/embed/abc"),
        ("https://vimeo.com/123", None),
        ("https://meet.example.org/room", "https://meet.example.org/room"),
        ("https://zoom.us/j/1", None),
        ("http://meet.example.org/room", None),
        ("nonsense", None),
    ],
)
def test_only_allowed_hosts_play_in_the_page(
    browser: Modules, stream: str, player: str | None
) -> None:
    hosts = ["www.youtube-nocookie.com", "meet.example.org"]

    assert (
        browser.call("attendee/stream.js", "return m.embedded(v[0], v[1]);", stream, hosts)
        == player
    )


def test_a_plate_on_air_comes_unseen_at_first_and_later_says_the_newest_at_once(
    browser: Modules,
) -> None:
    body = """const root = document.createElement("p");
    document.body.append(root);
    const plate = new m.Plate(root, "translateX(1em)");
    const show = (text) => plate.show(text, () => { root.textContent = text; });
    show("a");
    const moved = root.getAnimations().length;
    show("b");
    show("c");
    show("c");
    const leaving = [...document.querySelectorAll(".leaving")];
    const motion = (element) => {
      const [{ effect }] = element.getAnimations();
      const end = effect.getKeyframes().at(-1);
      return [element.textContent, effect.getTiming().duration, end.opacity];
    };
    return [moved, [...leaving, root].map(motion)];"""

    assert browser.call("overlay/plate.js", body) == [
        0,
        [["a", 320, "0"], ["b", 320, "0"], ["c", 320, "1"]],
    ]


@pytest.mark.parametrize(
    ("title", "kind", "said"),
    [
        ("Presentation by Oriol Illa", "talk", ""),
        ("Oriol Illa", "talk", ""),
        ("Conclusions", "conclusions", ""),
        ("Cities and their neighbours", "talk", "Cities and their neighbours"),
        ("Why Oriol Illa believes in cities", "talk", "Why Oriol Illa believes in cities"),
    ],
)
def test_a_title_is_shown_where_it_says_more_than_the_name(
    browser: Modules, title: str, kind: str, said: str
) -> None:
    segment = {"title": title, "kind": kind, "speakers": [{"name": "Oriol Illa"}]}

    assert browser.call("shared/people.js", "return m.subject(v[0]);", segment) == said


def test_time_is_spoken_at_five_minutes_at_one_and_at_zero_only(browser: Modules) -> None:
    body = "return v[0].map((seconds) => m.timeCall(seconds));"

    assert browser.call("shared/spoken.js", body, [301, 300, 299, 60, 30, 1, 0, -1, -60]) == [
        "", "Five minutes left", "", "One minute left", "", "", "Time is up", "", "",
    ]  # fmt: skip


def test_what_was_spoken_of_the_time_is_gone_when_it_is_no_longer_so(browser: Modules) -> None:
    body = """const region = Object.assign(document.createElement("p"), { id: "spoken" });
    document.body.append(region);
    const caller = new m.Caller();
    const now = { segment: "s1", ends_at: 1 };
    const heard = v[0].map((seconds) => {
      caller.tick(now, { up: false, held: false, seconds });
      return region.textContent;
    });
    caller.tick(null, { up: false, held: false, seconds: null });
    return [...heard, region.textContent];"""

    assert browser.call("shared/spoken.js", body, [61, 60, 51, 50, 0]) == [
        "", "One minute left", "One minute left", "", "Time is up", "",
    ]  # fmt: skip


def test_a_question_under_way_outlives_a_reload(browser: Modules) -> None:
    waiting = {"id": "c1", "text": "¿Y los barrios?", "name": None}
    browser.call("shared/outbox.js", "new m.Outbox('r1-attendee').put(v[0]);", waiting)
    browser.open()
    body = """const box = new m.Outbox('r1-attendee');
    const found = box.waiting;
    box.drop('c1');
    return [found, box.waiting, new m.Outbox('r2-attendee').waiting];"""

    assert browser.call("shared/outbox.js", body) == [[waiting], [], []]


def test_words_come_in_the_readers_language_and_else_in_english(browser: Modules) -> None:
    browser.open(
        "es",
        {
            "lang": "es",
            "t": {"Question %(number)s": "Pregunta %(number)s"},
            "p": {"%(n)s new question": ["%(n)s nueva", "%(n)s nuevas"]},
        },
    )
    body = """return [
      m.t("Question %(number)s", { number: 47 }),
      m.t("Nobody translated this: %(what)s", { what: "x" }),
      m.tn("%(n)s new question", "%(n)s new questions", 1),
      m.tn("%(n)s new question", "%(n)s new questions", 12345),
    ];"""

    assert browser.call("shared/words.js", body) == [
        "Pregunta 47",
        "Nobody translated this: x",
        "1 nueva",
        "12.345 nuevas",
    ]
    browser.open()


@pytest.mark.parametrize(
    ("text", "room", "pages"),
    [
        ("Why not?", 8, ["Why not?"]),
        ("Why not now, and why not here?", 12, ["Why not now,", "and why not", "here?"]),
        ("Donaudampfschiff now", 10, ["Donaudampf", "schiff now"]),
        ("¿👩‍🚀?", 1, ["¿", "👩", "‍", "🚀", "?"]),
    ],
)
def test_what_does_not_fit_is_paged_between_words_and_nothing_is_lost(
    browser: Modules, text: str, room: int, pages: list[str]
) -> None:
    body = "return m.pages(v[0], (piece) => [...piece].length <= v[1]);"

    assert browser.call("shared/show/fit.js", body, text, room) == pages


def test_the_greatest_size_that_fits_is_found_and_the_least_is_always_taken(
    browser: Modules,
) -> None:
    body = """const sizes = [7, 19, 20, 500].map((room) => m.greatest(20, 90, (px) => px <= room));
    return sizes;"""

    assert browser.call("shared/show/fit.js", body) == [20, 20, 20, 90]


@pytest.mark.parametrize(
    ("name", "at", "told"),
    [
        ("ORIOL  illa", 0, None),
        ("oriol illa", 0, ["17:10", "as planned", "in 10 minutes"]),
        ("Óriol Illa", 14, ["17:14", "about 4 minutes later", "in a moment"]),
        ("Somebody else", 0, None),
        ("", 0, None),
    ],
)
def test_a_speaker_who_waits_is_told_when_and_by_how_much_that_has_moved(
    browser: Modules, name: str, at: int, told: list[str] | None
) -> None:
    """The welcome ends at 17:10 and runs over; then comes the talk."""
    start = 1_585_926_000_000  # 17:00 in Madrid
    row = {"planned_seconds": 600, "not_before": None, "skipped": False, "speakers": []}
    talk = row | {"speakers": [{"name": "Oriol Illa"}]}
    screen = {
        "event": {"time_zone": "Europe/Madrid", "phase": "live"},
        "now": {"segment": "a", "cued_at": start, "ends_at": start + 600_000, "held_at": None},
        "rundown": [
            row | {"segment": "a", "planned_start": start, "started_at": start},
            talk | {"segment": "b", "planned_start": start + 600_000, "started_at": None},
        ],
    }
    body = """const row = m.turnOf(v[0], v[1], v[2]);
    if (!row) return null;
    const { time, moved, wait } = m.due(v[0], row, v[2]);
    return [time, moved, wait];"""

    found = browser.call("shared/show/turn.js", body, screen, name, start + at * 60_000)

    assert found == told


@pytest.mark.parametrize(
    ("phases", "bells"),
    [
        (["running", "wrapup", "wrapup", "overtime", "overtime"], ["wrapup", "zero"]),
        (["wrapup", "wrapup"], []),
        (["overtime"], []),
        (["running", "held", "running", "wrapup"], ["wrapup"]),
        (["wrapup", "held", "wrapup", "held", "wrapup"], []),
        (["running", "overtime"], ["zero"]),
        (["overtime", "running", "wrapup"], ["wrapup"]),
        (["running", "asleep", "wrapup"], []),
        (["running", "another", "wrapup"], []),
    ],
)
def test_a_bell_is_due_once_as_a_segment_begins_to_wrap_up_and_at_its_end(
    browser: Modules, phases: list[str], bells: list[str]
) -> None:
    body = """const alarm = new m.Alarm();
    let [at, segment] = [0, "a"];
    const found = [];
    for (const phase of v[0]) {
      at += phase === "asleep" ? 60_000 : 1_000;
      if (phase === "another") segment = "b";
      if (phase === "asleep" || phase === "another") continue;
      const bell = alarm.due({ segment }, { phase, held: phase === "held" }, at);
      if (bell) found.push(bell);
    }
    return found;"""

    assert browser.call("shared/show/alarm.js", body, phases) == bells


@pytest.mark.parametrize(
    ("left", "tone"),
    [(301, "running"), (300, "wrapup"), (61, "wrapup"), (60, "danger"), (0, "overtime")],
)
def test_a_segment_warns_when_its_row_says_so(browser: Modules, left: int, tone: str) -> None:
    now = {
        "segment": "a",
        "cued_at": 0,
        "planned_seconds": 600,
        "added_seconds": 0,
        "ends_at": 600_000,
        "held_at": None,
        "wrap_up_seconds": 300,
        "danger_seconds": 60,
    }
    body = """const { remaining } = await import("/static/shared/countdown.js");
    const at = v[0].ends_at - v[1] * 1000;
    return m.sign({ now: v[0] }, remaining(v[0], at), at).tone;"""

    assert browser.call("shared/show/sign.js", body, now, left) == tone


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("Why?", 5), ("one " * 13, 10), ("one " * 120, 50), ("\u5982\u4f55\u5f00\u59cb" * 50, 10)],
)
def test_how_long_a_text_takes_to_read_aloud(browser: Modules, text: str, seconds: int) -> None:
    assert browser.call("shared/show/fit.js", "return m.secondsToRead(v[0])", text) == seconds


def test_a_duration_reads_as_the_server_writes_it(browser: Modules) -> None:
    durations = [0, 7, 60, 89, 600, 4_530]

    found = browser.call("shared/times.js", "return v[0].map(m.minutes);", durations)

    assert found == [minutes(each) for each in durations]
    assert found == ["0 s", "7 s", "1 min", "1:29 min", "10 min", "75:30 min"]
