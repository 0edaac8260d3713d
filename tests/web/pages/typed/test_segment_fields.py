"""A segment goes through its form and comes back the same; nobody is made out of empty fields."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from liveroom.core.program import Kind, Segment, Speaker
from liveroom.web.pages.typed import segment_fields
from liveroom.web.pages.typed.segment_fields import PersonFields, SegmentFields

WORDS = st.text(st.sampled_from("aá -–—.'"), min_size=1, max_size=12).map(
    lambda text: " ".join(text.split())
)
PARTS = st.none() | WORDS.filter(bool)
SPEAKERS = st.builds(Speaker, PARTS, PARTS, PARTS).filter(lambda speaker: speaker != Speaker())
SEGMENTS = st.builds(
    Segment,
    WORDS.filter(bool),
    st.sampled_from(Kind),
    st.none() | st.integers(1, 86_400),
    st.lists(SPEAKERS, max_size=4).map(tuple),
)


def cells(typed: SegmentFields) -> dict[str, str]:
    """What a form sends, with an empty person at the end as every form has it."""
    sent = {"title": typed.title, "kind": typed.kind, "minutes": typed.minutes}
    for place, person in enumerate((*typed.people, PersonFields()), 1):
        for part in segment_fields.PARTS:
            sent[f"p{place}_{part}"] = getattr(person, part)
    return sent


@given(SEGMENTS)
def test_a_segment_survives_the_trip_through_its_form(segment: Segment) -> None:
    wrong: dict[str, str] = {}
    typed = segment_fields.from_cells(cells(segment_fields.of_segment(segment)))
    assert segment_fields.read(typed, wrong.__setitem__) == segment
    assert wrong == {}


def test_people_come_in_the_order_of_their_numbers_and_empty_ones_are_nobody() -> None:
    typed = segment_fields.from_cells(
        {"p10_name": "Last", "p2_organisation": "Second", "p1_name": " ", "p0_name": "No"}
    )
    assert [person.called for person in typed.people] == ["Second", "Last"]


def test_more_people_than_a_segment_can_have_are_refused_by_the_field() -> None:
    wrong: dict[str, str] = {}
    people = tuple(PersonFields(f"Person {n}") for n in range(51))
    segment_fields.read(SegmentFields("Panel", people=people), wrong.__setitem__)
    assert wrong == {"p51_name": "These are too many people: 50 at most."}
