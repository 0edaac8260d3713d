"""The stage screen: everything on it is whole, and everybody knows when it is their turn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.evening import PROGRAM, Evening, evening
from tests.browser.test_host import LONG

SIX = [
    "Freiherr Karl-Theodor von und zu Guttenberg-Hohenstein",
    "María del Carmen Fernández-Villaverde y Ruiz de Azúa",
    "Luz Amparo Medina Gerena",
    "Oriol Illa",
    "Nguyễn Thị Minh Khai",
    "Mariana Flores Mayen",
]
PANEL: dict[str, Any] = PROGRAM | {
    "starts_at": None,
    "ends_at": None,
    "segments": [
        {"title": "Welcome", "kind": "welcome", "planned_seconds": 600},
        {
            "title": "Panel",
            "kind": "panel",
            "planned_seconds": 1200,
            "speakers": [{"name": name} for name in SIX],
        },
        {"title": "Q&A", "kind": "qa", "planned_seconds": 900},
    ],
}


@pytest.fixture(scope="module")
def server() -> Iterator[Evening]:
    with evening() as room:
        yield room


@pytest.fixture
def room(server: Evening) -> Evening:
    """A welcome is on, then comes a panel of six."""
    room = server.another(PANEL)
    room.do("cue_next", after=None)
    return room


def put_on_air(room: Evening, text: str) -> None:
    question = room.do("ask", room.somebody(), text=text)["question"]
    room.do("approve", question=question, rev=1)
    room.do("go_live", question=question, rev=2)


CUT = """
(element) => {
  const found = [];
  for (let each = element; each; each = each.parentElement) {
    const high = each.scrollHeight > each.clientHeight + 1;
    const over = high || each.scrollWidth > each.clientWidth + 1;
    if (over && getComputedStyle(each).overflow !== "visible") found.push(each.outerHTML);
  }
  return found;
}
"""
"""What an element stands in that does not show all of itself."""


def seen(page: Page, selector: str) -> dict[str, float]:
    """Where an element is, all of it within the view and none of it cut."""
    found = page.locator(selector)
    expect(found).to_be_visible()
    box = found.bounding_box()
    assert box is not None
    assert found.evaluate(CUT) == []
    height = page.evaluate("innerHeight")
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= height
    return dict(box)


def test_in_the_questions_the_question_takes_the_stage_and_the_clock_a_corner(
    room: Evening,
) -> None:
    page = room.page("speaker", room.context(1280))
    expect(page.locator(".stage-digits")).to_contain_text(":")
    alone = seen(page, ".stage-digits")

    put_on_air(room, LONG)
    expect(page.locator("#question-text")).to_have_text(LONG)

    question, digits = seen(page, "#question-box"), seen(page, ".stage-digits")
    assert question["height"] > 0.5 * 900
    assert digits["height"] < 0.5 * alone["height"]
    assert digits["x"] > 1280 / 2
    assert digits["y"] + digits["height"] <= question["y"]


def test_what_does_not_fit_a_small_stage_is_shown_page_by_page(room: Evening) -> None:
    page = room.page("speaker", room.context(640))
    page.set_viewport_size({"width": 640, "height": 320})
    page.clock.install()
    put_on_air(room, LONG)
    expect(page.locator("#question-by")).to_contain_text("1/")
    pages = int(page.locator("#question-by").inner_text().rpartition("/")[2])

    read = []
    for number in range(1, pages + 1):
        expect(page.locator("#question-by")).to_contain_text(f"{number}/{pages}")
        seen(page, "#question-box")
        read.append(page.locator("#question-text").inner_text())
        for _ in range(60):
            if f"{number}/" in page.locator("#question-by").inner_text():
                page.clock.run_for(1_000)

    assert pages > 1
    assert " ".join(read) == LONG


@pytest.mark.parametrize("size", [(360, 740), (640, 360), (1280, 800)])
def test_six_names_are_shown_whole_beside_the_clock(room: Evening, size: tuple[int, int]) -> None:
    page = room.page("speaker", room.context())
    page.set_viewport_size({"width": size[0], "height": size[1]})
    room.do("cue_next", after=room.screen("host")["now"]["segment"])
    expect(page.locator(".stage-who")).to_have_text(", ".join(SIX))

    names, digits = seen(page, ".stage-who"), seen(page, ".stage-digits")

    assert seen(page, ".stage-top") is not None
    assert (digits["y"] < names["y"]) == (size[0] == 360)


def test_a_speaker_sees_when_it_is_their_turn_and_then_their_own_time(room: Evening) -> None:
    """The link is labelled with the speaker's name."""
    room.do("add_time", seconds=240)
    made = room.call(
        f"/api/v1/rooms/{room.room}/links",
        {"role": "speaker", "label": "Oriol Illa"},
        room.tokens["owner"],
    )
    page = room.context(1280).new_page()
    page.goto(made["url"])
    turn = page.locator(".stage-turn")
    expect(turn).to_contain_text("Your turn")
    expect(turn).to_contain_text("about 4 minutes later · in 14 minutes")
    expect(turn).to_contain_text("after Welcome")

    room.do("cue_next", after=room.screen("host")["now"]["segment"])

    expect(page.locator(".stage-label")).to_contain_text("Your time")
    expect(turn).to_have_count(0)


