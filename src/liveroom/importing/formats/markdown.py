"""Plain text and Markdown to visible lines: headings, bullets, table rows, rules, bold."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from string import ascii_uppercase

from liveroom.importing.formats.budget import SizeLimit
from liveroom.importing.formats.encoding import LINE, compose
from liveroom.importing.formats.hard_wraps import unwrapped
from liveroom.importing.formats.inline import inline
from liveroom.importing.lexicon.months import MONTHS
from liveroom.importing.limits import MAX_LINE
from liveroom.importing.text.fold import fold
from liveroom.importing.text.rich import CELL, Rich
from liveroom.importing.text.source import Source
from liveroom.importing.text.urls import links

_BULLETS = "-*+•–—−·▪▫‣◦○●■□►▶▸➤➜→✓✔»❖⁃°º♦◆◇➢✦❑"
_RULE = frozenset("-*_=~•—–#.+|: ")
_NUMBERED = re.compile(
    r"\(?(?:\d{1,3}[.)]|\d{1,2}/|[a-zA-Z]\))\)?[ \t]+(?=\S)|\d{1,3}\.[-–](?=[^\W\d])"
)
_ORDINAL = re.compile(r"#?\d{1,2}\s*(?:-|–|—|:)\s+(?=[^\W\d])")
_POINT = re.compile(
    r"(?:ponto|punto|point|punt|item|top|nº|no\.)\s?\d{1,2}\s?[.:)–-]\s{1,9}(?=\S)", re.IGNORECASE
)
_FIRST = re.compile(r"(\d{1,3})\. (?=[^\W\d])")
_TASK = re.compile(r"\[[ xX]\]\s+")
_WIDE_GAP = re.compile(
    r"(?<=[^\s.?!]) {3,}(?=\S)|(?<=[\dhH]) {2,}(?!(?:uur|Uhr|h|hs|hrs?|[ap]\.?m)\b)(?=\S)"
)
_BULLETED = re.compile(r"[ \t]{0,40}([–—−•▪●*-])[ \t]")
_BREAK = re.compile(r"<br\s{0,9}/?>", re.IGNORECASE)
_SHORT_CODE = re.compile(r"\{\{[<%][^{}]{0,2000}[%>]\}\}")
_GLUED = re.compile(r"^[ \t]{0,40}[-–—](?=[^\W_])")
_LETTERED = re.compile(r"^([ \t]{0,40})([A-Z])\.[ \t]+(?=\S)")
_QUOTED = re.compile(r"^[ \t]{0,40}>(?: ?>){0,20} ?")
_HARD_BREAK = re.compile(r"(?<=[^\\])\\[ \t]{0,40}$")
_ONE_BLANK, _TWO_BLANKS = re.compile(r"(?<=\S) (?=\S)"), re.compile(r"(?<=\S)  (?=\S)")
_MAX_HEADING, _SEVERAL = 160, 3
_SHORTEST = 4
"""Letters of a month that is no given name's short form: Jan."""


def sources(text: str) -> list[Source]:
    """The text's lines, numbered from 1, blank ones too; raises Unreadable for too many."""
    raw = text.replace(LINE, "\n").split("\n")
    if raw and not raw[-1].strip():
        raw.pop()
    return sources_of(raw, 1, SizeLimit())


def sources_of(raw: Sequence[str], first: int, budget: SizeLimit) -> list[Source]:
    """These lines, of which the first has that number; raises Unreadable as the budget does."""
    budget.raw_lines(len(raw))
    made: list[Source] = []
    raw, places = unwrapped(_plain(raw))
    raw = _apart(raw)
    for at, line in enumerate(raw):
        piped = _piped(raw, at)
        for part in [line] if piped else _broken(line):
            if stripped := part.strip():
                budget.line()
                budget.letters(len(stripped))
            made.append(_source(first + places[at], part, piped))
    return _underlined(_with_ordinals(made))


def _with_ordinals(lines: list[Source]) -> list[Source]:
    """The number that starts `3. Forum of Ports` is no item's where none before or after is."""
    starts = {at: found for at, one in enumerate(lines) if (found := _FIRST.match(one.shown))}
    counted = Counter(int(found[1]) for found in starts.values())
    for at, found in starts.items():
        line, number = lines[at], int(found[1])
        alone = counted[number] == 1 and not counted[number - 1] + counted[number + 1]
        if alone and line.bullet and CELL not in line.rich.text:
            lines[at] = replace(line, rich=inline(line.shown), bullet=False)
    return lines


def _plain(raw: Sequence[str]) -> Sequence[str]:
    """The lines without what is not said in them: a mail's `>`, the `\\` that breaks a line, and
    second blanks where most words have two between them.
    """
    lines = [_HARD_BREAK.sub("", _QUOTED.sub("", line)) for line in raw]
    counts = [sum(len(gap.findall(line)) for line in lines) for gap in (_ONE_BLANK, _TWO_BLANKS)]
    return [_TWO_BLANKS.sub(" ", line) for line in lines] if counts[1] > counts[0] else lines


def _apart(raw: Sequence[str]) -> Sequence[str]:
    """The lines with a space behind dashes that several start with: `-Welcome`, `-Farewell`."""
    raw = _lettered(raw)
    glued = [at for at, line in enumerate(raw) if _GLUED.match(line)]
    if len(glued) < _SEVERAL:
        return raw
    lines = list(raw)
    for at in glued:
        lines[at] = _GLUED.sub(r"\g<0> ", lines[at])
    return lines


