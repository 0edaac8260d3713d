"""People whom words in a row present: `Salt, con la participación de Ana Ruiz, alcaldesa`.

A run of names counts where a word such as moderated, discuss or guests stands right before
it. What is said of each person is taken only where it is a role or an organisation.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from liveroom.core.program import Speaker
from liveroom.importing.lexicon.people import ABOUT, HONORIFICS
from liveroom.importing.limits import MAX_ROW
from liveroom.importing.people import presenting as words
from liveroom.importing.people.described import said_after, said_before
from liveroom.importing.people.name_runs import Name, runs, shaped
from liveroom.importing.people.names import honoured, is_role
from liveroom.importing.people.organisations import is_named, is_place, opens_organisation
from liveroom.importing.people.overlooked import names_in
from liveroom.importing.text.fold import fold
from liveroom.importing.text.pieces import ANDS, trimmed
from liveroom.importing.text.rich import BREAK, CELL, Rich
from liveroom.importing.text.tokeniser import Tokens, text_at, tokenise

_BEFORE, _BEHIND = 16, 44
"""Most tokens between a word that presents and the names behind it, or before it."""

_CARD, _WIDE = 60, 120
"""Most tokens of a line about one person, and most letters of the line below a name."""

_SHORT, _NEXT, _HOST = 3, 2, 7


def introduced(rich: Rich) -> tuple[int, list[Speaker]]:
    """The people behind words that present them, and where those start: `moderiert von` Ana Ruiz.

    Only within one sentence; 0 and nobody where there is none.
    """
    if len(rich) > MAX_ROW:
        return 0, []
    return _Sentence(rich).introduced()


def introduced_here(rich: Rich) -> list[Speaker]:
    """The people whom a line below a row presents, unless it speaks of the whole event."""
    if any(token.text.startswith(words.WHOLE) for token in tokenise(rich.folded)):
        return []
    return introduced(rich)[1]


def card(rich: Rich, listed: bool, below: Rich | None = None) -> Speaker | None:
    """The person whose name starts a line, before a role or an organisation; else None.

    In a list of people (`listed`) a bare name is enough; `below` is the line under a name alone.
    """
    tokens = tokenise(rich.folded)
    if len(tokens) > _CARD or rich.text.isupper():
        return None
    length = next((length for at, length in names_in(rich, tokens) if not at), 0)
    length = length or (shaped(rich, tokens, 0) if listed else 0)
    if not length:
        return None
    rest = rich.cut(tokens[length - 1].end)
    if rest.text[:2] == ". ":
        said = rest.cut(1)
        house = is_role(said) or opens_organisation(said) or len(said.text.split()) < _HOST
        rest = Rich(", ").join(said, "") if house else Rich("")
    elif not rest.text and below is not None and len(below) < _WIDE:
        rest = below if below.text[:1] == "(" else Rich(", ").join(below, "")
    being = words.IS.at(tokens, length) is not None
    rest = next(_sentences(rest))
    (role, organisation), _ = said_after(rest, being)
    if being and role and _arranges(role):
        return None
    if listed and not (role or organisation):
        organisation = _host(rest)
    sure = listed or role or (organisation and honoured(rich, tokens, 0))
    name = Name(0, length, True).text(rich, tokens)
    return Speaker(name, role, organisation) if sure else None


def _arranges(role: str) -> bool:
    """Whether somebody only made the event: promoter of this series."""
    said = [token.text for token in tokenise(fold(role))]
    return said[0].startswith(words.ORGANISING) or not words.THIS.isdisjoint(said)


def _host(rest: Rich) -> str | None:
    """In a list of people, the name of a house behind a comma: Ana Ruiz, Casa del Agua."""
    name = trimmed(rest, " ,.")
    fits = rest.text[:1] == "," and name.text and len(name.text.split()) < _HOST
    return name.text if fits and is_named(name) and not is_place(name) else None


def _sentences(rich: Rich) -> Iterator[Rich]:
    """The sentences, those in quotes not apart."""
    start, quoted = 0, False
    tokens = tokenise(rich.folded)
    for at, token in enumerate(tokens):
        quoted ^= token.text == '"'
        gap = rich.text[token.end : tokens[at + 1].start] if at + 1 < len(tokens) else ""
        parted = CELL in gap or BREAK in gap
        if parted or (not quoted and token.text in ".!?" and gap and _ends(rich, tokens, at)):
            yield rich.cut(start, token.end)
            start = token.end
    yield rich.cut(start)


def _ends(rich: Rich, tokens: Tokens, at: int) -> bool:
    """Whether a mark ends a sentence: no dot of `Dr.`, `J.` or `1.` does."""
    if rich.text[tokens[at + 1].start].islower():
        return False
    before = tokens[at - 1] if at else None
    if tokens[at].text != "." or before is None or not before.word:
        return before is not None and not before.text.isdecimal()
    loud = rich.text[before.start : before.end].isupper() and before.end - before.start > 1
    return (len(before.text) > _SHORT and before.text not in HONORIFICS) or loud


class _Sentence:
    """A sentence with the places of words that present somebody."""

    def __init__(self, rich: Rich) -> None:
        self._rich = rich
        self._tokens = tokenise(rich.folded)
        cues = words.cues(self._tokens)
        self._starts, self._ends = [start for start, _ in cues], [end for _, end in cues]

    def introduced(self) -> tuple[int, list[Speaker]]:
        """The people behind words that present them, and where the first of those words start."""
        begin, found = 0, list[Speaker]()
        if self._tokens and self._tokens[0].text.startswith(words.ORGANISING):
            return 0, []
        for run in runs(self._rich, self._tokens, self._starts, self._fresh()):
            led = self._is_led(run) and self._opening(run) > 0
            if led and self._counts(run):
                begin = begin or self._before(bisect_right(self._ends, run[0].first) - 1)
                found += self._described(run)
        return begin, found if begin else []

    def _before(self, cue: int) -> int:
        """Where a word that presents starts in the text, with the small words before it."""
        at = self._starts[cue]
        while at and self._tokens[at - 1].text in _LEADING:
            at -= 1
        return self._tokens[at].start

    def _fresh(self) -> frozenset[int]:
        """Where a name is expected: right behind a word that presents, or small words after it."""
        found = set()
        for start, end in zip(self._starts, self._ends, strict=True):
            at = end
            if start and at < len(self._tokens) and self._is_called(start, at):
                continue
            while at - end < _SHORT and text_at(self._tokens, at) in words.EXPECTED:
                at += 1
            found.add(at)
        return frozenset(found)

    def _is_called(self, start: int, end: int) -> bool:
        """Whether the word is part of a name, as in `Ciclo de Conversas Ana Ruiz`."""
        letters = [self._rich.text[self._tokens[at].start] for at in (start, end)]
        return all(map(str.isupper, letters)) and text_at(self._tokens, start - 1) != "."

    def _counts(self, run: Sequence[Name]) -> bool:
        """Whether a name is sure; unusual ones need that a role is said of one."""
        if any(name.sure for name in run):
            return True
        return any(one.role or one.organisation for one in self._described(run))

    def _is_led(self, run: Sequence[Name]) -> bool:
        """Whether between a word that presents and the first name only a role stands."""
        first, end = run[0].first, self._opening(run)
        between = self._tokens[end:first]
        small = {each.text for each in between if not self._rich.text[each.start].isupper()}
        helps = text_at(self._tokens, end - 1) in words.HELPING
        most = _NEXT if helps else _BEFORE
        return end > 0 and len(between) <= most and not small & (_OTHERS | ABOUT)

    def _described(self, run: Sequence[Name]) -> Iterator[Speaker]:
        """The persons of a run, each with what is said of it."""
        before, *texts = self._texts(run)
        ahead, _ = said_before(before, True)
        swapped = ahead is not None and not any(said_after(texts[-1], True)[0])
        for name, behind in zip(run, texts, strict=True):
            final = name is run[-1]
            coming, start = (None, len(behind)) if final else said_before(behind, swapped)
            said, _ = said_after(behind.cut(0, start), final)
            role, organisation = said if any(said) else ahead or said
            yield Speaker(name.text(self._rich, self._tokens), role, organisation)
            ahead = coming

    def _texts(self, run: Sequence[Name]) -> list[Rich]:
        """What stands before the first name, between two, and behind the last."""
        texts = [self._cut(self._opening(run), run[0].first)]
        texts += [self._cut(a.after, b.first) for a, b in pairwise(run)]
        return [*texts, self._cut(run[-1].after, self._closing(run))]

    def _opening(self, run: Sequence[Name]) -> int:
        """The token after the last word before the run that presents somebody; else 0."""
        at = bisect_right(self._ends, run[0].first)
        return self._ends[at - 1] if at else 0

    def _closing(self, run: Sequence[Name]) -> int:
        """The first such word behind the run; else the end."""
        at = bisect_left(self._starts, run[-1].after)
        return self._starts[at] if at < len(self._starts) else len(self._tokens)

    def _cut(self, start: int, end: int) -> Rich:
        """The text between two tokens, with the marks at its ends."""
        if start >= end:
            return Rich("")
        return self._rich.cut(self._tokens[start].start, self._tokens[end - 1].end)


_LEADING = words.LEADS | ANDS | {"-", ",", ";", "(", "."}
"""What stands between a title and a word that presents."""

_OTHERS = words.WORKS | {'"', "?", "!"}
"""What may not stand between a word that presents and a name."""
