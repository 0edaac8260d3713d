"""What of an object or of rows changed, and one change on top of another."""

from __future__ import annotations

import pytest

from liveroom.core.screens.fields import field_changes, joined_rows, row_changes

ROW = {"title": "Talk", "planned_seconds": 600}
OTHER = {"title": "Q&A", "planned_seconds": 900}
LONGER = {"title": "Talk", "planned_seconds": 660}


def test_the_fields_that_changed_are_told() -> None:
    assert field_changes(ROW, LONGER) == {"planned_seconds": 660}
    assert field_changes(ROW, ROW) == {}
    assert field_changes({}, ROW) == ROW


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ({"a": ROW, "b": OTHER}, {"a": ROW, "b": OTHER}, {}),
        ({"a": ROW, "b": OTHER}, {"a": LONGER, "b": OTHER}, {"a": {"planned_seconds": 660}}),
        ({"a": ROW, "b": OTHER}, {"b": OTHER, "a": ROW}, {"order": ["b", "a"]}),
        ({"a": ROW}, {"b": OTHER, "a": ROW}, {"b": OTHER, "order": ["b", "a"]}),
        ({"a": ROW, "b": OTHER}, {"b": OTHER}, {"a": None, "order": ["b"]}),
    ],
    ids=["nothing", "a field", "moved", "new", "gone"],
)
def test_of_rows_what_changed_is_told(
    before: dict[str, dict[str, object]],
    after: dict[str, dict[str, object]],
    told: dict[str, object],
) -> None:
    assert row_changes(before, after) == told


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        ({"a": {"title": "A"}}, {"b": {"title": "B"}}, {"a": {"title": "A"}, "b": {"title": "B"}}),
        ({"a": {"x": 1, "y": 1}}, {"a": {"x": 2}}, {"a": {"x": 2, "y": 1}}),
        ({"a": {"x": 1}}, {"a": None}, {"a": None}),
        ({"a": None}, {"a": ROW}, {"a": ROW}),
        ({"order": ["a", "b"]}, {"order": ["b"]}, {"order": ["b"]}),
    ],
    ids=["other rows", "other fields", "changed and gone", "gone and back", "moved twice"],
)
def test_changes_of_rows_join(
    first: dict[str, object], second: dict[str, object], both: dict[str, object]
) -> None:
    assert joined_rows(first, second) == both
