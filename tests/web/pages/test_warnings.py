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
    "Program\n\nBring a pencil\n- Welcome (5 min)\n- Q&A (10 min)",
)
WARNINGS = {text: read(text, SystemClock().now()).warnings for text in ANNOUNCEMENTS}


def test_every_kind_of_warning_is_among_these() -> None:
    not_of_a_text = {WarningCode.NO_PROGRAM, WarningCode.SEVERAL_DAYS}
    told = {each.code for warnings in WARNINGS.values() for each in warnings}
    assert told == set(WarningCode) - not_of_a_text


def facts(warning: Warning, lang: str) -> list[str]:
    return list(worded(warning.facts, lang).values())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("text", ANNOUNCEMENTS)
async def test_a_warning_is_said_in_the_readers_language_with_its_facts(
    server: Running, text: str, lang: str
) -> None:
    answer = await server.call("POST", f"/read?lang={lang}", data={"announcement": text})
    notice = answer.text.partition('id="warnings">')[2].partition("</ul>")[0]
    said = [unescape(each) for each in re.findall(r"<li>(.*?)(?: <a href.*?)?</li>", notice, re.S)]

    assert len(said) == len(WARNINGS[text])
    for sentence, warning in zip(said, WARNINGS[text], strict=True):
        assert (sentence == warning.message) == (lang == "en")
        assert [fact for fact in facts(warning, lang) if fact not in sentence] == []
        assert catalogue(lang).gettext(warning.text) % worded(warning.facts, lang) == sentence


async def test_the_day_of_a_zone_is_written_as_the_language_writes_days(server: Running) -> None:
    answer = await server.call("POST", "/read?lang=es", data={"announcement": ANNOUNCEMENTS[0]})

    assert "«CET» no se usa el 3 de abril de 2020" in answer.text
    assert "El programa suma 61 minutos y el tiempo anunciado es de 60." in answer.text
