"""After the show: the page of the records, and the summary on the owner's page."""

from __future__ import annotations

import re

import pytest

from liveroom.core.roles import Role
from tests.web.serving import Room

pytestmark = pytest.mark.anyio


async def shown(room: Room, role: str, path: str) -> str:
    headers = {"Cookie": await room.cookie(role)}
    answer = await room.server.call("GET", f"/r/{room.name}{path}?lang=en", headers=headers)
    return answer.text


@pytest.mark.parametrize("role", Role)
async def test_owner_and_moderator_come_to_the_records_and_others_are_asked_for_their_link(
    room: Room, role: Role
) -> None:
    await room.approved("Who pays?")
    await room.do(room.tokens["moderator"], "end")
    page = await shown(room, role.value, "/records")
    may_see = role in (Role.OWNER, Role.MODERATOR)
    assert ("How it went" in page, "<svg" in page) == (may_see, may_see)
    assert ("1 asked, 0 answered" in page) is may_see


async def test_each_record_is_offered_to_look_at_and_each_of_these_addresses_is_there(
    room: Room,
) -> None:
    headers = {"Cookie": await room.cookie("moderator")}
    page = await shown(room, "moderator", "/records")
    addresses = re.findall(rf'href="(/r/{room.name}/export/[^"]+)"', page)
    looks = [address for address in addresses if "look" in address]
    assert (len(looks), len(addresses)) == (7, 24)
    for address in addresses[:18]:  # more at once are refused for a while
        answer = await room.server.call("GET", address.replace("&amp;", "&"), headers=headers)
        assert answer.status_code == 200, address


async def test_the_address_of_a_record_has_no_secret_and_one_put_into_it_opens_nothing(
    room: Room,
) -> None:
    page = await shown(room, "owner", "/records")
    addresses = re.findall(rf'href="(/r/{room.name}/export/[^"]+)"', page)
    assert len(addresses) == 24
    assert [each for each in addresses for token in room.tokens.values() if token in each] == []
    own = await room.server.call(
        "GET", addresses[0], headers={"Cookie": await room.cookie("owner")}
    )
    assert own.status_code == 200
    for given in ("", f"?token={room.tokens['owner']}", f"?access_token={room.tokens['owner']}"):
        answer = await room.server.call("GET", addresses[0].partition("?")[0] + given)
        assert (answer.status_code, own.text in answer.text) == (401, False), given


async def test_the_owner_s_page_begins_with_the_summary_once_the_show_has_ended(
    room: Room,
) -> None:
    await room.to_questions()
    before = await shown(room, "owner", "/owner")
    assert "How it went" not in before
    await room.do(room.tokens["owner"], "end")
    after = await shown(room, "owner", "/owner")
    places = [after.index(f'id="{name}"') for name in ("glance-h", "records-h", "recording-h")]
    assert places == sorted(places)
    assert after.count('id="records-h"') == after.count('id="recording-h"') == 1
    assert "Welcome" in after[places[0] : places[1]]


async def test_whoever_looks_without_end_is_made_to_wait(room: Room) -> None:
    headers = {"Cookie": await room.cookie("moderator")}
    looked = []
    while 429 not in looked and len(looked) < 600:  # one more is let through each second
        answer = await room.server.call("GET", f"/r/{room.name}/records", headers=headers)
        looked.append(answer.status_code)
    assert looked[:60] == [200] * 60
    assert looked[60:] == [200] * (len(looked) - 61) + [429]


async def test_a_title_that_looks_like_markup_is_a_title_in_the_summary(room: Room) -> None:
    owner = room.tokens["owner"]
    (first, *_) = await room.segments()
    await room.do(owner, "open")
    await room.do(owner, "change_segment", segment=first, rev=1, title="<b>\"x'&</b><script>")
    await room.do(owner, "cue_next", after=None)
    await room.do(owner, "end")
    page = await shown(room, "owner", "/records")
    assert '<b>"x' not in page
    assert page.count("&lt;b&gt;&quot;x&#x27;&amp;&lt;/b&gt;&lt;script&gt;") >= 2
