"""The pages' scripts know the same limits of texts as the core."""

from __future__ import annotations

import re

from liveroom.core.text import MAX_SIGNAL
from tests.house.pages import ROOT

MESSAGES = ROOT / "static" / "moderator" / "messages.js"


def test_the_desk_counts_a_message_against_what_the_core_takes() -> None:
    declared = re.search(r"const LONGEST = (\d+);", MESSAGES.read_text(encoding="utf-8"))
    assert declared is not None
    assert int(declared[1]) == MAX_SIGNAL
