"""Words of prose that present somebody: who takes part, speaks, moderates or is a guest."""

from __future__ import annotations

from liveroom.importing.lexicon.word_lists import word_lists
from liveroom.importing.text.tokeniser import Tokens, listed, phrases

_LISTS = word_lists("presenting")

_PHRASES = phrases(_LISTS["phrases"])
_STEMS = tuple(sorted(listed(_LISTS["stems"])))
_WORDS = listed(_LISTS["words"])
HELPING = listed("will wird werden saranno seran seront")
"""Verbs that present somebody only right beside the name: Ana Ruiz will speak."""

WORKS = listed(_LISTS["works"])
"""Works and honours: the person behind them made them, and does not speak."""

FROM = phrases(_LISTS["from"])
"""Between a name and where somebody is from."""

IS = phrases("is|is a|is an|is the|es|es el|es la|est|est le|est la|est un|est une|ist|jest|is een")
"""Between a name and a role: Ana Ruiz is the director of Tides."""

PLACED = listed("in im am nach near dans à al alla all' at w u na te zur ins")
"""Right before a name they tell that a house or a street is called so."""

SMALL = listed("de del della di da do du of the d' dels dos")
"""Small words inside the name of a house."""

ARTICLES = listed("the el la il lo le l' o a der die den het")
"""Before the role of one more person, or before a house."""

LEADS = listed(_LISTS["leads"])
"""Small words before a role."""

APART = phrases(_LISTS["apart"])
"""Headings and labels above people who do not speak."""

EXPECTED = listed(
    "de del por per a is es sono bio : la en el na l d da ' von vom durch mit by with par pelo pela"
    " door met ist"
)
"""Small words between a word that presents and a name."""

PLURAL = listed("los las els les os as gli i dos das dei delle degli des pelos pelas")
"""Articles of roles that several people have, which are left out."""

ORGANISING = ("organi", "veranstalt", "promov", "promo", "impuls", "coorgani")
"""Starts of a first word after which somebody only arranges: Organiza Ana Ruiz."""

THIS = listed("this these este esta estos estas aquest aquesta dieser diese dieses deze dit questo")
"""In a role they tell that it is one of the event itself: founder of this series."""

WHOLE = tuple(_LISTS["whole"].split())
"""Starts of words for a whole event, which a line below its last row may be about."""

RELATIVE = listed(_LISTS["relative"])
"""First words of what a sentence adds about somebody."""


def cues(tokens: Tokens) -> list[tuple[int, int]]:
    """Where words that present somebody stand: the first token and the one after the last."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(tokens):
        end = 0
        if hit := _PHRASES.at(tokens, at):
            end = hit[1]
        elif tokens[at].text in _WORDS or tokens[at].text.startswith(_STEMS):
            end = at + 1
        helps = end and tokens[at].text in HELPING
        if end and not (helps and found and found[-1][1] == at):
            found.append((at, end))
        at = end or at + 1
    return found
