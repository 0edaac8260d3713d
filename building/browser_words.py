"""Finds the texts that browser modules show: the literals in t("…") and tn("…", "…", n)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from building.trouble import Trouble

_TEXT = r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
_CALL = re.compile(r"(?<![\w.$])(tn?)\(\s*")
_ONE = re.compile(_TEXT + r"\s*[,)]")
_TWO = re.compile(_TEXT + r"\s*,\s*" + _TEXT + r"\s*,")
_STRING_OR_COMMENT = re.compile(_TEXT + r"|/\*.*?\*/|//[^\n]*", re.DOTALL)
_OWN_NAME = re.compile(r"function\s+$")


@dataclass(frozen=True, slots=True)
class BrowserWord:
    """A text of a browser module; `other` is its plural, if it counts something."""

    one: str
    other: str | None
    line: int


SHARED = "shared"
"""The folder under static/ whose modules every audience's bundle may take in; those in a folder of
it come into a bundle only where its own modules import them."""

_PART = re.compile(r'from "\.\./shared/(\w+)/')


def audiences(root: Path) -> list[str]:
    """Who has modules of their own: one bundle each."""
    folders = (path.parent.name for path in root.glob("static/*/main.js"))
    return sorted(folders)


def of_audience(root: Path, audience: str) -> Iterator[BrowserWord]:
    """The words that an audience's bundle may show: its own and the shared ones."""
    own = root / "static" / audience
    parts = {part for path in own.rglob("*.js") for part in _PART.findall(path.read_text("utf-8"))}
    yield from in_folder(root, SHARED, "*.js")
    for part in sorted(parts):
        yield from in_folder(root, f"{SHARED}/{part}")
    yield from in_folder(root, audience)


def in_folder(root: Path, folder: str = "", pattern: str = "**/*.js") -> Iterator[BrowserWord]:
    """The words of every module in a folder under static/."""
    for path in sorted((root / "static" / folder).glob(pattern)):
        try:
            yield from in_source(path.read_text("utf-8"))
        except Trouble as trouble:
            raise Trouble(f"{path.relative_to(root).as_posix()}: {trouble}") from None


def in_source(source: str) -> Iterator[BrowserWord]:
    """The words of one module; Trouble when a text is anything but a literal."""
    source = _STRING_OR_COMMENT.sub(_without_comment, source)
    for call in _CALL.finditer(source):
        if _OWN_NAME.search(source, 0, call.start()):
            continue
        line = source.count("\n", 0, call.start()) + 1
        pattern = _TWO if call[1] == "tn" else _ONE
        found = pattern.match(source, call.end())
        if found is None:
            raise Trouble(f"line {line}: {call[1]}() needs its text as a literal in quotes")
        one, *other = (_decode(text) for text in found.groups())
        yield BrowserWord(one, other[0] if other else None, line)


def _without_comment(found: re.Match[str]) -> str:
    """Strings stay; comments become spaces, so that lines keep their numbers."""
    return found[0] if found[1] else re.sub(r"[^\n]", " ", found[0])


def _decode(literal: str) -> str:
    """What the literal says; JavaScript and Python agree on the escapes that texts need."""
    return str(ast.literal_eval(literal))
