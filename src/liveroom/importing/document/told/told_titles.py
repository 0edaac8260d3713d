"""What happens at a time in a sentence: its quotes, a kind's words, capitals, or what is left."""

from __future__ import annotations

import re
from collections.abc import Sequence

from liveroom.importing.document.about.title_in_prose import SMALL, opened
from liveroom.importing.lexicon.event_words import FORMATS
from liveroom.importing.lexicon.kinds import KINDS, OPEN_DEBATE
from liveroom.importing.lexicon.people import ABOUT
from liveroom.importing.lexicon.positions import CONNECTORS
from liveroom.importing.lexicon.units import CLOCK_LEADS
from liveroom.importing.lexicon.when import STARTS
from liveroom.importing.people.names import name_length
from liveroom.importing.prose.phrasing import ANDS, ARTICLES, ORDINALS
from liveroom.importing.prose.sentence import Sentence
from liveroom.importing.text.fold import fold
from liveroom.importing.text.pieces import trimmed
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens, listed, text_at, tokenise
from liveroom.importing.time.spans import Span

_LEAST = 2
"""Words of a title, and words between it and what says so."""

_NEAR, _AHEAD = 6, 18
"""Words from a time to what it is of, behind it and ahead."""

_AROUND, _LED = 60, 2
"""Letters before a quote, and the words of them, among which its kind stands."""

_WORDS = 12
"""Words of a title that nothing marks."""

_FOLLOWED = listed("with")
"""Between somebody who follows and what they speak on."""

_TOPIC_ENDS = listed(
    "with con mit avec com amb met by von par for per para pour zur tra entre between , ; . :"
)
"""Behind what somebody speaks on."""

QUOTED = re.compile(r"""["]([^"]{4,160})["]|(?<![\w'])'([^'"]{4,160})'(?!\w)""")
_LOUD = re.compile(r"(?<!\w)[A-ZÀ-Þ]{2,}(?:[ ,:’'-]+[A-ZÀ-Þ]+(?!\w))+")
_REFLEXIVE, _VERB = listed("się se si es s'"), 2
"""Before the verb that opens a sentence, and the words of both."""

_EDGES = " ,;:.-()"
_PARTS = re.compile(r"[,;.:]")


def marked_title(
    rich: Rich, tokens: Tokens, start: int, inside: range, span: Span, people: Sequence[str]
) -> Rich | None:
    """What stands in quotes there, or the words of a kind nearest to the time, behind it first."""
    first, last = tokens[inside.start].start, tokens[inside.stop - 1].end
    if quotes := list(QUOTED.finditer(rich.folded, start + first, start + last)):
        quote = next((each for each in quotes if _is_led(rich, each.start())), quotes[0])
        return rich.cut(*(quote.span(1) if quote[1] else quote.span(2)))
    if loud := _loud(rich.cut(start + first, start + last)):
        return loud
    ends = {a: b for _, a, b in OPEN_DEBATE.all(tokens[: inside.stop])}
    ends |= {a: b for _, a, b in KINDS.all(tokens[: inside.stop])}
    kinds = [
        (a, b)
        for a, b in sorted(ends.items())
        if a >= inside.start
        and not (a - inside.start < _LEAST and _is_format(tokens, a, b))
        and not any(
            rich.text[start + tokens[a].start : start + tokens[b - 1].end] in name
            for name in people
        )
    ]
    behind = [(a, b) for a, b in kinds if 0 <= a - span.after <= _NEAR]
    ahead = [(a, b) for a, b in kinds if 0 <= span.first - b <= _AHEAD]
    topical = [(a, b) for a, b in kinds if a > span.after and text_at(tokens, b) in ABOUT]
    later = [(a, b) for a, b in kinds if a > span.after and people]
    found = next((near for near in (behind[:1], ahead[-1:], topical[:1], later) if near), [None])[0]
    if found is None:
        return _presented(rich, tokens, start, range(inside.start, span.first))
    end = tokens[found[1] - 1].end
    if text_at(tokens, found[1]) in ABOUT:
        end += _words_on(rich.text[start + end : start + last])
    onwards = rich.cut(start + tokens[found[1] - 1].start, start + last)
    if title := opened(onwards, tokenise(onwards.folded), 1):
        return title
    counted = text_at(tokens, found[0] - 1) in ORDINALS
    return rich.cut(start + tokens[found[0] - counted].start, start + end)


