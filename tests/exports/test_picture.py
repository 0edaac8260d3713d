"""Planned against actual as a picture: well-formed, to scale, and without a word of markup."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from liveroom.core import events as e
from liveroom.core.events import Recorded
from liveroom.core.ids import SegmentId
from liveroom.core.program import Segment
from liveroom.core.room import replay
from liveroom.exports.picture import WIDTH, picture
from liveroom.exports.record import Record
from liveroom.i18n import catalogue
from tests.core.story import rows
from tests.exports.test_exports import MINUTE, PROGRAM, ROOM, START, evening

SVG = "{http://www.w3.org/2000/svg}"


def drawn(facts: list[Recorded]) -> ElementTree.Element:
    return ElementTree.fromstring(picture(Record(ROOM, replay(facts)), catalogue("en")))


def bars(svg: ElementTree.Element, kind: str) -> list[tuple[float, float]]:
    """Where the bars of a kind begin and end, in minutes after 16:30 of the thirty that are shown;
    without the one that explains them."""
    found = [each for each in svg.iter(f"{SVG}rect") if each.get("class") == kind][:-1]
    scale = 30 / WIDTH
    ends = ((float(each.get("x", "")), float(each.get("width", ""))) for each in found)
    return [(round(x * scale), round((x + width) * scale)) for x, width in ends]


def test_the_bars_stand_where_it_was_planned_and_where_it_was() -> None:
    svg = drawn(evening())
    assert bars(svg, "plan") == [(0, 3), (3, 13), (13, 28), (28, 30)]
    assert bars(svg, "actual") == [(1, 4), (4, 14), (16, 26)]
    assert bars(svg, "over") == [(14, 16)]
    texts = [each.text for each in svg.iter(f"{SVG}text")]
    assert texts[:7] == ["16:30", "16:35", "16:40", "16:45", "16:50", "16:55", "17:00"]
    assert {"+2:00", "−5:00", "not reached", "planned", "actual", "longer than planned"} <= {*texts}


def test_before_the_start_there_is_nothing_to_draw() -> None:
    room = replay([Recorded(START, e.ProgramLoaded(PROGRAM))])
    assert picture(Record(ROOM, room), catalogue("en")) == ""


XML_TEXT = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Cs"]))


@given(XML_TEXT, st.lists(st.integers(0, 20 * 60_000), min_size=1, max_size=4))
@settings(max_examples=30)
def test_whatever_the_titles_and_times_the_picture_is_well_formed_and_in_its_frame(
    title: str, pauses: list[int]
) -> None:
    segments = rows(*(Segment(title or "–", planned_seconds=60) for _ in pauses))
    facts = [Recorded(START, e.ProgramLoaded(replace(PROGRAM, segments=segments)))]
    at = START
    for number, pause in enumerate(pauses, 1):
        at += pause
        facts.append(Recorded(at, e.SegmentCued(SegmentId(f"s{number}"))))
    svg = drawn([*facts, Recorded(at + MINUTE, e.ShowEnded())])

    for bar in svg.iter(f"{SVG}rect"):
        assert 0 <= float(bar.get("x", "")) <= WIDTH
        assert float(bar.get("x", "")) + float(bar.get("width", "")) <= WIDTH + 2
