"""Limits that hold on all servers of a database together: each tells the others what was spent."""

from __future__ import annotations

import asyncio
from base64 import urlsafe_b64encode
from collections import Counter, defaultdict
from collections.abc import Callable
from hashlib import blake2b
from typing import Final

from liveroom.core.vocabulary.between_servers import Spent
from liveroom.web.limits.gcra import Gcra

TELL_SECONDS: Final = 0.05
"""How long what was spent waits for more of it."""

TOGETHER: Final = 300
"""Keys of a limit that are told at once; more would not fit."""


def pseudonym(secret: bytes, *names: str) -> str:
    """What stands for an address, or for whatever else others must not read: always the same."""
    made = blake2b("\0".join(names).encode(), digest_size=12, key=secret[:64])
    return urlsafe_b64encode(made.digest()).decode()


class Everywhere:
    """The limits of one server that it shares with others.

    Who spends on several servers before they have told each other may get a burst on each, and
    waits for it later: over time it is as on one.
    """

    def __init__(self, secret: bytes, has_others: bool) -> None:
        """`secret` is the same on all servers."""
        self._secret = secret
        self._has_others = has_others
        self._limits: dict[str, Shared] = {}
        self._spent: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._wake = asyncio.Event()

    def limit(self, name: str, burst: int, every_ms: int) -> Shared:
        """A limit that all servers know by this name; see Gcra."""
        made = Shared(burst, every_ms, self._secret, lambda key: self._note(name, key))
        self._limits[name] = made
        return made

    def hear(self, spent: Spent, now: int) -> None:
        """This was spent at another server. A newer one may have limits that this one has not."""
        for name, times in spent.times.items():
            if (limit := self._limits.get(name)) is not None:
                for key, number in times.items():
                    limit.hear(key, number, now)

    async def tell(self, announce: Callable[[Spent], None]) -> None:
        """Tell other servers for ever what is spent at this one."""
        while True:
            await self._wake.wait()
            await asyncio.sleep(TELL_SECONDS)
            self._wake.clear()
            spent, self._spent = self._spent, defaultdict(Counter)
            for name, times in spent.items():
                each = [*times.items()]
                for start in range(0, len(each), TOGETHER):
                    announce(Spent({name: dict(each[start : start + TOGETHER])}))

    def _note(self, name: str, key: str) -> None:
        if self._has_others:
            self._spent[name][key] += 1
            self._wake.set()


class Shared:
    """A limit whose keys are kept and told as pseudonyms; see Gcra."""

    def __init__(
        self, burst: int, every_ms: int, secret: bytes, took: Callable[[str], None]
    ) -> None:
        self._kept = Gcra(burst, every_ms)
        self._secret = secret
        self._took = took

    def take(self, key: str, now: int) -> int:
        """See Gcra."""
        known = pseudonym(self._secret, key)
        wait = self._kept.take(known, now)
        if not wait:
            self._took(known)
        return wait

    def wait(self, key: str, now: int) -> int:
        """See Gcra."""
        return self._kept.wait(pseudonym(self._secret, key), now)

    def has_spent(self, key: str, now: int) -> bool:
        """See Gcra."""
        return self._kept.has_spent(pseudonym(self._secret, key), now)

    def hear(self, pseudonym: str, number: int, now: int) -> None:
        """So many were taken at another server."""
        self._kept.spend(pseudonym, number, now)
