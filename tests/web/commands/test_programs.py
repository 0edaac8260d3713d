"""A program that somebody sends: held against what an announcement could say."""

from __future__ import annotations

from typing import Any

import pytest

from liveroom.core.ids import SegmentId
from liveroom.core.program import Kind, Program, Segment, Speaker, with_id
from liveroom.core.refusals import Code, Refused
from liveroom.web.commands.decode import Reader
from liveroom.web.commands.programs import SentProgram


def program(sent: dict[str, Any]) -> Program:
    return Reader[SentProgram](SentProgram).value(sent, "program").program()


PROGRAM = {
    "title": " Cities\u202e ",
    "language": "es",
    "starts_at": 1_585_924_200_000,
    "ends_at": 1_585_927_800_000,
    "time_zone": "Europe/Madrid",
    "segments": [
        {
            "title": "Bogotá",
            "kind": "talk",
            "planned_seconds": 600,
            "speakers": [{"name": "Luz", "role": None, "organisation": ""}],
        },
        {"title": "Q&A"},
    ],
    "topics": ["One"],
    "attend": [],
    "warnings": [{"code": "no_date"}],
}


def test_a_program_is_read_as_liveroom_prints_it() -> None:
    assert program(PROGRAM) == Program(
        title="Cities",
        language="es",
        starts_at=1_585_924_200_000,
        ends_at=1_585_927_800_000,
        time_zone="Europe/Madrid",
        segments=(
            Segment("Bogotá", Kind.TALK, 600, (Speaker("Luz"),)),
            Segment("Q&A"),
        ),
        topics=("One",),
    )


def test_a_segment_may_name_its_id() -> None:
    sent = {"title": "Cities", "segments": [{"id": "sfx2k", "title": "Talk"}, {"title": "End"}]}

    assert program(sent).segments == (with_id(Segment("Talk"), SegmentId("sfx2k")), Segment("End"))


@pytest.mark.parametrize(
    ("changed", "field", "problem"),
    [
        ({"title": None}, "program.title", "missing"),
        ({"title": " \u202e "}, "program.title", "missing"),
        ({"title": 1}, "program.title", "not_a_text"),
        ({"starts": 1}, "program.starts", "unknown_field"),
        ({"starts_at": "16:30"}, "program.starts_at", "not_an_integer"),
        ({"starts_at": -1}, "program.starts_at", "out_of_range"),
        ({"ends_at": 1_585_924_200_000}, "program.ends_at", "out_of_range"),
        ({"time_zone": "Mars/Olympus"}, "program.time_zone", "unknown_zone"),
        ({"time_zone": "../../etc/passwd"}, "program.time_zone", "unknown_zone"),
        ({"segments": {}}, "program.segments", "not_a_list"),
        ({"segments": [1]}, "program.segments[0]", "not_an_object"),
        ({"segments": [{}] * 501}, "program.segments", "too_many"),
        ({"segments": [{"title": "a"}, {"title": "b", "kind": "party"}]},
         "program.segments[1].kind", "not_one_of"),
        ({"segments": [{"title": "a", "planned_seconds": 0}]},
         "program.segments[0].planned_seconds", "out_of_range"),
        ({"segments": [{"title": "a", "speakers": [{"nme": "x"}]}]},
         "program.segments[0].speakers[0].nme", "unknown_field"),
        ({"segments": [{"title": "a", "id": 1}]}, "program.segments[0].id", "not_a_text"),
        ({"segments": [{"title": "a", "id": ""}]}, "program.segments[0].id", "not_an_id"),
        ({"topics": [None]}, "program.topics[0]", "missing"),
    ],
)  # fmt: skip
def test_a_program_at_fault_names_its_field(
    changed: dict[str, Any], field: str, problem: str
) -> None:
    with pytest.raises(Refused) as refused:
        program(PROGRAM | changed)
    facts = refused.value.facts
    assert (facts["field"], facts["problem"]) == (field, problem)


def test_a_title_that_is_too_long_is_not_cut() -> None:
    with pytest.raises(Refused) as refused:
        program(PROGRAM | {"title": "x" * 301})
    assert refused.value.code is Code.TEXT_TOO_LONG
    assert refused.value.facts == {"field": "program.title", "limit": 300, "length": 301}
