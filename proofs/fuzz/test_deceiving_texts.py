"""Hundreds of texts that deceive without markup, in every field, on every screen, in every record,
in a terminal and in the log."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from liveroom.cli import listing
from liveroom.importing import reader
from liveroom.importing.reading import Unreadable, as_json
from proofs import report
from proofs.fuzz.deceiving_texts import BIDI, BREAKS, ESCAPES, FORMULAS, KINDS, texts
from tests.browser.chromium import CHROMIUM
from tests.browser.evening import Evening, evening
from tests.browser.looking import hanging_out
from tests.browser.test_hostile_texts import PAGES, Guarded, hostile, role_of

AT_ONCE = 60
LONGEST_NAME = 60
TABLES = ("questions", "timing", "account", "audit", "rundown")
LANGUAGES = ("en", "es")
BEGIN_FORMULAS = re.compile(r"[\t\r\n ]*[=+\-@＝＋－＠]")
TURNED = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    if (!/[\\u0590-\\u08ff]/.test(node.data)) continue;
    let place = node.parentElement;
    if (place.closest("script, style, textarea, option, title")) continue;
    const style = () => getComputedStyle(place);
    const isInLine = () => style().display === "inline";
    const isApart = () => /isolate|plaintext/.test(style().unicodeBidi);
    while (isInLine() && !isApart()) place = place.parentElement;
    const isSeen = (each) => each.nodeType !== Node.COMMENT_NODE && each.textContent.trim();
    const parts = [...place.childNodes].filter(isSeen);
    const isMixed = parts.length > 1 && !/flex|grid/.test(style().display);
    if (!isInLine() && isMixed) found.push(place.outerHTML.slice(0, 400));
  }
  return found;
}"""
"""Where a text from right to left stands in one line with others and could turn them round."""


@pytest.fixture(scope="module", autouse=True)
def chromium_ends() -> Iterator[None]:
    yield
    CHROMIUM.end()


def reads_well(text: str, breaks: bool = True) -> bool:
    """Whether nothing in it is unseen and moves a terminal, a line or its neighbours."""
    allowed = "\u200c\u200d" + ("\n" if breaks else "")
    return all(
        letter in allowed or unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        for letter in text
    )


def strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for key, each in value.items():
                yield from (key, *strings(each))
        case list():
            for each in value:
                yield from strings(each)


def tried(room: Evening, command: str, token: str | None = None, **fields: object) -> Any:
    """What was answered: done, or refused with the field at fault; never a defect."""
    try:
        return room.do(command, token, **fields)
    except HTTPError as refused:
        if refused.code not in (409, 422, 429):
            raise AssertionError(f"{refused.code} {refused.read()!r} to {fields}") from refused
        return None


def ask_all(room: Evening, some: Sequence[str]) -> int:
    """Each as a question, a name and whatever staff write; how many were taken."""
    taken, asker = 0, ""
    for number, text in enumerate(some):
        if number % 9 == 0:
            asker = room.somebody()
        asked = tried(room, "ask", asker, text=text, name=text[:LONGEST_NAME], read_name=True)
        asked = asked or tried(room, "ask", asker, text=f"Text {text}"[:500], read_name=True)
        if asked is None:
            continue
        taken += 1
        question = asked["question"]
        match number % 4:
            case 0:
                tried(room, "approve", question=question, rev=1)
            case 1:
                tried(room, "answer", question=question, rev=1, how="written", text=text)
            case 2:
                tried(room, "edit", question=question, rev=1, text=f"Edited {text}"[:500])
            case _:
                tried(room, "approve", question=question, rev=1)
                tried(room, "queue", question=question, rev=2)
        tried(room, "label", question=question, rev=2, labels=[text[:40]])
        tried(room, "note", question=question, rev=3, text=text)
        if number % 10 == 0:
            tried(room, "banner", text=text[:300])
            tried(room, "message", to="staff", text=text[:300])
            room_links(room, text[:LONGEST_NAME])
    return taken


def room_links(room: Evening, label: str) -> None:
    try:
        room.call(
            f"/api/v1/rooms/{room.room}/links",
            {"role": "moderator", "label": label},
            room.tokens["owner"],
        )
    except HTTPError as refused:
        if refused.code != 422:
            raise


def opened(house: Evening, text: str) -> Evening:
    """A room with the text in every field of its program, as far as it is taken there."""
    made = house.call("/api/v1/rooms", {"program": hostile(text[:100])})
    room = Evening(house.browser, house.process, house.url, made["room"], made["tokens"])
    room.do("open")
    room.do("cue_next", after=None)
    room.do("set_window", window="open")
    return room


def record(room: Evening, name: str, lang: str) -> tuple[bytes, str]:
    """A record and the head that names its file."""
    url = f"{room.url}/api/v1/rooms/{room.room}/export/{name}?lang={lang}"
    asked = Request(url, headers={"authorization": f"Bearer {room.tokens['owner']}"})
    with urlopen(asked) as answer:
        return answer.read(), answer.headers["content-disposition"] or ""


def cells_are_texts(room: Evening) -> int:
    """No cell of any table begins a formula, nor is any of a workbook one; how many cells."""
    seen = 0
    for name in TABLES:
        for lang in LANGUAGES:
            table, head = record(room, f"{name}.csv", lang)
            assert reads_well(head, breaks=False), head
            for row in csv.reader(io.StringIO(table.decode("utf-8-sig"))):
                for cell in row:
                    seen += 1
                    is_number = re.fullmatch(r"[-+]?[\d.,:]+", cell)
                    assert is_number or not BEGIN_FORMULAS.match(cell), cell
                    assert reads_well(cell), cell
            book, _ = record(room, f"{name}.xlsx", lang)
            with zipfile.ZipFile(io.BytesIO(book)) as folder:
                for part in folder.namelist():
                    assert b"<f>" not in folder.read(part), part
    return seen


