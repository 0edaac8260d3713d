"""The shape of a person's name: two to five capitalised words, with titles and small words."""

from __future__ import annotations

import unicodedata

from liveroom.importing.lexicon import people, positions, titles
from liveroom.importing.lexicon.kinds import KINDS
from liveroom.importing.lexicon.places import PLACES
from liveroom.importing.people.honorifics import honoured, is_capital, past_article, past_honorifics
from liveroom.importing.people.organisations import is_abbreviation
from liveroom.importing.people.role_words import is_role_word
from liveroom.importing.text.fold import fold
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens, listed, text_at, tokenise, touching

_MAX_NAME_WORDS, _INITIALS = 6, 2
_OFFICES = positions.ROLES - titles.SURNAMES
_HOUSES = positions.ORGANISATIONS - titles.SURNAMES
CLOSING = frozenset({"", ",", ";", "(", ")", ":", "-", "/", '"'})
"""What a name may end before."""

_ACADEMIC = frozenset({"prof", "dr", "dra", "hble"})
"""Titles that never stand behind the first word of a name."""

THINGS = listed(
    "auditorium award awards building center centre foundation lecture lectures library"
    " medal memorial prize theater theatre"
)
"""What is named after people, by the English word behind their names."""


def name_length(rich: Rich, tokens: Tokens, at: int = 0) -> int:
    """How many tokens from `at` on have a person's name's shape; 0 where none do."""
    start, bare = at, past_article(tokens, at)
    at = past_honorifics(rich, tokens, bare)
    honoured = at > bare
    if honoured and text_at(tokens, at) in people.PARTICLES and is_capital(rich, tokens, at + 1):
        at += is_capital(rich, tokens, at)  # M. El Hadji Diop
    words, after, initials, shouted = 0, at, 0, 0
    while at < len(tokens) and words < _MAX_NAME_WORDS:
        token = tokens[at]
        if token.text in people.PARTICLES and words and not is_capital(rich, tokens, at):
            if words > 1 and token.text in {"von", "van"} and not _all_given(tokens, bare, at):
                break  # Ana Ruiz von Quillpad
            if words == 1 and _parts(rich, tokens, at) and tokens[at - 1].text not in people.GIVEN:
                return 0  # Festrede von Ana Ruiz
            at += 1
            continue
        if token.text == "'" and words and text_at(tokens, at + 1) == "t":
            at += 2  # Jan 't Hoen
            continue
        if words > 1 and _is_compound(rich, tokens, at):
            return at + 2 - start
        if (
            token.text in {"-", "'", "·"}
            and words
            and touching(tokens, at)
            and touching(tokens, at + 1)
        ):
            joined = at + 1 < len(tokens) and tokens[at + 1].word
            if joined and tokens[at + 1].text in _HOUSES:
                if tokens[at - 1].text in people.PARTICLES:
                    break  # Ana Ruiz dell'Università
                return 0  # Max-Planck-Institut
            noble = tokens[at - 1].text == "d" and text_at(tokens, at - 2) in people.GIVEN
            words += joined and noble  # Ana d'Orsay
            at += 1 + joined
            after = at if joined else after
            continue
        loud = _shouted(rich.text[token.start : token.end])
        loud = loud and (words > 0 or len(token.text) > _INITIALS)  # Dr. JK Ruiz
        quiet = words - initials - shouted
        many = quiet > 1 and not _all_given(tokens, bare, at)
        swapped = shouted == words == 1 and token.text in people.GIVEN  # RUIZ Ana
        alone = shouted > quiet and not swapped
        if not _may_go_on(rich, tokens, at, words) or (many if loud else alone):
            break
        shouted += loud
        initial = token.end - token.start == 1
        initials += initial
        words += 1
        at = _past_dot(tokens, at + 1)
        last = text_at(tokens, at) in CLOSING and tokens[at - 2].text in people.GIVEN
        ends = text_at(tokens, at) in CLOSING - {"", ")"} or tokens[at - 1].text == "."
        last = last or (words > 2 and ends)  # Ana Ruiz B.
        after = after if initial and not last else at
    if words - initials < 1 or (words < 2 and not honoured):
        return 0
    if not honoured and (text_at(tokens, bare) in people.SAINTS or _is_kind_of(tokens, bare)):
        return 0
    return 0 if _is_a_thing(rich, tokens, bare, after, words) else after - start


