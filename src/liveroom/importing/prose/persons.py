"""The names of people in a sentence, and how sure each is one."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from liveroom.importing.lexicon import positions
from liveroom.importing.lexicon.event_words import FORMATS
from liveroom.importing.lexicon.kinds import KINDS
from liveroom.importing.lexicon.people import GIVEN, HONORIFICS, NOBLE, PANEL_ROLES
from liveroom.importing.lexicon.places import PLACES
from liveroom.importing.people.honorifics import honoured
from liveroom.importing.people.names import compared, has_given_name, is_styled, name_length
from liveroom.importing.people.overlooked import names_in
from liveroom.importing.people.role_words import is_role_word
from liveroom.importing.prose import phrasing as words
from liveroom.importing.prose.sentence import Sentence

_PAIR, _MOST = 2, 4
_TRADES = frozenset({"der", "die", "dem", "den", "mit"})
_TRADE_ENDS = ("er", "in", "ist", "or", "oge", "ent")
"""How German words for what somebody does end."""

_OPENED = words.LEADING | {",", ":", "", "'"}


class NamePlace(NamedTuple):
    """A name from `start` to before `end`; `sure` where only people are called so."""

    start: int
    end: int
    sure: bool
    honoured: bool = False
    """Whether a title such as Dr. stands before it."""


def named_in(sentence: Sentence, known: Collection[str]) -> dict[int, NamePlace]:
    """All names by where they start, apart from each other; none in quotes.

    `known` are names that the announcement has elsewhere, as they are compared.
    """
    rich, tokens = sentence.rich, sentence.tokens
    certain = dict(names_in(rich, tokens))
    found: dict[int, NamePlace] = {}
    at, quoted = 0, False
    paired = rich.folded.count('"') % 2 == 0
    while at < len(tokens):
        if tokens[at].text == '"' and paired:
            quoted = not quoted
        bare = quoted or _opens_quote(sentence, at)
        length = 0 if bare else certain.get(at, 0) or _shaped(sentence, at) or _odd(sentence, at)
        skipped = _starts_later(sentence, at, length)
        at, length = at + skipped, length - skipped
        if length:
            led = skipped and _is_led(sentence, at - skipped)
            sure = led or _is_sure(sentence, at, length, at in certain, known)
            if sure or not _unlike(sentence, at, length):
                titled = honoured(rich, tokens, at) and " " in compared(_text(sentence, at, length))
                found[at] = NamePlace(at, at + length, sure, titled)
            else:
                length = 0
        at += length or 1
    return found


def _text(sentence: Sentence, at: int, length: int) -> str:
    return sentence.cut(at, at + length).text


def _opens_quote(sentence: Sentence, at: int) -> bool:
    """Whether a single quote opens right before: a title in ‘Ana Ruiz and the sea’."""
    mark = sentence.tokens[at - 1].start if at and sentence.word(at - 1) == "'" else -1
    return mark >= 0 and not sentence.rich.text[:mark][-1:].isalnum()


def _shaped(sentence: Sentence, at: int) -> int:
    """How many tokens have a name's shape and no word of anything else."""
    tokens, rich = sentence.tokens, sentence.rich
    if not tokens[at].word or not sentence.capital(at):
        return 0
    length = name_length(rich, tokens, at)
    inside = [tokens[k].text for k in range(at, at + length)]
    place = PLACES.at(tokens, at) is not None and not is_role_word(sentence.word(at - 1))
    place = place and not (length > 1 and tokens[at].text in GIVEN)  # Florence Dubois
    if not length or place or KINDS.at(tokens, at) or FORMATS.at(tokens, at):
        return 0
    if any(is_role_word(word) or word in positions.ORGANISATIONS for word in inside):
        return 0
    return 0 if _acts(sentence, at) else length


def _acts(sentence: Sentence, at: int) -> bool:
    """Whether a verb or a label starts here: Modera Ana Ruiz."""
    tokens = sentence.tokens
    return at in sentence.acts or any(table.at(tokens, at) for table in (words.NOUNS, PANEL_ROLES))


def _odd(sentence: Sentence, at: int) -> int:
    """`Emily Cook`, whose surname is a trade; `David will be presenting`."""
    tokens = sentence.tokens
    if tokens[at].text not in GIVEN or not sentence.capital(at):
        return 0
    if sentence.capital(at + 1) and is_role_word(sentence.word(at + 1)):
        return _PAIR if sentence.word(at + _PAIR) not in words.OF | words.WITH | {"for"} else 0
    alone = sentence.word(at + 1) == "will" and at + 1 in sentence.acts
    return int(alone and not sentence.capital(at - 1) and PLACES.at(tokens, at) is None)


