"""The event's title, among the lines that may be it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from liveroom.importing.document.about.announced import announced
from liveroom.importing.document.about.not_titles import (
    is_date,
    is_furniture,
    is_group_heading,
    is_name,
    is_on_people,
    is_over_kind,
    is_person,
    is_told,
    leads_back,
    only_formats,
    says_kind,
)
from liveroom.importing.document.about.said_again import WordsAgain
from liveroom.importing.document.about.title_in_prose import (
    called,
    in_sentence,
    is_with_people,
    leads_to_quotes,
)
from liveroom.importing.document.about.title_text import PLAIN, clean, past_format, without_when
from liveroom.importing.document.items import is_remark
from liveroom.importing.document.lines import Document
from liveroom.importing.document.sections import is_sentence
from liveroom.importing.document.wrapped import joined, unfinished
from liveroom.importing.lexicon.event_words import FORMATS
from liveroom.importing.lexicon.headings import PARTS, Part
from liveroom.importing.limits import MAX_ROW, MAX_TITLE
from liveroom.importing.people.organisations import is_organisation, is_place, is_room
from liveroom.importing.people.role_words import is_role
from liveroom.importing.text.pieces import brackets, plain_ends, quoted, trimmed
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.source import Source
from liveroom.importing.text.tokeniser import Tokens, tokenise
from liveroom.importing.text.urls import has_address
from liveroom.importing.time.spans import find_spans

_PINS = ("📍", "🏠", "🏢", "🏛", "🗺")
_FEW, _SENTENCE = 3, 6
_MANY, _LONGEST = 16, 22
_LABEL = 2
_LONG_WORD = 4
_AHEAD, _NEXT = 6, 3
"""Lines looked at below a title for the day, and how many of these with something on them."""

_LEAST = 0.1
"""The score of a line that says what kind of event it is: a title where there is no other."""

_LOOKED_AT = 12
"""Lines in which a sentence may name the event without a day beside it."""

_EARLY = 2
"""Sentences of which one names the event rather than a part of it."""

_LATE = 0.5
"""What a later sentence scores less."""

_CLOSE = 1.0
"""Of two lines that score so little apart either may be the title."""

_AFTER_PROSE = 1.5
"""What a line below prose has to score more than: others are the next part's, or a page's."""

_BORNE_OUT = 1.0
"""What a line scores more whose words come again, or near which the day stands."""

_GLUED = re.compile(r"\d+[.:]\d")
"""Starts with an hour or a date that ran into the words after it."""

_NAME = 8
"""Words of an organisation's name, at most."""

_LABELS = frozenset({Part.FACTS, Part.LANGUAGE, Part.DURATION})
_UNLIKE = 1.0
"""What a line scores less that starts as no title does."""

_NAMED_AGAIN = 1.5
"""What a title scores more that another line has in whole."""


class FoundTitle(NamedTuple):
    """The event's title, the index of its line, and whether enough speaks for it."""

    text: str = ""
    at: int | None = None
    sure: bool = False
    rival: str = ""
    """Of another line that could be it as well."""


def find_title(document: Document, lines: Sequence[int], first_row: int) -> FoundTitle:
    """The title, among the lines outside the program; empty where none looks like one."""
    best, found_title = 0.0, FoundTitle()
    seen, prose, said = 0, 0, WordsAgain(document)
    for at in lines:
        line = document.lines[at]
        if line.aside or not line.legible or not line.shown or line.rule or _is_venue(document, at):
            continue
        found = document.headings.get(at)
        if found and found.part is Part.TITLE and found.value and not is_told(found.value):
            return FoundTitle(clean(found.value), at, True)
        if at > first_row and line.level != 1:
            continue
        score, title = _score(document, at, seen)
        score -= _LATE * (is_sentence(line) and prose >= _EARLY)
        borne_out = said.again(at) or _near_when(document, at)
        score += _BORNE_OUT * (borne_out and (score > _LEAST or (score == 0 and not seen)))
        beside = lines if is_sentence(line) else range(len(document.lines))
        named = bool(title) and score > _LEAST and said.whole(title, at, beside)
        score += _NAMED_AGAIN * named
        if prose and score <= _AFTER_PROSE and not is_sentence(line):
            continue
        if title and score > best:
            first = best <= _LEAST and not prose and not is_sentence(line)
            first = first and borne_out and _stands_apart(document, at)
            plain = PLAIN + _BORNE_OUT * borne_out + _NAMED_AGAIN * (named and is_sentence(line))
            marked = score > plain or line.level == 1
            rival = best > _LEAST and score - best < _CLOSE and not line.level
            marked = marked and (prose < _EARLY or line.level > 0 or not is_sentence(line))
            words = len(title.split())
            left = words == 1 and at in document.dated  # Meeting, of `Meeting on 3 April`
            short = line.level > 0 or (words <= _MANY and not left)
            sure = (first or marked) and short and not rival and score > _LEAST
            other = found_title.text if rival and _is_other(document, at, title) else ""
            best, found_title = score, FoundTitle(title, at, sure, other)
        elif title and score > max(_LEAST, best - _CLOSE) and title != found_title.text:
            other = title if _is_other(document, at, title) else ""
            found_title = found_title._replace(sure=False, rival=found_title.rival or other)
        seen += 1
        prose += is_sentence(line)
    return found_title if found_title.text else _called(document, lines)


