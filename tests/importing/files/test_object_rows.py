"""Lists of objects in JSON, in YAML and in the fields before a text are rows."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from liveroom.core.program import Speaker
from liveroom.importing.reader import read
from liveroom.importing.reading import Unreadable

YAML = """# A day of ropes
title: Ropes
timezone: Europe/Paris
date: 2026-03-12
sessions:
  - time: "18:00"
    title: Doors
  - time: 18:30
    title: Old hemp
    length: 45 min
    speakers:
      - name: Ana Ruiz
        role: Director
        organisation: ICGC
      - Luis Pérez
"""


def rows(text: str) -> list[tuple[str, int | None]]:
    return [(each.title, each.planned_seconds) for each in read(text).program.segments]


def test_a_yaml_file_is_read_by_its_fields() -> None:
    reading = read(YAML)

    assert (reading.program.title, reading.program.time_zone) == ("Ropes", "Europe/Paris")
    assert (reading.draft.day, reading.draft.start) == (date(2026, 3, 12), 18 * 60)
    assert rows(YAML) == [("Doors", 1800), ("Old hemp", 2700)]
    assert reading.program.segments[1].speakers == (
        Speaker("Ana Ruiz", "Director", "ICGC"),
        Speaker("Luis Pérez"),
    )


def test_rows_may_stand_in_the_fields_before_a_text() -> None:
    assert rows(f"---\n{YAML}---\nBring a rope.\n") == [("Doors", 1800), ("Old hemp", 2700)]


DAYS: list[dict[str, Any]] = [
    {"date": "2026-03-12", "talks": [{"title": "A", "start": "09:00", "end": "09:30"}]},
    {"date": "2026-03-13", "talks": [{"title": "B", "start": "10:00", "minutes": 20}]},
]


def test_lists_inside_days_are_on_these() -> None:
    reading = read(json.dumps({"name": "Lakes", "days": DAYS}))

    assert reading.program.title == "Lakes"
    assert [(row.title, row.day, row.start, row.seconds) for row in reading.draft.segments] == [
        ("A", date(2026, 3, 12), 540, 1800),
        ("B", date(2026, 3, 13), 600, 1200),
    ]


def test_an_announcement_with_labels_is_a_text() -> None:
    text = "Title: Ropes\nDate: 12 March 2026\nProgram:\n- Welcome (5 min)\n- Old hemp (20 min)\n"

    assert rows(text) == [("Welcome", 300), ("Old hemp", 1200)]


@pytest.mark.parametrize("found", [[{"title": "A"}], {"a": [{"b": 1}]}])
def test_objects_without_times_are_no_program(found: object) -> None:
    with pytest.raises(Unreadable) as refused:
        read(json.dumps(found))

    assert refused.value.format == "JSON"
