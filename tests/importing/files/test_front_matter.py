"""Fields before a text say what they say of the event; YAML bombs are refused."""

from __future__ import annotations

import pytest

from liveroom.importing.files.front_matter import loaded
from liveroom.importing.limits import MAX_DEPTH, MAX_YAML
from liveroom.importing.reader import read
from liveroom.importing.reading import Unreadable

BELOW = "\nProgram\n- Welcome (5 min)\n- Q&A (10 min)\n"


def test_fields_say_title_day_hours_zone_and_links() -> None:
    reading = read(
        "---\ntitle: Ropes\ndate: 2026-03-12\nstart_time: '18:00'\nend_time: '18:15'\n"
        "timezone: Europe/Paris\nlang: fr\nstream: https://us02web.zoom.us/j/1\n"
        "registration: https://example.org/r\n---\n" + BELOW
    )

    assert (reading.program.title, reading.program.language) == ("Ropes", "fr")
    assert (str(reading.draft.day), reading.draft.start, reading.draft.end) == (
        "2026-03-12",
        18 * 60,
        18 * 60 + 15,
    )
    assert reading.draft.video == "https://us02web.zoom.us/j/1"
    assert reading.draft.registration == "https://example.org/r"
    assert [row.line for row in reading.draft.segments] == [13, 14]


def test_the_day_of_a_page_is_not_that_of_the_event_below() -> None:
    reading = read("---\ntitle: Ropes\ndate: 2026-03-01\n---\nOn 12 March 2026, 18:00\n" + BELOW)

    assert str(reading.draft.day) == "2026-03-12"


@pytest.mark.parametrize(
    "fields",
    [
        """+++
title = "Ropes"
rows = [
  { title = "Opening of the quay", start = 2026-03-12T9:00:00, end = 2026-03-12T9:30:00 },
  { title = "Nets", start = 2026-03-12T9:30:00, end = 2026-03-12T10:00:00 },
]
+++
""",
        """---
title: Ropes
when: 12 March 2026
plan:
  - tracks: [Track one]
    data:
      - "9:00":
          - Opening of the quay
      - "9:30":
          - Nets
      - "10:00":
          - End
---
""",
        """---
title: Ropes
content:
  - type: paragraph
    text: On 12 March 2026 we meet at the quay.
  - type: text
    text: 9:00 Opening of the quay
  - type: hard_break
  - type: text
    text: 9:30 – 10:00 Nets
---
""",
    ],
)
def test_rows_that_only_the_fields_have_are_read(fields: str) -> None:
    reading = read(fields)

    rows = [(row.title, row.start, row.seconds) for row in reading.draft.segments]
    assert reading.program.title == "Ropes"
    assert str(reading.draft.day) == "2026-03-12"
    assert rows == [("Opening of the quay", 540, 1800), ("Nets", 570, 1800)]
    assert {each.line for each in reading.warnings} == {None}


@pytest.mark.parametrize(
    "bomb",
    [
        "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]",
        "a: " + "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1),
        "a: " + "x" * MAX_YAML,
    ],
    ids=["aliases", "deep", "long"],
)
def test_what_grows_or_nests_is_refused(bomb: str) -> None:
    with pytest.raises(Unreadable):
        loaded(bomb)


def test_broken_fields_are_none() -> None:
    assert read('+++\ntitle = "Ropes\n+++\n' + BELOW).program.title == "Untitled event"
    assert loaded("a: [") is None
