"""What the server draws and what scripts draw in its place say the same to a reader."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.evening import Evening, evening

READ = """([part, without]) => {
  const root = document.querySelector(part).cloneNode(true);
  for (const each of root.querySelectorAll(without)) each.remove();
  const found = [];
  const names = {
    A: "link", BUTTON: "button", SUMMARY: "button", LI: "item", TR: "row", ARTICLE: "article",
    OL: "list", UL: "list", H1: "heading", H2: "heading", H3: "heading",
  };
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.data.replace(/\\s+/g, " ").trim();
      if (text) found.push(text);
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE || node.hidden) return;
    const role = node.getAttribute("role") ?? names[node.tagName];
    if (role) found.push(`<${role}>`);
    for (const child of node.childNodes) walk(child);
  };
  for (const child of root.childNodes) walk(child);
  return found.join(" ");
}"""


PARTS = {
    "attendee": {
        "[data-part=top]": ".mini",
        "[data-part=hero]": ".count",
        "[data-part=next]": "",
        "[data-part=window]": "",
        "[data-part=live]": "",
        "[data-part=mine]": "",
        "[data-part=list]": ".choices",
        "[data-part=program]": ".seg-time",
    },
    "owner": {".rd-list": ""},
    "host": {"#show": ".count", "#reading": ".aloud-left, #full", "#queue": ".hint"},
    "speaker": {
        "[data-part=who]": ".stage-pace",
        "[data-part=foot]": ".stage-due",
        "[data-part=for]": "",
        "#question": "",
    },
    "moderator": {
        "#status": "li:nth-child(n + 2)",
        ".on": ".end, .asks",
        ".ends": ".pace, .land, .asks",
        ".next": "",
        ".rd-list": "",
    },
}
"""Each part that both draw, without what only a page that lives can show: what counts down, the
reader's own clock, and how the list is sorted."""

IDS = """[...document.querySelectorAll(".cards .q")].map(({ id }) => `#${id}`)"""
TABS = ("received", "held", "approved", "queued", "answered", "closed")


@pytest.fixture(scope="module")
def show() -> Iterator[Evening]:
    """A talk is on and the Q&A comes next; questions are in every state that others see."""
    with evening() as room:
        room.do("cue_next", after=None)
        room.do("set_window", window="open")
        yield room


def questions(room: Evening) -> None:
    """On air, queued, approved, edited, answered in both ways, refused, new, held, merged."""
    asked = [
        room.do(
            "ask",
            room.somebody(),
            text=f"Question {n}?",
            name="Ana" if n % 2 else None,
            read_name=True,
        )
        for n in range(11)
    ]
    ids = [answer["question"] for answer in asked]
    for question in ids[:7]:
        room.do("approve", question=question, rev=1)
    room.do("vote", room.somebody(), question=ids[1], value=True)
    room.do("edit", question=ids[1], rev=2, text="Question 1, in other words?")
    room.do("queue", question=ids[2], rev=2)
    room.do("queue", question=ids[3], rev=2)
    room.do("go_live", question=ids[4], rev=2)
    room.do("answer", question=ids[5], rev=2, how="aloud")
    room.do("answer", question=ids[6], rev=2, how="written", text="On page 4.")
    room.do("dismiss", question=ids[7], rev=1, reason="off_topic")
    room.do("hold_question", question=ids[8], rev=1)
    room.do("merge", question=ids[9], rev=1, into=ids[0])


def without_scripts(room: Evening, context: BrowserContext, role: str) -> Page:
    """The page as the server draws it, for whoever is in already."""
    context.route("**/*.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{room.url}/r/{room.room}" + ("" if role == "attendee" else f"/{role}"))
    return page


def read(page: Page, part: str, without: str) -> str:
    """The roles and the words in a part, as they are read aloud."""
    found = page.evaluate(READ, [part, f"[aria-hidden=true]{',' if without else ''}{without}"])
    return re.sub(r" (?=[:,.])", "", str(found))


@pytest.fixture(scope="module")
def pages(show: Evening) -> dict[str, tuple[Page, Page]]:
    """Of each role the page that lives, and the one that the server draws at the same time."""
    contexts = {role: show.context(1280, timezone_id="Europe/Madrid") for role in PARTS}
    live = {role: show.page(role, context) for role, context in contexts.items()}
    phone = live["attendee"]
    phone.get_by_label("Your question", exact=True).fill("Is this mine?")
    phone.get_by_role("button", name="Send question").click()
    expect(phone.locator(".my")).to_contain_text("In review")
    (own,) = show.screen("moderator")["questions"]
    show.do("approve", question=own, rev=1)
    questions(show)
    vote = phone.locator(f'.row[data-id="{own}"]').get_by_role("button")
    vote.click()
    while show.screen("attendee")["questions"][own]["votes"] == 0:
        pass  # the page shows a vote before it is stored
    for role, page in live.items():
        shown = ".rd-grip" if role == "owner" else "body"
        expect(page.locator(shown).first).to_contain_text("⠿" if role == "owner" else "Question 4?")
    expect(phone.locator(".my")).to_contain_text("Approved")
    phone.reload()
    expect(phone.locator(".choices")).to_be_attached()
    expect(phone.locator(".row")).to_have_count(5)
    return {
        role: (live[role], without_scripts(show, context, role))
        for role, context in contexts.items()
    }


@pytest.mark.parametrize(
    ("role", "part"), [(role, part) for role, parts in PARTS.items() for part in parts]
)
def test_a_part_reads_the_same_whoever_drew_it(
    pages: dict[str, tuple[Page, Page]], role: str, part: str
) -> None:
    drawn = [read(page, part, PARTS[role][part]) for page in pages[role]]
    assert drawn[0] == drawn[1] != ""


def test_a_card_of_the_desk_reads_the_same_whoever_drew_it(
    pages: dict[str, tuple[Page, Page]],
) -> None:
    """But for its acts: without scripts each is a form of its own."""
    live, drawn = pages["moderator"]
    without = ".q-pick, .q-acts, .q-more, .q-state, .marks, .alike, blockquote"
    read_in = dict[str, tuple[str, str]]()
    for tab in TABS:
        live.locator(f"[data-tab={tab}]").click()
        expect(live.locator(f"[data-tab={tab}]")).to_have_attribute("aria-pressed", "true")
        for part in live.evaluate(IDS):
            live.locator(part).click()
            whole = f"#detail [data-id={part.removeprefix('#q-')}]"
            expect(live.locator(whole)).to_be_visible()
            read_in[part] = (read(live, whole, without), read(drawn, part, without))
    assert len(read_in) == 11
    assert [one for one, other in read_in.values()] == [other for one, other in read_in.values()]
