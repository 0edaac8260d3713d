"""Time zones by city and country, as CLDR names them, for the languages of the screens."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_location

NAMES = Path("src/liveroom/locale/zones.json")
_NO_PLACES = ("Etc/", "SystemV/", "US/", "posix/", "right/")
_WORLD = "001"


def write(root: Path, languages: Iterable[str]) -> None:
    """Writes {"places": {language: {zone: "Madrid, Spain"}}, "also": {old name: zone}}."""
    zones = sorted(_zones())
    places = {language: {zone: _place(zone, language) for zone in zones} for language in languages}
    also = {old: new for old, new in get_global("zone_aliases").items() if new in zones}
    text = json.dumps({"places": places, "also": also}, ensure_ascii=False, separators=(",", ":"))
    (root / NAMES).write_text(text, "utf-8")


def _zones() -> set[str]:
    """The zones that are called by a place, each once."""
    old = get_global("zone_aliases")
    return {
        zone
        for zone in available_timezones()
        if "/" in zone and zone not in old and not zone.startswith(_NO_PLACES)
    }


def _place(zone: str, language: str) -> str:
    locale = Locale(language)
    city = get_timezone_location(zone, locale, return_city=True).rpartition("/")[2]
    territory = get_global("zone_territories").get(zone, _WORLD)
    return city if territory == _WORLD else f"{city}, {locale.territories[territory]}"
