"""The text of a program's row without its times: kind, title and speakers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from liveroom.core.program import Kind, Speaker
from liveroom.importing.kinds import find_kind
from liveroom.importing.labels import read_label
from liveroom.importing.lexicon import people as words
from liveroom.importing.lexicon import roles
from liveroom.importing.people import is_known_name, is_organisation, is_person, name_length
from liveroom.importing.pieces import brackets, quoted, strong_pieces, trimmed, unwrapped
from liveroom.importing.rich import Rich
from liveroom.importing.speakers import Who, all_names, read_people
from liveroom.importing.tokens import Tokens, listed, text_at, tokenise

_CONNECTORS = listed("of de del la las los el for the and y e et und & i da do dos du des der von d l - ' al a in")
_MAX_TRIES = 6
"""Places in a text where its speakers are looked for; no title has more."""

_MAX_PIECES = 20
_FEW_WORDS = 4
_HOSTED = frozenset({Kind.WELCOME, Kind.INTRODUCTION, Kind.CONCLUSIONS, Kind.CLOSING, Kind.QA})


@dataclass(slots=True)
class Row:
    """What the texts of a row have said so far."""

    titles: list[Rich] = field(default_factory=list)
    speakers: list[Speaker] = field(default_factory=list)
    label: Rich | None = None
    named: Rich | None = None
    """A kind's words with the speaker in them: Presentation by Ana Ruiz."""

    quoted: bool = False
    """Whether the title stands in quotes, and so needs no label before it."""

    @property
    def kind(self) -> Kind | None:
        texts = [self.label, *self.titles] if self.label else self.titles
        found = [find_kind(text) for text in texts]
        return next((kind for kind in found if kind), None)


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
    if len(pieces) > _MAX_PIECES:
        row.titles.append(rich)
        return
    for index, piece in enumerate(pieces):
        if piece.before == "-" and index and _belongs_to_people(row, piece.rich):
            continue
        _read_piece(row, piece.rich, index, len(pieces))


def _sentence_before_people(rich: Rich) -> int:
    """In `Welcome. Dr. Ana Ruiz, Director`, where the people start; 0 where they do not."""
    tokens = tokenise(rich.folded)
    for at, token in enumerate(tokens[1:-1], 1):
        if token.text not in {".", "?", "!"} or not _ends_sentence(rich, tokens, at):
            continue
        follow = rich.cut(token.end)
        length = name_length(rich, tokens, at + 1)
        end = text_at(tokens, at + 1 + length)
        sure = length and (is_known_name(rich, tokens, at + 1, length) or end in {",", "(", ""})
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
    before, after = _without_lead(trimmed(before)), _without_lead(trimmed(after))
    for outside in (before, after):
        if outside is after and is_organisation(after) and is_named(after) and not read_people(after):
            row.speakers.append(Speaker(organisation=after.text))
        elif outside.text:
            read_row_text(row, outside)
    if row.titles and row.label is None and len(row.titles[0].text.split()) <= _FEW_WORDS:
        row.label = row.titles.pop(0)
    row.titles.append(unwrapped(trimmed(title, " ,;")))
    row.quoted = True


def _without_lead(rich: Rich) -> Rich:
    tokens = tokenise(rich.folded)
    lead = words.LEADS.at(tokens, 0)
    if lead and lead[1] < len(tokens):
        return trimmed(rich.cut(tokens[lead[1] - 1].end))
    return rich


def _belongs_to_people(row: Row, rich: Rich) -> bool:
    """A role or an organisation after a dash completes the last speaker."""
    from liveroom.importing.affiliation import affiliation
    from liveroom.importing.people import is_role

    last = row.speakers[-1] if row.speakers else None
    if last is None or not last.name or is_person(rich, known=True):
        return False
    if not (is_role(rich) or is_organisation(rich)) or rich.text.endswith("?"):
        return False
    role, organisation = affiliation([rich])
    if (role and last.role) or (organisation and last.organisation):
        return False
    row.speakers[-1] = replace(
        last, role=last.role or role, organisation=last.organisation or organisation
    )
    return True


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
    if _led(row, rich) or _starts_with_people(row, rich) or _after_comma(row, rich):
        return
    if _in_brackets(row, rich) or _hosted(row, rich) or _last_name(row, rich, index):
        return
    if count > 1 and index == 0 and row.label is None and find_kind(rich, whole=True):
        row.label = rich
        return
    row.titles.append(rich)


def is_everybody(rich: Rich) -> bool:
    """Whether the text is `all speakers` and its like, which names nobody."""
    tokens = tokenise(rich.folded)
    hit = words.EVERYBODY.at(tokens, 0)
    return hit is not None and hit[1] == len(tokens)


def _led(row: Row, rich: Rich) -> bool:
    """TITLE by WHO."""
    tokens = tokenise(rich.folded)
    for _, first, after in words.LEADS.all(tokens)[:_MAX_TRIES]:
        if after < len(tokens) and _take_led(row, rich, tokens, first, after):
            return True
    return _led_by_kind(row, rich, tokens)


