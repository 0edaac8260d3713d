"""What OBS puts on air of an overlay: its plates in the organiser's colours, or not one pixel."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import WebSocketRoute, expect

from tests.browser.evening import Evening, evening
from tests.browser.looking import opaque_pixels
from tests.browser.sources import PLATES, fill, gone, overlay, revoke, source
from tests.house.pages import table

WRONG = f"lr_ovl_{'x' * 32}"


@pytest.fixture(scope="module")
def house() -> Iterator[Evening]:
    with evening() as opened:
        yield opened


@pytest.fixture
def room(house: Evening) -> Evening:
    """The talk is on, and a question is on air."""
    return fill(house.another())


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/r/{room}/overlay#" + WRONG, "This link does not work here"),
        ("/r/{room}/overlay?show=timer#" + WRONG, "This link does not work here"),
        ("/r/nowhere/overlay#{token}", "This link does not work here"),
        ("/r/{room}/overlay", "nothing is shown without the whole link"),
        ("/r/{room}/overlay/", "nothing is shown without the whole link"),
        ("/r/{room}/overlay?show=timer", "nothing is shown without the whole link"),
        ("/r/{room}/overlay/{token}", "There is no such room for this link."),
    ],
)
def test_a_wrong_link_puts_nothing_on_air_and_its_title_says_why(
    room: Evening, path: str, why: str
) -> None:
    page = source(room).new_page()

    page.goto(room.url + path.format(room=room.room, token=room.tokens["overlay"]))
    expect(page).to_have_title(re.compile(re.escape(why)))

    assert opaque_pixels(page) == 0


def test_nothing_is_on_air_where_scripts_do_not_run(room: Evening) -> None:
    page = source(room, java_script_enabled=False).new_page()

    page.goto(f"{room.url}/r/{room.room}/overlay#{room.tokens['overlay']}")

    assert opaque_pixels(page) == 0


def test_nothing_is_on_air_from_a_server_that_is_not_known_by_that_name(room: Evening) -> None:
    page = source(room).new_page()
    port = room.url.rpartition(":")[2]

    answer = page.goto(f"http://other.localhost:{port}/r/{room.room}/overlay")

    assert answer is not None
    assert answer.status == 400
    assert "public_hosts" in page.title()
    assert opaque_pixels(page) == 0


def test_a_revoked_link_leaves_nothing_on_air_and_nothing_comes_back(room: Evening) -> None:
    page, again = overlay(room), overlay(room)

    revoke(room)

    assert gone(page)
    again.reload()
    assert opaque_pixels(again) == 0


def test_an_overlay_whose_cookie_is_no_longer_good_is_empty_until_it_is_let_in(
    room: Evening,
) -> None:
    context = source(room)
    good = [True]
    lines: list[WebSocketRoute] = []

    def meet(line: WebSocketRoute) -> None:
        if good[0]:
            line.connect_to_server()
            lines.append(line)
        else:
            line.close(code=4401)

    context.route_web_socket("**/ws/**", meet)
    page = room.page("overlay", context)
    expect(page.locator("#timer")).to_be_visible()
    expect(page.locator("#timer-digits")).to_contain_text(":")
    for _ in range(600):  # the page is there before its socket
        if not lines:
            page.evaluate("new Promise(requestAnimationFrame)")

    good[0] = False
    lines[0].close(code=1012)
    assert gone(page)

    good[0] = True
    page.evaluate("dispatchEvent(new Event('online'))")
    for plate in PLATES:
        expect(page.locator(plate)).to_be_visible()


VARIABLES = table("overlay.md", "CSS variables")
WISHED = dict.fromkeys(VARIABLES, "rgb(0, 255, 0)") | {
    "--lr-font": "monospace",
    "--lr-scale": "2",
    "--lr-margin-x": "3px",
    "--lr-margin-y": "5px",
    "--lr-width": "700px",
}
SHEET = f":root {{ {'; '.join(f'{name}: {value}' for name, value in WISHED.items())} }}"
INJECTED = {
    "as OBS does since August 2024": "style.appendChild(document.createTextNode(sheet))",
    "as OBS did before": "style.innerHTML = sheet",
}
STYLES = """
(names) => {
  const root = getComputedStyle(document.documentElement);
  return Object.fromEntries(names.map((name) => [name, root.getPropertyValue(name)]));
}
"""


@pytest.mark.parametrize("theme", ["dark", "light", "plain"])
@pytest.mark.parametrize("way", INJECTED.values(), ids=INJECTED.keys())
def test_every_variable_of_the_page_takes_effect(room: Evening, way: str, theme: str) -> None:
    page = room.page("overlay", source(room), f"?theme={theme}")
    expect(page.locator("#timer")).to_be_visible()

    page.evaluate(
        f"(sheet) => {{ const style = document.createElement('style'); {way};"
        " document.querySelector('head').appendChild(style); }",
        SHEET,
    )

    assert page.evaluate(STYLES, list(WISHED)) == WISHED
    for place, look in {
        "#speaker": ("background-color", "border-left-color", "color"),
        "#question": ("background-color", "border-left-color"),
        "#question-by": ("color",),
        "#speaker-org": ("color",),
        "#question-tag": ("background-color", "color"),
        "#banner": ("background-color", "color"),
        "#logo": ("background-color",),
    }.items():
        for name in look:
            expect(page.locator(place)).to_have_css(name, "rgb(0, 255, 0)")
    expect(page.locator("#air")).to_have_css("font-family", "monospace")
    expect(page.locator("#air")).to_have_css("font-size", "20px")
    expect(page.locator("#question")).to_have_css("width", "700px")
    expect(page.locator("#plates")).to_have_css("left", "3px")
    expect(page.locator("#plates")).to_have_css("bottom", "5px")
    assert room.troubles == []


def test_a_blackout_takes_all_off_the_air_and_darkens_the_stage_until_it_is_over(
    room: Evening,
) -> None:
    on_air, stage = overlay(room), room.page("speaker")
    digits = stage.locator(".stage-digits")
    expect(digits).to_be_visible()

    room.do("blackout", on=True)

    assert gone(on_air)
    expect(digits).to_be_hidden()
    on_air.reload()
    stage.reload()
    assert opaque_pixels(on_air) == 0
    expect(digits).to_be_hidden()

    room.do("blackout", on=False)

    expect(digits).to_be_visible()
    expect(on_air.locator("#question")).to_be_visible()
