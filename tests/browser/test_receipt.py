"""What askers are told of their questions until after the end, with scripts and without."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.evening import PROGRAM, Evening, evening
from tests.browser.test_two_renderings import read, without_scripts

PANEL = {
    "title": "Panel",
    "kind": "panel",
    "planned_seconds": 600,
    "speakers": [{"name": "Ada Ruiz", "organisation": "Villa"}, {"name": "Bo Sun"}],
}


@pytest.fixture(scope="module")
def house() -> Iterator[Evening]:
    with evening() as opened:
        yield opened


@pytest.fixture
def room(house: Evening) -> Evening:
    """Two people speak, and questions are open."""
    room = house.another({**PROGRAM, "segments": [PANEL, *PROGRAM["segments"]]})
    room.do("cue_next", after=None)
    room.do("set_window", window="open")
    return room


def ask(page: Page, text: str) -> None:
    page.get_by_label("Your question", exact=True).fill(text)
    page.get_by_role("button", name="Send question").click()


def asker(room: Evening, context: BrowserContext) -> Page:
    """The page of somebody who is about to ask."""
    page = room.page("attendee", context)
    page.get_by_role("link", name="Ask or vote").click()
    return page


def moderate(room: Evening, command: str, number: int, **fields: object) -> None:
    """A moderator's step with the question of this number, as it is now."""
    found = room.screen("moderator")["questions"].items()
    question, rev = next((q, card["rev"]) for q, card in found if card["number"] == number)
    room.do(command, question=question, rev=rev, **fields)


def steps(page: Page) -> list[str]:
    """The words of a question's story, without their times."""
    return [
        re.sub(r"^\d\d:\d\d ", "", step) for step in page.locator(".story li").all_inner_texts()
    ]


def test_a_receipt_tells_the_whole_story_on_every_page_of_its_asker(room: Evening) -> None:
    context = room.context(timezone_id="Europe/Madrid")
    page = asker(room, context)
    page.get_by_label("To").select_option("Ada Ruiz")
    ask(page, "¿Quien paga?")
    page.get_by_role("button", name="Edit 1").click()
    page.get_by_label("Your question in other words").fill("¿Quién paga?")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".my-text")).to_have_text("¿Quién paga?")

    moderate(room, "edit", 1, text="¿Quién paga la ciclovía?")
    expect(page.locator("#spoken")).to_have_text("Question 1: reworded by a moderator")
    moderate(room, "approve", 1)
    expect(page.get_by_role("button", name="Edit 1")).to_have_count(0)
    other = room.do("ask", room.somebody(), text="¿Con qué dinero?")["question"]
    moderate(room, "merge", 1, into=other)
    moderate(room, "answer", 2, how="written", text="Con el del fondo.")

    expect(page.locator(".my-joined")).to_have_text("Question 2: Answered in writing")
    expect(page.locator(".my .answer")).to_have_text("Con el del fondo.")
    expect(page.locator(".my-to")).to_have_text("To Ada Ruiz")
    expect(page.locator(".my-reworded")).to_have_text("Others read: ¿Quién paga la ciclovía?")
    story = ["received", "reworded by you", "reworded by a moderator", "approved", "joined"]
    assert steps(page) == story
    told = read(page, "[data-part=mine]", "")
    page.reload()
    expect(page.locator(".story li")).to_have_count(len(story))
    assert read(page, "[data-part=mine]", "") == told
    assert room.troubles == []
    drawn = without_scripts(room, context, "attendee")
    assert read(drawn, "[data-part=mine]", "") == told


def test_by_keyboard_alone_the_focus_stays_with_ones_own_question(room: Evening) -> None:
    page = asker(room, room.context())
    ask(page, "¿Quien paga?")
    edit = page.get_by_role("button", name="Edit 1")
    words = page.get_by_label("Your question in other words")

    edit.focus()
    page.keyboard.press("Enter")
    expect(words).to_be_focused()
    page.keyboard.press("Escape")
    expect(edit).to_be_focused()
    page.keyboard.press("Enter")
    expect(words).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("¿Quién paga?")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".my-text")).to_have_text("¿Quién paga?")
    expect(edit).to_be_focused()

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Really withdraw question 1?")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("My questions")).to_be_focused()
    assert room.troubles == []


def test_what_is_being_typed_stays_when_a_moderator_decides_meanwhile(room: Evening) -> None:
    page = asker(room, room.context())
    ask(page, "¿Quien paga?")
    page.get_by_role("button", name="Edit 1").click()
    words = page.get_by_label("Your question in other words")
    words.fill("¿Quién paga la ciclovía?")
    moderate(room, "approve", 1)
    expect(page.locator(".my-state")).to_contain_text("Approved")

    expect(words).to_have_value("¿Quién paga la ciclovía?")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".my-edit .trouble")).not_to_be_empty()
    expect(words).to_have_value("¿Quién paga la ciclovía?")


