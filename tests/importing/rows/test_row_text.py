"""Titles of rows: what stays in place, and what is taken off."""

from __future__ import annotations

import pytest

from liveroom.importing.reader import read


@pytest.mark.parametrize(
    ("row", "title"),
    [
        (
            'The "Harbour Fellowship" scheme in Marlowe',
            'The "Harbour Fellowship" scheme in Marlowe',
        ),
        ('Talk "Salt and sand"', "Salt and sand"),
        ("Ponencia: «Sal y arena», por Ana Ruiz", "Sal y arena"),
        ("“Salt and sand” – Reading with Ana Ruiz", "Salt and sand"),
        ("“Salt and sand”", "Salt and sand"),
        ("“Fienagione”, parola del giorno", "“Fienagione”, parola del giorno"),
        ("Round table: Many winds", "Round table: Many winds"),
        ("Salt – and sand – Ana Ruiz", "Salt – and sand"),
        ("Presentation by Ana Ruiz", "Presentation by Ana Ruiz"),
        ("Concert: works by Ana Ruiz", "Concert: works by Ana Ruiz"),
        ("Ana Ruiz, mayor of Lugo “Salt and sand”", "Salt and sand"),
        ("Ana Ruiz, director of the association “Salt and sand”", "Ana Ruiz"),
        ("Ana Ruiz, author of “Salt and sand”", "Ana Ruiz"),
    ],
)
def test_quoted_words_are_a_title_only_where_they_stand_apart(row: str, title: str) -> None:
    assert read(f"Program\n- {row} (5 min)\n").program.segments[0].title == title
