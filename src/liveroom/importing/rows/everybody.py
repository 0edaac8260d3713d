"""Words in a speaker's place that name nobody: all speakers, tbc."""

from __future__ import annotations

from liveroom.importing.lexicon import people as words
from liveroom.importing.text.pieces import Piece, strong_pieces, trimmed
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import tokenise


def is_everybody(rich: Rich) -> bool:
    """Whether the text is `all speakers` and its like, which names nobody."""
    tokens = tokenise(rich.folded)
    hit = words.EVERYBODY.at(tokens, 0)
    return hit is not None and hit[1] == len(tokens)


def without_everybody(rich: Rich) -> Rich:
    """`Discussion – all speakers` without its end."""
    pieces = strong_pieces(rich)
    last: Piece | None = pieces[-1] if len(pieces) > 1 else None
    return trimmed(rich.cut(0, last.start)) if last and is_everybody(last.rich) else rich


def names_nobody(rich: Rich) -> bool:
    """As `Chair: tbd` does, too."""
    return is_everybody(rich.cut(rich.text.find(": ") + 1))
