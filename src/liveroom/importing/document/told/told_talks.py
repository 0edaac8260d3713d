"""The program that sentences tell, talks without an hour too: `The second lecture is on “Salt”`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from liveroom.core.program import Speaker
from liveroom.importing.document.about.title_in_prose import themed
from liveroom.importing.document.lines import Document
from liveroom.importing.document.told.told_rows import (
    Told,
    ToldRow,
    ToldTalk,
    in_order,
    make_program,
    prose,
    sentences_of,
    told_hours,
)
from liveroom.importing.draft import DraftSegment
from liveroom.importing.lexicon.event_words import BOOKS, FORMATS, TITLED
from liveroom.importing.lexicon.kinds import KINDS
from liveroom.importing.lexicon.positions import ORGANISATIONS
from liveroom.importing.lexicon.titles import STREETS
from liveroom.importing.people.names import compared, is_known_name, name_length
from liveroom.importing.people.overlooked import names_in
from liveroom.importing.prose.phrasing import OF, ORDINALS, SAYING
from liveroom.importing.prose.sentence import Sentence
from liveroom.importing.rows.segment_kind import find_kind
from liveroom.importing.text.pieces import QUOTED, trimmed
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens, text_at, tokenise
from liveroom.importing.time.spans import Span

_LEAST, _MOST = 2, 12
"""Talks that make a program, and the most."""

_OPENING = 3
"""Words that open a sentence."""

_NEAR, _WORDS = 4, 18
"""Words right before a quote that tell it is something else, and words of a title."""

_NOTHING = BOOKS | SAYING | ORGANISATIONS | STREETS


def told_program(document: Document) -> Told:
    """What sentences tell of a program, in its order; nothing where they tell of one event."""
    hours = told_hours(document)
    over = [each for each in hours if _is_over(each, hours)]
    rows = in_order([each for each in hours if each not in over])
    talks = [each for each in _talks(document) if not any(map(each.is_inside, rows + over))]
    timed = make_program(rows)
    if not timed and len(talks) < _LEAST:
        return []
    told: list[ToldRow | ToldTalk] = [*rows, *talks]
    told.sort(key=lambda each: (each.at, each.start))
    whole = list(_with_hours(told))
    whole = [each for each in whole if timed or not each.span or each.marked]
    starts = [each.span.start for each in whole if each.span]
    return whole if starts == sorted(starts) else rows


def event_slot(slot: Span | None, told: Told) -> Span | None:
    """The event's hours, unless they are those of a row that is told behind an earlier one."""
    starts = [each.span.start for each in told if each.span]
    later = slot is not None and slot.start in starts[1:] and starts[0] < slot.start
    return None if later else slot


def _is_over(one: ToldRow | ToldTalk, told: Told) -> bool:
    """Whether its hours are the event's: several others lie within them."""
    span = one.span
    if span is None or span.end is None:
        return False
    others = [each.span.start for each in told if each.span and each is not one]
    return len(others) >= _LEAST and all(span.start <= start < span.end for start in others)


def without_title(document: Document, told: Told, title: str) -> Told:
    """The program without the event itself, which is named more than once or beside one talk."""
    event = compared(title)
    talks = [each for each in told if each.span or compared(each.title.text) != event]
    few = len(talks) < _LEAST
    said = sum(title in line.text for line in document.lines if title)
    return [] if few else talks if said > 1 else told


def as_segments(document: Document, told: Told, speakers: Sequence[Speaker]) -> list[DraftSegment]:
    """The rows as segments.

    Each speaker is with the row in whose words the name stands, or else one beside it.
    """
    spots = {one: _spots(document, one) for one in speakers if told}
    people = {one: _place_in(told, found) for one, found in spots.items()}
    named = {place for place in people.values() if place is not None}
    people |= {one: _beside(told, spots[one], named) for one in people if people[one] is None}
    return [
        DraftSegment(
            each.title.text,
            find_kind(each.title),
            None,
            each.span.start if each.span else None,
            each.span.end if each.span else None,
            speakers=tuple(one for one, at in people.items() if at == place),
            line=document.lines[each.at].number,
        )
        for place, each in enumerate(told)
    ]


def _with_hours(told: Told) -> Iterator[ToldRow | ToldTalk]:
    """Each with the hour that the next sentence gives it: `“Salt”. … The talk starts at 10`."""
    last: ToldRow | ToldTalk | None = None
    for each in told:
        if isinstance(last, ToldTalk) and isinstance(each, ToldRow) and each.again:
            end = each.end if each.at == last.at else last.end
            each = ToldRow(last.at, last.start, end, each.span, last.title, True)
            last = None
        if last is not None:
            yield last
        last = each
    if last is not None:
        yield last


