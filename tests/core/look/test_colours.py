"""An organiser's colour can be read, whichever it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liveroom.core.look import colours
from liveroom.core.look.colours import DARK, ENOUGH, LIGHT, Theme, accent, contrast, on_colour
from tests.examples import examples

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(COLOURS)
def test_black_or_white_can_be_read_on_any_colour(colour: str) -> None:
    assert contrast(on_colour(colour), colour) >= ENOUGH


@examples(30)
@given(COLOURS, st.sampled_from([LIGHT, DARK]))
def test_the_accent_can_be_read_on_every_ground_of_a_theme(colour: str, theme: Theme) -> None:
    made = accent(colour, theme)

    least = min(contrast(made.colour, ground) for ground in (*theme.grounds, made.soft))
    assert least >= ENOUGH
    assert contrast(made.on_colour, made.colour) >= ENOUGH


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert accent("#0a5d45", LIGHT).colour == "#0a5d45"
    assert accent("#ffd400", DARK).colour == "#ffd400"
    assert accent("#ffd400", LIGHT).colour != "#ffd400"


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#0a7d5c", "#0a7d5c", 1.0), ("#777777", "#ffffff", 4.48)],
)
def test_contrast_is_measured_as_the_guidelines_say(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == round(contrast(other, one), 2) == ratio


def test_a_share_of_another_colour_is_mixed_in() -> None:
    assert colours.mixed("#000000", "#ffffff", 0.2) == "#333333"
