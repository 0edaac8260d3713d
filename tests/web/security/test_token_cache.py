"""Keys in memory answer as the store does, and keep nothing of rooms that nobody visits."""

from __future__ import annotations

import pytest

from liveroom.core.ids import RoomId
from liveroom.core.records import Holder
from liveroom.core.roles import Role
from liveroom.store.memory_keys import MemoryKeys
from liveroom.web.security.token_cache import TokenCache

pytestmark = pytest.mark.anyio

PLAZA, HARBOUR = RoomId("plaza"), RoomId("harbour")


class Asked(MemoryKeys):
    """Counts how often a token is looked up."""

    def __init__(self) -> None:
        super().__init__()
        self.lookups = 0

    async def find(self, digest: bytes) -> Holder | None:
        self.lookups += 1
        return await super().find(digest)


async def test_holders_of_an_unloaded_room_are_looked_up_again_and_others_are_not() -> None:
    keys = Asked()
    cache = TokenCache(keys)
    await cache.add_link(PLAZA, Role.HOST, "k1", b"1", "", 1)
    await cache.add_link(PLAZA, Role.SPEAKER, "k2", b"2", "", 1)
    await cache.add_link(HARBOUR, Role.HOST, "k3", b"3", "", 1)
    found = [await cache.find(digest) for digest in (b"1", b"2", b"3")]
    assert keys.lookups == 2

    cache.forget({PLAZA})
    again = [await cache.find(digest) for digest in (b"1", b"2", b"3")]

    assert (
        again
        == found
        == [
            Holder(PLAZA, Role.HOST, "k1"),
            Holder(PLAZA, Role.SPEAKER, "k2"),
            Holder(HARBOUR, Role.HOST, "k3"),
        ]
    )
    assert keys.lookups == 3
