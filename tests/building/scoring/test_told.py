"""A wrong fact is silent unless a warning names it: its field, its line, or its words."""

from __future__ import annotations

from typing import Any

import pytest

from building.scoring.answers import parse
from building.scoring.facts import judge
from building.scoring.labels import parse as parse_label

Json = dict[str, Any]
LABEL: Json = {
    "title": "Night of the owls",
    "date": "2026-05-21",
    "zone": "Europe/Warsaw",
    "segments": [
        {"title": "What owls hear", "minutes": 50, "speakers": [{"name": "Ida Kern"}]},
        {"title": "Questions", "minutes": 30, "speakers": []},
    ],
}
LINES = [(4, "18:10 What owls hear, by Ida Kern"), (5, "19:00 Questions")]


def silent(warnings: list[Json], **changed: object) -> list[str]:
    """The kinds that are wrong in silence when nothing at all is answered right."""
    said = {
        "title": "Doors",
        "segments": [{"title": "What owls hear", "speakers": []}],
        "warnings": warnings,
        **changed,
    }
    return [fact.kind for fact in judge(parse_label(LABEL), parse(said, LINES)) if fact.silent]


def warning(code: str, line: int | None = None, message: str = "") -> Json:
    return {"code": code, "message": message, "line": line}


EVERYTHING = ["title", "date", "zone", "minutes", "names", "segments", "titles", "minutes"]


def without(*kinds: str) -> list[str]:
    return [kind for kind in EVERYTHING if kind not in kinds]


def test_without_warnings_all_is_silent() -> None:
    assert silent([]) == EVERYTHING


@pytest.mark.parametrize(
    ("told", "left"),
    [
        (warning("no_date"), without("date")),
        (warning("zone_unknown"), without("zone")),
        (warning("line_not_placed", 4), ["title", "date", "zone", "segments", "titles", "minutes"]),
        (warning("line_not_placed", 5), ["title", "date", "zone", "minutes", "names"]),
        (warning("no_duration", 4), EVERYTHING[:3] + EVERYTHING[4:]),
        (warning("speaker_uncertain", 4), without("names")),
        (warning("no_program"), ["title", "date", "zone"]),
        (warning("other", None, "Perhaps “Doors” is no title."), without("title")),
        (warning("language_unknown"), EVERYTHING),
        (warning("zone_out_of_season", 4), without("zone")),
    ],
)  # fmt: skip
def test_a_warning_names_its_field_or_what_its_line_says(told: Json, left: list[str]) -> None:
    assert silent([told]) == left


def test_a_warning_points_to_a_segment_by_its_line_alone() -> None:
    row = {"title": "What the birds hear about", "planned_seconds": 3000, "line": 9}
    said = {**LABEL, "segments": [row], "warnings": [warning("line_not_placed", 9)]}
    label = {"segments": [LABEL["segments"][0]]}
    label["segments"][0]["title"] = "What birds hear about"

    assert not any(fact.silent for fact in judge(parse_label(label), parse(said, LINES)))


def test_a_long_title_that_a_warning_cuts_is_quoted_all_the_same() -> None:
    title = "Owls of the marsh and of the long dark woods behind the seventh hill of the county"
    label = {"segments": [{"title": title}]}
    cut = warning("line_not_placed", None, f"Not placed: “{title[:60]}…”")
    facts = judge(parse_label(label), parse({"warnings": [cut]}))

    assert [fact.kind for fact in facts] == ["segments", "titles"]
    assert not any(fact.silent for fact in facts)


@pytest.mark.parametrize(("name", "is_told"), [("Ida Kern", True), ("Ada Lund", False)])
def test_words_of_a_title_that_may_be_a_speaker_put_the_title_in_doubt(
    name: str, is_told: bool
) -> None:
    row = {"title": "What owls hear, Ida Kern", "line": 4, "planned_seconds": 3000}
    doubt = warning("speaker_uncertain", 4, f"“{name}” may be a speaker.")
    label = {"segments": [{"title": "What owls hear", "minutes": 50}]}
    facts = judge(parse_label(label), parse({"segments": [row], "warnings": [doubt]}, LINES))

    assert [fact.silent for fact in facts if fact.kind == "titles"] == [not is_told]
