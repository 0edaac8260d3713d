"""What an attendee's first load costs, however many questions there are."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from liveroom.core.events import Event, QuestionApproved, QuestionReceived, Recorded
from liveroom.core.ids import PersonId, QuestionId, RoomId
from liveroom.store.sqlite import Database, SqliteLog
from tests.web.serving import PROGRAM, Room, running

pytestmark = pytest.mark.anyio

_WORDS = """
cómo quién cuándo dónde para con sin sobre entre desde hasta ciudad barrio vivienda agua transporte
metro bicicleta calle plaza parque escuela hospital mercado cultura empleo plan presupuesto impuesto
ayuda norma concejo vecina joven red comunidad gobierno región proyecto
"""
WORDS = _WORDS.split()


def approved(number: int, chance: random.Random) -> list[Event]:
    """A question of eight to twenty words that attendees see."""
    question = QuestionId(f"{number:026d}")
    text = "¿" + " ".join(chance.choices(WORDS, k=chance.randrange(8, 20))) + "?"
    received = QuestionReceived(question, PersonId(f"p{number}"), text, None, None)
    return [received, QuestionApproved(question)]


@pytest.mark.parametrize(("questions", "most"), [(400, 60_000), (5_000, 100_000)])
async def test_an_attendee_s_first_load_stays_small(
    tmp_path: Path, questions: int, most: int
) -> None:
    async with running(data=tmp_path) as server:
        made = await server.new_room()
        await made.do(made.tokens["moderator"], "open")
    chance = random.Random(questions)
    facts = [event for number in range(questions) for event in approved(number, chance)]
    async with Database.open(tmp_path) as database:
        at = PROGRAM["starts_at"]
        await SqliteLog(database).append(
            RoomId(made.name), [Recorded(at, event) for event in facts], {}
        )

    async with running(data=tmp_path) as server:
        room = Room(server, made.name, made.tokens, made.links, made.program)
        headers = {"Cookie": await room.cookie("attendee"), "Accept-Encoding": "br, gzip"}
        page = await server.call("GET", f"/r/{room.name}", headers=headers)
        assert page.text.count('class="row"') == 50
        assets = re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js))"', page.text)
        loads = [page, *[await server.call("GET", each, headers=headers) for each in assets]]

    sizes = [each.num_bytes_downloaded for each in loads]
    print(f"{questions} questions: {sum(sizes)} bytes, {sizes[0]} of them the page")
    assert (len(sizes), sum(sizes) <= most) == (3, True)
