"""Rows to segments: title, kind and speakers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from liveroom.core.program import Kind, Segment, Speaker
from liveroom.importing.lexicon.event_words import TITLED
from liveroom.importing.lexicon.kinds import KINDS, LIMITED_TALKS
from liveroom.importing.lexicon.people import ABOUT, BY, WITH
from liveroom.importing.limits import MAX_TITLE
from liveroom.importing.people.names import compared, is_person
from liveroom.importing.prose.sentence import is_short
from liveroom.importing.rows.row import Row
from liveroom.importing.rows.segment_kind import find_kind, is_open_debate
from liveroom.importing.text.pieces import plain_ends, quoted, strong_pieces, trimmed, unwrapped
from liveroom.importing.text.rich import BREAK, CELL, Rich
from liveroom.importing.text.tokeniser import tokenise
from liveroom.importing.text.urls import without_addresses

_SHORT_TALK = 600
_TOLD, _BARE = 12, 2
"""Words of a sentence that says more than a title does."""

_PLAIN = frozenset({Kind.WELCOME, Kind.CLOSING, Kind.BREAK, Kind.QA})
"""Kinds that are the title, whatever is said of them."""

_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3})[.?] (?=[A-ZÀ-Þ])")


def segment_of(row: Row, seconds: int | None) -> Segment | None:
    """The segment that a row says, or None where it says nothing that fits on a screen.

    Of words that do not fit the first part is the title, where they have parts.
    """
    if _is_only_bold(row):
        row.titles, row.speakers = [Rich(_who(row.speakers))], []
        row.doubts.append(row.titles[0].text)
    kind = _kind(row, seconds)
    if kind is Kind.BREAK:
        row.doubts += [one.name for one in row.speakers if one.name]
        row.speakers = []
    title = _first_of_many(_said(_title(row, kind)))
    row.endless = len(title) > MAX_TITLE
    if row.endless:
        title = next((_plain(piece.rich) for piece in strong_pieces(Rich(title))), "")
    if not title or len(title) > MAX_TITLE:
        return None
    return Segment(title, kind, seconds, _each_once(row.speakers))


def _is_only_bold(row: Row) -> bool:
    """Whether a row is one name's shape that no given name or title speaks for: `Open Voting`."""
    if row.titles or row.label or row.named or len(row.speakers) != 1:
        return False
    one = row.speakers[0]
    plain = one.name is not None and one == Speaker(one.name)
    return plain and not is_person(Rich(one.name or ""), known=True)


def _each_once(speakers: Sequence[Speaker]) -> tuple[Speaker, ...]:
    """The speakers, those named twice once, with what is said of them in either place."""
    found: dict[str | Speaker, Speaker] = {}
    for one in speakers:
        key = compared(one.name) if one.name else one
        last = found.get(key)
        found[key] = one if last is None else _both(last, one)
    return tuple(found.values())


def _both(first: Speaker, second: Speaker) -> Speaker:
    organisation = first.organisation or second.organisation
    return replace(first, role=first.role or second.role, organisation=organisation)


def _kind(row: Row, seconds: int | None) -> Kind:
    persons = sum(speaker.name is not None for speaker in row.speakers)
    first = row.label or (row.titles[0] if row.titles else None)
    if first and is_open_debate(first):
        return Kind.PANEL if persons > 1 else Kind.QA
    kind = row.kind
    long = persons > 0 and (seconds or 0) > _SHORT_TALK
    if kind is Kind.INTRODUCTION and first and long:
        kind = Kind.TALK if LIMITED_TALKS.at(tokenise(first.folded), 0) else kind
    if kind is not None:
        return kind
    return Kind.TALK if row.speakers else Kind.OTHER


def _title(row: Row, kind: Kind) -> str:
    titles = [_plain(_without_with(title) if row.speakers else title) for title in row.titles]
    titles = [title for title in titles if title]
    if not titles:
        if kind is Kind.TALK and row.named:
            return _plain(row.named)
        return _plain(row.label) if row.label else _who(row.speakers)
    if kind is Kind.BREAK and row.label and titles[0][0].islower():
        return _plain(row.label)  # Lunch - set up, catered, hot and cold
    bare = len(titles[0].split()) <= _BARE and titles[0][0].islower()
    talk = (kind is Kind.TALK and not bare) or titles[0].endswith("?")
    if row.headed and not row.quoted and not talk:
        titles[0] = _plain(row.headed)
    elif row.label and not row.headed and not talk:
        titles.insert(0, _plain(row.label))
    elif not titles[0].isalpha() and find_kind(Rich(titles[0]), whole=True) is None:
        return titles[0]  # “Salt”. Speaker: Ana Ruiz. Debate.
    text = titles[0]
    for more in titles[1:]:
        text += f" – {more}" if text.endswith("?") else f": {more}"
    return text


def _said(title: str) -> str:
    """Of `A talk by the keeper Ana Ruiz “Salt and sand”, followed by …` the title."""
    rich = Rich(title)
    place = quoted(rich) if len(title.split()) > _TOLD else None
    if place is None:
        return title
    if not place[0] and len(title[place[1] :].split()) > _TOLD:
        return title[1 : place[1] - 1]  # “Salt and sand” The keeper tells of the tides …
    tokens = tokenise(rich.folded[: place[0]])
    led = any(table.at(tokens, at) for at in range(len(tokens)) for table in (KINDS, TITLED))
    return rich.cut(place[0] + 1, place[1] - 1).text if led else title


def _first_of_many(title: str) -> str:
    """The first of sentences that say what happens in it: of three, or of two, one of them long.

    Of `Welcome: …` with as many words the welcome.
    """
    kind, _, behind = title.partition(": ")
    if len(behind.split()) > _TOLD and find_kind(Rich(kind)) in _PLAIN:
        return kind
    folded = Rich(title).folded
    stops = (at for at in _SENTENCE_END.finditer(title) if not is_short(folded, at.start()))
    ends = [found.start() + (found[0] == "? ") for found in stops]
    if ends and title[ends[0] - 1 :][:1] != "?" and find_kind(Rich(title[: ends[0]]), whole=True):
        return title  # Lecture. What the tide leaves
    told = len(ends) > 1 or (len(ends) == 1 and len(title[ends[0] :].split()) > _TOLD)
    first = Rich(title[: ends[0]]) if told else Rich("")
    whole = bool(first.text) and first.folded.count('"') % 2 == 0
    return first.text if whole and first.text.count("(") == first.text.count(")") else title


def _without_with(title: Rich) -> Rich:
    """Of `Panel with`, `Salt and sand, by` and `on tides` the title, where people stood beside."""
    tokens = tokenise(trimmed(title, " -:").folded)
    if len(tokens) > 1 and tokens[0].text in ABOUT and title.text[0].islower():
        return trimmed(title.cut(tokens[0].end))
    last = len(tokens) - 1
    if last < 1 or not (WITH.at(tokens, last) or BY.at(tokens, last)):
        return title
    head = trimmed(title.cut(0, tokens[last].start))
    return head if tokens[last - 1].text == "," or find_kind(head, whole=True) else title


def _plain(rich: Rich) -> str:
    joined = without_addresses(rich.text.replace(CELL, " ").replace(BREAK, " "))
    bare = trimmed(Rich(plain_ends(" ".join(joined.split()))), " -:|,;/>")
    text = unwrapped(bare).text
    return text[:-1].rstrip() if text.endswith(".") and not text.endswith("..") else text


def _who(speakers: list[Speaker]) -> str:
    names = [speaker.name or speaker.organisation or speaker.role or "" for speaker in speakers]
    return ", ".join(filter(None, names))
