"""The facts of a label against an answer: each is right, missing, different or invented.

- A field is a fact where the label gives it, and where it does not but the answer does (invented).
- Each labelled segment is a fact: answered or missing. Its title and its minutes are facts too.
- Each labelled speaker is a fact by name (by organisation where there is no name); so are role and
  organisation. What a missing segment or speaker has is missing as well.
- A segment that the label does not have is one invented fact, a speaker too; nothing inside counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from building.scoring.alignment import align_people, align_rows
from building.scoring.answers import Answer, Given, Named
from building.scoring.folding import likeness, right, right_zone
from building.scoring.labels import FIELDS, Accepted, Label, Person, Row, Value
from building.scoring.told import Place, is_told


class Verdict(StrEnum):
    """What became of a fact."""

    RIGHT = "right"
    MISSING = "missing"
    DIFFERENT = "different"
    INVENTED = "invented"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a text. `told`: a warning names it; `stranger`: nobody in the label is this."""

    kind: str
    verdict: Verdict
    wanted: str
    given: str
    told: bool = False
    stranger: bool = False

    @property
    def silent(self) -> bool:
        """Wrong, and nothing says so."""
        return self.verdict is not Verdict.RIGHT and not self.told


def judge(label: Label, answer: Answer) -> list[Fact]:
    """All the facts of a text."""
    return list(_Judge(label, answer).facts())


class _Judge:
    def __init__(self, label: Label, answer: Answer) -> None:
        self._label = label
        self._answer = answer
        self._people = [p for row in label.rows or () for p in row.people or ()]

    def facts(self) -> Iterator[Fact]:
        for name in FIELDS:
            yield from self._fact(
                name, self._label.fields[name], self._answer.fields.get(name), Place(field=name)
            )
        if self._label.rows is not None:
            for i, j in align_rows(self._label.rows, self._answer.rows):
                row = None if i is None else self._label.rows[i]
                yield from self._row(row, None if j is None else self._answer.rows[j])

    def _row(self, row: Row | None, given: Given | None) -> Iterator[Fact]:
        place = Place(row=row, given=given)
        if row is None:
            assert given is not None
            yield self._made("segments", Verdict.INVENTED, "", given.title, place)
            for named in given.people:
                if self._stranger(named):
                    yield self._invented(named, place)
            return
        if row.optional and given is None:
            return
        title = given.title if given else None
        found = Verdict.MISSING if given is None else Verdict.RIGHT
        yield self._made("segments", found, _first(row.title), title or "", place)
        yield from self._fact("titles", row.title, title, place)
        yield from self._fact("minutes", row.seconds, given.seconds if given else None, place)
        if row.people is None:
            return
        people = given.people if given else ()
        for i, j in align_people(row.people, people):
            if i is None:
                assert j is not None
                yield self._invented(people[j], place)
            else:
                yield from self._person(row.people[i], None if j is None else people[j], place)

    def _person(self, person: Person, named: Named | None, place: Place) -> Iterator[Fact]:
        place = Place(row=place.row, given=place.given, person=person, named=named)
        for kind, accepted, value in (
            ("names", person.name, named.name if named else None),
            ("roles", person.role, named.role if named else None),
            ("organisations", person.organisation, named.organisation if named else None),
        ):
            yield from self._fact(kind, accepted, value, place)

    def _invented(self, named: Named, place: Place) -> Fact:
        place = Place(row=place.row, given=place.given, named=named)
        words = ", ".join(each for each in (named.name, named.role, named.organisation) if each)
        fact = self._made("names", Verdict.INVENTED, "", words, place)
        return Fact(fact.kind, fact.verdict, "", words, fact.told, stranger=self._stranger(named))

    def _stranger(self, named: Named) -> bool:
        known = [p.name for p in self._people] + [p.organisation for p in self._people]
        return all(likeness(each, named.name or named.organisation) < 0.8 for each in known)

    def _fact(self, kind: str, accepted: Accepted, value: Value, place: Place) -> Iterator[Fact]:
        if accepted is None or (value is None and None in accepted):
            return
        good = right(accepted, value)
        if kind == "zone":
            good = right_zone(accepted, value, self._local())
        if good:
            verdict = Verdict.RIGHT
        elif value is None:
            verdict = Verdict.MISSING
        else:
            verdict = Verdict.INVENTED if accepted == (None,) else Verdict.DIFFERENT
        yield self._made(kind, verdict, _first(accepted), _shown(value), place)

    def _local(self) -> str:
        """The event's hour, by which an offset is understood."""
        day, hour = (_first(self._label.fields[name]) for name in ("date", "start"))
        return f"{day}T{hour or '12:00'}"

    def _made(self, kind: str, verdict: Verdict, wanted: str, given: str, place: Place) -> Fact:
        told = verdict is not Verdict.RIGHT and is_told(self._answer, kind, wanted, given, place)
        return Fact(kind, verdict, wanted, given, told)


def _first(accepted: Accepted) -> str:
    return next((_shown(each) for each in accepted or () if each is not None), "")


def _shown(value: Value) -> str:
    return "" if value is None else str(value)
