"""A plain document that can be written as Markdown and as a page of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import assert_never


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words, with a line about them."""

    title: str
    text: str
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Table:
    head: Sequence[str]
    rows: Sequence[Sequence[str]]


Block = Heading | Paragraph | Quote | Table


def markdown(blocks: Sequence[Block]) -> str:
    """The document as Markdown; what people typed cannot become markup."""
    return "\n\n".join(_markdown(block) for block in blocks) + "\n"


def _markdown(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"{'#' * level} {_plain(text)}"
        case Paragraph(text):
            return _plain(text)
        case Quote(title, text, notes):
            lines = [f"**{_plain(title)}**", *(f"> {_plain(line)}" for line in text.split("\n"))]
            return "\n".join([*lines, *(f"- {_plain(note)}" for note in notes)])
        case Table(head, rows):
            ruled = ["---" for _ in head]
            return "\n".join(
                "| " + " | ".join(_plain(cell) for cell in row) + " |"
                for row in [head, ruled, *rows]
            )
        case _:
            assert_never(block)


_MARKUP = str.maketrans({mark: "\\" + mark for mark in "\\`*_[]<>|#"})


def _plain(text: str) -> str:
    return " ".join(text.translate(_MARKUP).split())


def page(blocks: Sequence[Block], title: str, lang: str) -> str:
    """The document as one HTML page without scripts, styles or anything from elsewhere."""
    body = "\n".join(_html(block) for block in blocks)
    return (
        f'<!doctype html>\n<html lang="{escape(lang)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{escape(title)}</title>\n'
        f"</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _html(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"<h{level}>{escape(text)}</h{level}>"
        case Paragraph(text):
            return f"<p>{escape(text)}</p>"
        case Quote(title, text, notes):
            items = "".join(f"<li>{escape(note)}</li>" for note in notes)
            body = escape(text).replace("\n", "<br>")
            quote = f"<h3>{escape(title)}</h3>\n<blockquote>{body}</blockquote>"
            return f"{quote}\n<ul>{items}</ul>" if items else quote
        case Table(head, rows):
            return (
                f"<table>\n{_row('th', head)}\n"
                + "".join(f"{_row('td', row)}\n" for row in rows)
                + "</table>"
            )
        case _:
            assert_never(block)


def _row(tag: str, cells: Sequence[str]) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"
