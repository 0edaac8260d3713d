"""Lines broken in the middle of a title, a name or a bracket, joined again."""

from __future__ import annotations

from collections.abc import Sequence

from liveroom.importing.document.lines import Document
from liveroom.importing.lexicon.people import HONORIFICS, OTHERS, PANEL_ROLES
from liveroom.importing.lexicon.positions import GO_ON
from liveroom.importing.limits import MAX_ROW
from liveroom.importing.people.honorifics import honoured
from liveroom.importing.people.names import is_person
from liveroom.importing.people.organisations import is_room
from liveroom.importing.people.overlooked import names_in
from liveroom.importing.rows.labels import is_bare_label
from liveroom.importing.text.pieces import ANDS
from liveroom.importing.text.rich import CELL, Rich
from liveroom.importing.text.tokeniser import Tokens, text_at, tokenise
from liveroom.importing.time.dates import find_days

_FEW = 4
_MARKS = frozenset({"&", "/", "+"})


def row_text(document: Document, at: int, rest: Rich, following: Sequence[int]) -> tuple[Rich, int]:
    """The row's text, which may stand below its time, and how many further lines it takes."""
    first = following[0] if following and not rest.text else at
    line = document.lines[first]
    if first == at or first in document.timings or line.bullet or is_bare_label(line.rich):
        return unwrapped(document, at, rest, following)
    rest, used = unwrapped(document, first, line.rich, following[1:])
    return Rich(rest.text.replace(CELL, ", "), rest.bold), 1 + used


def unwrapped(
    document: Document, at: int, rest: Rich, following: Sequence[int]
) -> tuple[Rich, int]:
    """The text with what it goes on with in the lines right below, and how many they are."""
    used, last, timing = 0, at, document.timings.get(at)
    if timing and not timing.known:
        return rest, used  # a time of the title above
    for used, below in enumerate(following):
        line = document.lines[below]
        near = below == last + 1 or _goes_on_below(document, last, below)
        plain = near and below not in document.timings and not line.bullet
        whole = joined(rest, line.rich) if plain else None
        if whole is None or len(whole) > MAX_ROW:
            return rest, used
        rest, last = whole, below
    return rest, len(following)


def _goes_on_below(document: Document, at: int, below: int) -> bool:
    """Whether below blank lines an `of` goes on with a line that a mark does not end."""
    blank = all(document.lines[between].blank for between in range(at + 1, below))
    ends = document.lines[at].text.rstrip()[-1:] in {*".:;!?"}
    return blank and not ends and starts_small(document, below)


def starts_small(document: Document, at: int) -> bool:
    """Whether the line starts with an `of` or an `and` in small letters, not with `and others`."""
    tokens = document.tokens[at]
    small = document.lines[at].text[:1].islower() and text_at(tokens, 0) in GO_ON
    return small and text_at(tokens, 1) not in OTHERS


def joined(first: Rich, second: Rich) -> Rich | None:
    """Both as one text where the second goes on with the first; None where it does not."""
    tokens, following = tokenise(first.folded), tokenise(second.folded)
    if not tokens or not following or CELL in first.text or CELL in second.text:
        return None
    small = _small(second, following) and not is_person(first, known=True)
    small = small or (second.text[0] == "(" and second.text[-1] != ")")
    if not (_open(first) or _unfinished(first, tokens, second, following) or small):
        return None
    hyphen = first.text[-1] in "-\u2010" and first.text[-2:-1].isalpha()
    if hyphen and second.text[0].islower():
        return first.cut(0, len(first) - 1).join(second, "")
    return first.join(second)


def _open(rich: Rich) -> bool:
    """Whether a bracket or a quote is still open."""
    text = rich.folded
    return text.count("(") > text.count(")") or text.count('"') % 2 == 1


def starts_named(rich: Rich) -> bool:
    """Whether a person's full name starts the line, before a mark: `Ana Ruiz, UPC`."""
    tokens = tokenise(rich.folded)
    length = next((length for at, length in names_in(rich, tokens) if not at), 0)
    return length > 1 and text_at(tokens, length) in {",", "(", "-", ":"}


def _unfinished(rich: Rich, tokens: Tokens, second: Rich, following: Tokens) -> bool:
    """Whether the last word asks for another: `raccolte da`, `SERPA &`, `Dr. TELMO`."""
    last = tokens[-1].text
    if last == "-" and rich.text[-2:-1] == " " and not find_days(tokens):
        return True
    if last in _MARKS or (last == "," and "," not in rich.text[:-1]) or unfinished(rich):
        return True
    words = [token for token in tokens if token.word]
    if _half_a_name(rich, tokens) and text_at(following, 1) != ":" and not starts_named(second):
        return True
    if _goes_on_named(rich, tokens) and text_at(following, 1) in {"(", ","}:
        return True
    return len(words) == 2 and words[0].text in HONORIFICS and text_at(tokens, 1) == "."


def unfinished(rich: Rich) -> bool:
    """Whether the last word asks for another: an article, a preposition, a conjunction."""
    tokens = tokenise(rich.folded)
    last = tokens[-1] if tokens else None
    if last is None or rich.text[max(0, last.start - 1) : last.start] == "-":
        return False  # Check-in
    return last.text in GO_ON and rich.text[last.start].islower()


def _half_a_name(rich: Rich, tokens: Tokens) -> bool:
    """Whether a list of people ends in one word: `Speakers: Ana Ruiz (Tides), Luis`."""
    listed = len(tokens) > _FEW and tokens[-2].text in {",", ";", *ANDS}
    capital = tokens[-1].word and rich.text[tokens[-1].start].isupper()
    return listed and capital and PANEL_ROLES.at(tokens, 0) is not None


def _goes_on_named(rich: Rich, tokens: Tokens) -> bool:
    """Whether an and and one or two words with capitals end the line: `… and Luis Pérez`."""
    ends = tokens[-3:]
    at = next((at for at, token in enumerate(ends) if token.text in ANDS), len(ends) - 1)
    return at + 1 < len(ends) and all(
        token.word and rich.text[token.start].isupper() for token in ends[at + 1 :]
    )


def _small(rich: Rich, tokens: Tokens) -> bool:
    """Whether the line starts in the middle of a sentence, and not with `dr Ana Ruiz`."""
    if honoured(rich, tokens, 0) or is_room(rich):
        return False
    return rich.text[0].islower() and len(tokens) > 1 and PANEL_ROLES.at(tokens, 0) is None
