"""Where in a role's words its house starts: Director at the `Tide Society`, botaniste `HERBAX`."""

from __future__ import annotations

from liveroom.importing.lexicon import positions
from liveroom.importing.people.organisations import is_house_word, is_place
from liveroom.importing.people.role_words import is_chief, is_role_word
from liveroom.importing.text.pieces import ANDS
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens, listed, phrases, text_at

_WEAK = positions.ORGANISATIONS - positions.STRONG_ORGANISATIONS
"""Words of houses that are parts of a role too: Team, Office."""

_SHORT = 6
"""Words of a role that capitals may follow without a mark."""

_ARTICLES = phrases(
    "begge|both|beide|beiden|ambos|ambas|the|la|el|l'|le|les|los|las|der|die|das|dem|den|o|a|os|els"
)

_FEW = 3
"""Words of a role in small letters before a house's capitals."""

_COUNCILLORS = ("assess", "conc", "cons", "vereador", "minist", "secret")
"""Starts of offices that are said with what they are for: assessora Cultura."""

_COMPOUND = 3
"""Words that may be a house and a role in it."""

_FIELDS = listed("hr it pr ai ki ti eu rh qa ux vfx tv")
"""What somebody works on, in capitals, which is no house: Director HR."""

_INSIDE = frozenset({"-", "&", "'", "s"})
"""Marks within a house's name."""

_THE = phrases("of the|for the|with the|at the")
"""Before a house whatever words with capitals it is called by."""


def house_in(part: Rich, tokens: Tokens) -> tuple[int, int] | None:
    """Where the role in the part ends, and where the house behind it starts.

    None does in `dean of the Tide Society and chair of the Harbour Board`, which are two.
    """
    if is_chief(part):
        return None if is_place(part.cut(tokens[0].end)) else (tokens[0].end, tokens[1].start)
    offices = [at for at, word in enumerate(tokens) if word.text in ANDS]
    offices = [at for at in offices if is_role_word(text_at(tokens, at + 1))]
    for at in range(1, len(tokens)):
        pure = positions.PURE_AT.at(tokens, at) and at > max(offices, default=0)
        if offices and not pure:
            continue
        house = _after_role(part, tokens, at) or _after_small(part, tokens, at)
        if house:
            return tokens[at - 1].end, house
    loud = 0 if offices else _loud_end(part, tokens) or _capitals_end(part, tokens)
    return (loud, loud) if loud else None


def role_behind(part: Rich, tokens: Tokens) -> int | None:
    """Where the role starts in `Harbour Trust Programme Manager`, 0 where all of it is one.

    None where capitals do not end in a role's word, or small words stand between them.
    """
    if len(tokens) < _COMPOUND or is_role_word(tokens[0].text) or is_house_word(tokens[0].text):
        return None
    loud = all(_is_capital(part, tokens, at) or word.text in ANDS for at, word in enumerate(tokens))
    if not loud or not is_role_word(tokens[-1].text):
        return None
    for kind in (positions.STRONG_ORGANISATIONS, positions.ORGANISATIONS):
        for at in range(len(tokens) - 2, -1, -1):
            short = part.text[tokens[at].start : tokens[at].end]
            code = short.isupper() and len(short) > 1 and short.casefold() not in _FIELDS
            if tokens[at].text in kind or code:  # the letters of R&D are none
                return tokens[at + 1].start
    return 0


def _after_role(part: Rich, tokens: Tokens, at: int) -> int:
    """Where a house starts right behind a role: Presidente `Ordine dei Geologi`; else 0."""
    word, role = tokens[at].text, is_role_word(tokens[at - 1].text)
    written = part.text[tokens[at].start : tokens[at].end]
    if role and written.isupper() and len(word) > 1 and word not in _FIELDS:
        return tokens[at].start  # Kanzler TU Salter
    if not is_house_word(word) or word in positions.OF_HOUSES:
        return 0
    capital = written[0].isupper()
    second = at > 1 and is_role_word(tokens[at - 2].text)
    named = role and not capital and _is_capital(part, tokens, at + 1)  # presidente fondazione SALE
    of = capital and word in positions.STRONG_ORGANISATIONS and positions.AT.at(tokens, at + 1)
    fits = named or (of and (role or (second and _is_capital(part, tokens, at - 1))))
    return tokens[at].start if fits else 0


