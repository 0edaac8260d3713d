"""What the texts of a program row have said so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from liveroom.core.program import Kind, Speaker
from liveroom.importing.rows.segment_kind import find_kind
from liveroom.importing.text.rich import Rich

MAX_TRIES = 6
"""Places in a text where its speakers are looked for; no title has more."""

HOSTED = frozenset({Kind.WELCOME, Kind.INTRODUCTION, Kind.CONCLUSIONS, Kind.CLOSING, Kind.QA})
"""Kinds that an organisation can do without a person."""


class Sighting(NamedTuple):
    """Words with a name's shape, the place in the row where they stand, and if they speak."""

    place: str
    name: str
    sure: bool


@dataclass(slots=True)
class Row:
    """What the texts of a row have said so far."""

    titles: list[Rich] = field(default_factory=list)
    speakers: list[Speaker] = field(default_factory=list)
    label: Rich | None = None
    headed: Rich | None = None
    """The first title as it stands with the kind's words before it: Panel – Who pays."""

    named: Rich | None = None
    """A kind's words with the speaker in them: Presentation by Ana Ruiz."""

    doubts: list[str] = field(default_factory=list)
    """Names that too little speaks for; they stay in the title."""

    known: frozenset[str] = frozenset()
    """Names of people, as they are compared, that the announcement has elsewhere."""

    sightings: list[Sighting] = field(default_factory=list)

    lines: int = 0
    """How many further lines were read."""

    quoted: bool = False
    """Whether the title stands in quotes, and so needs no label before it."""

    labelling: Rich | None = None
    """A label alone on its line, whose people are on the next ones."""

    listing: bool = False
    """Whether the last line was people, so that the next may be more."""

    told: bool = False
    """Whether prose stood below, behind which no title of its own comes."""

    endless: bool = False
    """Whether its words are more than fit in a title."""

    sort: Rich | None = None
    """What a table's column of kinds says of it."""

    @property
    def kind(self) -> Kind | None:
        found = [find_kind(text) for text in (self.sort, self.label, *self.titles) if text]
        return next((kind for kind in found if kind), None)


def capital(rich: Rich) -> Rich:
    return Rich(rich.text[:1].upper() + rich.text[1:])
