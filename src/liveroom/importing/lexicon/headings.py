"""Headings and labels of an announcement's parts."""

from __future__ import annotations

from enum import StrEnum

from liveroom.importing.lexicon.word_lists import under, word_lists
from liveroom.importing.text.tokeniser import listed, senses

_LISTS = word_lists("headings")


class Part(StrEnum):
    """A part of an announcement."""

    PROGRAM = "program"
    TOPICS = "topics"
    ATTEND = "attend"
    SPEAKERS = "speakers"
    FACTS = "facts"
    TITLE = "title"
    LANGUAGE = "language"
    DURATION = "duration"
    SPONSORS = "sponsors"
    OTHER = "other"


PARTS = senses({Part(part): words for part, words in under(_LISTS, "parts").items()})
GROUPS = listed(_LISTS["groups"])
"""Words that start a heading over several segments: Session 1, Teil II, Bloque A."""

COLUMNS = senses(under(_LISTS, "columns"))

FILE_HEADERS = senses(under(_LISTS, "file_headers"))
"""What the columns of a sheet are called, where a text's tables do not call them so."""
