"""Whether a sentence says of the people in it that they take part."""

from __future__ import annotations

from liveroom.importing.lexicon.event_words import FORMATS
from liveroom.importing.lexicon.kinds import KINDS, OPEN_DEBATE
from liveroom.importing.people.names import compared
from liveroom.importing.prose import phrasing as words
from liveroom.importing.prose.described_person import Described, arranges
from liveroom.importing.prose.elsewhere import (
    BREAKS,
    is_aside,
    is_elsewhere,
    is_in_address,
    is_quoted,
    is_spoken_of,
    none_near,
    welcomes,
)
from liveroom.importing.prose.enumerations import Enumeration
from liveroom.importing.prose.sentence import Sentence
from liveroom.importing.text.tokeniser import Phrases

_SOME = 2
_FEW, _NEAR, _FAR = 4, 6, 10


def said_at(group: Enumeration, led: bool = False) -> int | None:
    """The word with which the sentence starts to say that the people take part; else None.

    `led`: what stands above says it of those who start the sentence.
    """
    said = _said_at(group, led)
    return None if said is None or is_elsewhere(group.sentence, said) else said


def _said_at(group: Enumeration, led: bool) -> int | None:
    sentence = group.sentence
    if "@" in sentence.rich.text:
        return None
    if is_spoken_of(group):
        return None
    if _acts_behind(sentence, group.end):
        return group.start
    if is_quoted(group):
        return None
    first = _before_filling(sentence, group.start)
    found = _made_by(sentence, first)
    found = (
        _acts_before(sentence, _before_bracket(sentence, group.start)) if found is None else found
    )
    found = _later(group) if found is None else found
    if found is not None or none_near(sentence, first):
        return found
    if sentence.word(group.start - 1) in words.PRESENT:
        return group.start - 1
    if first <= 1 and (led or _opens_with(group)):
        return 0
    ways = (way(sentence, first) for way in (_named_as, _kind_of, _with))
    found = next((at for at in ways if at is not None), None)
    return max(0, group.start - 1) if found is None and _is_listed(group) else found


def _is_listed(group: Enumeration) -> bool:
    """Whether several people are listed with what they are, or behind a colon."""
    sentence, items = group.sentence, group.items
    if is_in_address(group) or welcomes(sentence, group.start):
        return False
    sure = sum(item.named.sure for item in items)
    placed = all(item.described for item in items)
    if sentence.word(group.start - 1) == ":":
        told = sure >= _SOME and (items[0].named.sure or items[0].described)
        return told and (sure > _SOME or placed) and not is_aside(sentence, group.start)
    return placed and sure >= _SOME and len(items) > _SOME


def is_presented(group: Enumeration) -> bool:
    """Whether it is said what the people are, `Ana Ruiz, mayor`, and nothing speaks against them.

    Against them speak a bracket around them, a colon, which needs a label, and an address.
    """
    sentence, start = group.sentence, group.start
    told = any(item.presented for item in group.items) or _is_led(group)
    if not (told and all(map(_is_guest, group.items))):
        return False
    inside = sum((sentence.word(at) == "(") - (sentence.word(at) == ")") for at in range(start))
    apart = "@" in sentence.rich.text or inside > 0 or sentence.word(start - 1) == ":"
    other = is_spoken_of(group) or is_quoted(group) or is_in_address(group)
    introduces = any(words.SPEAKERS.at(sentence.tokens, end) for end in sentence.acts.values())
    near = none_near(sentence, _before_filling(sentence, start))
    return not (apart or other or introduces or near or welcomes(sentence, start))


def stands_alone(group: Enumeration) -> bool:
    """Whether the people have the sentence for themselves: `Ana Ruiz, mayor`."""
    behind = group.sentence.word(group.end)
    return group.items[0].named.start == 0 and (behind in words.ANDS or not behind.isalpha())


def _is_led(group: Enumeration) -> bool:
    """Whether a with stands right before whole names, or three or more are listed."""
    sentence, start = group.sentence, group.start
    if any(" " not in compared(item.name.text) for item in group.items):
        return False
    together = _phrase_before(words.TOGETHER, sentence, start) is not None
    led = sentence.word(start - 1) in words.WITH and not together
    return led or len(group.items) > _SOME


