"""Who is at which segment or question, for a while: presence, which is never stored."""

from __future__ import annotations

from dataclasses import dataclass

LASTS_MS = 20_000
"""A claim that is not made again is over after so long."""

Standing = tuple[tuple[str, str | None, int], ...]
"""What is claimed, by whom, and until when."""


@dataclass(frozen=True, slots=True)
class Claimant:
    """A screen of a moderator's: what is its own, and what colleagues call who sits there."""

    screen: str
    name: str | None


def panel(by: str | None, until: int) -> dict[str, object]:
    """A claim as clients get it."""
    return {"by": by, "until": until}


class Claims:
    """One claim for each segment or question; who is there first has it until they let go."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[Claimant, int]] = {}

    def take(self, thing: str, by: Claimant, now: int) -> dict[str, object] | None:
        """Claim it, unless somebody else has it: then this is their claim."""
        holder, until = self._held.get(thing, (by, 0))
        if holder.screen != by.screen and until > now:
            return panel(holder.name, until)
        self._held[thing] = (by, now + LASTS_MS)
        return None

    def let_go(self, thing: str, by: Claimant) -> None:
        """Give up what is one's own."""
        holder, _ = self._held.get(thing, (None, 0))
        if holder is not None and holder.screen == by.screen:
            del self._held[thing]

    def standing(self, now: int) -> Standing:
        """The claims that are not over."""
        if not self._held:
            return ()
        self._held = {thing: held for thing, held in self._held.items() if held[1] > now}
        return tuple((thing, by.name, until) for thing, (by, until) in self._held.items())
