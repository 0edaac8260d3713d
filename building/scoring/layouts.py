"""The same announcement in other layouts, as people, mail programs and pages write it.

What a reader finds in a text it should find in each of them: the label stays the same.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Mapping
from html import escape

from building.scoring.labels import Label
from building.scoring.layout_rows import Line, as_page, parted, with_rows

Layout = Callable[[str, Label], str | None]
"""Writes a text anew; None where the text has nothing that this layout could change."""


_WIDTH = 72
_CLOCK = re.compile(r"\b(\d{1,2})[:.hH](\d\d)\b(?![.\d])")
_COLON = re.compile(r"\b(\d{1,2}):(\d\d)\b")
_HALF_DAY = re.compile(r"\d\s?[ap]\.?m\b", re.IGNORECASE)
_QUOTES = str.maketrans("", "", '“”„«»"')


def _always(write: Callable[[str], str]) -> Layout:
    return lambda text, _: write(text)


def _whole(write: Callable[[Line], str]) -> Layout:
    """Each line of the program is written anew; the others stay."""
    return lambda text, _: with_rows(text, write)


def _page(tag: str, write: Callable[[Line], str]) -> Layout:
    return lambda text, _: as_page(text, tag, write)


def _people(write: Callable[[str, str, str], str]) -> Layout:
    """Each row whose people stand behind its title is written anew: time, title, people."""
    return lambda text, label: parted(text, label, write)


def _wrapped(text: str) -> str:
    return "\n".join("\n".join(textwrap.wrap(line, _WIDTH)) for line in text.splitlines())


def _halves(text: str, _: Label) -> str | None:
    """14:30 as 2:30 pm; None for a text that has some already."""
    if _HALF_DAY.search(text):
        return None

    def half(found: re.Match[str]) -> str:
        hour = int(found[1])
        return f"{(hour - 1) % 12 + 1}:{found[2]} {'pm' if hour >= 12 else 'am'}"

    return _COLON.sub(half, text)


def _spaced(text: str) -> str:
    return "\n\n".join(line for line in text.splitlines() if line.strip())


def _dense(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if line.strip())


def _cells(row: Line) -> str:
    return f"<tr><td>{row.time}</td><td>{_broken(row)}</td></tr>"


def _item(row: Line) -> str:
    return f"<li><strong>{row.time}</strong> {_broken(row)}</li>"


def _boxes(row: Line) -> str:
    return f"<div><div>{row.time}</div><div>{_broken(row, '</div><div>')}</div></div>"


def _broken(row: Line, between: str = "<br>") -> str:
    return between.join(map(escape, row.texts))


LAYOUTS: Mapping[str, Layout] = {
    "blank line after each": _always(_spaced),
    "no blank lines": _always(_dense),
    "one line": _always(lambda text: " ".join(text.split())),
    "wrapped": _always(_wrapped),
    "10.00": _always(lambda text: _COLON.sub(r"\1.\2", text)),
    "10h00": lambda text, _: None if _HALF_DAY.search(text) else _CLOCK.sub(r"\1h\2", text),
    "10:00": _always(lambda text: _CLOCK.sub(r"\1:\2", text)),
    "10:00 am": _halves,
    "plain dashes": _always(lambda text: re.sub("[–—]", "-", text)),
    "long dashes": _always(lambda text: text.replace(" - ", " – ")),
    "no quotes": _always(lambda text: text.translate(_QUOTES)),
    "cited mail": _always(lambda text: re.sub("(?m)^", "> ", text)),
    "indented": _always(lambda text: re.sub("(?m)^", "    ", text)),
    "bullets": _whole(lambda row: f"- {row.time} " + "\n".join(row.texts)),
    "bold times": _whole(lambda row: f"**{row.time}** " + "\n".join(row.texts)),
    "time glued": _whole(lambda row: row.time + "\n".join(row.texts)),
    "time on a line": _whole(lambda row: "\n".join((row.time, *row.texts))),
    "tabs": _whole(lambda row: f"{row.time}\t" + " / ".join(row.texts)),
    "Markdown table": _whole(lambda row: f"| {row.time} | {'<br>'.join(row.texts)} |"),
    "HTML table": _page("table", _cells),
    "HTML list": _page("ul", _item),
    "HTML boxes": _page("div", _boxes),
    "people below": _people(lambda time, title, who: f"{time} {title}\n{who}"),
    "people before": _people(lambda time, title, who: f"{time} {who}: {title}"),
    "title in quotes": _people(lambda time, title, who: f"{time} {who} “{title}”"),
    "people behind a dash": _people(lambda time, title, who: f"{time} {title} – {who}"),
    "people behind a comma": _people(lambda time, title, who: f"{time} {title}, {who}"),
    "people behind a bar": _people(lambda time, title, who: f"{time} {title} | {who}"),
    "people in brackets": _people(lambda time, title, who: f"{time} {title} ({who})"),
    "three columns": _people(lambda time, title, who: f"{time}\t{title}\t{who}"),
    "three lines": _people(lambda time, title, who: f"{time}\n{title}\n{who}\n"),
}