def _after_small(part: Rich, tokens: Tokens, at: int) -> int:
    """Where a house starts behind a preposition at `at`: Director at the `Tide Society`; else 0."""
    lead = positions.AT.at(tokens, at)
    start = after_article(part, tokens, lead[1]) if lead else len(tokens)
    if start >= len(tokens):
        return 0
    first = tokens[start]
    named = _is_capital(part, tokens, start + 1)
    if part.text[first.start].islower():
        strong = first.text in positions.STRONG_ORGANISATIONS
        return first.start if strong and named else 0
    run = start
    while run < len(tokens) and (tokens[run].text in _INSIDE or _is_capital(part, tokens, run)):
        run += 1
    words = {token.text for token in tokens[start:run]}
    weak = words & _WEAK
    more = positions.AT.at(tokens, run) is not None
    the = _THE.at(tokens, at) and named and (more or tokens[run - 1].text not in weak)
    loud = (more and first.text in weak) or (
        run > start + 1 and any(map(is_house_word, words - weak))
    )
    pure = positions.PURE_AT.at(tokens, at) is not None
    owned = text_at(tokens, at - 1) in positions.OWNERS and not is_place(part.cut(first.start))
    strong = first.text in positions.STRONG_ORGANISATIONS or _abbreviated(part.cut(first.start))
    return first.start if the or loud or pure or owned or strong else 0


def _is_capital(part: Rich, tokens: Tokens, at: int) -> bool:
    return at < len(tokens) and part.text[tokens[at].start].isupper()


def house_at(part: Rich, tokens: Tokens) -> tuple[int, int]:
    """Where the role ends and the house starts in `Agronomist at Quillpad`; else 0 and 0."""
    for at in range(1, len(tokens) - 1):
        if is_house_word(tokens[at - 1].text):
            break
        the = _THE.at(tokens, at) if tokens[at].text != "of" else None
        if lead := positions.PURE_AT.at(tokens, at) or the:
            start = after_article(part, tokens, lead[1])
            fits = _is_capital(part, tokens, start)
            return (tokens[at].start, tokens[start].start) if fits else (0, 0)
    return 0, 0


def after_article(rich: Rich, tokens: Tokens, at: int) -> int:
    """The place after a small article that stands there, else the same."""
    article = _ARTICLES.at(tokens, at)
    if article and article[1] < len(tokens) and rich.text[tokens[at].start].islower():
        return article[1]
    return at


def _loud_end(part: Rich, tokens: Tokens) -> int:
    """Where the capitals after a role start: `botaniste HERBAX`; not in `Head of HR`."""
    at = len(tokens)
    while at and len(word := part.text[tokens[at - 1].start : tokens[at - 1].end]) > 2:
        if not word.isupper():
            break
        at -= 1
    if at and tokens[at - 1].text in ANDS:
        return 0
    house = 1 < at < len(tokens) and text_at(tokens, at - 1) in positions.STRONG_ORGANISATIONS
    at -= house and part.text[tokens[at - 1].start].isupper()
    glued = positions.AT.at(tokens, at - 1) or text_at(tokens, at - 1) in set("-/&'")
    if at in {0, len(tokens)} or at > _SHORT or glued:
        return 0
    return tokens[at].start


def _capitals_end(part: Rich, tokens: Tokens) -> int:
    """Where behind a role in small letters the capitals of a house start; else 0.

    As in `responsabile Lega Sale`; none does in `assessora Cultura`, who works on that.
    """
    at = next((at for at in range(len(tokens)) if not part.text[tokens[at].start].islower()), 0)
    small = tokens[:at]
    if not 0 < at <= _FEW or tokens[at - 1].text in positions.CONNECTORS:
        return 0
    if not is_role_word(small[-1].text) or small[-1].text.startswith(_COUNCILLORS):
        return 0
    said = tokens[at:]
    if len(said) == 1 and is_house_word(said[0].text):
        return 0  # dyrektor Muzeum
    apart = any(is_role_word(word.text) or word.text in ANDS for word in said)
    named = all(
        _is_capital(part, tokens, k) or tokens[k].text in positions.CONNECTORS
        for k in range(at, len(tokens))
    )
    return 0 if apart or not named else tokens[at].start


def _abbreviated(rest: Rich) -> bool:
    """A single word in capitals, or with one inside: ICGC, AgroVida."""
    alone = len(rest.text.split()) == 1 and rest.text.isalpha()
    return alone and any(letter.isupper() for letter in rest.text[1:])
