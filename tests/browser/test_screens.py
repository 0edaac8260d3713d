"""The screens that are only looked at, the way in, and what axe says of them all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.evening import Evening, evening


@pytest.fixture(scope="module")
def room() -> Iterator[Evening]:
    """The talk is on, one question is on air, others are approved, queued and answered."""
    with evening() as opened:
        asked = {
            text: opened.do("ask", opened.somebody(), text=text, name="Ana")["question"]
            for text in ("¿Cómo empezar?", "¿Y los barrios?", "¿Con quién?", "¿Cuánto?", "¿Dónde?")
        }
        for question in asked.values():
            opened.do("approve", question=question, rev=1)
        opened.do("go_live", question=asked["¿Cómo empezar?"], rev=2)
        opened.do("vote", opened.somebody(), question=asked["¿Y los barrios?"], value=True)
        opened.do("queue", question=asked["¿Con quién?"], rev=2)
        opened.do("answer", question=asked["¿Cuánto?"], rev=2, how="aloud")
        opened.do("answer", question=asked["¿Dónde?"], rev=2, how="written", text="En la web.")
        opened.do("cue_next", after=None)
        yield opened


def violations(page: Page) -> list[str]:
    """What axe finds, as rule and place."""
    return [
        f"{found['id']}: {node['target']}"
        for found in Axe().run(page).response["violations"]
        for node in found["nodes"]
    ]


def test_the_secret_of_a_link_becomes_a_cookie_and_leaves_the_address(room: Evening) -> None:
    page = room.page("speaker")

    expect(page.locator("#stage")).to_be_visible()
    expect(page.locator(".stage-who")).to_have_text("Oriol Illa")
    assert page.url == f"{room.url}/r/{room.room}/speaker"


def test_a_link_that_no_longer_works_says_so_and_can_be_pasted_again(room: Evening) -> None:
    page = room.context().new_page()
    page.goto(f"{room.url}/r/{room.room}/speaker#lr_spk_{'x' * 32}")

    expect(page.locator("#enter-trouble")).to_contain_text("This link does not work here")
    assert page.url == f"{room.url}/r/{room.room}/speaker"
    page.get_by_label("Your link").fill(
        f"{room.url}/r/{room.room}/speaker#{room.tokens['speaker']}"
    )
    page.get_by_role("button", name="Enter").click()
    expect(page.locator("#stage")).to_be_visible()


def test_an_overlay_shows_what_its_address_asks_for(room: Evening) -> None:
    page = room.page("overlay", query="?show=speaker&pos=bottom-right&theme=light")

    expect(page.locator("#speaker-name")).to_have_text("Oriol Illa")
    expect(page.locator("#speaker-org")).to_have_text("Metropolitan Area of Barcelona")
    expect(page.locator("#question")).to_be_hidden()
    expect(page.locator("#timer")).to_be_hidden()
    expect(page.locator("#plates")).to_have_attribute("data-pos", "bottom-right")


Scheme = Literal["light", "dark"]
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])
WIDTHS = pytest.mark.parametrize("width", [360, 1280])


def fits(page: Page) -> bool:
    """Nothing hangs out at the side."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@SCHEMES
@WIDTHS
def test_axe_finds_nothing_on_the_attendees_page(room: Evening, width: int, scheme: Scheme) -> None:
    page = room.page("attendee", room.context(width, color_scheme=scheme))
    expect(page.locator(".hero .digits")).to_contain_text(":")
    found = violations(page)
    if width == 360:
        page.get_by_role("link", name="Program", exact=True).click()
        found += violations(page)
        page.get_by_role("link", name="Questions", exact=True).click()

    page.get_by_label("Your question", exact=True).fill("¿Y la mía?")
    page.get_by_role("button", name="Send question").click()
    expect(page.locator(".my")).to_have_count(1)
    expect(page.locator(".done")).to_have_count(2)
    page.get_by_role("button", name="Vote for question 2").click()
    page.get_by_role("button", name="Send question").click()
    expect(page.locator("#ask-trouble")).to_have_text("Please write your question first.")

    assert found + violations(page) == []
    assert fits(page)


@SCHEMES
@WIDTHS
@pytest.mark.parametrize(("role", "sign"), [("speaker", ".stage-digits"), ("overlay", "#timer")])
def test_axe_finds_nothing_on_the_screens_that_are_looked_at(
    room: Evening, role: str, sign: str, width: int, scheme: Scheme
) -> None:
    page = room.page(role, room.context(width, color_scheme=scheme))
    expect(page.locator(sign)).to_contain_text(":")

    assert violations(page) == []
    assert fits(page)


def test_a_word_as_long_as_an_address_widens_no_screen(room: Evening) -> None:
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    somebody = {"name": f"Ana {word}", "role": word, "organisation": word}
    segment = {"title": word, "kind": "talk", "planned_seconds": 7200, "speakers": [somebody]}
    long = room.another({"title": word, "segments": [segment, segment | {"title": "Why?"}]})
    for decision in ("approve", "queue", "hold_question"):
        question = long.do("ask", long.somebody(), text=word * 6, name=word[:60])["question"]
        long.do(decision, question=question, rev=1)
    long.do("cue_next", after=None)

    wide = []
    for role, sign in (
        ("attendee", "#now-title"),
        ("moderator", ".on-title"),
        ("host", ".now .seg"),
        ("owner", "h1"),
    ):
        page = long.page(role)
        expect(page.locator(sign)).to_contain_text("Donau")
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            if not fits(page):
                wide.append((role, width))

    assert wide == []


@SCHEMES
@WIDTHS
def test_axe_finds_nothing_on_the_way_in_and_on_a_wrong_way(
    room: Evening, width: int, scheme: Scheme
) -> None:
    page = room.context(width, color_scheme=scheme).new_page()
    found = {}
    for path in ("speaker", "speaker#lr_spk_wrong", "", "../nothing-here"):
        page.goto("about:blank")
        page.goto(f"{room.url}/r/{room.room}/{path}")
        if path.endswith("wrong"):
            expect(page.locator("#enter-trouble")).to_be_visible()
        found[path] = violations(page)
        assert fits(page)

    assert [path for path, problems in found.items() if problems] == []
    assert len(found) == 4


@SCHEMES
def test_axe_finds_nothing_when_it_is_over(room: Evening, scheme: Scheme) -> None:
    over = room.another()
    question = over.do("ask", over.somebody(), text="¿Cómo empezar?")["question"]
    over.do("approve", question=question, rev=1)
    over.do("cue_next", after=None)
    over.do("end")
    signs = {"attendee": "#now-title", "speaker": ".stage-label", "overlay": "#plates"}
    found = {}
    for role, sign in signs.items():
        page = over.page(role, over.context(360, color_scheme=scheme))
        expect(page.locator(sign)).to_be_attached()
        found[role] = violations(page)

    assert found == {"attendee": [], "speaker": [], "overlay": []}


@SCHEMES
def test_axe_finds_nothing_where_an_organiser_is_asked_again(room: Evening, scheme: Scheme) -> None:
    page = room.context(360, color_scheme=scheme).new_page()
    page.goto(room.url)
    page.get_by_label("Announcement", exact=True).fill("No program here.")
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("alert")).to_be_visible()
    found = violations(page)
    assert fits(page)

    page.goto(f"{room.url}/?example=1")
    page.get_by_role("button", name="Read it").click()
    page.locator("#s2_minutes").fill("soon")
    page.get_by_role("button", name="Open the room").click()
    expect(page.locator("#s2_minutes-problem")).to_be_visible()

    assert found + violations(page) == []
    assert fits(page)
