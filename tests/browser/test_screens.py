"""The screens that are only looked at, the way in, and what axe says of them all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.evening import Evening, evening
from tests.browser.looking import hanging_out, troubles


@pytest.fixture(scope="module")
def room() -> Iterator[Evening]:
    """The talk is on, one question is on air, others are approved, queued and answered."""
    with evening() as opened:
        asked = {
            text: opened.do("ask", opened.somebody(), text=text, name="Ana", read_name=True)[
                "question"
            ]
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


def test_nothing_is_wrong_with_the_attendees_page(room: Evening) -> None:
    page = room.page("attendee")
    expect(page.locator(".hero .digits")).to_contain_text(":")
    found = troubles(page)
    page.set_viewport_size({"width": 360, "height": 740})
    page.get_by_role("link", name="Program", exact=True).click()
    found += troubles(page, (360,))

    page.get_by_role("link", name="Questions", exact=True).click()
    page.get_by_label("Your question", exact=True).fill("¿Y la mía?")
    page.get_by_role("button", name="Send question").click()
    expect(page.locator(".my")).to_have_count(1)
    expect(page.locator(".done")).to_have_count(2)
    page.get_by_role("button", name="Vote for question 2").click()
    page.get_by_role("button", name="Send question").click()
    expect(page.locator("#ask-trouble")).to_have_text("Please write your question first.")

    assert found + troubles(page) == []


@pytest.mark.parametrize(("role", "sign"), [("speaker", ".stage-digits"), ("overlay", "#timer")])
def test_nothing_is_wrong_with_the_screens_that_are_looked_at(
    room: Evening, role: str, sign: str
) -> None:
    page = room.page(role)
    expect(page.locator(sign)).to_contain_text(":")

    assert troubles(page) == []


def test_a_word_as_long_as_an_address_widens_no_screen(room: Evening) -> None:
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    somebody = {"name": f"Ana {word}", "role": word, "organisation": word}
    segment = {"title": word, "kind": "talk", "planned_seconds": 7200, "speakers": [somebody]}
    long = room.another({"title": word, "segments": [segment, segment | {"title": "Why?"}]})
    for decision in ("approve", "queue", "hold_question"):
        question = long.do("ask", long.somebody(), text=word * 6, name=word[:60], read_name=True)[
            "question"
        ]
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
            wide += [(role, width, each) for each in hanging_out(page)]

    assert wide == []


@pytest.mark.parametrize("width", [360, 768, 1280, 1920])
def test_without_scripts_the_parts_of_the_desk_lie_beside_each_other(
    room: Evening, width: int
) -> None:
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    long = room.another({"title": word, "segments": [{"title": word, "kind": "talk"}]})
    long.do("cue_next", after=None)
    signed_in = long.page("moderator")
    expect(signed_in.locator(".on-title")).to_be_visible()
    state = signed_in.context.storage_state()
    page = long.context(width, java_script_enabled=False, storage_state=state).new_page()
    page.goto(f"{long.url}/r/{long.room}/moderator")

    rundown = page.locator(".show").bounding_box()
    questions = page.locator(".asked").bounding_box()
    assert rundown is not None
    assert questions is not None
    beside = rundown["x"] + rundown["width"] <= questions["x"]
    below = rundown["y"] + rundown["height"] <= questions["y"]
    assert (beside or below, hanging_out(page)) == (True, [])


@pytest.mark.parametrize("path", ["speaker", "speaker#lr_spk_wrong", "", "../nothing-here"])
def test_nothing_is_wrong_with_the_way_in_and_a_wrong_way(room: Evening, path: str) -> None:
    page = room.context().new_page()
    page.goto(f"{room.url}/r/{room.room}/{path}")
    if path.endswith("wrong"):
        expect(page.locator("#enter-trouble")).to_be_visible()

    assert troubles(page) == []


@pytest.mark.parametrize(
    ("role", "sign"),
    [("attendee", "#now-title"), ("speaker", ".stage-label"), ("overlay", "#plates")],
)
def test_nothing_is_wrong_when_it_is_over(room: Evening, role: str, sign: str) -> None:
    over = room.another()
    question = over.do("ask", over.somebody(), text="¿Cómo empezar?")["question"]
    over.do("approve", question=question, rev=1)
    over.do("cue_next", after=None)
    over.do("end")
    page = over.page(role)
    expect(page.locator(sign)).to_be_attached()

    assert troubles(page, (360,)) == []


def test_nothing_is_wrong_where_an_organiser_is_asked_again(room: Evening) -> None:
    page = room.context().new_page()
    page.goto(room.url)
    page.get_by_label("Announcement", exact=True).fill("No program here.")
    page.get_by_role("button", name="Build the program").click()
    expect(page.get_by_text("No program was found")).to_be_visible()
    found = troubles(page, (360,))

    page.goto(f"{room.url}/?example=1")
    page.get_by_role("button", name="Build the program").click()
    page.locator(".rd-line").nth(1).click()
    page.locator("#s2_minutes").fill("soon")
    page.get_by_role("button", name="Open the room").click()
    expect(page.get_by_role("alert")).to_contain_text("1 field needs your attention.")
    expect(page.locator("#s2_minutes-problem")).to_be_visible()

    assert found + troubles(page) == []
