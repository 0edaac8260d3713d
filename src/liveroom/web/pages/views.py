"""The views that addresses of a room can ask for, and the options that stand behind their `?`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from starlette.datastructures import QueryParams

from liveroom.core.roles import Role
from liveroom.web.pages.typed import zone_choice

CORNERS: Final = ("top-left", "top", "top-right", "bottom-left", "bottom", "bottom-right")
ANYWHERE: Final = (*CORNERS[:3], "left", "center", "right", *CORNERS[3:])
PAGE_THEMES: Final = ("dark", "light")
KEYS: Final = {"green": "#00b140", "blue": "#0047bb", "magenta": "#ff00ff", "black": "#000000"}
"""Colours that video mixers take out of a picture, by their names."""
SCALES: Final = (0.25, 4.0)
MOST_SAFE: Final = 20.0
"""Per cent of the picture that may be kept free at each side."""

_COLOUR = re.compile(r"#?([0-9a-f]{6})")


@dataclass(frozen=True, slots=True)
class View:
    """What a view lets its address choose. The first of `places` and `themes` holds without one."""

    name: str
    roles: frozenset[Role]
    """Whose links open it."""
    parts: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    """Parts that are shown only when they are asked for."""
    places: tuple[str, ...] = ()
    themes: tuple[str, ...] = PAGE_THEMES
    page: str = "{name}/page.html"

    @property
    def template(self) -> str:
        """The template of its page."""
        return self.page.format(name=self.name)

    def path(self, own: str, as_: Role) -> str:
        """Its address, from that of the role's own page."""
        return own if self.name == as_.value else f"{own}?view={self.name}"


_CREW = frozenset(role for role in Role if "messages" in role.spec.audience.sees.panels)
"""Whoever messages of the staff reach."""

VIEWS: Final = {
    view.name: view
    for view in (
        View("attendee", frozenset({Role.ATTENDEE})),
        View("moderator", frozenset({Role.MODERATOR})),
        View("host", frozenset({Role.HOST}), ("now", "question", "queue", "messages")),
        View(
            "speaker",
            frozenset({Role.SPEAKER}),
            ("messages", "speaker", "pace", "timer", "next", "question", "questions", "banner"),
        ),
        View(
            "overlay",
            frozenset({Role.OVERLAY}),
            ("timer", "speaker", "question", "banner", "logo"),
            places=("bottom-left", *(place for place in CORNERS if place != "bottom-left")),
            themes=("dark", "light", "plain"),
        ),
        View("backstage", _CREW, ("messages", "now", "question", "rundown")),
        View(
            "clock",
            frozenset(Role),
            ("timer", "label", "time"),
            without=("label", "time"),
            places=("center", *(place for place in ANYWHERE if place != "center")),
        ),
    )
}
_OWNER = View("owner", frozenset({Role.OWNER}), page="organiser/owner.html")


@dataclass(frozen=True, slots=True)
class Options:
    """What an address chose, read; without a choice `pos`, `theme`, `key` and `tz` are None."""

    view: View
    show: tuple[str, ...] = ()
    pos: str | None = None
    scale: float = 1
    theme: str | None = None
    key: str | None = None
    """A background as #rrggbb."""
    mirror: bool = False
    safe: float | None = None
    """Per cent of the picture that stay free at each side; None leaves it to the view."""
    tz: str | None = None
    """The IANA name of the zone in which times of day are told."""

    @property
    def attributes(self) -> dict[str, str]:
        """The same as data attributes of a page, for its style sheet and its scripts."""
        chosen = {
            "pos": self.pos,
            "scale": f"{self.scale:g}" if self.scale != 1 else None,
            "theme": self.theme,
            "key": self.key,
            "mirror": "true" if self.mirror else None,
            "safe": f"{self.safe:g}" if self.safe is not None else None,
            "tz": self.tz,
        }
        given = {name: value for name, value in chosen.items() if value is not None}
        return {"view": self.view.name, "show": " ".join(self.show)} | given

    def zone(self, of_event: str | None) -> str:
        """The zone in which this page tells times of day."""
        return self.tz or of_event or "UTC"


def wished(as_: Role, query: QueryParams) -> View:
    """The view that a role's page shows: the one asked for where the role may open it."""
    view = VIEWS.get(query.get("view", ""))
    if view is not None and as_ in view.roles:
        return view
    return VIEWS.get(as_.value, _OWNER)


def read(as_: Role, query: QueryParams) -> Options:
    """What stands behind the `?` of a role's page. What is not understood counts as not there."""
    view = wished(as_, query)
    return Options(
        view,
        show=_parts(view, ",".join(query.getlist("show"))),
        pos=_one_of(view.places, query.get("pos")),
        scale=_number(query.get("scale"), *SCALES) or 1,
        theme=_one_of(view.themes, query.get("theme")),
        key=_colour(query.get("key", "")),
        mirror=query.get("mirror", "") in ("1", "true", "yes"),
        safe=_number(query.get("safe"), 0, MOST_SAFE),
        tz=zone_choice.read(query.get("tz", "")),
    )


def _parts(view: View, text: str) -> tuple[str, ...]:
    """The parts that are named, in the view's own order; what it shows by itself for none."""
    named = {part.strip() for part in text.split(",")}
    found = tuple(part for part in view.parts if part in named)
    return found or tuple(part for part in view.parts if part not in view.without)


def _one_of(choices: tuple[str, ...], text: str | None) -> str | None:
    return text if text in choices else None


def _number(text: str | None, least: float, most: float) -> float | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if least <= number <= most else None


def _colour(text: str) -> str | None:
    plain = text.strip().lower()
    found = _COLOUR.fullmatch(plain)
    return f"#{found[1]}" if found else KEYS.get(plain)