def _is_a_thing(rich: Rich, tokens: Tokens, start: int, after: int, words: int) -> bool:
    """Whether it is what is named after somebody, or a title alone: `prof. KUL`."""
    if any(token.text in THINGS for token in tokens[start + 2 : after]):
        return True  # Ana Ruiz Memorial Lecture
    if words < 2 and text_at(tokens, after) in {"of", "for", "de"}:
        return True
    last = rich.text[tokens[after - 1].start : tokens[after - 1].end]
    return words == 1 and is_abbreviation(last)


def _is_kind_of(tokens: Tokens, at: int) -> bool:
    """Whether a segment's kind and an of stand here: `Intervento di Ana Ruiz`."""
    kind = KINDS.at(tokens, at) if text_at(tokens, at) not in people.GIVEN else None
    return kind is not None and people.OF.at(tokens, kind[1]) is not None


def _is_compound(rich: Rich, tokens: Tokens, at: int) -> bool:
    """Whether `i Marta` in `Joan Vila i Marta`, `y Gasset` in `José Ortega y Gasset` go on."""
    if tokens[at].text not in {"i", "y", "e"} or is_capital(rich, tokens, at):
        return False
    second = _name_after(rich, tokens, at + 1) and text_at(tokens, at + 2) in CLOSING
    surname = (
        text_at(tokens, at + 1) in people.SURNAMES or text_at(tokens, at + 1) not in people.GIVEN
    )
    return second and (tokens[at].text == "i" or surname)


def _parts(rich: Rich, tokens: Tokens, at: int) -> bool:
    """Whether a German or Dutch *of* stands here, with a whole name or an honorific behind it."""
    person = past_honorifics(rich, tokens, at + 1)
    named = text_at(tokens, person) in people.GIVEN and is_capital(rich, tokens, person + 1)
    return tokens[at].text in {"von", "van"} and (named or person > at + 1)


