"""Titles before a person's name: Prof. Dr.-Ing. Ana Ruiz, la Dra. Ana Ruiz, de heer Jan Kok."""

from __future__ import annotations

from liveroom.importing.lexicon import people
from liveroom.importing.people.organisations import ARTICLES
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens, listed, text_at, touching

_DOUBTFUL_TITLES = listed(
    "fr m d me on sen gen ks o lek bc card mons mc col em red rep pres dir cap cons comm dep jun"
    " apl asst"
)
"""Short titles that are words too, and need their dot."""


def past_article(tokens: Tokens, at: int = 0) -> int:
    """`la Dra. Ana Ruiz` is named without the article."""
    word, title = text_at(tokens, at), text_at(tokens, at + 1)
    if word == "a" and title == "/" and text_at(tokens, at + 2) == "prof":
        return at + 2  # A/Prof. Ana Ruiz
    dutch = word == "de" and title in people.COURTESY
    return at + (dutch or (word in ARTICLES and title in people.HONORIFICS))


def name_start(tokens: Tokens, at: int = 0) -> int:
    """Where the name itself starts in `la Dra. Ana Ruiz`, `de heer Jan Kok`."""
    bare = past_article(tokens, at)
    dotted = text_at(tokens, bare) == "p" and text_at(tokens, bare + 1) == "."
    if dotted and any(token.word for token in tokens[bare + 3 : bare + 5]):
        return bare + 2
    return bare + (bare > at and text_at(tokens, bare) in people.COURTESY)


def honoured(rich: Rich, tokens: Tokens, at: int) -> bool:
    """Whether a title such as Dr. or Frau stands before the name."""
    at = past_article(tokens, at)
    title = text_at(tokens, at)
    if past_honorifics(rich, tokens, at) == at:
        return False
    return text_at(tokens, at + 1) == "." or title not in _DOUBTFUL_TITLES


def past_honorifics(rich: Rich, tokens: Tokens, at: int) -> int:
    """The place after the titles that stand there, else the same."""
    if text_at(tokens, at) == "il" and text_at(tokens, at + 2) in {"lm", "lma"}:
        at += 3 + (text_at(tokens, at + 3) == ".")  # Il·lma. Sra. Ana Ruiz
    first = at
    if text_at(tokens, at - 1).isdecimal() and touching(tokens, at):
        return at  # 2d. Exercise
    while (word := _honorific(rich, tokens, at)) in people.HONORIFICS or (
        at > first and word in people.DEGREES
    ):
        dotted = text_at(tokens, at + 1) in {".", "ª"} and touching(tokens, at + 1)
        if (len(word) == 1 or word in _DOUBTFUL_TITLES) and not dotted:
            return at
        if word == "p" and len(text_at(tokens, at + 2)) < len("dr"):
            return at  # 9 p.m.
        after_dot = at == first and text_at(tokens, at - 1) == "."
        if len(word) == 1 == len(text_at(tokens, at - 2)) and after_dot:
            return at  # 3 p. m.
        degree = text_at(tokens, at + 1) in people.DEGREES and text_at(tokens, at + 2) == "."
        more = text_at(tokens, at + 1) in people.HONORIFICS
        if not (dotted or degree or more or is_capital(rich, tokens, at + 1)):
            return at
        at += 2 if dotted else 1
        if text_at(tokens, at) in {"ª", "a", "ssa"} and touching(tokens, at):
            at += 1
        if text_at(tokens, at) == "-" and touching(tokens, at):
            at += 1
    return at


def _honorific(rich: Rich, tokens: Tokens, at: int) -> str:
    """The token's text; `Dª`, which folds like a small word, is a title."""
    word = text_at(tokens, at)
    return "dona" if word == "da" and rich.text[tokens[at].start :][:2] == "Dª" else word


def is_capital(rich: Rich, tokens: Tokens, at: int) -> bool:
    """Whether a capital stands there."""
    return at < len(tokens) and rich.text[tokens[at].start].isupper()
