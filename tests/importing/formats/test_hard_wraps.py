"""Lines broken at one width are joined again, and lines that are short of themselves are not."""

from __future__ import annotations

from textwrap import wrap

import pytest

from liveroom.importing.formats.hard_wraps import unwrapped

PROGRAM = [
    "An evening on salt marshes for everybody who lives beside one, with what three villages did",
    "",
    "16:00 Welcome",
    "16:10 What grows between the tides when nobody has mown it for the length of a whole summer",
    "Ana Ruiz, head of the marsh office in the ministry of the coast and of what it has to carry",
    "16:40 Coffee",
    "17:00 Panel: who pays for the dikes, and what else the money could be of use for in a village",
    "- Luis Vidal, mayor of Villanueva, who had his own dike opened in the spring of the last year",
    "- Marta Soler, farmer",
]


def broken(width: int, indent: str = "") -> list[str]:
    lines = (wrap(line, width, subsequent_indent=indent) or [""] for line in PROGRAM)
    return [part for parts in lines for part in parts]


@pytest.mark.parametrize("indent", ["", "  ", "        "])
@pytest.mark.parametrize("width", [60, 66, 72, 78])
def test_lines_broken_at_a_width_are_whole_again(width: int, indent: str) -> None:
    lines = broken(width, indent)

    found, places = unwrapped(lines)

    assert found == PROGRAM
    assert [lines[place][:10] for place in places] == [line[:10] for line in PROGRAM]


@pytest.mark.parametrize(
    "lines",
    [
        ["Salt", "Sand"],
        [
            "10:00 Welcome by those who keep the marshes of the coast",
            "Ana Ruiz, mayor",
            "10:20 What grows between the tides and why it matters",
            "Luis Vidal, farmer",
            "11:00 Farewell",
        ],
        PROGRAM,
        [],
    ],
)
def test_lines_of_any_length_stay(lines: list[str]) -> None:
    assert list(unwrapped(lines)[0]) == lines


def test_a_full_line_over_a_row_ends_there() -> None:
    row = "16:45 The dikes of three villages and all that they keep from us"
    lines = [*broken(64), row, "17:30 Farewell", "17:40 The marsh by boat, for all who did"]

    assert len(row) == 64
    assert unwrapped(lines)[0][-3:] == lines[-3:]


def test_but_not_where_it_asks_for_the_hour() -> None:
    lines = [
        *broken(64),
        "The office of the marsh is open to all who want to help out from",
        "10:00 on",
    ]

    assert unwrapped(lines)[0][-1] == " ".join(lines[-2:])


def test_a_compound_that_was_broken_at_its_hyphen_gets_no_space() -> None:
    lines = [
        *broken(64),
        "Whoever wants to see the marsh from a boat should bring a water-",
        "proof coat",
    ]

    assert unwrapped(lines)[0][-1].endswith("a water-proof coat")


def test_a_day_starts_anew_below_a_full_line() -> None:
    text = (
        "Now that all of it is running again, here is a quick look at what the\n"
        "board of the harbour has on its agenda for the meeting in November\n"
        "2015, which is open to everybody who sails, and to everybody who does\n"
        "not, as long as there are chairs.\n"
        "Friday, November 13\n"
        "9:00 Welcome\n"
        "1:30 Rules of the harbour, the future of its seats, and its committee\n"
        "Saturday, November 14\n"
        "9:00 Plan\n"
    )

    joined, _ = unwrapped(text.splitlines())

    assert joined[1:] == [
        "Friday, November 13",
        "9:00 Welcome",
        "1:30 Rules of the harbour, the future of its seats, and its committee",
        "Saturday, November 14",
        "9:00 Plan",
    ]
