"""The overlay as a broadcast package: calm, of one width, never cut, read over any picture."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from building.pictures import stills
from liveroom.core.look.colours import ENOUGH, contrast
from tests.browser.evening import PROGRAM, Evening, evening
from tests.browser.looking import becomes
from tests.browser.sources import source

STAY_MS = 9_000
"""How long a page of a long text stays."""

LONG = (
    "¿Cómo pueden los municipios pequeños, con apenas dos o tres personas en su oficina de"
    " relaciones internacionales y sin presupuesto propio, participar en redes de ciudades como"
    " CGLU o Metropolis sin descuidar los servicios básicos, y qué apoyo concreto pueden esperar"
    " de las áreas metropolitanas vecinas durante los próximos cuatro años, tanto en formación"
    " como en financiación, para que la cooperación no dependa solamente de la voluntad de una"
    " alcaldesa?"
)
SCRIPTS = {
    "spanish": LONG,
    "greek": "Πώς θα χρηματοδοτηθούν οι μικροί δήμοι της περιφέρειας; " * 8,
    "cyrillic": "Как небольшие города смогут участвовать в международных сетях? " * 7,
    "chinese": "小城市如何参与国际网络而不影响基本公共服务？" * 20,
    "arabic": "كيف يمكن للبلديات الصغيرة أن تشارك في الشبكات الدولية؟ " * 8,
    "hebrew": "איך יכולות ערים קטנות להשתתף ברשתות בינלאומיות? " * 9,
    "an address": "https://example.org/" + "abcdefghij" * 40,
}
PEOPLE = [
    {"name": name, "role": "Alcaldesa", "organisation": "Δήμος Αθηναίων"}
    for name in ("Ana Ruiz", "Δημήτρης Παππάς", "Екатерина Иванова", "محمد الأمين", "王小明", "Ida")
]


@pytest.fixture(scope="module")
def house() -> Iterator[Evening]:
    with evening() as opened:
        yield opened


def program(*people: dict[str, Any]) -> dict[str, Any]:
    segment = {"title": "Panel", "kind": "panel", "planned_seconds": 600, "speakers": people}
    qa = {"title": "Q&A", "kind": "qa", "planned_seconds": 600}
    return PROGRAM | {"segments": [segment, qa]}


def held(room: Evening) -> Evening:
    """The first segment is on, and its digits stand still."""
    room.do("cue_next", after=None)
    room.do("hold")
    return room


def on_air(room: Evening, text: str, name: str | None = None) -> str:
    question = str(
        room.do("ask", room.somebody(), text=text, name=name, read_name=True)["question"]
    )
    room.do("approve", question=question, rev=1)
    room.do("go_live", question=question, rev=2)
    return question


def settled(page: Page) -> bytes:
    """The picture on air once its typeface is there."""
    expect(page.locator("#timer")).to_be_visible()
    page.evaluate("document.fonts.ready")
    return page.screenshot(omit_background=True)


@pytest.mark.parametrize("query", ["", "?pos=top-right&theme=light&scale=1.4&safe=2"])
@pytest.mark.parametrize("case", ["people", "question"])
def test_a_reload_on_air_goes_unseen(house: Evening, case: str, query: str) -> None:
    room = held(house.another(program(*PEOPLE)))
    room.do("banner", text="Volvemos a las 16:50")
    if case == "question":
        on_air(room, "¿Y los barrios?")
    context = source(room)
    page = room.page("overlay", context, query)
    expect(page.locator("#timer")).to_be_visible()
    page.wait_for_load_state()
    before = settled(page)

    page.reload()
    moving = page.evaluate("document.getAnimations().length")
    reloaded = settled(page)
    context.route("**/*.js", lambda route: route.abort())
    page.reload()
    first = settled(page)

    assert moving == 0
    assert before == reloaded == first


PAGE = """
() => {
  const text = document.querySelector("#question-text");
  const box = document.querySelector(".question .lines").getBoundingClientRect();
  const node = text.firstChild;
  const range = document.createRange();
  let seen = "";
  for (let at = 0; at < node.data.length; at += 1) {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const { top, bottom, left, right, height } = range.getBoundingClientRect();
    const middle = (top + bottom) / 2;
    if (!height || middle < box.top || middle > box.bottom) continue;
    if (left < box.left - 1 || right > box.right + 1) throw new Error(`cut: ${node.data[at]}`);
    seen += node.data[at];
  }
  const lines = box.height / parseFloat(getComputedStyle(text).lineHeight);
  return [seen, document.querySelector("#question-page").textContent, Math.round(lines)];
}
"""
"""What of the question can be read, which page it says that it is, and how many lines it has."""


def pages_of(page: Page) -> list[tuple[str, str, int]]:
    """Every page of the question that is on air, in their order."""
    found = [page.evaluate(PAGE)]
    count = int((found[0][1] or "1/1").partition("/")[2])
    for _ in range(count - 1):
        page.clock.run_for(STAY_MS)
        found.append(page.evaluate(PAGE))
    return [(seen, mark, lines) for seen, mark, lines in found]


def tidy(text: str) -> str:
    return "".join(text.split())


def test_a_long_question_is_read_in_pages_of_four_lines_in_every_script(house: Evening) -> None:
    room = held(house.another(program(*PEOPLE[:1])))
    context = source(room)
    context.clock.install()
    page = room.page("overlay", context)
    for script, text in SCRIPTS.items():
        on_air(room, text[:500].strip())
        expect(page.locator("#question-text")).to_have_text(text[:500].strip())
        page.evaluate("document.fonts.ready")

        pages = pages_of(page)

        assert tidy("".join(seen for seen, _, _ in pages)) == tidy(text[:500]), script
        count = len(pages)
        assert count > 1
        assert [mark for _, mark, _ in pages] == [f"{n + 1}/{count}" for n in range(count)]
        assert {lines for _, _, lines in pages} == {4}
    page.clock.run_for(STAY_MS)
    assert page.evaluate(PAGE)[1].startswith("1/")
    assert room.troubles == []


def test_six_people_are_counted_and_shown_three_at_a_time(house: Evening) -> None:
    room = held(house.another(program(*PEOPLE)))
    context = source(room)
    context.clock.install()
    page = room.page("overlay", context)
    names = page.locator(".third-name:visible")

    expect(page.locator("#speaker-tag")).to_have_text("6 panellists")
    expect(names).to_have_text([person["name"] for person in PEOPLE[:3]])
    page.clock.run_for(STAY_MS)

    expect(page.locator("#speaker-page")).to_have_text("2/2")
    expect(names).to_have_text([person["name"] for person in PEOPLE[3:]])


MOTION = """
() => document.getAnimations().map(({ effect }) => [
  effect.target.id, effect.target.className.includes("leaving"), effect.getTiming().duration,
])
"""


def test_people_give_way_to_the_question_and_come_back_in_320_ms(house: Evening) -> None:
    room = held(house.another(program(*PEOPLE[:2])))
    page = room.page("overlay", source(room))
    expect(page.locator("#speaker")).to_be_visible()
    still = room.page("overlay", source(room, reduced_motion="reduce"))
    expect(still.locator("#speaker")).to_be_visible()
    for each in (page, still):
        each.wait_for_load_state()
        each.evaluate(
            f"""() => {{
              window.moved = [];
              const look = () => {{ window.moved.push(({MOTION})()); }};
              new MutationObserver(look).observe(document.querySelector("#question"), {{
                attributes: true, attributeFilter: ["hidden"] }});
            }}"""
        )

    question = on_air(room, "¿Y los barrios?")
    for each in (page, still):
        expect(each.locator("#question")).to_be_visible()
        expect(each.locator("#speaker")).to_be_hidden()
        expect(each.locator(".leaving")).to_have_count(0)
        assert becomes(each, "document.getAnimations().length === 0")
    room.do("answer", question=question, rev=3, how="aloud")
    for each in (page, still):
        expect(each.locator("#speaker")).to_be_visible()
        expect(each.locator("#question")).to_be_hidden()

    assert page.evaluate("moved") == [
        [["question", False, 320], ["", True, 320]],
        [["", True, 320], ["speaker", False, 320]],
    ]
    assert still.evaluate("moved") == [[], []]


FRAMES = """
const Real = WebSocket;
window.frames = [];
window.WebSocket = class extends Real {
  constructor(...of) {
    super(...of);
    this.addEventListener("message", ({ data }) => {
      const { t, panels } = JSON.parse(data);
      if (t === "patch" && "live_question" in panels) {
        requestAnimationFrame(() => {
          const { hidden } = document.querySelector("#question");
          window.frames.push([hidden, document.querySelector("#question-text").textContent]);
        });
      }
    });
  }
};
"""
"""Looks at the overlay in the first frame after each patch of the live question."""


def test_a_patch_is_in_the_next_frame(house: Evening) -> None:
    room = held(house.another(program(*PEOPLE[:1])))
    context = source(room)
    context.add_init_script(FRAMES)
    page = room.page("overlay", context)
    room.do("banner", text="Volvemos a las 16:50")
    expect(page.locator("#banner")).to_be_visible()  # so that its line stands

    for n in range(3):
        on_air(room, f"Question {n}?")
        assert becomes(page, f"frames.length === {n + 1}")

    assert page.evaluate("frames") == [[False, f"Question {n}?"] for n in range(3)]


WIDTHS = """
async (parts) => {
  await Promise.all(document.getAnimations().map(({ finished }) => finished));
  return parts.map((part) => {
    const { left, width } = document.querySelector(part).getBoundingClientRect();
    return [Math.round(left), Math.round(width)];
  });
}
"""


ROWS = """
() => [...document.querySelectorAll("#people li")].map((row) => {
  const ends = (part) => {
    const range = document.createRange();
    range.selectNodeContents(row.querySelector(part));
    const { left, right } = range.getBoundingClientRect();
    return [Math.round(left), Math.round(right)];
  };
  const [, name] = ends(".third-name");
  const [, role] = ends(".third-role");
  const [, city] = ends(".third-org");
  return [getComputedStyle(row).direction, role === name, city < role];
})
"""
"""Which way a row runs, whether its role begins below its name, and the city left of the role."""


def test_a_row_in_arabic_runs_from_the_right(house: Evening) -> None:
    arabic = {"name": "محمد الأمين", "role": "مدير التخطيط", "organisation": "بلدية تونس"}
    room = held(house.another(program(arabic, arabic)))
    page = room.page("overlay", source(room))
    expect(page.locator("#speaker")).to_be_visible()

    assert page.evaluate(ROWS) == [["rtl", True, True]] * 2


def test_everything_beside_the_timer_is_of_one_width(house: Evening) -> None:
    room = held(house.another(program(*PEOPLE)))
    room.do("banner", text="Volvemos a las 16:50")
    page = room.page("overlay", source(room))
    expect(page.locator("#speaker")).to_be_visible()
    first = page.evaluate(WIDTHS, ["#banner", "#speaker"])
    on_air(room, LONG)
    expect(page.locator("#question")).to_be_visible()
    assert page.evaluate(WIDTHS, ["#banner", "#question"]) == first == [[96, 1200], [96, 1200]]


GROUND = """
async ([picture, parts]) => {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const drawing = new OffscreenCanvas(image.width, image.height).getContext("2d");
  drawing.drawImage(image, 0, 0);
  const two = (byte) => byte.toString(16).padStart(2, "0");
  const hex = (bytes) => `#${[...bytes].map(two).join("")}`;
  return Object.fromEntries(Object.entries(parts).map(([part, beside]) => {
    const element = document.querySelector(part);
    const { left, top, height } = element.getBoundingClientRect();
    const ink = getComputedStyle(element).color.match(/\\d+/g).slice(0, 3).map(Number);
    const ground = drawing.getImageData(left + beside, top + height / 2, 1, 1).data.slice(0, 3);
    return [part, [hex(ink), hex(ground)]];
  }));
}
"""
"""Of each text its colour, and that of the ground a little beside its first letter."""

TEXTS = {
    "#banner-text": -6,
    "#question-tag": 4,
    "#question-by": -6,
    "#question-text": -6,
    "#timer-digits": -6,
}
COLOURS = ("#ffd400", "#001040")


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_every_text_can_be_read_over_bright_and_dark_in_any_colour(
    house: Evening, theme: str
) -> None:
    room = held(house.another(program(*PEOPLE)))
    room.do("banner", text="Volvemos a las 16:50")
    on_air(room, "¿Y los barrios?", "Ana")
    page = room.page("overlay", source(room), f"?theme={theme}")
    expect(page.locator("#timer")).to_be_visible()
    tag = page.locator("#question-tag")

    for colour in (None, *COLOURS):
        if colour is not None:
            rev = room.screen("owner")["event"]["rev"]
            room.do("change_event", room.tokens["owner"], rev=rev, colour=colour)
            channels = ", ".join(str(int(colour[n : n + 2], 16)) for n in (1, 3, 5))
            expect(tag).to_have_css("background-color", f"rgb({channels})")
        for still in (stills.BRIGHT, stills.DARK):
            page.evaluate(stills.PUT, still)
            picture = base64.b64encode(page.screenshot()).decode()
            read = page.evaluate(GROUND, [picture, TEXTS])
            poor = {part: pair for part, pair in read.items() if contrast(*pair) < ENOUGH}
            assert poor == {}, colour


def test_the_organisers_logo_stands_beside_the_time(house: Evening) -> None:
    room = held(house.another(program(*PEOPLE[:1])))
    page = room.page("overlay", source(room))
    expect(page.locator("#timer")).to_be_visible()
    expect(page.locator("#logo")).to_be_hidden()

    drawing = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"><path d="M0 0h3v1H0z"/></svg>'
    )
    logo = f"data:image/svg+xml;base64,{base64.b64encode(drawing).decode()}"
    rev = room.screen("owner")["event"]["rev"]
    room.do("change_event", room.tokens["owner"], rev=rev, logo=logo)

    expect(page.locator("#logo")).to_be_visible()
    expect(page.locator("#logo-picture")).to_have_js_property("complete", True)
    width, top = page.evaluate(
        "[...document.querySelectorAll('#logo-picture')].map("
        "(it) => [it.naturalWidth > 0, it.getBoundingClientRect().top])[0]"
    )
    assert width
    assert top < 1080 / 4
