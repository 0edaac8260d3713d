"""An HTML page is read as its reader sees it."""

from __future__ import annotations

import pytest

from liveroom.importing.reader import read

ROWS = "<ul><li>Welcome (5 min)</li><li>Q&amp;A (10 min)</li></ul>"


def titles(body: str) -> list[str]:
    program = read(f"<html><body><h2>Program</h2>{body}</body></html>").program
    return [segment.title for segment in program.segments]


def test_tags_and_references_are_not_seen() -> None:
    assert titles(ROWS) == ["Welcome", "Q&A"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>'- Secret (5 min)'</script>",
        "<style>li:before{content:'Secret (5 min)'}</style>",
        "<!-- <li>Secret (5 min)</li> -->",
        "<template><li>Secret (5 min)</li></template>",
        "<ul hidden><li>Secret (5 min)</li></ul>",
        "<ul style='display: none'><li>Secret (5 min)</li></ul>",
        "<ul aria-hidden=true><li>Secret (5 min)</li></ul>",
    ],
)
def test_what_is_hidden_is_not_read(hidden: str) -> None:
    assert titles(f"<ul><li>Welcome (5 min)</li></ul>{hidden}") == ["Welcome"]


@pytest.mark.parametrize(
    "body",
    [
        "<p>15:00 Welcome</p><p>15:05 Q&amp;A</p><p>15:15 End</p>",
        "15:00 Welcome<br>15:05 Q&amp;A<br>15:15 End<br>",
        "<table><tr><td>15:00-15:05<td>Welcome<tr><td>15:05-15:15<td>Q&amp;A</table>",
        "<dl><dt>15:00–15:05</dt><dd>Welcome</dd><dt>15:05–15:15</dt><dd>Q&amp;A</dd></dl>",
        "<div><b>15:00-15:05</b> Welcome</div><div><b>15:05-15:15</b> Q&amp;A</div>",
        "<ol><li><p>Welcome</p><p>5 min</p></li><li><p>Q&amp;A</p><p>10 min</p></li></ol>",
    ],
)
def test_rows_are_found_in_any_block(body: str) -> None:
    program = read(f"<html><body><h2>Program</h2>{body}</body></html>").program

    assert [(s.title, s.planned_seconds) for s in program.segments] == [
        ("Welcome", 300),
        ("Q&A", 600),
    ]


def test_bullets_that_are_typed_in_a_page_make_a_list() -> None:
    page = "<p>15:00 Welcome</p><p>• Ana Ruiz, mayor</p><p>• Luis Pérez, keeper</p><p>16:00 End</p>"
    (row,) = read(f"<html><body><h2>Program</h2>{page}</body></html>").program.segments

    assert [speaker.name for speaker in row.speakers] == ["Ana Ruiz", "Luis Pérez"]
    assert titles("<p>- Welcome (5 min)</p><p>- Q&amp;A (10 min)</p>") == ["Welcome", "Q&A"]


def test_a_bullet_that_is_typed_in_an_item_stands_below_it() -> None:
    page = "<ul><li>15:00 Panel<br>Speakers:<br>- Ana Ruiz<br>- Luis Pérez<li>16:00 End</ul>"

    assert titles(page) == ["Panel"]


def test_elements_that_touch_stand_apart() -> None:
    row = (
        "<div><span>{}</span><span>Salt</span><b>Ana Ruiz, mayor of SALT</b><i>Luis Pérez</i></div>"
    )
    apart = row.replace("span", "div").replace("b>", "div>").replace("i>", "div>")
    touching, below = (
        read(f"<html><body>{each.format('15:00')}{each.format('16:00')}</body></html>").program
        for each in (row, apart)
    )

    assert touching == below
    assert [len(segment.speakers) for segment in touching.segments] == [2, 2]


@pytest.mark.parametrize("cut", ["Wel|come", "S|alt", "S|ALT", "Salt |And sand", "Salt| And sand"])
def test_a_word_that_elements_cut_stays_one(cut: str) -> None:
    first, second = cut.split("|")

    assert titles(f"<p>15:00 <b>{first}</b><span>{second}</span></p><p>16:00 End</p>") == [
        f"{first}{second}"
    ]


def test_an_unclosed_tag_does_not_swallow_the_rest() -> None:
    assert titles(f"<p title=\"5' >{ROWS}") == ["Welcome", "Q&A"]


def test_a_line_keeps_the_number_it_has_in_the_file() -> None:
    reading = read("<html>\n<h2>Program</h2>\n<ul>\n<li>Welcome (5 min)</li>\n<li>Tea</li></ul>")

    assert [(w.code.value, w.line) for w in reading.warnings if w.line] == [("no_duration", 5)]


def test_a_reference_is_a_letter_but_never_a_hidden_one() -> None:
    assert titles("<ul><li>Q&amp;amp;A &#8238;&lt;b now (5 min)</li></ul>") == ["Q&amp;A <b now"]


def test_a_picture_of_several_signs_stays_one() -> None:
    family = "\U0001f469\u200d\U0001f680"

    assert titles(f"<ul><li>Talk {family} and stars (5 min)</li></ul>") == [
        f"Talk {family} and stars"
    ]


def test_what_an_unclosed_comment_holds_is_seen() -> None:
    assert titles(f"{ROWS}<!-- <ul><li>Tea (5 min)</li></ul>") == ["Welcome", "Q&A", "Tea"]


@pytest.mark.parametrize("comments", ["<!-- a -->", "<!-- a\n\n-->\n", "<!---->"])
def test_comments_shift_no_line(comments: str) -> None:
    reading = read(f"<html>{comments}<h2>Program</h2>\n<li>Welcome (5 min)</li>\n<li>Tea</li>")

    assert [w.line for w in reading.warnings if w.line] == [3 + comments.count("\n")]


@pytest.mark.parametrize(
    "beside",
    [
        "<div class=foot>\n  <p>Free</p>\n  <p>for all</p>\n</div>",
        "<table>\n<tr><td>Ana</td>\n\n<td>by train</td></tr>\n</table>",
        "<!-- <div> \n\n <p>-->",
        "<center>Welcome</center>\nand bring friends",
    ],
)
def test_markdown_beside_html_stays_markdown(beside: str) -> None:
    lines = "\n\n## Program\n- 15:00 Welcome\n- 15:05 Q&A\n- 15:15 Walk\n\n## Notes\n"
    program = read(beside + lines + beside).program
    assert [segment.title for segment in program.segments] == ["Welcome", "Q&A", "Walk"]


def test_a_line_is_broken_where_its_tag_says() -> None:
    program = read("Walk<br>\n\n15:00 Welcome<br>15:05 Q&A<br>\n15:15 Walk<br/>").program
    assert [segment.title for segment in program.segments] == ["Welcome", "Q&A", "Walk"]
