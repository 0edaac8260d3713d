"""The organiser's corrections: what was typed stays, and becomes a program or named problems."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liveroom.core.program import Kind, Program, Segment, Speaker
from liveroom.importing.announcement import read
from liveroom.web.pages.organiser import review_values, speaker_lines
from liveroom.web.pages.organiser.review_fields import PLAIN
from liveroom.web.pages.organiser.review_form import (
    ReviewForm,
    from_fields,
    from_program,
    from_reading,
)

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
        for cell in ("title", "kind", "minutes", "speakers"):
            fields[f"s{number}_{cell}"] = getattr(row, cell)
    return {**fields, **changed}


def opened(**changed: str) -> ReviewForm:
    return from_fields(sent(from_program(WEBINAR, "pasted"), act="open", **changed))


def test_an_untouched_form_opens_the_program_that_was_read() -> None:
    form = opened()
    assert (form.opens, form.program, form.problems) == (True, WEBINAR, {})
    assert form.typed.announcement == "pasted"


def test_the_form_shows_local_time_minutes_and_one_speaker_a_line() -> None:
    typed = from_program(WEBINAR).typed
    assert (typed.date, typed.start, typed.end) == ("2020-04-03", "16:30", "17:30")
    assert [row.minutes for row in typed.rows] == ["3", "10", "15:15"]
    assert typed.rows[0].speakers == "— Metropolis"
    assert typed.rows[1].speakers == "Luz Medina — Director — City Hall"


def test_sums_are_shown_before_anything_is_opened() -> None:
    form = from_program(WEBINAR)
    assert (form.planned_seconds, form.slot_seconds) == (1_695, 3_600)


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
        ("time_zone", "Mars/Olympus", "No such time zone. Write one such as Europe/Madrid."),
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
        ("s2_speakers", "x" * 601, "A line is too long: 600 characters at most."),
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
    form = opened(s4_title="", s4_kind="talk", s4_minutes=" ", s4_speakers="")
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


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("10", 600), ("7.5", 450), ("7,5", 450), ("7:30", 450), ("10 min", 600), ("10'", 600),
        ("15 minutos", 900), ("1440", 86_400), ("1441", None), ("-5", None), ("1:60", None),
        ("٣", None), ("", None),
    ],
)  # fmt: skip
def test_minutes_as_people_type_them(typed: str, seconds: int | None) -> None:
    assert review_values.minutes(typed) == seconds


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("Ada Lovelace", Speaker("Ada Lovelace")),
        ("Anne-Marie — Chair", Speaker("Anne-Marie", "Chair")),
        ("Ada - Chair - Guild", Speaker("Ada", "Chair", "Guild")),
        (
            "Ada — Chair 2019–2020 — Guild - North",
            Speaker("Ada", "Chair 2019–2020", "Guild - North"),
        ),
        ("— Metropolis", Speaker(organisation="Metropolis")),
        ("— — Metropolis", Speaker(organisation="Metropolis")),
        ("— Director — Metropolis", Speaker(role="Director", organisation="Metropolis")),
        ("Ada — — Guild", Speaker("Ada", organisation="Guild")),
    ],
)
def test_a_speaker_is_one_line(line: str, speaker: Speaker) -> None:
    assert speaker_lines.parse(f"\n{line}\r\n \n") == (speaker,)


WORDS = st.text(st.sampled_from("aá -–—.'"), min_size=1, max_size=12).map(
    lambda text: " ".join(text.replace("—", "–").split())
)
PARTS = st.none() | WORDS.filter(bool)


@given(st.lists(st.builds(Speaker, PARTS, PARTS, PARTS).filter(lambda s: s != Speaker())))
def test_speakers_survive_the_trip_through_the_form(speakers: list[Speaker]) -> None:
    assert speaker_lines.parse(speaker_lines.write(speakers)) == tuple(speakers)


@given(st.dictionaries(st.from_regex(r"(s\d{1,3}_)?[a-z_]{3,9}", fullmatch=True), st.text()))
def test_any_fields_at_all_give_a_form(fields: dict[str, str]) -> None:
    form = from_fields(fields)
    assert form.opens is (form.program is not None and form.typed.act in ("", "open"))


def test_a_date_whose_zone_is_not_known_stays_on_the_form() -> None:
    told = (
        "Housing and the city\n4 March 2026, 9:30 to 11:00\n\nProgram\n"
        "9:30 Welcome\n9:40 Panel\n10:55 Closing\n"
    )
    form = from_reading(read(told), told)
    typed = form.typed
    assert (typed.date, typed.start, typed.end) == ("2026-03-04", "09:30", "11:00")
    assert typed.time_zone == ""
