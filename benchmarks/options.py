"""What a run was asked for."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Options:
    """`seconds` is how long each thing that goes on for a while is watched.

    `source` is the checkout whose server is measured, with its own `.venv`; `serve` are settings
    of the server besides. Servers with `spread` share every processor with all else. What servers
    say on standard error goes into `log`, where one is named.
    """

    attendees: int = 10_000
    rounds: int = 9
    seconds: float = 10.0
    folder: Path = Path()
    source: Path = ROOT
    serve: Mapping[str, str] = field(default_factory=dict)
    spread: bool = False
    log: Path | None = None
    began: float = field(default_factory=monotonic)

    @property
    def settings(self) -> dict[str, object]:
        return {"attendees": self.attendees, "rounds": self.rounds}

    def step(self, what: str) -> None:
        """Say on standard error which step begins."""
        print(f"{monotonic() - self.began:5.0f} s  {what}", file=sys.stderr, flush=True)