def _led_by_kind(row: Row, rich: Rich, tokens: Tokens) -> bool:
    """KIND of WHO, right after the kind's words."""
    for at in range(1, min(6, len(tokens))):
        lead = words.OF.at(tokens, at)
        if lead is None or lead[1] >= len(tokens):
            continue
        kind = find_kind(rich.cut(0, tokens[at - 1].end), whole=True)
        hosted = kind in _HOSTED and not roles.AT.at(tokens, 0)
        if kind and _take_led(row, rich, tokens, at, lead[1], only_people=not hosted):
            return True
    return False


def _take_led(
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
        row.titles.append(_capital(who.rest) if not kind or kind is not Kind.WELCOME else who.rest)
    return True


def _capital(rich: Rich) -> Rich:
    return Rich(rich.text[:1].upper() + rich.text[1:])


def _organisation(rich: Rich, after_kind: bool) -> Who | None:
    """An organisation without a person: its capital words, and the rest as a title."""
    tokens = tokenise(rich.folded)
    end, at = 0, 0
    while at < len(tokens):
        letter = rich.text[tokens[at].start]
        if letter.isupper() or letter.isdigit() or (end == at and end and _ends_name(tokens, at)):
            end = at + 1
        elif tokens[at].text not in _CONNECTORS:
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
    return tokens[at].text in roles.ORGANISATIONS and text_at(tokens, at + 1) in {"", ",", "."}


def _starts_with_people(row: Row, rich: Rich) -> bool:
    tokens = tokenise(rich.folded)
    length = name_length(rich, tokens)
    if not length or find_kind(rich.cut(0, tokens[length - 1].end)):
        return False
    after = text_at(tokens, length)
    known = is_known_name(rich, tokens, 0, length)
    sure = after == "@" or all_names(rich) or (after in {",", "("} and _affiliated(rich.cut(tokens[length - 1].end)))
    if not known and not sure:
        return False
    if not known and not row.titles and not after:
        return False
    who = read_people(rich)
    if who is None:
        return False
    row.speakers += who.speakers
    if who.rest and who.rest.text:
        row.titles.append(_capital(who.rest))
    return True


def _affiliated(rest: Rich) -> bool:
    from liveroom.importing.people import is_role

    rest = trimmed(rest, " ,()")
    return is_role(rest) or is_organisation(rest)


def _in_brackets(row: Row, rich: Rich) -> bool:
    """TITLE (WHO)."""
    for start, end in reversed(brackets(rich)[-_MAX_TRIES:]):
        inner = rich.cut(start + 1, end - 1)
        title = trimmed(rich.without(start, end))
        label = read_label(inner)
        who = Who(label.speakers) if label else read_people(_without_lead(inner))
        if who is None and is_organisation(inner) and find_kind(title, whole=True):
            who = Who((Speaker(organisation=inner.text),))
        if who is None or not title.text or not who.speakers:
            continue
        row.speakers += who.speakers
        row.titles.append(title)
        return True
    return False


def _after_comma(row: Row, rich: Rich) -> bool:
    """TITLE, WHO, ROLE."""
    from liveroom.importing.pieces import listed_pieces

    for piece in listed_pieces(rich)[1 : _MAX_PIECES + 1]:
        if piece.before not in {",", ";", "/"}:
            continue
        tokens = tokenise(piece.rich.folded)
        length = name_length(piece.rich, tokens)
        bracketed = text_at(tokens, length) in {"(", "["}
        last = length == len(tokens) and piece.end == len(rich) and _plain_words(rich, piece.start) > 1
        if not length or not (bracketed or last or is_known_name(piece.rich, tokens, 0, length)):
            continue
        who = read_people(rich.cut(piece.start))
        if who:
            row.titles.append(trimmed(rich.cut(0, piece.start)))
            row.speakers += who.speakers
            return True
    return False


def _plain_words(rich: Rich, end: int) -> int:
    """How many words before that place start small, as in a sentence."""
    return sum(word[0].islower() for word in rich.text[:end].split())


def is_named(rich: Rich) -> bool:
    """Whether all words but the small ones have capitals, as in an organisation's name."""
    tokens = tokenise(rich.folded)
    return all(
        not token.word or token.text in _CONNECTORS or not rich.text[token.start].islower()
        or token.text in roles.ORGANISATIONS
        for token in tokens
    )


def _last_name(row: Row, rich: Rich, index: int) -> bool:
    """After `TITLE -` a name by itself is the speaker's, however unusual."""
    if not index or row.speakers or not row.titles or not is_person(rich):
        return False
    row.speakers.append(Speaker(rich.text))
    return True


def _hosted(row: Row, rich: Rich) -> bool:
    """After `Welcome -` an organisation by itself is the one that welcomes."""
    before = row.label or (row.titles[-1] if row.titles else None)
    if before is None or row.speakers:
        return False
    kind = find_kind(before, whole=True)
    if kind is None:
        return False
    short = len(rich.text.split()) <= 6 and rich.text[0].isupper()
    plain = kind in _HOSTED and is_person(Rich("Ana " + rich.text)) and len(rich.text.split()) < 3
    person = is_person(rich, known=kind not in _HOSTED)
    if not (short and ((is_named(rich) and is_organisation(rich)) or plain or person)):
        return False
    if person and not is_organisation(rich):
        row.speakers.append(Speaker(name=rich.text))
    else:
        row.speakers.append(Speaker(organisation=rich.text))
    return True
