"""Lists people's given names for the reader of announcements, out of Faker's (MIT)."""

from __future__ import annotations

import importlib
import pkgutil
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from building.fresh import GIVEN_NAMES

TARGET = Path("src/liveroom/importing/lexicon/given_names.txt")
_ATTRIBUTE = re.compile(r"first_names?(_male|_female|_unisex|_nonbinary)?")
_LEFT_OUT = frozenset({"en", "en_PK", "id_ID", "is_IS"})
"""Collections with much in them that is no given name: every registered baby's, and the like."""

_STROKES = str.maketrans("łøđı", "lodi")
_USUAL = 3
_SHORTEST = 3


def build(root: Path) -> None:
    """Writes one name a line, as `fold` spells them: small, without accents."""
    digest = GIVEN_NAMES.digest(root)
    (root / TARGET).write_text("\n".join(sorted(names())) + "\n", "ascii")
    GIVEN_NAMES.mark(root, digest)


def names() -> Iterator[str]:
    """Names in Latin letters; one that is a word as well only where several countries have it."""
    known: dict[str, set[str]] = defaultdict(set)
    for locale, provider in providers("person"):
        for attribute in filter(_ATTRIBUTE.fullmatch, vars(provider)):
            for name in spelled(getattr(provider, attribute)):
                known[name].add(locale)
    texts = (getattr(lorem, "word_list", ()) for _, lorem in providers("lorem"))
    words = {word for text in texts for word in spelled(text)}
    for name, locales in known.items():
        if name not in words or len(locales) >= _USUAL:
            yield name


def providers(kind: str) -> Iterator[tuple[str, type]]:
    """Faker's collections of one kind, by language and country."""
    package = importlib.import_module(f"faker.providers.{kind}")
    for module in pkgutil.iter_modules(package.__path__):
        if module.name not in _LEFT_OUT:
            yield module.name, importlib.import_module(f"{package.__name__}.{module.name}").Provider


def spelled(texts: object, shortest: int = _SHORTEST) -> Iterator[str]:
    """The words in the texts as `fold` spells them."""
    if not isinstance(texts, Iterable):
        return
    for text in texts:
        plain = unicodedata.normalize("NFKD", str(text).lower().translate(_STROKES))
        letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
        for word in re.findall(r"[^\W\d_]+", letters):
            if len(word) >= shortest and word.isascii():
                yield word
