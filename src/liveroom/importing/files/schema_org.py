"""Events as pages tell them to machines: schema.org in JSON-LD and in microdata."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from liveroom.core.program import Speaker
from liveroom.importing.draft import Draft, DraftSegment
from liveroom.importing.files.field_values import Moment, moment, plain, seconds_of, video_in
from liveroom.importing.files.microdata import items
from liveroom.importing.limits import MAX_DEPTH

Node = Mapping[str, Any]

_DAY = 24 * 60
_SPEAKS = ("performer", "performers", "actor", "speaker")
_PAYS = ("sponsor", "funder")


def event_of(text: str) -> Node | None:
    """The event that a page of HTML tells: the first one, rather one with a program."""
    found = [node for node in _nodes(text) if _is_event(node)]
    whole = [node for node in found if _parts(node)]
    return next(iter(whole or found), None)


def with_event(draft: Draft, event: Node) -> Draft:
    """The draft of the page's text with what the event says; rows of the text stay where the event
    has none.
    """
    start = _moment(event.get("startDate"), draft.zone)
    end = _moment(event.get("endDate"), start.zone)
    rows = tuple(_row(part, start.zone) for part in _parts(event))
    if not rows and not draft.segments:
        people = tuple(who for name in _SPEAKS for who in _people(event.get(name)))
        rows = (_row(event, start.zone, people),) if people else ()
    places = _each(event.get("location"))
    urls = " ".join(_text(place.get("url")) for place in places if isinstance(place, dict))
    offers = [offer for offer in _each(event.get("offers")) if isinstance(offer, dict)]
    return replace(
        draft,
        title=_text(event.get("name")) or draft.title,
        language=_text(event.get("inLanguage"))[:2].lower() or draft.language,
        day=start.day or draft.day,
        start=draft.start if start.minutes is None else start.minutes,
        end=_end(start, end) if start.minutes is not None else draft.end,
        zone=start.zone or draft.zone,
        introduction=_text(event.get("description")) or draft.introduction,
        video=video_in(urls) or draft.video,
        registration=next((_text(each.get("url")) for each in offers), "") or draft.registration,
        sponsors=tuple(
            who.name or who.organisation or "" for n in _PAYS for who in _people(event.get(n))
        )
        or draft.sponsors,
        segments=rows or draft.segments,
    )


def _end(start: Moment, end: Moment) -> int | None:
    if start.day is None or end.day is None or end.minutes is None:
        return None
    return (end.day - start.day).days * _DAY + end.minutes


def _row(part: Node, zone: str | None, people: tuple[Speaker, ...] | None = None) -> DraftSegment:
    start, end = _moment(part.get("startDate"), zone), _moment(part.get("endDate"), zone)
    if people is None:
        people = tuple(who for name in _SPEAKS for who in _people(part.get(name)))
    until = _end(start, end)
    return DraftSegment(
        _text(part.get("name")),
        day=start.day,
        start=start.minutes,
        end=until if until is not None and until > (start.minutes or 0) else None,
        seconds=_length(_text(part.get("duration"))),
        speakers=people,
    )


def _moment(value: object, zone: str | None) -> Moment:
    return moment(_text(value), zone)


def _length(text: str) -> int | None:
    """PT45M, PT1H30M, or a length as people write it."""
    return seconds_of(text.removeprefix("PT").lower()) if text else None


def _people(value: object) -> Iterator[Speaker]:
    for each in _each(value):
        if isinstance(each, str) and each.strip():
            yield Speaker(plain(each))
        elif isinstance(each, dict) and _text(each.get("name")):
            name, kinds = _text(each.get("name")), _kinds(each)
            home = next(iter(_each(each.get("affiliation") or each.get("worksFor"))), None)
            at = home.get("name") if isinstance(home, dict) else home
            if any(kind.endswith(("Organization", "Group", "Corporation")) for kind in kinds):
                yield Speaker(organisation=name)
            else:
                yield Speaker(name, _text(each.get("jobTitle")) or None, _text(at) or None)


def _parts(event: Node) -> list[Node]:
    parts = (part for name in ("subEvent", "subEvents") for part in _each(event.get(name)))
    return [part for part in parts if isinstance(part, dict) and _text(part.get("name"))]


def _is_event(node: Node) -> bool:
    return bool(_text(node.get("name"))) and any(
        kind.endswith(("Event", "Festival", "Hackathon", "CourseInstance")) for kind in _kinds(node)
    )


def _kinds(node: Node) -> list[str]:
    return [each for each in _each(node.get("@type")) if isinstance(each, str)]


def _nodes(text: str) -> Iterator[Node]:
    for script in _scripts(text):
        try:
            yield from _within(json.loads(script), 0)
        except (ValueError, RecursionError):
            continue
    if "itemscope" in text and "schema.org" in text:
        yield from items(text)


def _within(found: object, depth: int) -> Iterator[Node]:
    """The object with those in its lists and its graph; events inside an event are its parts."""
    if depth > MAX_DEPTH:
        return
    if isinstance(found, list):
        for each in found:
            yield from _within(each, depth + 1)
    elif isinstance(found, dict):
        yield found
        for name in ("@graph", "mainEntity", "itemListElement", "item", "hasCourseInstance"):
            yield from _within(found.get(name), depth + 1)


def _scripts(text: str) -> Iterator[str]:
    """What stands in the page's scripts of JSON-LD."""
    at = 0
    while (at := text.find("application/ld+json", at)) >= 0:
        begin = text.find(">", at)
        end = text.find("</script", begin)
        if begin < 0 or end < 0:
            return
        yield text[begin + 1 : end]
        at = end


def _each(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: object) -> str:
    value = value[0] if isinstance(value, list) and value else value
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or value.get("url")
    return plain(value)
