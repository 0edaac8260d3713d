"""Which answered segment stands for which labelled one, and which speaker for which."""

from __future__ import annotations

from collections.abc import Sequence

from building.scoring.answers import Given, Named
from building.scoring.folding import likeness, right
from building.scoring.labels import Person, Row

_ALIKE = 0.6
_START, _SPEAKER = 0.5, 0.3

Pair = tuple[int | None, int | None]
"""Places in the label and in the answer; None: there is none."""


def align_rows(rows: Sequence[Row], given: Sequence[Given]) -> list[Pair]:
    """Pairs in their order, so that what they have in common is the most.

    Two may be a pair when their titles are alike, their starts are equal or they share a speaker.
    """
    common = [[_common(row, each) for each in given] for row in rows]
    best = [[0.0] * (len(given) + 1) for _ in range(len(rows) + 1)]
    for i in range(len(rows) - 1, -1, -1):
        for j in range(len(given) - 1, -1, -1):
            both = common[i][j] + best[i + 1][j + 1] if common[i][j] else 0.0
            best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
    pairs: list[Pair] = []
    i = j = 0
    while i < len(rows) and j < len(given):
        if common[i][j] and best[i][j] == common[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((i, None))
            i += 1
        else:
            pairs.append((None, j))
            j += 1
    pairs += [(at, None) for at in range(i, len(rows))]
    pairs += [(None, at) for at in range(j, len(given))]
    return pairs


def _common(row: Row, given: Given) -> float:
    """What two rows have in common; 0: they cannot be a pair."""
    title = likeness(row.title, given.title)
    start = given.start is not None and right(row.start, given.start)
    speaker = any(
        right(person.name, named.name)
        for person in row.people or ()
        for named in given.people
        if named.name
    )
    if title < _ALIKE and not start and not speaker:
        return 0.0
    return title + _START * start + _SPEAKER * speaker


def align_people(people: Sequence[Person], named: Sequence[Named]) -> list[Pair]:
    """Each labelled speaker with the answered one most like it, the likest pairs first."""
    ranks = sorted(
        (
            (-_alike(person, each), i, j)
            for i, person in enumerate(people)
            for j, each in enumerate(named)
        ),
    )
    taken_i: set[int] = set()
    taken_j: set[int] = set()
    pairs: list[Pair] = []
    for alike, i, j in ranks:
        if -alike >= _ALIKE and i not in taken_i and j not in taken_j:
            taken_i.add(i)
            taken_j.add(j)
            pairs.append((i, j))
    pairs += [(i, None) for i in range(len(people)) if i not in taken_i]
    pairs += [(None, j) for j in range(len(named)) if j not in taken_j]
    return pairs


def _alike(person: Person, named: Named) -> float:
    """By name; where one of the two has none, by organisation."""
    if named.name is None:
        by_name = likeness(person.name, named.organisation)
        return max(by_name, likeness(person.organisation, named.organisation))
    if person.name is None or None in person.name:
        return max(likeness(person.name, named.name), likeness(person.organisation, named.name))
    return likeness(person.name, named.name)
