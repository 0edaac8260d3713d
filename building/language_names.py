"""The languages of the screens, as CLDR describes them: names, direction and dates."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from babel import Locale

NAMES = Path("src/liveroom/locale/languages.json")
_DATES_OF = {"en": "en_GB"}
"""Where a language writes dates in several ways, the country whose way is taken."""
_FIELDS = {"d": "{day}", "dd": "{day}", "MMMM": "{month}", "LLLL": "{month}", "y": "{year}"}


def write(root: Path, languages: Iterable[str]) -> None:
    """Writes by code what `liveroom.i18n.ScreenLanguage` holds."""
    found = {code: _described(code) for code in languages}
    (root / NAMES).write_text(json.dumps(found, ensure_ascii=False, indent=0), "utf-8")


def _described(code: str) -> dict[str, object]:
    locale = Locale.parse(code)
    dates = Locale.parse(_DATES_OF.get(code, code))
    name = locale.get_display_name() or code
    months, weekdays = dates.months["format"]["wide"], dates.days["format"]["wide"]
    return {
        "name": name[:1].upper() + name[1:],
        "direction": locale.text_direction,
        "months": [months[number] for number in range(1, 13)],
        "weekdays": [weekdays[number] for number in range(7)],
        "day": _put_together(dates.date_formats["long"].pattern),
    }


def _put_together(pattern: str) -> str:
    """CLDR's pattern `d 'de' MMMM 'de' y` as `{day} de {month} de {year}`."""
    parts = re.findall(r"'([^']*)'|([A-Za-z]+)|([^'A-Za-z]+)", pattern)
    return "".join(text or _FIELDS.get(field, "") or between for text, field, between in parts)