def is_beside_title(group: Enumeration) -> bool:
    """Whether a with or a by stands right before whole names, which a program's title may have."""
    sentence = group.sentence
    led = sentence.word(group.start - 1) in words.WITH | words.BY
    whole = all(" " in compared(item.name.text) for item in group.items)
    return led and whole and not (is_spoken_of(group) or none_near(sentence, group.start))


def _is_guest(item: Described) -> bool:
    """Whether it is a person beyond doubt, and none who only arranges the event."""
    return item.named.sure and not any(map(arranges, item.after))


def _opens_with(group: Enumeration) -> bool:
    """`Avec Ana Ruiz, historienne` as a sentence of its own."""
    first = group.items[0]
    led = group.sentence.word(0) in words.WITH | words.BY
    return led and first.named.sure and first.described


def _before_filling(sentence: Sentence, at: int) -> int:
    """Where the small words right before a place start."""
    while at and (sentence.word(at - 1) in words.FILLING or sentence.word(at - 1) in {":", "."}):
        if sentence.word(at - 1) in words.BY | words.WITH | words.OF:
            break
        at = _before_bracket(sentence, at - 1)
    return at


def _before_bracket(sentence: Sentence, at: int) -> int:
    """Before `(in the order of their talks):`, which ends here or before the colon."""
    end = at - (sentence.word(at - 1) == ":")
    if sentence.word(end - 1) != ")" or ":" not in {sentence.word(at), sentence.word(end)}:
        return at
    opens = (k for k in range(end - 2, max(-1, end - _FAR), -1) if sentence.word(k) == "(")
    return next(opens, at)


def _later(group: Enumeration) -> int | None:
    """`Zuerst wird A lesen`, `dan zal B een inleiding houden`: a verb in two parts around them."""
    sentence = group.sentence
    for at in range(group.start - 1, max(-1, group.start - _NEAR), -1):
        if sentence.word(at) in BREAKS | {","} or none_near(sentence, group.start):
            return None
        if sentence.word(at) in words.AUXILIARY:
            later = _ends_in_verb(sentence, group.end)
            return at if later else None
    return None


def _acts_before(sentence: Sentence, start: int) -> int | None:
    """`participarán en el acto A`: a verb of taking part a few words before."""
    for at in range(start - 1, max(-1, start - _FAR), -1):
        if sentence.word(at) in BREAKS or (sentence.word(at) == "," and at < start - 1):
            return None
        object_ = at > 0 and sentence.word(at) in words.TELLING
        said = sentence.acts.get(at, start + 1) <= start or sentence.is_split(at)
        if said and not object_:
            return None if none_near(sentence, start) else at
    return None


def _acts_behind(sentence: Sentence, end: int) -> bool:
    """`A and B will speak`, `A, who will speak`, `A wird über … sprechen`."""
    at = _past_apposition(sentence, end)
    while sentence.word(at) in {",", "-"} or sentence.word(at) in words.RELATIVE:
        at += 1
    relative = at > end + 1
    for place in range(at, at + (1 if relative else _FEW)):
        if sentence.word(place) in BREAKS or sentence.word(place) == ",":
            return False
        if place in sentence.acts:
            return words.SPEAKERS.at(sentence.tokens, sentence.acts[place]) is None
        if sentence.is_split(place) or _are_named(sentence, place):
            return True
        if sentence.word(place) == "will" and sentence.word(place + 1) not in words.NOT_WILL:
            return True
        if sentence.word(place) in words.AUXILIARY:
            return _ends_in_verb(sentence, place + 1)
    return False


def _past_apposition(sentence: Sentence, at: int) -> int:
    """Behind what a pair of commas says more of a person: `A, since May in Lugo, will speak`."""
    if sentence.word(at) != "," or sentence.word(at + 1) in words.RELATIVE:
        return at
    last = min(len(sentence.tokens), at + 2 * _FAR)
    for place in range(at + 1, last):
        if sentence.word(place) == ",":
            return place
        if sentence.word(place) in BREAKS or place in sentence.acts:
            return at
    return at


