"""The text of a title, out of the line or the sentence that it stands in."""

from __future__ import annotations

import re

from liveroom.importing.lexicon.event_words import (
    AFTER_FORMATS,
    BEFORE_DAYS,
    BEFORE_FORMATS,
    FORMATS,
    TITLED,
)
from liveroom.importing.lexicon.units import CLOCK_LEADS, HOUR_LEADS
from liveroom.importing.lexicon.when import BEGINS
from liveroom.importing.people.organisations import CONNECTORS
from liveroom.importing.text.pieces import plain_ends, quoted, trimmed, unwrapped
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens, text_at, tokenise
from liveroom.importing.time.dates import find_days
from liveroom.importing.time.spans import find_spans

PLAIN = 2.0
"""The most that a line scores by its place alone; more needs a mark or a word of titles."""

_LONGEST, _FEW = 30, 2
"""Words of a title in a sentence, and how many are too few."""

_ONE_QUOTE = 2
"""Quotation marks of a sentence that has one title."""


def past_format(rich: Rich) -> int:
    """After `Webinar:` and its like."""
    tokens = tokenise(rich.folded)
    at = 0
    while not FORMATS.at(tokens, at) and text_at(tokens, at) in BEFORE_FORMATS:
        at += 1
    found = FORMATS.at(tokens, at)
    if found is None:
        return 0
    after = found[1]
    while more := FORMATS.at(tokens, after):
        after = more[1]
    while text_at(tokens, after) in AFTER_FORMATS or text_at(tokens, after).isdecimal():
        after += 1
    if text_at(tokens, after) in {":", "|", '"'} or _spaced_dash(rich, tokens[after - 1].end):
        mark = text_at(tokens, after)
        return tokens[after].start if mark == '"' else tokens[after].end
    return 0


def _spaced_dash(rich: Rich, end: int) -> bool:
    return rich.folded[end : end + 3] == " - "


def without_when(rich: Rich) -> Rich:
    """`Data for cities - 3 April 2020, 16:00` without its date."""
    tokens = tokenise(rich.folded)
    days = find_days(tokens)
    taken = frozenset(i for day in days for i in range(day.first, day.after))
    places = [day.first for day in days if day.year or day.weekday is not None]
    places += [s.first for s in find_spans(tokens, taken) if s.end or days]
    if not places:
        return rich
    first = min(places)
    if first == 0:
        last = max([d.after for d in days] + [0])
        rest = trimmed(rich.cut(tokens[last - 1].end)) if last else rich.cut(0, 0)
        torn = rest.text.count(")") > rest.text.count("(")  # 10 de junho (terça-feira)
        hour = find_spans(tokenise(rest.folded), frozenset())
        return rich.cut(0, 0) if torn or hour else rest
    before = trimmed(rich.cut(0, tokens[first].start), " -:|,;/>(")
    said = {token.text for at, token in enumerate(tokens[:first]) if token.word and at not in taken}
    if said <= CLOCK_LEADS | HOUR_LEADS | BEGINS:
        return rich.cut(0, 0)
    words = before.text.split()
    while words and words[-1].lower() in BEFORE_DAYS:
        words.pop()
    return before.cut(0, before.text.rfind(words[-1]) + len(words[-1])) if words else before


def in_sentence(rich: Rich) -> tuple[float, str]:
    """`… invite you to the webinar "Data for cities" …`, and without quotes."""
    place = quoted(rich)
    if place is None or not 2 <= len(rich.text[place[0] : place[1]].split()) <= _LONGEST:
        return _called(rich)
    before = tokenise(rich.folded[: place[0]])[-4:]
    inner = clean(rich.cut(place[0] + 1, place[1] - 1))
    one = rich.folded.count('"') == _ONE_QUOTE
    if any(FORMATS.at(before, at) or TITLED.at(before, at) for at in range(len(before))):
        return PLAIN + one, inner
    colon = text_at(before, len(before) - 1) == ":"
    prose = rich.text.rstrip().endswith(".") or len(rich.text.split()) > _LONGEST
    whole = one and prose and len(inner.split()) > _FEW
    return (PLAIN / 2, inner) if colon or whole else _called(rich)


def _called(rich: Rich) -> tuple[float, str]:
    """`… the conference Innovation and Care: What Cities Need, on 29 May`: words with capitals."""
    tokens = tokenise(rich.folded)
    days = find_days(tokens)
    taken = frozenset(at for day in days for at in range(day.first, day.after))
    if not days and not find_spans(tokens, taken):
        return 0, ""
    for at in range(len(tokens)):
        titled, kind = TITLED.at(tokens, at), FORMATS.at(tokens, at)
        if titled or kind:
            own = bool(kind) and at > 0 and rich.text[tokens[at].start].isupper()
            start = at - _is_ordinal(rich, tokens, at) if own else (titled or kind or (True, at))[1]
            name = _capitals(rich, tokens, start, taken)
            if len(name.split()) > _FEW - bool(titled):
                return PLAIN / 2, clean(Rich(name))
    return 0, ""


def _is_ordinal(rich: Rich, tokens: Tokens, at: int) -> bool:
    """Whether `III` stands before `III Congress`."""
    before = rich.text[tokens[at - 1].start : tokens[at - 1].end] if at else ""
    return bool(before) and set(before) <= set("IVXLC")


def _capitals(rich: Rich, tokens: Tokens, start: int, taken: frozenset[int]) -> str:
    """The words from there that have capitals, with the small ones between them."""
    start += text_at(tokens, start) == ":"
    end, first = start, tokens[start].start if start < len(tokens) else len(rich)
    if not rich.text[first : first + 1].isupper():
        return ""
    for at in range(start, min(start + _LONGEST, len(tokens))):
        small = tokens[at].text in CONNECTORS or tokens[at].text in {":", "-"}
        if at in taken or not (small or rich.text[tokens[at].start].isupper()):
            break
        end = end if small else at + 1
    return rich.text[first : tokens[end - 1].end] if end > start else ""


_OF_A_MAIL = re.compile(r"((fwd?|re|aw|wg|rv|tr|enc|rif|odp|vs)\s?:\s+)+", re.IGNORECASE)
"""What mail programs put before the subject of an answer or of what is sent on."""


def clean(rich: Rich) -> str:
    """The words of a title, without marks around them and what a mail puts before them."""
    text = unwrapped(trimmed(Rich(plain_ends(" ".join(rich.text.split()))), " -:|,;/>")).text
    text = text[:-1] if text.endswith(".") and not text.endswith("..") else text
    if before := _OF_A_MAIL.match(text):
        text = text[before.end() :] or text
    return text if text.count('"') != 1 else text.replace('"', "")
