"""Whoever is about to ask what was asked already is shown it, and loses nothing by it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.evening import Evening, evening


@pytest.fixture(scope="module")
def house() -> Iterator[Evening]:
    with evening() as opened:
        yield opened


def approved(room: Evening, text: str) -> str:
    """The id of a question that somebody asked and everybody sees."""
    question = room.do("ask", room.somebody(), text=text)["question"]
    room.do("approve", question=question, rev=1)
    assert isinstance(question, str)
    return question


def test_what_was_asked_already_can_be_supported_while_one_types(house: Evening) -> None:
    room = house.another()
    bikes = approved(room, "¿Cuándo se amplían los carriles bici?")
    approved(room, "¿Quién paga el autobús nocturno?")
    room.do("ask", room.somebody(), text="¿Cuándo habrá más carriles bici, ladrones?")
    page = room.page("attendee")
    page.get_by_role("link", name="Ask or vote").click()
    field = page.get_by_label("Your question", exact=True)
    send = page.get_by_role("button", name="Send question")
    field.click()
    before = (field.bounding_box(), send.bounding_box())

    field.press_sequentially("cuando amplian los carriles bici", delay=10)
    like = page.locator(".similar")
    expect(like.locator(".text")).to_have_text(["¿Cuándo se amplían los carriles bici?"])
    field.press_sequentially(" del puerto", delay=10)
    expect(field).to_have_value("cuando amplian los carriles bici del puerto")
    expect(field).to_be_focused()
    assert (field.bounding_box(), send.bounding_box()) == before

    vote = like.get_by_role("button", name="Vote for question 1")
    vote.click()
    expect(vote).to_have_attribute("aria-pressed", "true")
    expect(vote.locator(".votes")).to_have_text("1")
    assert room.screen("moderator")["questions"][bikes]["votes"] == 1
    expect(field).to_have_value("cuando amplian los carriles bici del puerto")

    send.click()
    expect(like).to_have_count(0)
    expect(field).to_have_value("")
    assert room.asked()[-1] == "cuando amplian los carriles bici del puerto"
    assert room.troubles == []


def test_what_is_taken_back_is_offered_no_more(house: Evening) -> None:
    room = house.another()
    bikes = approved(room, "¿Cuándo se amplían los carriles bici?")
    page = room.page("attendee")
    page.get_by_role("link", name="Ask or vote").click()
    page.get_by_label("Your question", exact=True).fill("cuando amplian los carriles bici")
    expect(page.locator(".similar .row")).to_have_count(1)

    room.do("hold_question", question=bikes, rev=2)

    expect(page.locator(".similar")).to_have_count(0)
    assert room.troubles == []


def test_one_key_merges_a_group_into_the_most_voted_and_a_split_gives_everything_back(
    house: Evening,
) -> None:
    room = house.another()
    voters = [room.somebody() for _ in range(2)]
    first = approved(room, "¿Cuándo se amplían los carriles bici?")
    second = approved(room, "cuando amplian los carriles bici")
    third = approved(room, "Hola, buenas tardes: ¿para cuándo la ampliación de los carriles bici?")
    other = approved(room, "¿Quién paga el autobús nocturno?")
    for question, voter in ((second, voters[0]), (second, voters[1]), (third, voters[0])):
        room.do("vote", voter, question=question, value=True)
    page = room.page("moderator", room.context(1280))
    page.locator("[data-tab=alike]").click()
    page.locator(f'[data-id="{first}"]').first.click()
    expect(page.locator(".alike h3")).to_have_text("3 questions ask the same")

    page.keyboard.press("y")

    expect(page.locator(".alike")).to_have_count(0)
    cards = room.screen("moderator")["questions"]
    into = {question: cards[question]["into"] for question in (first, second, third, other)}
    assert into == {first: second, second: None, third: second, other: None}
    assert (cards[second]["votes"], cards[second]["merged"]) == (2, 2)

    for question in (first, third):
        room.do("split", question=question, rev=cards[question]["rev"])
    cards = room.screen("moderator")["questions"]
    states = [cards[question]["state"] for question in (first, second, third)]
    assert states == ["approved"] * 3
    assert [cards[question]["votes"] for question in (first, second, third)] == [0, 2, 1]
    expect(page.locator(".alike h3")).to_have_text("3 questions ask the same")
    assert room.troubles == []


def test_more_than_six_are_merged_after_the_key_was_pressed_once_more(house: Evening) -> None:
    room = house.another()
    text = "¿Cuándo se amplían los carriles bici?"
    asked = [approved(room, text + "?" * more) for more in range(7)]
    page = room.page("moderator", room.context(1280))
    page.locator("[data-tab=alike]").click()
    page.locator(f'[data-id="{asked[0]}"]').first.click()
    expect(page.locator(".alike h3")).to_have_text("7 questions ask the same")
    sure = page.get_by_role("alertdialog")

    page.keyboard.press("y")
    expect(sure).to_contain_text("Merge all 7 that seem to ask the same?")
    page.keyboard.press("Escape")
    expect(sure).to_have_count(0)
    assert [card["into"] for card in room.screen("moderator")["questions"].values()] == [None] * 7

    page.keyboard.press("y")
    expect(sure).to_be_visible()
    page.keyboard.press("y")
    expect(page.locator(".alike")).to_have_count(0)
    cards = room.screen("moderator")["questions"]
    assert {question: cards[question]["into"] for question in asked[1:]} == dict.fromkeys(
        asked[1:], asked[0]
    )
    assert room.troubles == []
