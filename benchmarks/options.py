"""What a run was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """`seconds` is how long each thing that goes on for a while is watched."""

    attendees: int = 10_000
    rounds: int = 9
    seconds: float = 10.0
    folder: Path = Path()

    @property
    def settings(self) -> dict[str, object]:
        return {"attendees": self.attendees, "rounds": self.rounds}
