"""What a browser roughly is, by what it says of itself: enough to know one's own by."""

from __future__ import annotations

from typing import Final

_KINDS: Final = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("OBS/", "OBS"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
"""The first that stands in the text: most browsers name others besides."""
_SYSTEMS: Final = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


def kind_of(user_agent: str) -> str:
    """Its kind and its system, without versions; "" for one that is not known."""
    found = (
        next((name for mark, name in names if mark in user_agent), "")
        for names in (_KINDS, _SYSTEMS)
    )
    return ", ".join(name for name in found if name)
