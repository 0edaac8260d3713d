"""Words of roles and of organisations, and what stands between the two."""

from __future__ import annotations

from pathlib import Path

from liveroom.importing.lexicon.word_lists import word_lists
from liveroom.importing.text.tokeniser import listed, phrases

_LISTS = word_lists("positions")

_JOBS = Path(__file__).with_name("job_words.txt").read_text("ascii").split()
ORGANISATIONS = listed(_LISTS["organisations"])
ROLES = listed(_LISTS["roles"]) | (frozenset(_JOBS) - ORGANISATIONS)
"""Words for what people do; building/job_words.py lists those of the jobs that Faker has."""

ROOMS = listed(_LISTS["rooms"])
"""First words of a place in a house, which is nobody: Salle Bleue, Hall."""

ROLE_ENDINGS = tuple(_LISTS["role_endings"].split())
"""Ends of words, mostly German ones, that are roles: Stadtbaurätin, Klimaforscherin."""

HOUSE_ENDINGS = tuple(_LISTS["house_endings"].split())
"""Ends of words that are organisations: Landesbibliothek, universitetet."""

TOWNS = listed("city town ville ciudad cidade ciutat state estado village commune province")
"""`City of Lisbon` speaks as an organisation."""

STRONG_ORGANISATIONS = ORGANISATIONS - listed(_LISTS["strong_organisations"])
OF_HOUSES = listed("wydziału uniwersytetu instytutu akademii ministerstwa fundacji")
"""Words that say that a role is of an organisation, and that start no name of it."""

OWNERS = listed(_LISTS["owners"])
"""Roles whose `of` an organisation follows: founder of Quillpad."""

AT = phrases(_LISTS["at"])
PURE_AT = phrases("at|@|chez|ved|hos|bei|beim|bei der|an der|at the|au sein de|an der|am")
"""Between a role and an organisation, whatever the organisation is called."""

CONNECTORS = listed("""
of de del la las los el for the and y e et und & i da do dos du des der von d l - ' al a in
""")
"""Small words between the words of a role, an organisation, a title."""

GO_ON = CONNECTORS | listed("""
a an as at by from in into or to with con desde en entre para por según sin sobre un una unos unas
au aux avec chez dans des du les ou par pour sur une um uma com como ao aos às no na nos nas pela
pelo sem amb als dels per am an auf aus bei beim dem den die ein eine einer für im mit oder um vom
zu zum zur che da dal dalla della delle dei degli di gli il lo nel nella tra fra su sul sulla uno
door een het met naar of op te tot uit van voor bez dla do lub na od oraz po pod przez przy ze
""")
"""Words that end no line of their own: articles, prepositions, conjunctions."""
