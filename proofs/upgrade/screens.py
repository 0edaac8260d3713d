"""What everybody with a link of a room sees."""

from __future__ import annotations

from typing import Any

from benchmarks.audience import Room
from tests.cli.process import fetch


def screens(host: str, room: Room) -> dict[str, Any]:
    """By role: when the countdown ends, questions, and all else."""
    url = f"http://{host}/api/v1/rooms/{room.id}/screen"
    roles = {role: token for role, token in room.tokens.items() if role != "owner"}
    return {role: fetch(url, token)["screen"] for role, token in roles.items()}


def holds(found: Any, was: Any) -> bool:
    """Whether all that there was is there; a newer release may tell more."""
    if isinstance(was, dict):
        return all(name in found and holds(found[name], value) for name, value in was.items())
    return bool(found == was)
