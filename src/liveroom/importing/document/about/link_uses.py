"""Where the addresses of an announcement belong: to the video, to registration, to documents."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto
from itertools import chain
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from liveroom.core.program import LinkedDocument
from liveroom.importing.document.lines import Document
from liveroom.importing.lexicon.link_words import (
    DOCUMENTS,
    FILES,
    FORMS,
    MEETINGS,
    REGISTRATION,
    VIDEO,
)
from liveroom.importing.text.fold import fold
from liveroom.importing.text.source import LineLink, Source
from liveroom.importing.text.tokeniser import Tokens, tokenise
from liveroom.importing.text.urls import without_addresses


class LinkUse(Enum):
    """What an address is for."""

    VIDEO = auto()
    REGISTRATION = auto()
    DOCUMENT = auto()
    OTHER = auto()


_WORDS = {LinkUse.REGISTRATION: REGISTRATION, LinkUse.DOCUMENT: DOCUMENTS, LinkUse.VIDEO: VIDEO}
_CHANNELS = ("/channel", "/c/", "/user", "/@", "/playlist")
_ROOMS = frozenset({"bbb", "jitsi", "meet", "zoom", "webconf", "bigbluebutton", "visio"})
"""First parts of the hosts of meetings that somebody runs."""

_NEAR = 200
_LABEL = 80


class EventLinks(NamedTuple):
    """The event's addresses; a row's documents are its own."""

    video: str | None
    registration: str | None
    documents: tuple[LinkedDocument, ...]


def event_links(document: Document, rows: Iterable[range]) -> EventLinks:
    """The first address for the video and for registration, and what is to be read."""
    inside = set(chain.from_iterable(rows))
    found = [
        (at, link, _use(document, at, link))
        for at, line in enumerate(document.lines)
        if not line.aside
        for link in line.links
    ]
    video = next((link.url for _, link, use in found if use is LinkUse.VIDEO), None)
    registration = next((link.url for _, link, use in found if use is LinkUse.REGISTRATION), None)
    texts = tuple(
        _linked(document.lines[at], link)
        for at, link, use in found
        if use is LinkUse.DOCUMENT and at not in inside
    )
    return EventLinks(video, registration, texts)


def row_documents(document: Document, lines: range) -> tuple[LinkedDocument, ...]:
    """What the lines of a row link to read."""
    return tuple(
        _linked(document.lines[at], link)
        for at in lines
        for link in document.lines[at].links
        if _use(document, at, link) is LinkUse.DOCUMENT
    )


def is_meeting(url: str) -> bool:
    """Whether an address is one of a meeting or a broadcast, by itself."""
    host, path = _place(url)
    is_one = bool(path.strip("/")) and not path.startswith(_CHANNELS)
    return is_one and (_among(host, MEETINGS) or host.split(".")[0] in _ROOMS)


def _linked(line: Source, link: LineLink) -> LinkedDocument:
    """A document by its words, else by the label before it, else by its file's name."""
    label, colon, _ = line.shown.partition(link.url)[0].strip().partition(":")
    name = unquote(PurePosixPath(urlsplit(link.url).path).name)
    said = label if colon and len(label) <= _LABEL else ""
    return LinkedDocument(link.words or said or name, link.url)


def _use(document: Document, at: int, link: LineLink) -> LinkUse:
    """What the address is for, by itself and by the words beside it or above it."""
    host, path = _place(link.url)
    said = _said(document, at, link)
    if _among(host, FORMS) or "/register" in path:
        return LinkUse.REGISTRATION
    if PurePosixPath(path).suffix[1:] in FILES:
        return LinkUse.DOCUMENT
    if is_meeting(link.url):
        return LinkUse.VIDEO
    for use, phrases in _WORDS.items():
        if phrases.find(said):
            return use
    return LinkUse.OTHER


def _said(document: Document, at: int, link: LineLink) -> Tokens:
    """The link's own words, else the line's, else those of the line above."""
    words = link.words or without_addresses(document.lines[at].shown)
    if not any(letter.isalpha() for letter in words) and at:
        words = document.lines[at - 1].shown
    return tokenise(fold(words[:_NEAR]))


def _place(url: str) -> tuple[str, str]:
    """Host and path in small letters; neither for what is no address."""
    try:
        parts = urlsplit(url)
        return (parts.hostname or "").removeprefix("www."), parts.path.lower()
    except ValueError:
        return "", ""


def _among(host: str, hosts: frozenset[str]) -> bool:
    labels = host.split(".")
    return any(".".join(labels[at:]) in hosts for at in range(len(labels)))
