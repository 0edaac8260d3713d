"""The ways in which a client may have its audience's screen told."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any, cast

from liveroom.core.roles import Audience
from liveroom.core.screens.diff import Screen
from liveroom.core.screens.drawn import Drawn
from liveroom.core.screens.fields import BY_FIELD, Fields, field_changes, row_changes
from liveroom.core.screens.panels import PANELS, Panel, next_id, now_facts

Panels = Mapping[str, Panel]


class Rendition(Enum):
    """How much a screen and its patches repeat of what their reader knows."""

    PLAIN = "plain"
    """Each changed panel and card is whole."""
    LEAN = "lean"
    """Vote counts come without their cards."""
    SMALL = "small"
    """Besides, the rundown comes as rows by id, what its rows say stands there alone, projected
    starts are left to the reader, and patches carry changed fields."""

    @staticmethod
    def asked_for(lean: bool, beat: bool) -> Rendition:
        """What a client's hello asks for."""
        if not lean:
            return Rendition.PLAIN
        return Rendition.SMALL if beat else Rendition.LEAN


@cache
def _rows(panel: Panel) -> Panel:
    """The panel of a list of segments, as rows by id."""
    return lambda room: _by_id(panel(room))


def _by_id(segments: Any) -> dict[str, dict[str, object]]:
    return {
        row["segment"]: {name: value for name, value in row.items() if name != "projected_start"}
        for row in segments
    }


def _small(known: Panels) -> Panels:
    if "rundown" not in known:
        return known
    return {**known, "now": now_facts, "next": next_id, "rundown": _rows(known["rundown"])}


SMALL: Mapping[Audience, Panels] = {audience: _small(known) for audience, known in PANELS.items()}

PANELS_IN: Mapping[Rendition, Mapping[Audience, Panels]] = {
    Rendition.PLAIN: PANELS,
    Rendition.LEAN: PANELS,
    Rendition.SMALL: SMALL,
}
"""How each panel of an audience is made. Panels that are the same for several are one function."""

_TOLD_OTHERWISE = BY_FIELD | {"now", "next", "rundown"}


def small(
    before: Drawn, after: Drawn, changed: Mapping[Audience, Screen]
) -> dict[Audience, Screen]:
    """The patches of the small rendition, where these are the plain ones.

    A patch that is the same in both is the very same object.
    """
    known: dict[Panel, Screen] = {}
    found: dict[Audience, Screen] = {}
    for audience, patch in changed.items():
        names = [name for name in patch if name in _TOLD_OTHERWISE]
        told = {name: value for name, value in patch.items() if name not in names}
        for name in names:
            panel = SMALL[audience][name]
            if panel not in known:
                known[panel] = _change(name, panel, PANELS[audience][name], before, after)
            told |= known[panel]
        found[audience] = told if names else patch
    return found


def _change(name: str, panel: Panel, plain: Panel, before: Drawn, after: Drawn) -> Screen:
    """What a small patch says of a panel, if anything."""
    new: Any
    if name == "rundown":  # out of the plain one, which is drawn already
        new = row_changes(_by_id(before.panel(plain)), _by_id(after.panel(plain)))
    elif name in BY_FIELD:
        new = field_changes(cast(Fields, before.panel(panel)), cast(Fields, after.panel(panel)))
    elif before.panel(panel) == (new := after.panel(panel)):
        return {}
    return {} if new == {} else {name: new}
