"""What the moderator's, the host's and the organiser's pages compute, in a real browser."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from liveroom.core import events as e
from liveroom.core.commands import Reason
from liveroom.core.events import Recorded
from liveroom.core.program import Kind, LoadedProgram, LoadedSegment, Segment
from liveroom.core.questions.state import MOVES, QuestionState
from liveroom.core.roles import Audience
from liveroom.core.room import Room, evolve, replay, window_of
from liveroom.core.rundown import times as t
from liveroom.core.screens.diff import screen
from liveroom.core.screens.renditions import SMALL
from liveroom.exports.words import REASONS
from liveroom.web.pages.typed import values
from tests.browser.modules import ROOT, Modules, modules
from tests.core.evenings import START, evening, thrown
from tests.core.story import rows

EVENTS: dict[str, type[e.ModerationEvent]] = {
    "approve": e.QuestionApproved,
    "hold_question": e.QuestionHeld,
    "dismiss": e.QuestionDismissed,
    "queue": e.QuestionQueued,
    "go_live": e.QuestionWentLive,
    "written": e.QuestionAnswered,
    "merge": e.QuestionMerged,
    "edit": e.QuestionEdited,
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Modules]:
    with modules() as opened:
        yield opened


def possible(state: QuestionState) -> set[str]:
    """What the core allows a moderator to do with a question in this state."""
    acts = {act for act, event in EVENTS.items() if (state, event) in MOVES}
    return acts | ({"split"} if state is QuestionState.MERGED else set())


def test_the_desk_offers_exactly_what_the_core_allows(browser: Modules) -> None:
    offered = browser.call("moderator/acts.js", "return m.ACTS")

    assert isinstance(offered, dict)
    assert {state: set(acts) - {"aloud", "take_off"} for state, acts in offered.items()} == {
        state.value: possible(state) for state in QuestionState
    }


def test_the_desk_without_scripts_offers_the_same() -> None:
    template = (ROOT / "templates/moderator/card.html").read_text("utf-8")
    literal = re.search(r"set moves = (\{.*?\}) -%\}", template, re.DOTALL)
    assert literal is not None
    folded = {"more": {"dismiss", "written", "edit", "merge"}, "write": {"written", "edit"}}
    offered = {
        state: set().union(*(folded.get(act, {act}) for act in acts)) - {"aloud"}
        for state, acts in ast.literal_eval(literal[1]).items()
    }

    assert offered == {state.value: possible(state) for state in QuestionState}


def test_every_reason_has_words_and_the_same_ones_everywhere(browser: Modules) -> None:
    body = "return m.REASONS.map((code) => [code, m.reasonWords(code)])"

    assert browser.call("shared/reasons.js", body) == [
        [code.value, REASONS[code]] for code in Reason
    ]
    assert browser.call("shared/reasons.js", "return m.reasonWords(v[0])", "Twice.") == "Twice."
    for name in ("moderator/card.html", "shared/macros.html"):
        template = (ROOT / "templates" / name).read_text("utf-8")
        assert [code for code in Reason if f'"{code.value}"' not in template] == []
    told = [f'"{code}" %}}{{{{ _("{word}") }}}}' for code, word in REASONS.items()]
    assert [each for each in told if each not in template] == []


def card(number: int, state: str, **more: object) -> dict[str, object]:
    return {"number": number, "text": f"Q{number}", "name": None, "votes": 0, "state": state} | more


QUESTIONS = {
    "a": card(1, "received", text="¿Quién paga la música?"),
    "b": card(2, "received", name="Ángela"),
    "c": card(3, "approved", votes=4),
    "d": card(4, "approved", votes=9),
    "e": card(5, "queued"),
    "f": card(6, "queued"),
    "g": card(7, "live"),
    "h": card(8, "merged"),
    "i": card(9, "dismissed"),
}
GROUPS = [{"questions": ["c", "d"], "score": 0.9}, {"questions": ["b", "a", "gone"], "score": 0.7}]
SCREEN = {"questions": QUESTIONS, "queue": ["f", "e"], "groups": GROUPS}


@pytest.mark.parametrize(
    ("tab", "search", "ids"),
    [
        ("received", "", ["a", "b"]),
        ("approved", "", ["d", "c"]),
        ("queued", "", ["f", "e"]),
        ("alike", "", ["d", "c", "a", "b"]),
        ("closed", "", ["i", "h"]),
        ("held", "", []),
        ("held", "musica QUIEN", ["a"]),
        ("held", "angela", ["b"]),
        ("held", "#7", []),
        ("held", "#8", ["h"]),
        ("held", "nobody", []),
    ],
)
def test_each_tab_has_its_order_and_a_search_looks_everywhere(
    browser: Modules, tab: str, search: str, ids: list[str]
) -> None:
    assert browser.call("moderator/tabs.js", "return m.listed(...v)", SCREEN, tab, search) == ids


def test_tabs_count_everything_but_the_question_on_air(browser: Modules) -> None:
    assert browser.call("moderator/tabs.js", "return m.counts(v[0])", QUESTIONS) == {
        "received": 2, "alike": 0, "held": 0,
        "approved": 2, "queued": 2, "answered": 0, "closed": 2,
    }  # fmt: skip


def test_a_list_stands_still_while_somebody_is_in_it(browser: Modules) -> None:
    body = """const list = new m.Standing();
      const seen = [];
      const take = (wanted, busy, mine = []) => {
        list.update(wanted, busy, (id) => mine.includes(id));
        seen.push([list.ids.join(""), list.waiting.join("")]);
      };
      take(["a", "b", "c"], false);
      take(["d", "c", "b", "a"], true);
      take(["d", "c"], true, ["a"]);
      take(["d", "c"], false);
      return seen;"""

    assert browser.call("shared/standing/standing.js", body) == [
        ["abc", ""],
        ["abc", "d"],  # what came waits, and the order stands
        ["bc", "d"],  # one's own deed shows at once, another's does not
        ["dc", ""],
    ]


def test_what_another_decided_on_is_passed_over(browser: Modules) -> None:
    body = """const list = new m.Standing();
      list.update(["a", "b", "c", "d"], false, () => true);
      return [["b", "acd"], ["b", "ad"], ["b", "a"], ["d", "abc"], ["b", ""]]
        .map(([id, standing]) => list.after(id, (other) => standing.includes(other)));"""

    assert browser.call("shared/standing/standing.js", body) == ["c", "d", "a", "c", None]


def test_what_was_meant_for_a_question_before_anothers_step_is_not_for_it_afterwards(
    browser: Modules,
) -> None:
    body = """let now = 0;
      const room = new EventTarget();
      const steps = new m.Steps(room, () => now);
      const seen = [];
      const hear = (id, from, to) => {
        const screen = (at) => ({ questions: { [id]: at && { step: { at } } } });
        const [before, after] = [screen(from), screen(to)];
        room.dispatchEvent(new CustomEvent("patch", { detail: { panels: after, before } }));
        seen.push(steps.isFresh(id));
      };
      hear("a", 1, 2);
      hear("b", 7, 7);
      steps.take("c");
      hear("c", 1, 2);
      hear("c", 2, 3);
      steps.take("d");
      steps.refused("d");
      hear("d", 1, 2);
      hear("gone", 1, null);
      now = 399;
      seen.push(steps.isFresh("a"));
      now = 400;
      return [...seen, steps.isFresh("a")];"""

    assert browser.call("moderator/steps.js", body) == [
        True,  # another's
        False,  # no step: a vote, a star, a claim
        False,  # one's own
        True,  # another's after it
        True,  # one's own was refused: this is another's
        False,
        True,  # nobody reads in less than 400 ms
        False,
    ]


def test_the_cursor_rests_where_it_stays_for_a_while_or_an_act_has_sent_it(
    browser: Modules,
) -> None:
    body = """const timers = [];
      globalThis.setTimeout = (act, wait) => timers.push({ act, wait }) - 1;
      globalThis.clearTimeout = (timer) => timer !== undefined && (timers[timer] = null);
      let told = 0;
      const resting = new m.Resting(() => (told += 1));
      const seen = [];
      const pass = () => {
        for (const timer of timers.splice(0)) timer?.act();
        seen.push([resting.id, told]);
      };
      resting.at("a", false);
      resting.at("b", false);
      seen.push(resting.id);
      pass();
      resting.at("b", false);
      pass();
      resting.at("c", true);
      pass();
      resting.at("d", false);
      resting.at(null, false);
      pass();
      return seen;"""

    browser.open()
    assert browser.call("moderator/resting.js", body) == [
        None, ["b", 1], ["b", 1], ["c", 1], [None, 1]
    ]  # fmt: skip
    browser.open()


def test_whoever_was_second_at_a_question_is_told_so_once(browser: Modules) -> None:
    body = """const told = [];
      const claim = { by: "Ana", until: Infinity };
      const answers = { free: null, hers: claim };
      const command = async (name, { question }) => ({ ok: true, claim: answers[question] });
      const room = { state: "live", clock: { now: () => 0 }, command };
      const claims = new m.Claims(room, "question", (id) => told.push(id));
      claims.at(["free", "hers"]);
      await null;
      await null;
      claims.at(["hers"]);
      return [told, claims.other("hers")];"""

    assert browser.call("shared/claims.js", body) == [["hers"], "Ana"]
    browser.open()


SEGMENTS = rows(
    Segment("Talk", Kind.TALK, 600),
    Segment("Questions", Kind.QA, 900),
    Segment("End", Kind.CLOSING, 60),
)


@pytest.mark.parametrize(
    ("segments", "on"),
    [(SEGMENTS, None), (SEGMENTS, 0), (SEGMENTS, 1), (SEGMENTS, 2), (SEGMENTS[:1], 0)],
)
@pytest.mark.parametrize("opened", [False, True])
def test_the_desk_knows_what_the_window_would_be_by_itself(
    browser: Modules, segments: tuple[LoadedSegment, ...], on: int | None, opened: bool
) -> None:
    happened: list[e.Event] = [e.ProgramLoaded(LoadedProgram("Show", segments))]
    happened += [e.RoomOpened()] if opened else []
    happened += [] if on is None else [e.SegmentCued(segments[on].id)]
    room = replay(Recorded(START, event) for event in happened)

    shown = screen(room, Audience.MODERATOR)
    assert browser.call("shared/timing.js", "return m.automatic(v[0])", shown) == (
        window_of(room).state.value
    )


@pytest.mark.parametrize(
    ("seconds", "standing"),
    [
        (0, {"word": "on time", "digits": ""}),
        (29, {"word": "on time", "digits": ""}),
        (-30, {"word": "ahead", "digits": "0:30"}),
        (125, {"word": "behind", "digits": "2:05"}),
    ],
)
def test_behind_and_ahead_are_a_word_without_a_sign(
    browser: Modules, seconds: int, standing: dict[str, str]
) -> None:
    assert browser.call("shared/timing.js", "return m.standing(v[0])", seconds) == standing


def test_what_is_still_to_come_slides_with_the_overtime(browser: Modules) -> None:
    now = {"segment": "s1", "held_at": None, "ends_at": 600_000, "cued_at": 0}
    row = {"title": "", "kind": "talk", "planned_seconds": 600, "speakers": [], "ended_at": None}
    screen = {
        "event": {"phase": "live"},
        "now": now,
        "show": {"offset_seconds": 5, "projected_end": 1_200_000, "planned_end": 1_195_000},
        "rundown": [
            row | {"segment": "s1", "planned_start": 0, "started_at": 0},
            row | {"segment": "s2", "planned_start": 600_000, "started_at": None},
        ],
    }
    body = """const [screen, at] = v;
      return [m.offset(screen, at), m.projectedEnd(screen, at),
        ...m.timedRows(screen, at).map((row) => [row.at, row.expected])];"""

    found = browser.call("shared/timing.js", body, screen, 630_000)
    assert found == [35, 1_230_000, ["now", 0], ["coming", 630_000]]


@pytest.mark.parametrize(
    ("past", "proposal", "is_offered"),
    [
        (0, None, False),
        (29_999, None, False),
        (30_000, None, True),
        (0, [{"agreed": None}], True),  # speakers were asked, and the answers are shown there
    ],
)
def test_the_desk_offers_no_landing_to_a_show_that_is_called_on_time(
    browser: Modules, past: int, proposal: object, is_offered: bool
) -> None:
    screen = {
        "event": {"phase": "live"},
        "now": {"segment": "s1", "held_at": None, "ends_at": 600_000, "cued_at": 0},
        "show": {"slot_end": 600_000},
        "landing": {"proposal": proposal},
    }
    body = """const [screen, at] = v;
      const { Preview } = await import("/static/moderator/landing.js");
      const { nothing } = await import("/static/shared/render.js");
      const preview = new Preview({ room: { screen, clock: { now: () => at } } });
      return m.landingButton(preview) !== nothing;"""

    found = browser.call("moderator/landing_view.js", body, screen, 600_000 + past)
    assert found == is_offered


def test_over_under_and_all_times_are_the_server_s_at_any_instant(browser: Modules) -> None:
    held_in_overtime = 0
    cases, expected = [], []
    for room, at in running_shows():
        on = room.rundown.on
        assert on is not None
        end = t.ends_at(room.rundown)
        held_in_overtime += end is not None and on.held_at is not None and end < on.held_at
        small = {name: panel(room) for name, panel in SMALL[Audience.MODERATOR].items()}
        cases.append((small, at))
        expected.append(figures(told_at(room, at)))
    body = """const { completed } = await import("/static/shared/patch.js");
      const coming = (rows) => rows.filter((row) => row.at === "coming").map((row) => row.expected);
      const told = (screen, at) =>
        [m.offset(screen, at), m.projectedEnd(screen, at), coming(m.timedRows(screen, at))];
      return v[0].map(([sent, at]) => told(completed(sent), at));"""

    assert browser.call("shared/timing.js", body, cases) == expected
    assert held_in_overtime > 50


def running_shows() -> Iterator[tuple[Room, int]]:
    """Shows that run, are held, and were held in overtime, each with an instant after that."""
    for seed in range(12):
        at = START
        for turn in evening(thrown(seed, turns=40)):
            at = turn.recorded[-1].at if turn.recorded else at
            if turn.after.rundown.on is None:
                continue
            for later in (at, at + 61_499, at + 4_000_500):
                yield turn.after, later
                yield told_at(turn.after, later), later + 20_501


def told_at(room: Room, at: int) -> Room:
    """The room in which the server tells how things stand at an instant: it was held then."""
    for event in (e.CountdownResumed(), e.CountdownHeld()):
        room = evolve(room, Recorded(at, event))
    return room


def figures(room: Room) -> list[object]:
    """What the server tells of a room's times."""
    rundown = room.rundown
    coming = t.times(rundown)[len(rundown.segments) - len(rundown.following) :]
    starts = [times.projected_start for times in coming]
    return [t.offset_seconds(rundown), t.projected_end(rundown), starts]


TYPED = ("10", "7.5", "7,5", "7:30", "10 min", "10'", "15 minutos", "1440", "1441", "-5", "", "0")


@pytest.mark.parametrize("typed", TYPED)
def test_the_sums_read_minutes_as_the_server_does(browser: Modules, typed: str) -> None:
    found = browser.call("shared/rundown/minutes.js", "return m.seconds(v[0])", typed)
    assert found == values.minutes(typed)


def test_a_slot_past_midnight_ends_on_the_next_day(browser: Modules) -> None:
    body = "return v.map(([start, end]) => m.slot(start, end))"
    pairs = [["16:30", "17:30"], ["23:30", "00:15"], ["16:30", "16:30"], ["", "17:30"]]
    assert browser.call("shared/rundown/minutes.js", body, *pairs) == [3600, 2700, None, None]
