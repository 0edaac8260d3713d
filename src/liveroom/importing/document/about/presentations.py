"""The people of an announcement without rows: those whom labels, lists and cards present."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from liveroom.core.program import Speaker
from liveroom.importing.document.lines import Document
from liveroom.importing.document.wrapped import joined
from liveroom.importing.limits import MAX_LINE, MAX_ROW
from liveroom.importing.people.names import compared
from liveroom.importing.prose import phrasing as words
from liveroom.importing.prose.presented import card
from liveroom.importing.prose.sentence import sentences
from liveroom.importing.prose.taking_part import leads
from liveroom.importing.rows.labels import is_bare_label, read_label
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import tokenise
from liveroom.importing.text.urls import has_address

_HEADING = 8
"""Tokens of a line among which a heading is."""

_LEAST, _PAIR = 3, 2
_WIDE = 55
"""Letters from which on a line may be one that goes on below."""


def people_told(document: Document, known: Mapping[str, Speaker]) -> tuple[Speaker, ...]:
    """The speakers, each once, with what is said of them first; `known` are those of a list."""
    found: dict[str, Speaker] = {}
    for one in [*known.values(), *_told(document)]:
        key = compared(one.name) if one.name else f" {one.organisation}"
        if last := found.get(key):
            found[key] = _both(last, one)
        elif not any(key in longer.split(" ") for longer in found):
            found[key] = one
    return tuple(found.values())


def _both(first: Speaker, second: Speaker) -> Speaker:
    if first.role and first.organisation is None and second.role:
        return first
    organisation = first.organisation or second.organisation
    return replace(first, role=first.role or second.role, organisation=organisation)


class _Paragraph(NamedTuple):
    """Lines that are one text."""

    rich: Rich
    bullet: bool

    @property
    def short(self) -> bool:
        return len(self.rich) <= MAX_ROW


def _told(document: Document) -> Iterator[Speaker]:
    label: Rich | None = None
    listing, apart = False, False
    paragraphs = list(_paragraphs(document))
    lists = _lists_of_people(paragraphs)
    for at, each in enumerate(paragraphs):
        rich, tokens = each.rich, tokenise(each.rich.folded)
        heads = words.APART.at(tokens, 0) is not None
        apart = len(tokens) < _HEADING and (heads or apart)
        if apart:
            continue
        people = _labelled(rich, label) if each.short else []
        one = card(rich, True) if each.short and (listing or at in lists) else None
        plain = all(not (person.role or person.organisation) for person in people)
        people = [one] if one and len(people) < _PAIR and plain else people
        yield from people
        if not people and each.short and not has_address(rich):
            below = paragraphs[at + 1].rich if at + 1 < len(paragraphs) else None
            if who := card(rich, False, below):
                yield who
        bare = is_bare_label(rich)
        label = rich if bare else label if people else None
        opens = bare or (rich.text.endswith(":") and any(map(leads, sentences(rich))))
        listing = opens or (listing and bool(people))


def _lists_of_people(paragraphs: Sequence[_Paragraph]) -> frozenset[int]:
    """The items of lists in which most start with a person's name."""
    found: set[int] = set()
    run: list[int] = []
    for at, each in enumerate([*paragraphs, _Paragraph(Rich(""), False)]):
        if each.bullet and each.short:
            run.append(at)
            continue
        named = sum(card(paragraphs[item].rich, True) is not None for item in run)
        found.update(run if named >= _LEAST and named * 3 > len(run) * 2 else ())
        run = []
    return frozenset(found)


def _labelled(rich: Rich, label: Rich | None) -> list[Speaker]:
    """The people behind a label, on this line or alone on one above."""
    listed = Rich(f"{label.text}: ").join(rich, "") if label else rich
    who = read_label(rich) or read_label(listed)
    return list(who.speakers) if who else []


def _paragraphs(document: Document) -> Iterator[_Paragraph]:
    """The lines with something on them; those that are broken within a sentence as one."""
    whole: _Paragraph | None = None
    for line in document.lines:
        if not line.legible or line.rule or line.blank or len(line.rich) > MAX_LINE:
            if whole:
                yield whole
            whole = None
            continue
        both = _both_lines(whole.rich, line.rich) if whole and not line.bullet else None
        if whole and both is None:
            yield whole
        whole = whole._replace(rich=both) if whole and both else _Paragraph(line.rich, line.bullet)
    if whole:
        yield whole


def _both_lines(first: Rich, second: Rich) -> Rich | None:
    if len(first) + len(second) > MAX_LINE:
        return None
    wraps = len(first) >= _WIDE and first.text[-1].isalpha() and second.text[0].islower()
    return first.join(second) if wraps else joined(first, second)