def _presented(rich: Rich, tokens: Tokens, start: int, before: range) -> Rich | None:
    """`Salt and Sand` of `… presents Salt and Sand at 9:50`: capitals behind a verb of speaking."""
    last = before.stop
    while last > before.start and tokens[last - 1].text in CLOCK_LEADS:
        last -= 1
    first = last
    for at in reversed(range(before.start, last)):
        opens = rich.text[start + tokens[at].start]
        if not (opens.isupper() or tokens[at].text in SMALL):
            break
        first = at if opens.isupper() else first
    verb = rich.cut(start + tokens[before.start].start, start + tokens[first].start)
    led = Sentence(verb).acts or text_at(tokens, first - 1) in _FOLLOWED
    name = rich.cut(start + tokens[first].start, start + tokens[last - 1].end)
    return name if first < last and led else None


def _is_led(rich: Rich, quote: int) -> bool:
    """Whether a kind of talk stands shortly before a quote: the lecture “Salt”."""
    before = tokenise(rich.folded[max(0, quote - _AROUND) : quote])[-_LED:]
    return any(KINDS.at(before, at) for at in range(len(before)))


def _is_format(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the words are the event's kind: the session, but not the session of welcome."""
    found = FORMATS.at(tokens, start)
    return found is not None and found[1] >= end


def _words_on(behind: str) -> int:
    """How far ` on salt and sand, with Ana Ruiz` says what the talk is about."""
    mark = _PARTS.search(behind)
    return mark.start() if mark and len(behind[: mark.start()].split()) <= _WORDS else 0


def plain_title(rich: Rich, tokens: Tokens, start: int, inside: range, span: Span) -> Rich:
    """The words behind the time up to a mark, or those before it from one on."""
    first, last = tokens[inside.start].start, tokens[inside.stop - 1].end
    behind = trimmed(rich.cut(start + tokens[span.after - 1].end, start + last), _EDGES)
    mark = _PARTS.search(behind.text)
    words = behind.cut(0, mark.start()) if mark else behind
    around = rich.text[start + tokens[span.after - 1].end :][:1]
    goes_on = text_at(tokenise(words.folded), 0) in ANDS
    lead = span.first - 1
    while lead > inside.start and tokens[lead].text in CLOCK_LEADS:
        lead -= 1
    goes_on = goes_on or (lead > inside.start and tokens[lead].text in STARTS)
    if goes_on or around == ")" or len(words.text.split()) < _LEAST:
        before = trimmed(rich.cut(start + first, start + tokens[span.first].start), _EDGES)
        marks = [found.end() for found in _PARTS.finditer(before.text) if found[0] != "."]
        words = before.cut(marks[-1]) if marks else before
    said = trimmed(words, _EDGES).text.split()
    kept = said[_VERB:] if said and fold(said[0]) in _REFLEXIVE else said
    purpose = (at for at, word in enumerate(kept) if at > 1 and fold(word) in _TOPIC_ENDS)
    kept = kept[: next(purpose, _WORDS)] if len(kept) > _WORDS else kept
    while kept and kept[-1].lower().rstrip(".") in CONNECTORS | CLOCK_LEADS:
        kept.pop()
    while len(kept) > 1 and fold(kept[-1]) in STARTS:
        kept.pop()
    while len(kept) > 1 and fold(kept[0]) in STARTS | ARTICLES | ANDS | _REFLEXIVE:
        kept.pop(0)
    return Rich(" ".join(kept))


def _loud(said: Rich) -> Rich | None:
    """The title that capitals mark as quotes would, and no name: `a lecture on SALT AND SAND`."""
    for found in _LOUD.finditer(said.text):
        words = said.cut(*found.span())
        tokens = tokenise(words.folded)
        if name_length(words, tokens, 0) < len(tokens) and len(words.text.split()) >= _LEAST:
            return words
    return None


def topic(said: Rich) -> Rich | None:
    """What a sentence says that somebody speaks on: `… discuss the lecture hall on salt`."""
    tokens = tokenise(said.folded)
    for at, token in enumerate(tokens):
        if token.text in ABOUT:
            end = next((t.start for t in tokens[at + 1 :] if t.text in _TOPIC_ENDS), None)
            words = trimmed(said.cut(token.end, end), _EDGES)
            if _LEAST <= len(words.text.split()) <= _WORDS or words.text[:1].isupper():
                return words
    return None
