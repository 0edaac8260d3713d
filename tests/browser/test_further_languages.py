"""A further language needs a catalogue and no code: a longer one, and one from right to left."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from playwright.sync_api import expect

from building import compiled, words
from tests.browser.evening import Evening, evening
from tests.browser.looking import hanging_out
from tests.browser.modules import ROOT

LONGER, FROM_THE_RIGHT = "eo", "ar"
ROLES = ("attendee", "moderator", "host", "speaker", "owner")
SAID_ALIKE = frozenset({"liveroom", "Total", "PDF"})

LETTERS = str.maketrans("aeiouy", "áéíóúý")
ARABIC = str.maketrans(
    dict(zip("abcdefghijklmnopqrstuvwxyz", "ابجدهوزحطيكلمنسعفصقرشتثخذض", strict=False))
)
KEPT = re.compile(r"(%\(\w+\)[sd]|%%|\{\w+\}|<[^>]+>|&\w+;)")


@lru_cache
def all_texts() -> frozenset[words.Msgid]:
    return frozenset(words.collect(ROOT))


def english() -> list[str]:
    return [text for text in all_texts() if isinstance(text, str) and text not in SAID_ALIKE]


def longer(text: str) -> str:
    """The text with accents, and two fifths longer."""
    return _but_places(text, lambda part: part.translate(LETTERS)) + " ó" * (len(text) // 5 + 1)


def arabic(text: str) -> str:
    """The text in letters that run from right to left."""
    return _but_places(text, lambda part: part.lower().translate(ARABIC))


def _but_places(text: str, change: Callable[[str], str]) -> str:
    """What stands for facts stays as it is."""
    return "".join(
        part if place % 2 else change(part) for place, part in enumerate(KEPT.split(text))
    )


def write_catalogue(root: Path, language: str, spoken: Callable[[str], str]) -> None:
    catalogue = Catalog(locale=language, charset="utf-8")
    for text in all_texts():
        one, *rest = text if isinstance(text, tuple) else (text,)
        forms = (spoken(one), *[spoken(rest[0])] * (catalogue.num_plurals - 1)) if rest else ()
        catalogue.add(text, string=forms or spoken(one))
    path = root / compiled.LOCALE / language / "LC_MESSAGES" / "liveroom.po"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_po(file, catalogue)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evening]:
    """A server with two more catalogues; the talk is on, and a question is on air."""
    root = tmp_path_factory.mktemp("checkout")
    for folder in ("src", "static", "templates"):
        shutil.copytree(ROOT / folder, root / folder)
    write_catalogue(root, LONGER, longer)
    write_catalogue(root, FROM_THE_RIGHT, arabic)
    compiled.compile_all(root)
    with evening(source=root / "src") as opened:
        question = opened.do("ask", opened.somebody(), text="¿Cómo empezar?")["question"]
        opened.do("ask", opened.somebody(), text="¿Y los barrios?")
        opened.do("cue_next", after=None)
        opened.do("approve", question=question, rev=1)
        opened.do("go_live", question=question, rev=2)
        yield opened


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    ("language", "direction"), [(LONGER, "ltr"), (FROM_THE_RIGHT, "rtl")], ids=("longer", "rtl")
)
def test_every_screen_speaks_a_further_language(
    room: Evening, role: str, language: str, direction: str
) -> None:
    page = room.page(role)
    expect(page.locator("#enter")).to_have_count(0)  # the page has signed in
    page.locator("#main").wait_for()
    page.wait_for_load_state()
    page.goto(f"{page.url.partition('?')[0]}?lang={language}")

    expect(page.locator("html")).to_have_attribute("dir", direction)
    expect(page.locator("html")).to_have_attribute("lang", language)
    shown = page.evaluate(
        """() => [...document.querySelectorAll("body *:not(script, option, kbd)")]
          .flatMap((each) => [...each.childNodes])
          .filter((each) => each.nodeType === Node.TEXT_NODE)
          .map((each) => each.data.trim())"""
    )
    assert sorted(set(shown) & set(english())) == []
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert hanging_out(page) == [], f"{role} at {width} pixels"
    assert room.troubles == []
