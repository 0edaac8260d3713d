"""Pages and forms without scripts: links, cookies, asking, and coming back after a refusal."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import re

import httpx2
import pytest
from icalendar import Calendar

from liveroom.core.records import Holder
from liveroom.core.roles import Role
from liveroom.web.pages import responses
from liveroom.web.pages.assets import Assets
from liveroom.web.routes import routes
from liveroom.web.security.tokens import digest
from tests.web.security.test_headers import PATHS
from tests.web.serving import PROGRAM, Room, running

pytestmark = pytest.mark.anyio


def cookies(answer: httpx2.Response) -> dict[str, str]:
    return dict(answer.cookies)


async def came_in(room: Room) -> dict[str, str]:
    """The cookie of somebody who followed the attendee link."""
    path = room.links["attendee"].removeprefix(room.server.url)
    answer = await room.server.call("GET", path)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/r/{room.name}")
    return cookies(answer)


async def caller(room: Room) -> Holder:
    """Whose the owner's link is."""
    holder = await room.server.app_state.keys.find(digest(room.tokens["owner"]))
    assert holder is not None
    return holder


async def form(room: Room, jar: dict[str, str], as_: str, **fields: str) -> httpx2.Response:
    path, headers = f"/r/{room.name}/do", cookie_header(jar)
    return await room.server.call("POST", path, headers=headers, data={"as": as_, **fields})


async def test_asking_works_without_scripts(room: Room) -> None:
    await room.to_questions()
    jar = await came_in(room)
    answer = await form(room, jar, "attendee", command="ask", id="f1", text="¿Sí?")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/r/{room.name}#mine")
    person = cookies(answer)
    assert next(iter(person.values())).startswith("lr_per_")
    card = next(iter((await room.screen(room.tokens["moderator"]))["questions"].values()))
    assert (card["text"], card["state"]) == ("¿Sí?", "received")
    page = await room.server.call("GET", f"/r/{room.name}", headers=cookie_header(person))
    assert page.status_code == 200
    assert "¿Sí?" in page.text


def cookie_header(jar: dict[str, str]) -> dict[str, str]:
    return {"Cookie": "; ".join(f"{name}={value}" for name, value in jar.items())}


async def test_a_form_sent_twice_asks_once(room: Room) -> None:
    await room.to_questions()
    jar = await came_in(room)
    fields = {"command": "ask", "id": "f1", "text": "Once?"}
    jar = cookies(await form(room, jar, "attendee", **fields))
    await form(room, jar, "attendee", **fields)
    assert len((await room.screen(room.tokens["moderator"]))["questions"]) == 1


async def test_a_question_that_is_too_long_comes_back_with_the_reason_and_every_letter(
    room: Room,
) -> None:
    await room.to_questions()
    text = "Largo <b>" + "á" * 500
    jar = await came_in(room)
    answer = await form(room, jar, "attendee", command="ask", id="f1", text=text)
    assert answer.status_code == 422
    assert "The text has 509 characters; at most 500 fit." in answer.text
    assert "Largo &lt;b&gt;" + "á" * 500 in answer.text


async def test_a_refused_form_keeps_its_language(room: Room) -> None:
    jar = await came_in(room)
    answer = await room.server.call(
        "POST",
        f"/r/{room.name}/do?lang=es",
        headers=cookie_header(jar),
        data={"as": "attendee", "command": "ask", "id": "f1", "text": "¿Ya?"},
    )
    assert (answer.status_code, 'lang="es"' in answer.text) == (409, True)
    assert "Ahora mismo no se admiten preguntas." in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://127.0.0.1:1"},
    ],
)
@pytest.mark.parametrize("path", ["do", "enter", "leave", "person", "links"])
async def test_another_site_s_form_does_nothing(
    room: Room, headers: dict[str, str], path: str
) -> None:
    await room.to_questions()
    jar = await came_in(room) | await room.came_in("owner")
    answer = await room.server.call(
        "POST",
        f"/r/{room.name}/{path}",
        headers=cookie_header(jar) | headers,
        data={"as": "attendee", "command": "ask", "id": "f1", "text": "Forged", "act": "new"},
    )
    assert (answer.status_code, cookies(answer)) == (403, {})
    assert (await room.screen(room.tokens["moderator"]))["questions"] == {}


