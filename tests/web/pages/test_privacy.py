"""The notice of what a server knows about people follows from how it is set up."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.fakes import FakeClock
from tests.web.serving import running

pytestmark = pytest.mark.anyio


async def told(**settings: Any) -> str:
    """The words of the notice, and of the foot below it."""
    async with running(FakeClock(), **settings) as server:
        answer = await server.call("GET", "/privacy")
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.text)


async def test_the_notice_names_the_hosts_that_videos_come_from() -> None:
    alone = await told()
    beside = await told(embed_hosts=("video.example", "other.example"))

    assert "all that you see comes from this server alone" in alone
    assert "video.example, other.example" in beside
    assert "all that you see comes from this server alone" not in beside


async def test_a_line_that_others_can_listen_to_is_said() -> None:
    said = "This line is not encrypted"
    hall = await told(
        base_url="http://10.0.0.5:8000", allow_plain_http=True, owner_key="a key for the hall"
    )
    assert (await told()).count(said) == 0
    assert hall.count(said) == 2  # in the notice, and at the foot


async def test_the_foot_of_a_page_leads_where_the_operator_says() -> None:
    plain = await told()
    full = await told(
        imprint_url="https://city.example/imprint",
        privacy_url="https://city.example/privacy",
        accessibility_url="https://city.example/accessibility",
    )
    links = re.compile(r'<a href="([^"]*)">(Imprint|Privacy|Accessibility)</a>')
    assert links.findall(plain) == [("/privacy", "Privacy")]
    assert links.findall(full) == [
        (f"https://city.example/{name.lower()}", name)
        for name in ("Imprint", "Privacy", "Accessibility")
    ]
