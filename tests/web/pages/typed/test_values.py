"""Single values as people type them."""

from __future__ import annotations

import pytest

from liveroom.web.pages.typed import values


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("10", 600), ("7.5", 450), ("7,5", 450), ("7:30", 450), ("10 min", 600), ("10'", 600),
        ("15 minutos", 900), ("1440", 86_400), ("1441", None), ("-5", None), ("1:60", None),
        ("٣", None), ("", None),
    ],
)  # fmt: skip
def test_minutes_as_people_type_them(typed: str, seconds: int | None) -> None:
    assert values.minutes(typed) == seconds