async def test_our_own_page_sends_the_origin_null_and_is_known_by_its_site(room: Room) -> None:
    await room.to_questions()
    answer = await room.server.call(
        "POST",
        f"/r/{room.name}/do",
        headers=cookie_header(await came_in(room))
        | {"Origin": "null", "Sec-Fetch-Site": "same-origin"},
        data={"as": "attendee", "command": "ask", "id": "f1", "text": "Mine"},
    )
    assert answer.status_code == 303


async def test_somebody_who_joined_stays_who_they_are_when_following_the_link_again(
    room: Room,
) -> None:
    jar = await came_in(room)
    person = await room.server.call("POST", f"/r/{room.name}/person", headers=cookie_header(jar))
    joined = cookies(person)
    path = room.links["attendee"].removeprefix(room.server.url)
    again = await room.server.call("GET", path, headers=cookie_header(joined))
    assert (again.status_code, cookies(again)) == (303, {})
    same = await room.server.call("POST", f"/r/{room.name}/person", headers=cookie_header(joined))
    assert same.json() == person.json()


@pytest.mark.parametrize("role", ["owner", "moderator", "host", "speaker", "overlay"])
async def test_a_staff_link_becomes_a_cookie_by_script_and_by_form(room: Room, role: str) -> None:
    way_in = await room.server.call("GET", f"/r/{room.name}/{role}")
    assert way_in.status_code == 200
    enter = f"/r/{room.name}/enter"
    body = {"as": role, "token": room.tokens[role]}
    scripted = await room.server.call("POST", enter, json=body)
    assert scripted.status_code == 204
    pasted = await room.server.call("POST", enter, data=body | {"token": f" {room.links[role]} "})
    assert (pasted.status_code, pasted.headers["location"]) == (303, f"/r/{room.name}/{role}")
    jar = cookies(pasted)
    assert list(jar) == list(cookies(scripted)) == [f"lr-{room.name}-{role}"]
    attributes = pasted.headers["set-cookie"].lower()
    assert "httponly" in attributes
    assert "samesite=lax" in attributes
    page = await room.server.call("GET", f"/r/{room.name}/{role}", headers=cookie_header(jar))
    assert page.status_code == 200
    assert PROGRAM["title"] in page.text
    assert f'data-as="{role}"' in page.text


async def test_a_link_for_another_role_or_room_does_not_enter(room: Room) -> None:
    foreign = await room.server.new_room()
    for token in (room.tokens["host"], foreign.tokens["moderator"], "nonsense"):
        answer = await room.server.call(
            "POST", f"/r/{room.name}/enter", json={"as": "moderator", "token": token}
        )
        assert answer.status_code in (401, 404)
        assert cookies(answer) == {}


async def test_an_attendee_link_that_is_not_one_leads_nowhere(room: Room) -> None:
    for token in ("nonsense", room.tokens["moderator"], await room.join()):
        answer = await room.server.call("GET", f"/join/{token}")
        assert (answer.status_code, cookies(answer)) == (404, {})


async def test_a_room_that_does_not_exist_looks_like_one_that_asks_for_its_link(
    room: Room,
) -> None:
    real = await room.server.call("GET", f"/r/{room.name}/moderator")
    none = await room.server.call("GET", "/r/nowhere/moderator")
    assert real.status_code == none.status_code
    assert real.text.replace(room.name, "nowhere") == none.text


async def test_moderators_work_without_scripts_too(room: Room) -> None:
    jar = await room.came_in("moderator")
    opened = await form(room, jar, "moderator", command="open", id="f1")
    assert opened.status_code == 303
    cued = await form(room, jar, "moderator", command="cue_next", id="f2", after="")
    assert cued.status_code == 303
    stale = await form(room, jar, "moderator", command="cue_next", id="f3", after="")
    assert stale.status_code == 409
    assert "Somebody else has just cued." in stale.text


