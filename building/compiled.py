"""Compiles the catalogues, a .mo for the server and a small JSON for the browser, and names."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from building import browser_words, day_names, language_names, zone_names
from building.browser_words import BrowserWord
from building.fresh import WORDS

LOCALE = Path("src/liveroom/locale")


def compile_all(root: Path) -> None:
    """Writes <lang>/LC_MESSAGES/liveroom.mo and <lang>.json beside every catalogue, and the names
    of the time zones, languages, months and days."""
    digest = WORDS.digest(root)
    for path in catalogues(root):
        catalogue = read(path)
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue)
        (root / LOCALE / f"{language(path)}.json").write_text(
            _client_json(root, catalogue), "utf-8"
        )
    (root / LOCALE).mkdir(exist_ok=True)
    languages = ("en", *map(language, catalogues(root)))
    zone_names.write(root, languages)
    language_names.write(root, languages)
    day_names.write(root)
    WORDS.mark(root, digest)


def catalogues(root: Path) -> list[Path]:
    """The .po files, one per language."""
    return sorted((root / LOCALE).glob("*/LC_MESSAGES/liveroom.po"))


def language(path: Path) -> str:
    """The language of a catalogue by where it lies."""
    return path.parent.parent.name


def read(path: Path) -> Catalog:
    """A catalogue; a file that does not parse is an error with its line."""
    with path.open("rb") as file:
        return read_po(file, locale=language(path), abort_invalid=True)


def _client_json(root: Path, catalogue: Catalog) -> str:
    """By audience the texts that its browser modules show, and no others."""
    told = {
        audience: _told(catalogue, browser_words.of_audience(root, audience))
        for audience in browser_words.audiences(root)
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _told(catalogue: Catalog, words: Iterable[BrowserWord]) -> dict[str, object]:
    single: dict[str, str] = {}
    plural: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: word.one):
        message = catalogue.get(word.one)
        translations = _strings(message.string if message else "")
        if word.other is None and translations[0]:
            single[word.one] = translations[0]
        elif word.other is not None and len(translations) > 1 and all(translations):
            plural[word.one] = translations
    return {"lang": str(catalogue.locale), "t": single, "p": plural}


def _strings(translation: str | list[str] | tuple[str, ...] | None) -> list[str]:
    return list(translation) if isinstance(translation, list | tuple) else [translation or ""]
