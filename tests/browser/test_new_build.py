"""After an upgrade open pages take the new build, but not in the middle of a show."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.evening import evening
from tests.browser.modules import ROOT


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """The package with other browser files: of one the name has changed, as if by its content."""
    shutil.copytree(ROOT / "src", tmp_path / "src")
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    static = tmp_path / "src" / "liveroom" / "static"
    names = json.loads((static / "manifest.json").read_bytes())
    shutil.copy(static / names["attendee.css"], static / "attendee-newer.css")
    (static / "manifest.json").write_text(
        json.dumps(names | {"attendee.css": "attendee-newer.css"}), "utf-8"
    )
    return tmp_path / "src"


def build(page: Page) -> str:
    return page.locator("html").get_attribute("data-build") or ""


def test_open_pages_take_the_new_build_when_nothing_is_on(tmp_path: Path, newer: Path) -> None:
    with evening(tmp_path / "data") as room:
        context = room.context()
        context.add_init_script("Math.random = () => 0")
        looking, typing = room.page("attendee", context), room.page("attendee", context)
        for page in (looking, typing):
            page.locator(".hero").wait_for()
        old = build(looking)
        room.do("cue_next", after=None)
        typing.get_by_role("link", name="Questions", exact=True).click()
        typing.get_by_label("Your question", exact=True).fill("¿Y mañana?")
        room.process.terminate()
        room.process.wait()
        expect(looking.locator("#connection")).not_to_be_empty()

        with evening(tmp_path / "data", newer, int(room.url.rpartition(":")[2])):
            expect(looking.locator("#connection")).to_be_empty()
            room.do("cue_next", after=room.screen("moderator")["now"]["segment"])
            expect(looking.locator(".hero")).to_contain_text("Q&A")
            assert build(looking) == old  # the show goes on

            room.do("end")
            expect(looking.locator("html")).not_to_have_attribute("data-build", old)
            assert build(typing) == old  # not under the hands of whoever types
            typing.get_by_label("Your question", exact=True).blur()
            expect(typing.locator("html")).not_to_have_attribute("data-build", old)
            assert len({old, build(looking), build(typing)}) == 2
