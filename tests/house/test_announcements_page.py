"""The page about announcements keeps its word."""

from __future__ import annotations

import re

from liveroom.core.program import Kind
from liveroom.i18n import LANGUAGES
from liveroom.importing import limits
from liveroom.importing.lexicon.languages import STOP_WORDS
from liveroom.importing.reader import read
from tests.house.pages import section, table, words


def test_the_example_is_read_without_a_warning() -> None:
    found = re.search(r"```text\n(.*?)```", section("announcements.md", "An example"), re.S)
    assert found is not None

    reading = read(found[1])

    assert reading.warnings == ()
    program = reading.program
    assert (program.title, program.time_zone) == ("Open data for small towns", "Europe/Madrid")
    assert [segment.kind for segment in program.segments] == [
        Kind.WELCOME,
        Kind.TALK,
        Kind.PANEL,
        Kind.QA,
        Kind.CLOSING,
    ]
    assert [segment.planned_seconds for segment in program.segments] == [300, 1200, 1200, 780, 120]
    assert [len(segment.speakers) for segment in program.segments] == [1, 1, 2, 0, 1]
    assert (len(program.topics), len(program.attend)) == (2, 2)


def test_every_limit_and_no_other_is_on_the_page() -> None:
    told = {
        name: int(most.split()[0].replace(",", ""))
        for name, (most,) in table("announcements.md", "Formats and limits").items()
    }

    assert told == {name: value for name, value in vars(limits).items() if name.isupper()}


def test_every_language_is_on_the_page() -> None:
    told = words(section("announcements.md", "Languages"))

    assert told == [*STOP_WORDS, *LANGUAGES]
