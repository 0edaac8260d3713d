"""A folder of texts with labels in, figures out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from building.scoring.__main__ import score
from building.scoring.labels import pairs
from building.scoring.report import as_json, as_text

OWLS = """The owls of the marsh

21 May 2026 (Warsaw time), held in English

Program
18:00 Welcome to all of you
18:10 Talk: What do they hear?
19:00 Closing
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three texts with labels, of which one cannot be read, and one without."""
    right = {"title": "The owls of the marsh", "date": "2026-05-21", "language": "en"}
    for name, text, label in [
        ("a.txt", OWLS, right),
        ("b.md", OWLS, {**right, "title": "Bats", "language": "fr"}),
        ("c.json", "\0", right),
    ]:
        (tmp_path / name).write_text(text)
        stem = name.partition(".")[0]
        (tmp_path / f"{stem}.label.json").write_text(json.dumps(label))
    (tmp_path / "d.txt").write_text(OWLS)
    return tmp_path


def test_every_text_with_a_label_is_read(folder: Path) -> None:
    assert [path.name for path, _ in pairs(folder)] == ["a.txt", "b.md", "c.json"]


def test_figures_are_told_by_kind_by_language_and_by_text(folder: Path) -> None:
    told = as_json(score(folder))

    assert told["texts"] == 3
    assert told["refused"] == 1
    assert told["invented_speakers"] == 0
    assert told["all"] == {
        "facts": 9,
        "right": 4,
        "missing": 3,
        "different": 2,
        "invented": 0,
        "silent": 2,
        "silent_missing": 0,
        "right_share": 0.4444,
        "silent_share": 0.2222,
    }
    assert {kind: each["right"] for kind, each in told["by_kind"].items() if each["facts"]} == {
        "title": 1,
        "date": 2,
        "language": 1,
    }
    assert {name: each["facts"] for name, each in told["by_language"].items()} == {"en": 6, "fr": 3}
    assert [wrong["wanted"] for wrong in told["each"]["b.md"]["wrong"]] == ["Bats", "fr"]


def test_the_page_names_the_worst_texts_and_every_wrong_fact_when_asked(folder: Path) -> None:
    page = as_text(score(folder), wrong=True)

    assert "facts right          44.4%" in page
    assert "  b.md: 1 of 3 right, 2 wrong in silence" in page
    assert "refused: c.json: " in page
    assert "  title, different, silent: 'Bats' → 'The owls of the marsh'" in page


def test_totals_tell_nothing_about_a_text(folder: Path) -> None:
    texts = score(folder)

    assert "b.md" not in as_text(texts, totals=True)
    assert "each" not in as_json(texts, totals=True)
