"""After the show: the desk, the host and the attendees, with scripts and without."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.evening import Evening, evening
from tests.browser.test_two_renderings import read, without_scripts


@pytest.fixture(scope="module")
def first() -> Iterator[Evening]:
    with evening() as room:
        yield room


@pytest.fixture
def show(first: Evening) -> Evening:
    """One question is on air, one is queued and one approved."""
    room = first.another()
    person = room.somebody()
    asked = [room.do("ask", person, text=f"Question {n}?")["question"] for n in (1, 2, 3)]
    room.do("approve", question=asked[2], rev=1)
    for question in asked[:2]:
        room.do("queue", question=question, rev=1)
    room.do("cue_next", after=None)
    room.do("next_question", after=None)
    return room


def test_after_the_end_no_desk_and_no_host_can_put_anything_on_air(show: Evening) -> None:
    desk, host = (show.page(role, show.context(1280)) for role in ("moderator", "host"))
    desk.get_by_role("button", name="Queue 1").click()
    expect(desk.locator(".onair .badge.live")).to_be_visible()
    expect(desk.locator("#detail").get_by_role("button", name="Put on air")).to_have_count(1)
    expect(host.locator("#next")).to_contain_text("Answered; next question: 2")

    show.do("end")

    expect(desk.locator(".onair .badge.live")).to_have_count(0)
    expect(desk.locator("#detail").get_by_role("button", name="Put on air")).to_have_count(0)
    expect(desk.get_by_role("button", name="Queue 1")).to_be_visible()
    expect(host.locator(".aloud")).to_have_text("Thank you. The show has ended.")
    expect(host.locator(".go-on button, .wait button, .wait-grip, .hint")).to_have_count(0)
    expect(host.get_by_role("heading", name="There was no time for these 1")).to_be_visible()
    expect(host.locator(".wait")).to_have_count(1)
    expect(host.locator(".show")).to_be_hidden()
    desk.locator("#cards .q").first.focus()
    desk.keyboard.press("l")
    desk.get_by_role("button", name="Approved 1").click()
    expect(desk.locator("#detail").get_by_role("button", name="Put on air")).to_have_count(0)

    assert show.screen("moderator")["live_question"] is None
    show.do("cue_previous", after=None)
    expect(desk.locator("#detail").get_by_role("button", name="Put on air")).to_have_count(1)
    expect(host.locator("#next")).to_contain_text("Read question 2")


@pytest.mark.parametrize(("role", "card"), [("moderator", ".q"), ("host", ".wait")])
def test_without_scripts_neither(show: Evening, role: str, card: str) -> None:
    with_scripts = show.context(1280)
    show.page(role, with_scripts).wait_for_selector(".tools, .wait")
    context = show.context(
        1280, java_script_enabled=False, storage_state=with_scripts.storage_state()
    )
    page = context.new_page()
    puts_on_air = page.locator(
        "[value=go_live], form:has([value=go_live]) button, form:has([value=next_question]) button"
    )
    page.goto(f"{show.url}/r/{show.room}/{role}")
    assert puts_on_air.count() > 0

    show.do("end")
    page.reload()

    expect(page.locator(card).first).to_be_visible()
    expect(puts_on_air).to_have_count(0)


def test_an_attendee_has_no_new_questions_to_ask_for_after_the_end(show: Evening) -> None:
    page = show.page("attendee")
    page.get_by_role("link", name="Ask or vote").click()
    expect(page.locator("[data-part=list] .row")).to_have_count(2)
    more = show.do("ask", show.somebody(), text="Question 4?")["question"]
    show.do("approve", question=more, rev=1)
    expect(page.get_by_role("button", name="1 new question")).to_be_visible()

    show.do("end")

    expect(page.get_by_role("button", name="1 new question")).to_have_count(0)
    expect(page.locator("[data-part=list] .row")).to_have_count(3)


def test_whoever_asked_finds_the_place_in_the_recording_whoever_draws_it(first: Evening) -> None:
    room = first.another()
    context = room.context(timezone_id="Europe/Madrid")
    page = room.page("attendee", context)
    page.get_by_role("link", name="Ask or vote").click()
    page.get_by_label("Your question", exact=True).fill("Who pays?")
    page.get_by_role("button", name="Send question").click()
    expect(page.locator(".my")).to_contain_text("In review")
    (question,) = room.screen("moderator")["questions"]
    room.do("queue", question=question, rev=1)
    on = room.do("cue_next", after=None)["segment"]
    room.do("cue", segment=room.screen("moderator")["rundown"][1]["segment"], rev=3)
    room.do("next_question", after=None)
    room.do("end")
    screen = room.screen("moderator")
    hour_before = screen["show"]["started_at"] - 3_600_000
    room.do(
        "change_event",
        rev=screen["event"]["rev"],
        links={"recording": "https://youtu.be/abc"},
        recording_starts_at=hour_before,
    )

    page.get_by_role("navigation", name="Parts").get_by_role("link", name="Now").click()
    expect(page.get_by_role("link", name="Watch the recording")).to_have_attribute(
        "href", "https://youtu.be/abc"
    )
    own = page.locator(".own-fates").get_by_role("link", name="Your question: 1:00:0")
    seconds = (screen["questions"][question]["aired_at"] - hour_before) // 1000
    expect(own).to_have_attribute("href", f"https://youtu.be/abc?t={seconds}s")
    places = page.locator(".program .place")
    expect(places.first).to_be_visible()  # the program stands below, also on a phone
    expect(places.first).to_have_attribute("href", "https://youtu.be/abc?t=3600s")
    drawn = without_scripts(room, context, "attendee")
    for part in ("hero", "mine", "program", "stream"):
        shown = [read(each, f"[data-part={part}]", ".seg-time") for each in (page, drawn)]
        assert shown[0] == shown[1] != ""
    page.get_by_role("navigation", name="Parts").get_by_role("link", name="Questions").click()
    expect(page.locator(".program")).to_be_hidden()
    page.emulate_media(media="print")  # on paper all of it, whatever the screen shows
    expect(page.locator(".program .seg")).to_have_count(2)
    for part in (".program", ".own", ".done"):
        expect(page.locator(part).first).to_be_visible()
    expect(page.locator(".tabs")).to_be_hidden()
    assert on in {row["segment"] for row in screen["rundown"]}
    assert room.troubles == []
