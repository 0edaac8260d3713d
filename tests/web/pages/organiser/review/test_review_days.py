"""A program of several days is reviewed one day at a time, or whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from liveroom.core.program import LinkedDocument
from liveroom.importing.completion import complete
from liveroom.importing.draft import Draft, DraftSegment, LineReading, Meaning
from liveroom.web.pages.organiser.review import review_days, review_doubts, review_form
from liveroom.web.pages.organiser.review.review_form import ReviewForm, with_day

FIRST, SECOND = date(2026, 6, 28), date(2026, 6, 29)
DRAFT = Draft(
    title="Town Forum",
    day=FIRST,
    start=18 * 60,
    zone="Europe/Lisbon",
    segments=(
        DraftSegment("Opening", day=FIRST, start=18 * 60, end=18 * 60 + 30, line=2),
        DraftSegment("Keynote", day=FIRST, start=18 * 60 + 30, end=20 * 60, line=3),
        DraftSegment("Groups", day=SECOND, start=13 * 60, end=15 * 60, line=5),
    ),
    lines=tuple(
        LineReading(number, text, meaning)
        for number, text, meaning in (
            (1, "28 June", Meaning.DATE),
            (2, "18:00 Opening", Meaning.SEGMENT),
            (3, "18:30 Keynote", Meaning.SEGMENT),
            (4, "29 June", Meaning.DATE),
            (5, "13:00 Groups", Meaning.SEGMENT),
        )
    ),
)
READING = complete(DRAFT)
A_DAY_OF_2030 = 1_900_000_000_000


def form(day: str) -> ReviewForm:
    return review_form.from_reading(READING, "", day)


def pressed(shown: ReviewForm, day: str) -> ReviewForm:
    typed = replace(shown.typed, act=f"day:{day}")
    return with_day(replace(shown, typed=typed), READING)


def told(shown: ReviewForm) -> tuple[str, str, str, list[str]]:
    typed = shown.typed
    return typed.date, typed.start, typed.end, [row.title for row in typed.rows]


@pytest.mark.parametrize(
    ("today", "day"),
    [(date(2026, 1, 1), "2026-06-28"), (SECOND, "2026-06-29"), (date(2027, 1, 1), "2026-06-28")],
)
def test_the_first_day_that_is_not_over_is_opened(today: date, day: str) -> None:
    assert review_days.days(READING) == ("2026-06-28", "2026-06-29")
    assert review_days.first(READING, today) == day


def test_a_day_has_its_own_rows_date_and_times() -> None:
    assert told(form("2026-06-28"))[:2] == ("2026-06-28", "18:00")
    assert told(form("2026-06-28"))[3] == ["Opening", "Keynote"]
    assert told(form("2026-06-29")) == ("2026-06-29", "13:00", "15:00", ["Groups"])
    assert form("2026-06-29").typed.rows[0].line == "5"


def test_all_days_together_have_no_end() -> None:
    whole = told(form(review_days.ALL))
    assert whole == ("2026-06-28", "18:00", "", ["Opening", "Keynote", "Groups"])


def test_another_day_is_one_button_away_and_what_was_typed_for_the_first_comes_back() -> None:
    shown = form("2026-06-28")
    rows = (replace(shown.typed.rows[0], title="Welcome"), *shown.typed.rows[1:])
    typed = replace(shown.typed, rows=rows, start="17:00", title="The Forum")
    second = pressed(replace(shown, typed=typed), "2026-06-29")
    assert told(second) == ("2026-06-29", "13:00", "15:00", ["Groups"])
    back = pressed(second, "2026-06-28")
    assert told(back)[1] == "17:00"
    assert told(back)[3] == ["Welcome", "Keynote"]
    assert (back.typed.title, list(back.typed.other_days)) == ("The Forum", ["2026-06-29"])


@pytest.mark.parametrize("day", ["2026-06-30", "never", ""])
def test_a_button_of_no_day_changes_nothing(day: str) -> None:
    assert told(pressed(form("2026-06-28"), day)) == told(form("2026-06-28"))


def test_what_cannot_be_read_of_another_day_is_as_announced() -> None:
    shown = form("2026-06-28")
    typed = replace(shown.typed, other_days={"2026-06-29": "{"})
    assert told(pressed(replace(shown, typed=typed), "2026-06-29"))[3] == ["Groups"]


def test_lines_of_other_days_say_so() -> None:
    assert review_days.elsewhere(READING, "2026-06-29") == {2: FIRST, 3: FIRST}
    assert review_days.elsewhere(READING, review_days.ALL) == {}


def test_a_doubt_about_a_row_of_another_day_waits_for_that_day() -> None:
    endless = replace(DRAFT.segments[2], end=None)
    reading = complete(replace(DRAFT, segments=(*DRAFT.segments[:2], endless)))
    noted = {}
    for day in review_days.days(reading):
        typed = review_form.from_reading(reading, "", day).typed
        found = review_doubts.of(reading, typed, typed)
        noted[day] = [each.code.value for each in (*found.rows.get(1, []), *found.lines.get(5, []))]
    assert noted == {"2026-06-28": [], "2026-06-29": ["no_duration"]}


def test_what_to_look_at_is_told_in_the_order_of_the_page() -> None:
    opening = DraftSegment("Opening", start=18 * 60, end=19 * 60)
    reading = complete(replace(DRAFT, segments=(opening,), zone=None), now=A_DAY_OF_2030)
    codes = [each.code.value for each in reading.warnings]
    typed = review_form.from_reading(reading, "", "").typed
    found = review_doubts.of(replace(reading, warnings=reading.warnings[::-1]), typed, typed)
    assert {"date_is_past", "zone_unknown"} <= set(codes)
    assert list(found.fields) == ["date", "time_zone"]


def test_one_day_needs_no_choice() -> None:
    alone = complete(replace(DRAFT, segments=DRAFT.segments[:2]))
    assert review_days.days(alone) == ()
    assert review_days.first(alone, FIRST) == ""


def test_rows_without_times_are_on_the_day_of_the_event() -> None:
    rows = (DraftSegment("Welcome", seconds=300), DraftSegment("Talk", seconds=600))
    alone = complete(replace(DRAFT, segments=rows, end=19 * 60))
    shown = review_form.from_reading(alone, "", review_days.first(alone, FIRST))
    assert told(shown) == ("2026-06-28", "18:00", "19:00", ["Welcome", "Talk"])


def test_what_is_said_beside_the_program_stands_in_the_form() -> None:
    slides = LinkedDocument("Slides", "https://slides.example")
    said = replace(
        DRAFT,
        introduction="Two days.",
        video="https://video.example",
        registration="https://register.example",
        documents=(slides,),
        sponsors=("Harbour", "Mill"),
    )
    typed = review_form.from_reading(complete(said), "", "").typed
    assert (typed.introduction, typed.stream) == ("Two days.", "https://video.example")
    assert (typed.registration, typed.sponsors) == ("https://register.example", "Harbour\nMill")
    assert [(each.title, each.url) for each in typed.documents] == [
        ("Slides", "https://slides.example")
    ]
