"""The organiser's corrections: what was typed stays, and becomes a program or named problems."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liveroom.core.program import Kind, Program, Segment, Speaker
from liveroom.importing.reader import read
from liveroom.web.pages.organiser.review.review_fields import PLAIN
from liveroom.web.pages.organiser.review.review_form import (
    ReviewForm,
    from_fields,
    from_program,
    from_reading,
)
from liveroom.web.pages.typed.segment_fields import PersonFields

STARTS = 1_585_924_200_000  # 3 April 2020, 16:30 in Madrid
ENDS = STARTS + 3_600_000
WEBINAR = Program(
    title="Internationalisation and metropolitan spaces",
    language="es",
    starts_at=STARTS,
    ends_at=ENDS,
    time_zone="Europe/Madrid",
    topics=("Cooperation", "Communication"),
    attend=("Practitioners",),
    segments=(
        Segment("Welcome", Kind.WELCOME, 180, (Speaker(organisation="Metropolis"),)),
        Segment("Bogotá", Kind.TALK, 600, (Speaker("Luz Medina", "Director", "City Hall"),)),
        Segment("Q&A", Kind.QA, 915),
    ),
)


def sent(form: ReviewForm, **changed: str) -> dict[str, str]:
    """What a browser sends for the form as shown, after some typing."""
    typed = form.typed
    fields = {name: getattr(typed, name) for name in (*PLAIN, "announcement")}
    for number, row in enumerate(typed.rows, 1):
        for cell in ("title", "kind", "minutes"):
            fields[f"s{number}_{cell}"] = getattr(row, cell)
        for place, person in enumerate(row.people, 1):
            for part in ("name", "role", "organisation"):
                fields[f"s{number}_p{place}_{part}"] = getattr(person, part)
    return {**fields, **changed}


def opened(**changed: str) -> ReviewForm:
    return from_fields(sent(from_program(WEBINAR, "pasted"), act="open", **changed))


def test_an_untouched_form_opens_the_program_that_was_read() -> None:
    form = opened()
    assert (form.opens, form.program, form.problems) == (True, WEBINAR, {})
    assert form.typed.announcement == "pasted"


def test_the_form_shows_local_time_minutes_and_people_part_by_part() -> None:
    typed = from_program(WEBINAR).typed
    assert (typed.date, typed.start, typed.end) == ("2020-04-03", "16:30", "17:30")
    assert [row.minutes for row in typed.rows] == ["3", "10", "15:15"]
    assert typed.rows[0].people == (PersonFields(organisation="Metropolis"),)
    assert typed.rows[1].people == (PersonFields("Luz Medina", "Director", "City Hall"),)


def test_sums_are_shown_before_anything_is_opened() -> None:
    form = from_program(WEBINAR)
    assert (form.planned_seconds, form.slot_seconds) == (1_695, 3_600)


def test_each_row_says_when_it_starts_as_far_as_that_is_known() -> None:
    assert from_program(WEBINAR).starts == ("16:30", "16:33", "16:43", "16:58")
    assert opened(start="23:58", end="00:30").starts == ("23:58", "00:01", "00:11", "00:26")
    assert opened(s2_minutes="").starts == ("16:30", "16:33", "", "")
    assert opened(start="").starts == ("", "", "", "")


def test_names_are_offered_again_once() -> None:
    form = opened(s3_p1_name="Ana", s3_p2_name=" Luz Medina ", s1_p2_organisation="City Hall")
    assert form.names == ("Ana", "Luz Medina")


def test_a_row_asks_for_somebody_when_it_is_new_or_wrong() -> None:
    form = opened(s2_minutes="soon", s4_title="")
    assert [form.asks(number) for number in (1, 2, 3, 4)] == [False, True, False, True]


def test_a_show_past_midnight_ends_on_the_next_day() -> None:
    form = opened(start="23:30", end="00:15")
    assert form.program is not None
    assert form.program.slot_seconds == 45 * 60
    assert form.slot_seconds == 45 * 60


def test_an_announcement_without_a_date_needs_none() -> None:
    form = opened(date="", start="", end="", time_zone="")
    assert form.program == replace(WEBINAR, starts_at=None, ends_at=None, time_zone=None)


def test_a_zone_is_known_in_small_letters_and_with_spaces() -> None:
    form = opened(time_zone=" america/mexico city ")
    assert form.program is not None
    assert form.program.time_zone == "America/Mexico_City"


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("title", "  \u200e ", "Give the event a title."),
        ("title", "x" * 301, "This is too long: 300 characters at most."),
        ("language", "español", "Write the language as a code, such as es or en."),
        ("language", "e", "Write the language as a code, such as es or en."),
        ("date", "3 April", "Write the date as 2020-04-03."),
        ("date", "", "Give the date too, or take the start away."),
        ("start", "half four", "Write the time as 16:30."),
        ("start", "", "Give the start too, or take the date and the end away."),
        ("start", "25:00", "Write the time as 16:30."),
        ("end", "16:30", "The end is the same as the start."),
        ("time_zone", "Mars/Olympus", "No such time zone. Choose a city from the list."),
        ("time_zone", "", "Choose the time zone that these times are in."),
        (
            "stream",
            "http://v.example/1",
            "Give an address that begins with https://, or leave it empty.",
        ),
        (
            "stream",
            "javascript:alert(1)",
            "Give an address that begins with https://, or leave it empty.",
        ),
        ("stream", "https://[", "Give an address that begins with https://, or leave it empty."),
        ("s2_title", "", "Give the segment a title."),
        ("s2_kind", "party", "Choose one of the kinds."),
        ("s2_minutes", "soon", "Write minutes, such as 10 or 7:30."),
        ("s2_minutes", "0", "Write minutes, such as 10 or 7:30."),
        ("s2_p1_role", "x" * 301, "This is too long: 300 characters at most."),
    ],
)
def test_a_bad_field_is_named_and_everything_typed_is_kept(
    field: str, typed: str, sentence: str
) -> None:
    fields = sent(from_program(WEBINAR), act="open", **{field: typed})
    form = from_fields(fields)
    assert form.problems == {field: sentence}
    assert not form.opens
    assert sent(form, act="open") == fields


def test_a_time_that_the_clocks_skip_is_no_time() -> None:
    form = opened(date="2020-03-29", start="02:30", end="04:00")
    assert form.problems == {"start": "The clocks skip this time on that day: choose another."}


def test_all_problems_are_told_at_once() -> None:
    form = opened(title="", s1_minutes="?", stream="x")
    assert set(form.problems) == {"title", "s1_minutes", "stream"}


def test_a_row_that_was_added_and_left_empty_is_no_segment() -> None:
    form = opened(s4_title="", s4_kind="talk", s4_minutes=" ", s4_p1_name=" ")
    assert form.program == WEBINAR


def test_without_segments_no_room_is_opened() -> None:
    form = from_fields({"title": "Alone", "act": "open"})
    assert form.problems == {"segments": "Add at least one segment."}


def test_checking_tells_problems_but_opens_nothing() -> None:
    form = from_fields(sent(from_program(WEBINAR), act="check"))
    assert (form.opens, form.problems) == (False, {})


@pytest.mark.parametrize(
    ("act", "titles"),
    [
        ("up:2", ["Bogotá", "Welcome", "Q&A"]),
        ("up:1", ["Welcome", "Bogotá", "Q&A"]),
        ("down:2", ["Welcome", "Q&A", "Bogotá"]),
        ("down:3", ["Welcome", "Bogotá", "Q&A"]),
        ("remove:2", ["Welcome", "Q&A"]),
        ("remove:9", ["Welcome", "Bogotá", "Q&A"]),
        ("add", ["Welcome", "Bogotá", "Q&A", ""]),
        ("add:1", ["Welcome", "", "Bogotá", "Q&A"]),
        ("add:9999", ["Welcome", "Bogotá", "Q&A", ""]),
        ("dance:1", ["Welcome", "Bogotá", "Q&A"]),
        ("up:0", ["Welcome", "Bogotá", "Q&A"]),
        ("up:-1", ["Welcome", "Bogotá", "Q&A"]),
    ],
)
def test_row_buttons_move_rows_without_scripts(act: str, titles: list[str]) -> None:
    form = from_fields(sent(from_program(WEBINAR), act=act))
    assert [row.title for row in form.typed.rows] == titles
    assert (form.opens, form.problems) == (False, {})


def test_rows_are_taken_in_the_order_of_their_numbers() -> None:
    form = from_fields({"s10_title": "last", "s2_title": "first", "s02_title": "no", "s3": "no"})
    assert [row.title for row in form.typed.rows] == ["first", "last"]


def test_pasted_rows_are_added_at_the_end_and_tell_no_problems() -> None:
    form = from_fields(
        sent(from_program(WEBINAR), act="paste", pasted="Closing\tsoon\tAna\n\nGoodbye\t5")
    )
    assert [row.title for row in form.typed.rows][3:] == ["Closing", "Goodbye"]
    assert (form.opens, form.problems) == (False, {})


@given(st.dictionaries(st.from_regex(r"(s\d{1,3}_)?[a-z_]{3,9}", fullmatch=True), st.text()))
def test_any_fields_at_all_give_a_form(fields: dict[str, str]) -> None:
    form = from_fields(fields)
    assert form.opens is (form.program is not None and form.typed.act in ("", "open"))


def test_a_date_whose_zone_is_not_known_stays_on_the_form() -> None:
    told = (
        "Housing and the city\n4 March 2026, 9:30 to 11:00\n\nProgram\n"
        "9:30 Welcome\n9:40 Panel\n10:55 Closing\n"
    )
    form = from_reading(read(told), told, "")
    typed = form.typed
    assert (typed.date, typed.start, typed.end) == ("2026-03-04", "09:30", "11:00")
    assert typed.time_zone == ""
