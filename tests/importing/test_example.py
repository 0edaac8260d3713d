"""The example webinar, from which a newcomer starts."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from liveroom.core.program import Kind, Program, Speaker
from liveroom.importing.draft import Meaning, WarningCode
from liveroom.importing.reader import read_bytes
from liveroom.importing.reading import Reading

ROOT = Path(__file__).parents[2]
PATHS = [
    path
    for path in (
        ROOT / "examples" / "webinar.txt",
        ROOT.parent / "shared" / "announcements" / "metropolis-2020.txt",
    )
    if path.exists()
]


@pytest.fixture(params=PATHS, ids=lambda path: path.name)
def reading(request: pytest.FixtureRequest) -> Reading:
    path: Path = request.param
    return read_bytes(path.read_bytes())


@pytest.fixture
def program(reading: Reading) -> Program:
    return reading.program


def test_it_has_eight_segments_of_61_minutes(program: Program) -> None:
    assert [(segment.kind, segment.planned_seconds) for segment in program.segments] == [
        (Kind.WELCOME, 180),
        (Kind.INTRODUCTION, 300),
        (Kind.TALK, 600),
        (Kind.TALK, 600),
        (Kind.TALK, 600),
        (Kind.QA, 900),
        (Kind.CONCLUSIONS, 300),
        (Kind.CLOSING, 180),
    ]


def test_names_roles_and_organisations_stand_apart(program: Program) -> None:
    assert [segment.speakers for segment in program.segments] == [
        (Speaker(organisation="Metropolis"),),
        (Speaker(organisation="AL-LAs"),),
        (
            Speaker(
                "Luz Amparo Medina Gerena",
                "District Director at the Mayor's Office for International Affairs",
                "Bogotá City Hall",
            ),
        ),
        (
            Speaker(
                "Oriol Illa",
                "Director of International Relations and Cooperation",
                "Metropolitan Area of Barcelona",
            ),
        ),
        (
            Speaker(
                "Mariana Flores Mayen",
                "Executive Director of Institutional Representation, "
                "General Coordination of Advisors and International Affairs",
                "Mexico City Government",
            ),
        ),
        (),
        (Speaker(organisation="AL-LAs"),),
        (Speaker(organisation="Metropolis"),),
    ]


def test_a_talk_without_a_title_is_named_by_its_speaker(program: Program) -> None:
    assert program.segments[3].title == "Presentation by Oriol Illa"
    assert program.segments[1].title.startswith("Why should ")
    assert program.segments[1].title.endswith("?")


def test_it_is_on_3_april_2020_at_half_past_four_in_barcelona(program: Program) -> None:
    starts = datetime(2020, 4, 3, 14, 30, tzinfo=UTC)

    assert program.starts_at == int(starts.timestamp()) * 1000
    assert program.slot_seconds == 3600
    assert program.time_zone == "Europe/Madrid"


def test_it_has_a_title_a_language_topics_and_an_audience(program: Program) -> None:
    assert program.title == "Internationalisation and metropolitan spaces"
    assert program.language == "es"
    assert len(program.topics) == 6
    assert len(program.attend) == 4
    assert "Practitioners" in program.attend


def test_two_warnings_are_worth_a_look(reading: Reading) -> None:
    longer, zone = reading.warnings

    assert longer.code is WarningCode.PROGRAM_LONGER_THAN_SLOT
    assert longer.message == "The program adds up to 61 minutes, the slot is 60."
    assert zone.code is WarningCode.ZONE_OUT_OF_SEASON
    assert zone.message == (
        "“CET” is not in use on 3 April 2020: the local civil time, Europe/Madrid (CEST), is taken."
    )
    named = next(line for line in reading.lines if line.number == zone.line)
    assert "CET" in named.text
    assert named.meaning is Meaning.DATE
