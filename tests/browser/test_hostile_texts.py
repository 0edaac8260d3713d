"""Texts made to become something else stay texts, on every screen, with scripts and without."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.evening import PROGRAM, Evening, evening
from tests.browser.looking import hanging_out

TEXTS = (
    "<img src=x data-struck onerror=alert(1)>",
    "<script data-struck>alert(1)</script>",
    '"><svg data-struck onload=alert(1)>',
    "'><iframe data-struck srcdoc='<script>parent.alert(1)</script>'>",
    "</script><script data-struck>alert(1)</script>",
    "<!--<script data-struck>",
    "--><b data-struck>",
    "]]><p data-struck>",
    "{{7*7}}${7*7}#{7*7}<%= 7*7 %>{% raw %}",
    "javascript:alert(1)",
    '<a data-struck href="javascript:alert(1)">here</a>',
    "</textarea><input data-struck autofocus onfocus=alert(1)>",
    "</title><b data-struck>",
    "</style></template></noscript><b data-struck>",
    '<math data-struck><mi xlink:href="javascript:alert(1)">',
    '<meta data-struck http-equiv=refresh content="0;url=//evil.example">',
    "<base data-struck href=//evil.example/>",
    "<form data-struck action=//evil.example><button>",
    '" data-struck autofocus onfocus="alert(1)',
    "' data-struck autofocus onfocus='alert(1)",
    "x data-struck onmouseover=alert(1)",
    "&lt;img data-struck&gt;&#60;b data-struck&#62;",
    "<details data-struck open ontoggle=alert(1)>",
    "<link data-struck rel=stylesheet href=//evil.example/x.css>",
    '<style data-struck>@import "//evil.example/x.css";</style>',
    "\\u003cimg data-struck src=x\\u003e\\x3cb data-struck\\x3e",
    "<?lit$1$><!--?lit$1$-->${alert(1)}",
    "__proto__",
    "constructor",
    "＜img data-struck src=x onerror=alert(1)＞",
    "<<b data-struck>b data-struck>",
    "e" + "\u0301" * 200,
    "\u202e" + "gnp.exe",
    "W" * 500,
)
SHORT = '"><img src=x data-struck onerror=alert(1)>'


def hostile(short: str = SHORT) -> dict[str, Any]:
    """A program in which every text ends in this one."""
    return PROGRAM | {
        "title": f"TITLE {short}",
        "topics": [f"TOPIC {short}", "</script><script data-struck>alert(1)</script>"],
        "attend": [f"ATTEND {short}"],
        "introduction": f"INTRODUCTION {short}",
        "documents": [
            {"title": f"DOCUMENT {short}", "url": "https://example.org/'><b/data-struck>"}
        ],
        "sponsors": [{"name": f"SPONSOR {short}", "line": f"LINE {short}"}],
        "segments": [
            {
                "title": f"SEGMENT {short}",
                "kind": "talk",
                "planned_seconds": 600,
                "note": f"NOTE {short}",
                "speakers": [
                    {
                        "name": f"NAME {short}",
                        "role": f"ROLE {short}",
                        "organisation": f"ORG {short}",
                    }
                ],
            },
            {"title": f"SLOT {short}", "kind": "qa", "planned_seconds": 900},
        ],
    }


WATCH = """
  window.struck = [];
  addEventListener("securitypolicyviolation", (event) =>
    struck.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""
ALARMS = "[...struck, ...[...document.querySelectorAll('[data-struck]')].map((e) => e.outerHTML)]"


@pytest.fixture(scope="module")
def house() -> Iterator[Evening]:
    with evening() as opened:
        yield opened


def hostile_room(house: Evening, short: str = SHORT) -> Evening:
    """A room whose program is hostile, with the talk on and questions taken."""
    made = house.call("/api/v1/rooms", {"program": hostile(short)})
    room = Evening(house.browser, house.process, house.url, made["room"], made["tokens"])
    room.do("open")
    room.do("cue_next", after=None)
    room.do("set_window", window="open")
    return room


def ask_everything(room: Evening, texts: Sequence[str] = TEXTS) -> str:
    """Every text as a question, in every state that shows it; the token of one asker."""
    names = [text for text in texts if len(text) <= 60]
    askers: list[str] = []
    for number, text in enumerate(texts):
        if number % 9 == 0:
            askers.append(room.somebody())
        name = names[number % len(names)]
        asked = room.do("ask", askers[-1], text=text, name=name, read_name=True)["question"]
        match number % 5:
            case 0:
                room.do("approve", question=asked, rev=1)
            case 1:
                room.do("approve", question=asked, rev=1)
                room.do("queue", question=asked, rev=2)
            case 2:
                room.do("answer", question=asked, rev=1, how="written", text=text)
            case 3:
                room.do("dismiss", question=asked, rev=1, reason=text[:200])
            case _:
                room.do("edit", question=asked, rev=1, text=f"Edited {text}"[:400])
    room.do("label", question=asked, rev=2, labels=["<b data-struck>", "'><i data-struck>"])
    room.do("note", question=asked, rev=3, text=f"MARK {SHORT}")
    room.do("banner", text=f"BANNER {SHORT}")
    room.do("message", to="staff", text=f"MESSAGE {SHORT}", flash=True)
    on_air = room.do("ask", askers[0], text=texts[0], name=SHORT, read_name=True)["question"]
    room.do("approve", question=on_air, rev=1)
    room.do("go_live", question=on_air, rev=2)
    return askers[0]


class Guarded:
    """A browser of its own that notes every alarm."""

    def __init__(self, room: Evening, scripts: bool = True) -> None:
        self.room = room
        self.alarms: list[str] = []
        self.context: BrowserContext = room.context(1280, java_script_enabled=scripts)
        self.context.add_init_script(WATCH)
        self.context.on(
            "dialog", lambda dialog: (self.alarms.append(dialog.message), dialog.accept())
        )
        self.context.on("request", lambda request: self._asked(request.url))
        self.context.on("console", lambda said: self._said(said.type, said.text))
        self.context.on("weberror", lambda error: self.alarms.append(str(error.error)))

    def _asked(self, url: str) -> None:
        own = (self.room.url, self.room.url.replace("http", "ws", 1), "data:", "file:", "about:")
        if not url.startswith(own):
            self.alarms.append(url)

    def _said(self, kind: str, text: str) -> None:
        if kind == "error" and "status of 422" not in text:  # a refused form, as it should be
            self.alarms.append(text)

    def cookie(self, role: str, token: str) -> None:
        """Come in by a link's or a person's token."""
        entered = self.context.request.post(
            f"{self.room.url}/r/{self.room.room}/enter",
            data={"as": role, "token": token},
            headers={"Origin": self.room.url},
        )
        assert entered.status == 204, entered.text()

    def on(self, page: Page) -> list[str]:
        """Everything that rang so far on this page."""
        told: list[str] = page.evaluate(ALARMS)
        return self.alarms + told


PAGES = ("", "/moderator", "/host", "/speaker", "/overlay", "/owner")


def role_of(path: str) -> str:
    return path.removeprefix("/") or "attendee"


def text_of(page: Page) -> str:
    return page.locator("html").text_content() or ""


def test_the_alarms_ring_when_a_text_becomes_something_else(house: Evening) -> None:
    guarded = Guarded(house)
    page = guarded.context.new_page()
    page.goto(house.url)
    assert guarded.on(page) == []
    planted = page.evaluate(
        """(html) => {
          try { document.body.innerHTML = html } catch (error) { return error.name }
        }""",
        TEXTS[0],
    )
    assert planted == "TypeError"  # trusted types
    assert "require-trusted-types-for" in "".join(guarded.on(page))
    page.evaluate("document.body.append(document.createElement('b'))")
    page.evaluate("document.body.lastChild.dataset.struck = ''")
    page.evaluate("alert('rings')")
    assert {"rings", '<b data-struck=""></b>'} <= set(guarded.on(page))


WIDE = """() => {
  const word = document.createElement("p");
  word.style.width = "2000px";
  document.querySelector("main").append(word);
  return document.documentElement.scrollWidth <= innerWidth;
}"""
"""Puts what is too wide on a page, and tells whether the page hides that."""


def test_what_hangs_out_is_seen_on_a_page_that_cuts_it(house: Evening) -> None:
    page = house.page("moderator")
    page.wait_for_url(lambda url: "#" not in url)  # the link lets in, and the page comes anew
    expect(page.locator("main")).to_be_visible()
    assert hanging_out(page) == []
    assert page.evaluate(WIDE)
    assert hanging_out(page) == ['<p style="width: 2000px;"></p>']


@pytest.mark.parametrize("path", PAGES)
def test_texts_that_arrive_on_an_open_page_stay_texts(house: Evening, path: str) -> None:
    room = hostile_room(house)
    guarded = Guarded(room)
    role = role_of(path)
    guarded.cookie(role, room.tokens[role])
    page = guarded.context.new_page()
    page.goto(f"{room.url}/r/{room.room}{path}")
    token = ask_everything(room)
    if role == "attendee":
        guarded.cookie(role, token)
        page.reload()
    if role not in ("speaker", "owner"):
        expect(page.locator("body")).to_contain_text(TEXTS[0])
    assert guarded.on(page) == []
    expect(page.locator(".leaving")).to_have_count(0)
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert hanging_out(page) == []
    assert guarded.on(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_texts_on_a_page_without_scripts_stay_texts(house: Evening, path: str) -> None:
    room = hostile_room(house)
    token = ask_everything(room)
    guarded = Guarded(room, scripts=False)
    role = role_of(path)
    guarded.cookie(role, token if role == "attendee" else room.tokens[role])
    page = guarded.context.new_page()
    page.goto(f"{room.url}/r/{room.room}{path}")
    assert page.locator("[data-struck]").count() == 0
    assert guarded.alarms == []
    told = text_of(page)
    assert "TITLE" in told or "NAME" in told or role == "overlay"
    if role == "moderator":
        assert [text for text in TEXTS[:30] if text not in told] == []


def test_an_announcement_is_shown_as_it_was_written_and_no_more(house: Evening) -> None:
    guarded = Guarded(house)
    page = guarded.context.new_page()
    page.goto(house.url)
    box = page.get_by_label("Announcement", exact=True)
    read = page.get_by_role("button", name="Build the program")

    as_markup = "\n".join(TEXTS[:30])
    box.fill(as_markup)
    read.click()
    expect(page.get_by_role("button", name="Open the room")).to_be_visible()
    assert guarded.on(page) == []

    page.goto(house.url)
    rows = "".join(f"<li>{escape(text)} (5 min)</li>" for text in TEXTS[:30])
    box.fill(f"<h1>{escape(SHORT)}</h1><h2>Program</h2><ul>{rows}</ul>")
    read.click()
    expect(page.get_by_role("button", name="Open the room")).to_be_visible()
    lines = page.locator(".rd-title")
    expect(lines.first).to_be_visible()
    titles = lines.all_inner_texts()
    assert "<img src=x data-struck onerror=alert(1)" in titles
    lines.nth(titles.index("<img src=x data-struck onerror=alert(1)")).click()
    expect(page.locator(".rd-open")).to_be_visible()
    assert guarded.on(page) == []
    page.get_by_role("button", name="Open the room").click()
    expect(page.get_by_role("heading", name="For everybody")).to_be_visible()
    assert guarded.on(page) == []


RECORDS = ("minutes", "questions", "account", "rundown", "timing", "calendar", "chapters")


def test_records_are_pages_of_texts(house: Evening, tmp_path: Path) -> None:
    room = hostile_room(house)
    ask_everything(room)
    guarded = Guarded(room)
    page = guarded.context.new_page()
    for record in RECORDS:
        request = Request(
            f"{room.url}/api/v1/rooms/{room.room}/export/{record}.html",
            headers={"authorization": f"Bearer {room.tokens['owner']}"},
        )
        with urlopen(request) as answer:
            (tmp_path / f"{record}.html").write_bytes(answer.read())
        page.goto((tmp_path / f"{record}.html").as_uri())
        assert guarded.on(page) == [], record
        told = text_of(page)
        assert SHORT in told, record
        if record == "minutes":
            assert [text for text in TEXTS[:30] if text not in told] == []


def test_a_label_and_an_error_are_texts_too(house: Evening) -> None:
    room = hostile_room(house)
    guarded = Guarded(room)
    guarded.cookie("owner", room.tokens["owner"])
    page = guarded.context.new_page()
    page.goto(f"{room.url}/r/{room.room}/owner")
    page.get_by_text("New link…").click()
    page.locator("[name=label]").fill(SHORT)
    page.locator("[name=label]").press("Enter")
    expect(page.locator("body")).to_contain_text(SHORT)
    assert guarded.on(page) == []
    for path in (f"/r/{SHORT}", f"/join/{SHORT}", f"/?lang={SHORT}", f"/r/{room.room}?as={SHORT}"):
        page.goto(room.url + path)
        assert page.locator("[data-struck]").count() == 0
