"""Whatever is pasted ends in a program or in a plain refusal."""

from __future__ import annotations

from itertools import islice, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liveroom.importing.draft import Meaning, WarningCode
from liveroom.importing.limits import MAX_SEGMENTS, MAX_SPEAKERS, MAX_TEXT, MAX_VISIBLE
from liveroom.importing.reader import read, read_bytes
from liveroom.importing.reading import Reading, Refusal, Unreadable
from tests.examples import examples

PIECES = [
    "(", ")", "[", "]", "](", "{", "<", ">", "</", "<!--", "-->", "&", "&amp;", "&#8238;", "&#0;",
    "**", "*", "__", "`", "|", "\t", "\v", "\n", "\n\n", "- ", "1. ", "# ", "> ", "---", ":", ";",
    ",", ".", "?", "'", '"', "«", "»", "–", "/", "\\", "@", "\0", "\u202e", "\u200d", "e\u0301",
    "😀",
    "(5min)", "7'", "1 h 30", "half an hour", "15:00", "15:00–15:05", "3:05 – 3:25 PM", "14h",
    "24:00", "25:61", "noon", "00:00", "3 April 2020", "03/04/2020", "31.02.2021", "April 31",
    "2020-13-01",
    "CET", "UTC-5", "GMT+99", "hora de Bogotá", "Europe/Madrid", "Ana Ruiz", "Dr.", "AL-LAs", "by ",
    "de ", "and ", "Director", "University", "Q&A", "Welcome", "Panel", "Moderator: ", "Program",
    "Agenda:", "Topics: ", "Who should attend", "Language: ", "Webinar: ", "Time", "Speaker", "End",
    "<p>", "<li>", "<table>", "<tr>", "<td>", "<br>", "<b>", "<h1>", "<dt>", "<dd>", "<div hidden>",
    "<script>", "a", " ", "  ", "    ", "x" * 40,
]  # fmt: skip


def outcome(text: str | bytes) -> Reading | Refusal:
    """What comes out; anything but a reading or a refusal is raised."""
    try:
        return read(text) if isinstance(text, str) else read_bytes(text)
    except Unreadable as refused:
        return refused.code


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@examples(600)
def test_odd_pieces_in_any_order_are_read_or_refused(text: str) -> None:
    whole_and_sound(outcome(text))


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@examples(300)
def test_under_a_program_heading_too(text: str) -> None:
    whole_and_sound(outcome(f"Program\n\n- {text}\n- Q&A (5 min)\n"))


@given(st.text(max_size=300))
@examples(200)
def test_any_letters_are_read_or_refused(text: str) -> None:
    whole_and_sound(outcome(text))


@given(st.binary(max_size=300))
@examples(200)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    whole_and_sound(outcome(data))


def whole_and_sound(result: Reading | Refusal) -> None:
    """A reading has segments, and a warning quotes each line that has no place."""
    if isinstance(result, Refusal):
        return
    assert 0 < len(result.program.segments) <= MAX_SEGMENTS
    assert all(segment.title for segment in result.program.segments)
    unplaced = [line.text for line in result.lines if line.meaning is Meaning.NOT_PLACED]
    told = [w.message for w in result.warnings if w.code is WarningCode.LINE_NOT_PLACED]
    assert all(text[:60] in "\n".join(told) for text in unplaced)


