"""Shapes that a right title or organisation seldom has."""

from __future__ import annotations

import pytest

from liveroom.importing import reader
from liveroom.importing.odd import is_odd_organisation, is_odd_role, is_odd_title


@pytest.mark.parametrize(
    ("title", "odd"),
    [
        ("Welcome", False),
        ("Why Maria Bell was right", False),
        ("Trees (and who waters them)", False),
        ("2030", True),
        ("Maria Bell", True),
        ("17h45 Round table", True),
        ("Trees (and who", True),
        ("A walk along the", True),
        ("Main Auditorium", True),
        ("Closing plenary", False),
        ("Who waters the trees, " * 5, True),
    ],
)
def test_a_title_is_odd_by_its_shape(title: str, odd: bool) -> None:
    assert is_odd_title(title) is odd


@pytest.mark.parametrize(
    ("organisation", "odd"),
    [
        ("University of Lleida", False),
        ("University of Lleida, The rivers and their bridges", True),
        ("Museum " + "of long names " * 6, True),
        ("Ministry of Tides and chair of the board", True),
        ("The first 50 years", True),
        ("University of Lyon 2", False),
    ],
)
def test_an_organisation_is_odd_by_its_shape(organisation: str, odd: bool) -> None:
    assert is_odd_organisation(organisation) is odd


@pytest.mark.parametrize(
    ("role", "odd"),
    [
        ("Director", False),
        ("keeper of the harbour, poet", False),
        ("Director, Tide Institute", True),
        ("Xyla Quorn", True),
        ("keeper of the harbour, closes the day", True),
        ("keeper " + "of the harbour " * 5, True),
    ],
)
def test_a_role_is_odd_by_its_shape(role: str, odd: bool) -> None:
    assert is_odd_role(role) is odd


def test_a_row_with_an_odd_title_is_named() -> None:
    text = "Trees\n3 April 2026, 10:00–11:00 CEST\n10:00 Welcome\n10:10 Maria Bell\n10:40 Closing\n"
    reading = reader.read_bytes(text.encode(), "event.txt", 0)
    told = [(each.code.value, each.line) for each in reading.warnings if each.line]
    assert ("segment_uncertain", 4) in told
