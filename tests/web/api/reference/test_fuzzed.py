"""A real server asked whatever its OpenAPI document allows, and much that it does not: it answers
as the document says, and never by a mistake of its own."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Address
from itertools import count

import pytest
import requests
import schemathesis
from anyio.from_thread import BlockingPortal, start_blocking_portal
from hypothesis import given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from tests.examples import TIMES, examples
from tests.web.api.reference import strict
from tests.web.serving import PROGRAM, Room, Running, running

DOCUMENT = strict.closed(strict.openapi_document())
SCHEMA = schemathesis.openapi.from_dict(DOCUMENT)
OPERATIONS = [
    (path, method, mode)
    for path, methods in DOCUMENT["paths"].items()
    for method, operation in methods.items()
    for mode in GenerationMode
    if mode is GenerationMode.POSITIVE or {"parameters", "requestBody"} & operation.keys()
]
"""What takes nothing cannot be asked wrongly."""
KEY = "the key of whoever runs this server"
INSIDE = (b"Traceback", b'File "', b"site-packages", b"sqlite3", b"SELECT ", b"INSERT INTO")


def tells_nothing_of_the_inside(
    context: schemathesis.CheckContext, response: schemathesis.Response, case: schemathesis.Case
) -> None:
    assert not [word for word in INSIDE if word in response.content]


CHECKS = [
    tells_nothing_of_the_inside,
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]

ADDRESSES = count(0x0A000001)


def from_somewhere() -> dict[str, str]:
    """Each time another address, so that no limit on one is met."""
    return {"X-Forwarded-For": str(IPv4Address(next(ADDRESSES)))}


@pytest.fixture(scope="module")
def portal() -> Iterator[BlockingPortal]:
    with start_blocking_portal() as portal:
        yield portal


@pytest.fixture(scope="module")
def server(portal: BlockingPortal) -> Iterator[Running]:
    """A server in a loop of its own: this client waits for each answer."""
    with portal.wrap_async_context_manager(
        running(owner_key=KEY, trusted_proxies=["127.0.0.1"])
    ) as started:
        yield started


@pytest.fixture(scope="module")
def session() -> Iterator[requests.Session]:
    with requests.Session() as session:
        session.trust_env = False
        yield session


@pytest.mark.parametrize(("path", "method", "mode"), OPERATIONS)
def test_whatever_is_asked_is_answered_as_the_document_says(
    portal: BlockingPortal,
    server: Running,
    session: requests.Session,
    path: str,
    method: str,
    mode: GenerationMode,
) -> None:
    room = portal.call(_room, server)
    strategy = SCHEMA[path][method].as_strategy(generation_mode=mode)
    tokens = [*room.tokens.values(), KEY, None]

    @settings(examples(60 if path.endswith("/commands") else 8), derandomize=TIMES == 1)
    @given(
        case=strategy,
        token=st.sampled_from(tokens),
        is_here=st.sampled_from([True, True, False]),
    )
    def asked(case: schemathesis.Case, token: str | None, is_here: bool) -> None:
        if is_here and "room" in (case.path_parameters or {}):
            case.path_parameters["room"] = room.name
        headers = from_somewhere()
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        answer = case.call(base_url=server.url, session=session, headers=headers)
        case.validate_response(answer, checks=CHECKS)

    asked()


async def _room(server: Running) -> Room:
    headers = from_somewhere()
    answer = await server.call(
        "POST", "/api/v1/rooms", KEY, json={"program": PROGRAM}, headers=headers
    )
    made = answer.json()
    room = Room(server, made["room"], made["tokens"], made["links"], made["program"])
    await room.approved()
    room.tokens["person"] = await room.join("Ana")
    return room
