"""The parts of an announcement: program, topics, who should attend, facts, and the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from liveroom.importing.lexicon.headings import PARTS, Part
from liveroom.importing.text.pieces import trimmed, without_brackets
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.source import Source
from liveroom.importing.text.tokeniser import Tokens, listed, text_at, tokenise

_MAX_HEADING_WORDS = 9
_LEADS = listed("""
¿ * ( - the el le das der die la webinar event workshop seminar conference meeting session full
draft detailed provisional official final tentative preliminary our l '
""")
_FILLERS = listed("""
the of and & for our your this webinar event session meeting seminar workshop del de la el los las
evento seminario jornada sesión du des le les webinaire l ' der die das des webinars veranstaltung
do da dos das e y et und i preliminary provisional detailed draft full webinário sessió taller - :
. ? ¿ ! * # ( ) tentative online final 2019 2020 2021 2022 2023 2024 2025 2026 utc cet cest all
times in
""")


@dataclass(frozen=True, slots=True)
class SectionHeading:
    """What a heading opens, its level, and the text after its label on the same line."""

    part: Part
    level: int
    value: Rich | None = None


def read_heading(line: Source) -> SectionHeading | None:
    """The part that this line opens, if it is a heading or a label."""
    if line.blank or line.rule or not line.legible or (line.bullet and not _label_like(line)):
        return None
    if labelled := _label(line):
        return labelled
    words = len(line.text.split())
    if words > _MAX_HEADING_WORDS or line.cells:
        return None
    bare = without_brackets(line.rich)
    tokens = tokenise(bare.folded if bare.text else line.folded)
    start = 0
    while text_at(tokens, start) in _LEADS:
        start += 1
    part = PARTS.at(tokens, start) or PARTS.at(tokens, 0) or _described(line, tokens)
    if part and _only_fillers(tokens[part[1] :], part[0], line):
        return SectionHeading(part[0], line.level)
    return None


def _described(line: Source, tokens: Tokens) -> tuple[Part, int] | None:
    """`Proposed agenda:`: one more word before the program's."""
    part = PARTS.at(tokens, 1) if line.level or line.text.rstrip().endswith(":") else None
    return part if part and part[0] is Part.PROGRAM and len(tokens) - part[1] <= 1 else None


def _only_fillers(rest: Sequence[object], part: Part, line: Source) -> bool:
    words = [str(getattr(token, "text", "")) for token in rest]
    more = sum(word not in _FILLERS for word in words)
    if not more or (more == 1 and part is Part.PROGRAM and line.text[-1:].isalnum()):
        return True
    bold = (0, len(line.rich)) in line.rich.bold
    headed = line.level > 0 or bold or line.text.rstrip().endswith(":")
    return headed and len(words) <= 6 and part in {Part.PROGRAM, Part.TOPICS, Part.ATTEND}


def _label_like(line: Source) -> bool:
    return ":" in line.text[:50]


def _label(line: Source) -> SectionHeading | None:
    """`Language: Spanish`, `Fecha | 3 de abril`: a part's name, a mark and its value."""
    text = line.folded
    place = text.find(":", 0, 50)
    if line.cells:
        cell = line.rich.text.find("\t")
        place = cell if 0 < cell < 50 and (place < 0 or cell <= place + 1) else place
    if place < 1 or place + 1 >= len(text.rstrip()):
        return None
    if text[place + 1 : place + 2].isdecimal() and text[place - 1 : place].isdecimal():
        return None
    tokens = tokenise(text[:place])
    start = 1 if text_at(tokens, 0) in {"¿", "*", "("} else 0
    part = PARTS.at(tokens, start)
    if part is None or any(token.text not in _FILLERS for token in tokens[part[1] :]):
        return None
    value = trimmed(line.rich.cut(place + 1), " \t\v-:|*")
    return SectionHeading(part[0], line.level, value) if value.text else None


def is_sentence(line: Source) -> bool:
    """Whether the line reads as prose."""
    words = len(line.text.split())
    return words > 12 or (words > 5 and line.text.rstrip(' )"”»*').endswith((".", "!")))
