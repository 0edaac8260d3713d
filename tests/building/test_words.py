"""Catalogues follow the code: texts come and go, translations stay, and diffs stay small."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from building import compiled, words
from building.fresh import WORDS


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A little product with a text of every kind, and a Spanish catalogue that is behind."""
    files = {
        "templates/attendee/page.html": "<p>{% trans %}\n  Ask a\n  question\n{% endtrans %}</p>"
        "{{ _('Now: %(title)s', title=title) }}"
        "{% trans n=n %}One seat{% pluralize %}{{ n }} seats{% endtrans %}",
        "src/liveroom/web/pages.py": 'MESSAGE = N_("Too often")\n',
        "static/attendee/main.js": 't("Vote </b>")',
        "static/host/main.js": "t('Show')",
        "static/shared/votes.js": 'tn("%(n)s vote", "%(n)s votes", n)',
        "static/shared/rundown/list.js": 't("Segment")',
        "static/owner/main.js": 'import { list } from "../shared/rundown/list.js";',
        "src/liveroom/locale/es/LC_MESSAGES/liveroom.po": (
            'msgid ""\nmsgstr "Language: es\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
            'msgid "Vote </b>"\nmsgstr "Votar </b>"\n\n'
            'msgid "%(n)s vote"\nmsgid_plural "%(n)s votes"\n'
            'msgstr[0] "%(n)s voto"\nmsgstr[1] "%(n)s votos"\n\n'
            'msgid "Segment"\nmsgstr "Parte"\n\n'
            'msgid "Too often"\nmsgstr "Demasiado"\n\n'
            'msgid "Not used any more"\nmsgstr "Ya no"\n'
        ),
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_texts_are_collected_from_templates_code_and_browser_modules(project: Path) -> None:
    assert words.collect(project) == {
        "Ask a question",
        "Now: %(title)s",
        ("One seat", "%(n)s seats"),
        "Too often",
        "Vote </b>",
        "Show",
        "Segment",
        ("%(n)s vote", "%(n)s votes"),
    }


def test_an_update_brings_new_texts_and_keeps_translations(project: Path) -> None:
    said = words.update(project)

    (path,) = compiled.catalogues(project)
    catalogue = {message.id: message.string for message in compiled.read(path) if message.id}
    assert said == ["es: 8 texts, 4 new, 1 gone, 4 to translate"]
    assert catalogue == {
        ("%(n)s vote", "%(n)s votes"): ("%(n)s voto", "%(n)s votos"),
        "Ask a question": "",
        "Now: %(title)s": "",
        ("One seat", "%(n)s seats"): ("", ""),
        "Too often": "Demasiado",
        "Show": "",
        "Vote </b>": "Votar </b>",
        "Segment": "Parte",
    }


def test_a_second_update_changes_no_byte(project: Path) -> None:
    words.update(project)
    (path,) = compiled.catalogues(project)
    once = path.read_bytes()
    words.update(project)

    assert path.read_bytes() == once
    assert b"Date" not in once
    assert b"#:" not in once


def test_each_audience_gets_the_texts_of_its_own_and_the_shared_modules_alone(
    project: Path,
) -> None:
    compiled.compile_all(project)

    told = json.loads((project / "src/liveroom/locale/es.json").read_text("utf-8"))
    counted = {"%(n)s vote": ["%(n)s voto", "%(n)s votos"]}
    assert told == {
        "attendee": {"lang": "es", "t": {"Vote </b>": "Votar </b>"}, "p": counted},
        "host": {"lang": "es", "t": {}, "p": counted},
        "owner": {"lang": "es", "t": {"Segment": "Parte"}, "p": counted},
    }


def test_no_module_takes_in_one_of_another_audience_whose_words_its_page_would_lack() -> None:
    static = Path(__file__).parents[2] / "static"
    taken = {
        (path.parent.name, folder)
        for path in static.glob("*/*.js")
        for folder in re.findall(r'from "\.\./([^/]+)/', path.read_text("utf-8"))
    }

    assert {folder for _, folder in taken} == {"shared"}


def test_compiled_words_are_fresh_until_a_source_changes(project: Path) -> None:
    assert WORDS.stale(project)
    compiled.compile_all(project)
    assert not WORDS.stale(project)
    (project / "static/attendee/main.js").write_text("")
    assert WORDS.stale(project)
