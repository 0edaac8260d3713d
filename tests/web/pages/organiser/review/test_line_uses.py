"""Lines of the original become segments, speakers or nothing, and back."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from liveroom.web.pages.organiser.review import line_uses
from liveroom.web.pages.organiser.review.line_drafts import LineDraft
from liveroom.web.pages.organiser.review.line_uses import Rows, Use
from liveroom.web.pages.typed.segment_fields import PersonFields, SegmentFields

NUNO = PersonFields("Nuno Vaz", "Mayor", "", "7")
RITA = PersonFields("Rita Pomar", line="9")
HOST = PersonFields("Ilda Ramalho")
ROWS: Rows = (
    SegmentFields("Arrival", "welcome", "30", line="2"),
    SegmentFields("Rivers", "talk", "60", (HOST, NUNO, RITA), line="5"),
    SegmentFields("By hand", "other", "5"),
    SegmentFields("Closing", "closing", "10", line="12"),
)


def draft(title: str, minutes: str = "", start: str = "", place: int = 8) -> LineDraft:
    segment = SegmentFields(title, "other", minutes, line=str(place))
    return LineDraft(segment, (PersonFields(title, line=str(place)),), start)


@dataclass(frozen=True, slots=True)
class Case:
    """One click, and the rows after it: title, minutes, and the names of the people."""

    place: int
    use: Use
    draft: LineDraft
    after: list[tuple[str, str, list[str]]]
    rows: Rows = ROWS


ARRIVAL, BY_HAND, CLOSING = ("Arrival", "30", []), ("By hand", "5", []), ("Closing", "10", [])
RIVERS = ("Rivers", "60", ["Ilda Ramalho", "Nuno Vaz", "Rita Pomar"])
CASES = {
    "a line without a time is a segment between those of the lines around it": Case(
        8,
        Use.SEGMENT,
        draft("Debate"),
        [
            ARRIVAL,
            ("Rivers", "60", ["Ilda Ramalho", "Nuno Vaz"]),
            ("Debate", "", ["Rita Pomar"]),
            BY_HAND,
            CLOSING,
        ],
    ),
    "a line with a time takes the rest of the segment in which it starts": Case(
        10,
        Use.SEGMENT,
        draft("Coffee", "", "15:15", 10),
        [ARRIVAL, ("Rivers", "45", RIVERS[2]), ("Coffee", "15", []), BY_HAND, CLOSING],
    ),
    "a line with a time and minutes keeps its own": Case(
        10,
        Use.SEGMENT,
        draft("Coffee", "20", "15:15", 10),
        [ARRIVAL, ("Rivers", "45", RIVERS[2]), ("Coffee", "20", []), BY_HAND, CLOSING],
    ),
    "a time after the end of the segment above changes nothing there": Case(
        10,
        Use.SEGMENT,
        draft("Coffee", "", "18:00", 10),
        [ARRIVAL, RIVERS, ("Coffee", "", []), BY_HAND, CLOSING],
    ),
    "a line above all others is the first segment": Case(
        1,
        Use.SEGMENT,
        draft("Doors", "5", "13:55", 1),
        [("Doors", "5", []), ARRIVAL, RIVERS, BY_HAND, CLOSING],
    ),
    "the only line is the only segment": Case(
        3, Use.SEGMENT, draft("Alone", "", "14:00", 3), [("Alone", "", [])], ()
    ),
    "a line is a speaker of the segment above": Case(
        10,
        Use.SPEAKER,
        draft("Jean Petit", place=10),
        [ARRIVAL, ("Rivers", "60", [*RIVERS[2], "Jean Petit"]), BY_HAND, CLOSING],
    ),
    "a speaker above all segments joins the first": Case(
        1,
        Use.SPEAKER,
        draft("Jean Petit", place=1),
        [("Arrival", "30", ["Jean Petit"]), RIVERS, BY_HAND, CLOSING],
    ),
    "without a segment nobody can speak": Case(3, Use.SPEAKER, draft("Jean", place=3), [], ()),
    "a speaker becomes a segment": Case(
        7,
        Use.SEGMENT,
        draft("Nuno Vaz", "", "", 7),
        [
            ARRIVAL,
            ("Rivers", "60", ["Ilda Ramalho"]),
            ("Nuno Vaz", "", ["Rita Pomar"]),
            BY_HAND,
            CLOSING,
        ],
    ),
    "a speaker becomes nothing": Case(
        9,
        Use.NOTHING,
        draft("Rita Pomar", place=9),
        [ARRIVAL, ("Rivers", "60", ["Ilda Ramalho", "Nuno Vaz"]), BY_HAND, CLOSING],
    ),
    "a segment becomes nothing, and those who stand below it speak in the one above": Case(
        5,
        Use.NOTHING,
        draft("Rivers", "60", "14:30", 5),
        [("Arrival", "30", ["Nuno Vaz", "Rita Pomar"]), BY_HAND, CLOSING],
    ),
    "a segment until the next one gives its minutes back": Case(
        5,
        Use.NOTHING,
        draft("Rivers", "", "14:30", 5),
        [("Arrival", "90", ["Nuno Vaz", "Rita Pomar"]), BY_HAND, CLOSING],
    ),
    "a segment becomes a speaker of the one above": Case(
        12,
        Use.SPEAKER,
        draft("Closing", "10", "", 12),
        [ARRIVAL, ("Rivers", "60", [*RIVERS[2], "Closing"]), BY_HAND],
    ),
    "a line that is nothing stays nothing": Case(
        3, Use.NOTHING, draft("Note", place=3), [ARRIVAL, RIVERS, BY_HAND, CLOSING]
    ),
}


def told(rows: Rows) -> list[tuple[str, str, list[str]]]:
    return [(row.title, row.minutes, [person.name for person in row.people]) for row in rows]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_a_click_makes_of_the_rows(case: Case) -> None:
    after = line_uses.put(case.rows, case.place, case.use, case.draft, "14:00")
    assert told(after) == case.after
    used = line_uses.uses(after).get(str(case.place), Use.NOTHING)
    assert used == (case.use if case.rows or case.use is Use.SEGMENT else Use.NOTHING)


def test_a_line_with_a_time_taken_in_and_out_again_leaves_all_as_it_was() -> None:
    coffee = draft("Coffee", "", "15:15", 10)
    once = line_uses.put(ROWS, 10, Use.SEGMENT, coffee, "14:00")
    assert once != ROWS
    assert line_uses.put(once, 10, Use.NOTHING, coffee, "14:00") == ROWS


def test_without_a_start_times_change_no_minutes() -> None:
    after = line_uses.put(ROWS, 10, Use.SEGMENT, draft("Coffee", "", "15:15", 10), "")
    assert told(after)[1:3] == [RIVERS, ("Coffee", "", [])]


def test_a_segment_without_minutes_lasts_until_the_line_below_it_starts() -> None:
    rows = (replace(ROWS[0], minutes=""),)
    after = line_uses.put(rows, 4, Use.SEGMENT, draft("Talk", "", "14:20", 4), "14:00")
    assert told(after) == [("Arrival", "20", []), ("Talk", "", [])]


def test_what_lines_are_used_for() -> None:
    assert line_uses.uses(ROWS) == {
        "2": Use.SEGMENT,
        "5": Use.SEGMENT,
        "7": Use.SPEAKER,
        "9": Use.SPEAKER,
        "12": Use.SEGMENT,
    }
