"""Where in a row's text its people may start, and how much each place speaks for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from liveroom.importing.lexicon import people as words
from liveroom.importing.lexicon.kinds import KINDS
from liveroom.importing.lexicon.positions import GO_ON
from liveroom.importing.people.boundaries import is_short_form, opens_label
from liveroom.importing.people.evidence import SURE, closed, evidence, is_bold
from liveroom.importing.people.honorifics import honoured, name_start
from liveroom.importing.people.names import compared, has_given_name, name_length
from liveroom.importing.people.organisations import is_organisation
from liveroom.importing.people.role_words import is_role, is_role_word
from liveroom.importing.people.roles_before import past_role
from liveroom.importing.prose.phrasing import NO_PART
from liveroom.importing.rows.labels import colon_label
from liveroom.importing.rows.row import HOSTED
from liveroom.importing.rows.segment_kind import find_kind
from liveroom.importing.text.pieces import brackets, closing_quote, listed_pieces
from liveroom.importing.text.rich import BREAK, CELL, Rich
from liveroom.importing.text.tokeniser import Token, Tokens, listed, text_at, tokenise

_BOUNDARIES = frozenset(
    {"", "-", ":", ",", ";", "(", "[", ".", "?", "!", "|", "/", "\t", "•", "·", ">", '"', "*"}
)
_STRONG = frozenset({"-", ";", "(", "[", "|", "\t", '"', "*"})
"""Marks after which a name by itself mostly is a speaker's."""

_STOPS = frozenset({'"', "?", "!"})

_UNSURE = listed("mit med von durch z ze per")
"""Words before a person that stand before any noun as well."""

_INTERVIEWS = listed("intervista interviste entrevista entrevistas")
"""Before an a and who is asked."""

_TAIL = 4
"""Letters of a title's last word, at least."""

_HEAD = 6
_FEW = 2


class Spot(NamedTuple):
    """One such place, by the letters of the text."""

    cut: int
    """Where the title before it ends."""

    start: int
    end: int
    after: int
    """Where a title goes on: past the bracket in which the people stand."""

    trust: int
    """The signs that the place gives: 2 where nothing more is needed."""

    sure: bool
    """Whether a name stands here and enough speaks for it."""

    name: str = ""
    doubt: bool = False
    """Whether one sign alone speaks for the name."""

    labelled: bool = False
    led: bool = False
    """Whether a word such as by, with or of stands before it."""

    by: bool = False
    """Whether that word is one such as by, after which an organisation may stand."""

    closed: bool = True

    place: str = ""
    """The mark or the word before it."""

    shape: bool = False
    """Whether the words only have a name's shape, and nothing speaks for them."""


def spots(rich: Rich, known: frozenset[str] = frozenset()) -> Iterator[Spot]:
    """The places from left to right; a name that is known has one sign more."""
    tokens = tokenise(rich.folded)
    inside = brackets(rich)
    quotes = rich.folded.count('"') % 2 == 0
    quoted, bracket, titled = False, 0, _title_end(rich, tokens)
    for at, token in enumerate(tokens):
        quoted ^= quotes and token.text == '"'
        while bracket < len(inside) and inside[bracket][1] <= token.start:
            bracket += 1
        if quoted or not token.word or token.start < titled:
            continue
        within = inside[bracket] if bracket < len(inside) else (len(rich), len(rich))
        found = _spot(rich, tokens, at, within if within[0] < token.start else None)
        if found and (found.doubt or found.shape) and compared(found.name) in known:
            found = found._replace(sure=True, trust=SURE)
        if found:
            yield found


def _title_end(rich: Rich, tokens: Tokens) -> int:
    """Where bold words end that a person stands right behind: `**Harbour Lights**, Ana Ruiz`."""
    if len(rich.bold) != 1 or rich.bold[0][0]:
        return 0
    end = rich.bold[0][1]
    behind = next((at for at, token in enumerate(tokens) if token.start >= end), len(tokens))
    at = behind + (text_at(tokens, behind) in {",", "-", ":"})
    length = name_length(rich, tokens, at) if at > behind else 0
    bare = has_given_name(tokens, 0, behind) and name_length(rich, tokens) == behind
    return end if length and not bare and evidence(rich, tokens, at, length) >= SURE else 0


