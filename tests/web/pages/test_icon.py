"""The icon that browsers ask for unasked."""

from __future__ import annotations

import pytest

from tests.web.serving import running

pytestmark = pytest.mark.anyio


async def test_asking_for_an_icon_by_its_usual_name_is_no_trouble() -> None:
    async with running() as server:
        answer = await server.call("GET", "/favicon.ico")
    assert (answer.status_code, answer.content) == (204, b"")
