"""A moderator runs the show: what is on stays in sight, and keys work wherever the focus is."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.evening import PROGRAM, Evening, evening
from tests.browser.looking import becomes, hanging_out

UNCOVERED = """() => {
  const row = document.querySelector("#rundown [aria-current=true]");
  const { top, bottom, left, right } = row.getBoundingClientRect();
  return row.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
}"""
"""Whether nothing lies over the middle of the running segment's line."""

LONG: dict[str, Any] = PROGRAM | {
    "segments": [
        {"title": f"Segment {n}", "kind": "talk", "planned_seconds": 60} for n in range(1, 41)
    ]
}


@pytest.fixture(scope="module")
def server() -> Iterator[Evening]:
    with evening() as opened:
        yield opened


@pytest.fixture
def room(server: Evening) -> Evening:
    """Two segments, the doors are open, and a question has come in."""
    fresh = server.another()
    fresh.do("ask", fresh.somebody(), text="First?")
    return fresh


def desk(room: Evening, width: int = 1280, **options: Any) -> Page:
    page = room.page("moderator", room.context(width, **options))
    expect(page.locator("#inbox .tools")).to_be_attached()
    return page


def on(page: Page, title: str) -> None:
    expect(page.locator(".on-title")).to_have_text(title)


def cued(room: Evening, n: int) -> None:
    for _ in range(n):
        now = room.screen("moderator")["now"]
        room.do("cue_next", after=now and now["segment"])


