"""Cutting a text at its commas, dashes, colons, brackets and quotes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from liveroom.importing.text.rich import BREAK, CELL, Rich
from liveroom.importing.text.tokeniser import listed

ANDS = listed("and y e et und i & sowie en oraz och og")
_OPEN, _CLOSE = "([{", ")]}"
_OUTER = " \t\v-:|,;/>.…"

QUOTED = re.compile(
    r"“([^“”]{4,200})”|«([^«»]{4,200})»|„([^„“”]{4,200})[“”]"
    r"|‘([^‘]{4,200}?)’(?!\w)|\"([^\"]{4,200})\""
)
"""What stands in quotes of any kind, in one of the five groups."""


_LEGAL = re.compile(r", (?:inc|llp|llc|ltd|plc|gmbh|s\.? ?l|s\.? ?a)\b\.?(?=[,;)]|$)")
"""Behind a comma the legal form of the house before it: Quillpad, Inc."""

_FIRM = re.compile(
    r" & (?:[^\W\d][\w'-]{1,30} ){0,3}(?:inc|llp|llc|ltd|plc|gmbh|co|associates|partners?)\b"
)
"""An and within a house's name: Salt & Sand LLP."""


class Piece(NamedTuple):
    """A part of a text, what stands before it, and where it is."""

    before: str
    rich: Rich
    start: int
    end: int


def listed_pieces(rich: Rich) -> list[Piece]:
    """The parts between commas, semicolons, slashes, dashes and the word and.

    What stands in brackets or in quotes is not cut.
    """
    cuts: list[tuple[int, int, str]] = []
    text = rich.folded
    for at, letter in _outside(text):
        if letter in ",;" and not (_in_number(text, at) or _LEGAL.match(text, at)):
            cuts.append((at, at + 1, letter))
        elif letter in (CELL, BREAK, "•", "|", "·") and not _in_word(text, at):
            cuts.append((at, at + 1, ";"))
        elif letter in "-/+" and text[at - 1 : at] == " " and text[at + 1 : at + 2] == " ":
            cuts.append((at, at + 1, "and" if letter == "+" else letter))
        elif letter == "-" and _half_spaced(rich.text, at):
            cuts.append((at, at + 1, "-"))
        elif letter == " " and text[at - 1 : at] != "-" and (word := _word_after(text, at)) in ANDS:
            if _FIRM.match(text, at):
                continue
            cuts.append((at, at + 1 + len(word), "and"))
    return _between(rich, cuts)


def _half_spaced(text: str, at: int) -> bool:
    """`Salt -Ana Ruiz` and `Salt- Ana Ruiz`; not `Salz- und Sandtag`."""
    before, behind = text[at - 1 : at], text[at + 1 : at + 3]
    return (before == " " and behind[:1].isupper()) or (
        before.isalpha() and behind[:1] == " " and behind[1:].isupper()
    )


def _outside(text: str) -> Iterator[tuple[int, str]]:
    """The letters outside brackets and quotes; a quote that nothing closes opens none."""
    depth, quoted = 0, False
    paired = text.count('"') % 2 == 0
    for at, letter in enumerate(text):
        if letter in _OPEN:
            depth += 1
        elif letter in _CLOSE:
            depth = max(0, depth - 1)
        elif letter == '"' and paired:
            quoted = not quoted
        elif not (depth or quoted):
            yield at, letter


def _in_number(text: str, at: int) -> bool:
    return text[at - 1 : at].isdecimal() and text[at + 1 : at + 2].isdecimal()


def _in_word(text: str, at: int) -> bool:
    """Whether letters touch the dot on both sides: col·laboradora."""
    return text[at] == "·" and text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha()


def _word_after(text: str, at: int) -> str:
    end = text.find(" ", at + 1, at + 8)
    return text[at + 1 : end] if end > 0 else ""


