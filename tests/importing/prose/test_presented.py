"""People whom words in a row present: who counts, and what is said of each."""

from __future__ import annotations

import pytest

from liveroom.core.program import Speaker
from liveroom.importing.draft import WarningCode
from liveroom.importing.prose.presented import introduced
from liveroom.importing.reader import read
from liveroom.importing.text.rich import Rich

ANA = Speaker("Ana Ruiz", "alcaldesa")
LUIS = Speaker("Luis Pérez", "geógrafo")


@pytest.mark.parametrize(
    "sentence",
    [
        "Mesa. Participarán Ana Ruiz, alcaldesa, y Luis Pérez, geógrafo.",
        "Mesa. Participarán la alcaldesa, Ana Ruiz, y el geógrafo Luis Pérez.",
        "Mesa con la participación de Ana Ruiz (alcaldesa) y de Luis Pérez (geógrafo).",
    ],
)
def test_two_people_are_read_alike_in_many_sentences(sentence: str) -> None:
    assert introduced(Rich(sentence))[1] == [ANA, LUIS]


@pytest.mark.parametrize(
    "sentence",
    [
        "Organiza la asociación Raíces, presidida por Ana Ruiz.",
        "Comentaremos la novela de la escritora Ana Ruiz.",
        "The reading will take place in the Ana Ruiz Library.",
        "Photo by Ana Ruiz.",
        "Participarán vecinos de la calle Ana Ruiz.",
        "El texto, dijo Ana Ruiz, es largo.",
    ],
)
def test_nobody_is_presented_where_nothing_says_so(sentence: str) -> None:
    assert introduced(Rich(sentence)) == (0, [])


def test_two_offices_of_one_person_stay_one_line() -> None:
    said = "Tides. Speakers: Ana Ruiz, professor at Alder and director of the Tide Institute."

    assert introduced(Rich(said))[1] == [
        Speaker("Ana Ruiz", "professor at Alder and director of the Tide Institute")
    ]


def test_a_name_in_prose_that_became_nobody_s_is_told() -> None:
    text = "Salt and sand\n12 March 2026, 18:00\nTom Bell welcomes you, says Ann Moss.\n"

    reading = read(text)

    assert reading.program.segments[0].speakers == ()
    told = [each for each in reading.warnings if each.code is WarningCode.SPEAKER_UNCERTAIN]
    assert [(each.line, each.facts["name"]) for each in told] == [(3, "Tom Bell”, “Ann Moss")]


@pytest.mark.parametrize(
    ("said", "people"),
    [
        (
            "We talk with Ann Moss, Tidal Trust; Tom Bell, from Salt Works; Jean Petit, keeper.",
            [
                Speaker("Ann Moss", organisation="Tidal Trust"),
                Speaker("Tom Bell", organisation="Salt Works"),
                Speaker("Jean Petit", "keeper"),
            ],
        ),
        (
            "Mesa. Participarán Ana Ruiz, alcaldesa de San Marta; Luis Pérez, director de Ajá!; y"
            " Eva Prado, geóloga.",
            [
                Speaker("Ana Ruiz", "alcaldesa de San Marta"),
                Speaker("Luis Pérez", "director de Ajá!"),
                Speaker("Eva Prado", "geóloga"),
            ],
        ),
        (
            "Mesa. Participarán el presidente de la Mesa de Mareas (MM), Luis Pérez; Ana Ruiz,"
            " alcaldesa, en el cargo desde mayo; y Eva Prado, geóloga.",
            [
                Speaker("Luis Pérez", "presidente de la Mesa de Mareas (MM)"),
                Speaker("Ana Ruiz", "alcaldesa, en el cargo desde mayo"),
                Speaker("Eva Prado", "geóloga"),
            ],
        ),
        (
            "Mesa. La alcaldesa Ana Ruiz, nacida en el puerto y querida por todos, abrirá el acto.",
            [Speaker("Ana Ruiz", "alcaldesa")],
        ),
    ],
)
def test_semicolons_part_people_whatever_is_said_of_them(said: str, people: list[Speaker]) -> None:
    assert read(f"Salt\n\n12 March 2026, 18:00\n\n{said}\n").program.segments[0].speakers == tuple(
        people
    )
