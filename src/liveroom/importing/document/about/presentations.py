"""The people of an announcement without rows: those whom labels, lists and cards present."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from liveroom.core.program import Speaker
from liveroom.importing.document.lines import Document
from liveroom.importing.document.paragraphs import paragraphs
from liveroom.importing.people.names import compared
from liveroom.importing.prose.presented import card
from liveroom.importing.prose.sentence import sentences
from liveroom.importing.rows.labels import is_bare_label, read_label
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.urls import has_address

_PAIR = 2


def people_told(document: Document, known: Mapping[str, Speaker]) -> tuple[Speaker, ...]:
    """The speakers, each once, with what is first said of them; `known` are those of a list."""
    found: dict[str, Speaker] = {}
    words = set[str]()
    for one in [*known.values(), *_told(document)]:
        key = compared(one.name) if one.name else f" {one.organisation}"
        last = found.get(key)
        bare = last is not None and not (last.role or last.organisation)
        if bare or (last is None and key not in words):  # no surname alone of one who was named
            found[key] = one
            words.update(key.split(" "))
    return tuple(found.values())


def _told(document: Document) -> Iterator[Speaker]:
    label: Rich | None = None
    listing = False
    alone, apart = list[Speaker](), False
    texts = list(paragraphs(document))
    for at, each in enumerate(texts):
        rich = each.rich
        if each.apart:
            continue
        people = _labelled(rich, label) if each.short else []
        below = texts[at + 1].rich if at + 1 < len(texts) else None
        one = card(rich, True, below) if each.short and listing else None
        plain = all(not (person.role or person.organisation) for person in people)
        people = [one] if one and len(people) < _PAIR and plain else people
        yield from people
        lone = not people and each.short and not has_address(rich)
        if lone and (who := card(rich, False, below)):
            alone.append(who)
            apart = apart or compared(who.name or "") == compared(rich.text)
        bare = is_bare_label(rich)
        label = rich if bare else label if people else None
        opens = bare or (rich.text.endswith(":") and any(each.leads for each in sentences(rich)))
        listing = opens or (listing and bool(people))
    if apart or len(alone) > 1:  # one line that starts with a name may be about whom the talk is
        yield from alone


def _labelled(rich: Rich, label: Rich | None) -> list[Speaker]:
    """The people behind a label, on this line or alone on one above."""
    listed = Rich(f"{label.text}: ").join(rich, "") if label else rich
    who = read_label(rich) or read_label(listed)
    return list(who.speakers) if who else []
