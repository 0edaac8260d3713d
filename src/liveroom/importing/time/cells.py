"""The times and durations of a program's row, and what is left of its text."""

from __future__ import annotations

import re
from typing import NamedTuple

from liveroom.importing.lexicon import units
from liveroom.importing.lexicon.zones import ABBREVIATIONS
from liveroom.importing.text.pieces import is_sign, trimmed
from liveroom.importing.text.rich import BREAK, CELL, Rich
from liveroom.importing.text.tokeniser import Tokens, listed, text_at, tokenise, touching
from liveroom.importing.time.dates import find_days
from liveroom.importing.time.durations import Duration, find_durations
from liveroom.importing.time.spans import Span, find_spans
from liveroom.importing.time.time_of_day import HALF_DAY
from liveroom.importing.time.time_zones import find_zones

_SMALL = listed("""
from de a at las les la um von à às as das des dia starting the desde ab approx ca circa aprox
about etwa environ unos cerca max máx up to hasta total duration duración durée dauer duração
durada bis time hora horario start starts o ' l d h ore alle dalle om van vanaf tot uur partir w
godz godzinie godziny godzinach g ok od do kl klockan klokken från fra gegen rond omstreeks verso
hacia vers cirka około until till entre between zwischen tussen hasta jusqu fino fins até 午前 午後
""")
_TITLE_LEADS = listed("""
in en within dans em für every last next first of cada chaque jede jeder per
""")
"""`Bread in 5 minutes` is a title."""

_SENTENCE = 8
"""Words behind a length and a colon that say what happens then."""

_EMPTY = re.compile(r"[(\[](?:[~≈<>. ]{1,5}| (?:for )?(?:each|per) [\w ]{3,20})[)\]]")
_NOON = re.compile(r"(?:noon|midday|midnight|mediodía|midi)\b[\s:–-]*", re.IGNORECASE)
_BULLETS = "+►▶▸➤➜→•●‣▪■◦○"

_SPELLED = units.SPELLED.firsts | units.NUMBERS.firsts | units.NOON.firsts | units.MIDNIGHT.firsts


class Timing(NamedTuple):
    """A row's start and end as said on the clock, its duration in seconds, and the rest of it."""

    rest: Rich
    span: Span | None = None
    seconds: int | None = None
    each: bool = False
    leads: bool = False
    """Whether the time stands before the text, so that a row starts here."""
    trails: bool = False
    """Whether it stands after the text, behind a mark: `Welcome - 5 min`, `Welcome (5 min)`."""

    @property
    def known(self) -> bool:
        return self.span is not None or self.seconds is not None


def is_time(cell: Rich) -> bool:
    """Whether the cell is a time of day and nothing else."""
    timing = read_timing(cell)
    return timing.span is not None and not timing.rest.text


def read_timing(rich: Rich) -> Timing:
    """Takes the time of day and the duration out of a row's text."""
    tokens = tokenise(rich.folded)
    if not any(token.text.isdecimal() or token.text in _SPELLED for token in tokens):
        return Timing(rich)
    days = find_days(tokens)
    taken = frozenset(at for day in days for at in range(day.first, day.after))
    spans = [
        span
        for span in find_spans(tokens, taken)
        if _in_place(rich, tokens, span.first, span.after)
    ]
    durations = [d for d in find_durations(tokens) if _countable(rich, tokens, d, spans)]
    span = _first_span(spans)
    length = _chosen(rich, tokens, durations)
    cuts = [_grown(rich, tokens, span.first, _past_cities(rich, tokens, spans))] if span else []
    if length:
        cuts.append(_grown(rich, tokens, length.first, length.after))
    rest = rich
    if length and not span and _is_described(rich, cuts[0]):
        rest = rich.cut(0, cuts[0][1])
    for first, after in sorted(cuts, reverse=True):
        rest = _without(rest, first, after)
    if span and span.start % HALF_DAY == 0 and (noon := _NOON.match(rest.text)):
        rest = rest.cut(noon.end())
    leads = bool(cuts) and not any(c.isalnum() for c in rich.text[: min(cuts)[0]])
    return Timing(
        _past_marks(trimmed(rest)),
        span,
        length.seconds if length else None,
        bool(length and length.each),
        leads,
        bool(cuts) and _trails(rich, max(cuts)),
    )


def _is_described(rich: Rich, place: tuple[int, int]) -> bool:
    """Whether a sentence follows: `Tides - 10 min: We look at last year's tables and at …`."""
    behind = rich.text[place[1] :].lstrip()
    before = rich.folded[: place[0]].rstrip(" ")
    apart = before[-2:] == " -" and behind[:1] == ":" and behind.rstrip()[-1:] == "."
    return apart and len(behind.split()) > _SENTENCE


def _past_marks(rest: Rich) -> Rich:
    """The text without a bullet or picture behind its time, or brackets with nothing in them."""
    if found := _EMPTY.search(rest.text):
        rest = trimmed(rest.cut(0, found.start()).join(rest.cut(found.end())))
    start = 0
    while start < len(rest) and (rest.text[start] in _BULLETS or is_sign(rest.text[start])):
        start += 1
    return rest.cut(start)


