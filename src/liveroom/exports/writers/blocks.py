"""A plain document that can be written as Markdown and as an HTML page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import assert_never


@dataclass(frozen=True, slots=True)
class Anchor:
    """A text that leads to an https address."""

    text: str
    url: str


Text = str | Anchor


@dataclass(frozen=True, slots=True)
class Heading:
    """`annex`: what follows begins on a new page of paper."""

    text: str
    level: int = 2
    annex: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What there is to know at a glance: words and what goes with each."""

    pairs: Sequence[tuple[str, Text]]


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words, with a line about them; what was answered, and notes."""

    title: str
    text: str
    answer: str | None = None
    notes: Sequence[Text] = ()


@dataclass(frozen=True, slots=True)
class Table:
    head: Sequence[str]
    rows: Sequence[Sequence[Text]]


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG element. Markdown goes without: a table beside it says the same."""

    svg: str


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Lines that stand as they are."""

    text: str


Block = Heading | Paragraph | Facts | Quote | Table | Picture | Verbatim


def markdown(blocks: Sequence[Block]) -> str:
    """The document as Markdown; what people typed cannot become markup."""
    written = (_markdown(block) for block in blocks)
    return "\n\n".join(text for text in written if text) + "\n"


def _markdown(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"{'#' * level} {_plain(text)}"
        case Paragraph(text):
            return _plain(text)
        case Facts(pairs):
            return "\n".join(f"- **{_plain(word)}**: {_text(fact)}" for word, fact in pairs)
        case Quote(title, text, answer, notes):
            lines = [f"**{_plain(title)}**", *(f"> {_plain(line)}" for line in text.split("\n"))]
            answers = [f"\n{_plain(answer)}\n"] if answer else []
            return "\n".join([*lines, *answers, *(f"- {_text(note)}" for note in notes)])
        case Table(head, rows):
            ruled = ["---" for _ in head]
            return "\n".join(
                "| " + " | ".join(map(_text, row)) + " |" for row in ([*head], ruled, *rows)
            )
        case Picture():
            return ""
        case Verbatim(text):
            return "\n".join(f"    {line}" for line in text.splitlines())
        case _:
            assert_never(block)


_MARKUP = str.maketrans({mark: "\\" + mark for mark in "\\`*_[]<>|#"})
_IN_ADDRESS = str.maketrans({"<": "%3C", ">": "%3E", "|": "%7C", "\\": "%5C"})


def _plain(text: str) -> str:
    return " ".join(text.translate(_MARKUP).split())


def _text(text: Text) -> str:
    if isinstance(text, Anchor):
        return f"[{_plain(text.text)}](<{text.url.translate(_IN_ADDRESS)}>)"
    return _plain(text)


def html(blocks: Sequence[Block]) -> str:
    """The document as HTML elements; what people typed cannot become markup."""
    return "\n".join(_html(block) for block in blocks)


def _html(block: Block) -> str:
    match block:
        case Heading(text, level, annex):
            kind = ' class="annex"' if annex else ""
            return f"<h{level}{kind}>{escape(text)}</h{level}>"
        case Paragraph(text):
            return f"<p>{escape(text)}</p>"
        case Facts(pairs):
            rows = (
                f"<div><dt>{escape(word)}</dt><dd>{html_of(fact)}</dd></div>"
                for word, fact in pairs
            )
            return "<dl>\n" + "\n".join(rows) + "\n</dl>"
        case Quote(title, text, answer, notes):
            items = "".join(f"<li>{html_of(note)}</li>" for note in notes)
            answered = f'\n<p class="answer" dir="auto">{_lines(answer)}</p>' if answer else ""
            quote = f'<h3>{escape(title)}</h3>\n<blockquote dir="auto">{_lines(text)}</blockquote>'
            more = f"\n<ul>{items}</ul>" if items else ""
            return f"<section>{quote}{answered}{more}</section>"
        case Table(head, rows):
            body = "".join(f"{_row('td', row)}\n" for row in rows)
            return (
                f'<div class="scroll"><table>\n<thead>{_row("th", head)}</thead>\n'
                f"<tbody>\n{body}</tbody>\n</table></div>"
            )
        case Picture(svg):
            return f"<figure>{svg}</figure>"
        case Verbatim(text):
            return f"<pre>{escape(text)}</pre>"
        case _:
            assert_never(block)


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def html_of(text: Text) -> str:
    """A text, or a link, as HTML."""
    if isinstance(text, Anchor):
        return f'<a href="{escape(text.url)}" rel="noreferrer">{escape(text.text)}</a>'
    return escape(text)


_SHORT = 20
"""Characters that stay in one line in a table."""


def _row(tag: str, cells: Sequence[Text]) -> str:
    written = []
    for cell in cells:
        shown = cell.text if isinstance(cell, Anchor) else cell
        kind = ' class="short"' if len(shown) <= _SHORT else ""
        scope = ' scope="col"' if tag == "th" else f'{kind} dir="auto"'
        written.append(f"<{tag}{scope}>{html_of(cell)}</{tag}>")
    return "<tr>" + "".join(written) + "</tr>"
