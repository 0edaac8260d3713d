"""The form of what an organiser tells of the event."""

from __future__ import annotations

import pytest

from liveroom.web.pages.typed import about_fields

CELLS = {"d1_title": "A", "d4_title": "B", "p2_name": "AMB", "p3_name": ""}


def test_rows_that_say_something_keep_their_places_and_some_empty_ones_follow() -> None:
    assert about_fields.rows(CELLS, "d", 1) == [1, 4, 5]
    assert about_fields.rows(CELLS, "p") == [2]
    assert about_fields.rows({}, "d", 2) == [0, 1]


@pytest.mark.parametrize(
    ("field", "cell"),
    [
        ("documents[1].url", "d4_url"),
        ("sponsors[0].line", "p2_line"),
        ("sponsors[9].line", "sponsors"),
        ("links.captions", "l_captions"),
        ("topics[3]", "topics"),
        ("introduction", "introduction"),
    ],
)
def test_a_refused_field_is_found_in_the_form(field: str, cell: str) -> None:
    assert about_fields.cell_of(field, CELLS) == cell
