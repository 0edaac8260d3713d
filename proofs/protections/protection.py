"""What holds a promise or stands against an attack, and how it looks without it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Protection:
    """A piece of source that protects, by the row of docs/security.md or docs/proofs.md that it is
    for: taken out, `text` of `file` becomes `without`, and each of `tests` has to fail.
    """

    row: str
    file: str
    text: str
    without: str
    tests: tuple[str, ...]

    def taken_out(self, source: str) -> str:
        """The source without it. Raises ValueError where it does not stand there just once."""
        if source.count(self.text) != 1:
            raise ValueError(f"{self.row}: stands {source.count(self.text)} times in {self.file}")
        return source.replace(self.text, self.without)


def protections(name: str) -> list[Protection]:
    """All of the file of this name."""
    rows = tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))
    return [
        Protection(row, each["file"], each["text"], each["without"], tuple(each["tests"]))
        for row, all_of_row in rows.items()
        for each in all_of_row
    ]
