"""Finding the questions that are like a text."""

from __future__ import annotations

import pytest

from liveroom.core.ids import QuestionId
from liveroom.core.likeness import index as module
from liveroom.core.likeness.index import Index
from liveroom.core.likeness.wording import language_of

FIRST, SECOND, THIRD = map(QuestionId, "abc")


def index(*questions: tuple[QuestionId, str]) -> Index:
    found = Index(language_of("es"))
    for question, text in questions:
        found.put(question, text)
    return found


def near(found: Index, text: str) -> list[list[QuestionId]]:
    found.settle()
    return [list(found.asked_in(each.wording)) for each in found.near(text)]


def test_the_most_alike_comes_first() -> None:
    found = index(
        (FIRST, "¿Cuándo amplían los carriles bici del puerto?"),
        (SECOND, "¿Cuándo amplían los carriles bici?"),
        (THIRD, "¿Quién paga el autobús?"),
    )

    assert near(found, "cuando se amplian los carriles bici") == [[SECOND], [FIRST]]


def test_the_same_wording_is_found_once_with_all_who_asked_so() -> None:
    found = index((FIRST, "¿Y la piscina?"), (SECOND, "y la PISCINA"), (THIRD, "¿Y el parque?"))

    assert len(found) == 2
    assert near(found, "la piscina") == [[FIRST, SECOND]]


def test_a_misspelt_question_is_found() -> None:
    found = index((FIRST, "¿Cómo solicito la asistensia domiciliaria?"), (SECOND, "¿Y la piscina?"))
    found.put(THIRD, "¿Habrá asistencia domiciliaria?")

    assert near(found, "asistencia domiciliaria") == [[THIRD], [FIRST]]


def test_what_is_dropped_or_worded_anew_is_found_so_no_more() -> None:
    found = index((FIRST, "¿Y la piscina?"), (SECOND, "¿Y la piscina?"), (THIRD, "¿Y el parque?"))

    assert found.drop(FIRST) is None
    assert found.drop(SECOND) is not None
    assert found.drop(SECOND) is None
    found.put(THIRD, "¿Y la fuente?")

    assert (near(found, "la piscina"), near(found, "el parque")) == ([], [])
    assert near(found, "la fuente") == [[THIRD]]


def test_one_of_two_that_share_a_word_is_dropped_and_the_other_is_found_by_it() -> None:
    found = index((FIRST, "¿Quién limpia la piscina?"), (SECOND, "¿Quién pinta la piscina?"))

    found.drop(FIRST)

    assert near(found, "¿Quién limpia la piscina?") == near(found, "la piscina") == [[SECOND]]


def test_words_that_nobody_asks_with_any_longer_are_not_remembered() -> None:
    with_others = [(QuestionId(f"q{n}"), f"¿Y la cosa {n}?") for n in range(9)]
    misspelt, right = "¿Y la asistensia domiciliaria?", "¿Y la asistencia domiciliaria?"
    found = index((FIRST, misspelt), (SECOND, right), *with_others)
    assert near(found, "la asistensia") == [[FIRST], [SECOND]]

    found.drop(FIRST)

    without = index((SECOND, right), *with_others)
    assert near(found, "la asistensia") == near(without, "la asistensia")


def test_greetings_alone_are_like_nothing() -> None:
    found = index((FIRST, "Hola a todas"), (SECOND, "Muchas gracias"))

    assert (len(found), near(found, "hola, gracias")) == (0, [])


def test_no_more_are_held_than_it_has_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    found = index((FIRST, "¿Y la piscina?"), (SECOND, "¿Y el parque?"), (THIRD, "¿Y la fuente?"))

    assert (len(found), near(found, "la fuente")) == (2, [])
