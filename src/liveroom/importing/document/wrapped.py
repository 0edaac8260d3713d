"""Lines broken in the middle of a title, a name or a bracket, joined again."""

from __future__ import annotations

from liveroom.importing.lexicon.languages import STOP_WORDS
from liveroom.importing.lexicon.people import HONORIFICS
from liveroom.importing.rows.labels import read_label
from liveroom.importing.rows.row import CONNECTORS
from liveroom.importing.text.rich import CELL, Rich
from liveroom.importing.text.tokeniser import Tokens, text_at, tokenise

_GO_ON = CONNECTORS.union(*STOP_WORDS.values())
"""Words that end no line of their own."""

_MARKS = frozenset({"&", "/", "+"})


def joined(first: Rich, second: Rich) -> Rich | None:
    """Both as one text where the second goes on with the first; None where it does not."""
    if not first.text or not second.text or CELL in first.text or CELL in second.text:
        return None
    tokens, following = tokenise(first.folded), tokenise(second.folded)
    if not (_open(first) or _unfinished(first, tokens) or _small(second, following)):
        return None
    hyphen = first.text[-1] in "-\u2010" and first.text[-2:-1].isalpha()
    if hyphen and second.text[0].islower():
        return first.cut(0, len(first) - 1).join(second, "")
    return first.join(second)


def _open(rich: Rich) -> bool:
    """Whether a bracket or a quote is still open."""
    text = rich.folded
    return text.count("(") > text.count(")") or text.count('"') % 2 == 1


def _unfinished(rich: Rich, tokens: Tokens) -> bool:
    """Whether the last word asks for another: `raccolte da`, `SERPA &`, `Dr. TELMO`."""
    last = tokens[-1].text
    if last in _MARKS or (last == "," and "," not in rich.text[:-1]):
        return True
    if tokens[-1].word and last in _GO_ON and rich.text[tokens[-1].start].islower():
        return True
    words = [token for token in tokens if token.word]
    return len(words) == 2 and words[0].text in HONORIFICS and text_at(tokens, 1) == "."


def _small(rich: Rich, tokens: Tokens) -> bool:
    """Whether the line starts in the middle of a sentence."""
    return rich.text[0].islower() and len(tokens) > 1 and read_label(rich) is None
