"""Projects of Ontime and liveroom's own JSON open as the same program again."""

from __future__ import annotations

import json

import pytest

from liveroom.core.program import Speaker
from liveroom.importing.reader import read
from liveroom.importing.reading import Unreadable, as_json

MINUTE = 60_000
TEXT = """Tides

12 March 2026, 15:00–15:30 (Madrid time)

Topics
- Salt
- Sand

Program
15:00–15:10 Welcome by Ana Ruiz, Director, ICGC
15:10–15:30 Q&A
"""
ROWS = [
    {"type": "event", "id": "a", "title": "Ice", "timeStart": 600 * MINUTE, "duration": 900_000,
     "custom": {"Speaker": "Ana Ruiz"}},
    {"type": "delay", "id": "b", "duration": 60_000},
    {"type": "event", "id": "c", "title": "Gone", "timeStart": 0, "duration": 1, "skip": True},
    {"type": "event", "id": "d", "title": "Fish", "timeStart": 615 * MINUTE,
     "timeEnd": 645 * MINUTE},
]  # fmt: skip


@pytest.mark.parametrize(
    "project",
    [
        {"rundown": ROWS, "eventData": {"title": "Lakes"}},
        {
            "rundowns": {
                "x": {"order": [r["id"] for r in ROWS], "entries": {r["id"]: r for r in ROWS}}
            },
            "project": {"title": "Lakes"},
        },
    ],
    ids=["a list", "entries with an order"],
)
def test_a_project_of_ontime_is_read(project: object) -> None:
    reading = read(json.dumps(project))

    assert reading.program.title == "Lakes"
    assert [(each.title, each.planned_seconds) for each in reading.program.segments] == [
        ("Ice", 900),
        ("Fish", 1800),
    ]
    assert reading.program.segments[0].speakers == (Speaker("Ana Ruiz"),)
    assert reading.draft.start == 600


def test_what_is_read_is_read_again_alike() -> None:
    first = read(TEXT)
    told = as_json(first)

    again = read(json.dumps({"room": "x", "program": told}))

    assert again.program == first.program


@pytest.mark.parametrize(
    "text",
    ['{"a": 1}', "[1, 2]", "[" * 400_000 + "]" * 400_000, '{"segments": [1], "title": "x"}'],
    ids=["an object", "a list", "deep", "no segments"],
)
def test_json_that_is_no_program_is_refused_by_its_name(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(text)

    assert refused.value.format == "JSON"
