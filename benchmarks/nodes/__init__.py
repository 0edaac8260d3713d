"""Several nodes on one PostgreSQL database with a synchronous standby; each part runs by itself."""

from __future__ import annotations

from typing import Final

PARTS: Final = ("single", "across", "votes", "questions", "kill", "promotion", "balanced")
