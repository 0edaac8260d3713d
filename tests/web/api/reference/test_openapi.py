"""The OpenAPI document: every address for programs, by the types that messages are decoded to."""

from __future__ import annotations

from typing import Any

import jsonschema_rs
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from liveroom.core.commands import NAMES
from liveroom.core.refusals import Refused
from liveroom.web.api.reference import operation
from liveroom.web.api.reference.openapi import DESCRIBED
from liveroom.web.commands import incoming
from liveroom.web.commands.decode import encode
from liveroom.web.routes import routes
from tests.web.access.test_roles import fields
from tests.web.api.reference import evening, strict
from tests.web.serving import Running

pytestmark = pytest.mark.anyio

DOCUMENT = strict.openapi_document()


def test_every_address_for_programs_and_every_method_is_in_it_and_nothing_else() -> None:
    served = {
        (route.path, method.lower())
        for route in routes(Starlette())
        if isinstance(route, Route) and DESCRIBED.match(route.path)
        for method in (route.methods or set()) - {"HEAD"}
    }
    assert served == {
        (path, method) for path, methods in DOCUMENT["paths"].items() for method in methods
    }


def test_it_is_an_openapi_document() -> None:
    names = [each["operationId"] for each in _operations()]
    assert (DOCUMENT["openapi"], len(names)) == ("3.1.0", len(set(names)))
    for name, each in DOCUMENT["components"]["schemas"].items():
        jsonschema_rs.Draft202012Validator(
            {"$ref": f"#/components/schemas/{name}", "components": DOCUMENT["components"]}
        )
        assert each.get("title") == name


def test_every_operation_says_in_words_what_it_does_and_who_may() -> None:
    for each in _operations():
        assert each["summary"], each["operationId"]
        assert {name for way in each["security"] for name in way} <= set(
            DOCUMENT["components"]["securitySchemes"]
        )


def test_a_handler_that_says_nothing_of_itself_is_found() -> None:
    async def silent() -> None: ...

    with pytest.raises(KeyError):
        operation.of(silent)


def _operations() -> list[dict[str, Any]]:
    return [each for methods in DOCUMENT["paths"].values() for each in methods.values()]


@pytest.mark.parametrize("name", NAMES)
def test_a_command_is_described_by_the_type_that_it_is_decoded_to(name: str) -> None:
    """What fits the schema is read, what does not is refused: a field more, a field less."""
    valid = strict.validator("openapi", "Command").is_valid
    message = {"id": "c1", "command": name} | fields(name)
    changed: list[dict[str, Any]] = [message, message | {"unknown": 1}, message | {"id": 7}]
    changed += [
        {field: value for field, value in message.items() if field != left} for left in message
    ]
    for sent in changed:
        assert valid(sent) is _is_read(sent), sent
    assert valid(message)


def _is_read(message: dict[str, Any]) -> bool:
    try:
        return isinstance(incoming.command(encode(message), None), incoming.Sent)
    except Refused:
        return False


async def test_both_documents_are_served_to_everybody(server: Running) -> None:
    for name, made in (("openapi", DOCUMENT), ("asyncapi", strict.asyncapi_document())):
        answer = await server.call("GET", f"/api/v1/{name}.json")
        assert (answer.status_code, answer.json()) == (200, made)
        strict.check(answer)


async def test_a_program_without_rows_is_refused_as_described(server: Running) -> None:
    """Found by `dev.py prove fuzz`."""
    answer = await server.call("POST", "/api/v1/rooms", json={"program": {"title": "E"}})
    assert (answer.status_code, answer.json()["code"]) == (409, "no_segments")
    strict.check(answer)


async def test_what_is_answered_in_an_evening_is_described(server: Running) -> None:
    """Each call by each role, before, during and after a show with all that it can have."""
    room = await evening.opened(server)
    for answer in await evening.held(room):
        strict.check(answer)
    tokens = room.tokens | {"attendee": await room.join(), "nobody": ""}
    gets = [path for path, methods in DOCUMENT["paths"].items() if "get" in methods]
    parts = {"room": room.name, "name": "none", "what": "minutes", "format": "json"}
    seen = set()
    for token in tokens.values():
        for path in gets:
            query = "?text=Who pays for it?" if path.endswith("similar") else ""
            answer = await server.call("GET", path.format(**parts) + query, token or None)
            strict.check(answer)
            seen.add((path, answer.status_code))
    assert {path for path, status in seen if status == 200} >= {
        path for path in gets if not path.endswith(("{name}", "landing"))
    }
