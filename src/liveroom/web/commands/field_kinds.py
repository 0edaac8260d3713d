"""Kinds of fields: what a message holds for each, and what is made of it.

Whatever cleans a field takes its value and its path, and raises Refused with that path.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from msgspec import Meta, Struct

from liveroom.core.commands import Chosen
from liveroom.core.ids import BulkId, MessageId, PersonId, QuestionId, SegmentId
from liveroom.core.look import pictures
from liveroom.core.look.pictures import MAX_PICTURE
from liveroom.core.program import MAX_TITLE, LinkedDocument, Speaker, Sponsor
from liveroom.core.refusals import Code, Refused
from liveroom.core.text import (
    MAX_LANGUAGE,
    MAX_POINT,
    MAX_PROSE,
    MAX_TAG,
    Colour,
    HoldWord,
    HttpsAddress,
    Language,
    Name,
    Paragraph,
    Picture,
    Point,
    Prose,
    SpeakerName,
    Tag,
    TimeZone,
    Title,
    length,
)
from liveroom.core.vocabulary.bulk_steps import MAX_BULK
from liveroom.web.commands import sanitise
from liveroom.web.commands.decode import Id, Integer, bad

MAX_ADDRESS = 2_000
MAX_SPEAKERS = 50
MAX_ITEMS = 200
MAX_LINKS = 20
MAX_SPONSORS = 50
MAX_TAGS = 10
MAX_HOLD_WORDS = 200

_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")
_LINK_NAME: Final = re.compile(r"(?!(?:constructor|prototype)\b)[a-z][a-z_]{0,29}")
"""None is the name of something that every object of a script has."""


class SentSpeaker(Struct, forbid_unknown_fields=True):
    name: str | None = None
    role: str | None = None
    organisation: str | None = None


class SentDocument(Struct, forbid_unknown_fields=True):
    title: str
    url: str


class SentSponsor(Struct, forbid_unknown_fields=True):
    name: str
    line: str | None = None
    url: str | None = None
    logo: str | None = None


class SentChosen(Struct, forbid_unknown_fields=True):
    question: Id
    rev: Integer


SentSpeakers = Annotated[tuple[SentSpeaker, ...], Meta(max_length=MAX_SPEAKERS)]


def speakers(sent: Sequence[SentSpeaker], where: str) -> tuple[Speaker, ...]:
    return tuple(
        Speaker(
            line(each.name, f"{where}[{place}].name"),
            line(each.role, f"{where}[{place}].role"),
            line(each.organisation, f"{where}[{place}].organisation"),
        )
        for place, each in enumerate(sent)
    )


def documents(sent: Sequence[SentDocument], where: str) -> tuple[LinkedDocument, ...]:
    return tuple(
        LinkedDocument(
            title(each.title, f"{where}[{place}].title"), https(each.url, f"{where}[{place}].url")
        )
        for place, each in enumerate(sent)
    )


def sponsors(sent: Sequence[SentSponsor | str], where: str) -> tuple[Sponsor, ...]:
    """Sponsors; one that is only a text is that name."""
    found = [SentSponsor(each) if isinstance(each, str) else each for each in sent]
    return tuple(_sponsor(each, f"{where}[{place}]") for place, each in enumerate(found))


def _sponsor(sent: SentSponsor, where: str) -> Sponsor:
    logo = sent.logo
    if logo is not None and not pictures.is_name(logo):
        logo = _picture(logo, f"{where}.logo")
    return Sponsor(
        title(sent.name, f"{where}.name"),
        line(sent.line, f"{where}.line"),
        None if sent.url is None else https(sent.url, f"{where}.url"),
        logo,
    )


def chosen(sent: Sequence[SentChosen], where: str) -> tuple[Chosen, ...]:
    return tuple(Chosen(QuestionId(each.question), each.rev) for each in sent)


def links(sent: dict[str, str | None], where: str) -> dict[str, str | None]:
    if len(sent) > MAX_LINKS:
        raise bad(where, "too_many", limit=MAX_LINKS)
    for name in sent:
        if not _LINK_NAME.fullmatch(name):
            raise bad(f"{where}.{sanitise.line(name)[:40]}", "unknown_field")
    return {
        name: None if url is None else https(url, f"{where}.{name}") for name, url in sent.items()
    }


def line(sent: str | None, where: str, most: int = MAX_TITLE) -> str | None:
    """A text in one line; blanks are none."""
    if sent is None:
        return None
    text = sanitise.line(sent)
    if len(text) > most:
        raise Refused(Code.TEXT_TOO_LONG, field=where, limit=most, length=len(text))
    return text or None


def title(sent: str, where: str, most: int = MAX_TITLE) -> str:
    """A text in one line with something in it."""
    text = line(sent, where, most)
    if text is None:
        raise bad(where, "missing")
    return text


def items(sent: Sequence[str], where: str, most: int = MAX_TITLE) -> tuple[str, ...]:
    return tuple(title(each, f"{where}[{place}]", most) for place, each in enumerate(sent))


def prose(sent: str, where: str) -> str | None:
    """Some paragraphs; blanks are none."""
    text = sanitise.lines(sent)
    if (measured := length(text)) > MAX_PROSE:
        raise Refused(Code.TEXT_TOO_LONG, field=where, limit=MAX_PROSE, length=measured)
    return text or None


def zone(sent: str, where: str) -> str | None:
    name = line(sent, where, 64)
    if name is None:
        return None
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise bad(where, "unknown_zone") from None
    return name


def language(sent: str, where: str) -> str | None:
    return line(sent, where, MAX_LANGUAGE)


def display_name(text: str | None) -> str | None:
    """A name as typed, cleaned; nothing and blanks are no name."""
    return sanitise.line(text or "") or None


def https(text: str, where: str) -> str:
    """An https address as it was given: pages make a link of it, so nothing else will do."""
    try:
        parts = urlsplit(text)
        fits = parts.scheme == "https" and bool(parts.hostname) and parts.username is None
    except ValueError:
        fits = False
    if not fits or len(text) > MAX_ADDRESS or not text.isprintable() or " " in text:
        raise bad(where, "not_https")
    return text


def _colour(text: str, where: str) -> str:
    if not _COLOUR.fullmatch(text):
        raise bad(where, "not_a_colour")
    return text.lower()


def _picture(text: str, where: str) -> str:
    if pictures.content(text) is None:
        raise bad(where, "not_a_picture", limit=MAX_PICTURE)
    return text


SENT_AS: Final[dict[Any, Any]] = {
    BulkId: Id,
    MessageId: Id,
    PersonId: Id,
    QuestionId: Id,
    SegmentId: Id,
    int: Integer,
    tuple[Speaker, ...]: SentSpeakers,
    tuple[LinkedDocument, ...]: Annotated[tuple[SentDocument, ...], Meta(max_length=MAX_SPEAKERS)],
    tuple[Sponsor, ...]: Annotated[tuple[SentSponsor | str, ...], Meta(max_length=MAX_SPONSORS)],
    tuple[Point, ...]: Annotated[tuple[str, ...], Meta(max_length=MAX_ITEMS)],
    tuple[Chosen, ...]: Annotated[tuple[SentChosen, ...], Meta(max_length=MAX_BULK)],
    tuple[Tag, ...]: Annotated[tuple[str, ...], Meta(max_length=MAX_TAGS)],
    tuple[HoldWord, ...]: Annotated[tuple[str, ...], Meta(max_length=MAX_HOLD_WORDS)],
    dict[str, HttpsAddress | None]: dict[str, str | None],
}
"""What a message holds for a field of a kind, where that is another type."""

CLEANED: Final[dict[Any, Callable[[Any, str], object]]] = {
    Colour: _colour,
    HttpsAddress: https,
    Language: language,
    Name: lambda text, where: display_name(text),
    Paragraph: lambda text, where: sanitise.lines(text),
    Picture: _picture,
    Prose: prose,
    SpeakerName: lambda text, where: display_name(text),
    TimeZone: zone,
    Title: title,
    tuple[Speaker, ...]: speakers,
    tuple[LinkedDocument, ...]: documents,
    tuple[Sponsor, ...]: sponsors,
    tuple[Chosen, ...]: chosen,
    tuple[Point, ...]: lambda sent, where: items(sent, where, MAX_POINT),
    tuple[Tag, ...]: lambda sent, where: items(sent, where, MAX_TAG),
    tuple[HoldWord, ...]: lambda sent, where: items(sent, where, MAX_TAG),
    dict[str, HttpsAddress | None]: links,
}
"""What a command's field of a kind gets of it, where that is something else."""
