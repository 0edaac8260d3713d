"""Links as QR codes, drawn into the page."""

from __future__ import annotations

import segno
from markupsafe import Markup


def svg(url: str) -> Markup:
    """An inline SVG of the address, black on white whatever the page's colours, with quiet zone."""
    code = segno.make(url, error="m", micro=False)
    return Markup(
        code.svg_inline(scale=4, border=4, dark="#000", light="#fff", omitsize=True, svgclass="qr")
    )
