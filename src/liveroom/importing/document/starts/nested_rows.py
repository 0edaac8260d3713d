"""Rows within the time of another one: the talks of a session, the parts of a panel."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from string import ascii_lowercase

from liveroom.core.program import Kind
from liveroom.importing.document.lines import Document
from liveroom.importing.document.sections import is_sentence
from liveroom.importing.document.wrapped import starts_small, unfinished
from liveroom.importing.lexicon.event_words import FORMATS
from liveroom.importing.lexicon.headings import GROUPS
from liveroom.importing.limits import MAX_ROW
from liveroom.importing.people.evidence import SURE
from liveroom.importing.people.names import is_person, name_length
from liveroom.importing.people.organisations import is_organisation, is_room
from liveroom.importing.people.role_words import is_role, is_role_word
from liveroom.importing.people.speakers import read_people
from liveroom.importing.prose.phrasing import BY
from liveroom.importing.rows.labels import is_bare_label, is_moderating, read_label
from liveroom.importing.rows.row import Row
from liveroom.importing.rows.row_text import read_row_text
from liveroom.importing.rows.segment_kind import find_kind
from liveroom.importing.text.pieces import brackets, quoted, trimmed, without_brackets
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import text_at, tokenise

_MOST_TALKS = 40
"""Rows below one that are looked at."""

_LONGEST = 120
"""Lines below one among which talks are looked for."""

_TALKS, _TITLE, _SHORT = 2, 3, 8
_OWN = frozenset({Kind.WELCOME, Kind.CLOSING})
"""Kinds that are no subtitle of another row."""

_NUMBER_SIGNS = frozenset({"n", "no", "nr", "num", "#", "°", "."})
_BEHIND_NUMBERS = frozenset({":", ".", "-"})
_COUNTED = (list(map(str, range(1, _MOST_TALKS + 1))), list(ascii_lowercase))
"""How workshops that take place at once are counted."""

_LONGEST_TITLE = 160
"""Letters of a line that may be a talk's title."""


def nested(document: Document, starts: Sequence[int]) -> tuple[set[int], set[int]]:
    """Ranges over the ranges of several rows below, and rows under those of a panel.

    Of a session its talks are the rows; of a panel, the panel.
    """
    over: set[int] = set()
    under: set[int] = set()
    for place, at in enumerate(starts):
        if at in under:
            continue
        inside = _inside(document, starts[place : place + _MOST_TALKS])
        if len(inside) > 1:
            panel = find_kind(document.timings[at].rest) is Kind.PANEL
            over |= {at} if not panel and _is_session(document, at) else set()
            under |= set(inside) if panel else set()
    return over, under


def _is_session(document: Document, at: int) -> bool:
    """Whether the row has words of a session; an exhibition beside the talks is one of its own."""
    return any(token.text in GROUPS for token in document.tokens[at])


def _inside(document: Document, starts: Sequence[int]) -> list[int]:
    """The rows right below the first whose times lie within its own."""
    timing = document.timings.get(starts[0])
    span = timing.span if timing else None
    inside: list[int] = []
    if span is None or span.end is None:
        return inside
    for at in starts[1:]:
        below = document.timings.get(at)
        inner = below.span if below else None
        if inner is None or not span.start <= inner.start < span.end:
            break
        if (inner.end or span.end) > span.end or (inner.start, inner.end) == (span.start, span.end):
            break
        inside.append(at)
    return inside


def untimed(document: Document, body: Sequence[int], starts: Collection[int]) -> set[int]:
    """Talks without times between rows with theirs: above the first row, and below a break.

    Nothing else can have them: a break has no speakers. They are told by their people; below
    other rows, as sessions, by people in brackets behind their titles, or by quotes in a list.
    """
    talks: set[int] = set()
    found: set[int] = set()
    for apart, block in _blocks(document, body, starts):
        here = [at for at in block if (_is_talk if apart else _is_signed)(document, at)]
        few = block if len(block) <= _LONGEST else []
        listed = [] if here else _counted([at for at in few if _is_quoted(document, at)])
        apart, here = apart or bool(listed), here or listed
        below = block[block.index(here[0]) :] if here else []
        talks |= set(here)
        found |= {at for at in block if here and apart and document.lines[at].bullet}
        found |= {at for at in below if _says_kind(document, at)}
    numbered = _numbered(document, body, starts)
    pairs = _over_people_in(document, body, starts) if len(talks) < _TALKS else set()
    if len(pairs) >= _TALKS:
        return pairs | numbered
    return numbered | (talks | found if len(talks) >= _TALKS else set())


def _numbered(document: Document, body: Sequence[int], starts: Collection[int]) -> set[int]:
    """What takes place at once below a row: `Workshop 1: Salt and sand`, `Workshop 2: Tides`."""
    found: set[int] = set()
    for apart, block in _blocks(document, body, starts):
        here = [(at, word) for at in block if (word := _number(document, at))] if not apart else []
        counted = [number for _, number in here]
        if len(here) >= _TALKS and any(counted == count[: len(here)] for count in _COUNTED):
            found |= {at for at, _ in here}
    return found


def _over_people_in(document: Document, body: Sequence[int], starts: Collection[int]) -> set[int]:
    """Titles over their people, behind the people of the row whose time they share.

    A row's lines then take turns: a title, who speaks, the next title, who speaks on that.
    """
    found: set[int] = set()
    titled = signed = False
    for place, at in enumerate(body):
        if at in starts:
            timing = document.timings.get(at)
            rest = timing.rest if timing else document.lines[at].rich
            goes_on = place + 1 < len(body) and body[place + 1] not in starts
            titled, signed = bool(rest.text), goes_on and _has_people(rest)
        elif _names_people(document, at) or _is_role(document.lines[at].rich):
            signed = titled
        elif _is_title(document, at):
            kind = find_kind(document.lines[at].rich, whole=True)
            near = body[place + 1 : place + 2 + (kind is not None)]
            below = [line for line in near if line not in starts]
            if (signed or (titled and kind in _OWN)) and any(
                _names_people(document, line) for line in below
            ):
                found.add(at)
                signed = False
            titled = True
        elif signed and _has_people(document.lines[at].rich):
            found.add(at)
    return found


