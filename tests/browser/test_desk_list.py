"""The desk's list of questions: its lines stand still, keys do all of it, a reload keeps it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.evening import Evening, evening

LONG = "Is this a question that goes on and on, well beyond two lines of anybody's screen? " * 5
ON_SIGHT = """() => {
  const list = document.querySelector("#list").getBoundingClientRect();
  const boxes = [...document.querySelectorAll("#cards .q")].map((q) => q.getBoundingClientRect());
  const whole = boxes.filter(({ top, bottom }) => top >= list.top - 1 && bottom <= list.bottom + 1);
  return [whole.length, new Set(boxes.map(({ height }) => Math.round(height * 10))).size];
}"""
"""How many lines are whole in sight, and how many heights there are."""

ORDER = """() =>
  [...document.querySelectorAll("#cards .q-number")].map((n) => n.lastChild.textContent)"""


WATCH = """() => {
  window.moves = 0;
  const count = (all) => (window.moves += all.length);
  new MutationObserver(count).observe(document.querySelector("#cards"), { childList: true });
}"""
"""Counts lines that come, go or change places from now on."""


@pytest.fixture(scope="module")
def server() -> Iterator[Evening]:
    with evening() as opened:
        yield opened


def room_with(server: Evening, *texts: str) -> Evening:
    fresh = server.another()
    asker = fresh.somebody()
    for n, text in enumerate(texts):
        asker = fresh.somebody() if n % 10 == 0 else asker
        fresh.do(
            "ask", asker, text=text, name="Ana" if n % 2 else "Freiherr von und zu " + "W" * 30
        )
    return fresh


def ids(room: Evening) -> list[str]:
    """The questions in the order they came."""
    cards = room.screen("moderator")["questions"]
    return sorted(cards, key=lambda id_: int(cards[id_]["number"]))


def desk(room: Evening, width: int = 1280, height: int = 800) -> Page:
    page = room.page("moderator", room.context(width))
    page.set_viewport_size({"width": width, "height": height})
    expect(page.locator("#inbox .tools")).to_be_attached()
    return page


def at(page: Page, text: str) -> None:
    """The focus is on this line of the list."""
    expect(page.locator("#cards .q:focus .q-text")).to_have_text(text)


def here(page: Page, text: str) -> None:
    """Somebody else is at this line."""
    expect(page.locator("#cards .q", has_text=text).locator(".q-claim")).to_be_visible()


def told(page: Page, text: str) -> None:
    expect(page.locator(".outcome")).to_contain_text(text)


def states(room: Evening) -> list[str]:
    cards = room.screen("moderator")["questions"]
    return [cards[each]["state"] for each in ids(room)]


def test_lines_are_of_one_height_and_many_are_in_sight(server: Evening) -> None:
    room = room_with(server, *(LONG[:500] if n % 3 else "Short?" for n in range(30)))
    first, second, *_ = ids(room)
    room.do("approve", question=first, rev=1)
    room.do("go_live", question=first, rev=2)
    room.do("edit", question=second, rev=1, text=LONG[:400])
    room.do("cue_next", after=None)
    page = desk(room)
    for width, height, least in ((1280, 800, 12), (1920, 1080, 18), (360, 740, 5)):
        page.set_viewport_size({"width": width, "height": height})
        page.keyboard.press("g")
        page.keyboard.press("Home")
        expect(page.locator("#cards .q:focus")).to_have_attribute("aria-posinset", "1")
        expect(page.locator(".onair .badge.live, .onair .q-text").last).to_be_visible()
        expect(page.locator(".digits")).to_be_in_viewport(ratio=1)
        in_sight, heights = page.evaluate(ON_SIGHT)
        assert (in_sight >= least, heights) == (True, 1), (width, in_sight)
        top = page.locator("#cards .q").nth(1).bounding_box()
        page.keyboard.press("e")
        expect(page.get_by_label("Wording that others see")).to_have_value(LONG[:400].strip())
        assert page.locator("#cards .q").nth(1).bounding_box() == top
        assert page.evaluate(ON_SIGHT)[1] == 1
        page.keyboard.press("Escape")
    assert room.troubles == []


def test_questions_are_decided_on_with_little_more_than_a_key_each(server: Evening) -> None:
    room = room_with(server, *(f"Question {n}?" for n in range(1, 21)))
    page = desk(room)
    page.keyboard.press("g")
    pressed = 1
    wanted = []
    for n in range(1, 21):
        keys, state = [
            ("a", "approved"),
            ("v", "held"),
            ("q", "queued"),
            ("a", "approved"),
            ("d2", "dismissed"),
        ][n % 5]
        at(page, f"Question {n}?")
        for key in keys:
            if key == "2":
                expect(page.get_by_role("button", name="Off topic")).to_be_focused()
            page.keyboard.press(key)
            pressed += 1
        wanted.append(state)
        if n < 20:
            expect(
                page.locator("#cards .q", has_text=f"Question {n}?").filter(has_not_text=f"{n}0?")
            ).to_have_count(0)
    told(page, "Question 20")
    assert states(room) == wanted
    assert pressed / 20 <= 1.3
    assert room.troubles == []


def test_a_hundred_votes_move_no_line_under_focus_or_pointer(server: Evening) -> None:
    room = room_with(server, *(f"Question {n}?" for n in range(1, 16)))
    *shown, late = ids(room)
    for question in shown:
        room.do("approve", question=question, rev=1)
    page = desk(room)
    page.locator("[data-tab=approved]").click()
    page.keyboard.press("j")
    at(page, "Question 1?")
    before = page.evaluate(ORDER)
    page.evaluate(WATCH)
    voters = [room.somebody() for _ in range(13)]
    votes = [(who, question) for n, question in enumerate(shown) for who in voters[:n]]
    for who, question in votes[:45]:
        room.do("vote", who, question=question, value=True)
    room.do("approve", question=late, rev=1)

    expect(page.locator(".pill")).to_have_text("1 new · 9 moved ↓")
    at(page, "Question 1?")
    page.locator("#cards .q", has_text="Question 3?").hover()
    page.evaluate("document.activeElement.blur()")
    for who, question in votes[45:] + [(who, late) for who in voters[:9]]:
        room.do("vote", who, question=question, value=True)
    expect(page.locator(".pill")).to_have_text("1 new · 13 moved ↓")
    assert (page.evaluate(ORDER), page.evaluate("window.moves")) == (before, 0)

    page.keyboard.press("g")
    at(page, "Question 15?")
    best_first = [14, 13, 12, 11, 10, 15, 9, 8, 7, 6, 5, 4, 3, 2, 1]
    assert page.evaluate(ORDER) == [str(n) for n in best_first]


def test_two_moderators_do_not_read_the_same_question(server: Evening) -> None:
    room = room_with(server, *(f"Question {n}?" for n in range(1, 7)))
    ana, page = desk(room), desk(room)
    ana.keyboard.press("j")
    at(ana, "Question 1?")
    here(page, "Question 1?")
    page.keyboard.press("j")
    at(page, "Question 2?")
    here(ana, "Question 2?")

    ana.keyboard.press("a")
    at(ana, "Question 3?")
    here(page, "Question 3?")
    page.keyboard.press("v")
    at(page, "Question 4?")
    here(ana, "Question 4?")
    for _ in range(3):
        page.keyboard.press("j")
    at(page, "Question 6?")
    expect(ana.locator("#cards .q", has_text="Question 4?").locator(".q-claim")).to_have_count(0)
    assert states(room) == ["approved", "held", *["received"] * 4]

    ana.locator("#search").focus()
    expect(page.locator(".q-claim")).to_have_count(0)
    page.close()
    ana.keyboard.press("Escape")
    at(ana, "Question 3?")
    assert room.troubles == []


def test_two_moderators_go_through_one_list_and_neither_is_left_behind(server: Evening) -> None:
    room = room_with(server, *(f"Question {n}?" for n in range(1, 6)))
    _, second, third, *_ = ids(room)
    page = desk(room)
    page.keyboard.press("g")
    at(page, "Question 1?")
    for question in (second, third):
        room.do("hold_question", question=question, rev=1)
    expect(page.locator("#cards .q[data-gone]")).to_have_count(2)
    page.keyboard.press("a")
    at(page, "Question 4?")
    page.keyboard.press("k")
    at(page, "Question 3?")
    page.keyboard.press("l")
    # Within 400 ms the other's step is told besides.
    expect(page.locator(".outcome")).to_have_text(re.compile("question 3(: it)? is held"))
    at(page, "Question 4?")
    page.keyboard.press("a")
    at(page, "Question 5?")

    late = room.somebody()
    for n in (6, 7):
        room.do("ask", late, text=f"Question {n}?")
    expect(page.locator(".pill")).to_have_text("2 new ↓")
    page.keyboard.press("a")
    at(page, "Question 6?")
    expect(page.locator("#cards .q-text")).to_have_text(["Question 6?", "Question 7?"])
    page.keyboard.press("j")
    at(page, "Question 7?")
    sixth, seventh = ids(room)[5:]
    room.do("ask", late, text="Question 8?")
    room.do("approve", question=seventh, rev=1)
    expect(page.locator("#cards .q[data-gone]")).to_have_count(1)
    page.keyboard.press("k")
    at(page, "Question 6?")
    page.keyboard.press("j")
    at(page, "Question 8?")
    room.do("hold_question", question=sixth, rev=1)
    expect(page.locator("#cards .q-text")).to_have_text(["Question 6?", "Question 8?"])
    assert states(room)[3:5] == ["approved", "approved"]
    assert room.troubles == []


def test_where_colleagues_are_at_all_there_is_the_next_question_comes_by_itself(
    server: Evening,
) -> None:
    room = room_with(server, "Question 1?", "Question 2?")
    ana, page = desk(room), desk(room)
    ana.keyboard.press("j")
    here(page, "Question 1?")
    page.keyboard.press("j")
    at(page, "Question 2?")
    page.keyboard.press("a")
    expect(page.locator("#list")).to_be_focused()
    expect(page.locator("#detail")).to_contain_text("Colleagues are at all that is here.")

    room.do("ask", room.somebody(), text="Question 3?")
    at(page, "Question 3?")
    expect(ana.locator(".pill")).to_have_text("1 new ↓")
    ana.keyboard.press("v")
    here(ana, "Question 3?")
    expect(ana.locator("#list")).to_be_focused()
    ana.keyboard.press("j")
    at(ana, "Question 3?")
    page.keyboard.press("d")
    page.keyboard.press("1")
    told(page, "Question 3 is dismissed.")
    expect(page.locator("#cards .q")).to_have_count(0)
    assert states(room) == ["held", "approved", "dismissed"]
    assert room.troubles == []


def test_many_are_decided_on_in_one_step_and_one_undo_takes_it_back(server: Evening) -> None:
    room = room_with(server, *(f"Question {n}?" for n in range(1, 7)))
    page = desk(room)
    page.keyboard.press("g")
    at(page, "Question 1?")
    page.keyboard.press("x")
    page.keyboard.press("Shift+J")
    page.keyboard.press("Shift+J")
    at(page, "Question 3?")
    expect(page.locator(".bulk")).to_contain_text("3 selected")
    room.do("hold_question", question=ids(room)[1], rev=1)
    expect(page.locator("#cards .q", has_text="Question 2?")).to_contain_text("held")
    page.keyboard.press("a")

    told(page, "2 questions done. 1 was refused.")
    assert states(room)[:4] == ["approved", "held", "approved", "received"]
    expect(page.locator(".bulk")).to_contain_text("1 selected")
    at(page, "Question 4?")
    page.keyboard.press("z")
    told(page, "2 questions are as they were before.")
    assert states(room)[:4] == ["received", "held", "received", "received"]
    page.keyboard.press("Escape")
    expect(page.locator(".bulk")).to_have_count(0)
    page.get_by_label("Select question 4").check()
    page.get_by_label("Select question 6").click(modifiers=["Shift"])
    page.locator(".bulk").get_by_role("button", name="Merge into the most voted").click()
    told(page, "2 questions done.")
    assert states(room)[3:] == ["received", "merged", "merged"]
    assert room.troubles == []


def test_a_question_is_merged_into_the_one_above_or_by_words(server: Evening) -> None:
    room = room_with(server, "Who pays?", "And who pays?", "When is lunch?", "Who is paying?")
    page = desk(room)
    page.keyboard.press("g")
    page.keyboard.press("j")
    at(page, "And who pays?")
    page.keyboard.press("m")
    other = page.get_by_label("Number of the question that asks the same")
    expect(other).to_be_focused()
    expect(page.locator(".merge-targets")).to_have_text("1. Who pays?")
    page.keyboard.press("Enter")
    told(page, "Question 2 is merged.")
    page.keyboard.press("j")
    at(page, "Who is paying?")
    page.keyboard.press("m")
    expect(other).to_be_focused()
    page.keyboard.type("who")
    expect(page.locator(".merge-targets [aria-current]")).to_have_text("1. Who pays?")
    page.keyboard.press("Enter")

    told(page, "Question 4 is merged.")
    assert states(room) == ["received", "merged", "received", "merged"]


def test_a_search_is_one_key_away_and_so_is_the_way_back(server: Evening) -> None:
    room = room_with(server, *(f"Question {n}?" for n in range(1, 9)))
    page = desk(room)
    page.keyboard.press("g")
    page.keyboard.press("j")
    at(page, "Question 2?")
    page.keyboard.press("/")
    page.keyboard.type("#7")
    page.keyboard.press("Enter")
    at(page, "Question 7?")
    page.keyboard.press("Escape")
    at(page, "Question 2?")
    expect(page.locator("#cards .q")).to_have_count(8)


QUESTION = "#cards .q:focus, .onair:focus, #list:focus:not(:has(.q))"
"""The focus is on a question, or on a list that has none."""
OPENED = "#detail form :focus, #search:focus, dialog :focus, dialog:focus, #rundown .rd-line:focus"
"""The focus is in what a key has opened, or where it leads to."""


def test_after_any_key_the_focus_is_on_a_question_or_in_what_the_key_opened(
    server: Evening,
) -> None:
    room = room_with(server, *(f"Question {n}?" for n in range(1, 61)))
    for question in ids(room)[:3]:
        room.do("queue", question=question, rev=1)
    room.do("cue_next", after=None)
    room.do("next_question", after=None)
    page = desk(room)
    expect(page.locator("#cards .q").first).to_have_attribute("aria-setsize", "57")
    page.keyboard.press("j")
    at(page, "Question 4?")
    page.keyboard.press("End")
    at(page, "Question 60?")
    for key in "avqdewmsixfo./cr?jk":
        page.keyboard.press(key)
        expect(page.locator(f"{QUESTION}, {OPENED}")).to_have_count(1)
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        expect(page.locator(f"{QUESTION}, #rundown .rd-line:focus")).to_have_count(1)
        page.keyboard.press("g")
        expect(page.locator(QUESTION), f"after {key}").to_have_count(1)
    for _ in range(7):
        page.keyboard.press("t")
        expect(page.locator(QUESTION)).to_have_count(1)
    # Faster than anything is drawn or answered: each is done, then taken back.
    page.keyboard.press("Home")
    for key in "azvzqzd3zs":
        page.keyboard.press(key)
    expect(page.locator(".outcome")).to_contain_text(re.compile("Question 4 .* star"))
    assert states(room)[3] == "received"
    at(page, "Question 4?")
    page.keyboard.press("k")
    expect(page.locator(".onair")).to_be_focused()
    for text in ("Question 2?", "Question 3?"):
        page.keyboard.press("Enter")
        expect(page.locator(".onair .q-text")).to_have_text(text)
        expect(page.locator(".onair")).to_be_focused()
    assert room.troubles == []


def test_a_wrong_question_leaves_the_air_and_the_next_one_comes(server: Evening) -> None:
    room = room_with(server, "Spam?", "One?", "Two?")
    for question in ids(room):
        room.do("queue", question=question, rev=1)
    room.do("cue_next", after=None)
    room.do("next_question", after=None)
    room.do("ask", room.somebody(), text="Later?")
    page = desk(room)
    page.keyboard.press("o")
    expect(page.locator("#detail").get_by_role("button", name="Back to the queue")).to_be_focused()
    page.keyboard.press("4")
    told(page, "Question 1 is off air.")
    at(page, "Later?")
    expect(page.locator(".onair")).to_contain_text("Next")
    page.locator(".onair").get_by_role("button", name="Put on air").click()
    told(page, "Question 2 is on air.")
    page.locator("[data-tab=queued]").click()
    page.keyboard.press("j")
    at(page, "Two?")
    page.keyboard.press("k")
    expect(page.locator(".onair")).to_be_focused()
    page.keyboard.press("Enter")
    told(page, "Question 2 is answered.")
    expect(page.locator(".onair .q-text")).to_have_text("Two?")
    expect(page.locator(".onair")).to_be_focused()
    assert states(room) == ["dismissed", "answered", "live", "received"]
    assert room.troubles == []


def test_a_reload_keeps_tab_search_selection_and_what_was_typed(server: Evening) -> None:
    room = room_with(server, "Who pays?", "Who decides?", "When is lunch?")
    for question in ids(room):
        room.do("hold_question", question=question, rev=1)
    page = desk(room)
    page.locator("[data-tab=held]").click()
    page.locator("#cards .q", has_text="lunch").click()
    page.keyboard.press("w")
    page.get_by_label("Answer, for all to read").fill("At one.")
    page.locator("#search").fill("who")
    page.get_by_label("Select question 1").check()
    page.reload()

    expect(page.locator("#search")).to_have_value("who")
    expect(page.get_by_label("Select question 1")).to_be_checked()
    expect(page.locator("#cards .q")).to_have_count(2)
    page.locator("#search").fill("")
    expect(page.locator("[data-tab=held]")).to_have_attribute("aria-pressed", "true")
    page.locator("#cards .q", has_text="lunch").click()
    expect(page.get_by_label("Answer, for all to read")).to_have_value("At one.")


def test_the_queue_is_sorted_by_keys_and_by_a_rule_and_shows_what_fits(server: Evening) -> None:
    room = room_with(server, *(f"Question {n}?" for n in range(1, 10)))
    asked = ids(room)
    for question in asked:
        room.do("queue", question=question, rev=1)
    room.do("vote", room.somebody(), question=asked[4], value=True)
    page = desk(room)
    page.locator("[data-tab=queued]").click()
    expect(page.locator(".fits")).to_have_text("About 7 fit")
    expect(page.locator("#cards .q[data-cut] .q-text")).to_have_text("Question 8?")
    page.keyboard.press("j")
    at(page, "Question 1?")
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("#cards .q-text").nth(1)).to_have_text("Question 1?")
    at(page, "Question 1?")
    line = page.locator("#cards .q", has_text="Question 3?")
    line.drag_to(page.locator("#cards .q", has_text="Question 2?"))
    expect(page.locator("#cards .q-text").first).to_have_text("Question 3?")
    page.get_by_label("Order of the queue").select_option("by_votes")

    expect(page.locator("#cards .q-text").first).to_have_text("Question 5?")
    assert room.screen("moderator")["qa"]["rule"] == "by_votes"
    assert room.troubles == []


def test_what_is_said_beside_a_question_stands_on_its_line(server: Evening) -> None:
    room = room_with(server, "Who pays?", "And who pays for that?", "When is lunch?")
    room.do("ask", room.somebody(), text="Somebody else asks?")
    page, other = desk(room), desk(room)
    page.keyboard.press("g")
    at(page, "Who pays?")
    page.keyboard.press("s")
    told(page, "Question 1 is starred.")
    whole = page.locator("#detail")
    whole.get_by_role("button", name="More…").click()
    whole.get_by_role("button", name="Note…").click()
    page.get_by_label("Note, for moderators alone").fill("Ask Ana first")
    whole.get_by_role("button", name="Save").click()
    told(page, "Question 1 is marked.")
    line = other.locator("#cards .q", has_text="Who pays?")
    expect(line.locator(".q-signs")).to_contain_text("Starred")
    expect(line.locator(".q-signs")).to_contain_text("Ask Ana first")

    page.keyboard.press(".")
    expect(page.locator("#cards .q")).to_have_count(3)
    at(page, "Who pays?")
    whole.get_by_role("button", name="Mute…").click()
    expect(page.get_by_role("button", name="Mute", exact=True)).to_be_focused()
    page.keyboard.press("2")
    told(page, "Whoever asked question 1 is muted.")
    page.keyboard.press("Escape")
    expect(page.locator("#cards .q-text")).to_have_text(["Somebody else asks?"])
    assert states(room) == ["dismissed", "dismissed", "dismissed", "received"]

    page.keyboard.press("i")
    page.get_by_label("A question for somebody").fill("From the third row?")
    page.get_by_label("by mail").check()
    page.keyboard.press("Control+Enter")
    told(page, "Question 5 is entered.")
    expect(other.locator("#cards .q", has_text="third row")).to_contain_text("by mail")
    assert room.troubles == []


def test_those_that_ask_the_same_are_merged_by_one_key(server: Evening) -> None:
    room = room_with(
        server,
        "How are bicycle lanes paid for?",
        "When is lunch?",
        "How is a bicycle lane paid for?",
        "Who pays for bicycle lanes, how are they paid?",
    )
    page = desk(room)
    page.locator("[data-tab=alike]").click()
    expect(page.locator("#cards .q").first).to_contain_text("How are bicycle lanes paid for?")
    page.keyboard.press("g")
    at(page, "How are bicycle lanes paid for?")
    whole = page.get_by_role("button", name="Merge all")
    expect(whole).to_be_in_viewport(ratio=1)
    page.keyboard.press("y")

    expect(page.locator(".outcome")).to_have_text(re.compile(r"[12] questions? done\."))
    expect(page.locator("#cards .q")).to_have_count(0)
    assert states(room)[:3] == ["received", "received", "merged"]
