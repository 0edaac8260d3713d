"""What an organiser should look at is said in every language, with the same facts."""

from __future__ import annotations

import re
from html import unescape

import pytest

from liveroom.i18n import LANGUAGES, catalogue
from liveroom.importing.draft import Warning, WarningCode
from liveroom.importing.reader import read
from liveroom.live.clock import SystemClock
from liveroom.web.templating import worded
from tests.web.serving import Running

pytestmark = pytest.mark.anyio

DAY, PROGRAM = "3 April 2020", "\n\nProgram\n\n- Welcome (5 min)\n- Q&A (%s min)\n"
ANNOUNCEMENTS = (
    f"{DAY}, 16:30 – 17:30 (CET), Madrid{PROGRAM % 56}",
    f"{DAY}, 16:30 UTC\nDuration: 60 minutes{PROGRAM % 50}",
    f"{DAY}, 16:30 UTC\nDuration: 2 minutes\n\nProgram\n\n- Welcome (1 min)\n",
    f"{DAY}{PROGRAM % 50}",
    f"{DAY}, 16:30{PROGRAM % 50}",
    "Program\n\n- Welcome (5 min)\n- 100 % salt <b>and</b> sand\n- Q&A (10 min)",
    f"{DAY}, 9:00–15:00 (CEST){PROGRAM % 355}",
    f"{DAY}, 9:00 (CEST)\n\nProgram\n\n9:00 Welcome\n15:00 Q&A\n14:00 Talk\n15:00 End",
    "Program\n\n- Welcome (5 min)\n- Salt and sand – Xyla Quorn (9 min)\n- Q&A (10 min)",
    f"Monday {DAY}, 9:00 (CEST){PROGRAM % 50}",
    f"03/04/2020, 9:00 UTC{PROGRAM % 50}",
    f"{DAY}, 9:00–10:00 (CEST)\nSalt and sand",
    f"Salt and sand\nSea and land\n\n{DAY}, 16:30 UTC{PROGRAM % 50}",
    "Program\n\n- Welcome (5 min)\n- 2030 (9 min)\n- Q&A (10 min)",
    "Program\n\nBring a pencil\n- Welcome (5 min)\n- Q&A (10 min)",
)
WARNINGS = {text: read(text, SystemClock().now()).warnings for text in ANNOUNCEMENTS}


def test_every_kind_of_warning_is_among_these() -> None:
    told = {each.code for warnings in WARNINGS.values() for each in warnings}
    assert told == set(WarningCode) - {WarningCode.SEVERAL_DAYS}


def facts(warning: Warning, lang: str) -> list[str]:
    return list(worded(warning.facts, lang).values())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("text", ANNOUNCEMENTS)
async def test_a_warning_is_said_in_the_readers_language_with_its_facts(
    server: Running, text: str, lang: str
) -> None:
    answer = await server.call("POST", f"/read?lang={lang}", data={"announcement": text})
    doubts = re.findall(r'"doubt small[^>]*>(.*?)</p>', answer.text, re.S)
    said = sorted(unescape(each).strip() for each in doubts)
    told = [each for each in WARNINGS[text] if each.code is not WarningCode.LINE_NOT_PLACED]
    marked = answer.text.count(f"? {catalogue(lang).gettext('not understood')}</span>")

    assert marked == len(WARNINGS[text]) - len(told)
    words = catalogue(lang)
    assert said == sorted(words.gettext(each.text) % worded(each.facts, lang) for each in told)
    for warning in told:
        assert (warning.message in said) == (lang == "en")
        assert any(all(fact in each for fact in facts(warning, lang)) for each in said)


async def test_the_day_of_a_zone_is_written_as_the_language_writes_days(server: Running) -> None:
    answer = await server.call("POST", "/read?lang=es", data={"announcement": ANNOUNCEMENTS[0]})

    assert "«CET» no se usa el 3 de abril de 2020" in answer.text
    assert "El programa suma 61 minutos y el tiempo anunciado es de 60." in answer.text
