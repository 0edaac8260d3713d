"""Names that the eye may take for staff or for a speaker, whatever letters they are written in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, Literal

from liveroom.core.program import Segment

Likeness = Literal["staff", "speaker"]

_EITHER_CASE: Final = {
    "CYRILLIC": {
        "A": "a",
        "VE": "b",
        "IE": "e",
        "KA": "k",
        "EM": "m",
        "EN": "h",
        "O": "o",
        "ER": "p",
        "ES": "c",
        "TE": "t",
        "U": "y",
        "HA": "x",
        "GHE": "r",
        "PE": "n",
        "BYELORUSSIAN-UKRAINIAN I": "i",
        "PALOCHKA": "i",
        "JE": "j",
        "DZE": "s",
        "KOMI DE": "d",
        "SHHA": "h",
        "QA": "q",
        "WE": "w",
    },
    "GREEK": {
        "ALPHA": "a",
        "BETA": "b",
        "EPSILON": "e",
        "IOTA": "i",
        "KAPPA": "k",
        "OMICRON": "o",
        "RHO": "p",
        "TAU": "t",
        "CHI": "x",
    },
}
_ALIKE: Final = {
    f"{script} {case} LETTER {letter}": latin
    for script, letters in _EITHER_CASE.items()
    for letter, latin in letters.items()
    for case in ("CAPITAL", "SMALL")
} | {
    "CYRILLIC LETTER PALOCHKA": "i",
    "GREEK CAPITAL LETTER ZETA": "z",
    "GREEK CAPITAL LETTER ETA": "h",
    "GREEK SMALL LETTER ETA": "n",
    "GREEK CAPITAL LETTER MU": "m",
    "GREEK SMALL LETTER MU": "u",
    "GREEK CAPITAL LETTER NU": "n",
    "GREEK SMALL LETTER NU": "v",
    "GREEK CAPITAL LETTER UPSILON": "y",
    "GREEK SMALL LETTER UPSILON": "u",
    "GREEK SMALL LETTER OMEGA": "w",
    "LATIN SMALL LETTER ALPHA": "a",
    "LATIN SMALL LETTER DOTLESS I": "i",
    "LATIN SMALL LETTER SCRIPT G": "g",
}
"""Letters that look like Latin ones, by their names in Unicode."""

_LATIN = re.compile(
    r"(?:LATIN (?:CAPITAL|SMALL) LETTER|LATIN LETTER SMALL CAPITAL|SYMBOL LETTER)"
    r" ([A-Z])(?: WITH|$)"
)


class _PatchFrames(dict[int, str]):
    """Each letter as the Latin one it looks like, else itself, in lower case."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        name = unicodedata.name(letter, "")
        if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
            like = ""
        elif latin := _LATIN.search(name):
            like = latin[1].lower()
        else:
            like = _ALIKE.get(name, letter.lower())
        self[code] = like
        return like


_LETTERS = _PatchFrames()
_WORD = re.compile(r"(?:[^\W_]|[@$!|])+")
_SIGNS: Final = "0134578@$!|"
_READ = str.maketrans(_SIGNS + "l", "oieastbasii" + "i")
"""What signs are read as among letters; capital i, small L and the digit one look the same."""


def _written(name: str) -> list[str]:
    """The words of a name in Latin letters, with the signs in them."""
    return _WORD.findall(unicodedata.normalize("NFKD", name).translate(_LETTERS))


def _looks(word: str) -> str:
    """The same for words that look the same."""
    return word.translate(_READ).replace("rn", "m").replace("vv", "w")


def _words(written: Iterable[str]) -> list[str]:
    return _looks(" ".join(written)).split()


_CALLED: Final = """
    moderator moderators moderation host hosts speaker speakers presenter organiser organisers
    organizer organizers owner admin admins administrator staff liveroom
    moderador moderadora moderadores moderadoras moderacion anfitrion anfitriona presentador
    presentadora presentacion quienpresenta ponente ponentes organizador organizadora organizadores
    organizacion administrador administradora propietario propietaria
"""
"""What staff are called in the languages of the screens; a test holds the roles to it."""

_STAFF: Final = frozenset(map(_looks, _CALLED.split()))

_LONG: Final = re.compile("|".join(word for word in _STAFF if len(word) >= 8))
"""No other name has these in it by chance."""


Speakers = frozenset[tuple[str, ...]]
"""The words of speakers' names, as they look."""


def speakers_in(segments: Iterable[Segment]) -> Speakers:
    """Everybody who is named as a speaker."""
    speakers = (who.name for segment in segments for who in segment.speakers)
    return _looks_of(tuple(name for name in speakers if name))


@lru_cache(maxsize=64)
def _looks_of(names: tuple[str, ...]) -> Speakers:
    """The same object for the same names: each likeness that is remembered has it in its key."""
    looks = (tuple(_words(_written(name))) for name in names)
    return frozenset(words for words in looks if words)


def forget_names() -> None:
    """Remember no name that was looked at."""
    likeness.cache_clear()
    _looks_of.cache_clear()


@lru_cache(maxsize=8_192)
def likeness(name: str | None, speakers: Speakers) -> Likeness | None:
    """Whom an attendee's name may be taken for by somebody who looks at it."""
    if name is None:
        return None
    written = _written(name)
    words = _words(written)
    if _is_staff(written, words):
        return "staff"
    return "speaker" if _is_speaker(words, speakers) else None


def _is_staff(written: Sequence[str], words: Sequence[str]) -> bool:
    """Whether one of the words is staff's, or all of them together, or a long one is in them."""
    joined = _looks("".join(written))
    plain = _words([word.strip(_SIGNS) for word in written])
    return not _STAFF.isdisjoint([joined, *words, *plain]) or bool(_LONG.search(joined))


def _is_speaker(words: Sequence[str], speakers: Speakers) -> bool:
    """Whether it is a speaker's name, or has all its words; one word alone may be anybody's."""
    joined, many = "".join(words), {*words}
    return any(
        "".join(speaker) == joined or (len(speaker) > 1 and many.issuperset(speaker))
        for speaker in speakers
    )
