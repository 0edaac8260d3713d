"""Announcements as organisers write them, each beside what a person reads out of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from liveroom.importing.reader import read_bytes
from liveroom.importing.reading import as_json

FOLDER = Path(__file__).parent / "announcements"
ANNOUNCEMENTS = sorted(path for path in FOLDER.iterdir() if path.suffix != ".json")


@pytest.mark.parametrize("path", ANNOUNCEMENTS, ids=lambda path: path.name)
def test_an_announcement_is_read_as_a_person_reads_it(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))

    assert of_keys(as_json(read_bytes(path.read_bytes())), expected) == expected


def test_there_are_announcements_in_three_formats_and_six_languages() -> None:
    expected = [json.loads(path.with_suffix(".json").read_text("utf-8")) for path in ANNOUNCEMENTS]

    assert {path.suffix for path in ANNOUNCEMENTS} == {".txt", ".md", ".html"}
    assert {reading["language"] for reading in expected} >= {"en", "es", "fr", "de", "pt", "ca"}
    assert len(ANNOUNCEMENTS) >= 20


def of_keys(read: Any, expected: Any) -> Any:
    """What was read, with the keys alone that the expectation has; lists stay whole."""
    match read, expected:
        case dict(), dict():
            return {key: of_keys(read[key], each) for key, each in expected.items()}
        case list(), list() if len(read) == len(expected):
            return [of_keys(*pair) for pair in zip(read, expected, strict=True)]
        case _:
            return read
