"""A year that stands apart from its day: `Thursday 6 June at 10.00, 2024`; a season's years."""

from __future__ import annotations

from collections.abc import Collection

from liveroom.importing.text.tokeniser import Tokens

_YEARS = range(1990, 2200)
_AUTUMN = 8
"""The month in which a season that goes over into the next year starts."""


def lone_year(tokens: Tokens, taken: Collection[int], month: int) -> int:
    """The only year outside the taken tokens, for a day in that month; 0 where there is none.

    Of a season such as `2022-23` it is the year that has the month.
    """
    years = {
        at: token.number or 0
        for at, token in enumerate(tokens)
        if at not in taken and len(token.text) == 4 and token.number in _YEARS
    }
    if len(years) != 1:
        return 0
    at, year = next(iter(years.items()))
    return year + (month < _AUTUMN) if _is_season(tokens, at, year) else year


def _is_season(tokens: Tokens, at: int, year: int) -> bool:
    """Whether `-23` or `/2023` follows 2022."""
    marked = at + 2 < len(tokens) and tokens[at + 1].text in {"-", "/"}
    return marked and tokens[at + 2].text in {str(year + 1), str(year + 1)[-2:]}
