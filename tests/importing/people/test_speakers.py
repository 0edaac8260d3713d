"""Who speaks: persons, roles and organisations apart, in many spellings."""

from __future__ import annotations

import pytest

from liveroom.core.program import Speaker
from liveroom.importing.announcement import read

ANA = Speaker("Ana Ruiz", "Director", "Institute of Tides")


def speakers(row: str) -> tuple[Speaker, ...]:
    return read(f"Program\n- {row} (10 min)\n").program.segments[0].speakers


@pytest.mark.parametrize(
    "row",
    [
        "Presentation by Ana Ruiz, Director, Institute of Tides",
        "Presentation by **Ana Ruiz**, Director, **Institute of Tides**",
        "Presentation by **Ana Ruiz**, Director **Institute of Tides**",
        "Salt and sand – Ana Ruiz, Director, Institute of Tides",
        "Salt and sand – Ana Ruiz (Director, Institute of Tides)",
        "Salt and sand (Ana Ruiz, Director, Institute of Tides)",
        "Salt and sand, Ana Ruiz, Director, Institute of Tides",
        "Salt and sand. Ana Ruiz, Director at the Institute of Tides",
        "Ana Ruiz, Director, Institute of Tides: “Salt and sand”",
        "“Salt and sand”, by Ana Ruiz, Director of the Institute of Tides",
        "Ana Ruiz (Director, Institute of Tides) – Salt and sand",
        "Salt and sand | Ana Ruiz | Director | Institute of Tides",
    ],
)
def test_one_person_is_read_alike_in_many_spellings(row: str) -> None:
    assert speakers(row) == (ANA,)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Panel with Ana Ruiz and Luis Pérez", [("Ana Ruiz", None), ("Luis Pérez", None)]),
        (
            "Panel: Ana Ruiz (UPC), Luis Pérez (UAB) and Marta Soler (ICGC)",
            [("Ana Ruiz", "UPC"), ("Luis Pérez", "UAB"), ("Marta Soler", "ICGC")],
        ),
        (
            "Panel: Ana Ruiz, UPC; Luis Pérez, UAB",
            [("Ana Ruiz", "UPC"), ("Luis Pérez", "UAB")],
        ),
        (
            "Diálogo entre orillas con Ana Ruiz y Luis Pérez",
            [("Ana Ruiz", None), ("Luis Pérez", None)],
        ),
    ],
)
def test_several_people_share_a_segment(row: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(speaker.name, speaker.organisation) for speaker in speakers(row)] == expected


@pytest.mark.parametrize(
    ("row", "organisation"),
    [
        ("Welcome by the Tide Society", "Tide Society"),
        ("Bienvenida de la Red Marea Viva", "Red Marea Viva"),
        ("Welcome – City of Lisbon", "City of Lisbon"),
        ("Closing (Verein Wattenmeer)", "Verein Wattenmeer"),
        ("Cloenda a càrrec de l'Ajuntament de Vallserena", "Ajuntament de Vallserena"),
    ],
)
def test_an_organisation_may_speak_without_a_person(row: str, organisation: str) -> None:
    assert speakers(row) == (Speaker(organisation=organisation),)


@pytest.mark.parametrize(
    "row",
    [
        "Open Data and Urban Mobility",
        "What can cities do? A conversation",
        "Introduction to Public Policy",
        "Q&A with the audience",
        "Climate Action in Latin America",
    ],
)
def test_words_with_capitals_are_not_all_people(row: str) -> None:
    assert speakers(row) == ()


def test_a_moderator_is_one_of_the_speakers() -> None:
    program = read(
        "Program\n"
        "- Panel: Who pays? (30 min)\n"
        "  Moderator: Eva Lang\n"
        "  Panellists: Ana Ruiz (UPC), Luis Pérez\n"
    ).program

    assert program.segments[0].speakers == (
        Speaker("Eva Lang", "Moderator"),
        Speaker("Ana Ruiz", organisation="UPC"),
        Speaker("Luis Pérez"),
    )


def test_the_list_of_speakers_completes_bare_names() -> None:
    program = read(
        "Speakers\n- Dr. Ana Ruiz, Director, Institute of Tides\n\n"
        "Program\n- Salt and sand – Ana Ruiz (10 min)\n"
    ).program

    assert program.segments[0].speakers == (ANA,)