def _all_given(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a surname is still to come: `Maria Gabriella SANTORO`, `Ana de la FUENTE`."""
    words = (token.text for token in tokens[start:end] if len(token.text) > 1)
    return all(word in people.GIVEN or word in people.PARTICLES for word in words)


def compared(name: str) -> str:
    """The name without titles, as it is compared."""
    words = (token.text for token in tokenise(fold(unicodedata.normalize("NFC", name))))
    return " ".join(word for word in words if word.isalpha() and word not in people.HONORIFICS)


def has_given_name(tokens: Tokens, at: int, length: int) -> bool:
    """Whether the first word, after titles and initials, is a usual given name."""
    name = (token.text for token in tokens[at : at + length] if len(token.text) > 1)
    first = next((word for word in name if word not in people.HONORIFICS), "")
    return first in people.GIVEN


def _may_go_on(rich: Rich, tokens: Tokens, at: int, words: int) -> bool:
    token = tokens[at]
    if not token.word or not is_capital(rich, tokens, at):
        return False
    if words and token.text in _ACADEMIC and text_at(tokens, at + 1) == ".":
        return False
    if words == 1 and tokens[at - 1].text in people.GIVEN and tokens[at].text in _OFFICES:
        return _name_after(rich, tokens, at + 1)  # Federico Mayor Zaragoza
    return (words > 0 and _is_particle(rich, tokens, at - 1)) or _name_word(rich, tokens, at)


def _name_after(rich: Rich, tokens: Tokens, at: int) -> bool:
    capital = at < len(tokens) and tokens[at].word and is_capital(rich, tokens, at)
    return capital and _name_word(rich, tokens, at)


def _is_particle(rich: Rich, tokens: Tokens, at: int) -> bool:
    """`Andreina De Bei`, `Anna Van den Berg`: a small word with a capital, and not the last."""
    if not at or not tokens[at - 1].word:
        return False
    word = rich.text[tokens[at].start : tokens[at].end]
    small = tokens[at].text in people.PARTICLES and word[:1].isupper() and not word[1:].isupper()
    return small and at + 1 < len(tokens) and is_capital(rich, tokens, at + 1)


def _past_dot(tokens: Tokens, at: int) -> int:
    """After an initial's dot."""
    word = tokens[at - 1]
    if text_at(tokens, at) == "." and touching(tokens, at) and word.end - word.start <= 2:
        return at + 1
    return at


def _name_word(rich: Rich, tokens: Tokens, at: int) -> bool:
    token = tokens[at]
    room = token.text in positions.ROOMS and text_at(tokens, at - 1) not in people.GIVEN
    house = room or token.text in positions.ORGANISATIONS
    if token.text in titles.NOT_NAMES or (house and token.text not in titles.SURNAMES):
        return False
    if is_role_word(token.text, at > 0 and tokens[at - 1].text in people.GIVEN):
        named = at > 0 and is_capital(rich, tokens, at - 1) and token.text in titles.SURNAMES
        return named or token.text in people.GIVEN
    word = rich.text[token.start : token.end]
    before = text_at(tokens, at - 1)
    titled = before == "." or before in people.HONORIFICS
    if word.isupper() and len(word) == 2 and not _shouted(rich.text[:60]):
        return titled or _is_loud_particle(rich, tokens, at)  # Dr. JK Ruiz
    second = at > 1 and text_at(tokens, at - 2) in people.GIVEN and is_capital(rich, tokens, at - 1)
    titled = titled or before in people.GIVEN or (second and text_at(tokens, at + 1) in CLOSING)
    common = word.lower().endswith(titles.TITLE_ENDINGS) and token.text not in people.GIVEN
    return titled or not common


def _is_loud_particle(rich: Rich, tokens: Tokens, at: int) -> bool:
    """`DE` in `Ana DE ROSSI`."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    particle = tokens[at].text in people.PARTICLES and after is not None and after.word
    return particle and after is not None and _shouted(rich.text[after.start : after.end])


def _shouted(text: str) -> bool:
    return len(text) > 1 and text.isupper()


def is_person(piece: Rich, known: bool = False) -> bool:
    """Whether the piece has the shape of one person's name and nothing else."""
    tokens = tokenise(piece.folded)
    length = name_length(piece, tokens)
    if not length or length != len(tokens):
        return False
    if is_known_name(piece, tokens, 0, length):
        return True
    return not known and KINDS.at(tokens, 0) is None and PLACES.at(tokens, 0) is None


def is_known_name(rich: Rich, tokens: Tokens, at: int, length: int) -> bool:
    """Whether the name is beyond doubt: bold, with a title, or one that only people have."""
    start, end = tokens[at].start, tokens[at + length - 1].end
    bold = any(a <= start and end <= b for a, b in rich.bold)
    sure = bold or honoured(rich, tokens, at) or has_given_name(tokens, at, length)
    return sure or is_styled(rich, tokens, at, at + length)


def is_styled(rich: Rich, tokens: Tokens, at: int, after: int) -> bool:
    """`J. Smith`, `Ana RUIZ`, `Jan van Dam`: written as only names are."""
    words = [rich.text[token.start : token.end] for token in tokens[at:after]]
    initial = len(words[0]) == 1 and words[0].isupper() and words[1:2] == ["."]
    sure = len(words[-1]) > 3 or tokens[at].text in people.GIVEN
    loud = words[-1].isupper() and len(words[-1]) > 2 and sure and not rich.text.isupper()
    first = words[0].isupper() and len(words[0]) > 2 and not rich.text.isupper()
    swapped = first and len(words) > 1 and tokens[at + 1].text in people.GIVEN
    return initial or loud or swapped or any(word in people.NOBLE for word in words[1:])
