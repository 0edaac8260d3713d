"""What makes no difference to a reader of an announcement makes none to liveroom."""

import re
from collections.abc import Callable

import pytest

from liveroom.importing.reader import read

TEXT = """Salt day

14 May 2026

Program
10:00 Welcome
10:15 Tides of the north – Ana Ruiz, geologist
  - Sand – Luis Pérez, engineer
11:00 Coffee
"""


def _times(written: str) -> Callable[[str], str]:
    return lambda text: re.sub(r"(?m)^(\d\d):(\d\d) ", written, text)


def _behind(written: str) -> Callable[[str], str]:
    return lambda text: re.sub(r"(?m)^(\d\d):(\d\d) (.*)", written, text)


@pytest.mark.parametrize(
    "spelled",
    [
        lambda text: text.replace("\n", "\u2028"),
        lambda text: text.replace("\n", "\v"),
        lambda text: re.sub(r"(?m)^", "> ", text),
        lambda text: re.sub(r"(?m)^", ">> ", text),
        lambda text: re.sub(r"(?m)^", "> > ", text),
        lambda text: re.sub(r"(?m)$", r"\\", text),
        lambda text: re.sub(r"(?<=\S) (?=\S)", "  ", text),
        lambda text: text.replace(" ", "\u00a0"),
        _times(r"\1h\2 horas – "),
        _times(r"\1h\2 hours "),
        _times(r"\1h\2 h. "),
        _times(r"\1:\2 🎤 "),
        _times(r"🎤 \1:\2 | "),
        _times(r"\1:\2"),
        lambda text: text.replace(" – ", " -- "),
        lambda text: text.replace(" – ", " − "),
        lambda text: text.replace(" – ", "- "),
        _behind(r"\3 – \1:\2"),
        _behind(r"\3 (\1:\2)"),
        _behind(r"\3 [\1.\2]"),
        _behind(r"\3, \1h\2"),
        _behind(r"- \3 – \1:\2 h"),
    ],
)
def test_the_same_program_in_another_spelling_is_read_the_same(
    spelled: Callable[[str], str],
) -> None:
    assert spelled(TEXT) != TEXT
    assert read(spelled(TEXT)).program == read(TEXT).program


@pytest.mark.parametrize("quotes", ["“”", '""', "«»", "„“", "‘’", "‚‘"])
def test_what_stands_in_quotes_of_any_kind_is_the_title(quotes: str) -> None:
    """Also where it names somebody: that is what it is about."""
    rows = read(
        "Salt day\n\nProgram\n10:00 Welcome\n"
        f"10:15 Dr. Ana Ruiz, {quotes[0]}Luisa Peters – a pioneer’s salt and sand{quotes[1]}\n"
        f"11:00 Dr. Luis Pérez, {quotes[0]}What sand tells{quotes[1]}\n"
    ).program.segments
    assert [(row.title, [one.name for one in row.speakers]) for row in rows[1:]] == [
        ("Luisa Peters – a pioneer’s salt and sand", ["Dr. Ana Ruiz"]),
        ("What sand tells", ["Dr. Luis Pérez"]),
    ]


def test_an_apostrophe_opens_no_quote() -> None:
    rows = read(
        "Salt day\n\nProgram\n10:00 The miners’ songs, Dr. Ana Ruiz\n10:15 ’s Avonds aan zee\n"
    ).program.segments
    assert [row.title for row in rows] == ["The miners’ songs", "’s Avonds aan zee"]


def test_a_line_separator_in_a_file_with_fields_ends_no_field() -> None:
    read_again = read('{"title": "Salt\u2028day", "segments": [{"title": "Tides", "minutes": 5}]}')
    assert [segment.title for segment in read_again.program.segments] == ["Tides"]


def test_times_that_end_items_of_several_lines_are_not_those_of_their_last_lines() -> None:
    """Where a second line has the time, the first one still is the title."""
    rows = read(
        "Salt day\n\nProgram\n- Welcome (10:00 – 10:15)\n- Tides (10:15 – 11:00)\n"
        "- Sand in the north:\nwhat it tells (11:00 – 11:30)\n- Closing (11:30 – 11:45)\n"
    ).program.segments
    assert [row.title for row in rows] == ["Welcome", "Tides", "Sand in the north", "Closing"]


def test_prices_and_the_hours_of_days_are_no_rows() -> None:
    text = "Salt day\n\nDoors: 16:00\nAdults – 12.50\nChildren – 6.30\nFamilies – 20.10\n"
    assert len(read(text).program.segments) == 1


def test_a_speaker_with_a_label_is_no_row_though_every_line_has_a_bullet() -> None:
    rows = read(
        "Salt day\n\nProgram\n- 10:00 Welcome\n- 10:15 Tides of the north\n"
        "- Speaker 1: Dr. Ana Ruiz\n- Speaker 2: Dr. Luis Pérez\n- 11:00 Coffee\n"
    ).program.segments
    assert [(row.title, len(row.speakers)) for row in rows] == [
        ("Welcome", 0),
        ("Tides of the north", 2),
        ("Coffee", 0),
    ]


@pytest.mark.parametrize("dash", ["−", "―", "β"])
def test_a_range_with_another_dash_between_is_a_range(dash: str) -> None:
    rows = "10:00–10:15 Welcome\n10:15–11:00 Tides\n"

    assert read(rows.replace("–", dash)).program == read(rows).program
