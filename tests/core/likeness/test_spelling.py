"""Words that differ by a typing error."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

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


WORDS = (
    "asistencia",
    "asistensia",
    "asistenzia",
    "arzt",
    "arzttermin",
    "arz",
    "cost",
    "costs",
    "=cost",
)


def knowing(words: list[str]) -> Spellings:
    spellings = Spellings()
    for word in words:
        spellings.meet(word)
    return spellings


@given(
    st.lists(st.sampled_from(WORDS), unique=True),
    st.lists(st.sampled_from(WORDS), unique=True),
    st.permutations(WORDS),
)
def test_nothing_stays_of_words_that_are_forgotten(
    kept: list[str], gone: list[str], order: list[str]
) -> None:
    spellings = knowing([word for word in order if word in {*kept, *gone}])

    for word in gone:
        spellings.forget(word)

    left = knowing([word for word in order if word in set(kept) - set(gone)])
    assert vars(spellings) == vars(left)
