"""What was looked at on a machine, and whether somebody has to do something."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Whether somebody has to do something."""

    GOOD = "good"
    LOOK = "look"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `advice` says what to do, where there is anything to do."""

    name: str
    value: str
    verdict: Verdict = Verdict.GOOD
    advice: str = ""
