"""Labels before people: Moderator: Ana Ruiz; with Ana Ruiz and Luis Pérez."""

from __future__ import annotations

from dataclasses import replace

from liveroom.core.program import Speaker
from liveroom.importing.lexicon import people as words
from liveroom.importing.limits import MAX_ROW
from liveroom.importing.people.speakers import Who, moderating, read_people
from liveroom.importing.text.pieces import ANDS, trimmed
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens, text_at, tokenise

_FEW = 3
"""Words before a label within a row; behind fewer it is their second part: Invited Speaker."""

_MARKS = frozenset({".", ";", ",", "|", ">"})


def read_label(rich: Rich, titled: bool = False) -> Who | None:
    """The people after a label at the start of the text, moderators with that as their role.

    Behind people that are `titled` already a dash opens no title.
    """
    rich = trimmed(rich)
    tokens = tokenise(rich.folded)
    label = words.PANEL_ROLES.at(tokens, 0)
    if label is None or label[1] >= len(tokens):
        return None
    label_end = after = _past_second(tokens, label[1] + _is_numbered(tokens, label[1]))
    while text_at(tokens, after) in {":", "-", "(", ")", "s", "/", "as", "in", "por", "par"}:
        after += 1
    if after >= len(tokens):
        return None
    colon = text_at(tokens, label_end) == ":"
    moderates = _moderates(tokens, label[1])
    end = _next_label(rich, tokens, after)
    trust = 2 if colon or moderates else 1
    who = read_people(trimmed(rich.cut(tokens[after].start, end)), trust, titled)
    if who is None:
        return None
    if moderates:
        written = rich.cut(0, tokens[label[1] - 1].end).text.capitalize()
        role = written if colon else moderating(tokens[0].text, rich, colon)
        who = Who(tuple(_moderating(speaker, role) for speaker in who.speakers), who.rest)
    more = read_label(rich.cut(end)) if end else None
    return Who(who.speakers + more.speakers, more.rest) if more else who


def names_people(rich: Rich) -> bool:
    """Whether people start the text, with or without a label."""
    return len(rich) <= MAX_ROW and (read_label(rich) or read_people(rich)) is not None


def is_bare_label(rich: Rich) -> bool:
    """Whether the text is a label and nothing else: Moderator, Speakers:."""
    tokens = tokenise(trimmed(rich).folded)
    label = words.PANEL_ROLES.at(tokens, 0)
    return label is not None and label[1] == len(tokens)


def is_moderating(label: Rich) -> bool:
    """Whether the text starts with a moderator's label."""
    tokens = tokenise(trimmed(label).folded)
    found = words.PANEL_ROLES.at(tokens, 0)
    return found is not None and _moderates(tokens, found[1])


def _moderates(tokens: Tokens, end: int) -> bool:
    return any(token.text in words.MODERATING for token in tokens[:end])


def _is_numbered(tokens: Tokens, at: int) -> bool:
    """Whether a number and a colon follow the label: Speaker 2: Ana Ruiz."""
    return text_at(tokens, at).isdecimal() and text_at(tokens, at + 1) == ":"


def _past_second(tokens: Tokens, at: int) -> int:
    """After `and comments` in `Speakers and comments: Ana Ruiz`."""
    second = text_at(tokens, at) in ANDS and text_at(tokens, at + 2) == ":"
    return at + 2 if second else at


def _next_label(rich: Rich, tokens: Tokens, start: int) -> int | None:
    """Where another label with its colon starts."""
    for at in range(start + 1, len(tokens)):
        label = words.PANEL_ROLES.at(tokens, at) if tokens[at - 1].text in _MARKS else None
        if colon_label(rich, tokens, at) or (label and text_at(tokens, label[1]) == ":"):
            return tokens[at].start
    return None


def colon_label(rich: Rich, tokens: Tokens, at: int) -> tuple[bool, int] | None:
    """A label with a capital and a colon, which needs no mark before it: some words are enough."""
    if at < _FEW:
        return None
    label = words.PANEL_ROLES.at(tokens, at) if rich.text[tokens[at].start].isupper() else None
    return label if label and text_at(tokens, label[1]) == ":" else None


def _moderating(speaker: Speaker, role: str | None) -> Speaker:
    return speaker if speaker.role else replace(speaker, role=role)
