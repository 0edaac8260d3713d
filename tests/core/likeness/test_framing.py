"""Questions in the same long frame that ask of different things."""

from __future__ import annotations

import pytest

from liveroom.core.likeness.framing import in_one_frame
from liveroom.core.likeness.wording import LANGUAGES, read

SPANISH = LANGUAGES["es"]
FRAME = "¿Qué papel tendrá {} en la estrategia de la red para la infancia?"


def framed(one: str, other: str, *misspelt: str) -> bool:
    kin = {word: dict.fromkeys(misspelt, 0.9) for word in misspelt}
    return in_one_frame(read(one, SPANISH), read(other, SPANISH), kin)


def test_other_things_in_the_same_place_are_other_questions() -> None:
    assert framed(FRAME.format("el deporte"), FRAME.format("la cultura"))
    assert framed("¿Cuánto cuesta el carné para jubilados?", "¿Cuánto cuesta el carné para novios?")


@pytest.mark.parametrize(
    "other",
    [
        FRAME.format("el deporte"),
        "Hola, buenas tardes. " + FRAME.format("el deporte escolar"),
        FRAME.replace("tendrá", "va a tener").format("el deporte"),
        "La red y la infancia: ¿contará el deporte en su estrategia?",
        "¿Qué papel tendrá el deporte?",
        "¿Cuándo llega el tren?",
    ],
    ids=["the same", "more of it", "common words", "in other words", "less", "another"],
)
def test_who_says_it_otherwise_may_ask_the_same(other: str) -> None:
    assert not framed(FRAME.format("el deporte"), other)


def test_another_beginning_is_another_way_to_ask() -> None:
    assert not framed(
        "Expliquen la identidad de quienes votan", "Verifican la identidad de los votantes"
    )


def test_a_typing_error_is_no_other_thing() -> None:
    help_, misspelt = FRAME.format("el voluntariado"), FRAME.format("el volutnariado")

    assert framed(help_, misspelt)
    assert not framed(help_, misspelt, "voluntari", "volutnari")
