"""Role and organisation apart: `Head of Data at ICGC`, `Director, City Hall`, `UPC, professor`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from liveroom.importing.lexicon import positions
from liveroom.importing.lexicon.people import MODERATING
from liveroom.importing.people.organisations import (
    ends_organisation,
    is_organisation,
    is_place,
    opens_organisation,
)
from liveroom.importing.people.role_words import is_chief, is_role, is_role_word
from liveroom.importing.text.pieces import ANDS, trimmed
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens, phrases, text_at, tokenise

_BETWEEN = r"\)?[\s,;/(–—-]+(?:[^\W\d]{1,3} )?"

_FIELD = 2
"""Words of what an office is for, in a list of such."""

_SHORT = 6
"""Words of a role that capitals may follow without a mark."""

_ARTICLES = phrases(
    "begge|both|beide|beiden|ambos|ambas|the|la|el|l'|le|les|los|las|der|die|das|dem|den|o|a|os|els"
)


def affiliation(parts: Sequence[Rich]) -> tuple[str | None, str | None]:
    """The role and the organisation that the parts after a name say."""
    parts = _with_fields(_with_places([part for part in parts if part.text]))
    if not parts:
        return None, None
    if len(parts) == 1:
        return _one(parts[0])
    if is_role(parts[-1]):
        if is_organisation(parts[0]) and not is_role(parts[0]):
            return _text(parts[1:]), _text(parts[:1])
        if is_role(parts[0]) and any(_one(part)[1] for part in parts[:-1]):
            return _text(parts), None  # each of the roles has a house of its own
        role, organisation = _one(parts[-1], not is_role(parts[0]))
        return _text([*parts[:-1], Rich(role or "")]), organisation
    if is_organisation(parts[0]) and not is_role(parts[0]):
        return None, _text(parts)
    if whole := _organisation_at(parts):
        return _text(parts[:whole]), _bare(Rich(_text(parts[whole:]) or ""))
    last = _bare(parts[-1])
    if last[:1].islower() or _goes_on(parts[-1]):
        return _text(parts), None
    return _text(parts[:-1]), last


def _organisation_at(parts: Sequence[Rich]) -> int:
    """Where the parts of an organisation start: Director, `Inst. of Tides, University of X`."""
    for at, part in enumerate(parts[1:], 1):
        shortened = part.text.partition(" ")[0].endswith(".")
        named = part.text[:1].isupper() or shortened
        if named and (opens_organisation(part) or ends_organisation(part)) and not is_role(part):
            return 0 if any(map(is_role, parts[at:])) else at
    return 0


def _goes_on(part: Rich) -> bool:
    """Whether it is a role's end: Dean of Tides, `Sand and Salt of the University`."""
    tokens = tokenise(part.folded)
    small = (at for at in range(1, len(tokens)) if positions.AT.at(tokens, at))
    at = next((at for at in small if part.text[tokens[at].start].islower()), None)
    if at is None or tokens[0].text in positions.TOWNS or not is_organisation(part):
        return False
    return not is_organisation(part.cut(0, tokens[at].start))


def _with_places(parts: list[Rich]) -> list[Rich]:
    """`Universidad del Cauca, Colombia` is one part."""
    joined: list[Rich] = []
    for part in parts:
        if joined and is_place(part):
            part = joined.pop().join(part, ", ")
        joined.append(part)
    return joined


def _with_fields(parts: list[Rich]) -> list[Rich]:
    """`Minister for Tides`, `Sand and Salt` are one part: all that an office is for."""
    if not parts or not is_role(parts[0]):
        return parts
    for at, part in enumerate(parts[1:], 1):
        tokens = tokenise(part.folded)
        last = next((k for k in (1, 2) if text_at(tokens, k) in ANDS), 0)
        inner = not last and len(tokens) <= _FIELD
        if is_role(part) or opens_organisation(part) or not (last or inner):
            return parts
        if last:
            house = tokens[-1].text in positions.ORGANISATIONS
            house = house and part.text[tokens[-2].start].isupper()
            whole = parts[0]
            for more in parts[1 : at + 1]:
                whole = whole.join(more, ", ")
            apart = house or _goes_on(part)
            return parts if apart else [whole, *parts[at + 1 :]]
    return parts


def _text(parts: Sequence[Rich]) -> str | None:
    return ", ".join(part.text for part in parts if part.text) or None


def as_written(said: str | None, text: str) -> str | None:
    """Parts that were put together with the marks that the text has between them."""
    if said is None or ", " not in said or said in text:
        return said
    found = re.search(_BETWEEN.join(map(re.escape, said.split(", "))) + r"\)*", text)
    whole = found and found[0].count("(") == found[0].count(")")
    return found[0] if found and whole else said


