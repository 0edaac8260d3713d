"""A sentence with its words, and a text cut into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from liveroom.importing.lexicon import people
from liveroom.importing.prose import phrasing as words
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens, dense, listed, text_at, tokenise

LONGEST = 1_500
"""Letters of a sentence that is read; what is longer is none."""

_FAR, _LONG = 10, 24
"""Words before a colon among which a noun says who follows, and a verb."""

_LEADS = (words.NOUNS, people.PANEL_ROLES)

_FUTURE = re.compile(r"[^\W\d]{2,}(?:rá|rán|rão|rà|ranno|ront)")
"""What somebody will do, in Romance languages: participará, interverranno."""

_FUTURES = ("ra", "ran", "rao", "ranno", "ront")
"""How they end, folded."""

_NOBODYS = words.ARE | words.NOT_DONE
_END = re.compile(r"[.!?…][\"”»“)]*[ \v]+(?=(?:[-–•] )?[\"“„«¿¡(]*[^\W\d_a-zß-ÿ])")
_SHORT = people.SHORT_FORMS | listed("st no nr ul hs al inc ltd p eng hon rt ca bzw ds dept mec")


@dataclass(frozen=True)
class Sentence:
    """One sentence and its tokens."""

    rich: Rich
    bullet: bool = False
    """Whether it stands in a list."""

    @cached_property
    def tokens(self) -> Tokens:
        """Its words, numbers and marks."""
        return tokenise(self.rich.folded)

    @cached_property
    def acts(self) -> dict[int, int]:
        """Where words start that say who takes part, and the place behind each."""
        hits = ((at, words.ACTS.at(self.tokens, at)) for at in range(len(self.tokens)))
        known = {at: hit[1] for at, hit in hits if hit is not None}
        return {at: at + 1 for at in self.futures} | known

    @cached_property
    def futures(self) -> frozenset[int]:
        """Where verbs stand in the future, whatever they say."""
        ends = (at for at, token in enumerate(self.tokens) if token.text.endswith(_FUTURES))
        return frozenset(filter(self._is_future, ends))

    def _is_future(self, at: int) -> bool:
        token = self.tokens[at]
        opens = at == 0 or self.word(at - 1) in {".", ":", "¿"}
        said = _FUTURE.fullmatch(self.rich.text, token.start, token.end)
        return bool(said) and (opens or not self.capital(at)) and token.text not in _NOBODYS

    @property
    def leads(self) -> bool:
        """Whether those who are listed below are said to take part: `Es diskutieren:`."""
        last = len(self.tokens)
        if self.word(last - 1) != ":":
            return False
        places = range(max(0, last - _LONG), last)
        known = any(table.at(self.tokens, at) for at in places[-_FAR:] for table in _LEADS)
        return known or any(at in self.acts for at in places)

    def word(self, at: int) -> str:
        """The folded word or mark at a place; nothing outside."""
        return text_at(self.tokens, at)

    def capital(self, at: int) -> bool:
        """Whether a word with a capital stands there."""
        inside = 0 <= at < len(self.tokens)
        return inside and self.rich.text[self.tokens[at].start].isupper()

    def is_led_by(self, at: int) -> bool:
        """Whether a participle and a by stand right before: `moderated by`."""
        return self.word(at - 1) in words.BY and self.word(at - 2).startswith(words.MADE_BY)

    def is_split(self, at: int) -> bool:
        """`geht … ein`: a verb whose second part ends the sentence."""
        if not any(self.word(at) == verb for verb, _ in words.SPLIT):
            return False
        last = next((t.text for t in reversed(self.tokens) if t.word), "")
        return (self.word(at), last) in words.SPLIT

    def cut(self, start: int, end: int) -> Rich:
        """The text of the tokens from start to before end."""
        if start >= end:
            return Rich("")
        return self.rich.cut(self.tokens[start].start, self.tokens[end - 1].end)


def sentences(whole: Rich, bullet: bool = False) -> Iterator[Sentence]:
    """The sentences of a text; one that is too long, or no words, is left out."""
    for rich in _parts(whole):
        if len(rich) <= LONGEST and not dense(rich.folded):
            yield Sentence(rich, bullet)


def _parts(whole: Rich) -> Iterator[Rich]:
    start = 0
    for found in _END.finditer(whole.text):
        if not is_short(whole.folded, found.start()):
            yield whole.cut(start, found.end())
            start = found.end()
    yield whole.cut(start)


def is_short(folded: str, stop: int) -> bool:
    """Whether the dot belongs to a short form: Dr., A., Inc."""
    if folded[stop] != ".":
        return False
    word = re.split(r"[^\w]", folded[max(0, stop - 12) : stop])[-1]
    return len(word) == 1 or word in _SHORT or (word.isdecimal() and len(word) < 3)
