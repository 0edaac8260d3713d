"""Words that tell what a segment is for."""

from __future__ import annotations

from liveroom.core.program import Kind
from liveroom.importing.lexicon.word_lists import under, word_lists
from liveroom.importing.text.tokeniser import listed, phrases, senses

_LISTS = word_lists("kinds")

KINDS = senses({Kind(kind): words for kind, words in under(_LISTS, "kinds").items()})
OPEN_DEBATE = phrases(
    "debate|débat|debat|diskussion|discussion|discusión|discussão|discussió|dibattito|dyskusja|discussie"
)
"""A panel where several people are named, else the audience's turn."""

PUBLIC = phrases(_LISTS["public"])
ENDS = phrases(_LISTS["ends"])
"""Lines that are no segment but say when the last one ends."""

SPOKEN = listed(_LISTS["spoken"])
"""A closing with these words takes its time, and is not the moment of the end."""

STRONG = frozenset({Kind.PANEL, Kind.TALK, Kind.BREAK, Kind.QA})
"""Kinds that win over a welcome or a closing named in the same few words."""

LIMITED_TALKS = phrases(_LISTS["limited_talks"])
"""Starts of a title that often is a talk's."""