async def test_an_owner_makes_a_link_and_takes_it_back(room: Room) -> None:
    jar = await room.came_in("owner")
    path = f"/r/{room.name}/links"
    page = await made_link(room, jar, role="moderator", label="Desk\u202e two", id="form-1")
    token = re.findall(r"lr_mod_[A-Za-z0-9_-]{32}", page)[0]
    assert "Desk two" in page
    assert (await room.send(token, "open")).status_code == 200
    rows = await room.server.app_state.keys.links((await held(room, token)).room)
    link = next(row.link for row in rows if row.label == "Desk two")
    gone = await room.server.call(
        "POST", path, headers=cookie_header(jar), data={"act": "revoke", "link": link}
    )
    assert gone.status_code == 303
    assert (await room.send(token, "end")).status_code == 401


async def made_link(room: Room, jar: dict[str, str], **fields: str) -> str:
    """The page that a form for a new link leads to."""
    call, data = room.server.call, {"act": "new"} | fields
    path = f"/r/{room.name}/links"
    made = await call("POST", path, headers=cookie_header(jar), data=data)
    assert made.status_code == 303
    target = rf"/r/{room.name}/owner\?link=(k[0-9a-f]{{16}})#\1"
    assert re.fullmatch(target, made.headers["location"])
    page = await call("GET", made.headers["location"], headers=cookie_header(jar))
    assert (page.status_code, page.text.count('id="url-')) == (200, 1)
    return page.text


async def test_a_form_for_a_link_that_is_sent_again_makes_no_other(room: Room) -> None:
    """A double click, a reload, and Back: one link, and the page shows the same one."""
    jar = await room.came_in("owner")
    pages = await asyncio.gather(
        *(made_link(room, jar, role="host", label="Stage", id="form-1") for _ in range(3))
    )
    pages.append(await made_link(room, jar, role="host", label="Stage", id="form-2"))
    tokens = [re.findall(r"lr_hos_[A-Za-z0-9_-]{32}", page)[0] for page in pages]
    assert tokens[0] == tokens[1] == tokens[2] != tokens[3]
    rows = await room.server.app_state.keys.links((await held(room, tokens[0])).room)
    assert [row.label for row in rows].count("Stage") == 2

    link = (await held(room, tokens[0])).link
    gone = {"act": "revoke", "link": link}
    path = f"/r/{room.name}/links"
    await room.server.call("POST", path, headers=cookie_header(jar), data=gone)
    again = {"act": "new", "role": "host", "label": "Stage", "id": "form-1"}
    made = await room.server.call("POST", path, headers=cookie_header(jar), data=again)
    assert made.status_code == 303
    assert (await room.send(tokens[0], "open")).status_code == 401


async def test_an_owner_is_shown_every_good_link_again(room: Room) -> None:
    jar = await room.came_in("owner")
    path = f"/r/{room.name}/owner"
    owner = await held(room, room.tokens["owner"])
    kept = await room.server.app_state.keys.links(owner.room)
    rows = {row.role.value: row.link for row in kept if not row.has_code}

    async def shown(role: str) -> list[str]:
        address = f"{path}?link={rows[role]}"
        page = await room.server.call("GET", address, headers=cookie_header(jar))
        assert page.status_code == 200
        return re.findall(r'value="([^"]*lr_[^"]*)" id="url-', page.text)

    assert [await shown(role) for role in rows] == [[room.links[role]] for role in rows]
    compressed = {"Accept-Encoding": "gzip"} | cookie_header(jar)
    told = [
        (await room.server.call("GET", address, headers=compressed)).headers["content-encoding"]
        for address in (path, f"{path}?link={rows['host']}")
    ]
    assert told == ["gzip", "identity"]
    gone = {"act": "revoke", "link": rows["host"]}
    links = f"/r/{room.name}/links"
    await room.server.call("POST", links, headers=cookie_header(jar), data=gone)
    assert await shown("host") == []
    stranger = cookie_header(await room.came_in("moderator"))
    page = await room.server.call("GET", path, headers=stranger)
    assert re.search(r"\blr_[a-z]{3}_", page.text) is None  # a nonce may have lr_ in it


async def held(room: Room, token: str) -> Holder:
    holder = await room.server.app_state.keys.find(digest(token))
    assert holder is not None
    return holder


async def test_an_owner_does_not_revoke_the_link_in_hand(room: Room) -> None:
    jar = await room.came_in("owner")
    own = (await held(room, room.tokens["owner"])).link
    answer = await room.server.call(
        "POST",
        f"/r/{room.name}/links",
        headers=cookie_header(jar),
        data={"act": "revoke", "link": own},
    )
    assert answer.status_code == 403


