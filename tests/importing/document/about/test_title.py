"""The event's title among venues, dates, mails and sentences."""

from __future__ import annotations

import pytest

from liveroom.importing.draft import WarningCode
from liveroom.importing.reader import read

PROGRAM = "\n\nProgram\n10:00 Welcome\n10:30 End\n"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Salt and sand\n12 March 2026", "Salt and sand"),
        ("12 March 2026\nSalt and sand", "Salt and sand"),
        ("🦔 An evening with salt and with a good deal of sand.\n📍 Old Coopery", None),
        ("Museo del Puerto\nSala de la Grúa, Muelle 3\n\nSal y memoria", "Sal y memoria"),
        ("Aula Magna\n\nSalt and sand", "Salt and sand"),
        ("Salt\nand the sand of tomorrow\n\n12 March 2026", "Salt and the sand of tomorrow"),
        ('Dear all,\n\nwe invite you to our webinar "Salt and sand" in May.', "Salt and sand"),
        ('WEBINAR: Salt and sand\nCiclo "Agua y empresa"', "Salt and sand"),
        ('Informationsveranstaltung "Salt and sand"', "Salt and sand"),
        ("Day 2\n\nSalt and sand", "Salt and sand"),
        ("Fwd: RE: Salt and sand\n12 March 2026", "Salt and sand"),
        ("On Friday a meeting will be held titled «Salt and sand», free for all.", "Salt and sand"),
        ("« All events\n\nSalt and sand\n12 March 2026", "Salt and sand"),
        ("All times are in CET\n\n12 March 2026", "Untitled event"),
        ("Filed article of 4 March 2026", "Untitled event"),
        ("Thursday 12 March 2026 –\nExhibition Park of Marlowe", "Untitled event"),
        ("OFFICIAL PROGRAMME\n12 March 2026", "Untitled event"),
        ("Salt and sand on the 12 March 2026\n\nWe talk of salt and of sand.", "Salt and sand"),
        ("We meet to talk about the sea and the land.", "Untitled event"),
    ],
)
def test_the_title_is_the_events_name(text: str, title: str | None) -> None:
    expected = title or "An evening with salt and with a good deal of sand"

    assert read(text + PROGRAM).program.title == expected


@pytest.mark.parametrize(
    ("text", "uncertain"),
    [
        ("Salt and sand\n\n12 March 2026", []),
        ("Webinar\n\nSalt and sand\n\n12 March 2026", []),
        ("Salt and sand\nOld Coopery of Marlowe\n\n12 March 2026", ["Salt and sand"]),
        ("# Salt and sand\n\nOld Coopery\n\n# Nets and knots", []),
        ("# Salt and sand\n\n# Salt and sand", []),
        ("Loading events\n\nBetter nets", ["Loading events"]),
        ("We met to choose a place\n\n12 March 2026", []),
        ("---\ntitle: Nets\n---\nSalt and sand\nOld Coopery of Marlowe\n\n12 March 2026", []),
    ],
)
def test_a_line_that_is_no_more_a_title_than_the_next_is_warned_of(
    text: str, uncertain: list[str]
) -> None:
    warnings = read(text + PROGRAM).warnings

    doubts = [each for each in warnings if each.code is WarningCode.TITLE_UNCERTAIN]
    assert [doubt.facts["title"] for doubt in doubts] == uncertain