def _talks(document: Document) -> list[ToldTalk]:
    """The talks in the order of the text; none where they are many."""
    found: dict[str, ToldTalk] = {}
    for at in prose(document):
        rich = document.lines[at].rich
        for start, end in sentences_of(rich):
            for each in _of_sentence(rich, at, start, end):
                found.setdefault(compared(each.title.text), each)
    return list(found.values()) if len(found) <= _MOST else []


def _of_sentence(rich: Rich, at: int, start: int, end: int) -> Iterator[ToldTalk]:
    past = start
    for quote in QUOTED.finditer(rich.text, start, end):
        before = tokenise(rich.folded[past : quote.start()])
        inside = next(place for place in map(quote.span, range(1, 6)) if place[0] >= 0)
        said = trimmed(rich.cut(*inside), " .,;")
        stated = rich.text[inside[1] - 1] in ".," and quote.end() < end
        around = Sentence(rich.cut(past, end))
        other = stated or _of_another(before) or (past == start and _of_event(before))
        if _is_title(said) and not other and _tells_talk(around):
            yield ToldTalk(at, past, quote.end(), said)
        past = quote.end()
    said = Rich("") if past > start else _counted(rich.cut(start, end)) or Rich("")
    if said.text:
        yield ToldTalk(at, start, end, said)


def _counted(sentence: Rich) -> Rich | None:
    """What a sentence without quotes is of: `The second panel …`, `… with the talk: Salt, sand`."""
    tokens = tokenise(sentence.folded)
    if KINDS.find(tokens) and (titled := themed(sentence)[1]):
        return Rich(titled)
    for _, first, after in KINDS.all(tokens):
        said = trimmed(sentence.cut(tokens[first].end), " .,;:")
        if text_at(tokens, after) == ":" and _is_title(said) and said.text[0].isupper():
            return said
    for at, token in enumerate(tokens[:_OPENING]):
        found = KINDS.at(tokens, at + 1) or FORMATS.at(tokens, at + 1)
        if token.text in ORDINALS and found:
            return sentence.cut(token.start, tokens[found[1] - 1].end)
    return None


def _of_event(before: Tokens) -> bool:
    """Whether a sentence starts with what the day is called: `Under the title “Salt” …`."""
    hit = TITLED.at(before, 0)
    return hit is not None and hit[1] == len(before)


def _is_title(said: Rich) -> bool:
    tokens = tokenise(said.folded)
    words = len(said.text.split())
    named = bool(tokens) and name_length(said, tokens) == len(tokens)
    return 1 < words <= _WORDS and not said.text[0].islower() and not named


def _of_another(before: Tokens) -> bool:
    """Whether the words before a quote say that it is a book, a house, or what somebody said."""
    near = before[-_NEAR:]
    last = before[-1].text if before else ""
    titled = any((hit := TITLED.at(near, at)) and hit[1] == len(near) for at in range(len(near)))
    return not titled and (last in OF or any(token.text in _NOTHING for token in near))


def _tells_talk(sentence: Sentence) -> bool:
    """Whether a kind of talk, a word of taking part or a person stands around a quote."""
    rich, tokens = sentence.rich, sentence.tokens
    tables = (KINDS, TITLED)
    places = range(len(tokens))
    if sentence.acts or any(sentence.is_led_by(at) for at in places):
        return True
    return any(table.at(tokens, at) for at in places for table in tables) or any(
        is_known_name(rich, tokens, at, length) for at, length in names_in(rich, tokens)
    )


def _place_in(told: Told, spots: Sequence[tuple[int, int]]) -> int | None:
    """The place of the row in whose words one of the spots is."""
    inside = (
        place
        for place, each in enumerate(told)
        if any(each.at == at and each.start <= start < each.end for at, start in spots)
    )
    return next(inside, None)


def _beside(told: Told, spots: Sequence[tuple[int, int]], named: Collection[int]) -> int:
    """The place of the row told before the spot; where that names people, one told right behind
    it on the line that names none; before all rows that of the first one told.
    """
    order = sorted(range(len(told)), key=lambda place: (told[place].at, told[place].start))
    spot = spots[0] if spots else (0, 0)
    above = [place for place in order if (told[place].at, told[place].start) <= spot]
    below = next((place for place in order if place not in above), None)
    follows = below is not None and told[below].at == spot[0] and below not in named
    if above and not (follows and above[-1] in named):
        return above[-1]
    return order[0] if below is None or not above else below


def _spots(document: Document, one: Speaker) -> list[tuple[int, int]]:
    """The lines that name the speaker, with where they do."""
    name = re.escape(one.name or one.organisation or "")
    found = ((at, re.search(name, line.rich.text)) for at, line in enumerate(document.lines))
    return [(at, hit.start()) for at, hit in found if hit]