async def test_links_are_the_owner_s(room: Room) -> None:
    jar = await room.came_in("moderator")
    answer = await room.server.call(
        "POST",
        f"/r/{room.name}/links",
        headers=cookie_header(jar),
        data={"act": "new", "role": "owner"},
    )
    assert (answer.status_code, "lr_own_" in answer.text) == (401, False)


async def test_records_and_the_calendar_are_taken_by_cookie(room: Room) -> None:
    moderator = cookie_header(await room.came_in("moderator"))
    attendee = cookie_header(await came_in(room))
    path = f"/r/{room.name}/export/minutes.md"
    record = await room.server.call("GET", path, headers=moderator)
    assert (record.status_code, record.headers["content-type"]) == (
        200,
        "text/markdown; charset=utf-8",
    )
    name = "2020-04-03-internationalisation-and-metropolitan-spaces-minutes.md"
    disposition = f"attachment; filename=\"{name}\"; filename*=UTF-8''{name}"
    assert record.headers["content-disposition"] == disposition
    assert (await room.server.call("GET", path, headers=attendee)).status_code == 401
    calendar = await room.server.call("GET", f"/r/{room.name}/calendar.ics", headers=attendee)
    (event,) = Calendar.from_ical(calendar.content).walk("VEVENT")
    assert (calendar.status_code, event["URL"]) == (200, f"{room.server.url}/r/{room.name}")
    assert (await room.server.call("GET", f"/r/{room.name}/calendar.ics")).status_code == 401
    nothing = await room.server.call("GET", f"/r/{room.name}/export/x.md", headers=moderator)
    assert nothing.status_code == 422


async def test_a_record_is_looked_at_as_a_page_that_can_do_nothing_but_be_asked_for_again(
    room: Room,
) -> None:
    moderator = cookie_header(await room.came_in("moderator"))
    path = f"/r/{room.name}/export/minutes.html"
    looked_at = await room.server.call("GET", f"{path}?look&lang=en", headers=moderator)
    kept = await room.server.call("GET", f"{path}?lang=en", headers=moderator)
    policy = looked_at.headers["content-security-policy"]

    assert looked_at.headers["content-disposition"].startswith("inline; filename=")
    assert kept.headers["content-disposition"].startswith("attachment; filename=")
    (style,) = re.findall(r"<style>(.*)</style>", looked_at.text, re.DOTALL)
    (script,) = re.findall(r"<script>(.*)</script>", looked_at.text)
    assert looked_at.text.replace(f"<script>{script}</script>", "") == kept.text
    of_style, of_script = (
        base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()
        for each in (style, script)
    )
    assert policy.startswith(
        f"default-src 'none'; style-src 'sha256-{of_style}'; script-src 'sha256-{of_script}';"
    )
    table = await room.server.call(
        "GET", f"/r/{room.name}/export/timing.csv?look", headers=moderator
    )
    assert table.headers["content-disposition"].startswith("attachment; filename=")


async def test_reading_changes_nothing(room: Room) -> None:
    """But that a record which is taken is noted: tests/web/access/test_auditing.py."""
    jar = cookie_header(await room.came_in(*room.tokens))
    before = await room.server.app_state.log.heads()
    for path in ("", "/owner", "/moderator", "/host", "/speaker", "/overlay", "/calendar.ics"):
        answer = await room.server.call("GET", f"/r/{room.name}{path}", headers=jar)
        assert answer.status_code == 200
    await room.server.call("GET", room.links["attendee"].removeprefix(room.server.url))
    for path in (each for each in PATHS if "/export/" not in each):
        for method in ("GET", "HEAD", "OPTIONS"):
            await room.server.call(method, path.format(room=room.name), room.tokens["owner"])
    for command in ("open", "cue_next"):
        query = {"id": "g", "command": command, "as": "moderator", "token": room.tokens["owner"]}
        answer = await room.server.call("GET", f"{room.api}/commands", params=query, headers=jar)
        assert answer.status_code == 405
    assert await room.server.app_state.log.heads() == before