def _called(document: Document, lines: Sequence[int]) -> FoundTitle:
    """The event as a sentence names it without a day beside it, or as what it says takes place."""
    lines = [at for at in lines[:_LOOKED_AT] if document.lines[at].legible]
    lines = [at for at in lines if is_sentence(document.lines[at])]
    texts = [
        (at, document.lines[at].rich) for at in lines if len(document.lines[at].rich) <= MAX_ROW
    ]
    named = ((called(rich, timed=False)[1], at) for at, rich in texts)
    told = ((announced(rich), at) for at, rich in texts)
    return next((FoundTitle(title, at) for title, at in (*named, *told) if title), FoundTitle())


def _is_other(document: Document, at: int, title: str) -> bool:
    """Whether it is no rest of a line with a day, as `Join us` is of `Join us on 3 April`."""
    return at not in document.dated or len(title.split()) > _LABEL


def _near_when(document: Document, at: int) -> bool:
    """Whether one of the next lines, or the one before, tells the day."""
    near = [
        i for i in range(at + 1, min(at + _AHEAD, len(document.lines))) if document.lines[i].shown
    ]
    own = {at} if is_sentence(document.lines[at]) else set()
    return bool(document.dated & {at - 1, *near[:_NEXT], *own})


def _stands_apart(document: Document, at: int) -> bool:
    """Whether no line right below could as well be the title, or belong to it."""
    below = at + 1
    if below >= len(document.lines) or not document.lines[below].shown:
        return True
    if below in document.dated or below in document.timings or below in document.headings:
        return True
    whole = joined(document.lines[at].rich, document.lines[below].rich)
    return whole is not None or _score(document, below, 1)[0] <= 0


def _is_venue(document: Document, at: int) -> bool:
    """A line that says where: a pin, a room, a house over its room."""
    line = document.lines[at]
    if at - 1 in document.dated and document.lines[at - 1].text[-1:] in "–—-,|":
        return True
    if line.shown.startswith(_PINS) or is_room(line.rich):
        return True
    below = document.lines[at + 1] if at + 1 < len(document.lines) else None
    return below is not None and is_organisation(line.rich) and is_room(below.rich)


def _whole(document: Document, at: int) -> Rich:
    """The line, with the next one where it goes on in it."""
    line = document.lines[at]
    rich = Rich(line.text, line.rich.bold)
    below = document.lines[at + 1] if at + 1 < len(document.lines) else None
    if below is None or below.blank or below.level or below.bullet:
        return rich
    if at + 1 in document.dated or at + 1 in document.timings or has_address(below.rich):
        return rich
    if quoted(rich) == (0, len(rich)) or is_on_people(below.rich, document.tokens[at + 1]):
        return rich
    return (None if line.level else joined(rich, below.rich)) or rich