def _starts_later(sentence: Sentence, at: int, length: int) -> int:
    """How many of the words are no part of the name: `Abend von Ana Ruiz`, `della Sera Ana Ruiz`,
    `Stadtarchivar Ana Ruiz`.
    """
    word = sentence.word
    spoken = len(sentence.cut(at, at + length).text.split(" "))
    own = word(at) in GIVEN or word(at) in HONORIFICS
    if spoken <= _PAIR or own or not sentence.tokens[at].word:
        return 0
    if word(at + 1) == "-" and word(at + 3) in GIVEN and sentence.capital(at + 3):
        return 3  # FMV-Reporterin Ana Ruiz
    if spoken > _PAIR + 1 and word(at + 1) in words.OF and word(at + 2) in GIVEN:
        return 2
    led = word(at - 1) in _OPENED or _ends_act(sentence, at)
    led = led or is_role_word(word(at - 1))
    trade = word(at - 1) in _TRADES and word(at).endswith(_TRADE_ENDS) and spoken == _PAIR + 1
    if trade or word(at).endswith("innen"):
        return 1  # die Bassistin Xyla Quorn
    return int(led and word(at + 1) in GIVEN and sentence.capital(at + 1))


def _is_led(sentence: Sentence, at: int) -> bool:
    """Whether what stands before a word and a name makes the word a role, and no house."""
    before = sentence.word(at - 1)
    return before in words.GERMAN or before not in words.OF | words.ARTICLES | {"'"}


def _ends_act(sentence: Sentence, at: int) -> bool:
    """Whether a verb of taking part ends right before."""
    return any(sentence.acts.get(place) == at for place in range(max(0, at - 4), at))


def _after_acts(sentence: Sentence, at: int) -> bool:
    """Whether a verb or a label opens the sentence right before: Interverranno Ana Ruiz."""
    hits = (table.at(sentence.tokens, 0) for table in (words.NOUNS, PANEL_ROLES))
    known = any(hit is not None and hit[1] == at for hit in hits)
    return 0 < at <= _MOST and (known or sentence.acts.get(0) == at)


def _unlike(sentence: Sentence, at: int, length: int) -> bool:
    """Whether words that nothing makes sure are rather a house's or a title's."""
    inside = sentence.tokens[at : at + length]
    shown = sentence.cut(at, at + length).text.split(" ")
    titled = sentence.word(at + length) in {",", "-"} and is_role_word(
        sentence.word(at + length + 1)
    )
    small = not titled and any(word.islower() and word not in NOBLE for word in shown)
    loud = all(word.isupper() for word in shown if len(word) > 1)
    numbered = any(token.text in words.ORDINALS for token in inside)
    ordinal = numbered or inside[0].text in words.ARTICLES
    before = sentence.word(at - 1)
    inner = at > 0 and sentence.capital(at - 1) and not is_role_word(before)
    inner = inner and not _after_acts(sentence, at)
    halved = before in words.ANDS and sentence.word(at - 2) == "-"  # Gezeiten- und Salzmuseum Lugo
    housed = before in words.OF and sentence.word(at - 2) in positions.ORGANISATIONS
    housed = housed or before == "/" or before in positions.ORGANISATIONS
    return small or loud or ordinal or inner or halved or housed


def _is_sure(
    sentence: Sentence, at: int, length: int, certain: bool, known: Collection[str]
) -> bool:
    tokens, rich = sentence.tokens, sentence.rich
    if length == 1 or _odd(sentence, at) == length:
        return True
    if certain or compared(_text(sentence, at, length)) in known:
        return True
    if _has_office(sentence, at, length):
        return True
    behind = at == 0 or not sentence.capital(at - 1) or is_role_word(sentence.word(at - 1))
    styled = is_styled(rich, tokens, at, at + length) and behind
    given = has_given_name(tokens, at, length)
    return styled or (given and _after_acts(sentence, at))


def _has_office(sentence: Sentence, at: int, length: int) -> bool:
    """`the poet Xyla Quorn`: a role behind an article or a with, and nothing before the name."""
    led = {sentence.word(at - 2), sentence.word(at - 3)} & (words.ARTICLES | words.BY | words.WITH)
    return length > 1 and bool(led) and is_role_word(sentence.word(at - 1))
