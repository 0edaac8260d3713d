"""Stand-ins for a video under the overlay, bright and dark, drawn by the browser."""

from __future__ import annotations

BRIGHT = (
    "radial-gradient(ellipse 8% 19% at 72% 40%, #d9a98a 98%, transparent), "
    "radial-gradient(ellipse 20% 44% at 72% 100%, #5f86b8 98%, transparent), "
    "linear-gradient(100deg, transparent 20%, #ffffff 21% 33%, transparent 34%), "
    "linear-gradient(#eef3f6, #d9dfe3 70%, #c9b79c 71%, #dccdb4)"
)
"""Somebody in front of a white wall with a window, by day."""

DARK = (
    "radial-gradient(ellipse 8% 19% at 72% 40%, #8a5f48 98%, transparent), "
    "radial-gradient(ellipse 20% 44% at 72% 100%, #1c2430 98%, transparent), "
    "radial-gradient(ellipse 50% 70% at 72% 30%, #34506b, transparent), "
    "linear-gradient(#0b1017, #05070b)"
)
"""Somebody on a stage, under one spot."""

PUT = "still => { document.body.style.background = still; }"
"""A script for a page that puts a still under what it shows."""