def _bare(rich: Rich) -> str:
    """An organisation without the small words before it: `da UFMG`, `of the Tide Society`."""
    tokens = tokenise(rich.folded)
    lead = positions.AT.at(tokens, 0)
    start = after_article(rich, tokens, lead[1] if lead and rich.text[0].islower() else 0)
    return rich.cut(tokens[start].start if start < len(tokens) else 0).text


def after_article(rich: Rich, tokens: Tokens, at: int) -> int:
    """The place after a small article that stands there, else the same."""
    article = _ARTICLES.at(tokens, at)
    if article and article[1] < len(tokens) and rich.text[tokens[at].start].islower():
        return article[1]
    return at


def _one(part: Rich, alone: bool = True) -> tuple[str | None, str | None]:
    if part.folded in MODERATING:
        return part.text, None
    if not (is_role(part) or _are_roles(part)):
        bare = Rich(_bare(part))
        named = is_organisation(bare) or opens_organisation(bare)
        if bare.text[0].islower() and not named:
            return part.text, None
        return None, bare.text
    tokens = tokenise(part.folded)
    if _has_offices(tokens):
        return part.text, None
    if is_chief(part) and not is_place(house := part.cut(tokens[0].end)):
        return part.text[: tokens[0].end], house.text
    for at in range(1, len(tokens)):
        if _is_house(part, tokens, at):
            return part.cut(0, tokens[at].start).text, part.cut(tokens[at].start).text
        split = _organisation_from(part, tokens, at)
        if split:
            return trimmed(part.cut(0, tokens[at].start)).text, part.cut(split).text
    loud = _loud_end(part, tokens) if alone else 0
    if loud:
        return part.cut(0, loud).text, part.cut(loud).text
    return part.text, None


def _are_roles(part: Rich) -> bool:
    """Whether it starts with the role of several: `Lawyers of the Board of Tides`."""
    tokens = tokenise(part.folded)
    word = tokens[0].text
    several = word.endswith("s") and not positions.ROLES.isdisjoint({word[:-1], word[:-2]})
    lead = positions.AT.at(tokens, 1) if several else None
    return lead is not None and lead[1] < len(tokens) and _names_house(part, tokens, lead[1])


def _names_house(part: Rich, tokens: Tokens, at: int) -> bool:
    """Whether a word of organisations is the first there, perhaps behind an article."""
    return opens_organisation(part.cut(tokens[after_article(part, tokens, at)].start))


def _has_offices(tokens: Tokens) -> bool:
    """Whether there are two: `Dean of Tides and chair of the Harbour Board`."""
    following = (text_at(tokens, at + 1) for at, word in enumerate(tokens) if word.text in ANDS)
    return any(map(is_role_word, following))


def _is_house(part: Rich, tokens: Tokens, at: int) -> bool:
    """Whether a house's name with an of starts here: Presidente `Ordine dei Geologi`."""
    if tokens[at].text not in positions.STRONG_ORGANISATIONS - positions.OF_HOUSES:
        return False
    loud = part.text[tokens[at].start].isupper() and positions.AT.at(tokens, at + 1) is not None
    role = is_role_word(tokens[at - 1].text)
    second = at > 1 and is_role_word(tokens[at - 2].text)
    return loud and (role or (second and part.text[tokens[at - 1].start].isupper()))


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


def _organisation_from(part: Rich, tokens: Tokens, at: int) -> int | None:
    """Where the organisation after a preposition at `at` starts."""
    lead = positions.AT.at(tokens, at)
    if lead is None or lead[1] >= len(tokens):
        return None
    pure = (
        positions.PURE_AT.at(tokens, at) is not None or text_at(tokens, at - 1) in positions.OWNERS
    )
    start = after_article(part, tokens, lead[1])
    if start >= len(tokens):
        return None
    capital = part.text[tokens[start].start].isupper()
    named = start + 1 < len(tokens) and part.text[tokens[start + 1].start].isupper()
    if not capital and not (named and text_at(tokens, start) in positions.STRONG_ORGANISATIONS):
        return None
    opening = [text_at(tokens, place) for place in range(start, min(start + 3, len(tokens)))]
    strong = opening[0] in positions.STRONG_ORGANISATIONS or (
        pure or _abbreviated(part.cut(tokens[start].start))
    )
    return tokens[start].start if strong else None


def _abbreviated(rest: Rich) -> bool:
    """A single word in capitals, or with one inside: ICGC, AgroVida."""
    alone = len(rest.text.split()) == 1 and rest.text.isalpha()
    return alone and any(letter.isupper() for letter in rest.text[1:])
