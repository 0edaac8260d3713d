"""The words of the languages that are read, out of the files in `lists/`.

A file has sections, `[roles]`, of words or of phrases with bars between. A line is a group of words
that start alike, and the lines of a section are sorted: who adds a word touches its line alone.
"""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).with_name("lists")


def word_lists(name: str) -> dict[str, str]:
    """The sections of a file by their names, each with its lines."""
    text = (_FOLDER / f"{name}.txt").read_text("utf-8")
    found: dict[str, str] = {}
    for section in text.split("\n["):
        head, _, lines = section.removeprefix("[").partition("]\n")
        found[head] = lines.strip()
    return found


def under(lists: dict[str, str], table: str) -> dict[str, str]:
    """The sections of one table, `[columns time]`, by what is behind its name."""
    return {
        head.removeprefix(f"{table} "): lines
        for head, lines in lists.items()
        if head.startswith(f"{table} ")
    }
