"""The language of the event: as it is said, else the one the announcement is written in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from liveroom.importing.lexicon.languages import (
    HELD,
    IN,
    NAMES,
    OTHER_USE,
    OTHER_WORDS,
    STOP_WORDS,
    USUAL,
)
from liveroom.importing.text.tokeniser import Token, Tokens, text_at

_NEAR = 14
_FEW = 2
_SHARE = 0.07
_AHEAD = 1.25
_DOTS = frozenset({".", "/"})
_CLOCK = frozenset({"am", "pm"})
"""Behind an hour in any language; `am` is German too."""


def stated_language(tokens: Tokens, labelled: bool) -> tuple[str, int] | None:
    """The language that a line says the event is held in, and how sure that is (3 is best)."""
    for code, first, _ in NAMES.all(tokens):
        before = [token.text for token in tokens[max(0, first - _NEAR) : first]]
        after = [token.text for token in tokens[first + 1 : first + 5]]
        if labelled:
            if not OTHER_USE.intersection(before):
                return code, 3
            continue
        if OTHER_USE.intersection(before[-6:]) or OTHER_USE.intersection(after[:1]):
            continue
        lead = text_at(tokens, first - 1) in IN or (
            text_at(tokens, first - 1) in {"deutscher", "language", "lengua", "lingua", "idioma"}
        )
        if (lead or "sprache" in after or "language" in after) and HELD.intersection(
            before + after
        ):
            return code, 2
        if lead and len(tokens) <= 12:
            return code, 1
    return None


def written_language(lines: Iterable[Sequence[Token]]) -> str | None:
    """The language whose small words the text has clearly most of; None where none has."""
    words = Counter(word for tokens in lines for word in _words(tokens))
    scores = {code: _score(words, _OWN[code]) for code in STOP_WORDS}
    (best, most), (_, second) = sorted(scores.items(), key=lambda pair: -pair[1])[:2]
    least = max(_FEW, _SHARE * words.total(), _AHEAD * second, 2 * _score(words, _OTHER))
    return best if most >= least else None


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    """All but `am` and `pm`, and letters with a dot: `D. Luis` has no Catalan word."""
    for token, after in zip(tokens, [*tokens[1:], None], strict=False):
        initial = len(token.text) == 1 and after is not None and after.text in _DOTS
        if token.word and not initial and token.text not in _CLOCK:
            yield token.text


def _score(words: Counter[str], weights: Mapping[str, float]) -> float:
    return sum(words[word] * weight for word, weight in weights.items())


def _weights(words: frozenset[str]) -> dict[str, float]:
    """A word that several languages have counts for each of them the less."""
    return {word: 1 / max(1, sum(word in own for own in _ALL.values())) for word in words}


_ALL = {code: stops | USUAL[code] for code, stops in STOP_WORDS.items()}
_OWN = {code: _weights(words) for code, words in _ALL.items()}
_OTHER = _weights(OTHER_WORDS.difference(*_ALL.values()))
