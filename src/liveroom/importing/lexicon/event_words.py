"""Words of events and of the pages around them, which tell what is a title."""

from __future__ import annotations

from liveroom.importing.lexicon.word_lists import word_lists
from liveroom.importing.text.tokeniser import listed, phrases

_LISTS = word_lists("event_words")

FORMATS = phrases(_LISTS["formats"])
"""Kinds of events, which stand before the title of one."""

TITLED = phrases(_LISTS["titled"])
"""Between the kind of an event and its title in quotes."""

FURNITURE = phrases(_LISTS["furniture"])
"""What lines of a page or a mail start with that are about no event."""

OF_SITES = listed(_LISTS["of_sites"])
"""Words of lines that name a page's site."""

BEFORE_DAYS = listed(
    "on the el le am at em del de los las día dia días dias giorno giorni les den op dnia"
)
BEFORE_FORMATS = listed(
    "free public online live next our virtual gratuito prochaine prochain próxima próximo nächste"
    " nächster prossimo prossima ["
)
AFTER_FORMATS = listed("online virtual series # gratuit en ligne ]")