def _score(document: Document, at: int, seen: int) -> tuple[float, str]:
    """What speaks for the line, and the title in it; 0 for none, less for one that is unlikely."""
    line, tokens = document.lines[at], document.tokens[at]
    if at in document.headings or _is_no_title(line, tokens):
        return 0, ""
    rich = _whole(document, at)
    prose = is_sentence(line) and not line.level
    said = in_sentence(rich) if prose or leads_to_quotes(rich) else (0, "")
    if said[1] or len(line.text.split()) > _LONGEST or rich.text.endswith(":"):
        return said
    if (prose and find_spans(tokens)) or _is_value(document, at):
        return 0, ""
    start = past_format(rich)
    start = start if without_when(rich.cut(start)).text else 0
    mark, title = _without_quotes(document, at, rich, start)
    short = len(title.text.split()) < _LABEL and len(title.text) < _LONG_WORD
    if short or len(title.text) > MAX_TITLE or not any(map(str.isalpha, title.text)):
        return 0, ""
    if "://" in title.text or is_place(title) or brackets(title) == [(0, len(title))]:
        return 0, ""
    if unfinished(title) or is_remark(document, at):
        return 0, ""
    if only_formats(tokenise(title.folded)) or (not line.level and is_person(line.rich, tokens)):
        return _LEAST, clean(title)
    score = mark + max(0.0, 2.0 - 0.5 * seen) + _worth(document, at, rich, title)
    on_clock = _on_the_clock(document, at) and not line.level
    if on_clock or (score > 0 and is_on_people(line.rich, tokens)):
        return 0, ""
    text = clean(title)
    return score, text[:1].upper() + text[1:] if start else text


def _is_no_title(line: Source, tokens: Tokens) -> bool:
    return (
        is_furniture(line.folded, tokens)
        or is_date(tokens)
        or is_group_heading(tokens)
        or _GLUED.match(line.text) is not None
        or leads_back(line.rich.text)
    )


def _without_quotes(document: Document, at: int, rich: Rich, start: int) -> tuple[float, Rich]:
    """The title without its kind and its quotes, and what these speak for it."""
    title = trimmed(without_when(rich.cut(start)), " -:|,;/>•·")
    score, place = 3.0 * (start > 0), quoted(rich)
    score += 2 * (at > 0 and only_formats(document.tokens[at - 1]))
    if place is None:
        return score, title
    if at > 0 and not place[0] and FORMATS.at(document.tokens[at - 1], 0):
        return score + 2, rich.cut(1, place[1] - 1)
    few = len(rich.text[: place[0]].split()) <= _FEW
    if start or (few and place[1] == len(rich)) or document.lines[at].level:
        inner = rich.cut(place[0] + 1, place[1] - 1)
        title = inner if start or (few and not inner.text[:1].isdecimal()) else title
        score += 0 if start else 2
    return score, title


def _worth(document: Document, at: int, rich: Rich, title: Rich) -> float:
    """What the line looks like: a heading, the name of an event, or something else."""
    line, tokens = document.lines[at], document.tokens[at]
    words, label = len(title.text.split()), PARTS.at(tokens, 0)
    score = {0: 0.0, 1: 3.0, 2: 1.5}.get(line.level, 0.5)
    score += bool(line.rich.bold) and line.rich.bold[0] == (0, len(line.rich))
    score += says_kind(tokens)
    score += 1.5 * (is_over_kind(document, at) - is_with_people(rich))
    score -= 2 * (at > 0 and is_role(rich) and is_name(document.lines[at - 1].rich))
    facts = label is not None and label[0] in _LABELS
    calls = line.text.endswith("!") and words < _LONG_WORD
    score -= _UNLIKE * (facts + calls + (not line.level and title.text[:1].islower()))
    house = words <= _NAME and not FORMATS.at(tokens, 0) and ": " not in rich.text
    score -= house and is_organisation(rich)
    score -= 2 * (words < _LABEL and not (at in document.dated and len(title.text) > _LONG_WORD))
    marked = line.level > 0 or plain_ends(line.shown) != line.shown
    score -= (3 if words > _SENTENCE else 1.5) * (
        line.text.endswith(".") and words > _FEW and not marked
    )
    return score - 2 * line.bullet


def _is_value(document: Document, at: int) -> bool:
    """Whether the line above is a label for it: `Address:`, `Date:`."""
    above = document.lines[at - 1] if at else None
    label = above is not None and above.text.endswith(":") and len(above.text.split()) <= _LABEL
    found = document.headings.get(at - 1)
    return (
        label
        and not FORMATS.at(document.tokens[at - 1], 0)
        and (found is None or found.part is not Part.TITLE)
    )


def _on_the_clock(document: Document, at: int) -> bool:
    """Whether the line tells a time of day; `The 15-minute city` tells none."""
    return at in document.timings and document.timings[at].span is not None
