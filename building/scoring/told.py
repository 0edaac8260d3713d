"""Whether an answer says of a wrong fact that it is in doubt.

A refusal says it of everything. A warning says it of the field that its code is about, and of what
its own sentence or the line that it points to quotes: of the value, or of the segment's title or
the speaker's name. A warning about one matter (“no duration”) says nothing of the others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from building.scoring.answers import Answer, Given, Named, Told
from building.scoring.folding import fold
from building.scoring.labels import Accepted, Person, Row

FIELDS = {
    "no_date": {"date", "start", "end"},
    "date_ambiguous": {"date"},
    "weekday_disagrees": {"date"},
    "several_days": {"date", "end"},
    "zone_unknown": {"zone"},
    "zone_out_of_season": {"zone"},
    "language_unknown": {"language"},
    "title_uncertain": {"title"},
    "program_longer_than_slot": {"end"},
    "program_shorter_than_slot": {"end"},
}
"""The fields of the event that a warning is about by its code."""

ABOUT = {
    "no_duration": {"minutes"},
    "segment_very_long": {"minutes"},
    "clock_runs_back": {"minutes", "start", "end"},
    "speaker_uncertain": {"names", "roles", "organisations"},
}
"""What a warning that points to a line is about, where that is not everything on the line."""

WHOLE_PROGRAM = "no_program"
_LEAST, _MOST = 3, 40


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fact belongs: a field of the event, or a segment and perhaps its speaker."""

    field: str | None = None
    row: Row | None = None
    given: Given | None = None
    person: Person | None = None
    named: Named | None = None


def is_told(answer: Answer, kind: str, wanted: str, given: str, place: Place) -> bool:
    """Whether any warning names this fact."""
    if answer.refused is not None:
        return True
    return any(_names(each, kind, wanted, given, place) for each in answer.warnings)


def _names(warning: Told, kind: str, wanted: str, given: str, place: Place) -> bool:
    if place.field is not None:
        quoted = place.field == "title" and _quotes(warning, wanted, given)
        return quoted or place.field in FIELDS.get(warning.code, set())
    if kind == "titles" and place.given is not None and _stands_in(warning, place.given):
        return True
    if warning.code in FIELDS or kind not in ABOUT.get(warning.code, {kind}):
        return False
    if warning.code == WHOLE_PROGRAM:
        return True
    titles = [*_texts(place.row.title if place.row else None)]
    titles += [place.given.title] if place.given else []
    names = [*_texts(place.person.name if place.person else None)]
    names += [(place.named.name or "")] if place.named else []
    here = place.given is not None and place.given.line is not None
    if here and place.given is not None and warning.line == place.given.line:
        return True
    return _quotes(warning, *titles, *names)


def _stands_in(warning: Told, given: Given) -> bool:
    """Whether words of the segment's title are said to be, perhaps, a speaker's."""
    if warning.code != "speaker_uncertain" or warning.line != given.line:
        return False
    quoted = re.findall("“([^”]*)”", warning.words)
    return any(fold(each) in fold(given.title) for each in quoted if fold(each))


def _texts(accepted: Accepted) -> list[str]:
    return [str(each) for each in accepted or () if each is not None]


def _quotes(warning: Told, *values: str) -> bool:
    """Whether the value stands in it; of a long one its beginning, since warnings cut lines."""
    words = fold(warning.words)
    starts = [fold(each)[:_MOST] for each in values]
    return any(len(each) >= _LEAST and each in words for each in starts)
