"""The text of a program's row without its times: kind, title and speakers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from liveroom.core.program import Speaker
from liveroom.importing.lexicon import people as words
from liveroom.importing.lexicon.positions import AT, ORGANISATIONS
from liveroom.importing.people.names import name_length
from liveroom.importing.people.organisations import is_room
from liveroom.importing.people.role_words import is_role
from liveroom.importing.people.speakers import Who, read_people, read_role_first
from liveroom.importing.people.swapped import unswapped
from liveroom.importing.prose.presented import introduced
from liveroom.importing.rows.everybody import without_everybody
from liveroom.importing.rows.hosts import read_host
from liveroom.importing.rows.labels import is_bare_label, read_label
from liveroom.importing.rows.row import MAX_TRIES, Row, Sighting, capital
from liveroom.importing.rows.segment_kind import find_kind
from liveroom.importing.rows.spots import Spot, spots
from liveroom.importing.text.pieces import (
    ANDS,
    brackets,
    closing_quote,
    listed_pieces,
    quoted,
    trimmed,
    unwrapped,
)
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import tokenise

_LEAD = 8
"""Words between a with and the people: with the participation of."""

_MARKS = (":", " - ", '"', "|")
_EDGES = " \t\v-:|,;/>•·"


def read_row_text(row: Row, rich: Rich, depth: int = 0) -> None:
    """Adds what one text (a line's rest, a cell) says to the row.

    Where too little speaks for a person the words stay in the title, and the row keeps the doubt.
    """
    rich = unswapped(without_everybody(trimmed(_without_rooms(_dashed(rich)), _EDGES)))
    rich = _without_label(row, _without_and(rich))
    if not rich.text:
        return
    if not depth and _is_introduced(row, rich):
        return
    tries = 0
    for spot in spots(rich, row.known) if depth < MAX_TRIES else ():
        who = _people(row, rich, spot) if tries < MAX_TRIES else None
        tries += spot.sure
        if spot.name and (who or spot.doubt or spot.shape):
            row.sightings.append(Sighting(spot.place, spot.name, bool(who)))
        elif who and spot.labelled:
            row.sightings.append(Sighting(":", "", True))
        if who:
            _take(row, rich, spot, who, depth + 1)
            return
        if spot.sure and spot.led and not spot.closed:
            row.speakers.append(Speaker(spot.name))
            break
        if spot.doubt or (spot.sure and spot.name):
            row.doubts.append(spot.name)
    _add_title(row, rich)


def _without_label(row: Row, rich: Rich) -> Rich:
    """`Salt and sand. Speakers:` without the label at its end, whose people follow."""
    start = rich.text.rfind(". ") + 1
    if not start or not is_bare_label(rich.cut(start)):
        return rich
    row.labelling = trimmed(rich.cut(start))
    return trimmed(rich.cut(0, start), _EDGES)


def _without_and(rich: Rich) -> Rich:
    """`And Ana Ruiz, mayor` as a sentence of its own without the and; an `E` may be a letter."""
    tokens = tokenise(rich.folded)
    led = len(tokens) > 1 and len(tokens[0].text) > 1 and tokens[0].text in ANDS
    named = led and name_length(rich, tokens, 1) > 0
    return rich.cut(tokens[1].start) if named else rich


def _dashed(rich: Rich) -> Rich:
    """`Salt and sand // Ana Ruiz` with a dash there."""
    at = rich.text.find(" // ")
    return rich.cut(0, at).join(rich.cut(at + len(" // ")), " – ") if at > 0 else rich


def _without_rooms(rich: Rich) -> Rich:
    """`Lunch (Hall 2)` and `Hall 2, a talk on tides` without the place."""
    first = next(iter(rich.split(",")), rich)
    behind = trimmed(rich.cut(len(first)), " ,")
    if behind.text[:1].islower() and ":" not in first.text and is_room(first):
        rich = behind
    for start, end in reversed(brackets(rich)):
        room = is_room(trimmed(rich.cut(start + 1, end - 1)))
        if start and room and rich.text[end : end + 1] != ":":
            rich = rich.without(start, end)
    return rich


def _is_introduced(row: Row, rich: Rich) -> bool:
    """Adds people whom words such as `with the participation of` present, where those are more.

    More, that is, than reading from place to place finds.
    """
    start, people = introduced(rich)
    if not people or not start:
        return False
    probe = Row(known=row.known)
    read_row_text(probe, rich, 1)
    fuller = ":" not in rich.text[start:] and _told(people) > _told(probe.speakers)
    if len(people) + fuller <= len(probe.speakers):
        return False
    row.speakers += people
    before, behind = trimmed(rich.cut(0, start), _EDGES), rich.cut(start)
    if (place := quoted(behind)) and find_kind(before, whole=True):
        row.label, row.quoted = before, True  # a talk by the keeper Ana Ruiz “Salt and sand”
        before = behind.cut(place[0] + 1, place[1] - 1)
    read_row_text(row, before, 1)
    return True


def _told(people: Sequence[Speaker]) -> int:
    """Of how many it is said what they are."""
    return sum(bool(one.role or one.organisation) for one in people)


def _people(row: Row, rich: Rich, spot: Spot) -> Who | None:
    part = rich.cut(spot.start, spot.end)
    if spot.labelled:
        return read_label(part)
    if spot.sure and spot.name:
        if (start := _title_behind(row, rich, spot)) and (
            who := read_people(rich.cut(spot.start, start), spot.trust)
        ):
            return who if who.rest else who._replace(rest=rich.cut(start))
        alone = Who((Speaker(spot.name),)) if part.text.endswith(spot.name) else None
        return read_people(part, spot.trust) or (alone if " " not in spot.name else None)
    if spot.led and (who := read_role_first(part)):
        return who
    return read_host(row, trimmed(rich.cut(0, spot.cut), _EDGES), part, spot)


def _title_behind(row: Row, rich: Rich, spot: Spot) -> int:
    """Where in `Ana Ruiz, mayor of Lugo “Salt and sand”` the title starts; else 0.

    What ends in `the association “Salt”` or `author of “Salt”` has none.
    """
    start = closing_quote(rich)
    ahead = trimmed(rich.cut(0, spot.cut), _EDGES)
    if not spot.start < start < spot.end or row.titles:
        return 0
    if ahead.text and not find_kind(ahead, whole=True):
        return 0
    tokens = tokenise(trimmed(rich.cut(0, start), " .").folded)
    small = not tokens[-1].word or AT.at(tokens, len(tokens) - 1)
    return 0 if small or tokens[-1].text in ORGANISATIONS else start


def _take(row: Row, rich: Rich, spot: Spot, who: Who, depth: int) -> None:
    """The people found, with the titles before and after them."""
    before = _without_lead(trimmed(rich.cut(0, spot.cut), _EDGES + "("))
    before, people = _without_role(before, who.speakers)
    row.speakers += people
    rest = who.rest or Rich("")
    if before.text and rest.text[:1].islower() and not spot.led:
        _add_title(row, rich)  # a sentence about somebody: The minister, Ana Ruiz, will speak
        return
    if before.text and find_kind(before, whole=True) and not row.titles:
        row.label = row.label or before
        if spot.led and len(who.speakers) == 1 and (name := who.speakers[0].name):
            row.named = row.named or rich.cut(0, rich.text.find(name) + len(name))
        rest = capital(rest) if spot.by else rest
    elif before.text:
        _add_title(row, before)
    if rest.text and quoted(rest) == (0, len(rest)):
        _add_title(row, unwrapped(rest))  # whoever is named in it is what it is about
        rest = Rich("")
    for more in (rest, rich.cut(spot.after)):
        read_row_text(row, more, depth)


def _without_lead(before: Rich) -> Rich:
    """Of `Tides, with works of` the title, where people followed."""
    tokens = tokenise(before.folded)
    end = len(tokens) - 1
    if end < 1 or not words.OF.at(tokens, end) or before.text[tokens[end].start].isupper():
        return before
    found = [at for at in range(max(1, end - _LEAD), end) if words.WITH.at(tokens, at)]
    return trimmed(before.cut(0, tokens[found[-1] if found else end].start), _EDGES)


def _without_role(before: Rich, people: tuple[Speaker, ...]) -> tuple[Rich, tuple[Speaker, ...]]:
    """Of `Tides, Senior Lecturer, Ana Ruiz` the title, and the role with the person."""
    last = listed_pieces(before)[-1] if before.text else None
    if last is None or last.before != "," or not is_role(last.rich):
        return before, people
    role = ", ".join(filter(None, (last.rich.text, people[0].role)))
    return before.cut(0, last.start - 1), (replace(people[0], role=role), *people[1:])


def _add_title(row: Row, rich: Rich) -> None:
    """A title, without the kind's words beside it: `Talk: Salt and sand`, `“Tides” – Reading`."""
    rich = trimmed(rich, _EDGES)
    if not rich.text:
        return
    if row.label is None and not row.titles and (found := _beside_kind(rich)):
        row.headed = rich
        row.label, title = found
        rich = unwrapped(trimmed(title, "."))
        row.quoted = len(rich) < len(title)
    row.titles.append(rich)


def _beside_kind(rich: Rich) -> tuple[Rich, Rich] | None:
    """The words of a kind, and the title apart from them."""
    quote = quoted(rich)
    first = quote is not None and quote[0] == 0
    ends = [place for mark in _MARKS if (place := rich.folded.find(mark)) > 0]
    cut = quote[1] if quote and first else min(ends, default=0)
    head, rest = trimmed(rich.cut(0, cut), _EDGES), trimmed(rich.cut(cut), _EDGES)
    if not head.text or not rest.text:
        return None
    if find_kind(head, whole=True):
        return head, rest
    return (rest, head) if first and find_kind(rest, whole=True) else None
