"""People who stand together in a sentence: `A, mayor of X, B (Y) and C`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from liveroom.importing.prose import phrasing as words
from liveroom.importing.prose.beside_names import BesideNames
from liveroom.importing.prose.described_person import Described
from liveroom.importing.prose.persons import NamePlace
from liveroom.importing.prose.sentence import Sentence

_FEW, _WORDS = 5, 14
_STOPS = frozenset({".", ":", "?", "!"}) | words.RELATIVE_SURE | words.AUXILIARY | words.WITH


@dataclass(frozen=True, slots=True)
class Enumeration:
    """People who stand together, with their words from start to end."""

    sentence: Sentence
    items: tuple[Described, ...]

    @property
    def start(self) -> int:
        return self.items[0].start

    @property
    def end(self) -> int:
        return self.items[-1].end


def groups(sentence: Sentence, names: Mapping[int, NamePlace]) -> Iterator[Enumeration]:
    """The sentence's people, those together who are named together."""
    reader = BesideNames(sentence, names)
    items: list[Described] = []
    places = sorted(names)
    floor = 0
    for index, at in enumerate(places):
        if at < floor:
            continue
        pairs = bool(items) and items[0].before is not None and _comma(sentence, items[0])
        item = reader.item(at, floor, pairs)
        if _is_covered(reader, item, floor, places[index + 1 : index + 2]):
            continue
        if items and not (
            _together(sentence, items[-1].end, item.start) or _goes_on(sentence, items[-1], item)
        ):
            yield Enumeration(sentence, _with_houses(items))
            item = reader.item(at, floor) if pairs else item
            items = []
        items.append(item)
        floor = item.end
    if items:
        yield Enumeration(sentence, _with_houses(items))


def _with_houses(items: Sequence[Described]) -> tuple[Described, ...]:
    """`A, Quillpad, B, socjolog`: names between people are houses where then each has one thing."""
    people: list[Described] = []
    for item in items:
        last = people[-1] if people else None
        if last and not (item.named.sure or item.described or last.described):
            people[-1] = replace(last, after=(item.name,), end=item.end)
        else:
            people.append(item)
    told = all(each.described and (each.named.sure or each.before) for each in people)
    return tuple(people if told and len(people) > 1 else items)


def _is_covered(reader: BesideNames, item: Described, floor: int, following: list[int]) -> bool:
    """Whether the words belong to the role of the next: keeper of Ana Harbour, Jan Kok."""
    owned = reader.sentence.word(item.named.start - 1) in words.OF
    if item.named.sure or (item.described and not owned):
        return False
    return any(reader.item(at, floor).start <= item.start for at in following)


def _comma(sentence: Sentence, item: Described) -> bool:
    return sentence.word(item.named.start - 1) == ","


def _together(sentence: Sentence, end: int, start: int) -> bool:
    """Whether nothing but marks, ands and small words stands between two people."""
    at, parted = _past_subject(sentence, end, start), False
    while at < start:
        joined = words.AND_MORE.at(sentence.tokens, at)
        if joined and joined[1] <= start:
            at, parted = joined[1], True
        elif sentence.word(at) in {",", ";", "/", "•", "-", "+"}:
            at, parted = at + 1, True
        elif parted and sentence.word(at) in words.ARTICLES | words.FILLING | words.OF:
            at += 1
        else:
            return parted and _is_role_like(sentence, at, start)
    return parted


def _goes_on(sentence: Sentence, last: Described, item: Described) -> bool:
    """Whether a list goes on behind a few words that say more of somebody: `A, mayor since May; B,
    keeper`.
    """
    start, end = last.end, item.start
    if not (last.placed and item.placed) or end - start > _WORDS:
        return False
    between = {sentence.word(at) for at in range(start, end)}
    acts = any(at in sentence.acts or sentence.is_led_by(at) for at in range(start, end + 1))
    marked = sentence.word(start) in {",", ";"} or sentence.word(end - 1) in {",", ";"}
    return marked and not (acts or between & _STOPS)


def _past_subject(sentence: Sentence, end: int, start: int) -> int:
    """Behind what one speaks of, up to a semicolon: `, su “Salt and sand”; `."""
    first = end + (sentence.word(end) == ",")
    if sentence.word(first) not in words.ABOUT:
        return end
    return next((at for at in range(first, start) if sentence.word(at) == ";"), end)


def _is_role_like(sentence: Sentence, at: int, start: int) -> bool:
    """Whether a few words between are a role that is not known: doradcy prezydenta Jana Noka."""
    last = start - (sentence.word(start - 1) == ",")
    if last - at > _FEW or last == at:
        return False
    between = sentence.tokens[at:last]
    small = all(token.word and sentence.rich.text[token.start].islower() for token in between)
    inside = {token.text for token in between}
    acts = any(place in sentence.acts for place in range(at, last))
    return small and not (acts or inside & (words.RELATIVE | words.OF | words.WITH | words.BY))
