"""Words of events and of the pages around them, which tell what is a title."""

from __future__ import annotations

from liveroom.importing.lexicon.word_lists import word_lists
from liveroom.importing.text.tokeniser import listed, phrases

_LISTS = word_lists("event_words")

FORMATS = phrases(_LISTS["formats"])
"""Kinds of events, which stand before the title of one."""

TITLED = phrases(_LISTS["titled"])
"""Between the kind of an event and its title in quotes."""

NAMED = listed(_LISTS["named"])
"""Nouns for a title, behind the title itself: Salt and sand is the title of the lecture."""

PLACED = phrases(_LISTS["placed"])
"""Verbs behind the name of an event: the Days of Salt will take place on 3 April."""

BOOKS = listed(_LISTS["books"])
"""Before quotes that are a book's title, and no event's."""

GOES_ON = listed("in en na en dans v no nella em a auf de del der die das")
"""Behind a comma they go on with the sentence, not with the title in it."""

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
