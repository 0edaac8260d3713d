"""Texts in browser modules are found wherever they stand, and nothing else is taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from building.browser_words import BrowserWord, in_folder, in_source
from building.trouble import Trouble


def found(source: str) -> list[tuple[str, str | None]]:
    return [(word.one, word.other) for word in in_source(source)]


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ('t("Ask a question")', [("Ask a question", None)]),
        ("t('Ask a question')", [("Ask a question", None)]),
        ('t( "Question %(n)s" , { n })', [("Question %(n)s", None)]),
        ('t("Say \\"yes\\" – ¿sí?")', [('Say "yes" – ¿sí?', None)]),
        ('tn("%(n)s vote", "%(n)s votes", n)', [("%(n)s vote", "%(n)s votes")]),
        ('tn(\n  "one",\n  "many",\n  n,\n)', [("one", "many")]),
        (
            "html`<p>${on ? html`<b>${t('Don’t')}</b>` : t(\"Go\")}</p>`",
            [("Don’t", None), ("Go", None)],
        ),
        ("html`<p>don't</p>${t('Go')}`", [("Go", None)]),
        ('html`<input accept="image/*">${t("Go")}` /* end */', [("Go", None)]),
        ('at("x"); room.t("x"); split("x"); $t("x")', []),
        ('// t("in a comment")\n/* t("in a\n longer one") */ t("Go")', [("Go", None)]),
        ('f("https://example.org/"); t("Go")', [("Go", None)]),
        ("export function t(text, values) {}", []),
    ],
)
def test_texts_are_found(source: str, texts: list[tuple[str, str | None]]) -> None:
    assert found(source) == texts


def test_a_text_knows_its_line() -> None:
    assert list(in_source('/* one\n two */\n\nt("Go")')) == [BrowserWord("Go", None, 4)]


@pytest.mark.parametrize("call", ["t(text)", "t(`Go`)", 't("a" + b)', 'tn("one", many, n)'])
def test_a_text_that_cannot_be_collected_is_an_error_with_its_place(
    tmp_path: Path, call: str
) -> None:
    module = tmp_path / "static" / "attendee" / "main.js"
    module.parent.mkdir(parents=True)
    module.write_text(f"\n{call};\n")

    with pytest.raises(Trouble, match=r"^static/attendee/main\.js: line 2: tn?\(\) needs its text"):
        list(in_folder(tmp_path))
