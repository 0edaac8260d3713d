"""Tables with a header are read by what their columns are called, in many languages."""

from __future__ import annotations

from datetime import date

import pytest

from liveroom.core.program import Kind, Speaker
from liveroom.importing.files import table
from liveroom.importing.limits import MAX_LINES
from liveroom.importing.reader import read
from liveroom.importing.reading import Refusal, Unreadable


def rows(text: str) -> list[tuple[str, int | None]]:
    return [(each.title, each.planned_seconds) for each in read(text).program.segments]


EXPECTED = [("Opening", 600), ("Nets, lines", 1800)]


@pytest.mark.parametrize(
    "text",
    [
        'start,end,title\n09:00,09:10,Opening\n09:10,09:40,"Nets, lines"',
        "Start Time;Session Title;Dauer (min)\n9:00;Opening;10\n9:10;Nets, lines;30",
        "title\tlength\nOpening\t0:10\nNets, lines\t00:30:00",
        "Titolo|Durata\nOpening|10 min\nNets, lines|30'",
        "Título;Duración (h)\nOpening;0,16667\nNets, lines;0.5",
        "Titel;Tijd\nOpening;9 uur – 9:10\nNets, lines;9:10 – 9:40",
        'title,planned_seconds\nOpening,600\n"Nets, lines",1800',
        "#,Room,Time,Title\n1,Blue,9:00 am - 9:10 am,Opening\n"
        '2,Red,9:10 am - 9:40 am,"Nets, lines"',
        "start;end;title\n2026-03-12 09:00;2026-03-12 09:10;Opening\n"
        "2026-03-12 09:10;2026-03-12 09:40;Nets, lines",
        "Harbour day\n\nTime;Title;Minutes\n9,00;Opening;10\n9,10;Nets, lines;30",
    ],
)
def test_forms_of_tables_and_times(text: str) -> None:
    assert table.recognised(text)
    assert rows(text) == EXPECTED


def test_days_and_lines_stand_beside_the_rows() -> None:
    reading = read(
        "date,time,title,type\n12.03.2026,10:00,Ice,talk\n,11:00,Tea,break\n13.03.2026,9:00,Fish,"
    )

    found = [(row.day, row.start, row.line) for row in reading.draft.segments]
    assert found == [
        (date(2026, 3, 12), 600, 2),
        (date(2026, 3, 12), 660, 3),
        (date(2026, 3, 13), 540, 4),
    ]
    assert [each.kind for each in reading.program.segments] == [Kind.TALK, Kind.BREAK, Kind.OTHER]


def test_people_are_in_their_column_with_role_and_organisation_in_theirs() -> None:
    reading = read(
        "title,speakers,role,organisation\n"
        "Ice,Ana Ruiz; Luis Pérez,Director; Engineer,ICGC\n"
        "Fish,Marta Soler (Lark College),,\n"
        "Tea,,,"
    )

    assert [each.speakers for each in reading.program.segments] == [
        (Speaker("Ana Ruiz", "Director", "ICGC"), Speaker("Luis Pérez", "Engineer", "ICGC")),
        (Speaker("Marta Soler", None, "Lark College"),),
        (),
    ]


def test_rooms_types_and_numbers_are_nobody() -> None:
    reading = read(
        "no,time,type,room,title\n1,9:00,Keynote,Blue Room,Ice\n2,9:30,Poster,Foyer,Fish"
    )

    assert [each.speakers for each in reading.program.segments] == [(), ()]


def test_a_quoted_cell_may_have_several_lines() -> None:
    reading = read('time,title,speaker\n9:00,"Ice\nand snow",Ana Ruiz\n9:30,Fish,')

    assert [
        (each.title, row.line)
        for each, row in zip(reading.program.segments, reading.draft.segments, strict=True)
    ] == [("Ice and snow", 2), ("Fish", 4)]


def test_a_text_around_a_table_is_no_table() -> None:
    text = "Join us\nfor a day\nof ice\n\nTime,Title\n9:00,Ice"

    assert not table.recognised(text)


def test_a_hundred_thousand_rows_are_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        read("time,title\n" + "9:00,A\n" * 100_000)

    assert refused.value.code is Refusal.TOO_LONG
    assert f"{MAX_LINES:,}" in refused.value.message


def test_lines_with_commas_are_no_table() -> None:
    assert rows("09:00 Opening, nets\n09:10 Salt, sand\n09:20 - 09:30 Lines, knots\n")[0] == (
        "Opening, nets",
        600,
    )
