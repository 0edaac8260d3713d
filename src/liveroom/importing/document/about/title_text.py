"""The text of a title, out of the line or the sentence that it stands in."""

from __future__ import annotations

import re

from liveroom.importing.lexicon.event_words import (
    AFTER_FORMATS,
    BEFORE_DAYS,
    BEFORE_FORMATS,
    FORMATS,
)
from liveroom.importing.lexicon.units import CLOCK_LEADS, HOUR_LEADS
from liveroom.importing.lexicon.when import BEGINS
from liveroom.importing.text.pieces import plain_ends, trimmed, unwrapped
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import listed, text_at, tokenise
from liveroom.importing.time.dates import find_days
from liveroom.importing.time.spans import find_spans

PLAIN = 2.0
"""The most that a line scores by its place alone; more needs a mark or a word of titles."""

_OF_DAYS = listed("for")
"""Words by which a day belongs to a title: `Agenda for 3 April`."""


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
    places += [day.first for day in days if not day.first and text_at(tokens, day.after) == ":"]
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
    if text_at(tokens, first - 1) in _OF_DAYS:
        return rich
    before = trimmed(rich.cut(0, tokens[first].start), " -:|,;/>(")
    said = {token.text for at, token in enumerate(tokens[:first]) if token.word and at not in taken}
    if said <= CLOCK_LEADS | HOUR_LEADS | BEGINS:
        return rich.cut(0, 0)
    words = before.text.split()
    while words and words[-1].lower() in BEFORE_DAYS:
        words.pop()
    return before.cut(0, before.text.rfind(words[-1]) + len(words[-1])) if words else before


_OF_A_MAIL = re.compile(r"((fwd?|re|aw|wg|rv|tr|enc|rif|odp|vs)\s?:\s+)+", re.IGNORECASE)
"""What mail programs put before the subject of an answer or of what is sent on."""


def _without_kind(rich: Rich) -> Rich:
    """`Data for cities | Webinar` without the kind of event behind the bar."""
    head, bar, _ = rich.text.rpartition("|")
    tokens = tokenise(rich.folded[len(head) + 1 :]) if bar else ()
    found = FORMATS.at(tokens, 0)
    return rich.cut(0, len(head)) if found and found[1] == len(tokens) else rich


def clean(rich: Rich) -> str:
    """The words of a title, without marks around them and what a mail puts before them."""
    rich = _without_kind(rich)
    text = unwrapped(trimmed(Rich(plain_ends(" ".join(rich.text.split()))), " -:|,;/>")).text
    text = text[:-1] if text.endswith(".") and not text.endswith("..") else text
    if before := _OF_A_MAIL.match(text):
        text = text[before.end() :] or text
    return text if text.count('"') != 1 else text.replace('"', "")
