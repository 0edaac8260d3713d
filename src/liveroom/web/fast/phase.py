"""Where a connection is between its request and its end."""

from __future__ import annotations

from enum import Enum, auto


class Phase(Enum):
    """It goes from one to the next and never back."""

    ASKING = auto()
    OPEN = auto()
    CLOSING = auto()
    GONE = auto()
