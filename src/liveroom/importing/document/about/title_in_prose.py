"""The event's title in a sentence: in quotes, behind `titled` or `on the theme:`, in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import NamedTuple

from liveroom.importing.document.about.title_text import PLAIN, clean
from liveroom.importing.lexicon.event_words import (
    BOOKS,
    FORMATS,
    GOES_ON,
    NAMED,
    PLACED,
    TITLED,
)
from liveroom.importing.lexicon.people import BY, OF, WITH
from liveroom.importing.lexicon.positions import CONNECTORS
from liveroom.importing.people.overlooked import names_in
from liveroom.importing.prose import phrasing as words
from liveroom.importing.prose.phrasing import IS
from liveroom.importing.prose.sentence import Sentence
from liveroom.importing.text.pieces import trimmed
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens, listed, text_at, tokenise
from liveroom.importing.time.dates import find_days
from liveroom.importing.time.spans import find_spans

LONGEST, _FEW = 30, 2
"""Words of a title in a sentence, and how many are too few."""

_MOST = 12
"""Quotes of a line that are looked at."""

_BEFORE = 4
"""Words before a quote among which one says that it is a title."""

_LINE = 16
"""Words of a line among which one says that quotes follow which are a title."""

_FAR = 8
"""Words before a book's title among which one says that the event is about it."""

_BEHIND = 6
"""Words behind a title among which one says that it is one."""

_SHORT = 40
"""Letters behind a question in which another sentence would be."""

_LABEL = 2
"""Words of another sentence."""

_ONE, _WHEN = 1.5, 0.5
"""What a quote scores more that is the only one, and whose sentence says when."""

_COUNTED = 2.5
"""What the name of an event scores more that is counted: `the III Congress of Salt`."""

SMALL = CONNECTORS | listed(
    "sobre über zu zum zur vom on about sur su over o ao aos das dos em na no nas nos : - ª º °"
)

_QUOTE = re.compile(r"""["]([^"]{3,300})["]|(?<![\w'])'([^'"]{3,300}|[^"]{3,200}?\w)'(?!\w)""")
_STOP = re.compile(r"[.!?](?=[\"”“»’']?(?:\s|$))")


class _Quote(NamedTuple):
    """Quoted words of a line, where they stand, and how much speaks for a title."""

    start: int
    end: int
    score: float


def in_sentence(rich: Rich) -> tuple[float, str]:
    """`… invite you to the webinar "Data for cities" …`, and without quotes; 0 for none."""
    best = max(_quotes(rich), key=lambda quote: quote.score, default=None)
    if best is None or best.score <= 0:
        ways = (themed, _behind_person, _opening, _behind_kind, called)
        return next((found for way in ways if (found := way(rich))[1]), (0, ""))
    return best.score, clean(rich.cut(best.start, best.end))


def leads_to_quotes(rich: Rich) -> bool:
    """Whether quotes amid a line are titles: `Society holds lecture "Salt" in old hall`."""
    tokens = tokenise(rich.folded)
    quotes = [at for at, token in enumerate(tokens) if token.text == '"']
    led = any(TITLED.at(tokens, at) for at in range(1, _LINE))
    return bool(quotes) and (led or any(FORMATS.at(tokens, at - 1) for at in quotes[:1] if at > 1))


def _quotes(rich: Rich) -> Iterator[_Quote]:
    quotes = list(islice(_QUOTE.finditer(rich.folded), _MOST))
    one = len(quotes) == 1
    prose = rich.text.rstrip().endswith(".") or len(rich.text.split()) > LONGEST
    for place, found in enumerate(quotes):
        start, end = found.span(1) if found[1] else found.span(2)
        words = len(rich.text[start:end].split())
        if not 1 < words <= LONGEST:
            continue
        ahead = tokenise(rich.folded[max(0, start - 100) : start - 1])
        book = any(token.text in BOOKS for token in ahead)
        before = [*ahead[-(_FAR if book else _BEFORE) :]]
        before += [token._replace(text=token.text.removesuffix("s")) for token in before]
        tables = (FORMATS, TITLED)
        acts = Sentence(rich.cut(max(0, start - 100), max(0, start - 1))).acts
        told = any(place >= len(ahead) - _BEFORE for place in acts)
        if told or any(table.at(before, at) for table in tables for at in range(len(before))):
            alone = one * (1 if book else _ONE)
            yield _Quote(start, end, PLAIN + alone + _WHEN * tells_when(rich, start, end))
        elif place == 0 and found[1]:
            colon = text_at(ahead, len(ahead) - 1) == ":"
            whole = one and prose and words > _FEW
            yield _Quote(start, end, PLAIN / 2 if colon or whole else 0.0)


