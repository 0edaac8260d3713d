"""What speaks against it that the people of a sentence take part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from liveroom.importing.lexicon.positions import ORGANISATIONS
from liveroom.importing.prose import phrasing as words
from liveroom.importing.prose.enumerations import Enumeration
from liveroom.importing.prose.sentence import Sentence

_NEAR, _FAR = 6, 10
_PRETERITE = re.compile(r"[a-zñ]{2,}(?<![csgn]i)ó")
"""What somebody did, in Spanish: contó con la presencia de."""

BREAKS = frozenset({".", ";", "?", "!", "(", ")", '"'})


def is_elsewhere(sentence: Sentence, said: int) -> bool:
    """Whether it was before, or is of more than this event: `was presented by`, `the series is
    led by`, `previous speakers:`.
    """
    if any(map(_PRETERITE.fullmatch, _clause_before(sentence, said))):
        return True
    at = said - (sentence.word(said - 1) in words.BY)
    while sentence.word(at - 1) in words.BEING:
        at -= 1
        if sentence.word(at) in words.PAST:
            return True
    return sentence.word(at - 1) in words.SERIES | words.FORMER


def _clause_before(sentence: Sentence, end: int) -> Iterator[str]:
    """The words before a place, as they are written, up to a mark."""
    for at in range(end - 1, max(-1, end - _FAR), -1):
        if sentence.word(at) in BREAKS | {","}:
            return
        yield sentence.cut(at, at + 1).text


def is_in_address(group: Enumeration) -> bool:
    """`the University of Tides, Ann Harbour, USA`: behind a comma and a house that nobody leads."""
    sentence, end = group.sentence, group.start - 1
    if sentence.word(end) != "," or group.items[0].before:
        return False
    first = next((at for at in range(end - 1, 0, -1) if sentence.word(at) == ","), 0)
    inside = {sentence.word(at) for at in range(first, end)}
    return not inside.isdisjoint(ORGANISATIONS)


def is_quoted(group: Enumeration) -> bool:
    """Whether the people are those who said something."""
    near = [group.sentence.word(at) for at in range(group.start - 3, group.start)]
    near += [group.sentence.word(at) for at in range(group.end, group.end + 3)]
    quotes = '"' in group.sentence.rich.folded
    return any(word in words.SAYING for word in near) and (quotes or near[2] in words.SAYING)


def is_spoken_of(group: Enumeration) -> bool:
    """Whether one speaks of the people: `Ana Ruiz's book`, `the film of A`, `tells about A`."""
    sentence, before = group.sentence, group.sentence.word(group.start - 1)
    owns = group.items[-1].name.folded.endswith("'s")
    made = before in words.OF and none_near(sentence, group.start)
    titled = sentence.word(group.start - 2) == "," and sentence.word(group.start - 3) == '"'
    made = made or (titled and before in words.OF)  # “Salt”, de Ana Ruiz
    return owns or made or before in words.SPOKEN_OF


def none_near(sentence: Sentence, first: int) -> bool:
    """Whether words say shortly before that the people take no part."""
    for at in range(first - 1, max(-1, first - _NEAR), -1):
        if sentence.word(at) in BREAKS | {","}:
            return False
        if sentence.word(at) in words.NO_PART:
            return True
    return False


def welcomes(sentence: Sentence, first: int) -> bool:
    """Whether what stands before is a welcome, which is no part of the program."""
    return any(sentence.word(at) in words.WELCOMES for at in range(first))


def is_aside(sentence: Sentence, end: int) -> bool:
    """Whether the words before a colon are about others: `que antes verán a varios:`."""
    for at in range(end - 2, -1, -1):
        if sentence.word(at) in BREAKS:
            return False
        if sentence.word(at) in words.RELATIVE_SURE or words.APART.at(sentence.tokens, at):
            return True
    return False
