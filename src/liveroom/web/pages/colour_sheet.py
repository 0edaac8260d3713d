"""An organiser's colour as a style sheet of its own: pages allow no styles beside those."""

from __future__ import annotations

import re
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response

from liveroom.core.look import colours
from liveroom.core.look.colours import DARK, LIGHT, Theme

_COLOUR = re.compile(r"[0-9a-f]{6}")
_KEPT = "public, max-age=31536000, immutable"


async def sheet(request: Request) -> Response:
    """GET /colours/{colour}.css: what `shared/tokens.css` calls the accent, for that colour.

    `--brand` is the colour as it is, `--on-brand` what can be read on it.
    """
    name = request.path_params["colour"]
    if not _COLOUR.fullmatch(name):
        return Response(status_code=404)
    return Response(rules(f"#{name}"), media_type="text/css", headers={"Cache-Control": _KEPT})


@lru_cache(maxsize=64)
def rules(colour: str) -> str:
    """The style sheet of a colour."""
    brand = f"--brand:{colour};--on-brand:{colours.on_colour(colour)};"
    light, dark = _accent(colour, LIGHT), _accent(colour, DARK)
    return (
        f":root{{{brand}{light}}}\n"
        f'@media (prefers-color-scheme: dark){{:root:not([data-theme="light"]){{{dark}}}}}\n'
        f':root[data-theme="dark"]{{{dark}}}\n'
    )


def _accent(colour: str, theme: Theme) -> str:
    made = colours.accent(colour, theme)
    return f"--accent:{made.colour};--on-accent:{made.on_colour};--accent-soft:{made.soft};"
