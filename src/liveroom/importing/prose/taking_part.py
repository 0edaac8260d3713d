"""Whether a sentence says of the people in it that they take part."""

from __future__ import annotations

from liveroom.importing.lexicon import people
from liveroom.importing.lexicon.event_words import FORMATS
from liveroom.importing.lexicon.kinds import KINDS, OPEN_DEBATE
from liveroom.importing.prose import phrasing as words
from liveroom.importing.prose.enumerations import Enumeration
from liveroom.importing.prose.prose_text import Sentence
from liveroom.importing.text.tokeniser import Phrases

_NEAR, _FAR = 6, 10
_LEADS = (words.ACTS, words.NOUNS, people.PANEL_ROLES)
_BREAKS = frozenset({".", ";", "?", "!", "(", ")", '"'})


def takes_part(group: Enumeration, led: bool = False) -> bool:
    """Whether what stands before or behind the people says that they take part.

    `led`: what stands above says it of those who start the sentence.
    """
    sentence = group.sentence
    if "@" in sentence.rich.text:
        return False
    if _acts_behind(sentence, group.end):
        return True
    if _is_quoted(group):
        return False
    first = _before_filling(sentence, group.start)
    if _made_by(sentence, first) or _acts_before(sentence, group.start):
        return True
    if _none_near(sentence, first):
        return False
    if first <= 1 and (led or _opens_with(group)):
        return True
    return _named_as(sentence, first) or _kind_of(sentence, first) or _with(sentence, first)


def leads(sentence: Sentence) -> bool:
    """Whether those who are listed below are said to take part: `Es diskutieren:`."""
    last = len(sentence.tokens)
    if sentence.word(last - 1) != ":":
        return False
    for at in range(max(0, last - _FAR), last):
        hits = (table.at(sentence.tokens, at) for table in _LEADS)
        if any(hit is not None and last - hit[1] <= _NEAR for hit in hits):
            return True
    return False


def speaks_of_some(sentence: Sentence) -> bool:
    """Whether it says somewhere that people take part: `3 invités viendront`."""
    return bool(sentence.acts)


def _opens_with(group: Enumeration) -> bool:
    """`Avec Ana Ruiz, historienne` as a sentence of its own."""
    first = group.items[0]
    led = group.sentence.word(0) in words.WITH | words.BY
    return led and first.named.sure and first.described


def _is_quoted(group: Enumeration) -> bool:
    """Whether the people are those who said something."""
    near = [group.sentence.word(at) for at in range(group.start - 3, group.start)]
    near += [group.sentence.word(at) for at in range(group.end, group.end + 3)]
    quotes = '"' in group.sentence.rich.folded
    return any(word in words.SAYING for word in near) and (quotes or near[2] in words.SAYING)


def _before_filling(sentence: Sentence, at: int) -> int:
    """Where the small words right before a place start."""
    while at and (sentence.word(at - 1) in words.FILLING or sentence.word(at - 1) in {":", "."}):
        if sentence.word(at - 1) in words.BY | words.WITH | words.OF:
            break
        at -= 1
    return at


def _acts_before(sentence: Sentence, start: int) -> bool:
    """`participarán en el acto A`: a verb of taking part a few words before."""
    for at in range(start - 1, max(-1, start - _FAR), -1):
        if sentence.word(at) in _BREAKS or (sentence.word(at) == "," and at < start - 1):
            return False
        if sentence.acts.get(at, start + 1) <= start or _is_split(sentence, at):
            return not _none_near(sentence, start)
    return False


def _is_split(sentence: Sentence, at: int) -> bool:
    """`geht … ein`: a verb whose second part ends the sentence."""
    last = next((t.text for t in reversed(sentence.tokens) if t.word), "")
    return (sentence.word(at), last) in words.SPLIT


def _acts_behind(sentence: Sentence, end: int) -> bool:
    """`A and B will speak`, `A, who will speak`, `A wird über … sprechen`."""
    at = end
    while sentence.word(at) in {",", "-"} or sentence.word(at) in words.RELATIVE:
        at += 1
    if at > end + 1 and (comma := _clause_end(sentence, at)):
        at = comma + 1
    for place in range(at, at + 4):
        if sentence.word(place) in _BREAKS or sentence.word(place) == ",":
            return False
        if place in sentence.acts:
            return words.SPEAKERS.at(sentence.tokens, sentence.acts[place]) is None
        if _is_split(sentence, place):
            return True
        if sentence.word(place) in words.AUXILIARY:
            return any(token.text in words.LATER for token in sentence.tokens[place:])
    return False


