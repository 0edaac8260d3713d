"""What the files of records are called."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liveroom.core import events as e
from liveroom.core.events import Recorded
from liveroom.core.room import replay
from liveroom.exports import Export, render
from tests.exports.test_exports import PROGRAM, ROOM, START


def named(title: str, starts_at: int | None = START) -> Export:
    program = replace(PROGRAM, title=title, starts_at=starts_at, ends_at=None)
    return render("rundown", "xlsx", ROOM, replay([Recorded(START, e.ProgramLoaded(program))]))


@pytest.mark.parametrize(
    ("title", "name", "full_name"),
    [
        ("Título: ¡Ciudades!", "titulo-ciudades", "título-ciudades"),
        ("Straße nach Łódź", "strasse-nach-lodz", "straße-nach-łódź"),
        ("会議 2020", "2020", "会議-2020"),
        ("会議", "evening", "会議"),
        ('../"x"\r\nSet-Cookie: a=b', "x-set-cookie-a-b", "x-set-cookie-a-b"),
        ("a" * 70, "a" * 60, "a" * 60),
        ("one " * 20, "one-" * 14 + "one", "one-" * 14 + "one"),
    ],
)
def test_a_file_has_the_date_and_the_title(title: str, name: str, full_name: str) -> None:
    file = named(title)
    assert (file.name, file.full_name) == (
        f"2020-04-03-{name}-rundown.xlsx",
        f"2020-04-03-{full_name}-rundown.xlsx",
    )


def test_without_a_date_it_has_none() -> None:
    assert named("Ciudades", None).name == "ciudades-rundown.xlsx"


@given(st.text(max_size=80))
def test_no_title_makes_a_name_that_a_header_or_a_folder_would_read_otherwise(title: str) -> None:
    file = named(title)
    assert set(file.name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert not set(file.full_name) & set('/\\:*?"<>|\r\n\0')
    assert len(file.full_name) <= 90
