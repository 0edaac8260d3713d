"""The host's hands: the button that goes on is in reach whatever stands on the screen."""

from __future__ import annotations

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
            asked = opened.do("ask", opened.somebody(), text=LONG, name=f"Ana {number}")["question"]
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
def test_the_button_that_goes_on_is_in_reach_wherever_one_has_scrolled_to(
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
    button = page.get_by_role("button", name="Answered; next question: 2")

    reached = []
    for share in (0, 0.3, 0.6, 1):
        at(page, share)
        reached.append(in_reach(button))

    assert reached == [True] * 4


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

    size = text.evaluate("(e) => parseFloat(getComputedStyle(e).fontSize)")

    assert size > 100
    assert in_reach(page.locator("#answered"))


def test_what_a_button_is_called_begins_with_what_it_shows(room: Evening) -> None:
    page = room.page("host", room.context(1280))
    expect(page.locator(".wait")).to_have_count(12)

    button = page.locator(".wait .button").first

    expect(button).to_have_text("Put on air")
    expect(button).to_have_accessible_name("Put on air: question 2")
