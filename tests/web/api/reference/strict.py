"""Answers and frames held against the documents that describe them: nothing may be in one that its
document does not name."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import httpx2
import jsonschema_rs

from liveroom.web.api.reference import asyncapi, openapi
from liveroom.web.commands.decode import encode
from liveroom.web.routes import for_programs

OPEN = ("RefusedAnswer", "RefusedFrame", "Error")
"""Whose facts are as many as their codes have."""


@cache
def openapi_document() -> dict[str, Any]:
    return _as_sent(openapi.document(for_programs()))


@cache
def asyncapi_document() -> dict[str, Any]:
    return _as_sent(asyncapi.document())


def _as_sent(document: dict[str, Any]) -> dict[str, Any]:
    sent: dict[str, Any] = json.loads(encode(document))
    return sent


def closed(document: dict[str, Any]) -> dict[str, Any]:
    """The document with no field but those it names."""
    schemas: dict[str, Any] = document["components"]["schemas"]
    made = {
        name: {"additionalProperties": False, **each} if _names_all(name, each) else each
        for name, each in schemas.items()
    }
    return document | {"components": document["components"] | {"schemas": made}}


def _names_all(name: str, schema: Mapping[str, Any]) -> bool:
    return name not in OPEN and "properties" in schema


@cache
def components(which: str) -> dict[str, Any]:
    document = {"openapi": openapi_document, "asyncapi": asyncapi_document}[which]()
    made: dict[str, Any] = closed(document)["components"]
    return made


@cache
def validator(which: str, name: str) -> Any:
    """Of a component of one of the documents."""
    return of_schema(which, {"$ref": f"#/components/schemas/{name}"})


def of_schema(which: str, schema: dict[str, Any]) -> Any:
    return jsonschema_rs.Draft202012Validator(schema | {"components": components(which)})


def check(answer: httpx2.Response) -> None:
    """Hold a JSON answer against the document, by its address, its method and its status."""
    path = answer.request.url.path
    operation, template = _operation(answer.request.method.lower(), path)
    described = operation["responses"][str(answer.status_code)]
    kind = answer.headers.get("content-type", "").partition(";")[0]
    assert kind in described.get("content", {"": None}), (template, answer.status_code, kind)
    if kind == "application/json" and (schema := described["content"][kind].get("schema")):
        fits(of_schema("openapi", schema), answer.json())


def fits(validator: Any, value: object) -> None:
    """Says in a line what does not."""
    for error in validator.iter_errors(value):
        raise AssertionError(f"{error.instance_path}: {error.message[:300]}")


def _operation(method: str, path: str) -> tuple[dict[str, Any], str]:
    for template, methods in openapi_document()["paths"].items():
        if method in methods and re.fullmatch(re.sub(r"\{\w+\}", "[^/]+?", template), path):
            return methods[method], template
    raise AssertionError(f"no {method} {path}")
