"""A spelling for comparing: lower case, no accents, plain quotes and dashes, the same length."""

from __future__ import annotations

import re
import unicodedata

_SAME = {
    **dict.fromkeys("‐‑‒–—―−﹘－", "-"),
    **dict.fromkeys("“”„‟«»″〝〞＂", '"'),
    **dict.fromkeys("‘’‚‛`´′ʼ＇", "'"),
    "×": "x",
    **dict(zip("łŁøØđĐı", "llooddi", strict=True)),
}


_SINGLE = re.compile(r"[‘‚](?=\S)([^‘‚’“”\"]{3,300}(?:’\w[^‘‚’“”\"]{0,300}){0,9})[’‘](?!\w)")
"""Words in single quotes, in which apostrophes stand between letters."""


class _Folding(dict[int, str]):
    """Fills itself as letters are met, so that a long text costs one look-up per letter."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_letter(chr(code))
        return folded


def _fold_letter(letter: str) -> str:
    if letter in _SAME:
        return _SAME[letter]
    if unicodedata.category(letter) == "Zs":
        return " "
    parts = unicodedata.normalize("NFKD", letter)
    base, rest = parts[0], parts[1:]
    if any(not unicodedata.combining(mark) for mark in rest):
        return letter
    lower = base.lower()
    return lower if len(lower) == 1 else base


_FOLDING = _Folding()


def fold(text: str) -> str:
    """The text as it is compared; position n in it is position n in the text."""
    folded = text.translate(_FOLDING)
    if "‘" not in text:
        return folded
    letters = list(folded)
    for found in _SINGLE.finditer(text):
        letters[found.start()] = letters[found.end() - 1] = '"'
    return "".join(letters)
