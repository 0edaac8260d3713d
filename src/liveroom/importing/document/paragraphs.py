"""The lines of a document as texts: those that are broken within a sentence are one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from liveroom.importing.document.lines import Document
from liveroom.importing.lexicon.people import GIVEN, PANEL_ROLES
from liveroom.importing.limits import MAX_LINE, MAX_ROW
from liveroom.importing.prose import phrasing as words
from liveroom.importing.text.fold import fold
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import text_at, tokenise

_WIDE = 50
"""Letters of a line behind which a sentence may go on with a capital on the next."""

_HEADING = 8
"""Tokens of a line among which a heading is."""

_LEADS = words.BY | words.WITH


class Passage(NamedTuple):
    """Lines that are one text."""

    rich: Rich
    bullet: bool
    apart: bool = False
    """Whether it stands below a heading such as Contact."""

    @property
    def short(self) -> bool:
        """Whether it is no longer than a row may be."""
        return len(self.rich) <= MAX_ROW


def paragraphs(document: Document) -> Iterator[Passage]:
    """Those with something on them that a reader sees."""
    apart = False
    for each in _joined(document):
        tokens = tokenise(each.rich.folded)
        heads = words.APART.at(tokens, 0) is not None
        apart = len(tokens) < _HEADING and (heads or apart)
        yield each._replace(apart=apart)


def _joined(document: Document) -> Iterator[Passage]:
    """The lines, those that go on with one another as one."""
    whole: Passage | None = None
    for line in document.lines:
        shown = not (line.blank or line.rule or line.aside or (line.cells and not line.bullet))
        joins = shown and whole and not (line.bullet or line.level)
        if joins and whole and _goes_on(whole.rich.text, line.rich.text):
            whole = whole._replace(rich=whole.rich.join(line.rich))
            continue
        if whole:
            yield whole
        whole = Passage(line.rich, line.bullet) if shown and line.rich.text else None
    if whole:
        yield whole


def _goes_on(above: str, text: str) -> bool:
    """Whether a line goes on with the sentence of the one above."""
    if not text or len(above) + len(text) > MAX_LINE or above[-1] in ".!?:":
        return False
    following = tokenise(fold(text[:_WIDE]))
    if len(above) < _WIDE and (text_at(following, 0) in _LEADS or PANEL_ROLES.at(following, 0)):
        return False
    if text[0].islower() or above[-1] in ",;-" or above.split()[-1].islower():
        return len(above) > _WIDE or text[0].islower()
    halved = fold(above.split()[-1]) in GIVEN and "," in above and len(above) > _WIDE
    return halved and text[0].isupper()  # …, Dr. Ana / Ruiz (UPC)
