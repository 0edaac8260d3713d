"""`rundown.json` opens again as the same program, whatever the event says."""

from __future__ import annotations

import json
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liveroom.core import events as e
from liveroom.core.commands import LoadProgram
from liveroom.core.events import Recorded
from liveroom.core.ids import CommandId, RoomId, SegmentId
from liveroom.core.program import (
    EndAction,
    Kind,
    LinkedDocument,
    LoadedProgram,
    Segment,
    Speaker,
    Sponsor,
)
from liveroom.core.refusals import Refused
from liveroom.core.room import NEW, Room, replay
from liveroom.exports import render
from liveroom.live.batch import RoomState, decide_opening
from liveroom.web.commands import whole_programs
from liveroom.web.commands.decode import Reader
from liveroom.web.commands.programs import SentProgram
from tests.core.story import rows

_PROGRAMS = Reader[SentProgram](SentProgram)

LINE = (
    st.text("abc Ñ=+<é", min_size=1, max_size=9)
    .map(lambda typed: " ".join(typed.split()))
    .filter(bool)
)
MAYBE = LINE | st.none()
SECONDS = st.integers(1, 86_400)
INSTANT = st.integers(0, 4_000_000_000_000)
URL = LINE.map(lambda text: f"https://example.org/{'-'.join(text.split())}")
PICTURE = st.sampled_from(["data:image/png;base64,iVBORw0KGgo=", None])
DOCUMENTS = st.lists(st.builds(LinkedDocument, LINE, URL), max_size=2).map(tuple)
SPEAKERS = st.lists(
    st.builds(Speaker, MAYBE, MAYBE, MAYBE).filter(lambda who: who != Speaker()), max_size=2
).map(tuple)
SEGMENT = st.builds(Segment, LINE, st.sampled_from(Kind), SECONDS | st.none(), SPEAKERS)
POINTS = st.lists(LINE, max_size=2).map(tuple)


@st.composite
def programs(draw: st.DrawFn) -> LoadedProgram:
    starts_at = draw(INSTANT | st.none())
    ends_at = None if starts_at is None else starts_at + draw(SECONDS) * 1000
    segments = rows(*draw(st.lists(SEGMENT, min_size=1, max_size=3)))
    zone, language = draw(st.sampled_from(["Europe/Madrid", None])), draw(MAYBE)
    points = draw(POINTS), draw(POINTS)
    return LoadedProgram(draw(LINE), segments, language, starts_at, ends_at, zone, *points)


EVENT = st.builds(
    e.EventChanged,
    introduction=MAYBE,
    documents=DOCUMENTS,
    sponsors=st.lists(st.builds(Sponsor, LINE, MAYBE, URL | st.none(), PICTURE), max_size=2).map(
        tuple
    ),
    links=st.dictionaries(st.sampled_from(["stream", "captions"]), URL),
    colour=st.sampled_from(["#3d4fd8", None]),
    doors_minutes=st.integers(0, 1440) | st.none(),
    auto_start=st.booleans(),
    show_overtime=st.booleans(),
    delay_seconds=st.integers(0, 120),
    logo=PICTURE,
)
ROW = st.builds(
    e.SegmentChanged,
    st.sampled_from([SegmentId("s1"), SegmentId("s2")]),
    min_seconds=SECONDS | st.none(),
    wrap_up_seconds=SECONDS | st.none(),
    danger_seconds=SECONDS | st.none(),
    end_action=st.sampled_from(EndAction),
    not_before=INSTANT | st.none(),
    ends_by=INSTANT | st.none(),
    note=MAYBE,
    documents=DOCUMENTS,
    skipped=st.booleans(),
)


def exported(room: Room) -> dict[str, Any]:
    """The program as its file says it; ids and revisions are each room's own."""
    program: dict[str, Any] = json.loads(render("rundown", "json", RoomId("r"), room).body)
    return program


def without_ids(program: dict[str, Any]) -> dict[str, Any]:
    segments = [{**row, "id": None} for row in program["segments"]]
    return {**program, "segments": segments}


def opened(sent: dict[str, Any]) -> Room:
    """The room that opens with this program, as the API opens it."""
    rest, also = whole_programs.split(sent)
    program = _PROGRAMS.value(rest).program()
    ids = count()
    state = RoomState(NEW, 0, 0)
    opening = (LoadProgram(program), *also)
    key = ("opener", CommandId("opening"))
    return decide_opening(state, opening, key, 0, {}, lambda: f"n{next(ids)}").state.room


@given(programs(), EVENT, st.lists(ROW, max_size=3))
@settings(max_examples=40)
def test_what_is_exported_opens_as_the_same_program(
    program: LoadedProgram, event: e.EventChanged, changes: list[e.SegmentChanged]
) -> None:
    known = {row.id for row in program.segments}
    facts = [e.ProgramLoaded(program), event, *(each for each in changes if each.segment in known)]
    sent = exported(replay([Recorded(0, fact) for fact in facts]))

    again = exported(opened(sent))

    assert without_ids(again) == without_ids(sent)
    assert exported(opened(again)) == exported(opened(sent))


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"title": "A", "links": {"stream": "http://x"}}, "program.links.stream"),
        ({"title": "A", "colour": "red"}, "program.colour"),
        ({"title": "A", "segments": [{"title": "B", "end_action": "x"}]}, "end_action"),
        ({"title": "A", "segments": [{"title": "B", "note": 1}]}, "program.segments[0].note"),
    ],
)
def test_a_field_that_cannot_be_is_named_by_its_path(sent: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        whole_programs.split(sent)
    assert str(refused.value.facts["field"]).endswith(field)


def test_what_is_no_program_is_left_for_its_reader_to_refuse() -> None:
    for sent in (None, "text", 7, [], {"segments": "none"}, {"segments": [None]}):
        assert whole_programs.split(sent) == (sent, [])
