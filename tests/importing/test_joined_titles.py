"""Titles of segments that the reader put together, and roles that break off, are told."""

from __future__ import annotations

import pytest

from liveroom.importing.draft import WarningCode
from liveroom.importing.reader import read

HEAD = "Harbour day\n12 March 2026 (UTC)\n\nProgram\n"


def told(program: str) -> list[str]:
    """The sentences of the rows' doubts."""
    codes = {WarningCode.SEGMENT_UNCERTAIN, WarningCode.SPEAKER_UNCERTAIN}
    return [each.message for each in read(HEAD + program).warnings if each.code in codes]


def test_a_title_of_two_lines_that_is_no_kind_s_is_told() -> None:
    program = "20:00 Discussie\nEerst in kleine groepen, daarna plenair.\n21:00 Koffie\n"

    assert told(program) == [
        "“Discussie: Eerst in kleine groepen, daarna plenair”"
        " is put together from words that stand apart."
    ]


@pytest.mark.parametrize("mark", [": ", " – ", " by the Tide Society: "])
def test_a_title_that_stands_together_is_not(mark: str) -> None:
    assert told(f"10:00 Welcome{mark}Aim and method\n11:00 Coffee break\n") == []


def test_a_role_that_breaks_off_is_told() -> None:
    program = "10:00 Salt – Ana Ruiz, head of tides and of the\n11:00 Coffee break\n"

    assert told(program) == ["“head of tides and of the” may be more than a role."]
