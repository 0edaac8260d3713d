"""How a landing is told, and the minutes that speakers are asked for."""

from __future__ import annotations

from msgspec.structs import asdict

from liveroom.core.room import Phase, Room
from liveroom.core.rundown import times as t
from liveroom.core.rundown.landing import Landing, over_seconds
from liveroom.core.rundown.proposal import standing


def described(landing: Landing, rev: int) -> dict[str, object]:
    """A landing that was worked out at a revision of the rundown."""
    return {
        "ends_at": landing.ends_at,
        "at": landing.at,
        "over_seconds": landing.over_seconds,
        "feasible": landing.feasible,
        "short_by_seconds": landing.short_by_seconds,
        "rev": rev,
        "segments": [asdict(each) for each in landing.segments],
    }


def moderators_panel(room: Room) -> object:
    """By how much the show misses its slot, as of the last fact; nothing where it fits."""
    end = t.slot_end(room.rundown, room.program.ends_at)
    over, feasible = (0, True)
    if end is not None and room.phase is not Phase.ENDED:
        over, feasible = over_seconds(room.rundown, end)
    proposal = _proposal(room)
    if over <= 0 and proposal is None:
        return None
    return {"over_seconds": over, "feasible": feasible, "proposal": proposal}


def speakers_panel(room: Room) -> object:
    """What speakers to come are asked for, while they are."""
    proposal = _proposal(room)
    return None if proposal is None else {"proposal": proposal}


def _proposal(room: Room) -> list[object] | None:
    asked = standing(room.proposal, room.rundown)
    return [asdict(each.given) | {"agreed": each.agreed} for each in asked] or None
