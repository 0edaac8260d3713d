"""What a page tells machines of its event goes before its text, which fills in the rest."""

from __future__ import annotations

import json
from typing import Any

from liveroom.core.program import Kind, Speaker
from liveroom.importing.reader import read

EVENT = {"@type": "Event", "name": "Dunes", "startDate": "2026-05-07T09:00+02:00"}


def page(event: Any, body: str = "<h1>Welcome to our site</h1>") -> str:
    script = f'<script type="application/ld+json">{json.dumps(event)}</script>'
    return f"<!doctype html><html><head>{script}</head><body>{body}</body></html>"


def test_an_event_in_a_graph_says_title_day_hours_links_and_sponsors() -> None:
    event = EVENT | {
        "endDate": "2026-05-07T10:30+02:00",
        "description": "On <b>sand</b>.",
        "inLanguage": "en-GB",
        "location": {"@type": "VirtualLocation", "url": "https://us02web.zoom.us/j/1"},
        "offers": [{"url": "https://example.org/tickets"}],
        "sponsor": {"@type": "Organization", "name": "Harbour Office"},
        "performer": [
            {"@type": "Person", "name": "Ana Ruiz"},
            {"@type": "Organization", "name": "ICGC"},
        ],
    }

    reading = read(page({"@graph": [{"@type": "WebPage", "name": "x"}, event]}))

    draft = reading.draft
    assert (reading.program.title, reading.program.language) == ("Dunes", "en")
    assert (str(draft.day), draft.start, draft.end) == ("2026-05-07", 540, 630)
    assert (draft.introduction, draft.sponsors) == ("On sand.", ("Harbour Office",))
    assert draft.video == "https://us02web.zoom.us/j/1"
    assert draft.registration == "https://example.org/tickets"
    (segment,) = reading.program.segments
    assert segment.speakers == (Speaker("Ana Ruiz"), Speaker(organisation="ICGC"))
    assert (segment.kind, segment.planned_seconds) == (Kind.TALK, 5400)


def test_rows_of_the_text_stay_where_the_event_has_none() -> None:
    rows = "<ul><li>09:00 Welcome</li><li>09:10–10:00 Talk: Sand</li></ul>"

    reading = read(page(EVENT, f"<h1>Dunes</h1>{rows}"))

    assert [each.title for each in reading.program.segments] == ["Welcome", "Sand"]
    assert str(reading.draft.day) == "2026-05-07"


def test_a_part_may_have_a_duration_instead_of_an_end() -> None:
    part = {"@type": "Event", "name": "Sand", "startDate": "2026-05-07T09:00", "duration": "PT45M"}

    reading = read(page(EVENT | {"startDate": "2026-05-07T09:00", "subEvent": part}))

    assert [each.planned_seconds for each in reading.program.segments] == [2700]


def test_what_is_no_event_or_broken_is_let_by() -> None:
    broken = '<script type="application/ld+json">{"@type": "Event", </script>'
    other = '<script type="application/ld+json">{"@type": "Article", "name": "News"}</script>'

    reading = read(
        f"<html><body>{broken}{other}<h1>Dunes</h1><li>Welcome (5 min)</li></body></html>"
    )

    assert reading.program.title == "Dunes"


def test_microdata_says_the_same() -> None:
    reading = read(
        """<html><body><div itemscope itemtype="https://schema.org/EducationEvent">
        <h1 itemprop="name">Dunes <i>at sea</i></h1><p>Free<p>for all
        <time itemprop="startDate" datetime="2026-05-07T09:00">Thursday</time>
        <meta itemprop="endDate" content="2026-05-07T10:00">
        <div itemprop="performer" itemscope itemtype="https://schema.org/Person">
        <span itemprop="name">Ana Ruiz</span>, <span itemprop="jobTitle">Director</span></div>
        </div></body></html>"""
    )

    assert reading.program.title == "Dunes at sea"
    assert (str(reading.draft.day), reading.draft.start, reading.draft.end) == (
        "2026-05-07",
        540,
        600,
    )
    assert reading.program.segments[0].speakers == (Speaker("Ana Ruiz", "Director"),)
