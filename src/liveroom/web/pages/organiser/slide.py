"""The slide with the way in: title, date, QR code and short address, as an SVG of 1920 × 1080.

Its PNG is drawn from it by the browser: that has typefaces, which a server need not have.
"""

from __future__ import annotations

import textwrap
import unicodedata
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from liveroom.core.look import colours
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Role
from liveroom.web import state
from liveroom.web.access import sessions
from liveroom.web.pages import qr
from liveroom.web.pages.organiser import invitation
from liveroom.web.pages.organiser.way_in import WayIn

WIDTH: Final = 1080
"""Of the title, in pixels; the address below it goes as far as LINE."""
LINE: Final = 1720
HEIGHT: Final = 460
SIZES: Final = (112, 96, 84, 72, 60, 50, 42, 34)


@dataclass(frozen=True, slots=True)
class Title:
    """A title in lines, and the size of its letters in pixels."""

    lines: tuple[str, ...]
    size: int


def fitted(text: str) -> Title:
    """The title in the largest letters in which it fits and no word of it is divided.

    The end of an endless one is left out.
    """
    for size in SIZES:
        letters, most = _room(text, size)
        lines = textwrap.wrap(text, letters, break_long_words=False)
        if len(lines) <= most and all(len(line) <= letters for line in lines):
            return Title(tuple(lines), size)
    letters, most = _room(text, SIZES[-1])
    return Title(tuple(textwrap.wrap(text, letters)[:most]), SIZES[-1])


def _room(text: str, size: int) -> tuple[int, int]:
    """How many letters of this size there is room for in a line, and how many lines."""
    return int(WIDTH / (size * _width(text))), int(HEIGHT / (size * 1.15))


def _width(text: str) -> float:
    """How wide letters are, as part of their size; only a browser knows it exactly."""
    is_wide = any(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return 1.0 if is_wide else 0.58


async def svg(request: Request) -> Response:
    """GET /r/{room}/slide.svg, for its owner, in the language of the event."""
    caller = await sessions.visitor(request, request.path_params["room"], Role.OWNER)
    if caller is None:
        raise Refused(Code.NOT_SIGNED_IN)
    room = (await sessions.running(request, caller)).room
    way_in = await WayIn.of(state.of(request), caller.room, room.code)
    words = invitation.words_of(room.program, state.language(request))
    context = {
        "title": fitted(room.program.title),
        "date": invitation.date(room.program, words),
        "hours": invitation.hours(room.program),
        "way_in": way_in,
        "qr": qr.svg(way_in.url) if way_in else None,
        "address_size": min(60, int(LINE / (0.58 * len(way_in.url)))) if way_in else 0,
        "colour": room.program.colour or colours.HOUSE,
    }
    page = state.of(request).pages.render("organiser/slide.svg", words.lang, "", context)
    return Response(page.body, media_type="image/svg+xml")
