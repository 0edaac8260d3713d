"""Lines between the rows that say which day the rows below them are on."""

from __future__ import annotations

from dataclasses import dataclass

from liveroom.importing.document.lines import Document
from liveroom.importing.lexicon.months import WEEKDAYS
from liveroom.importing.lexicon.when import CLOSES, DAYS
from liveroom.importing.text.tokeniser import Tokens, text_at
from liveroom.importing.time.dates import Day, find_days

_MOST_WORDS, _FEW_WORDS = 8, 4
"""Words beside the date in such a line, and in an item; one with more tells of another thing."""


@dataclass(frozen=True, slots=True)
class DayMark:
    """A further day of the program: its date where the line has one, else the day of the week."""

    day: Day | None = None
    weekday: int | None = None


def day_mark(document: Document, at: int) -> DayMark | None:
    """The day that the rows below this line are on; None where it says none."""
    tokens = document.tokens[at]
    if at in document.dated:
        day = find_days(tokens)[0]
        beside = sum(token.word for token in tokens) - (day.after - day.first)
        closes = any(token.text in CLOSES for token in tokens)
        most = _FEW_WORDS if document.lines[at].bullet else _MOST_WORDS
        return None if beside > most or closes else DayMark(day, day.weekday)
    return _named(tokens)


def _named(tokens: Tokens) -> DayMark | None:
    """`Day 2`, `2. Tag`, `Segundo día`, and a day of the week alone."""
    words = [token.text for token in tokens if token.word]
    if len(words) == 1 and words[0] in WEEKDAYS:
        return DayMark(weekday=WEEKDAYS[words[0]])
    for at, token in enumerate(tokens[:4]):
        if token.text in DAYS and len(words) < _MOST_WORDS:
            near = {text_at(tokens, at + 1), text_at(tokens, at - 1), text_at(tokens, at - 2)}
            if any(word.isdecimal() and len(word) == 1 for word in near):
                return DayMark()
    return None
