"""A program of as many segments as there may be, sent back and forth by forms without scripts."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from liveroom.importing.limits import MAX_SEGMENTS
from tests.web.serving import Running

pytestmark = pytest.mark.anyio

LONG = "Long day\n\nProgram\n" + "".join(
    f"- Talk {n} on rivers by Ana López {n}, Mayor, Quito (1 min)\n"
    for n in range(1, MAX_SEGMENTS + 1)
)
MANY_PEOPLE = "Crowd\n\nProgram\n" + "".join(
    f"- Panel {n} (1 min): {', '.join(f'Ana Ruiz{chr(97 + each)}' for each in range(6))}\n"
    for n in range(1, MAX_SEGMENTS + 1)
)
FIRST_LINE = 4


class Fields(HTMLParser):
    """What a browser sends of the review: its fields as they stand, by their names."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.sent: dict[str, str] = {}
        self._open = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag in ("select", "textarea") or (tag == "input" and "name" in has):
            self._open = has["name"] if tag != "input" else ""
            self.sent[has["name"]] = has.get("value", "")
        elif tag == "option" and "selected" in has:
            self.sent[self._open] = has["value"]

    def handle_endtag(self, tag: str) -> None:
        if tag in ("select", "textarea"):
            self._open = ""

    def handle_data(self, data: str) -> None:
        # An option's words are not sent, and a textarea's first line break is not part of it.
        if self._open and self.lasttag == "textarea":
            self.sent[self._open] = data.removeprefix("\n")

    @property
    def rows(self) -> dict[str, str]:
        """All that is typed of segments."""
        return {name: text for name, text in self.sent.items() if name[:1] == "s" and "_" in name}

    @property
    def titles(self) -> list[str]:
        return [self.sent[f"s{n}_title"] for n in range(1, 501) if f"s{n}_title" in self.sent]


async def sent(server: Running, path: str, fields: dict[str, str]) -> Fields:
    page = await server.call("POST", path, data=fields)
    assert page.status_code == 200
    return Fields(page.text)


async def test_five_hundred_segments_with_many_people_come_back_as_they_were_sent(
    server: Running,
) -> None:
    read = await sent(server, "/read", {"announcement": MANY_PEOPLE})
    assert len(read.titles) == MAX_SEGMENTS
    back = await sent(server, "/open", read.sent | {"act": "add:500"})
    assert back.rows == read.rows


async def test_the_use_of_a_line_takes_its_own_row_alone(server: Running) -> None:
    read = await sent(server, "/read", {"announcement": LONG})
    speaker = f"line:{FIRST_LINE + 2}:speaker"
    fewer = await sent(server, "/open", read.sent | {"act": speaker})
    assert fewer.titles == [*read.titles[:2], *read.titles[3:]]
    again = f"line:{FIRST_LINE + 2}:segment"
    back = await sent(server, "/open", fewer.sent | {"act": again})
    assert back.titles == read.titles
    lines = [back.sent[f"s{n}_line"] for n in range(1, MAX_SEGMENTS + 1)]
    assert lines == [str(FIRST_LINE + n) for n in range(MAX_SEGMENTS)]