def _is_role(rich: Rich) -> bool:
    return is_role(rich) and find_kind(rich) is None


def _has_people(rich: Rich) -> bool:
    """Whether the text is a title with its people: `Salt and sand, by Ana Ruiz`."""
    row = Row()
    if 0 < len(rich) <= MAX_ROW:
        read_row_text(row, rich)
    speak = any(not is_moderating(Rich(one.role or "")) for one in row.speakers)
    return bool(row.titles) and speak


def _number(document: Document, at: int) -> str:
    """The number of a workshop or the like whose title follows: of `Workshop n° 1: Salt and sand`
    the 1.
    """
    line, tokens = document.lines[at], document.tokens[at]
    lead = FORMATS.at(tokens, 0) if at not in document.timings and not line.cells else None
    place = lead[1] if lead else len(tokens)
    while text_at(tokens, place) in _NUMBER_SIGNS:
        place += 1
    if text_at(tokens, place + 1) not in _BEHIND_NUMBERS:
        return ""
    title = trimmed(without_brackets(line.rich.cut(tokens[place + 1].end)))
    titled = len(title.text.split()) >= _TALKS and not is_room(title)
    return tokens[place].text if titled else ""


def _names_people(document: Document, at: int) -> bool:
    """Whether the line is people, with what they are, and nothing else."""
    rich = document.lines[at].rich
    who = read_people(rich, SURE) if len(rich) <= MAX_ROW and find_kind(rich) is None else None
    if read_label(rich) or (who and not who.rest and all(one.name for one in who.speakers)):
        return True
    first = next(iter(rich.split(",")), rich)
    tokens = tokenise(first.folded)
    if text_at(tokens, 1) in BY and name_length(first, tokens, 2) == len(tokens) - 2 > 0:
        return True  # Narrated by Ana Ruiz, keeper
    places = (at for at in range(1, len(tokens)) if is_role_word(tokens[at - 1].text))
    return any(at + name_length(first, tokens, at) == len(tokens) for at in places)


def _leads(document: Document, at: int) -> bool:
    """Whether the line says who speaks on the one above: `Speakers: Ana Ruiz (Lugo)`."""
    return at < len(document.lines) and read_label(document.lines[at].rich) is not None


def _is_title(document: Document, at: int) -> bool:
    """Whether the line may be a talk's title: no prose, nothing that is said of people, and not
    the rest of the line above.
    """
    line = document.lines[at]
    if line.bullet or line.cells or at in document.timings or at in document.headings:
        return False
    if read_label(line.rich) or is_bare_label(line.rich) or len(line.rich) > _LONGEST_TITLE:
        return False
    if is_sentence(line) and not _leads(document, at + 1):
        return False
    if starts_small(document, at) or (at and unfinished(document.lines[at - 1].rich)):
        return False
    kind = find_kind(line.rich, whole=True) is not None
    if is_role(line.rich) or is_organisation(line.rich) or is_room(line.rich):
        return kind
    return kind or len(line.text.split()) > 1


def _blocks(
    document: Document, body: Sequence[int], starts: Collection[int]
) -> Iterator[tuple[bool, list[int]]]:
    """The lines between the rows, and whether they are above the first or below a break."""
    block: list[int] = []
    apart = True
    for at in body:
        if at not in starts:
            block.append(at)
            continue
        yield apart, block
        timing = document.timings.get(at)
        block, apart = [], timing is not None and find_kind(timing.rest) is Kind.BREAK
    yield apart, block


def _says_kind(document: Document, at: int) -> bool:
    """Whether a kind's words are the line, or its first part: `Conclusion, Ana Ruiz`."""
    rich = document.lines[at].rich
    first = next(iter(rich.split(",")), rich)
    whole = find_kind(trimmed(first, " .:"), whole=True) is not None
    return whole or (find_kind(rich) is Kind.QA and len(rich.text.split()) <= _SHORT)


def _is_signed(document: Document, at: int) -> bool:
    """Whether the line is a title with its people in brackets: `Salt and sand (Ana Ruiz, UPC)`."""
    rich = document.lines[at].rich
    inside = brackets(rich)
    if not inside or inside[-1][1] < len(rich) or at in document.timings:
        return False
    start, end = inside[-1]
    title, who = rich.cut(0, start), read_people(rich.cut(start + 1, end - 1), SURE)
    told = who is not None and not who.rest and is_person(Rich(who.speakers[0].name or ""), True)
    return told and len(title.text.split()) >= _TITLE and not is_person(title)


def _counted(talks: list[int]) -> list[int]:
    return talks if _TALKS <= len(talks) <= _MOST_TALKS else []


def _is_quoted(document: Document, at: int) -> bool:
    """Whether an item of a list is a title in quotes and people: `“Salt and sand”, by Ana Ruiz`."""
    line, place = document.lines[at], quoted(document.lines[at].rich)
    if not line.bullet or place is None or place[0] or at in document.timings:
        return False
    row = Row()
    read_row_text(row, line.rich)
    return bool(row.speakers) and len(line.text[: place[1]].split()) >= _TITLE


def _is_talk(document: Document, at: int) -> bool:
    """Whether the line names people, and what they speak on."""
    who = read_people(document.lines[at].rich)
    return who is not None and who.rest is not None and bool(who.rest.text)