def test_a_screen_without_a_name_can_be_given_one(room: Evening) -> None:
    page = room.page("speaker", room.context(1280))
    expect(page.locator(".stage-due")).to_contain_text("as planned")
    expect(page.locator(".stage-turn")).to_have_count(0)

    page.get_by_label("Whose screen is this?").select_option("Nguyễn Thị Minh Khai")
    expect(page.locator(".stage-turn")).to_contain_text("in 10 minutes")
    page.reload()
    expect(page.locator(".stage-turn")).to_contain_text("Your turn")


def test_a_message_is_read_by_one_key_and_flashes_once_a_second_at_most(room: Evening) -> None:
    page = room.page("speaker", room.context(1280))
    expect(page.locator(".stage-digits")).to_contain_text(":")
    room.do("message", to="speaker", text="Two minutes", flash=True)
    message = page.locator(".message")
    expect(message).to_be_visible()
    lengths = "(e) => e.getAnimations().map((each) => each.effect.getTiming().duration)"

    flashing = message.evaluate(lengths)
    page.emulate_media(reduced_motion="reduce")
    still = message.evaluate(lengths)
    page.keyboard.press("Enter")
    expect(page.locator(".message[data-read]")).to_have_count(1)

    assert [flashing, still] == [[1000], []]
    (told,) = room.screen("moderator")["messages"].values()
    assert told["acknowledged_at"] is not None


def test_backstage_sees_all_that_comes_and_answers_messages(room: Evening) -> None:
    room.do("add_time", seconds=240)
    room.do("message", to="host", text="Please wrap up", flash=False)
    context = room.context(1280)
    page = room.page("host", context, "?view=backstage")
    expect(page.locator(".row[data-at=now]")).to_contain_text("Welcome")
    expect(page.locator(".row").nth(1)).to_contain_text("about 4 minutes later")
    still = room.context(1280, java_script_enabled=False, storage_state=context.storage_state())
    plain = still.new_page()
    plain.goto(f"{room.url}/r/{room.room}/host?view=backstage")
    expect(plain.locator(".row")).to_have_count(3)

    plain.get_by_role("button", name="Read").click()

    expect(plain.locator(".message[data-read]")).to_have_count(1)
    assert plain.url.endswith("?view=backstage")
    expect(page.locator(".message[data-read]")).to_contain_text("Please wrap up")


HEARD = """
window.heard = [];
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (at) {
  window.heard.push(this.frequency.value);
  document.documentElement.dataset.heard = String(window.heard.length);
  return start.call(this, at);
};
"""


def test_a_bell_is_off_until_asked_for_and_rings_once_for_each_instant(server: Evening) -> None:
    """Of sixteen seconds the last fifteen are for wrapping up."""
    short = {"title": "Short", "kind": "talk", "planned_seconds": 17}
    room = server.another(PROGRAM | {"segments": [short, short]})
    context = room.context(1280)
    context.add_init_script(HEARD)
    stage, host = room.page("speaker", context), room.page("host", context)
    bell, html = stage.get_by_role("button", name="Bell"), stage.locator("html")
    expect(bell).to_have_attribute("aria-pressed", "false")
    expect(host.get_by_role("button", name="Bell")).to_be_visible()

    bell.click()
    expect(html).to_have_attribute("data-heard", "1")  # so that one knows how it sounds
    room.do("cue_next", after=None)
    expect(html).to_have_attribute("data-heard", "2")
    room.do("add_time", seconds=-13)
    expect(html).to_have_attribute("data-heard", "4")

    expect(stage.locator(".stage-label")).to_contain_text("Over time")
    assert stage.evaluate("heard") == [660, 660, 880, 660]
    assert host.evaluate("heard") == []
    assert room.troubles == []


def test_a_mini_timer_is_offered_where_the_browser_has_such_a_window(room: Evening) -> None:
    without = room.context(1280)
    without.add_init_script("delete window.documentPictureInPicture")
    plain = room.page("speaker", without)
    expect(plain.locator("#full, #chime").first).to_be_attached()
    expect(plain.locator("#mini")).to_have_count(0)

    page = room.page("host", room.context(1280))
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Mini timer").click()
    mini = opened.value

    expect(mini.locator(".mini-digits")).to_contain_text(":")
    expect(mini.locator(".mini-label")).to_contain_text("Time left")
    room.do("hold")
    expect(mini.locator(".mini-label")).to_contain_text("On hold")
    assert room.troubles == []
