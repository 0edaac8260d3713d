"""How much an announcement may hold. Past a limit it is refused or marked, never cut."""

from __future__ import annotations

from liveroom.core.program import MAX_SEGMENTS as MAX_SEGMENTS
from liveroom.core.program import MAX_TITLE as MAX_TITLE

MAX_TEXT = 1_048_576
"""Characters (and, from a file, bytes) of one announcement, markup and scripts included."""

MAX_VISIBLE = 80_000
"""Characters that its reader sees, about thirteen thousand words."""

MAX_LINES = 3_000
"""Lines with something on them."""

MAX_RAW_LINES = 20_000
"""Lines of a plain text, blank ones too."""

MAX_TAGS = 110_000
"""Tags of an HTML page."""

MAX_LINE = 2_000
"""Characters of a line that may be a row, a heading or a date; a longer one is prose."""

MAX_FLAT = 20_000
"""Characters of a line in which the rows of a program are looked for, which then are its lines."""

MAX_ROW = 1_000
"""Characters of a line in the program; a longer one is not placed."""

MAX_CELLS = 30
"""Cells of a table's row."""

MAX_TOKENS = 600
"""Words, numbers and marks of such a line; a line with more is no sentence and no row."""

MAX_MARKS = 30
"""Combining marks in a row on one letter (Unicode's Stream-Safe limit)."""

MAX_ADDRESS = 2_000
"""Characters of a link."""

MAX_SPEAKERS = 50
"""Speakers of one segment; so many documents and sponsors too."""

MAX_LISTED = 200
"""Topics, and lines on who should attend."""

MAX_YAML = 50_000
"""Characters of YAML, which is slow to read."""

MAX_DEPTH = 30
"""Lists and objects in one another."""

MAX_UNPACKED = 52_428_800
"""Bytes that a workbook may unpack to."""