def _ends_in_verb(sentence: Sentence, at: int) -> bool:
    """Whether an infinitive ends a clause behind a place: `wird … sprechen`, `zal … inleiden`."""
    for place in range(at, len(sentence.tokens)):
        word = sentence.word(place)
        if word in words.LATER:
            return True
        ends = not sentence.word(place + 1).isalpha() or sentence.word(place + 1) in words.ANDS
        verb = word.endswith("en") and len(word) > _NEAR and not word.startswith("ge")
        if ends and verb and not sentence.capital(place):
            return True
    return False


def _are_named(sentence: Sentence, at: int) -> bool:
    """`will be the speakers`, `serán los invitados`: who they are stands behind a form of to be."""
    if sentence.word(at) not in words.ARE | words.LINKS:
        return False
    while sentence.word(at) in words.ARE | words.LINKS | words.ARTICLES | words.FILLING:
        at += 1
    if words.NOUNS.at(sentence.tokens, at) is not None:
        return True
    return any(
        sentence.word(place) in words.RELATIVE and place + 1 in sentence.acts
        for place in range(at, at + _FEW)
    )


def _made_by(sentence: Sentence, first: int) -> int | None:
    """`moderated by`, `a cargo de`."""
    if sentence.is_led_by(first):
        return first - 2
    return None if welcomes(sentence, first) else _phrase_before(words.LED_BY, sentence, first)


def _phrase_before(
    table: Phrases[bool], sentence: Sentence, end: int, last: int | None = None
) -> int | None:
    """Where one of the phrases starts that ends right before a place, or not behind a later one."""
    for at in range(max(0, end - 5), end):
        hit = table.at(sentence.tokens, at)
        if hit is not None and end <= hit[1] <= (last or end):
            return at
    return None


def _named_as(sentence: Sentence, first: int) -> int | None:
    """`our speakers are`, `Gäste:`, `con la participación de`."""
    at = first
    while at and (sentence.word(at - 1) in words.LINKS | {":", ","} | words.FILLING | words.OF):
        at -= 1
    noun = _phrase_before(words.NOUNS, sentence, at, first)
    if noun is None and at < first and sentence.tokens[at - 1].word:  # the remote participation of
        noun = _phrase_before(words.NOUNS, sentence, at - 1)
    if noun is None and sentence.word(at) in words.ARE:
        noun = _noun_before(sentence, at)
    return noun


def _noun_before(sentence: Sentence, at: int) -> int | None:
    """`Os convidados para esta sessão são`: a noun of those who take part a few words before."""
    for place in range(at - 1, max(-1, at - _FAR), -1):
        if sentence.word(place) in BREAKS | {",", ":"}:
            return None
        if words.NOUNS.at(sentence.tokens, place):
            return place
    return None


def _is_event(sentence: Sentence, at: int) -> bool:
    tokens = sentence.tokens
    plain = any(table.at(tokens, at) for table in (FORMATS, OPEN_DEBATE, words.EVENTS))
    return plain or KINDS.at(tokens, at) is not None


def _kind_of(sentence: Sentence, first: int) -> int | None:
    """`presentation by A`, `ponencia de A`, `wykład A`."""
    at = first
    while at and sentence.word(at - 1) in words.BY | words.OF | words.ARTICLES:
        at -= 1
    if at == first and sentence.word(at - 1) not in words.BARE_KINDS:
        return None
    return next((k for k in range(max(0, at - 2), at) if _is_event(sentence, k)), None)


def _with(sentence: Sentence, first: int) -> int | None:
    """`a debate with A`: an event not far before a with."""
    at = first
    while at and sentence.word(at - 1) in words.ARTICLES | words.FILLING:
        if sentence.word(at - 1) in words.WITH:
            break
        at -= 1
    together = _phrase_before(words.TOGETHER, sentence, at) is not None
    if sentence.word(at - 1) not in words.WITH or together:
        return None
    event = any(_is_event(sentence, place) for place in range(max(0, at - _FAR), at))
    return at - 1 if event else None
