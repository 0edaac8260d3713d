"""An organiser's colour, and what of it can be read: contrasts as WCAG 2 measures them.

A colour is `#` and six hexadecimal digits in small letters.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

ENOUGH: Final = 4.5
"""The contrast that a text of any size needs to its background."""

BLACK: Final = "#000000"
WHITE: Final = "#ffffff"
HOUSE: Final = "#3d4fd8"
"""Of whoever has chosen none."""

_SOFT: Final = 0.1
_STEPS: Final = 40


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours that pages have in light or in dark: all that texts stand on, plain first."""

    grounds: tuple[str, ...]
    towards: str
    """What a colour is mixed with until it can be read on them."""


LIGHT: Final = Theme(("#ffffff", "#fbfaf8", "#f3f1ed"), BLACK)
DARK: Final = Theme(("#1b1a18", "#121110", "#262421"), WHITE)


@dataclass(frozen=True, slots=True)
class Accent:
    """The colour as it can be read in a theme, what can be read on it, and a soft ground for it."""

    colour: str
    on_colour: str
    soft: str


def on_colour(colour: str) -> str:
    """Black or white: what is read better on a colour, with a contrast of ENOUGH at least."""
    return max((WHITE, BLACK), key=lambda text: contrast(text, colour))


@cache
def _luminances() -> tuple[float, ...]:
    """What each value of red, green or blue gives of light."""
    shares = (value / 255 for value in range(256))
    return tuple(s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)


def accent(colour: str, theme: Theme) -> Accent:
    """The colour, changed no more than it takes to be read on every ground of a theme."""
    found = next(
        made
        for made in (_accent(mixed(colour, theme.towards, n / _STEPS), theme) for n in range(41))
        if all(contrast(made.colour, ground) >= ENOUGH for ground in (*theme.grounds, made.soft))
    )
    return found


def _accent(colour: str, theme: Theme) -> Accent:
    return Accent(colour, on_colour(colour), mixed(theme.grounds[0], colour, _SOFT))


def contrast(one: str, other: str) -> float:
    """From 1 for the same colour to 21 for black and white."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """The colour with a share (0 to 1) of another one in it."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _luminance(colour: str) -> float:
    red, green, blue = (_luminances()[value] for value in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))
