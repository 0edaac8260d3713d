"""How much alike two questions are."""

from __future__ import annotations

import pytest

from liveroom.core.likeness.score import ALIKE, emphasis, may_be_alike, score, total, weight
from liveroom.core.likeness.wording import Terms


class Even:
    """All terms tell as much."""

    def alone(self, term: str) -> float:
        return 1.0

    def together(self, terms: Terms) -> float:
        return float(len(terms))


EVEN = Even()


def of(words: str) -> Terms:
    return frozenset(words.split())


def test_the_same_terms_are_the_same_question() -> None:
    assert score(of("bike lane"), of("lane bike"), EVEN, {}) == 1.0


def test_nothing_in_common_is_another_question() -> None:
    assert score(of("bike lane"), of("night bus"), EVEN, {}) == 0.0


def test_one_that_only_says_more_is_liker_than_one_that_says_other_things() -> None:
    says_more = score(of("bike lane"), of("bike lane north harbour"), EVEN, {})
    says_otherwise = score(of("bike lane north"), of("bike lane harbour"), EVEN, {})

    assert says_more == pytest.approx(2 / (2 + 0.2 * 2))
    assert says_otherwise == pytest.approx(2 / (2 + 1.0 + 0.2))


def test_what_is_asked_counts_besides_what_it_is_about() -> None:
    about = "bike lane north harbour"
    same = score(of(f"?when {about}"), of(f"?when {about}"), EVEN, {})
    one_asks = score(of(f"?when {about}"), of(about), EVEN, {})
    others = score(of(f"?when {about}"), of(f"?who {about}"), EVEN, {})

    assert same > one_asks > others


def test_how_long_may_be_asked_as_until_when() -> None:
    about = "bike lane north harbour"
    until_when = score(of(f"?how_long {about}"), of(f"?when {about}"), EVEN, {})
    where = score(of(f"?how_long {about}"), of(f"?where {about}"), EVEN, {})

    assert until_when > where


def test_another_number_is_another_thing() -> None:
    other_line = score(of("line 3 airport"), of("line 5 airport"), EVEN, {})
    other_word = score(of("line north airport"), of("line south airport"), EVEN, {})

    assert other_line == pytest.approx(0.6 * other_word)


def test_a_typing_error_is_nearly_the_word() -> None:
    kin = {"harbuor": {"harbour": 0.9}, "harbour": {"harbuor": 0.9}}

    found = score(of("harbuor lane"), of("harbour lane"), EVEN, kin)

    assert found == pytest.approx(1.0)
    assert score(of("harbuor lane"), of("harbour bus"), EVEN, kin) == pytest.approx(0.9 / 2.1)


def test_a_word_is_not_the_misspelling_of_two() -> None:
    kin = {"lane": {"lanes": 0.9}, "lanet": {"lanes": 0.9}, "lanes": {"lane": 0.9, "lanet": 0.9}}

    assert score(of("lane lanet"), of("lanes bus"), EVEN, kin) < score(
        of("lane lanet"), of("lane lanet"), EVEN, kin
    )


def test_rare_words_tell_more() -> None:
    assert weight(among=100, having=2) > weight(among=100, having=50) > 0


@pytest.mark.parametrize("term", ["?when", "~use"])
def test_words_that_say_little_weigh_little(term: str) -> None:
    assert emphasis(term) < emphasis("bus") / 2


def test_what_shares_too_little_is_never_alike() -> None:
    ten = of("a b c d e f g h i j")

    for shared, may_be in (("a", False), ("a b", True)):
        found = score(ten, of(shared), EVEN, {})
        alone = total(ten - of(shared), EVEN)
        assert may_be_alike(len(of(shared)), alone) == (found >= ALIKE) == may_be
