"""Five hundred hostile texts in every field, on every screen and in every record, in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from proofs import report
from proofs.fuzz.hostile_texts import texts
from tests.browser.chromium import CHROMIUM
from tests.browser.evening import Evening, evening
from tests.browser.test_hostile_texts import (
    PAGES,
    RECORDS,
    SHORT,
    Guarded,
    ask_everything,
    hostile_room,
    role_of,
)

AT_ONCE = 50
"""Texts of one room."""

LONGEST_NAME = 60


@pytest.fixture(scope="module", autouse=True)
def chromium_ends() -> Iterator[None]:
    yield
    CHROMIUM.end()


def test_no_text_becomes_anything_else(tmp_path: Path) -> None:
    everything = texts()
    assert len(set(everything)) == 500
    looked_at = 0
    for start in range(0, len(everything), AT_ONCE):
        some = everything[start : start + AT_ONCE]
        short = next((text for text in some if len(text) <= LONGEST_NAME), SHORT)
        with evening() as house:
            room = hostile_room(house, short)
            screens = [Seen(room, path) for path in PAGES]
            asker = ask_everything(room, some)
            for screen in screens:
                screen.is_quiet(asker, some)
            looked_at += 2 * len(screens) + records_are_quiet(room, tmp_path)
    report.note("fuzz: hostile texts", f"{len(everything)}", "", f"{looked_at} screens", 0)


class Seen:
    """A screen that is open while the texts come."""

    def __init__(self, room: Evening, path: str) -> None:
        self.room, self.path = room, path
        self.guarded = Guarded(room)
        self.guarded.cookie(role_of(path), room.tokens[role_of(path)])
        self.page = self.guarded.context.new_page()
        self.page.goto(f"{room.url}/r/{room.room}{path}")

    def is_quiet(self, asker: str, texts: list[str]) -> None:
        """No alarm rings on it, nor on the same page without scripts."""
        if self.path == "/moderator":
            self.page.get_by_text(texts[0], exact=True).first.wait_for()
        assert self.guarded.on(self.page) == [], self.path
        plain = Guarded(self.room, scripts=False)
        role = role_of(self.path)
        plain.cookie(role, asker if role == "attendee" else self.room.tokens[role])
        page = plain.context.new_page()
        page.goto(f"{self.room.url}/r/{self.room.room}{self.path}")
        assert page.locator("[data-struck]").count() == 0, self.path
        assert plain.alarms == [], self.path


def records_are_quiet(room: Evening, folder: Path) -> int:
    """Every record as a page rings no alarm; how many they are."""
    guarded = Guarded(room)
    page = guarded.context.new_page()
    for record in RECORDS:
        answer = guarded.context.request.get(
            f"{room.url}/api/v1/rooms/{room.room}/export/{record}.html",
            headers={"Authorization": f"Bearer {room.tokens['owner']}"},
        )
        assert answer.ok, answer.status
        (folder / f"{record}.html").write_bytes(answer.body())
        page.goto((folder / f"{record}.html").as_uri())
        assert guarded.on(page) == [], record
    return len(RECORDS)
