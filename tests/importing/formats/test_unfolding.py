"""A closed accordion or tab counts as seen; a dialog, a menu or a notice does not."""

from __future__ import annotations

import pytest

from liveroom.importing.reader import read

BODY = "<html><h2>Program</h2><ul><li>Welcome (5 min)</li><li>Sand (9 min)</li></ul>{}</html>"


def titles(page: str) -> list[str]:
    return [each.title for each in read(BODY.format(page)).program.segments]


@pytest.mark.parametrize(
    "panel",
    [
        '<div class="accordion-body" style="display: none">{}</div>',
        '<a href="#day2">Day 2</a><div id="day2" hidden>{}</div>',
        '<button aria-controls="p">Show</button><section id="p" aria-hidden="true">{}</section>',
        '<div role="tabpanel" hidden>{}</div>',
        '<div hidden="until-found">{}</div>',
    ],
)
def test_what_unfolds_is_read(panel: str) -> None:
    assert titles(panel.format("<ul><li>Q&amp;A (10 min)</li></ul>")) == ["Welcome", "Sand", "Q&A"]


@pytest.mark.parametrize(
    "other",
    [
        "<div hidden>{}</div>",
        '<div class="modal-content" style="display:none">{}</div>',
        '<a href="#cookies">Cookies</a><div id="cookies" class="cookie-banner" hidden>{}</div>',
        '<a href="/day2">Day 2</a><div id="day2" hidden>{}</div>',
    ],
)
def test_what_is_hidden_for_good_is_not(other: str) -> None:
    assert titles(other.format("<ul><li>Q&amp;A (10 min)</li></ul>")) == ["Welcome", "Sand"]
