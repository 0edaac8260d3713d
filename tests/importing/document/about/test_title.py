"""The event's title among venues, dates, mails and sentences."""

from __future__ import annotations

import pytest

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
        ("We meet to talk about the sea and the land.", "Untitled event"),
    ],
)
def test_the_title_is_the_events_name(text: str, title: str | None) -> None:
    expected = title or "An evening with salt and with a good deal of sand"

    assert read(text + PROGRAM).program.title == expected
