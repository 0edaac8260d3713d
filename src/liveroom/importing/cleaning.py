"""What of a draft a room can hold: addresses that pages may link, texts that are not too long.

Nothing is cut: what is too long is left out whole, and a row is warned of.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlsplit

from liveroom.core.program import LinkedDocument, Speaker
from liveroom.core.text import MAX_POINT, MAX_PROSE
from liveroom.i18n import N_
from liveroom.importing.draft import Draft, DraftSegment, Warning, WarningCode
from liveroom.importing.formats.encoding import clean_letters
from liveroom.importing.limits import MAX_ADDRESS, MAX_LISTED, MAX_SPEAKERS, MAX_TITLE

_SHOWN = 60


def fitted(draft: Draft) -> Draft:
    """The draft with clean texts in one line each, and without what does not fit."""
    segments = [_segment(segment) for segment in draft.segments]
    lost = [
        _not_placed(was) for was, is_ in zip(draft.segments, segments, strict=True) if not is_.title
    ]
    return replace(
        draft,
        title=_line(draft.title) or "",
        introduction=_prose(draft.introduction),
        video=https(draft.video),
        registration=https(draft.registration),
        documents=_documents(draft.documents),
        sponsors=_lines(draft.sponsors, MAX_TITLE)[:MAX_SPEAKERS],
        topics=_lines(draft.topics, MAX_POINT)[:MAX_LISTED],
        attend=_lines(draft.attend, MAX_POINT)[:MAX_LISTED],
        segments=tuple(segment for segment in segments if segment.title),
        warnings=(*draft.warnings, *lost),
    )


def _not_placed(row: DraftSegment) -> Warning:
    """That a row's title is none: it is empty, or too long."""
    text, shown = N_("Not placed: “%(line)s”"), " ".join(clean_letters(row.title).split())
    shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
    return Warning(WarningCode.LINE_NOT_PLACED, text, row.line, {"line": shown})


def https(address: str | None) -> str | None:
    """The address, where a page may make a link of it."""
    try:
        parts = urlsplit(address or "")
        fits = parts.scheme == "https" and bool(parts.hostname) and parts.username is None
    except ValueError:
        return None
    is_plain = address is not None and address.isprintable() and " " not in address
    return address if fits and is_plain and len(address or "") <= MAX_ADDRESS else None


def _segment(row: DraftSegment) -> DraftSegment:
    speakers = [speaker for speaker in map(_speaker, row.speakers) if speaker != Speaker()]
    return replace(
        row,
        title=_line(row.title) or "",
        speakers=tuple(dict.fromkeys(speakers))[:MAX_SPEAKERS],
        documents=_documents(row.documents),
    )


def _speaker(speaker: Speaker) -> Speaker:
    return Speaker(_line(speaker.name), _line(speaker.role), _line(speaker.organisation))


def _documents(documents: Iterable[LinkedDocument]) -> tuple[LinkedDocument, ...]:
    found = (LinkedDocument(_line(each.title) or each.url, each.url) for each in documents)
    return tuple(each for each in dict.fromkeys(found) if https(each.url))[:MAX_SPEAKERS]


def _lines(texts: Iterable[str], most: int) -> tuple[str, ...]:
    return tuple(filter(None, (_line(text, most) for text in texts)))


def _line(text: str | None, most: int = MAX_TITLE) -> str | None:
    line = " ".join(clean_letters(text or "").split())
    return line if line and len(line) <= most else None


def _prose(text: str | None) -> str | None:
    """Its first paragraphs, as many as fit."""
    kept, left = [], MAX_PROSE
    for paragraph in clean_letters(text or "").strip().split("\n\n"):
        left -= len(paragraph) + 2
        if left < 0:
            break
        kept.append(paragraph.strip())
    return "\n\n".join(filter(None, kept)) or None
