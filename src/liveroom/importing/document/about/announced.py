"""What an event without a title is called: by what a sentence that says when says of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from liveroom.importing.document.about.title_in_prose import LONGEST, SMALL, tells_when
from liveroom.importing.document.about.title_text import clean
from liveroom.importing.lexicon.event_words import BEFORE_DAYS, FORMATS, PLACED
from liveroom.importing.lexicon.people import BY, WITH
from liveroom.importing.lexicon.when import STARTS
from liveroom.importing.prose.phrasing import ARTICLES
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens, text_at, tokenise
from liveroom.importing.time.dates import find_days
from liveroom.importing.time.spans import find_spans

_MADE = ("ada", "ado", "ata", "ato", "ida", "ido", "ita", "ito", "ée")
"""How what an event is called goes on, but not by which it is called: organizada por la villa."""

_MOST = 12
"""Kinds of events in a line that are looked at."""


def announced(rich: Rich) -> str:
    """`… organise a day of health, this Friday …`: what an event without a title is called.

    Of a sentence that says when: a kind of event with what is said of it, or what takes place then.
    """
    tokens = tokenise(rich.folded)
    days = find_days(tokens)
    taken = frozenset(at for day in days for at in range(day.first, day.after))
    if not days and not find_spans(tokens, taken):
        return ""
    kinds = (at for _, at, _ in FORMATS.all(tokens)[:_MOST] if tells_when(rich, *_at(tokens, at)))
    for start in (*_subjects(tokens, taken), *kinds):
        end = next((i for i in range(start, len(tokens)) if i in taken or _ends(tokens, i)), None)
        kept = rich.cut(tokens[start].start, tokens[end].start if end is not None else None)
        said = list(tokenise(kept.folded))
        while said and (
            said[-1].text in SMALL | BEFORE_DAYS
            or (said[1:] and said[-1].text.endswith(_MADE))
            or WITH.at(said, len(said) - 1)
        ):
            said.pop()
        kind = FORMATS.at(said, 0)
        named = len(said) > 1 or kept.text[:1].isupper()
        if said and named and len(said) < LONGEST and not (kind and kind[1] == len(said)):
            return clean(kept.cut(0, said[-1].end))
    return ""


def _subjects(tokens: Tokens, taken: Collection[int]) -> Iterator[int]:
    """What starts a sentence and takes place, with the day behind it or not."""
    for at in range(len(tokens)):
        if at and tokens[at - 1].text not in {".", "!", "?"}:
            continue
        start = at + (tokens[at].text in ARTICLES)
        end = next((i for i in range(start, len(tokens)) if i in taken or _ends(tokens, i)), start)
        while end in taken:
            end += 1
        if start < end and (PLACED.at(tokens, end) or text_at(tokens, end) in STARTS):
            yield start


def _at(tokens: Tokens, at: int) -> tuple[int, int]:
    return tokens[at].start, tokens[at].end


def _ends(tokens: Tokens, at: int) -> bool:
    """Whether what an event is called ends before this token."""
    token = tokens[at]
    mark = not (token.word or token.text in {"-", "'", "&"} or token.number is not None)
    by = BY.at(tokens, at) or PLACED.at(tokens, at)
    return mark or token.text.isdecimal() or token.text in STARTS or by is not None
