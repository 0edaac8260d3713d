"""Finds a real Chromium for the browser tests, or installs one by apt where that is allowed."""

from __future__ import annotations

from building.apt import Program

CHROMIUM = Program(
    title="Chromium",
    names=("chromium", "chromium-browser", "google-chrome"),
    packages=("chromium", "fonts-noto-color-emoji"),
    needed_by="The browser tests need",
    otherwise="put a Chromium or Chrome on PATH",
)
find = CHROMIUM.find
ensure = CHROMIUM.ensure