def test_without_scripts_too_a_question_is_told_and_said_in_other_words(room: Evening) -> None:
    page = asker(room, room.context(java_script_enabled=False))
    ask(page, "¿Quien paga?")
    expect(page.locator(".my-state")).to_be_in_viewport()
    assert page.url.endswith("#mine")

    page.locator(".my summary").click()
    page.get_by_label("Your question in other words").fill("x" * 501)
    page.get_by_role("button", name="Save").click()
    trouble = page.locator(".my").get_by_role("alert")
    expect(trouble).to_have_text("The text has 501 characters; at most 500 fit.")
    box = page.get_by_label("Your question in other words")
    expect(box).to_have_value("x" * 501)
    expect(page.get_by_label("Your question", exact=True)).to_have_value("")
    box.fill("¿Quién paga?")
    page.get_by_role("button", name="Save").click()

    expect(page.locator(".my-text")).to_have_text("¿Quién paga?")
    expect(page.locator(".my-text")).to_be_in_viewport()
    assert steps(page) == ["received", "reworded by you"]
    moderate(room, "approve", 1)
    page.get_by_role("link", name="Show how it stands now").click()
    expect(page.locator(".my summary")).to_have_count(0)


@pytest.mark.parametrize("scripts", [True, False], ids=["live", "without scripts"])
def test_slow_mode_and_muting_are_told_and_what_was_typed_is_kept(
    room: Evening, scripts: bool
) -> None:
    page = asker(room, room.context(java_script_enabled=scripts))
    ask(page, "¿Quién paga?")
    expect(page.locator(".my")).to_have_count(1)
    room.do("slow_mode", seconds=600)
    if not scripts:
        page.reload()
    expect(page.locator("[data-part=rules]")).to_have_text("One question every 10 min.")

    ask(page, "¿Y cuándo?")
    expect(page.locator("#ask-trouble")).to_contain_text("please wait 10 min before the next one")
    expect(page.get_by_label("Your question", exact=True)).to_have_value("¿Y cuándo?")
    (card,) = room.screen("moderator")["questions"].values()
    room.do("mute", person=card["person"], on=True)

    told = "A moderator has muted you: you can read on, but not ask or vote."
    if scripts:
        expect(page.locator("[data-part=rules]")).to_have_text(told)
        expect(page.locator("#ask-state")).to_have_text("Not sent. Your text is kept here.")
        expect(page.locator("#ask-trouble")).to_be_hidden()
    else:
        page.get_by_role("button", name="Send question").click()
        expect(page.locator("#ask-trouble")).to_have_text(told)
    expect(page.get_by_role("button", name="Send question")).to_be_hidden()
    expect(page.locator("[data-part=window]")).to_be_empty()
    expect(page.get_by_label("Your question", exact=True)).to_have_value("¿Y cuándo?")
    assert room.asked() == ["¿Quién paga?"]


def test_after_the_end_there_are_the_answers_by_votes_and_what_became_of_ones_own(
    room: Evening,
) -> None:
    context = room.context(timezone_id="Europe/Madrid")
    page = asker(room, context)
    ask(page, "¿Quién paga?")
    expect(page.locator(".my")).to_have_count(1)
    for number in (2, 3, 4):
        question = room.do("ask", room.somebody(), text=f"Question {number}?")["question"]
        moderate(room, "approve", number)
        for _ in range(number if number < 4 else 0):
            room.do("vote", room.somebody(), question=question, value=True)
    moderate(room, "answer", 2, how="aloud")
    moderate(room, "answer", 3, how="aloud")

    room.do("end")
    page.get_by_role("navigation", name="Parts").get_by_role("link", name="Now").click()
    expect(page.locator(".own-fates li")).to_have_text(
        re.compile(r"1 There was no time for it\s+¿Quién paga\?")
    )
    page.get_by_role("link", name="Read the answers").click()
    expect(page.locator(".done .text")).to_have_text(["Question 3?", "Question 2?"])
    moderate(room, "answer", 1, how="written", text="El fondo.")

    expect(page.locator(".done .text")).to_have_text(["Question 3?", "Question 2?", "¿Quién paga?"])
    expect(page.locator(".my .answer")).to_have_text("El fondo.")
    drawn = without_scripts(room, context, "attendee")
    for part, but in (("hero", ""), ("mine", ""), ("window", ""), ("list", ".choices")):
        shown = [read(each, f"[data-part={part}]", but) for each in (page, drawn)]
        assert shown[0] == shown[1] != ""
    assert room.troubles == []