def _between(rich: Rich, cuts: list[tuple[int, int, str]]) -> list[Piece]:
    pieces, start, before = [], 0, ""
    for first, after, mark in [*cuts, (len(rich), len(rich), "")]:
        piece = rich.cut(start, first)
        if piece.text:
            pieces.append(Piece(before, piece, start, first))
            before = mark
        elif mark and before != ";":
            before = mark if mark != "and" or not before else "and" if mark == "and" else before
        start = after
    return pieces


def strong_pieces(rich: Rich) -> list[Piece]:
    """The parts between spaced dashes, colons, bars and cells, outside brackets and quotes."""
    cuts: list[tuple[int, int, str]] = []
    text = rich.folded
    for at, letter in _outside(text):
        if letter in (CELL, BREAK, "|"):
            cuts.append((at, at + 1, letter))
        elif letter == "-" and text[at - 1 : at] == " " and text[at + 1 : at + 2] == " ":
            cuts.append((at, at + 1, "-"))
        elif letter == ":" and text[at + 1 : at + 2] in {" ", CELL, BREAK, ""}:
            cuts.append((at, at + 1, ":"))
    return _between(rich, cuts)


def brackets(rich: Rich) -> list[tuple[int, int]]:
    """Where the outermost closed brackets stand."""
    found: list[tuple[int, int]] = []
    depth = start = 0
    for at, letter in enumerate(rich.text):
        if letter in _OPEN:
            start = at if not depth else start
            depth += 1
        elif letter in _CLOSE and depth:
            depth -= 1
            if not depth:
                found.append((start, at + 1))
    return found


def without_brackets(rich: Rich) -> Rich:
    """The text without its outermost brackets."""
    for start, end in reversed(brackets(rich)):
        rich = rich.without(start, end)
    return rich


def quoted(rich: Rich) -> tuple[int, int] | None:
    """Where the first quoted words stand, quotes included."""
    first = rich.folded.find('"')
    last = rich.folded.find('"', first + 1)
    return (first, last + 1) if 0 <= first < last else None


def closing_quote(rich: Rich) -> int:
    """Where the quotes start that end the text, with more quoted words in them or none; else 0."""
    first = rich.folded.find('"')
    return first if 0 < first < len(rich) - 1 and rich.folded[-1] == '"' else 0


def trimmed(rich: Rich, letters: str = _OUTER) -> Rich:
    """The text without separators at either end."""
    folded, start, end = rich.folded, 0, len(rich)
    while start < end and folded[start] in letters:
        start += 1
    while end > start and folded[end - 1] in letters and not _short_form(folded, end):
        end -= 1
    return rich.cut(start, end)


def plain_ends(text: str) -> str:
    """The text without emoji and other signs that are no letters and no marks at either end."""
    start, end = 0, len(text)
    while start < end and is_sign(text[start]):
        start += 1
    while end > start and is_sign(text[end - 1]):
        end -= 1
    return text[start:end]


def is_sign(letter: str) -> bool:
    """Whether it is a blank, or a picture and what may follow one."""
    return letter.isspace() or unicodedata.category(letter) in {"So", "Sk", "Mn", "Cf"}


def _short_form(folded: str, end: int) -> bool:
    """The dot of `e.V.`, `Inc.` and `S.A.` stays."""
    if folded[end - 1] != ".":
        return False
    if folded[max(0, end - 6) : end].endswith(" e. v."):
        return True
    word = folded[max(0, end - 6) : end].split(" ")[-1]
    if not any(letter.isalpha() for letter in word):
        return False
    return word in {"inc.", "ltd.", "co.", "jr.", "etc."} or word.count(".") > 1


_INSIDE = re.compile(r"(?<=\w)'(?=\w)")
"""An apostrophe, which is no quotation mark."""


def unwrapped(rich: Rich) -> Rich:
    """The text without brackets or quotes around the whole of it."""
    pairs = {"(": ")", "[": "]", '"': '"', "{": "}", "'": "'"}
    while len(rich) > 1 and pairs.get(rich.folded[0]) == rich.folded[-1]:
        inner = _INSIDE.sub("", rich.folded[1:-1])
        if any(letter in inner for letter in (rich.folded[0], rich.folded[-1])):
            break
        rich = rich.cut(1, len(rich) - 1)
    return rich
