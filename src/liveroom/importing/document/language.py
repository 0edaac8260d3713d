"""The language of the event: as it is said, else the one the announcement is written in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from liveroom.importing.lexicon.languages import (
    HELD,
    IN,
    MARKS,
    NAMES,
    OTHER_USE,
    STOP_WORDS,
    USUAL,
)
from liveroom.importing.text.tokeniser import Token, Tokens, text_at

_NEAR = 14
_FEW = 3


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


def written_language(lines: Iterable[Sequence[Token]], letters: str) -> str | None:
    """The language whose small words the text has most of; None where there are too few."""
    words = Counter(token.text for tokens in lines for token in tokens if token.word)
    scores = {
        code: sum(words[word] for word in stops | USUAL[code]) * 1.0
        for code, stops in STOP_WORDS.items()
    }
    for code, marks in MARKS.items():
        scores[code] += min(scores[code], 0.5 * sum(letters.count(mark) for mark in marks))
    (best, most), (_, second) = sorted(scores.items(), key=lambda pair: -pair[1])[:2]
    return best if most >= _FEW and most > second else None
