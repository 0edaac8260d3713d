"""Many questions, and which of them are like a text: kept while questions come and go."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from liveroom.core.ids import QuestionId
from liveroom.core.likeness.languages.vocabulary import Language
from liveroom.core.likeness.score import ALIKE, least_shared, score, total, weight
from liveroom.core.likeness.spelling import Spellings
from liveroom.core.likeness.wording import Terms, terms

MOST: Final = 5_000
"""Questions that are held against each other; those that come later wait until others go."""


class Near(NamedTuple):
    """A wording, and how much it is like another, from 0 to 1."""

    score: float
    wording: Terms


class Index:
    """Questions by the terms of their wordings.

    Those with the same terms are one wording, so that a thousand who ask the same cost as one. How
    much a term tells is as of the last `settle`: what is rare is known of all questions together.
    """

    def __init__(self, language: Language | None) -> None:
        self._language = language
        self._wording: dict[QuestionId, Terms] = {}
        self._asked: dict[Terms, dict[QuestionId, None]] = {}
        self._having: dict[str, dict[Terms, None]] = {}
        self._spellings = Spellings()
        self._weights = _Weights(self)

    def __len__(self) -> int:
        """How many wordings there are."""
        return len(self._asked)

    def put(self, question: QuestionId, text: str) -> Terms | None:
        """Have the question in this wording; its terms, where nobody had asked in them before."""
        self.drop(question)
        wording = terms(text, self._language)
        if not wording or len(self._wording) >= MOST:
            return None
        self._wording[question] = wording
        if wording in self._asked:
            self._asked[wording][question] = None
            return None
        self._asked[wording] = {question: None}
        for term in wording:
            self._having.setdefault(term, {})[wording] = None
            self._spellings.meet(term)
        return wording

    def drop(self, question: QuestionId) -> Terms | None:
        """Have it no more; its terms, where nobody asks in them any longer."""
        wording = self._wording.pop(question, None)
        if wording is None:
            return None
        del self._asked[wording][question]
        if self._asked[wording]:
            return None
        del self._asked[wording]
        for term in wording:
            del self._having[term][wording]
        return wording

    def settle(self) -> None:
        """Weigh terms anew, by the questions that there are now."""
        self._weights.clear()

    def wordings(self) -> Collection[Terms]:
        """All that there are."""
        return self._asked.keys()

    def asked_in(self, wording: Terms) -> Collection[QuestionId]:
        """Who asks in exactly these terms."""
        return self._asked.get(wording, {}).keys()

    def near(self, text: str) -> list[Near]:
        """The wordings that count as asking the same as a text, the most alike first."""
        wording = terms(text, self._language)
        same = [Near(1.0, wording)] if wording in self._asked else []
        return same + self.alike(wording)

    def alike(self, wording: Terms) -> list[Near]:
        """The other wordings that count as asking the same, the most alike first."""
        found = (Near(self.score(wording, other), other) for other in self._candidates(wording))
        near = [each for each in found if each.score >= ALIKE]
        return sorted(near, key=lambda each: (-each.score, sorted(each.wording)))

    def score(self, one: Terms, other: Terms) -> float:
        """How much two wordings are alike."""
        return score(one, other, self._weights, self._spellings.kin)

    def _candidates(self, wording: Terms) -> set[Terms]:
        """Those that share a term with it, but for terms that are too light to make them alike."""
        least, light = least_shared(total(wording, self._weights)), 0.0
        found = set[Terms]()
        for term in sorted(wording, key=lambda term: (self._weights[term], term)):
            light += self._weights[term]
            if light >= least:
                found.update(*self._spelt(term))
        found.discard(wording)
        return found

    def _spelt(self, term: str) -> Iterator[dict[Terms, None]]:
        """The wordings with the term, and those with it misspelt."""
        yield self._having.get(term, {})
        for other in self._spellings.kin.get(term, ()):
            yield self._having.get(other, {})

    def having(self, term: str) -> int:
        """How many wordings have a term."""
        return len(self._having.get(term, ()))


class _Weights(dict[str, float]):
    """How much terms tell, as they are first asked for."""

    def __init__(self, index: Index) -> None:
        super().__init__()
        self._index = index

    def __missing__(self, term: str) -> float:
        found = self[term] = weight(term, len(self._index), self._index.having(term))
        return found
