"""How much an announcement may hold. Past a limit it is refused or marked, never cut."""

from __future__ import annotations

MAX_TEXT = 1_048_576
"""Characters (and, from a file, bytes) of one announcement."""

MAX_LINES = 20_000
"""Lines with something on them."""

MAX_LINE = 2_000
"""Characters of a line that may be a row, a heading or a date; a longer one is prose, or not placed."""

MAX_SEGMENTS = 500

MAX_TITLE = 300
"""Characters of a segment's title; a row with a longer one is not placed."""

MAX_MARKS = 30
"""Combining marks in a row on one letter (Unicode's Stream-Safe limit)."""