def _trails(rich: Rich, place: tuple[int, int]) -> bool:
    behind = rich.text[place[1] :].lstrip()
    if rich.text[place[0]] in "([" and behind[:1] == ":":
        return True
    if any(letter.isalnum() for letter in behind):
        return False
    before = rich.folded[: place[0]].rstrip(" ")
    return rich.text[place[0]] in "([" or before[-1:] in {"-", ",", ":", "|", CELL, "/", "("}


def _first_span(spans: list[Span]) -> Span | None:
    if not spans:
        return None
    first = spans[0]
    later = spans[1] if len(spans) > 1 and spans[1].start > first.start else None
    if first.end is None and later and later.first == first.after:
        return first._replace(end=later.start, after=later.after)
    return first


def _without(rich: Rich, first: int, after: int) -> Rich:
    before, behind = rich.cut(0, first), rich.cut(after)
    cell = CELL in rich.text[max(0, first - 1) : after + 1]
    if not before.text or not behind.text:
        return before if before.text else behind
    return before.join(behind, CELL if cell else "" if behind.text[0] in ":,;." else " ")


def _in_place(rich: Rich, tokens: Tokens, first: int, after: int) -> bool:
    """Whether a time stands where a row's times do: first, last, in brackets or in a cell."""
    before = rich.folded[: tokens[first].start].rstrip()
    behind = rich.folded[tokens[after - 1].end :].lstrip()
    words = before.replace("(", " ").replace("[", " ").replace("*", " ").split()
    if all(word.strip(".:,-–—'") in _SMALL | {""} for word in words):
        return True
    if not behind or not any(c.isalnum() for c in behind):
        return True
    if before[-1:] in {"(", "["} or behind[0] in ")]":
        return True
    edge = rich.text[: tokens[first].start].rstrip(" ")[-1:]
    if edge == "/" and text_at(tokens, first - 2).isdecimal() and touching(tokens, first - 1):
        return False  # 15/20 min
    return edge in {CELL, BREAK, "/", "|"} or (before[-1:] == "-" and behind[:1] in {"-", ":"})


def _countable(rich: Rich, tokens: Tokens, length: Duration, spans: list[Span]) -> bool:
    if any(s.first < length.after and length.first < s.after for s in spans):
        return False
    if text_at(tokens, length.first - 1) in _TITLE_LEADS:
        return False
    return _in_place(rich, tokens, length.first, length.after) or (
        text_at(tokens, length.first - 1) in {"(", "[", ",", "-", "·", "•", "|", "/"}
        and text_at(tokens, length.after) in {")", "]", ",", "-", "·", "•", "|", "/", ":", ";", "."}
    )


def _chosen(rich: Rich, tokens: Tokens, durations: list[Duration]) -> Duration | None:
    """The bracketed one, else the last one of a line's end, else the first."""
    if not durations:
        return None
    for length in reversed(durations):
        if text_at(tokens, length.first - 1) in {"(", "["}:
            return length
    last = durations[-1]
    behind = rich.text[tokens[last.after - 1].end :]
    return last if not any(c.isalnum() for c in behind) else durations[0]


def _past_cities(rich: Rich, tokens: Tokens, spans: list[Span]) -> int:
    """After the row's last time and the zone or city beside it: 10:00 Bogotá / 17:00 Madrid."""
    after = spans[0].after
    zones = {zone.first: zone.after for zone in find_zones(rich, tokens)}
    for span in spans:
        gap = span.first - after
        if span is not spans[0] and (gap > 2 or span.start == spans[0].start):
            break
        after = max(after, span.after)
        place = after + (text_at(tokens, after) in {"(", ","})
        abbreviation = _abbreviates(rich, tokens, place)
        place_end = zones.get(place, place + 1 if abbreviation else 0)
        follows = text_at(tokens, place_end)
        many = (len(spans) > 1 and span.end is None) or text_at(tokens, after) == "("
        if (
            place_end
            and (many or abbreviation)
            and (follows in {")", "/", "|", "-", ":", ""} or abbreviation)
        ):
            after = place_end + (follows == ")")
    return after


def _abbreviates(rich: Rich, tokens: Tokens, at: int) -> bool:
    """Whether a zone's letters stand there; `Wat` before another word is one of a title."""
    if text_at(tokens, at) not in ABBREVIATIONS:
        return False
    ends = at + 1 == len(tokens) or not tokens[at + 1].word
    return ends or rich.text[tokens[at].start : tokens[at].end].isupper()


def _grown(rich: Rich, tokens: Tokens, first: int, after: int) -> tuple[int, int]:
    """The place in the text of some tokens, with the small words and brackets around them."""
    while (
        first
        and tokens[first - 1].text in _SMALL | {":", ",", "."}
        and not _inside(rich, tokens, first, after)
    ):
        first -= 1
    opened = text_at(tokens, first - 1) in {"(", "["}
    closed = text_at(tokens, after) in {")", "]"}
    if opened and closed:
        return tokens[first - 1].start, tokens[after].end
    start, end = tokens[first].start, tokens[after - 1].end
    return start, end


def _inside(rich: Rich, tokens: Tokens, first: int, after: int) -> bool:
    """Whether the small word before belongs to a title, not to the time."""
    if text_at(tokens, after) in {"", ".", ",", ";", "!", "-"} and after + 1 >= len(tokens):
        return False  # nothing ends in such a word
    before = rich.folded[: tokens[first - 1].start].rsplit(CELL, 1)[-1]
    small = all(token.text in _SMALL for token in tokenise(before) if token.word)
    return any(c.isalnum() for c in before) and not small
