"""The speaker's page asks for minutes and shows questions, and one tap answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.evening import PROGRAM, Evening, evening
from tests.browser.looking import hanging_out
from tests.browser.test_host import in_reach

TALKS: dict[str, Any] = PROGRAM | {
    "starts_at": None,
    "ends_at": None,
    "segments": [
        {"title": "Welcome", "kind": "welcome", "planned_seconds": 600},
        PROGRAM["segments"][0],
        {"title": "Q&A", "kind": "qa", "planned_seconds": 900},
    ],
}


@pytest.fixture(scope="module")
def server() -> Iterator[Evening]:
    with evening() as room:
        yield room


@pytest.fixture
def room(server: Evening) -> Evening:
    """A welcome is on, and the talk and the Q&A are asked for three minutes."""
    room = server.another(TALKS)
    room.do("cue_next", after=None)
    now = room.screen("moderator")["now"]
    ends_at = now["cued_at"] + (600 + 600 + 900 - 180) * 1000
    rev = room.screen("moderator")["show"]["rev"]
    room.do("propose", rev=rev, ends_at=ends_at)
    return room


def agreed(room: Evening) -> list[bool | None]:
    """What a moderator sees."""
    return [each["agreed"] for each in room.screen("moderator")["landing"]["proposal"]]


@pytest.mark.parametrize("width", [360, 1280])
def test_one_tap_answers_and_another_takes_it_back(room: Evening, width: int) -> None:
    page = room.page("speaker", room.context(width))
    talk = page.get_by_role("group", name="Presentation by Oriol Illa")
    expect(talk).to_contain_text("Oriol Illa")
    expect(talk).to_contain_text("min instead of 10 min, at")

    talk.get_by_role("button", name="Yes").click()
    expect(talk.get_by_role("button", name="Yes", pressed=True)).to_be_visible()
    assert agreed(room) == [True, None]

    talk.get_by_role("button", name="No").click()
    expect(talk.get_by_role("button", name="No", pressed=True)).to_be_visible()
    assert agreed(room) == [False, None]
    assert hanging_out(page) == []


def test_the_question_goes_once_the_show_is_landed(room: Evening) -> None:
    page = room.page("speaker", room.context(1280))
    expect(page.locator(".stage-ask")).to_have_count(2)
    moderator = room.screen("moderator")
    end = moderator["now"]["cued_at"] + 1_800_000
    room.do("land", rev=moderator["show"]["rev"], ends_at=end)

    expect(page.locator(".stage-ask")).to_have_count(0)
    expect(page.locator(".stage-digits")).to_be_visible()


def test_without_scripts_a_form_answers(room: Evening) -> None:
    joined = room.context(360)
    expect(room.page("speaker", joined).locator(".stage-ask[role=group]")).to_have_count(2)
    context = room.context(360, java_script_enabled=False, storage_state=joined.storage_state())
    page = context.new_page()
    page.goto(f"{room.url}/r/{room.room}/speaker")
    talk = page.locator(".stage-ask", has_text="Oriol Illa")
    expect(talk).to_contain_text("min instead of 10 min, at")

    talk.get_by_role("button", name="Yes").click()

    talk = page.locator(".stage-ask", has_text="Oriol Illa")
    expect(talk.locator("[aria-pressed=true]")).to_have_text("Yes")
    assert agreed(room) == [True, None]


def test_both_renderings_say_the_same(room: Evening) -> None:
    joined = room.context(1280)
    live = room.page("speaker", joined)
    expect(live.locator(".stage-ask[role=group]")).to_have_count(2)
    still = room.context(
        1280, java_script_enabled=False, storage_state=joined.storage_state()
    ).new_page()
    still.goto(f"{room.url}/r/{room.room}/speaker")

    read = [page.locator("[data-part=asked]").inner_text().split() for page in (live, still)]
    assert read[0] == read[1]


def of_oriol(room: Evening, context: BrowserContext) -> Page:
    """The page of a link that is labelled with a speaker's name."""
    path, link = f"/api/v1/rooms/{room.room}/links", {"role": "speaker", "label": "Oriol Illa"}
    page = context.new_page()
    page.goto(room.call(path, link, room.tokens["owner"])["url"])
    return page


def three_questions(room: Evening) -> None:
    """For all, to Oriol Illa by name, and starred; one more that nobody has decided on."""
    asked = [
        room.do("ask", room.somebody(), text=text, to=to)["question"]
        for text, to in (("All?", None), ("Oriol?", "Oriol Illa"), ("Star?", None), ("No?", None))
    ]
    for question in asked[:3]:
        room.do("approve", question=question, rev=1)
    room.do("star", question=asked[2], rev=2, on=True)


def stances(room: Evening) -> dict[str, str]:
    """What Oriol Illa said of each question, as moderators see it."""
    cards = room.screen("moderator")["questions"].values()
    return {card["text"]: said["stance"] for card in cards for said in card["stances"]}


@pytest.mark.parametrize("width", [360, 1280])
def test_a_speaker_says_which_questions_are_theirs_beside_a_clock_that_nothing_covers(
    room: Evening, width: int
) -> None:
    three_questions(room)
    page = of_oriol(room, room.context(width))
    strip, lines = page.locator("#for summary"), page.locator(".for-text")
    expect(strip).to_contain_text("Questions for you 1 Q 2 to look at · 2 to everybody")
    expect(lines.first).to_be_hidden()

    strip.click()
    expect(page.locator(".for-list > li")).to_contain_text(
        ["Star?", "to you", "To everybody", "All?"]
    )
    expect(lines).to_have_text(["Star?", "Oriol?", "All?"])
    page.locator(".for", has_text="Oriol?").get_by_role("button", name="Not mine").click()
    expect(strip).to_contain_text("1 to look at")
    for key in ("k", "m", "j", "j", "n"):
        page.keyboard.press(key)
    expect(page.get_by_role("button", name="Mine", exact=True, pressed=True)).to_have_count(1)
    expect(strip).not_to_contain_text("to look at")
    page.keyboard.press("k")
    page.keyboard.press("n")
    expect(strip).to_contain_text("1 to look at")
    expect(lines).to_have_text(["Star?", "Oriol?", "All?"])

    assert stances(room) == {"Star?": "mine", "All?": "not_mine"}
    clock = page.locator(".stage-digits")
    assert in_reach(clock)
    assert clock.evaluate("(e) => e.getBoundingClientRect().height") > 60
    page.keyboard.press("q")
    expect(lines.first).to_be_hidden()


def test_without_scripts_a_form_says_whose_a_question_is(room: Evening) -> None:
    three_questions(room)
    joined = room.context(360)
    expect(of_oriol(room, joined).locator("#for summary")).to_be_visible()
    page = room.context(
        360, java_script_enabled=False, storage_state=joined.storage_state()
    ).new_page()
    page.goto(f"{room.url}/r/{room.room}/speaker")
    page.locator("#for summary").click()

    page.locator(".for", has_text="All?").get_by_role("button", name="Mine", exact=True).click()

    assert stances(room) == {"All?": "mine"}