async def test_https_cookies_say_so() -> None:
    async with running(base_url="https://rooms.example.org", owner_key="k" * 16) as server:
        program = {"title": "T", "segments": [{"title": "a"}]}
        made = await server.call("POST", "/api/v1/rooms", "k" * 16, json={"program": program})
        assert made.json()["links"]["attendee"].startswith("https://rooms.example.org/join/")
        answer = await server.call("GET", f"/join/{made.json()['tokens']['attendee']}")
        assert answer.headers["set-cookie"].startswith(f"__Host-lr-{made.json()['room']}-attendee=")
        assert "; Secure" in answer.headers["set-cookie"]
        assert answer.headers["strict-transport-security"] == "max-age=31536000"


async def test_a_page_with_very_many_questions_is_the_same_page(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    await room.to_questions()
    for number in range(3):
        await room.do(await room.join(), "ask", text=f"Question {number}?")
    jar = cookie_header(await room.came_in("moderator"))
    path = f"/r/{room.name}/moderator"
    few = await room.server.call("GET", path, headers=jar)
    monkeypatch.setattr(responses, "LONG_SCREEN", 2)
    many = await room.server.call("GET", path, headers=jar)
    assert few.text.count("Question 2?") > 0

    def lasting(page: str) -> str:
        ends = r'<option value="\d{13}"[^>]*>[^<]*'  # of a banner, counted from now
        return re.sub(rf'"server_time":\d+|name="id" value="[^"]+"|data-now="\d+"|{ends}', "", page)

    assert lasting(few.text) == lasting(many.text)


POSTS = [
    route.path for route in routes(Assets()) if "POST" in (getattr(route, "methods", None) or ())
]
WISHES = (
    {"data": {"as": "moderator", "command": "open", "id": "x", "act": "new", "role": "host"}},
    {"data": {"announcement": "Program\n- Welcome (5 min)", "title": "T"}},
    {"json": {"as": "moderator", "command": "open", "id": "x", "name": None}},
    {"json": {"announcement": "Program\n- Welcome (5 min)"}},
)


@pytest.mark.parametrize("path", POSTS)
async def test_no_other_site_changes_anything_with_somebodys_cookies(room: Room, path: str) -> None:
    """Whatever may be sent: our own pages alone may send it with cookies."""
    jar = cookie_header(await room.came_in(*room.tokens))
    before = await room.server.app_state.log.heads()
    links = len(await room.server.app_state.keys.links((await caller(room)).room))
    foreign: tuple[dict[str, str], ...] = (
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1"},
        {"Origin": room.server.url.replace("http", "https")},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    )
    statuses = set()
    for headers in foreign:
        for wish in WISHES:
            where = path.format(room=room.name, button="next")
            answer = await room.server.call("POST", where, headers=jar | headers, **wish)
            statuses.add(answer.status_code)
            assert "set-cookie" not in answer.headers
    assert await room.server.app_state.log.heads() == before
    assert len(await room.server.app_state.keys.links((await caller(room)).room)) == links
    assert statuses <= {401, 403}


async def test_an_owner_replaces_all_links_and_goes_on_by_a_new_one_of_their_own(
    room: Room,
) -> None:
    """The new ones are shown once, on the page that follows."""
    jar = await room.came_in("owner")
    form, path = {"act": "rotate", "id": "f1", "role": ""}, f"/r/{room.name}/links"
    answer = await room.server.call("POST", path, headers=cookie_header(jar), data=form)
    assert answer.status_code == 303
    jar |= dict(answer.cookies)
    shown = await room.server.call("GET", answer.headers["location"], headers=cookie_header(jar))
    urls = re.findall(r'value="([^"]*#(lr_[^"]*))" id="url-', shown.text)
    assert {token[:7] for _, token in urls} == {
        role.spec.prefix for role in Role if role is not Role.ATTENDEE
    }
    later = await room.server.call("GET", f"/r/{room.name}/owner", headers=cookie_header(jar))
    assert re.search(r"\blr_[a-z]{3}_", later.text) is None
    keys = room.server.app_state.keys
    old = {role: await keys.find(digest(token)) for role, token in room.tokens.items()}
    assert [role for role, holder in old.items() if holder] == ["attendee"]
