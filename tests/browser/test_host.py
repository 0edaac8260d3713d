"""The host's hands: what the host needs is in reach whatever stands on the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.evening import Evening, evening

LONG = (
    "Teniendo en cuenta que muchas ciudades medianas carecen de oficinas propias de cooperación "
    "y dependen de convenios que se renuevan cada año, ¿qué instrumento jurídico recomiendan para "
    "que los compromisos adoptados en esta red sobrevivan a un cambio de gobierno municipal, quién "
    "debería vigilar su cumplimiento, con qué recursos, y cómo se puede contar a los vecinos de "
    "los barrios más alejados lo que se ha conseguido y lo que todavía falta por hacer en ellos?"
)


@pytest.fixture(scope="module")
def room() -> Iterator[Evening]:
    """A long question is on air, and a dozen long ones wait."""
    with evening() as opened:
        assert 450 <= len(LONG) <= 500
        for number in range(13):
            asked = opened.do(
                "ask", opened.somebody(), text=LONG, name=f"Ana {number}", read_name=True
            )["question"]
            opened.do("approve", question=asked, rev=1)
            opened.do("go_live" if number == 0 else "queue", question=asked, rev=2)
        opened.do("cue_next", after=None)
        yield opened


def in_reach(button: Locator) -> bool:
    """Whether all of it is in the view, and nothing lies over it."""
    return bool(
        button.evaluate(
            """(button) => {
              const { left, right, top, bottom } = button.getBoundingClientRect();
              const seen = left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
              const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
              return seen && button.contains(there);
            }"""
        )
    )


def at(page: Page, share: float) -> None:
    """Scroll to a share of the way down."""
    page.evaluate("share => scrollTo(0, share * document.body.scrollHeight)", share)


@pytest.mark.parametrize("scripts", [True, False], ids=["live", "without scripts"])
@pytest.mark.parametrize("size", [(1280, 800), (1366, 768), (768, 1024), (360, 740), (1920, 1080)])
def test_the_hosts_buttons_are_in_reach_wherever_one_has_scrolled_to(
    room: Evening, size: tuple[int, int], scripts: bool
) -> None:
    context = room.context(java_script_enabled=True)
    page = room.page("host", context)
    expect(page.locator("#next")).to_be_visible()
    if not scripts:
        context = room.context(java_script_enabled=False, storage_state=context.storage_state())
        page = context.new_page()
        page.goto(f"{room.url}/r/{room.room}/host")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    buttons = [
        page.get_by_role("button", name="Answered; next question: 2"),
        page.get_by_role("button", name="Answered aloud"),
        page.locator("#off summary"),
    ]

    reached = []
    for share in (0, 0.3, 0.6, 1):
        at(page, share)
        reached += [in_reach(button) for button in buttons]

    assert reached == [True] * 12


@pytest.mark.parametrize("size", [(1280, 800), (1366, 768), (1920, 1080)])
def test_a_long_question_is_seen_whole_above_the_button(
    room: Evening, size: tuple[int, int]
) -> None:
    page = room.page("host", room.context(size[0]))
    page.set_viewport_size({"width": size[0], "height": size[1]})
    expect(page.locator("#next")).to_be_visible()
    expect(page.locator(".aloud-text")).to_have_text(LONG)

    text = page.locator(".aloud-text").bounding_box()
    bar = page.locator(".go-on").bounding_box()

    assert text is not None
    assert bar is not None
    assert text["y"] + text["height"] <= bar["y"]
    assert bar["y"] + bar["height"] <= size[1]


def test_a_short_question_is_large_enough_to_be_read_from_a_lectern(room: Evening) -> None:
    short = room.another()
    question = short.do("ask", short.somebody(), text="¿Cómo empezar, y con quién?")["question"]
    short.do("approve", question=question, rev=1)
    short.do("go_live", question=question, rev=2)
    page = short.page("host", short.context(1920))
    page.set_viewport_size({"width": 1920, "height": 1080})
    text = page.locator(".aloud-text")
    expect(text).to_have_text("¿Cómo empezar, y con quién?")

    expect(text).to_have_css("font-size", re.compile(r"[1-9]\d\d(\.\d+)?px"))  # 100 at least
    assert in_reach(page.locator("#answered"))


def test_a_long_question_fills_a_phone_and_a_stage_display(room: Evening) -> None:
    """A letter is as large from one metre on a phone as from eight on a display of the stage."""
    page = room.page("host", room.context(360, has_touch=True))
    expect(page.locator(".aloud-text")).to_have_text(LONG)
    sizes = []
    for width, height in ((360, 740), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        page.locator("#full").click()
        expect(page.locator(".queue")).to_be_hidden()
        expect(page.locator("#full")).to_have_attribute("aria-pressed", "true")
        expect(page.locator(".aloud-left")).to_contain_text(":")
        text, bar = (
            page.locator(".aloud-text").bounding_box(),
            page.locator(".go-on").bounding_box(),
        )
        assert text is not None
        assert bar is not None
        assert text["y"] + text["height"] <= bar["y"]
        assert in_reach(page.locator("#next"))
        sizes.append(
            page.locator(".aloud-text").evaluate("(e) => parseFloat(getComputedStyle(e).fontSize)")
        )
        page.keyboard.press("f")
        expect(page.locator(".queue")).to_be_visible()

    assert [size > least for size, least in zip(sizes, (19, 60), strict=True)] == [True, True]


def states(room: Evening) -> dict[int, str]:
    cards = room.screen("moderator")["questions"].values()
    return {card["number"]: card["state"] for card in cards}


def waiting(room: Evening) -> list[int]:
    """The numbers of the queue, in its order."""
    return [card["number"] for card in room.screen("host")["queue"]]


def queue_of(room: Evening, *texts: str) -> Evening:
    """A room of its own in whose queue these questions wait."""
    own = room.another()
    for text in texts:
        question = own.do("ask", own.somebody(), text=text)["question"]
        own.do("queue", question=question, rev=1)
    return own


def shown(page: Page, *numbers: int) -> None:
    """The queue on the page."""
    expect(page.locator(".wait .number:first-of-type")).to_have_text([str(n) for n in numbers])


def test_a_question_leaves_the_air_unanswered_by_keys_by_a_press_and_by_a_form(
    room: Evening,
) -> None:
    own = queue_of(room, "One?", "Two?", "Three?", "Four?")
    context = own.context(1280)
    page = own.page("host", context)
    menu, text = page.locator(".off-menu"), page.locator(".aloud-text")
    page.get_by_role("button", name="Read question 1").click()
    expect(text).to_have_text("One?")

    page.keyboard.press("t")
    expect(menu).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    page.keyboard.press("t")
    page.keyboard.press("3")
    expect(page.locator(".aloud.none")).to_be_visible()
    assert states(own)[1] == "held"

    page.set_viewport_size({"width": 360, "height": 740})
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("l")
    expect(text).to_have_text("Three?")
    page.locator("#off summary").click()
    page.get_by_role("button", name="Off topic").click()
    expect(page.locator(".aloud.none")).to_be_visible()
    assert states(own)[3] == "dismissed"

    own.do("next_question", after=None)
    still = own.context(360, java_script_enabled=False, storage_state=context.storage_state())
    plain = still.new_page()
    plain.goto(f"{own.url}/r/{own.room}/host")
    plain.locator("#off summary").click()
    plain.get_by_role("button", name="Back to the queue").click()
    expect(plain.locator(".aloud.none")).to_be_visible()
    assert (states(own)[2], waiting(own)) == ("queued", [2, 4])
    assert own.troubles == []


@pytest.mark.parametrize("width", [360, 1280])
def test_the_queue_is_put_in_order_by_keys_by_buttons_and_by_hand(
    room: Evening, width: int
) -> None:
    own = queue_of(room, "One?", LONG, "Three?", "Four?")
    context = own.context(width)
    page = own.page("host", context)
    shown(page, 1, 2, 3, 4)

    page.get_by_role("button", name="Move up: question 3").click()
    shown(page, 1, 3, 2, 4)
    page.keyboard.press("j")
    for _ in range(3):  # faster than the server answers
        page.keyboard.press("Alt+ArrowDown")
    shown(page, 3, 2, 4, 1)
    expect(page.locator(".wait:focus .number").first).to_have_text("1")
    grip = page.locator(".wait", has_text="Four?").locator(".wait-grip")
    grip.hover()
    page.mouse.down()
    first = page.locator(".wait").first.bounding_box()
    assert first is not None
    page.mouse.move(first["x"] + 10, first["y"] + 2)
    expect(page.locator(".waiting[data-drop]")).to_be_visible()
    page.mouse.up()
    shown(page, 4, 3, 2, 1)

    page.reload()
    shown(page, 4, 3, 2, 1)
    still = own.context(width, java_script_enabled=False, storage_state=context.storage_state())
    plain = still.new_page()
    plain.goto(f"{own.url}/r/{own.room}/host")
    plain.get_by_role("button", name="Move down: question 2").click()
    shown(plain, 4, 3, 1, 2)
    assert (waiting(own), own.troubles) == ([4, 3, 1, 2], [])


def test_votes_do_not_move_the_queue_under_a_pointer_or_a_focus(room: Evening) -> None:
    own = queue_of(room, "One?", "Two?", "Three?")
    own.do("order_rule", rule="by_votes")
    ids = [card["id"] for card in own.screen("host")["queue"]]
    page = own.page("host", own.context(1280))
    chip = page.locator(".queue .pill")
    shown(page, 1, 2, 3)

    page.locator(".wait").nth(1).hover()
    own.do("vote", own.somebody(), question=ids[2], value=True)
    expect(chip).to_have_text("1 moved ↓")
    expect(page.get_by_role("button", name="Read question 3")).to_be_visible()
    expect(page.locator(".wait", has_text="Three?")).to_contain_text("Next in line")
    shown(page, 1, 2, 3)
    page.locator(".show").hover()
    shown(page, 3, 1, 2)
    expect(chip).to_have_count(0)

    page.keyboard.press("j")
    for voter in [own.somebody() for _ in range(2)]:
        own.do("vote", voter, question=ids[1], value=True)
    later = own.do("ask", own.somebody(), text="Four?")["question"]
    own.do("queue", question=later, rev=1)
    own.do("dismiss", question=ids[0], rev=2, reason="off_topic")
    expect(chip).to_have_text("1 new · 1 moved ↓")
    shown(page, 3, 1, 2)
    expect(page.locator(".wait[data-gone]")).to_contain_text("No longer in the queue")
    page.keyboard.press("g")
    shown(page, 2, 3, 4)
    expect(page.locator(".wait:focus")).to_contain_text("Four?")

    page.keyboard.press("Alt+ArrowUp")
    shown(page, 2, 4, 3)
    expect(chip).to_have_count(0)
    assert (waiting(own), own.troubles) == ([2, 4, 3], [])


def test_a_finger_holds_the_queue_only_for_a_moment(room: Evening) -> None:
    own = queue_of(room, "One?", "Two?", "Three?")
    own.do("order_rule", rule="by_votes")
    third = own.screen("host")["queue"][2]["id"]
    page = own.page("host", own.context(768, has_touch=True))
    shown(page, 1, 2, 3)

    page.locator(".wait-text").nth(1).tap()
    expect(page.locator(".wait[aria-current]")).to_contain_text("Two?")
    own.do("vote", own.somebody(), question=third, value=True)

    expect(page.locator(".queue .pill")).to_have_text("1 moved ↓")
    shown(page, 3, 1, 2)
    expect(page.locator(".queue .pill")).to_have_count(0)
    assert own.troubles == []


def test_the_line_of_what_fits_moves_with_the_segment(room: Evening) -> None:
    """An answer takes two minutes; the Q&A has fifteen, and then five.

    The event's home says so too.
    """
    own = queue_of(room, *(f"Question {n}?" for n in range(1, 10)))
    page = own.page("host", own.context(1280))
    home = own.page("owner", own.context(1280))
    late = page.locator(".wait[data-late] .number:first-of-type")
    expect(page.locator(".fits")).to_have_text("About 7 questions will fit into the Q&A.")
    expect(late).to_have_text(["8", "9"])

    own.do("cue_next", after=None)
    own.do("cue_next", after=own.screen("host")["now"]["segment"])
    own.do("add_time", seconds=-595)
    expect(page.locator(".fits")).to_have_text("About 2 more fit into the time left.")
    expect(page.locator(".wait", has=page.locator(".cut"))).to_contain_text("Question 3?")
    own.do("add_time", seconds=-240)
    expect(page.locator(".fits")).to_have_text("No more fit into the time left.")
    own.do("add_time", seconds=480)
    expect(page.locator(".fits")).to_have_text("About 4 more fit into the time left.")
    expect(home.locator("#preview-fits")).to_have_text("About 4 more fit into the time left.")
    expect(late).to_have_text(["5", "6", "7", "8", "9"])


def test_a_name_is_read_aloud_only_with_consent(room: Evening) -> None:
    own = room.another()
    for may, scripts in ((True, True), (False, True), (True, False), (False, False)):
        asker = own.page("attendee", own.context(1280, java_script_enabled=scripts))
        asker.get_by_label("Your question", exact=True).fill("Why?")
        asker.get_by_label("Your name").fill("Ana")
        asker.get_by_label("My name may be read aloud").set_checked(may)
        asker.get_by_role("button", name="Send question").click()
        expect(asker.locator(".my-state")).to_contain_text("In review")
        asker.context.close()
    asked = own.screen("moderator")["questions"]
    for question in sorted(asked, key=lambda id: asked[id]["number"]):
        own.do("queue", question=question, rev=1)
    page = own.page("host", own.context(1280))
    expect(page.locator(".waiting[data-live] .wait-name")).to_have_text(
        ["Ana", "anonymous", "Ana", "anonymous"]
    )

    page.keyboard.press("n")
    expect(page.locator(".aloud-name")).to_have_text("Ana")
    own.do("next_question", after=own.screen("host")["live_question"]["id"])
    expect(page.locator(".aloud-name")).to_have_text("anonymous")


def test_what_a_button_is_called_begins_with_what_it_shows(room: Evening) -> None:
    page = room.page("host", room.context(1280))
    expect(page.locator(".wait")).to_have_count(12)

    button = page.locator(".wait .button:not(.move)").first

    expect(button).to_have_text("◉ Put on air")
    expect(button).to_have_accessible_name("Put on air: question 2")