def lines_are_ours(room: Evening) -> None:
    """In the calendar each line is a property of one event; nothing of a text begins one."""
    calendar = record(room, "calendar.ics", "en")[0].decode()
    lines = calendar.replace("\r\n ", "").split("\r\n")
    assert [each for each in lines if each and not re.match(r"[A-Z-]+[;:]", each)] == []
    names = {re.split("[;:]", each)[0] for each in lines if each}
    assert names.isdisjoint({"ATTENDEE", "SET-COOKIE"}), names
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1
    assert lines.count("BEGIN:VALARM") == lines.count("END:VALARM") <= 1
    assert reads_well(calendar.replace("\r\n", "\n"))
    for name in ("minutes.md", "minutes.json", "questions.json", "rundown.json"):
        text = record(room, name, "en")[0].decode()
        assert reads_well(text), name
        if name.endswith("json"):
            assert all(map(reads_well, strings(json.loads(text)))), name


def screens_read_well(room: Evening) -> None:
    for role in ("owner", "moderator", "host", "speaker", "attendee", "overlay"):
        bad = [each for each in strings(room.screen(role)) if not reads_well(each)]
        assert bad == [], role


def pages_hold(room: Evening) -> int:
    """No page is wider than a phone, none turns its neighbours round; how many were looked at."""
    for path in PAGES:
        guarded = Guarded(room)
        guarded.cookie(role_of(path), room.tokens[role_of(path)])
        page = guarded.context.new_page()
        page.set_viewport_size({"width": 360, "height": 740})
        page.goto(f"{room.url}/r/{room.room}{path}")
        page.locator("html:not([data-offline])").wait_for(state="attached")
        page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
        assert hanging_out(page) == [], path
        turned = page.evaluate(TURNED)
        assert turned == [], (path, turned)
        assert guarded.alarms == [], path
        guarded.context.close()
    return len(PAGES)


def terminal_says(data: Path, *command: str) -> str:
    """What a command prints, to its last byte."""
    done = subprocess.run(
        [sys.executable, "-m", "liveroom", *command],
        capture_output=True,
        env=os.environ | {"LIVEROOM_DATA": str(data)},
        check=False,
    )
    return (done.stdout + done.stderr).decode()


def test_no_text_deceives(tmp_path: Path) -> None:
    everything = texts()
    assert len(everything) >= 200
    assert len(KINDS) == 13
    assert len(set(everything)) == len(everything)
    data, taken, cells, pages = tmp_path / "data", 0, 0, 0
    with evening(data) as house:
        for start in range(0, len(everything), AT_ONCE):
            some = everything[start : start + AT_ONCE]
            room = opened(house, some[0])
            taken += ask_all(room, some)
            screens_read_well(room)
            pages += pages_hold(room)
            room.do("end")
            cells += cells_are_texts(room)
            lines_are_ours(room)
        for text in everything:
            program_reads_well(text)
        for command in (("rooms",), ("links", room.room), ("rooms", "--json")):
            said = terminal_says(data, *command)
            assert room.room in said
            assert reads_well(said), command
    assert taken >= 200
    assert cells >= 1_000
    report.note("fuzz: deceiving texts", f"{len(everything)}", "", f"{pages} screens", 0)


def program_reads_well(text: str) -> None:
    """In an announcement it is read or refused; what is understood of it moves no terminal."""
    sent = f"Talk {text}\n10:00 One {text}\n11:00 Ana {text} (Org {text})"
    try:
        reading = reader.read_bytes(sent.encode())
    except Unreadable:
        return
    assert all(map(reads_well, strings(as_json(reading)))), text
    assert reads_well(listing.program(reading)), text


PLANTED = """() => {
  const line = document.createElement("p");
  line.append("7 votes: מי משלם?", document.createElement("b"));
  line.lastChild.append("at 12:30");
  const word = document.createElement("p");
  word.style.width = "2000px";
  document.querySelector("main").append(line, word);
}"""


def test_the_alarms_ring() -> None:
    with evening() as room:
        page = room.page("attendee")
        assert page.evaluate(TURNED) == []
        page.evaluate(PLANTED)
        assert len(page.evaluate(TURNED)) == 1
        assert hanging_out(page) == ['<p style="width: 2000px;"></p>']
    assert [each for each in FORMULAS if not BEGIN_FORMULAS.match(each)] == ["x;=1+1"]
    assert [each for each in ESCAPES if reads_well(each)] == []
    assert [each for each in BREAKS if reads_well(each, breaks=False)] == []
    assert [sign for sign in BIDI if reads_well(sign)] == []


@pytest.mark.parametrize("escaped", ["\\ud800", "\\udfff x", "a\\ud83dz", "\\udc00\\ud800"])
def test_half_a_letter_is_refused_with_its_field(tmp_path: Path, escaped: str) -> None:
    with evening() as room:
        asker = room.somebody()
        body = f'{{"id":"h1","command":"ask","text":"{escaped}"}}'.encode()
        asked = Request(
            f"{room.url}/api/v1/rooms/{room.room}/commands",
            body,
            {"content-type": "application/json", "authorization": f"Bearer {asker}"},
        )
        with pytest.raises(HTTPError) as refused:
            urlopen(asked)
        assert (refused.value.code, json.load(refused.value)["code"]) == (422, "bad_message")
        assert room.asked() == []
