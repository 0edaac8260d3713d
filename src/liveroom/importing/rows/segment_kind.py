"""What a segment is for, told from its words."""

from __future__ import annotations

from liveroom.core.program import Kind
from liveroom.importing.lexicon.kinds import KINDS, OPEN_DEBATE, PUBLIC, STRONG
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens, listed, tokenise

_FEW = 3
_HEAD = 5
"""Words at the start of a text that tell its kind."""

_EDGE = listed("""
the a an and & y e et und i la el le les los las o de final short brief general open opening
closing official breve kurze petite live virtual online : - . ! ( ) institutional institucional
joint first second with by del oficial session remarks l ' " 1 2 3 4 5 6 7 8 9 die der das os as
els our uma una un une eine our n º # no 10 11 12 moderated moderada moderado general
ii iii iv v vi vii viii ^ ª °
""")


def find_kind(rich: Rich, whole: bool = False) -> Kind | None:
    """The kind that the first words name; with `whole`, only where they name nothing else."""
    tokens = tokenise(rich.folded)
    if not tokens:
        return None
    found = KINDS.all(tokens if whole else tokens[: _HEAD + 3])
    if whole and not _covered(tokens, [(a, b) for _, a, b in found] + _debates(tokens)):
        return None
    if not whole:
        found = [hit for hit in found if hit[1] < _HEAD and _leads(tokens, hit[1])]
    if not whole and (short := _short(tokens)):
        return short
    kinds = [kind for kind, _, _ in found]
    if kinds and kinds[0] is Kind.PANEL and PUBLIC.find(tokens):
        return Kind.QA
    if not kinds:
        return Kind.PANEL if OPEN_DEBATE.at(tokens, 0) else None
    for kind in kinds[1:]:
        if (
            kind in STRONG
            and kind is not Kind.BREAK
            and kinds[0] not in STRONG
            and not _joined(tokens, found)
        ):
            return kind
    return kinds[0]


def _short(tokens: Tokens) -> Kind | None:
    """`Listeners' questions`, `Virtual coffee`: the last of a few words tells."""
    words = sum(token.word and len(token.text) > 1 for token in tokens)
    found = KINDS.all(tokens) if words <= 4 else []
    last = found[-1] if found and found[-1][2] == len(tokens) else None
    if last is None or last[1] == 0 or KINDS.at(tokens, 0):
        return None
    if last[0] in {Kind.QA, Kind.BREAK, Kind.PANEL}:
        return last[0]
    joined = tokens[last[1] - 1].text in {
        "and",
        "&",
        "y",
        "e",
        "et",
        "und",
        "i",
        "final",
    }
    if (joined or words <= _FEW) and last[0] not in {Kind.TALK, Kind.OTHER}:
        return last[0]
    return None


def is_open_debate(rich: Rich) -> bool:
    """Whether the text says debate and no more, so that who speaks decides its kind."""
    tokens = tokenise(rich.folded)
    hit = OPEN_DEBATE.find(tokens)
    return hit is not None and hit[1] < 3 and not KINDS.find(tokens[:_HEAD])


def _debates(tokens: Tokens) -> list[tuple[int, int]]:
    return [(a, b) for _, a, b in OPEN_DEBATE.all(tokens)]


def _covered(tokens: Tokens, spans: list[tuple[int, int]]) -> bool:
    inside = {at for first, after in spans for at in range(first, after)}
    return bool(inside) and all(
        at in inside or token.text in _EDGE for at, token in enumerate(tokens)
    )


def _leads(tokens: Tokens, first: int) -> bool:
    """Whether only small words stand before."""
    return (
        all(token.text in _EDGE or not token.word for token in tokens[:first])
        or any(hit[2] == first for hit in KINDS.all(tokens[:first]))
        or (first > 0 and bool(KINDS.at(tokens, 0)))
    )


def _joined(tokens: Tokens, found: list[tuple[Kind, int, int]]) -> bool:
    """`Welcome and presentation`, `Closing and questions`: the first of the two counts."""
    between = tokens[found[0][2] : found[1][1]]
    return any(
        token.text in {"and", "&", "y", "e", "et", "und", "i", "+", "/", ","} for token in between
    )
