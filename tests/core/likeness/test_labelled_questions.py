"""Groups on the desk are those that a person would make."""

from __future__ import annotations

import random

import pytest

from tests.core.likeness.labelled_questions import fit, found, labelled

FRAMED = ["framed-es", "framed-en", "framed-fr", "framed-de"]
"""Many of these stand in the same long frames."""
TUNING = [
    *("tuning-es", "tuning-more-es", "domains-es", "fresh-es"),
    *("tuning-en", "tuning-more-en", "domains-en", "fresh-en"),
    *FRAMED,
]
"""What terms and weights were made with. Of the held-out ones only the figures were watched
meanwhile, the unseen ones were written when all was done, and the last ones were tried once."""
UNSEEN = ["held-out-es", "unseen-es", "last-es", "held-out-en", "unseen-en", "last-en"]


def test_enough_is_labelled_and_nothing_stands_twice() -> None:
    tuning, held_out = (
        [question for name in names for group in labelled(name) for question in group]
        for names in (TUNING, UNSEEN)
    )

    assert (len(tuning) >= 150, len(held_out) >= 80) == (True, True)
    assert len(tuning + held_out) == len(set(tuning + held_out))


@pytest.mark.parametrize(
    ("names", "language"),
    [
        *(([name], name[-2:]) for name in [*TUNING, *UNSEEN]),
        (["tuning-es", "tuning-en"], "es"),
        (["held-out-es", "unseen-en"], "es"),
        (["domains-es", "framed-es"], "es"),
        (["domains-en", "framed-en"], "en"),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, list) else value,
)
def test_groups_are_right_and_most_are_found(
    names: list[str], language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    marked = [group for name in names for group in labelled(name)]
    questions = [question for group in marked for question in group]
    random.Random(1).shuffle(questions)

    precision, recall = fit(marked, found(questions, language, at_once=10))

    with capsys.disabled():
        print(
            f"\n{'+'.join(names)}: {len(questions)} questions,"
            f" precision {precision:.2f} at recall {recall:.2f}"
        )
    assert (precision >= 0.85, recall >= 0.65) == (True, True)
