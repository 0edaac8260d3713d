"""Where a connection is between its request and its end, and with which codes it ends."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

RESTARTING: Final = 1012
TOO_LATE: Final = 4408
TOO_OFTEN: Final = 4429


class Phase(Enum):
    """It goes from one to the next and never back."""

    ASKING = auto()
    OPEN = auto()
    CLOSING = auto()
    GONE = auto()