MEGABYTE = 1_000_000
HOSTILE = {
    "brackets": "[" * MEGABYTE,
    "round brackets": "(" * MEGABYTE,
    "spaces": " " * MEGABYTE,
    "indented": " " * MEGABYTE + "x",
    "dashes": "-" * MEGABYTE,
    "digits": "1" * MEGABYTE,
    "colons": ":" * MEGABYTE,
    "commas": "," * MEGABYTE,
    "stars": "*" * MEGABYTE,
    "bars": "|" * MEGABYTE,
    "opened tags": "<" * MEGABYTE,
    "ampersands": "&" * MEGABYTE,
    "durations": "(5min)" * (MEGABYTE // 6),
    "nested tags": "<div>" * 50_000 + "x" + "</div>" * 50_000,
    "unclosed quotes": '<a b="' * (MEGABYTE // 6) + ">",
    "unclosed comments": "<p>a</p>" + "<!--" * (MEGABYTE // 4),
    "cells": "<table><tr>" + "<td>1" * 150_000,
    "nuls": "\0" * MEGABYTE,
    "bidi marks": "\u202e" * MEGABYTE,
    "heaped marks": "Program\n- a" + "\u0301" * 70_000,
    "blank lines": "Program\n" + "\n" * MEGABYTE,
    "short rows": "10:00 a\n" * 100_000,
    "broken lists of people": "Salt\n" + "Speakers: Ana Ruiz (Tides), Luis\n" * 2_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_megabyte_of_one_thing_is_no_program(text: str) -> None:
    result = outcome(text)

    assert isinstance(result, Refusal) or WarningCode.NO_PROGRAM in codes(result)


def test_of_thousands_of_people_in_one_row_as_many_are_kept_as_a_segment_has() -> None:
    letters = product("abcdefghijklmno", repeat=3)
    people = "".join(f"Ana Ruiz{''.join(each)}, Director\n" for each in islice(letters, 1_200))
    result = outcome(f"Program\n9:00 Salt\n{people}10:00 End\n")

    assert isinstance(result, Reading)
    assert [len(each.speakers) for each in result.program.segments] == [MAX_SPEAKERS]


def codes(result: Reading | Refusal) -> set[WarningCode]:
    return set() if isinstance(result, Refusal) else {each.code for each in result.warnings}


def test_more_than_a_megabyte_is_refused_as_too_long() -> None:
    assert outcome("a" * (MAX_TEXT + 1)) is Refusal.TOO_LONG
    assert outcome(b"a" * (MAX_TEXT + 1)) is Refusal.TOO_LONG


def test_more_than_a_reader_would_read_is_refused_as_too_long() -> None:
    page = "Program\n- Welcome (5 min)\n\nAbout\n"

    assert outcome(page + "word " * (MAX_VISIBLE // 5)) is Refusal.TOO_LONG


def test_a_page_may_be_long_where_its_scripts_are() -> None:
    page = f"<html><script>{'x' * 900_000}</script><h2>Program</h2><li>Welcome (5 min)</li></html>"

    result = read(page)

    assert [segment.title for segment in result.program.segments] == ["Welcome"]


def test_a_program_of_too_many_segments_is_refused() -> None:
    most = "Program\n" + "- Talk (1 min)\n" * MAX_SEGMENTS

    assert len(read(most).program.segments) == MAX_SEGMENTS
    assert outcome(most + "- Talk (1 min)\n") is Refusal.TOO_MANY_SEGMENTS


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", Refusal.EMPTY),
        (b" \n\t\n", Refusal.EMPTY),
        (b"%PDF-1.7 Program", Refusal.FORMAT_UNKNOWN),
        (b"PK\x03\x04 docx", Refusal.FORMAT_UNKNOWN),
        (b"Program\0\n- Welcome (5 min)", Refusal.BINARY),
    ],
)
def test_what_is_no_announcement_is_refused_plainly(data: bytes, code: Refusal) -> None:
    with pytest.raises(Unreadable) as refused:
        read_bytes(data)

    assert refused.value.code is code
    assert refused.value.message.endswith(".")


def test_a_text_without_rows_is_one_segment_over_its_slot() -> None:
    reading = read(
        "Webinar: Salt and sand\n3 April 2026, 16:30–17:30 (Madrid time)\n"
        "Speaker: Ana Ruiz, Director, Institute of Tides\n"
    )

    (segment,) = reading.program.segments
    assert (segment.title, segment.planned_seconds) == ("Salt and sand", 3600)
    assert [speaker.name for speaker in segment.speakers] == ["Ana Ruiz"]
    assert codes(reading) == {WarningCode.NO_PROGRAM}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_usual_encodings_are_understood(encoding: str) -> None:
    data = "Programa\n- Presentación de Íñigo Peña (5 min)\n".encode(encoding)

    assert read_bytes(data).program.segments[0].speakers[0].name == "Íñigo Peña"


def test_invisible_letters_change_no_name() -> None:
    marked = "Program\n- Talk by A\u200bna\u202e Ru\u200diz (5 min)"

    assert read(marked).program.segments[0].speakers[0].name == "Ana Ruiz"
