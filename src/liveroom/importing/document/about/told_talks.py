"""Talks that sentences name without an hour: `The second lecture is on “Salt”, by Ana Ruiz`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from liveroom.importing.document.about.told_rows import ToldTalk, prose, sentences_of
from liveroom.importing.document.lines import Document
from liveroom.importing.lexicon.event_words import BOOKS, TITLED
from liveroom.importing.lexicon.kinds import KINDS
from liveroom.importing.lexicon.positions import ORGANISATIONS
from liveroom.importing.lexicon.titles import STREETS
from liveroom.importing.people.names import compared, is_known_name, name_length
from liveroom.importing.people.overlooked import names_in
from liveroom.importing.prose.phrasing import NO_PART, OF, SAYING
from liveroom.importing.text.pieces import trimmed
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens, tokenise

_LEAST, _MOST = 2, 12
"""Talks that make a program, and the most."""

_NEAR, _WORDS = 4, 18
"""Words right before a quote that tell it is something else, and words of a title."""

_AROUND = 40
"""Letters behind a quote among which a person may stand."""

_NOTHING = BOOKS | NO_PART | SAYING | ORGANISATIONS | STREETS
_QUOTED = re.compile(
    r"“([^“”]{4,200})”|«([^«»]{4,200})»|„([^„“”]{4,200})[“”]"
    r"|‘([^‘]{4,200}?)’(?!\w)|\"([^\"]{4,200})\""
)


def told_talks(document: Document, title: str) -> list[ToldTalk]:
    """The talks in the order of the text, without the event itself; none where it names one."""
    found: dict[str, ToldTalk] = {}
    for at in prose(document):
        rich = document.lines[at].rich
        for start, end in sentences_of(rich):
            for each in _of_sentence(rich, at, start, end):
                found.setdefault(compared(each.title.text), each)
    found.pop(compared(title), None)
    return list(found.values()) if _LEAST <= len(found) <= _MOST else []


def _of_sentence(rich: Rich, at: int, start: int, end: int) -> Iterator[ToldTalk]:
    past = start
    for quote in _QUOTED.finditer(rich.text, start, end):
        before = tokenise(rich.folded[past : quote.start()])
        inside = next(place for place in map(quote.span, range(1, 6)) if place[0] >= 0)
        said = trimmed(rich.cut(*inside), " .,;")
        around = rich.cut(past, min(end, quote.end() + _AROUND))
        if _is_title(said) and not _of_another(before) and _tells_talk(around):
            yield ToldTalk(at, past, quote.end(), said)
        past = quote.end()


def _is_title(said: Rich) -> bool:
    tokens = tokenise(said.folded)
    words = len(said.text.split())
    named = bool(tokens) and name_length(said, tokens) == len(tokens)
    return 1 < words <= _WORDS and not said.text[0].islower() and not named


def _of_another(before: Tokens) -> bool:
    """Whether the words before a quote say that it is a book, a house, or what somebody said."""
    last = before[-1].text if before else ""
    return last in OF or any(token.text in _NOTHING for token in before[-_NEAR:])


def _tells_talk(sentence: Rich) -> bool:
    """Whether a kind of talk or a person stands around a quote."""
    tokens = tokenise(sentence.folded)
    tables = (KINDS, TITLED)
    return any(table.at(tokens, at) for at in range(len(tokens)) for table in tables) or any(
        is_known_name(sentence, tokens, at, length) for at, length in names_in(sentence, tokens)
    )
