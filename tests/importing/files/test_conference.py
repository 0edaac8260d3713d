"""Schedules as conferences publish them: several rooms, people, attachments; hostile ones too."""

from __future__ import annotations

import json
from typing import Any

import pytest

from liveroom.core.program import LinkedDocument, Speaker
from liveroom.importing.reader import read
from liveroom.importing.reading import Unreadable


def talk(title: str, start: str, **more: Any) -> dict[str, Any]:
    return {"title": title, "start": start, "duration": "00:30", "persons": []} | more


def schedule(**rooms: list[dict[str, Any]]) -> str:
    days = [{"date": "2026-03-12", "rooms": rooms}]
    facts = {"title": "Moss", "time_zone_name": "Europe/Oslo", "days": days}
    return json.dumps({"schedule": {"conference": facts}})


def test_what_runs_in_two_rooms_stands_by_its_start() -> None:
    reading = read(
        schedule(
            Blue=[talk("A", "09:00"), talk("C", "10:00")],
            Red=[talk("B", "09:30", persons=[{"public_name": "Ana Ruiz", "biography": "…"}])],
        )
    )

    assert [each.title for each in reading.program.segments] == ["A", "B", "C"]
    assert reading.program.segments[1].speakers == (Speaker("Ana Ruiz"),)
    assert (reading.program.time_zone, reading.draft.start) == ("Europe/Oslo", 540)


def test_a_talk_after_midnight_is_on_the_day_that_it_names() -> None:
    late = talk("B", "00:30", date="2026-03-13T00:30:00+01:00")

    reading = read(schedule(Blue=[late, talk("A", "23:00")]))

    assert [each.title for each in reading.program.segments] == ["A", "B"]


def test_attachments_are_documents() -> None:
    slides = {"title": "Slides", "url": "https://example.org/a.pdf"}

    reading = read(schedule(Blue=[talk("A", "09:00", attachments=[slides])]))

    assert reading.draft.segments[0].documents == (
        LinkedDocument("Slides", "https://example.org/a.pdf"),
    )


BOMB = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>
<schedule><conference><title>&b;</title></conference></schedule>"""


@pytest.mark.parametrize(
    "text", [BOMB, "<schedule><conference></schedule>"], ids=["entities", "broken"]
)
def test_xml_that_declares_entities_or_is_broken_is_refused(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(text)

    assert refused.value.format == "XML"