def _lettered(raw: Sequence[str]) -> Sequence[str]:
    """`A) Welcome`, `B) Farewell` for items that letters with a dot count, each from A on."""
    found = [(at, item[2]) for at, line in enumerate(raw) if (item := _LETTERED.match(line))]
    letters = [letter for _, letter in found]
    pairs = zip(["", *letters], letters, strict=False)
    if len(letters) < _SEVERAL or not all(
        letter == "A" or f"{before}{letter}" in ascii_uppercase for before, letter in pairs
    ):
        return raw
    lines = list(raw)
    for at, _ in found:
        lines[at] = _LETTERED.sub(r"\1\2) ", lines[at])
    return lines


def _broken(line: str) -> list[str]:
    """The line at its `<br>`, of which one at the end breaks nothing, and at its bullets."""
    if (bullet := _BULLETED.match(line)) and line.count(f" {bullet[1]} "):
        line = re.sub(rf"(?<=[.;]) +(?={re.escape(bullet[1])} +[^\W\d_])", "<br>", line)
    *parts, last = _BREAK.split(line)
    return [*parts, last] if last.strip() or not parts else parts


def _piped(raw: Sequence[str], at: int) -> bool:
    """Whether a line with bars is a table's row."""
    line = raw[at]
    if "|" not in line:
        return False
    stripped = line.strip()
    if stripped[0] == "|" or stripped[0].isdigit() or line.count("|") > 1:
        return True
    return any(0 <= near < len(raw) and "|" in raw[near] for near in (at - 1, at + 1))


def _source(number: int, line: str, piped: bool) -> Source:
    shown = line.strip()
    if not shown:
        return Source(number, "", Rich(""))
    composed = compose(_SHORT_CODE.sub("", shown))
    if composed is None or len(shown) > MAX_LINE:
        return Source(number, shown, Rich(""), legible=False)
    indent = _indent(line)
    if len(shown) > 2 and _RULE.issuperset(shown) and not any(c.isalnum() for c in shown):
        return Source(number, shown, Rich(""), rule=True)
    if shown.startswith("```"):
        return Source(number, shown, Rich(""), rule=True)
    made = Source(number, shown, Rich(""), indent=indent, links=links(composed))
    return _marked(made, composed, piped)


def _indent(line: str) -> int:
    lead = line[: len(line) - len(line.lstrip())]
    return len(lead.expandtabs(4))


def _marked(source: Source, text: str, piped: bool) -> Source:
    level = len(text) - len(text.lstrip("#"))
    if 0 < level <= 6 and text[level : level + 1] in {" ", "\t", ""}:
        text = text[level:].strip().rstrip("#").rstrip()
    else:
        level = 0
    text, bullet = _without_bullet(text)
    rich = _cells(text, piped)
    return replace(source, rich=rich, level=level, bullet=bullet and not level)


def _without_bullet(text: str) -> tuple[str, bool]:
    """The line without its bullet, number or leading picture."""
    bullet = False
    if (text[:1] in _BULLETS and text[1:2] in {" ", "\t"}) or (
        text[:1] in _BULLETS and text[:1] not in "-*+–—_" and len(text) > 1
    ):
        text, bullet = text[1:].lstrip(), True
    number = _NUMBERED.match(text) or _ORDINAL.match(text) or _POINT.match(text)
    if number and not _is_date(text[number.end() :]):
        text, bullet = text[number.end() :], True
    elif text[1:3] in {"\ufe0f\u20e3", "\u20e3"}:
        text, bullet = text[1:].lstrip("\ufe0f\u20e3 "), True
    if task := _TASK.match(text):
        text = text[task.end() :]
    while text and unicodedata.category(text[0]) in {"So", "Sk"} and text[0] not in "`^°©®½":
        text = text[1:].lstrip("\ufe0f\u200d ")
    return text, bullet


def _is_date(rest: str) -> bool:
    """`3. April: Tides` is a day, no numbered item; `3. Jan Kok` is one."""
    first, _, more = rest.strip().partition(" ")
    name = len(first) < _SHORTEST and first.isalpha() and more[:1].isupper()
    return fold(first).strip(".,:;") in MONTHS and not name


def _cells(text: str, piped: bool) -> Rich:
    if piped:
        pieces = text.strip().removeprefix("|").removesuffix("|").replace("\\|", "/").split("|")
    elif "\t" in text:
        pieces = text.split("\t")
    else:
        pieces = _WIDE_GAP.split(text)
    rich = inline(pieces[0].strip())
    for piece in pieces[1:]:
        rich = rich.join(inline(piece.strip()), CELL)
    return rich


def without_bullet(line: Rich) -> tuple[Rich, bool]:
    """A line without the bullet or number that is typed in it, and whether it has one."""
    if CELL in line.text:
        return line, False
    text, bullet = _without_bullet(line.text)
    return line.cut(len(line) - len(text)), bullet


def _underlined(lines: list[Source]) -> list[Source]:
    """A short line over a rule of one mark is a heading, as Markdown has it."""
    for at in range(1, len(lines)):
        below, line = lines[at], lines[at - 1]
        mark = below.shown[:1] if below.rule and len(set(below.shown)) == 1 else ""
        alone = at < 2 or lines[at - 2].blank or lines[at - 2].rule
        if mark in {"=", "-", "~"} and mark and _may_be_heading(line) and alone:
            lines[at - 1] = replace(line, level=1 if mark == "=" else 2)
    return lines


def _may_be_heading(line: Source) -> bool:
    plain = not line.blank and not line.rule and not line.bullet and line.legible
    return plain and not line.level and not line.cells and len(line.shown) <= _MAX_HEADING
