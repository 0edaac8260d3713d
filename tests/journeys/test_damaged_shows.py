"""A server shows damaged rooms as they were up to the damage, says so, and runs the others."""

from __future__ import annotations

import random
from pathlib import Path

from tests.journeys.damaged_shows import BESIDE, READ_ONLY, flip_in_each, looked_at, shows
from tests.store.sqlite.damaging import differs


def test_no_flipped_bit_is_shown_as_true(tmp_path: Path) -> None:
    shown = shows(tmp_path / "before", rooms=4, questions=2)
    flip_in_each(shown, folder := tmp_path / "damaged", random.Random(20))
    assert differs(shown.before, folder)

    assert looked_at(shown, folder) == {READ_ONLY: 2, BESIDE: 2}