def _clause_end(sentence: Sentence, at: int) -> int:
    """The comma at the end of a short clause: `, who chairs the board, will speak`; else 0."""
    if at in sentence.acts:
        return 0
    for place in range(at, at + _FAR):
        if sentence.word(place) in _BREAKS or place in sentence.acts:
            return 0
        if sentence.word(place) == ",":
            return place
    return 0


def _made_by(sentence: Sentence, first: int) -> bool:
    """`moderated by`, `a cargo de`, `wird von A moderiert`."""
    if sentence.word(first - 1) not in words.BY:
        return _is_led_by(sentence, first)
    if sentence.word(first - 2).startswith(words.MADE_BY):
        return True
    later = (token.text for token in sentence.tokens)
    german = sentence.word(first - 1) == "von"
    done = german and any(text in words.PARTICIPLES for text in later)
    return done or _is_led_by(sentence, first)


def _is_led_by(sentence: Sentence, first: int) -> bool:
    """`a cargo de A`, unless it is the welcome that A gives, which is no segment."""
    welcome = any(sentence.word(at) in words.WELCOMES for at in range(first))
    return not welcome and _phrase_ends(words.LED_BY, sentence, first)


def _phrase_ends(
    table: Phrases[bool], sentence: Sentence, end: int, last: int | None = None
) -> bool:
    """Whether one of the phrases ends right before a place, or not behind a later one."""
    for at in range(max(0, end - 5), end):
        hit = table.at(sentence.tokens, at)
        if hit is not None and end <= hit[1] <= (last or end):
            return True
    return False


def _named_as(sentence: Sentence, first: int) -> bool:
    """`our speakers are`, `Gäste:`, `con la participación de`."""
    at = first
    while at and (sentence.word(at - 1) in words.LINKS | {":", ","} | words.FILLING | words.OF):
        at -= 1
    if _phrase_ends(words.NOUNS, sentence, at, first):
        return True
    if sentence.word(at) in words.ARE and _noun_before(sentence, at):
        return True
    colon = sentence.word(first) == ":" or ":" in {sentence.word(k) for k in range(at, first + 2)}
    for place in range(max(0, at - 4), at):
        hit = people.PANEL_ROLES.at(sentence.tokens, place)
        if hit is not None and hit[1] == at and colon:
            return True
    return False


def _noun_before(sentence: Sentence, at: int) -> bool:
    """`Os convidados para esta sessão são`: a noun of those who take part a few words before."""
    for place in range(at - 1, max(-1, at - _FAR), -1):
        if sentence.word(place) in _BREAKS | {",", ":"}:
            return False
        if words.NOUNS.at(sentence.tokens, place):
            return True
    return False


def _is_event(sentence: Sentence, at: int) -> bool:
    tokens = sentence.tokens
    plain = any(table.at(tokens, at) for table in (FORMATS, OPEN_DEBATE, words.EVENTS))
    return plain or KINDS.at(tokens, at) is not None


def _kind_of(sentence: Sentence, first: int) -> bool:
    """`presentation by A`, `ponencia de A`, `wykład A`."""
    at = first
    while at and sentence.word(at - 1) in words.BY | words.OF | words.ARTICLES:
        at -= 1
    led = at < first
    last = sentence.word(at - 1)
    return any(_is_event(sentence, place) for place in range(max(0, at - 2), at)) and (
        led or last in words.BARE_KINDS
    )


def _with(sentence: Sentence, first: int) -> bool:
    """`a debate with A`: an event not far before a with."""
    at = first
    while at and sentence.word(at - 1) in words.ARTICLES | words.FILLING:
        if sentence.word(at - 1) in words.WITH:
            break
        at -= 1
    if sentence.word(at - 1) not in words.WITH:
        return False
    for place in range(max(0, at - 5), at):
        hit = words.TOGETHER.at(sentence.tokens, place)
        if hit is not None and hit[1] == at:
            return False
    return any(_is_event(sentence, place) for place in range(max(0, at - _FAR), at))


def _none_near(sentence: Sentence, first: int) -> bool:
    """Whether words say shortly before that the people take no part."""
    for at in range(first - 1, max(-1, first - _NEAR), -1):
        if sentence.word(at) in _BREAKS | {","}:
            return False
        if sentence.word(at) in words.NO_PART:
            return True
    return False
