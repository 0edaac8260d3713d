"""The view backstage: what comes and who speaks, for everybody who works on the show."""

from __future__ import annotations

import pytest

from tests.web.serving import Room

pytestmark = pytest.mark.anyio
NOTE = "Ana has the slides"


@pytest.mark.parametrize(
    ("role", "has_notes"), [("moderator", True), ("host", True), ("speaker", False)]
)
async def test_each_of_the_crew_sees_the_rundown_and_only_staff_its_notes(
    room: Room, role: str, has_notes: bool
) -> None:
    moderator = room.tokens["moderator"]
    rows = (await room.screen(moderator))["rundown"]
    first = rows[0]
    await room.do(
        moderator, "change_segment", segment=first["segment"], rev=first["rev"], note=NOTE
    )
    jar = {"Cookie": await room.cookie(role)}

    page = await room.server.call("GET", f"/r/{room.name}/{role}?view=backstage", headers=jar)

    assert (page.status_code, page.text.count(first["title"]) > 0) == (200, True)
    assert ('class="row-note"' in page.text, NOTE in page.text) == (has_notes, has_notes)
