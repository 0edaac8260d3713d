"""The role that stands before a name: `the mayor of Lugo, Ana Ruiz`."""

from __future__ import annotations

from collections.abc import Mapping

from liveroom.importing.lexicon import positions
from liveroom.importing.lexicon.event_words import FORMATS
from liveroom.importing.lexicon.kinds import KINDS
from liveroom.importing.lexicon.people import HONORIFICS
from liveroom.importing.prose import phrasing as words
from liveroom.importing.prose.described_person import is_plural, role_word
from liveroom.importing.prose.persons import NamePlace
from liveroom.importing.prose.sentence import Sentence
from liveroom.importing.text.pieces import ANDS
from liveroom.importing.text.rich import Rich

FARTHEST = 24
"""Words of a role before or behind a name."""

FEW = 6
STOPS = frozenset({".", ";", ":", "(", ")", "?", "!", '"', "-", "…", "|", "•"})


class RolesAhead:
    """Reads what stands before the names of one sentence."""

    def __init__(self, sentence: Sentence, names: Mapping[int, NamePlace]) -> None:
        self.sentence = sentence
        self.names = names

    def role_before(self, at: int, floor: int) -> tuple[Rich | None, int, bool]:
        """The role that stands before a name, where its words start, and whether of several."""
        word = self.sentence.word
        last = at - 1
        comma = word(last) == ","
        last -= comma
        if word(last) in {"ª", "º"} and word(last - 1) in HONORIFICS:
            last -= 2  # la presidenta Dª Ana Ruiz
        end = last + 1
        if comma and word(last) == ")" and word(last - 2) == "(":
            last -= 3  # presidente da Comissão de Marés (CM), Ana Ruiz
        if last < floor or (not role_word(word(last)) and self._is_small(last)):
            return None, at, False
        if not comma and word(last) in positions.ORGANISATIONS:
            return None, at, False  # head of the library Ana Ruiz
        best: int | None = None
        for place in range(last, max(floor, last - FARTHEST) - 1, -1):
            text = word(place)
            inner = text == "," and not (comma or role_word(word(place - 1)))
            stops = text in STOPS and (text != "-" or self.is_apart(place))
            stops = stops or text in words.ARE | words.AUXILIARY | words.BY_ONLY
            stops = stops or words.NOUNS.at(self.sentence.tokens, place) is not None
            stops = stops or (text.startswith(words.MADE_BY) and word(place + 1) in words.BY)
            stops = stops or self.sentence.is_split(place)
            if inner or stops or place in self.sentence.acts or text in words.RELATIVE_SURE:
                break
            of = place > floor and word(place - 1) in words.OF
            if role_word(text) and (best is None or not of or word(place + 1) in ANDS):
                best = place  # with the work of the `director and poet` Ana Ruiz
        if best is None:
            return self._lone_role(at, floor) if not comma else (None, at, False)
        several = is_plural(word(best))
        start = best
        while start > floor and start > best - 3 and self._belongs(start - 1):
            start -= 1
        glued = word(start - 1) == "-" and not self.is_apart(start - 1)  # Uni-Vizepräsident
        numbered = word(start - 1) == "." and word(start - 2).isdecimal()
        if start > floor + 1 and (glued or numbered):
            start -= 2
        first = start - self._article(start, floor)
        if comma and first > floor and self.is_apart(first - 1):
            return None, at, False  # A – keeper, B – mayor
        return self.sentence.cut(start, end), first, several

    def _lone_role(self, at: int, floor: int) -> tuple[Rich | None, int, bool]:
        """`führt Stadtarchivar Ana Ruiz`: one word with a capital before the name."""
        word, last = self.sentence.word, at - 1
        lone = last > floor and self.sentence.capital(last) and word(last).isalpha()
        if not lone or word(last - 1) not in words.GERMAN or word(last) in positions.ORGANISATIONS:
            return None, at, False
        if any(table.at(self.sentence.tokens, last) for table in (words.EVENTS, FORMATS, KINDS)):
            return None, at, False
        return self.sentence.cut(last, at), last - self._article(last, floor), False

    def _article(self, at: int, floor: int) -> int:
        """How many tokens before a role are its article: el, l'."""
        if at > floor + 1 and self.sentence.word(at - 1) == "'":
            return 2
        return int(at > floor and self.sentence.word(at - 1) in words.ARTICLES)

    def _is_small(self, at: int) -> bool:
        """Whether a word between role and name tells that the name is no office-holder's."""
        word = self.sentence.word(at)
        return word in words.LEADING or not word.isalpha()

    def _belongs(self, at: int) -> bool:
        """Whether the word is one of a role's, before its main one: stellvertretende, interim."""
        word = self.sentence.word(at)
        if not self.sentence.tokens[at].word or self._is_small(at) or word in words.FILLING:
            return False
        known = self.sentence.acts
        acts = any(known.get(place, 0) > at for place in range(max(0, at - 3), at + 1))
        nouns = words.NOUNS.at(self.sentence.tokens, at) is not None
        small = words.LINKS | words.RELATIVE | words.AUXILIARY
        return not (acts or nouns or word in small)

    def is_apart(self, at: int) -> bool:
        """Whether the dash has spaces around it."""
        if self.sentence.word(at) != "-":
            return False
        text, token = self.sentence.rich.text, self.sentence.tokens[at]
        return text[token.start - 1 : token.start] == " " == text[token.end : token.end + 1]