def test_a_show_is_run_by_keys_wherever_the_focus_is(room: Evening) -> None:
    page = desk(room)
    on(page, "Nothing is on yet.")
    page.keyboard.press("n")
    on(page, "Presentation by Oriol Illa")
    page.locator("#cards .q").focus()
    page.keyboard.press("h")
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    page.keyboard.press("h")
    page.keyboard.press("+")
    expect(page.locator(".clock .badge")).to_have_text("+1:00")
    page.keyboard.press("-")
    expect(page.locator(".clock .badge")).to_have_count(0)
    page.keyboard.press("2")
    expect(page.get_by_role("alertdialog")).to_contain_text("Go to 2, “Q&A”?")
    expect(page.get_by_role("button", name="Cue", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    on(page, "Q&A")
    page.keyboard.press("p")
    on(page, "Presentation by Oriol Illa")
    assert room.troubles == []


def test_what_is_asked_is_taken_away_by_escape_and_the_focus_comes_back(room: Evening) -> None:
    page = desk(room)
    page.keyboard.press("g")
    expect(page.locator("#cards .q")).to_be_focused()
    page.keyboard.press("1")
    expect(page.get_by_role("button", name="Cue", exact=True)).to_be_focused()
    page.keyboard.press("Escape")

    expect(page.get_by_role("alertdialog")).to_have_count(0)
    expect(page.locator("#cards .q")).to_be_focused()
    on(page, "Nothing is on yet.")


def test_the_green_room_counts_down_and_says_who_of_the_staff_is_there(server: Evening) -> None:
    soon = int(time.time() * 1000) + 600_000
    room = server.another(PROGRAM | {"starts_at": soon, "ends_at": soon + 3_600_000})
    page = desk(room)
    expect(page.locator(".clock")).to_contain_text(re.compile(r"(10:00|9:\d\d)\s+to the announced"))
    expect(page.locator(".staff")).to_contain_text("Host not here")
    host = room.page("host")
    expect(page.locator(".staff")).to_contain_text("Host ✓ there")
    host.close()
    expect(page.locator(".staff")).to_contain_text("Host not here")


def test_an_open_form_owns_the_digits_and_a_text_field_every_key(room: Evening) -> None:
    page = desk(room)
    page.keyboard.press("/")
    page.keyboard.type("n1?")
    expect(page.locator("#search")).to_have_value("n1?")
    page.locator("#search").fill("")
    expect(page.locator("#cards .q").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("#cards :focus")).to_be_visible()
    page.keyboard.press("d")
    expect(page.get_by_role("button", name="Off topic")).to_be_focused()
    page.locator("#next").focus()
    page.keyboard.press("1")

    expect(page.locator(".outcome")).to_contain_text("Question 1 is dismissed.")
    expect(page.get_by_role("alertdialog")).to_have_count(0)
    on(page, "Nothing is on yet.")


def test_single_letters_can_be_switched_off_on_this_device(room: Evening) -> None:
    page = desk(room)
    page.keyboard.press("?")
    page.get_by_label("Use single letters").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    expect(page.locator("#cards .q")).to_be_visible()
    for key in "na1g?":
        page.keyboard.press(key)

    on(page, "Nothing is on yet.")
    expect(page.locator("#cards .q")).to_have_count(1)
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.get_by_role("button", name="Keys").click()
    expect(page.get_by_label("Use single letters")).not_to_be_checked()


def test_the_last_next_ends_the_show_only_by_a_press_of_its_own(room: Evening) -> None:
    cued(room, 2)
    page = desk(room)
    on(page, "Q&A")
    page.locator("#next").focus()
    for _ in range(3):
        page.keyboard.press("Enter")
    end = page.get_by_role("button", name="End the show now")
    expect(page.get_by_role("alertdialog")).to_contain_text("This was the last segment.")
    expect(end).to_be_focused()
    on(page, "Q&A")
    expect(end).to_have_attribute("aria-disabled", "false")
    page.keyboard.press("Enter")
    on(page, "The show has ended.")

    page.get_by_role("button", name="Go on with: Q&A").click()
    on(page, "Q&A")


def test_the_show_ends_early_only_after_a_second_thought(room: Evening) -> None:
    cued(room, 1)
    page = desk(room)
    page.get_by_role("button", name="End the show…").click()
    end = page.get_by_role("button", name="End the show now")
    expect(end).to_have_attribute("aria-disabled", "false")
    end.click()
    on(page, "The show has ended.")


@pytest.mark.parametrize("width", [1280, 360])
def test_what_is_on_and_next_never_scroll_away(server: Evening, width: int) -> None:
    room = server.another(LONG)
    for n in range(30):
        room.do("ask", room.somebody(), text=f"Question {n}?")
    cued(room, 30)
    page = desk(room, width)
    on(page, "Segment 30")
    expect(page.locator("[aria-current=true]", has_text="Segment 30")).to_be_in_viewport()
    for part in ("#inbox", "#rundown"):
        page.evaluate(
            """(part) => {
              const pane = document.querySelector(part).closest(".pane");
              const all = [document.scrollingElement, pane];
              for (const each of all) each.scrollTop = 1e6;
            }""",
            part,
        )
        for pinned in (".digits", ".on-title", "#next", ".wall", ".ends"):
            expect(page.locator(pinned)).to_be_in_viewport(ratio=1)
    cued(room, 1)
    on(page, "Segment 31")
    if width == 1280:
        expect(page.locator("[aria-current=true]", has_text="Segment 31")).to_be_in_viewport()
    assert hanging_out(page) == []


def test_on_a_phone_what_is_pinned_covers_no_running_segment(server: Evening) -> None:
    room = server.another(LONG)
    page = desk(room, 360)
    for n in range(1, 8):
        cued(room, 1)
        page.reload()
        on(page, f"Segment {n}")
        assert becomes(page, f"({UNCOVERED})()")


def test_one_hand_runs_the_show_on_a_phone(room: Evening) -> None:
    page = desk(room, 360, has_touch=True)
    next_ = page.get_by_role("button", name="Next: Presentation by Oriol Illa")
    box = next_.bounding_box()
    assert box is not None
    assert box["y"] > 740 / 2
    assert box["height"] >= 44
    next_.tap()
    on(page, "Presentation by Oriol Illa")
    page.get_by_role("button", name="Hold clock").tap()
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    page.get_by_role("link", name="Questions", exact=True).tap()
    page.get_by_role("button", name="Approve", exact=True).tap()
    expect(page.locator(".outcome")).to_contain_text("Question 1 is approved.")
    page.get_by_role("link", name="Rundown", exact=True).tap()
    expect(page.locator("[aria-current=true]", has_text="Presentation")).to_be_in_viewport()
    assert hanging_out(page) == []
    assert room.troubles == []


def test_undo_names_the_last_step_and_takes_it_back(room: Evening) -> None:
    page = desk(room)
    expect(page.locator("#undo")).to_be_disabled()
    cued(room, 2)
    told = re.compile(r"Undo: Cue → Q&A.*· Moderator, \d+ s ago")
    expect(page.locator("#undo")).to_contain_text(told)
    page.locator("body").press("u")
    on(page, "Presentation by Oriol Illa")
    expect(page.locator("#undo")).to_contain_text("Undo: Cue → Presentation by Oriol Illa")
    page.locator("#undo").click()
    on(page, "Nothing is on yet.")
    expect(page.locator("#undo")).to_have_text("↶ Nothing to undo")
    assert room.troubles == []


def test_a_step_older_than_a_minute_is_taken_back_by_a_second_press(room: Evening) -> None:
    context = room.context(1280)
    context.clock.install()
    page = room.page("moderator", context)
    cued(room, 1)
    on(page, "Presentation by Oriol Illa")
    context.set_offline(True)  # else the server's next word would set the clock right
    context.clock.fast_forward(61_000)
    expect(page.locator("#undo")).to_contain_text("1 min ago")
    page.keyboard.press("u")
    expect(page.get_by_role("alertdialog")).to_contain_text("Take this back?")
    context.set_offline(False)
    expect(page.locator("html")).not_to_have_attribute("data-offline", "")
    on(page, "Presentation by Oriol Illa")
    page.keyboard.press("u")
    on(page, "Nothing is on yet.")
