"""The OpenAPI document of the addresses for programs and for the operator."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from starlette.routing import BaseRoute, Route

from liveroom.web.api.reference import answer_types, operation
from liveroom.web.api.reference.operation import File, Operation, Who
from liveroom.web.api.reference.schemas import COMMAND, Schema, reference, schemas

DESCRIBED: Final = re.compile(r"/api/|/healthz$|/readyz$|/metrics$|/events\.ics$")
"""The addresses in it. All others are pages and their forms."""

_REFUSED: Final = {
    400: "The address or its host is not one of this server.",
    401: "No token, or one that is not good.",
    403: "Not for this role.",
    404: "No such room for this token, question, segment or link.",
    405: "The address has no such method.",
    408: "The body took too long.",
    409: "The state of things does not allow it.",
    413: "Too large.",
    422: "Not understood, or outside its limits.",
    429: "Too often; Retry-After says when.",
    431: "The head of the request is too large.",
    500: "A mistake of the server; `incident` is its number in the server's log.",
    503: "Cannot be done just now; the same id may be sent again.",
}
_ANY: Final = (400, 405, 431, 500, 503)
"""What any request may be answered with."""
_BODY: Final = (408, 413, 422)
_PLAIN: Final = (400, 431)
"""These come before it is known who asks, and have no JSON."""

_SECURITY: Final[Mapping[Who, list[dict[str, list[str]]]]] = {
    "everybody": [],
    "operator": [{"ownerKey": []}],
    "owner or operator": [{"token": []}, {"ownerKey": []}],
    "token": [{"token": []}],
    "token or page": [{"token": []}, {"page": []}],
    "surface": [{"token": []}, {"surface": []}],
}
_SCHEMES: Final = {
    "token": {"type": "http", "scheme": "bearer", "description": "The token of a link or person."},
    "ownerKey": {
        "type": "http",
        "scheme": "bearer",
        "description": "The server's owner key. Without one it takes calls of its own machine.",
    },
    "page": {
        "type": "apiKey",
        "in": "cookie",
        "name": "lr-*",
        "description": "A page of this server, by the cookie that it got; `as` says which.",
    },
    "surface": {
        "type": "apiKey",
        "in": "query",
        "name": "token",
        "description": "The token of a moderator's link that was made with `in_url`.",
    },
}


def document(routes: Sequence[BaseRoute]) -> Schema:
    """The document of those of these routes that are in it. Raises KeyError where one of them has
    a handler that says nothing of itself."""
    told = [each for each in routes if isinstance(each, Route) and DESCRIBED.match(each.path)]
    described = [(each, operation.of(each.endpoint)) for each in told]
    kinds = dict.fromkeys(kind for _, each in described for kind in _kinds(each))
    found, components = schemas([answer_types.RefusedAnswer, *kinds])
    made = _Made(dict(zip(kinds, found[1:], strict=True)))
    paths: dict[str, Schema] = {}
    for route, each in described:
        for method in sorted((route.methods or set()) - {"HEAD"}):
            paths.setdefault(route.path, {})[method.lower()] = made.operation(route, each)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "liveroom",
            "version": "1",
            "description": "Calls for programs. docs/protocol.md says what they mean.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {"schemas": components, "securitySchemes": _SCHEMES},
    }


def _kinds(described: Operation) -> list[Any]:
    """The types of which it needs the schemas."""
    taken = [] if described.body is None or described.body == COMMAND else [described.body]
    given = [each for each in described.answers.values() if not isinstance(each, File)]
    return [*taken, *(each for each in given if each is not None), *described.path.values()]


class _Made:
    """The parts of operations, with the schemas of types."""

    def __init__(self, found: Mapping[Any, Schema]) -> None:
        self._schemas = found

    def operation(self, route: Route, described: Operation) -> Schema:
        """One method of an address."""
        _, _, says = (route.endpoint.__doc__ or "").partition(": ")
        made: Schema = {
            "operationId": f"{route.endpoint.__module__.rpartition('.')[2]}.{route.name}",
            "summary": " ".join(says.split("\n\n")[0].split()),
            "security": _SECURITY[described.who],
            "responses": self._responses(described, not route.path.startswith("/api/")),
        }
        if parameters := self._parameters(route, described):
            made["parameters"] = parameters
        if described.body is not None:
            is_command = described.body == COMMAND
            schema = reference(COMMAND) if is_command else self._schemas[described.body]
            content = {"application/json": {"schema": schema}}
            for media_type in described.media_types:
                content[media_type] = {"schema": {}}
            made["requestBody"] = {"content": content}
        return made

    def _parameters(self, route: Route, described: Operation) -> list[Schema]:
        found: list[Schema] = []
        for name in route.param_convertors:
            kind = described.path.get(name)
            schema = {"type": "string"} if kind is None else self._schemas[kind]
            found.append({"name": name, "in": "path", "required": True, "schema": schema})
        if described.query is not None:
            found += _query(described.query)
        if described.takes_key:
            schema = {"type": "string", "pattern": "^[!-~]{1,100}$"}
            found.append({"name": "Idempotency-Key", "in": "header", "schema": schema})
        return found

    def _responses(self, described: Operation, is_page: bool) -> Schema:
        made = {str(status): self._good(each) for status, each in described.answers.items()}
        body = _BODY if described.body is not None else ()
        for status in sorted({*_ANY, *body, *described.refused}):
            made.setdefault(str(status), _refusal(status, is_page))
        return dict(sorted(made.items()))

    def _good(self, answer: Any) -> Schema:
        if answer is None:
            return {"description": "Done."}
        if isinstance(answer, File):
            content: Schema = {each: {} for each in answer.media_types}
        else:
            content = {"application/json": {"schema": self._schemas[answer]}}
        return {"description": "Good.", "content": content}


def _query(kind: Any) -> list[Schema]:
    """The fields of a type as parameters; all are single values."""
    _, components = schemas([kind])
    schema = components[kind.__name__]
    return [
        {
            "name": name,
            "in": "query",
            "required": name in schema.get("required", ()),
            "schema": each,
        }
        for name, each in schema["properties"].items()
    ]


def _refusal(status: int, is_page: bool) -> Schema:
    """Beside the addresses for programs alone a browser is told by a page."""
    json: Schema = {"application/json": {"schema": reference("RefusedAnswer")}}
    plain: Schema = {"text/plain": {}}
    if is_page:
        json["text/html"] = {}
    made: Schema = {
        "description": _REFUSED[status],
        "content": plain if status in _PLAIN else json,
    }
    if status in (429, 503):
        seconds = {"schema": {"type": "string"}, "description": "Seconds"}
        made["headers"] = {"Retry-After": seconds}
    return made
