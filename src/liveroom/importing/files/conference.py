"""Schedules as pretalx and frab export them: days, rooms and events, as JSON and as XML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, ParseError

from liveroom.core.program import LinkedDocument, Speaker
from liveroom.importing.draft import Draft, DraftSegment
from liveroom.importing.files.field_values import known_zone, moment, plain, seconds_of, span_of
from liveroom.importing.formats.budget import check_segments
from liveroom.importing.reading import Refusal, Unreadable


def is_schedule(found: object) -> bool:
    """Whether a JSON object is such a schedule."""
    schedule = found.get("schedule") if isinstance(found, dict) else None
    conference = schedule.get("conference") if isinstance(schedule, dict) else None
    return isinstance(conference, dict) and isinstance(conference.get("days"), list)


def read_json(found: Mapping[str, Any]) -> Draft:
    """The draft of a schedule; what runs in several rooms at once stands by its start."""
    conference = found["schedule"]["conference"]
    rows = [
        (day.get("date"), event)
        for day in conference["days"]
        if isinstance(day, dict) and isinstance(day.get("rooms"), dict)
        for events in day["rooms"].values()
        if isinstance(events, list)
        for event in events
        if isinstance(event, dict)
    ]
    return _draft(conference, rows)


def is_xml(text: str) -> bool:
    """Whether a text is such a schedule in XML."""
    head = text[:4_000].lstrip()
    return head.startswith("<") and "<schedule" in head and "<conference" in text[:20_000]


def read_xml(text: str) -> Draft:
    """The same of XML. Raises Unreadable for a broken file, and for one that declares entities."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:  # a few lines of these can grow to gigabytes
        raise Unreadable(Refusal.FORMAT_UNKNOWN, "XML with a document type is not read.", "XML")
    try:
        root = ElementTree.fromstring(text.encode())
    except ParseError as error:
        raise Unreadable(Refusal.FORMAT_UNKNOWN, f"The XML is broken: {error}.", "XML") from None
    conference = root.find("conference")
    facts = {} if conference is None else {each.tag: each.text for each in conference}
    rows = [
        (day.get("date"), _fields(event)) for day in root.iter("day") for event in day.iter("event")
    ]
    return _draft(facts, rows)


def _fields(event: Element) -> dict[str, Any]:
    fields: dict[str, Any] = {each.tag: each.text for each in event}
    people = event.find("persons")
    fields["persons"] = [] if people is None else [{"name": each.text} for each in people]
    files = event.find("attachments")
    fields["attachments"] = (
        [] if files is None else [{"title": each.text, "url": each.get("href")} for each in files]
    )
    return fields


def _draft(facts: Mapping[str, Any], rows: list[tuple[Any, dict[str, Any]]]) -> Draft:
    check_segments(len(rows))
    zone = known_zone(facts.get("time_zone_name"))
    segments = [_segment(day, event, zone) for day, event in rows]
    segments.sort(key=lambda row: (str(row.day or ""), row.start or 0))
    languages = Counter(event["language"] for _, event in rows if event.get("language"))
    spoken = [str(code) for code, _ in languages.most_common(2)]
    return Draft(
        plain(facts.get("title")),
        spoken[0][:2] if len(spoken) == 1 else None,
        zone=zone,
        segments=tuple(segments),
    )


def _segment(day: object, event: Mapping[str, Any], zone: str | None) -> DraftSegment:
    when = moment(event.get("date") or "", zone)
    start = span_of(str(event.get("start") or ""))
    minutes = start.start if start else when.minutes
    return DraftSegment(
        plain(event.get("title")),
        day=when.day or moment(day or "").day,
        start=minutes,
        seconds=seconds_of(str(event.get("duration") or "")),
        speakers=tuple(_speakers(event.get("persons"))),
        documents=tuple(_documents(event.get("attachments"))),
    )


def _speakers(people: object) -> Iterator[Speaker]:
    for person in people if isinstance(people, list) else ():
        if isinstance(person, dict):
            name = plain(person.get("public_name") or person.get("name") or "")
            if name:
                yield Speaker(name)


def _documents(files: object) -> Iterator[LinkedDocument]:
    for file in files if isinstance(files, list) else ():
        if isinstance(file, dict) and isinstance(file.get("url"), str):
            yield LinkedDocument(plain(file.get("title") or ""), file["url"])
