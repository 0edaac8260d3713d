"""What a real server shows of damaged rooms: what was written, up to the last good event, or no
more than that it is damaged."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

from proofs import report
from tests.journeys.damaged_shows import (
    BESIDE,
    READ_ONLY,
    flip_in_each,
    looked_at,
    page_damaged,
    shows,
)
from tests.store.sqlite.damaging import (
    bit_anywhere,
    cut_file,
    differs,
    page_of_zeros,
    swapped_pages,
)

ROOMS, QUESTIONS = 20, 8
FLIPS, PAGES = 1_000, 100
KINDS = (page_of_zeros, swapped_pages, bit_anywhere, cut_file)


def test_no_damage_is_shown_as_true(tmp_path: Path) -> None:
    shown = shows(tmp_path / "before", ROOMS, QUESTIONS)
    folder, chance = tmp_path / "damaged", random.Random(19)
    came_to: Counter[str] = Counter()
    for turn in range(FLIPS // ROOMS):
        flip_in_each(shown, folder, chance, turn)
        assert differs(shown.before, folder)
        came_to += looked_at(shown, folder)
    note("flipped bits seen over the web", FLIPS, came_to)
    assert came_to.total() == FLIPS
    assert came_to[READ_ONLY] > FLIPS / 3
    assert came_to[BESIDE] > FLIPS / 3


def test_no_damaged_page_is_shown_as_true(tmp_path: Path) -> None:
    shown = shows(tmp_path / "before", ROOMS, QUESTIONS)
    folder, chance = tmp_path / "damaged", random.Random(23)
    came_to: Counter[str] = Counter()
    for number in range(PAGES):
        came_to += page_damaged(shown, folder, KINDS[number % len(KINDS)], chance)
    note("damaged pages seen over the web", PAGES, came_to)


def note(name: str, struck: int, came_to: Counter[str]) -> None:
    rooms = ", ".join(f"{n:,} {what}" for what, n in came_to.most_common())
    report.note(name, f"{struck:,} times", "", 0, 0, rooms)