def _spot(rich: Rich, tokens: Tokens, at: int, within: tuple[int, int] | None) -> Spot | None:
    mark = _mark(rich, tokens, at)
    bounded = mark in _BOUNDARIES or (
        mark == " " and (_greets(rich, tokens, at) or _is_torn(rich, tokens, at))
    )
    cut, end, after = _extent(rich, tokens, at, within)
    if opens_label(tokens, at) if bounded else colon_label(rich, tokens, at):
        return Spot(cut, tokens[at].start, end, after, SURE, True, labelled=True)
    lead = _lead(rich, tokens, at, mark)
    if lead:
        first, trust, by = lead
        word = tokens[at].text
        spot = Spot(cut, tokens[first].start, end, after, trust, False, led=True, by=by, place=word)
        return _named(rich, tokens, first, spot)
    title = honoured(rich, tokens, at) and not _within_a_name(rich, tokens, at, mark)
    if not title and not (bounded and _starts(rich, tokens, at, mark)):
        return None
    label = find_kind(rich.cut(0, tokens[at - 1].start), whole=True) if mark == ":" else None
    strong = int(mark in _STRONG or label in HOSTED or (not at and closing_quote(rich) > 0))
    spot = Spot(cut, tokens[at].start, end, after, strong, False, place=mark)
    return _named(rich, tokens, at, spot)


def _starts(rich: Rich, tokens: Tokens, at: int, mark: str) -> bool:
    """Whether a capital stands here, or behind a dash a role right before a name."""
    if rich.text[tokens[at].start].isupper():
        return True
    label = words.PANEL_ROLES.at(tokens, at) is not None and tokens[at].text not in words.MODERATING
    name = past_role(rich, tokens, at) if mark in _STRONG and not label else at
    return name > at and name_length(rich, tokens, name) > 0


def _within_a_name(rich: Rich, tokens: Tokens, at: int, mark: str) -> bool:
    """Whether a capital stands right before, as in `Escola Integral Padre Quinha`.

    Behind `Talk Prof.` the dot tells a title.
    """
    if text_at(tokens, at + 1) == ".":
        return False
    return mark == " " and tokens[at - 1].word and rich.text[tokens[at - 1].start].isupper()


def _named(rich: Rich, tokens: Tokens, at: int, spot: Spot) -> Spot:
    """The spot with what speaks for the name there."""
    role, at = at, past_role(rich, tokens, at)
    length = name_length(rich, tokens, at) or _nickname(tokens, at, spot)
    made = tokens[at].text in words.WORKS or _is_of_another(tokens, role)
    if not length or made or _names_a_kind(tokens, at, length):
        return spot
    if spot.led and _behind_bold(rich, spot.cut):
        spot = spot._replace(trust=SURE)
    signs = spot.trust + (at > role) + evidence(rich, tokens, at, length)
    ends = closed(tokens, at + length)
    name = rich.text[tokens[name_start(tokens, at)].start : tokens[at + length - 1].end]
    loud = name.isupper()
    alone = signs == 0 and length > 1 and _stands_for_one(rich, tokens, at, at + length)
    doubt = (signs == 1 and ends and not loud) or alone
    shape = signs < SURE and ends and not doubt
    spot = spot._replace(sure=signs >= SURE, name=name, doubt=doubt, closed=ends, shape=shape)
    trust = spot.trust + is_bold(rich, tokens, at, at + length)  # seen only beside other letters
    return spot._replace(place=spot.place + "!" * loud, trust=trust)


def _is_of_another(tokens: Tokens, at: int) -> bool:
    """Whether a label stands before that tells of no speaker: `contact: Ana Ruiz`."""
    return text_at(tokens, at - 1) == ":" and text_at(tokens, at - 2) in NO_PART


def _behind_bold(rich: Rich, cut: int) -> bool:
    """Whether the title before is bold and nothing else is: `**Salt** by Ana Ruiz`."""
    return len(rich.bold) == 1 and rich.bold[0][0] == 0 < rich.bold[0][1] in {cut - 1, cut}


def _stands_for_one(rich: Rich, tokens: Tokens, at: int, after: int) -> bool:
    """Whether a title follows the words as it does a name: `Xyla Quorn - Salt and sand`."""
    mark = rich.folded[tokens[after - 1].end :][:3]
    rest = sum(token.word for token in tokens[after:])
    return at == 0 and rest > _FEW and (mark == " - " or mark[:2] == ": ")


def _nickname(tokens: Tokens, at: int, spot: Spot) -> int:
    """1 for the name that alone fills the bracket in `Tides (by mathias)`, not in `(with tea)`."""
    return int(spot.by and tokens[at].word and spot.after == tokens[at].end + 1)


