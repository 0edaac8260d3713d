"""A request for a socket, as thousands a second may make it: the same answers for less work."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from starlette.datastructures import Headers, QueryParams
from starlette.websockets import WebSocket

_query = lru_cache(maxsize=256)(QueryParams)
"""A hall of people comes with the same query, and what it says is never changed."""


class Knock(WebSocket):
    """Starlette's socket, whose headers are looked up and not searched for."""

    @property
    def headers(self) -> Headers:
        if not hasattr(self, "_headers"):
            self._headers = _Headers(scope=self.scope)
        return self._headers

    @property
    def query_params(self) -> QueryParams:
        return _query(self.scope["query_string"])


class _Headers(Headers):
    """Of several headers of one name the first is found, as in Starlette's own."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._first = dict(reversed(self._list))

    def __getitem__(self, key: str) -> str:
        return self._first[_name(key)].decode("latin-1")

    def get(self, key: str, default: Any = None) -> Any:
        value = self._first.get(_name(key))
        return default if value is None else value.decode("latin-1")

    def __contains__(self, key: Any) -> bool:
        return _name(key) in self._first


@lru_cache(maxsize=256)
def _name(key: str) -> bytes:
    return key.lower().encode("latin-1")
