"""JSON: the kinds of objects that are programs, and the rest by its name."""

from __future__ import annotations

import json

from liveroom.importing.draft import Draft
from liveroom.importing.files import conference, front_matter, object_rows, projects
from liveroom.importing.reading import Refusal, Unreadable

_MESSAGE = "This is JSON without a program of a kind that is read: copy its text and paste that."


def recognised(text: str) -> bool:
    """Whether the text is one JSON object or list."""
    text = text.strip()
    return (text[:1], text[-1:]) in {("{", "}"), ("[", "]")} and _parsed(text) is not None


def read(text: str) -> Draft:
    """The draft of a schedule, a project or a program. Raises Unreadable for anything else."""
    found = _parsed(text)
    for is_one, read_one in (
        (conference.is_schedule, conference.read_json),
        (projects.is_own, projects.read_own),
        (projects.is_ontime, projects.read_ontime),
    ):
        if is_one(found) and isinstance(found, dict):
            return read_one(found)
    segments = object_rows.segments_in(found)
    if not segments:
        raise Unreadable(Refusal.FORMAT_UNKNOWN, _MESSAGE, "JSON")
    fields = found if isinstance(found, dict) else {}
    return front_matter.with_fields(Draft(segments=segments), front_matter.by_name(fields))


def _parsed(text: str) -> object:
    """What the text holds, or None where it is no JSON, or nests too deeply to be a program."""
    try:
        return json.loads(text)
    except ValueError:
        return None
    except RecursionError:
        raise Unreadable(Refusal.FORMAT_UNKNOWN, _MESSAGE, "JSON") from None