def tells_when(rich: Rich, start: int, end: int) -> bool:
    """Whether the sentence around the quote names a day or an hour."""
    first = max((found.end() for found in _STOP.finditer(rich.text, 0, start)), default=0)
    stop = _STOP.search(rich.text, end - 1)  # within the quotes, or after them
    tokens = tokenise(rich.folded[first : stop.end() if stop else len(rich)])
    return bool(find_days(tokens) or find_spans(tokens))


def themed(rich: Rich) -> tuple[float, str]:
    """`… on the theme: Salt and sand. …` without quotes, and with no colon: `entitled Salt …`."""
    tokens = tokenise(rich.folded)
    hits = [after for _, _, after in TITLED.all(tokens) if after < len(tokens)]
    for after in hits[:_MOST]:
        colon = text_at(tokens, after) == ":"
        start = tokens[after].end if colon else tokens[after].start
        name = rich.cut(start, _title_end(rich, tokens, after, colon))
        if _FEW < len(name.text.split()) <= LONGEST and name.text[0].isupper():
            return PLAIN, clean(name)
    return 0, ""


def _behind_kind(rich: Rich) -> tuple[float, str]:
    """`… gives the lecture The tides of the north, in the old hall`: a small word's capital."""
    tokens = tokenise(rich.folded)
    for _, _, after in FORMATS.all(tokens)[:_MOST]:
        name = opened(rich, tokens, after)
        if name is not None:
            return PLAIN, clean(name)
    return 0, ""


def opened(rich: Rich, tokens: Tokens, at: int) -> Rich | None:
    """The title that a small word with a capital opens amid a sentence, if one does here."""
    small = (
        text_at(tokens, at) in words.ARTICLES | words.OF and rich.text[tokens[at].start].isupper()
    )
    if not small or not rich.text[tokens[at - 1].start].islower():
        return None
    end = _title_end(rich, tokens, at, False)
    pairs = pairwise(tokens[at + 2 :])
    led = (a.start for a, b in pairs if a.text.startswith(words.MADE_BY) and b.text in words.BY)
    name = rich.cut(tokens[at].start, min(end, next(led, end)))
    return name if _FEW < len(name.text.split()) <= LONGEST else None


def _title_end(rich: Rich, tokens: Tokens, first: int, colon: bool) -> int:
    """Where a title without quotes ends: with its sentence, or where that goes on behind it."""
    start, end = tokens[first].start, len(rich)
    for stop in _STOP.finditer(rich.text, start + 1):
        question = stop[0] != "."
        end = stop.end() if question else stop.start()
        if colon or not question or len(rich.text[end : end + _SHORT].split()) < _LABEL:
            break
    for at in range(first + 1, min(first + LONGEST, len(tokens))):
        behind = text_at(tokens, at + 1)
        small = rich.text[tokens[at].end + 1 :][:1].islower()
        if colon or tokens[at].start >= end:
            break
        if PLACED.at(tokens, at) or (tokens[at].text == "," and (behind in GOES_ON or small)):
            return tokens[at].start
    return end


def _opening(rich: Rich) -> tuple[float, str]:
    """`Salt and sand is the title of the lecture`, `“Salt”. This is the theme of the meeting`."""
    tokens = tokenise(rich.folded)
    for at in range(1, min(len(tokens), LONGEST)):
        near = range(at + 1, min(at + 1 + _BEHIND, len(tokens)))
        near = range(at + 1, next((i for i in near if tokens[i].text in ".?!"), near.stop))
        named = any(tokens[i].text in NAMED for i in near)
        kind = IS.at(tokens, at)
        if not (kind or tokens[at - 1].text in {".", "?", "!", '"'}):
            continue
        kicker = 2 if text_at(tokens, 1) == "." and rich.text[: tokens[0].end].isupper() else 0
        name = trimmed(rich.cut(tokens[kicker].start, tokens[at].start))
        whole = kind and _capitals(rich, tokens, 0, frozenset()) == name.text
        if not named and not (whole and any(FORMATS.at(tokens, i) for i in near)):
            continue
        opens = name.text[:1].isupper() or name.text[:1] in '"“«„'
        if len(name.text.split()) > _FEW and opens:
            return PLAIN + 1, clean(name)
    return 0, ""


