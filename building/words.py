"""Collects every text that people see and keeps the catalogues in step with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import write_po

from building import browser_words, compiled

Msgid = str | tuple[str, str]
"""A text, or a text and its plural."""

KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}
TEMPLATE_OPTIONS = {"trimmed": "true", "newstyle_gettext": "true", "silent": "false"}

HEADER = """\
# {language} words of liveroom.
# `python3 dev.py words` brings the texts; people translate them here.
msgid ""
msgstr ""
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"

"""


def collect(root: Path) -> set[Msgid]:
    """Every text of the templates, the Python code and the browser modules."""
    found = set(_in_templates(root)) | set(_in_python(root))
    for word in browser_words.in_folder(root):
        found.add(word.one if word.other is None else (word.one, word.other))
    return found - {""}


def update(root: Path) -> list[str]:
    """Brings every catalogue in step; returns one line per catalogue that says what changed."""
    found = collect(root)
    return [_update_one(path, found) for path in compiled.catalogues(root)]


def _update_one(path: Path, found: set[Msgid]) -> str:
    old = compiled.read(path)
    before = {_msgid(message.id): message.string for message in old if message.id}
    new = Catalog(locale=old.locale, charset="utf-8")
    for msgid in sorted(found, key=_sort_key):
        new.add(msgid, string=before.get(msgid) or _empty(msgid, new))
    with path.open("wb") as file:
        file.write(_header(new).encode())
        write_po(file, new, omit_header=True, no_location=True, width=100)
    missing = sum(not _translated(message.string) for message in new if message.id)
    added, gone = len(found - before.keys()), len(before.keys() - found)
    return f"{old.locale}: {len(found)} texts, {added} new, {gone} gone, {missing} to translate"


def _header(catalogue: Catalog) -> str:
    locale = catalogue.locale
    name = locale.english_name if locale else ""
    return HEADER.format(language=name, code=locale, plural_forms=catalogue.plural_forms)


def _empty(msgid: Msgid, catalogue: Catalog) -> str | tuple[str, ...]:
    return "" if isinstance(msgid, str) else ("",) * catalogue.num_plurals


def _translated(string: str | tuple[str, ...] | list[str] | None) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


def _msgid(msgid: str | tuple[str, ...] | list[str]) -> Msgid:
    return msgid if isinstance(msgid, str) else (msgid[0], msgid[1])


def _sort_key(msgid: Msgid) -> tuple[str, str]:
    one = msgid if isinstance(msgid, str) else msgid[0]
    return one.casefold(), one


def _in_templates(root: Path) -> Iterator[Msgid]:
    for path in sorted((root / "templates").rglob("*")):
        if path.is_file():
            yield from _in_file("jinja2.ext:babel_extract", path, TEMPLATE_OPTIONS)


def _in_python(root: Path) -> Iterator[Msgid]:
    for path in sorted((root / "src" / "liveroom").rglob("*.py")):
        yield from _in_file("python", path, {})


def _in_file(method: str, path: Path, options: dict[str, str]) -> Iterator[Msgid]:
    with path.open("rb") as file:
        for _line, message, _comments, _context in extract(method, file, KEYWORDS, (), options):
            yield _msgid(message)
