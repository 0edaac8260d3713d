"""Rows as programs have them every day are read the same in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import cycle, islice

import pytest

from liveroom.importing.reader import read_bytes
from tests.importing.ordinary_words import HONORIFICS, NOBODY_SPEAKS, WORDS, Words

UNTITLED = (
    "{kind} {by} {name}, {what}",
    "{kind}: {name}, {what}",
    "{kind} – {name}, {what}",
    "{kind} ({name}, {what})",
    "{kind}, {name}, {what}",
    "{kind}\n{name}, {what}",
)
"""Talks that have no title but what kind of a talk they are."""

TITLED = (
    "{kind}: {title}\n{name}, {what}",
    "{kind} – {title}\n{name}, {what}",
    "{kind} “{title}”, {name}, {what}",
    "{kind} {by} {name} ({what}): “{title}”",
    "{kind} – {name}, {what}: {title}",
    "{title} – {name}, {what}",
    "{title} ({name}, {what})",
    "{title}\n{name}, {what}",
    "{title}\n{name} – {what}",
    "{title}\n{name} ({what})",
    "{name}, {what}: {title}",
    "{name} ({what}) – {title}",
    "{name}, {what}\n{title}",
    "{title} | {name}, {what}",
    "{title}. {name}, {what}",
    "“{title}”\n{name}, {what}",
)
PANELS = (
    "{title}\n{0}\n{1}\n{2}",
    "{title}\n• {0}\n• {1}\n• {2}",
    "{title}\n\n{0}\n{1}\n{2}\n",
    "{title}\n{speakers}: {0}; {1}; {2}",
    "{title}\n{speakers}:\n{0}\n{1}\n{2}",
    "{title} – {0}; {1}; {2}",
    "{title}\n{moderator}: {0}\n{1}\n{2}",
    "{title}\n{0}\n{1}\n{moderator}: {2}",
)
PEOPLE = ("{0}", "{0}, {1}", "{0} ({1})", "{0} – {1}")


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("row", [*UNTITLED, *TITLED])
def test_a_talk_is_read_however_its_row_is_written(language: str, row: str) -> None:
    words = WORDS[language]
    given = [
        (kind, name, what, title)
        for kind, (name, what), title in zip(
            words.kinds, cycle(words.people), cycle(words.titles), strict=False
        )
    ]
    rows = [
        row.format(kind=kind, by=words.by, name=name, what=what, title=title)
        for kind, name, what, title in given
    ]

    found = list(_read(words, rows))

    assert [names for names, _, _ in found] == [[_plain(name)] for _, name, _, _ in given]
    assert [said for _, _, said in found] == [_words(what) for _, _, what, _ in given]
    wanted = [kind if row in UNTITLED else title for kind, _, _, title in given]
    assert [
        title for (_, title, _), each in zip(found, wanted, strict=True) if each not in title
    ] == []


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("row", PANELS)
def test_a_panel_is_read_wherever_its_people_stand(language: str, person: str, row: str) -> None:
    words = WORDS[language]
    panels = [list(islice(cycle(words.people), at, at + 3)) for at in range(4)]
    titles = [f"{words.panel}: {title}" for title in islice(cycle(words.titles), 4)]
    rows = [
        row.format(*(person.format(*one) for one in panel), title=title, **words._asdict())
        for title, panel in zip(titles, panels, strict=True)
    ]

    found = [sorted(names) for names, _, _ in _read(words, rows)]

    assert found == [sorted(_plain(name) for name, _ in panel) for panel in panels]


@pytest.mark.parametrize("language", NOBODY_SPEAKS)
@pytest.mark.parametrize("row", ["{0}", "{title}\n{0}"])
def test_who_is_named_and_does_not_speak_is_nobody(language: str, row: str) -> None:
    words, lines = WORDS[language], NOBODY_SPEAKS[language]

    found = [
        names
        for names, _, _ in _read(words, [row.format(line, title=words.titles[0]) for line in lines])
    ]

    assert found == [[] for _ in lines]


@pytest.mark.parametrize("row", ["{kind}: {0}, {what}", "{kind}\n{0}, {what}", "{kind} – {0}"])
@pytest.mark.parametrize("language", HONORIFICS)
def test_what_stands_before_a_name_goes_with_it(language: str, row: str) -> None:
    words = WORDS[language]
    name, what = words.people[0]
    honorifics = HONORIFICS[language].split("|")
    rows = [row.format(f"{each} {name}", kind=words.kinds[1], what=what) for each in honorifics]

    found = list(_read(words, rows))

    assert [[one.endswith(_plain(name)) for one in names] for names, _, _ in found] == [
        [True] for _ in honorifics
    ]
    assert [title for _, title, _ in found if title != words.kinds[1]] == []


def _read(words: Words, rows: Sequence[str]) -> Iterator[tuple[list[str], str, list[str]]]:
    """Of each row the names, the title and the words for what its people are."""
    lines = [f"{9 + at}:00 {row}" for at, row in enumerate(rows)]
    text = "\n".join(["Port Forum", words.date, "", *lines, ""])
    for segment in read_bytes(text.encode(), "program.txt").program.segments:
        what = " ".join(f"{one.role or ''} {one.organisation or ''}" for one in segment.speakers)
        names = [_plain(one.name or "") for one in segment.speakers]
        yield names, segment.title, _words(what)


def _plain(name: str) -> str:
    """The words of a name without a title before it."""
    bare = re.sub(r"^(?:dr|dra|ms|sr|avv|mgr|mevr|dott\.ssa)\.? ", "", name, flags=re.I)
    return " ".join(re.findall(r"\w+", bare.casefold()))


def _words(what: str) -> list[str]:
    return sorted(word for word in re.findall(r"\w+", what.casefold()) if len(word) > 3)