def _behind_person(rich: Rich) -> tuple[float, str]:
    """`Lecture by Dr Ana Ruiz (UPC): Salt and sand. …`"""
    tokens = tokenise(rich.folded)
    kind, colon = FORMATS.at(tokens, 0), rich.folded.find(": ")
    led = kind and (BY.at(tokens, kind[1]) or OF.at(tokens, kind[1]) or WITH.at(tokens, kind[1]))
    if (
        not led
        or colon < 0
        or not any(tokens[at].start < colon for at, _ in names_in(rich, tokens))
    ):
        return 0, ""
    stop = _STOP.search(rich.text, colon)
    name = rich.cut(colon + 1, stop.start() + (stop[0] != ".") if stop else None)
    return (PLAIN, clean(name)) if _FEW <= len(name.text.split()) <= LONGEST else (0, "")


def called(rich: Rich, timed: bool = True) -> tuple[float, str]:
    """`… the conference Innovation and Care: What Cities Need, on 29 May`: words with capitals.

    `timed`: only where the line says when, or where the event is counted.
    """
    tokens = tokenise(rich.folded)
    days = find_days(tokens)
    taken = frozenset(at for day in days for at in range(day.first, day.after))
    untold = timed and not days and not find_spans(tokens, taken)
    for at in range(len(tokens)):
        titled, kind = TITLED.at(tokens, at), FORMATS.at(tokens, at)
        if titled or kind:
            own = bool(kind) and at > 0 and rich.text[tokens[at].start].isupper()
            counted = _ordinals(rich, tokens, at) if own else 0
            if untold and not counted:
                continue
            start = at - counted if own else (titled or kind or (True, at))[1]
            name = _capitals(rich, tokens, start, taken)
            if len(name.split()) > _FEW - bool(titled) and not is_with_people(Rich(name)):
                return PLAIN / 2 + own + _COUNTED * bool(counted), clean(Rich(name))
    return 0, ""


def is_with_people(rich: Rich) -> bool:
    """Whether it is a kind of event and who holds it, and no title: `Lecture by Dr Ana Ruiz`."""
    tokens = tokenise(rich.folded)
    kind = FORMATS.at(tokens, 0)
    led = kind and (BY.at(tokens, kind[1]) or OF.at(tokens, kind[1]) or WITH.at(tokens, kind[1]))
    return any(led and at - led[1] <= _BEFORE for at, _ in names_in(rich, tokens))


def _ordinals(rich: Rich, tokens: Tokens, at: int) -> int:
    """How many tokens count it: `III` before `III Congress`, `1` and `ª` before `1ª Feira`."""
    before = rich.text[tokens[at - 1].start : tokens[at - 1].end] if at else ""
    if before and set(before) <= set("IVXLC"):
        return 1
    if before in {"º", "ª", "°"} and at > 1:
        return 2 * tokens[at - 2].text.isdecimal()
    return int(before.isdecimal() and len(before) <= _FEW)


def _capitals(rich: Rich, tokens: Tokens, start: int, taken: frozenset[int]) -> str:
    """The words from there that have capitals, with the small ones between them."""
    start += text_at(tokens, start) == ":"
    end, first = start, tokens[start].start if start < len(tokens) else len(rich)
    opens = rich.text[first : first + 1]
    if not (opens.isupper() or opens.isdecimal()):
        return ""
    for at in range(start, min(start + LONGEST, len(tokens))):
        small = tokens[at].text in SMALL
        digits = at == start and opens.isdecimal()
        if at in taken or not (small or digits or rich.text[tokens[at].start].isupper()):
            break
        end = end if small else at + 1
    return rich.text[first : tokens[end - 1].end] if end > start else ""
