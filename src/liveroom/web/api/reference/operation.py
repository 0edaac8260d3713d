"""What a handler takes and answers, said beside it; the OpenAPI document is made of that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

Who = Literal["everybody", "operator", "owner or operator", "token", "token or page", "surface"]
"""Who may call: `page` is one of ours by its cookie, `surface` a control surface by `?token=`."""


@dataclass(frozen=True, slots=True)
class File:
    """An answer that is no JSON: its media types, without their parameters."""

    media_types: tuple[str, ...]


H = TypeVar("H", bound=Callable[..., Any])
_DESCRIBED: dict[Any, Operation] = {}


@dataclass(frozen=True, slots=True)
class Operation:
    """What a handler is decorated with: a method of an address.

    `answers` are its good ones by status: a type, a File, or None for one without a body. `refused`
    are the statuses of its refusals beside those that any request may get. `body` and `query` are
    the types of what it takes, or the name of a component; `media_types` are other bodies than
    JSON. With `takes_key` it takes an Idempotency-Key. `path` has the types of those parts of the
    address that are no texts.
    """

    who: Who
    answers: Mapping[int, Any]
    refused: tuple[int, ...] = ()
    body: Any = None
    media_types: tuple[str, ...] = ()
    query: Any = None
    takes_key: bool = False
    path: Mapping[str, Any] = field(default_factory=dict)

    def __call__(self, handler: H) -> H:
        """The handler, which is known from now on by this."""
        _DESCRIBED[handler] = self
        return handler


def of(handler: Any) -> Operation:
    """What was said of a handler. Raises KeyError where that is nothing."""
    return _DESCRIBED[handler]
