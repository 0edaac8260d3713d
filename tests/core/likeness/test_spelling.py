"""Words that differ by a typing error."""

from __future__ import annotations

from liveroom.core.likeness.spelling import Spellings


def test_a_typing_error_is_known_from_both_sides() -> None:
    spellings = Spellings()
    for word in ("asistencia", "bicicleta", "asistensia", "asistencia"):
        spellings.meet(word)

    assert spellings.kin == {"asistencia": {"asistensia": 0.9}, "asistensia": {"asistencia": 0.9}}


def test_a_word_is_near_one_that_begins_with_it() -> None:
    spellings = Spellings()
    for word in ("arzt", "arzttermin", "arm"):
        spellings.meet(word)

    assert spellings.kin == {"arzt": {"arzttermin": 0.9}, "arzttermin": {"arzt": 0.9}}


def test_short_words_and_meanings_are_not_misspelt() -> None:
    spellings = Spellings()
    for word in ("cost", "cast", "=recording", "=recordings"):
        spellings.meet(word)

    assert spellings.kin == {}
