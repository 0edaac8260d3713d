"""Tables: what each cell says, by its column's name or without one."""

from __future__ import annotations

import pytest

from liveroom.core.program import Segment, Speaker
from liveroom.importing.reader import read

HEADER = "| Time | Title | Speaker |\n|---|---|---|\n"


def first(table: str) -> Segment:
    return read(f"Program\n\n{table}\n| 10:00 | Q&A | |\n| 10:30 | End | |\n").program.segments[0]


@pytest.mark.parametrize(
    ("cell", "speakers"),
    [
        ("Xyla Quorn", (Speaker("Xyla Quorn"),)),
        ("Xyla Quorn, Hydrologue", (Speaker("Xyla Quorn", "Hydrologue"),)),
        ("Jim + Matt", (Speaker("Jim"), Speaker("Matt"))),
        ("Rede Estante", (Speaker(organisation="Rede Estante"),)),
        ("All", ()),
        ("Kaffee", ()),
        ("", ()),
    ],
)
def test_a_column_of_speakers_needs_no_more_than_a_names_shape(
    cell: str, speakers: tuple[Speaker, ...]
) -> None:
    segment = first(f"{HEADER}| 9:00 | Salt and sand | {cell} |")

    assert (segment.title, segment.speakers) == ("Salt and sand", speakers)


@pytest.mark.parametrize("cell", ["Sektempfang", "Salle Bleue", "Keynote", "02", "Offene Türen"])
def test_a_cell_without_a_columns_name_is_no_speaker_by_its_capitals(cell: str) -> None:
    assert first(f"| 9:00 | Salt and sand | {cell} |").speakers == ()


def test_a_first_name_alone_is_a_speaker_where_another_row_has_it_among_people() -> None:
    text = f"{HEADER}| 9:00 | Tides | Jim + Matt |\n| 9:30 | Salt | Matt |\n| 10:00 | End | |\n"
    segments = read(f"Program\n\n{text}").program.segments

    assert [segment.speakers for segment in segments[:2]] == [
        (Speaker("Jim"), Speaker("Matt")),
        (Speaker("Matt"),),
    ]


def test_running_numbers_and_what_stands_beside_the_title_are_no_titles() -> None:
    segment = first(
        "| Time | Module | Topic | Speaker |\n|---|---|---|---|\n"
        "| 9:00 | 02 | Paired Notebooks | Nadia Okun, VHQ |"
    )

    assert segment.title == "Paired Notebooks"
    assert segment.speakers == (Speaker("Nadia Okun", organisation="VHQ"),)


PEOPLE = ["Ana Ruiz, Mayor", "Luis Pérez, poet", "Marta Soler"]


def test_where_most_cells_of_a_first_column_are_people_the_next_one_is_the_title() -> None:
    rows = [f"| {hour}:00 | {who} | Salt and sand {hour} |" for hour, who in enumerate(PEOPLE, 10)]
    text = "\n".join(["Program", "", *rows, "| 13:00 | Xyla Quorn | Closing |"])

    assert [(one.title, one.speakers) for one in read(text).program.segments] == [
        ("Salt and sand 10", (Speaker("Ana Ruiz", "Mayor"),)),
        ("Salt and sand 11", (Speaker("Luis Pérez", "poet"),)),
        ("Salt and sand 12", (Speaker("Marta Soler"),)),
        ("Closing", (Speaker("Xyla Quorn"),)),
    ]


def test_two_rows_of_people_are_no_column_of_them() -> None:
    rows = [f"| {hour}:00 | {who} | Salt {hour} |" for hour, who in enumerate(PEOPLE[:2], 10)]
    text = "\n".join(["Program", "", *rows, "| 12:00 | Xyla Quorn | Sand |"])

    assert Speaker("Xyla Quorn") not in read(text).program.segments[2].speakers


def test_beside_the_times_a_column_of_speakers_stays_one() -> None:
    assert first("| Time | Speaker |\n|---|---|\n| 9:00 | Rede Estante |").speakers == (
        Speaker(organisation="Rede Estante"),
    )
