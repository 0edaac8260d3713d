"""Labels before people: Moderator: Ana Ruiz; with Ana Ruiz and Luis Pérez."""

from __future__ import annotations

from dataclasses import replace

from liveroom.core.program import Speaker
from liveroom.importing.lexicon import people as words
from liveroom.importing.people.speakers import Who, moderating, read_people
from liveroom.importing.text.pieces import trimmed
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import text_at, tokenise


def read_label(rich: Rich) -> Who | None:
    """The people after a label at the start of the text, moderators with that as their role."""
    rich = trimmed(rich)
    tokens = tokenise(rich.folded)
    label = words.PANEL_ROLES.at(tokens, 0)
    if label is None or label[1] >= len(tokens):
        return None
    after = label[1]
    while text_at(tokens, after) in {":", "-", "(", ")", "s", "/", "as", "in", "por", "par"}:
        after += 1
    if after >= len(tokens):
        return None
    who = read_people(rich.cut(tokens[after].start))
    if who is None:
        return None
    return Who(tuple(_moderating(s, tokens[0].text, rich) for s in who.speakers), who.rest)


def _moderating(speaker: Speaker, label: str, rich: Rich) -> Speaker:
    if speaker.role or label not in words.MODERATING:
        return speaker
    return replace(speaker, role=moderating(label, rich))
