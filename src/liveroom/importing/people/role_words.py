"""Words that say what somebody does: `Head of Data`, `wiceprezes`."""

from __future__ import annotations

import re
from functools import lru_cache

from liveroom.importing.lexicon import positions
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens, text_at, tokenise

_HOUSES = ("departam", "departem", "dipartim")
_CHIEFS = frozenset({"AD", "CEO", "CFO", "CIO", "COO", "CTO", "DG", "PDG"})
"""Offices in capitals, which a house may follow: CEO Quillpad."""

_DEPUTY = ("vice", "vize", "wice", "pro", "sub", "ex", "co")
"""Starts of words for a deputy or former one."""


_PERSON = re.compile(
    r"Secretári[ao]s?\b|Secretaria(?!.*(?:[ãç]| d[ao]s? | Estad| Municip))|Maître(?:sse)? de conf"
    r"|(?:MCF|MdC|Pr|PU|PU-PH)\.?$"
)
"""Whoever has the office: in Portuguese the first without its accent is the office, in Spanish the
person; and French titles of lecturers, which are courtesies or letters alone.
"""


@lru_cache(maxsize=1024)
def is_role(piece: Rich) -> bool:
    """Whether the piece says what somebody does."""
    tokens = tokenise(piece.folded)
    if text_at(tokens, 0) == "prof" and _is_chair(piece, tokens):
        return True
    if is_chief(piece):
        return True
    head = [token.text for token in tokens[:6] if len(token.text) > 1 and token.word][:4]
    if _PERSON.match(piece.text) or (head and piece.text[0].islower() and is_role_word(head[0])):
        return True  # secretária, which without its accents is an office too
    if any(map(is_role_word, head)):
        house = text_at(tokens, 0)
        if is_role_word(text_at(tokens, 1)) and _ends_role(tokens, 2):
            return True  # theatre critic of the Salter News
        if not is_role_word(house) and text_at(tokens, 1) in positions.STRONG_ORGANISATIONS:
            return is_role_word(text_at(tokens, 2))  # Royal Academy of Arts
        return house not in positions.STRONG_ORGANISATIONS and not house.startswith(_HOUSES)
    return False


def _ends_role(tokens: Tokens, at: int) -> bool:
    return at == len(tokens) or positions.AT.at(tokens, at) is not None


def is_chief(piece: Rich) -> bool:
    """Whether it is an office in capitals and a house: `AD Quillpad`."""
    office, _, house = piece.text.partition(" ")
    return office in _CHIEFS and house[:1].isupper()


def _is_chair(piece: Rich, tokens: Tokens) -> bool:
    """`Prof. in the Department of Tides`: small words follow what before a name is a title."""
    after = 2 if text_at(tokens, 1) == "." else 1
    return after < len(tokens) and piece.text[tokens[after].start].islower()


@lru_cache(maxsize=4096)
def is_role_word(word: str, plain: bool = False) -> bool:
    """Whether the word is a role's, such as `wiceprezes`; a `plain` one counts without endings."""
    bare = next((word[len(each) :] for each in _DEPUTY if word.startswith(each)), "")
    if word in positions.ROLES or bare in positions.ROLES:
        return True
    return not plain and word.endswith(positions.ROLE_ENDINGS)
