"""The text of a program's row without its times: kind, title and speakers."""

from __future__ import annotations

from liveroom.core.program import Speaker
from liveroom.importing.lexicon import people as words
from liveroom.importing.people.names import is_known_name, is_organisation, name_length
from liveroom.importing.people.speakers import read_people
from liveroom.importing.rows.around_title import (
    after_comma,
    completes_people,
    hosted,
    in_brackets,
    is_everybody,
    is_named,
    last_name,
    starts_with_people,
    without_lead,
)
from liveroom.importing.rows.labels import read_label
from liveroom.importing.rows.led_by import led
from liveroom.importing.rows.row import MAX_PIECES, Row
from liveroom.importing.rows.segment_kind import find_kind
from liveroom.importing.text.pieces import ANDS, quoted, strong_pieces, trimmed, unwrapped
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens, text_at, tokenise

_FEW_WORDS = 4


def read_row_text(row: Row, rich: Rich) -> None:
    """Adds what one text (a line's rest, a cell) says to the row."""
    rich = trimmed(rich)
    if not rich.text:
        return
    labelled = read_label(rich)
    if labelled:
        row.speakers += labelled.speakers
        return
    at = _sentence_before_people(rich)
    if at:
        read_row_text(row, rich.cut(0, at))
        read_row_text(row, rich.cut(at))
        return
    place = quoted(rich)
    if place and len(rich.text[place[0] : place[1]]) > 5:
        _read_quoted(row, rich, place)
        return
    pieces = strong_pieces(rich)
    if len(pieces) > MAX_PIECES:
        row.titles.append(rich)
        return
    for index, piece in enumerate(pieces):
        if piece.before == "-" and index and completes_people(row, piece.rich):
            continue
        _read_piece(row, piece.rich, index, len(pieces))


def _sentence_before_people(rich: Rich) -> int:
    """In `Welcome. Dr. Ana Ruiz, Director`, where the people start; 0 where they do not."""
    tokens = tokenise(rich.folded)
    for at, token in enumerate(tokens[1:-1], 1):
        if token.text in {",", ";"} and words.PANEL_ROLES.at(tokens, at + 1):
            found = words.PANEL_ROLES.at(tokens, at + 1)
            if found and text_at(tokens, found[1]) == ":" and read_label(rich.cut(token.end)):
                return token.end
        if token.text not in {".", "?", "!"} or not _ends_sentence(rich, tokens, at):
            continue
        follow = rich.cut(token.end)
        length = name_length(rich, tokens, at + 1)
        end = text_at(tokens, at + 1 + length)
        sure = length and (
            is_known_name(rich, tokens, at + 1, length) or end in {",", "(", ""} | ANDS
        )
        label = words.PANEL_ROLES.at(tokens, at + 1) and read_label(follow)
        if sure or label:
            return token.end
    return 0


def _ends_sentence(rich: Rich, tokens: Tokens, at: int) -> bool:
    """Whether the mark ends a sentence; the dot of `Dr.`, `Lic.` or `J.` does not."""
    before, mark = tokens[at - 1], tokens[at]
    if rich.text[mark.end : mark.end + 1] != " " or mark.start != before.end:
        return False
    if mark.text != ".":
        return True
    return before.end - before.start > 3 and before.text not in words.HONORIFICS


def _read_quoted(row: Row, rich: Rich, place: tuple[int, int]) -> None:
    before, title, after = rich.cut(0, place[0]), rich.cut(*place), rich.cut(place[1])
    before, after = without_lead(trimmed(before)), without_lead(trimmed(after))
    for outside in (before, after):
        if (
            outside is after
            and is_organisation(after)
            and is_named(after)
            and not read_people(after)
        ):
            row.speakers.append(Speaker(organisation=after.text))
        elif outside.text:
            read_row_text(row, outside)
    if row.titles and row.label is None and len(row.titles[0].text.split()) <= _FEW_WORDS:
        row.label = row.titles.pop(0)
    row.titles.append(unwrapped(trimmed(title, " ,;")))
    row.quoted = True


def _read_piece(row: Row, rich: Rich, index: int, count: int) -> None:
    rich = trimmed(rich)
    if not rich.text:
        return
    labelled = read_label(rich)
    if labelled:
        row.speakers += labelled.speakers
        return
    if index and is_everybody(rich):
        return
    if led(row, rich) or starts_with_people(row, rich) or after_comma(row, rich):
        return
    if in_brackets(row, rich) or hosted(row, rich) or last_name(row, rich, index):
        return
    if count > 1 and index == 0 and row.label is None and find_kind(rich, whole=True):
        row.label = rich
        return
    row.titles.append(rich)
