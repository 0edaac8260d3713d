"""E-mails as they are saved: the decoded text, of which no header is taken for the event."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from email import message_from_bytes, policy
from email.errors import MessageError
from email.utils import parsedate_to_datetime

from liveroom.importing.reading import Refusal, Unreadable

_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,40}):(?: |\t|$)")
_OF_MAILS = frozenset({"from", "date", "received", "subject", "to", "reply-to", "return-path"})
_ENCODED = frozenset({"mime-version", "content-type", "content-transfer-encoding"})
_SENT = re.compile(r"\d{1,2} [A-Z][a-z]{2} \d{4} \d{1,2}:\d{2}")
_MOST_LETTERS = 100_000
_MOST_PARTS = 200
_KEPT = ("From", "Date", "Subject")


def recognised(text: str) -> bool:
    """Whether the text begins with the headers of a mail, and a blank line ends them."""
    found = _headers(text)
    of_mails = found.keys() & _OF_MAILS
    if found.keys() & _ENCODED:
        return bool(of_mails)
    # Not what a text says of its event: `Date: 3 April`
    return len(of_mails) > 1 and _SENT.search(found.get("date", "")) is not None


def is_encoded(text: str) -> bool:
    """Whether it is a mail as it was sent, whose text is still to be decoded."""
    return recognised(text) and bool(_headers(text).keys() & _ENCODED)


def _headers(text: str) -> dict[str, str]:
    """The headers above the first blank line; none where other lines stand among them."""
    found: dict[str, str] = {}
    for line in text[:_MOST_LETTERS].lstrip("\ufeff\r\n").splitlines():
        if not line.strip():
            return found
        header = _HEADER.match(line)
        if header is None and not line.startswith((" ", "\t")):
            return {}
        if header is not None:
            found[header[1].lower()] = line[header.end() :].strip()
    return {}


def text_of(data: bytes) -> str:
    """The mail with its decoded text, or HTML, and of its headers those that are of use."""
    if data.count(b"Content-Type") > _MOST_PARTS or data.count(b"\n--") > _MOST_PARTS:
        raise Unreadable(Refusal.TOO_LONG, "The mail has too many parts.")
    try:
        message = message_from_bytes(data, policy=policy.default)
        body = message.get_body(("plain", "html")) or message.get_body(("related",))
        content = body.get_content() if body is not None else ""
        headers = {name: str(message.get(name) or "") for name in _KEPT}
    except (MessageError, LookupError, ValueError, AttributeError, KeyError, RecursionError):
        raise Unreadable(Refusal.BINARY, "This mail cannot be decoded: paste its text.") from None
    if not isinstance(content, str) or not content.strip():
        raise Unreadable(Refusal.BINARY, "This mail has no text: paste what it says.")
    kept = [f"{name}: {' '.join(value.split())}\n" for name, value in headers.items() if value]
    return f"{''.join(kept)}\n{content}"


def parts(text: str) -> tuple[str, str, date | None]:
    """The text of a decoded mail, as many lines down as it was, its subject, and when it went."""
    head, _, body = text.lstrip("\ufeff\n").partition("\n\n")
    headers = _headers(text)
    return "\n" * (head.count("\n") + 2) + body, headers.get("subject", ""), _sent(headers)


def _sent(headers: Mapping[str, str]) -> date | None:
    try:
        return parsedate_to_datetime(headers.get("date", "")[:60]).date()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
