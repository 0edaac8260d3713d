"""Many questions, and which of them are like a text: kept while questions come and go."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Set
from itertools import product
from typing import Final, NamedTuple
from weakref import proxy

from liveroom.core.ids import QuestionId
from liveroom.core.likeness.framing import UNLIKE, in_one_frame
from liveroom.core.likeness.languages.vocabulary import Language
from liveroom.core.likeness.score import ALIKE, emphasis, may_be_alike, score, total, weight
from liveroom.core.likeness.spelling import Spellings
from liveroom.core.likeness.wording import Terms, Wording, read

MOST: Final = 5_000
"""Questions that are held against each other; those that come later wait until others go."""

_TWO: Final = 2
"""What only one of two questions says tells as much as if both of them alone said it."""

_TEXTS: Final = 3
"""So many ways to put the same terms are remembered, the first."""
_NEARLY_ALIKE: Final = 0.75 * ALIKE
"""From here on it makes a difference for a group whether two are in one frame."""


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
        self._asked: dict[Terms, tuple[QuestionId, ...]] = {}
        self._texts: dict[Terms, tuple[Wording, ...]] = {}
        self._having: dict[str, dict[Terms, None]] = {}
        self._spellings = Spellings()
        self._unasked = set[str]()
        """Terms that some wording had since the last `settle`, and perhaps none has now."""
        # Else both would hold each other, and be freed by the garbage collector alone.
        self._weights = _Weights(proxy(self))

    def __len__(self) -> int:
        """How many wordings there are."""
        return len(self._asked)

    def put(self, question: QuestionId, text: str) -> Terms | None:
        """Have the question in this wording; its terms, where nobody had asked in them before."""
        self.drop(question)
        read_as = read(text, self._language)
        wording = read_as.terms
        if not wording or len(self._wording) >= MOST:
            return None
        self._wording[question] = wording
        if wording in self._asked:
            self._asked[wording] += (question,)
            if len(texts := self._texts[wording]) < _TEXTS and read_as not in texts:
                self._texts[wording] = (*texts, read_as)
            return None
        self._asked[wording], self._texts[wording] = (question,), (read_as,)
        for term in wording:
            self._having.setdefault(term, {})[wording] = None
            self._spellings.meet(term)
        return wording

    def drop(self, question: QuestionId) -> Terms | None:
        """Have it no more; its terms, where nobody asks in them any longer."""
        wording = self._wording.pop(question, None)
        if wording is None:
            return None
        if others := tuple(each for each in self._asked[wording] if each != question):
            self._asked[wording] = others
            return None
        del self._asked[wording], self._texts[wording]
        for term in wording:
            del self._having[term][wording]
            if not self._having[term]:
                del self._having[term]
                self._unasked.add(term)
        return wording

    def settle(self) -> None:
        """Weigh terms anew, by the questions that there are now, and forget those of no question.

        Not at once: a question that is put again would have its words compared with all others.
        """
        self._weights.clear()
        for term in self._unasked - self._having.keys():
            self._spellings.forget(term)
        self._unasked.clear()

    def wordings(self) -> Collection[Terms]:
        """All that there are."""
        return self._asked.keys()

    def asked_in(self, wording: Terms) -> Collection[QuestionId]:
        """Who asks in exactly these terms."""
        return self._asked.get(wording, ())

    def near(self, text: str) -> list[Near]:
        """The wordings that count as asking the same as a text, the most alike first."""
        wording = read(text, self._language)
        same = [Near(1.0, wording.terms)] if wording.terms in self._asked else []
        return same + self._alike(wording.terms, (wording,))

    def alike(self, wording: Terms) -> list[Near]:
        """The other wordings that count as asking the same, the most alike first."""
        return self._alike(wording, self._texts[wording])

    def _alike(self, wording: Terms, texts: Iterable[Wording]) -> list[Near]:
        found = (
            Near(self._score(texts, wording, other), other) for other in self._candidates(wording)
        )
        near = [each for each in found if each.score >= ALIKE]
        return sorted(near, key=lambda each: (-each.score, sorted(each.wording)))

    def score(self, one: Terms, other: Terms) -> float:
        """How much two wordings are alike."""
        return self._score(self._texts[one], one, other)

    def _score(self, texts: Iterable[Wording], one: Terms, other: Terms) -> float:
        kin = self._spellings.kin
        found = score(one, other, self._weights, kin)
        if found < _NEARLY_ALIKE:
            return found
        pairs = product(texts, self._texts[other])
        return found * UNLIKE if any(in_one_frame(*pair, kin) for pair in pairs) else found

    def _candidates(self, wording: Terms) -> set[Terms]:
        """Those that share a term with it, but for terms that are too light to make them alike."""
        shared, alone = 0.0, total(wording, self._weights)
        found = set[Terms]()
        weighed = ((self._weights.together(frozenset((term,))), term) for term in wording)
        for least, term in sorted(weighed):
            shared, alone = shared + least, alone - self._weights.alone(term)
            if may_be_alike(shared, alone):
                found.update(*self._spelt(term))
        found.discard(wording)
        return found

    def _spelt(self, term: str) -> Iterator[dict[Terms, None]]:
        """The wordings with the term, and those with it misspelt."""
        yield self._having.get(term, {})
        for other in self._spellings.kin.get(term, ()):
            yield self._having.get(other, {})

    def having(self, terms: Terms) -> int:
        """How many wordings have all of these terms."""
        fewest, *others = sorted((self._having.get(term, {}) for term in terms), key=len)
        found: Set[Terms] = fewest.keys()
        for other in others:
            found = found & other.keys()
        return len(found)


class _Weights:
    """How much terms tell, as they are first asked for.

    Words that are always said together tell no more than one of them: what many say of different
    things is a common way to ask.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._together: dict[Terms, float] = {}
        self.clear()

    def clear(self) -> None:
        """There are other questions now."""
        self._once = weight(len(self._index), _TWO)
        self._together.clear()

    def alone(self, term: str) -> float:
        return self._once * emphasis(term)

    def together(self, terms: Terms) -> float:
        found = self._together.get(terms)
        if found is None:
            found = self._together[terms] = self._weigh(terms)
        return found

    def _weigh(self, terms: Terms) -> float:
        whole = weight(len(self._index), self._index.having(terms))
        if len(terms) > 1:
            return min(whole, sum(self.together(frozenset((term,))) for term in terms))
        return whole * sum(map(emphasis, terms))
