"""Speakers after a by: `Open data by Ana Ruiz`, `Bienvenida de Metropolis`."""

from __future__ import annotations

from liveroom.core.program import Kind, Speaker
from liveroom.importing.lexicon import people as words
from liveroom.importing.lexicon import positions
from liveroom.importing.people.names import is_known_name, is_organisation, name_length
from liveroom.importing.people.speakers import Who, read_people
from liveroom.importing.rows.row import CONNECTORS, HOSTED, MAX_TRIES, Row, capital
from liveroom.importing.rows.segment_kind import find_kind
from liveroom.importing.text.pieces import trimmed
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens, listed, text_at, tokenise

_OTHERS = listed(
    "experience experiencia expérience experiència erfahrung demo demonstration case caso cas"
)
"""`Experience of Cal Ferrer`: words whose of is no speaker's."""


def led(row: Row, rich: Rich) -> bool:
    """TITLE by WHO."""
    tokens = tokenise(rich.folded)
    for _, first, after in words.LEADS.all(tokens)[:MAX_TRIES]:
        if after < len(tokens) and _take(row, rich, tokens, first, after):
            return True
    return _led_by_kind(row, rich, tokens)


def _led_by_kind(row: Row, rich: Rich, tokens: Tokens) -> bool:
    """KIND of WHO, right after the kind's words."""
    for at in range(1, min(6, len(tokens))):
        lead = words.OF.at(tokens, at)
        if lead is None or lead[1] >= len(tokens):
            continue
        kind = find_kind(rich.cut(0, tokens[at - 1].end), whole=True)
        hosted = kind in HOSTED and not positions.AT.at(tokens, 0)
        sure = hosted or _surely_person(rich, tokens, lead[1])
        if kind and sure and _take(row, rich, tokens, at, lead[1], only_people=not hosted):
            return True
    return False


def _surely_person(rich: Rich, tokens: Tokens, at: int) -> bool:
    """`Experience of Cal Ferrer` may be a place's; `Ponencia de Ana Ruiz` is a person's."""
    length = name_length(rich, tokens, at)
    if not length:
        return False
    spoken = not any(token.text in _OTHERS for token in tokens[:at])
    follows = text_at(tokens, at + length) in {",", "(", "["} or (
        spoken and at + length == len(tokens)
    )
    return follows or is_known_name(rich, tokens, at, length)


def _take(
    row: Row, rich: Rich, tokens: Tokens, first: int, after: int, only_people: bool = False
) -> bool:
    title = trimmed(rich.cut(0, tokens[first].start)) if first else Rich("")
    follow = rich.cut(tokens[after].start)
    kind = find_kind(title, whole=True) if title.text else None
    who = read_people(follow)
    if who is None:
        who = None if only_people else _organisation(follow, kind is not None)
        if who is None:
            return False
    row.speakers += who.speakers
    if title.text and kind and row.titles:
        row.titles.append(title)
    elif title.text and kind:
        row.label = row.label or title
        if len(who.speakers) == 1 and who.speakers[0].name:
            end = rich.text.find(who.speakers[0].name) + len(who.speakers[0].name)
            row.named = row.named or rich.cut(0, end)
    elif title.text:
        row.titles.append(title)
    if who.rest and who.rest.text:
        row.titles.append(capital(who.rest) if not kind or kind is not Kind.WELCOME else who.rest)
    return True


def _organisation(rich: Rich, after_kind: bool) -> Who | None:
    """An organisation without a person: its capital words, and the rest as a title."""
    tokens = tokenise(rich.folded)
    end, at = 0, 0
    while at < len(tokens):
        letter = rich.text[tokens[at].start]
        if letter.isupper() or letter.isdigit() or (end == at and end and _ends_name(tokens, at)):
            end = at + 1
        elif tokens[at].text not in CONNECTORS:
            break
        at += 1
    start = 0
    while start < end and not rich.text[tokens[start].start].isupper():
        start += 1
    if start >= end:
        return None
    name = rich.cut(tokens[start].start, tokens[end - 1].end)
    if not after_kind and not is_organisation(name):
        return None
    rest = trimmed(rich.cut(tokens[end - 1].end))
    if rest.text.startswith("("):
        rest = Rich("")
    return Who((Speaker(organisation=name.text),), rest if rest.text else None)


def _ends_name(tokens: Tokens, at: int) -> bool:
    """`the Ludotheque team`: a last word of organisations belongs to the name."""
    return tokens[at].text in positions.ORGANISATIONS and text_at(tokens, at + 1) in {"", ",", "."}
