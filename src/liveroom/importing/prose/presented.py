"""The people whom the words of a row or a line present: `Salt, moderated by Ana Ruiz, mayor`."""

from __future__ import annotations

from collections.abc import Iterator

from liveroom.core.program import Speaker
from liveroom.importing.limits import MAX_ROW
from liveroom.importing.people.names import compared
from liveroom.importing.prose import phrasing as words
from liveroom.importing.prose.beside_names import BesideNames
from liveroom.importing.prose.described_person import arranges, is_position
from liveroom.importing.prose.elsewhere import is_in_address, is_quoted, is_spoken_of, none_near
from liveroom.importing.prose.enumerations import Enumeration, groups
from liveroom.importing.prose.persons import named_in
from liveroom.importing.prose.sentence import Sentence, sentences
from liveroom.importing.prose.taking_part import said_at
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import listed, tokenise

_MANY = 3
"""Whole names in one list that are people who take part."""

_CARD, _WIDE = 60, 120
"""Most tokens of a line about one person, and most letters of the line below a name."""

_BEFORE = words.LEADING | words.FILLING | {"-", ",", ";", "(", "."}
"""What stands between a title and the words that present people."""

_WHOLE = tuple(
    listed("""
konferenc conferen jornada journee tagung giornata convegno event evenem congre kongres sympos
simpos veranstalt abend evening serata soiree acte acto spotkan
""")
)
"""Starts of words for a whole event, which a line below its last row may be about."""


def introduced(rich: Rich) -> tuple[int, list[Speaker]]:
    """The people whom words before them present, and where those words start in the text.

    Nobody where there is none; 0 where those words start the text.
    """
    begin, found = list[int](), list[Speaker]()
    if len(rich) <= MAX_ROW:
        for sentence, start in _placed(rich):
            for group in groups(sentence, named_in(sentence, ())):
                said = said_at(group)
                if said is not None and said < group.start and is_sure(group):
                    begin.append(start + _opening(sentence, said))
                    found += [item.speaker() for item in group.items]
    return next(filter(None, begin), 0), found


def introduced_here(rich: Rich) -> list[Speaker]:
    """The people whom a line below a row presents, unless it speaks of the whole event."""
    tokens = tokenise(rich.folded)
    if any(token.text.startswith(_WHOLE) for token in tokens):
        return []
    start, people = introduced(rich)
    led = words.NOUNS.at(tokens, 0) is not None and ":" not in rich.text
    return people if start or led else []  # With the participation of Ana Ruiz


def card(rich: Rich, listed: bool, below: Rich | None = None) -> Speaker | None:
    """The person whose name starts a line, before a role or an organisation; else None.

    In a list of people (`listed`) a bare name is enough; `below` is the line under a name alone.
    """
    tokens = tokenise(rich.folded)
    if len(tokens) > _CARD or rich.text.isupper():
        return None
    sentence = next(sentences(rich, listed), None)
    names = named_in(sentence, ()) if sentence else {}
    name = names.get(0)
    if sentence is None or name is None:
        return None
    rest = rich.cut(tokens[name.end - 1].end)
    below = rest.cut(1) if listed and rest.text[:2] == ". " else below if not rest.text else None
    if below is not None and 0 < len(below) < _WIDE:
        who, between = rich.cut(0, tokens[name.end - 1].end), " " if below.text[0] == "(" else ", "
        sentence = next(sentences(who.join(below, between), listed), None)
        names = named_in(sentence, ()) if sentence else {}
        if sentence is None or 0 not in names:
            return None
    person = BesideNames(sentence, names).item(0, 0)
    placed = any(map(is_position, person.after))
    sure = name.sure and (listed or placed) and not any(map(arranges, person.after))
    return person.speaker() if sure or (listed and person.after) else None


def is_many(group: Enumeration) -> bool:
    """Whether three or more whole names are listed that only people have, and are no topic."""
    sure = [item for item in group.items if item.named.sure and " " in compared(item.name.text)]
    other = is_spoken_of(group) or is_quoted(group) or is_in_address(group)
    return len(sure) >= _MANY and not (other or none_near(group.sentence, group.start))


def is_sure(group: Enumeration) -> bool:
    """Whether one of the group is a person beyond doubt, or each has a role or a house."""
    sure = any(item.named.sure for item in group.items)
    return sure or all(item.placed for item in group.items)


def _placed(rich: Rich) -> Iterator[tuple[Sentence, int]]:
    """The sentences, each with where it starts in the text."""
    start = 0
    for sentence in sentences(rich):
        start = rich.text.find(sentence.rich.text, start)
        yield sentence, start


def _opening(sentence: Sentence, at: int) -> int:
    """Where a word starts in the sentence, with the small words before it."""
    while at and sentence.word(at - 1) in _BEFORE:
        at -= 1
    return sentence.tokens[at].start if at < len(sentence.tokens) else 0