def _names_a_kind(tokens: Tokens, at: int, length: int) -> bool:
    """`Panel Bridges`, and `Bienvenida Ana Ruiz` though the first word is a given name too."""
    kind = KINDS.at(tokens, at)
    greets = kind is not None and kind[1] < at + length and tokens[kind[1]].text in words.GIVEN
    return kind is not None and (greets or not has_given_name(tokens, at, length))


def _lead(rich: Rich, tokens: Tokens, at: int, mark: str) -> tuple[int, int, bool] | None:
    """After by, with or, behind a kind's words, of: the first token, the signs, and if it is by."""
    apart = mark in {",", "(", "-"}
    if text_at(tokens, at - 1) in words.WORKS:
        return None
    if found := words.BY.at(tokens, at):
        first, trust, by = found[1], 1 + apart, tokens[at].text != "v"  # Ruiz v. City of Lugo
    elif found := words.WITH.at(tokens, at):
        first, trust, by = found[1], 0 if tokens[at].text in _UNSURE else 1 + apart, False
    elif tokens[at].text == "a" and text_at(tokens, at - 1) in _INTERVIEWS:
        first, trust, by = at + 1, 1, False
    elif (found := words.OF.at(tokens, at)) and _after_kind(rich, tokens, at):
        first, trust, by = found[1], 0, False
    else:
        return None
    while text_at(tokens, first) in {":", "-"}:
        first += 1
    if by and first == at + 1 < len(tokens) and rich.text[tokens[first].start].isupper():
        trust += not apart and _after_kind(rich, tokens, at)  # Invited talk by Xyla Quorn
    if text_at(tokens, first) in {"l", "n"} and text_at(tokens, first + 1) == "'":
        first += 2  # de l'Olga López
    return (first, trust, by) if first < len(tokens) else None


def _greets(rich: Rich, tokens: Tokens, at: int) -> bool:
    """Whether a usual given name stands right after a kind's words: `Welcome Ana Ruiz`."""
    person = past_role(rich, tokens, at)
    if tokens[person].text not in words.GIVEN or not rich.text[tokens[at].start].isupper():
        return False
    return _after_kind(rich, tokens, at)


def _is_torn(rich: Rich, tokens: Tokens, at: int) -> bool:
    """Whether a usual name and a role stand behind a title whose last word is small.

    As in `Survey of the tides Ana Ruiz, president of Quillpad`, where a line's break is lost.
    """
    before = tokens[at - 1]
    if tokens[at].text not in words.GIVEN or not rich.text[tokens[at].start].isupper():
        return False
    if len(before.text) < _TAIL or not rich.text[before.start].islower() or before.text in GO_ON:
        return False
    length = name_length(rich, tokens, at)
    if not length or text_at(tokens, at + length) != "," or is_role_word(before.text):
        return False
    said = [piece.rich for piece in listed_pieces(rich.cut(tokens[at + length].end))]
    return bool(said) and (is_role(said[0]) or is_organisation(said[0]))


def _after_kind(rich: Rich, tokens: Tokens, at: int) -> bool:
    """Whether the words before, from a mark on, are a kind's."""
    start = at
    while start > 0 and at - start < _HEAD and tokens[start - 1].text not in _STRONG | _STOPS:
        start -= 1
    return start < at < start + _HEAD and (
        find_kind(rich.cut(tokens[start].start, tokens[at - 1].end), whole=True) is not None
    )


def _mark(rich: Rich, tokens: Tokens, at: int) -> str:
    """The mark before a token; empty at the start, a space between two words, * at a bold edge."""
    if not at:
        return ""
    before: Token = tokens[at - 1]
    gap = rich.text[before.end : tokens[at].start]
    if CELL in gap or BREAK in gap:
        return CELL
    if any(before.end <= edge <= tokens[at].start for span in rich.bold for edge in span):
        return "*"
    if before.word or before.text.isdecimal() or (before.text in "-/." and not gap):
        return " "
    word = tokens[at - 2] if before.text == "." and at > 1 else before
    if word.word and not word.text.isdecimal() and is_short_form(word):
        return " "
    return before.text


def _extent(
    rich: Rich, tokens: Tokens, at: int, within: tuple[int, int] | None
) -> tuple[int, int, int]:
    """Where the title ends, the people end, and a title goes on."""
    cut = tokens[at].start
    if within is None:
        return cut, len(rich), len(rich)
    said = any(letter.isalnum() for letter in rich.text[within[0] : cut])
    return (cut if said else within[0]), within[1] - 1, within[1]
