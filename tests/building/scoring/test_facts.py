"""Each fact of a small program against an answer: what is wrong is counted once, in its kind."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from building.scoring.answers import Answer, parse
from building.scoring.facts import Fact, Verdict, judge
from building.scoring.figures import Judged as Text
from building.scoring.figures import count, invented_speakers
from building.scoring.labels import parse as parse_label

Json = dict[str, Any]
LABEL: Json = {
    "title": "Night of the owls",
    "date": "2026-05-21",
    "start": "18:00",
    "end": "19:30",
    "zone": "Europe/Warsaw",
    "language": "en",
    "segments": [
        {"title": "Welcome", "minutes": 10, "start": "18:00", "speakers": []},
        {
            "title": "What owls hear",
            "minutes": 50,
            "start": "18:10",
            "speakers": [
                {"name": "Ida Kern", "role": "biologist", "organisation": "Owl Trust"},
                {"name": None, "role": None, "organisation": "Barn Radio"},
            ],
        },
        {"title": "Questions", "minutes": 30, "start": "19:00", "speakers": []},
    ],
}
FACTS = 6 + 3 * 3 + 3 + 1


def perfect() -> Json:
    """What the reader says when it reads everything right."""
    said = copy.deepcopy(LABEL)
    for segment in said["segments"]:
        segment["planned_seconds"] = segment.pop("minutes") * 60
    return said


def facts(said: Json, label: Json = LABEL) -> list[Fact]:
    return judge(parse_label(label), parse(said))


def wrong(said: Json, label: Json = LABEL) -> list[tuple[str, str]]:
    return [(f.kind, f.verdict) for f in facts(said, label) if f.verdict is not Verdict.RIGHT]


def test_all_facts_of_a_perfect_answer_are_right() -> None:
    figures = count(facts(perfect()))

    assert (figures.facts, figures.right, figures.silent) == (FACTS, FACTS, 0)


def test_of_what_is_wrong_in_silence_what_is_left_out_is_counted_too() -> None:
    said = {**perfect(), "date": None, "title": "Doors"}
    figures = count(facts(said))

    assert (figures.missing, figures.different) == (1, 1)
    assert (figures.silent, figures.silent_missing) == (2, 1)


@pytest.mark.parametrize("field", ["title", "date", "start", "end", "zone", "language"])
def test_a_field_may_be_missing_or_different(field: str) -> None:
    without, other = perfect(), perfect()
    del without[field]
    other[field] = "20:15" if field in {"start", "end"} else "2031-01-01"

    assert wrong(without) == [(field, "missing")]
    assert wrong(other) == [(field, "different")]


@pytest.mark.parametrize("field", ["title", "date", "start", "end", "zone", "language"])
def test_a_field_that_the_text_does_not_say_is_invented(field: str) -> None:
    assert wrong(perfect(), {**LABEL, field: None}) == [(field, "invented")]
    assert wrong({**perfect(), field: None}, {**LABEL, field: None}) == []


def test_what_the_label_leaves_out_is_not_judged() -> None:
    assert facts(perfect(), {"title": "Night of the owls"}) == [
        Fact("title", Verdict.RIGHT, "Night of the owls", "Night of the owls")
    ]


def segment(at: int, **changed: object) -> Callable[[Json], None]:
    return lambda said: said["segments"][at].update(changed)


def speaker(**changed: object) -> Callable[[Json], None]:
    return lambda said: said["segments"][1]["speakers"][0].update(changed)


ONE_WRONG: dict[str, tuple[Callable[[Json], None], list[tuple[str, str]]]] = {
    "another title": (segment(0, title="Welcome 18"), [("titles", "different")]),
    "letters' case": (segment(0, title="WELCOME"), [("titles", "different")]),
    "other minutes": (segment(2, planned_seconds=60), [("minutes", "different")]),
    "no minutes": (segment(2, planned_seconds=None), [("minutes", "missing")]),
    "another role": (speaker(role="owl"), [("roles", "different")]),
    "no role": (speaker(role=None), [("roles", "missing")]),
    "no organisation": (speaker(organisation=None), [("organisations", "missing")]),
    "half a name": (speaker(name="Ida Kern and"), [("names", "different")]),
    "a role made up": (
        lambda said: said["segments"][1]["speakers"][1].update(role="host"),
        [("roles", "invented")],
    ),
    "a speaker made up": (
        lambda said: said["segments"][0]["speakers"].append({"name": "Coffee", "role": "x"}),
        [("names", "invented")],
    ),
    "a segment made up": (
        lambda said: said["segments"].insert(1, {"title": "Hall B", "planned_seconds": None}),
        [("segments", "invented")],
    ),
    "a segment gone": (
        lambda said: said["segments"].pop(0),
        [("segments", "missing"), ("titles", "missing"), ("minutes", "missing")],
    ),
    "a speaker gone": (
        lambda said: said["segments"][1]["speakers"].pop(0),
        [("names", "missing"), ("roles", "missing"), ("organisations", "missing")],
    ),
    "an organisation gone": (
        lambda said: said["segments"][1]["speakers"].pop(1),
        [("organisations", "missing")],
    ),
    "two rows exchanged": (
        lambda said: said["segments"].insert(0, said["segments"].pop(2)),
        [
            ("segments", "invented"),
            ("segments", "missing"),
            ("titles", "missing"),
            ("minutes", "missing"),
        ],
    ),
}


@pytest.mark.parametrize(("change", "expected"), ONE_WRONG.values(), ids=ONE_WRONG.keys())
def test_each_wrong_is_counted_once(
    change: Callable[[Json], None], expected: list[tuple[str, str]]
) -> None:
    said = perfect()
    change(said)

    assert wrong(said) == expected


@pytest.mark.parametrize(
    "title", ["“What owls hear”", "What  owls\nhear", "What owls hear.", "– What owls hear"]
)
def test_white_space_and_marks_around_a_title_are_no_difference(title: str) -> None:
    said = perfect()
    said["segments"][1]["title"] = title

    assert wrong(said) == []


def test_a_row_with_another_title_is_found_by_its_start_or_its_speaker() -> None:
    said = perfect()
    said["segments"][1]["title"] = "Ida Kern"
    untimed = {**said, "start": None}

    assert wrong(said) == [("titles", "different")]
    assert wrong(untimed) == [("start", "missing"), ("titles", "different")]


def test_any_of_several_values_is_right_and_so_is_none_where_it_is_listed() -> None:
    label = {**LABEL, "title": ["Owls", "Night of the owls"], "zone": ["Europe/Warsaw", None]}

    assert wrong({**perfect(), "title": "Owls", "zone": None}, label) == []
    assert wrong({**perfect(), "zone": "Asia/Tokyo"}, label) == [("zone", "different")]


@pytest.mark.parametrize(
    ("zone", "expected"),
    [("Europe/Madrid", []), ("Europe/London", [("zone", "different")])],
)
def test_an_offset_takes_each_zone_that_has_it_that_day(
    zone: str, expected: list[tuple[str, str]]
) -> None:
    assert wrong({**perfect(), "zone": zone}, {**LABEL, "zone": "+02:00"}) == expected


def test_a_speaker_in_the_wrong_row_is_wrong_there_but_no_stranger() -> None:
    said = perfect()
    said["segments"][2]["speakers"] = [said["segments"][1]["speakers"].pop(0)]
    answer = parse(said)
    text = Text("owls.txt", parse_label(LABEL), answer, facts(said))

    assert ("names", "invented") in wrong(said)
    assert invented_speakers([text]) == []


@pytest.mark.parametrize("row", [0, None])
def test_a_speaker_whom_the_text_does_not_know_is_a_stranger(row: int | None) -> None:
    said = perfect()
    coffee = {"name": "Coffee", "role": None, "organisation": None}
    if row is None:
        said["segments"].append({"title": "Hall", "speakers": [coffee]})
    else:
        said["segments"][row]["speakers"].append(coffee)
    text = Text("owls.txt", parse_label(LABEL), parse(said), facts(said))

    assert [fact.given for fact in invented_speakers([text])] == ["Coffee"]


def test_of_a_refused_text_every_fact_is_missing_and_none_in_silence() -> None:
    found = judge(parse_label(LABEL), Answer(refused="no_program"))
    figures = count(found)

    assert (figures.facts, figures.missing, figures.silent) == (FACTS, FACTS, 0)


def test_a_segment_may_be_optional() -> None:
    doors = {"title": "Doors", "minutes": 5, "optional": True}
    label = {**LABEL, "segments": [doors, *LABEL["segments"]]}
    late = {"title": "Doors", "planned_seconds": 60}

    assert wrong(perfect(), label) == []
    assert wrong({**perfect(), "segments": [late, *perfect()["segments"]]}, label) == [
        ("minutes", "different")
    ]


def test_the_words_for_a_missing_title_are_none() -> None:
    assert wrong({**perfect(), "title": "Untitled event"}) == [("title", "missing")]
    assert wrong({**perfect(), "title": "Untitled event"}, {**LABEL, "title": None}) == []


def test_a_space_before_a_mark_is_no_difference() -> None:
    label = {**LABEL, "title": "Hiboux : la nuit, pourquoi ?"}

    assert wrong({**perfect(), "title": "Hiboux: la nuit, pourquoi?"}, label) == []
    assert wrong({**perfect(), "title": "Hiboux – la nuit, pourquoi ?"}, label) == [
        ("title", "different")
    ]
