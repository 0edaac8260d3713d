"""deploy/liveroom.service, read."""

from __future__ import annotations

from configparser import ConfigParser, SectionProxy
from pathlib import Path

UNIT = Path(__file__).parents[2] / "deploy" / "liveroom.service"


def own(section: str = "Service") -> SectionProxy:
    """What it says of the service, or in another section."""
    unit = ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]  # names as they are written
    unit.read(UNIT, "utf-8")
    return unit[section]
