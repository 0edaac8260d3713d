"""Logs of evenings as a store keeps them, and what is published and given of them."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import msgspec

from liveroom.core.events import Recorded
from liveroom.core.ids import PersonId, RoomId
from liveroom.core.records import KeptText, SealedTail
from liveroom.exports.outcomes import published
from liveroom.exports.outcomes.published import Account
from liveroom.store.chain import START, seal
from liveroom.store.codec import encode

ROOM = RoomId("plaza")
KEY = b"k" * 32


class Log:
    """A room's log in lists."""

    def __init__(self, facts: Sequence[Recorded]) -> None:
        chance = Random(19)
        self.rows = [encode(each.event, chance.randbytes) for each in facts]
        self.facts = facts

    def sealed(self, after: int, until: int, chain: bytes = START) -> SealedTail:
        rows = [
            (seq, fact.at, row.kind, row.version, row.payload, None)
            for seq, (fact, row) in enumerate(zip(self.facts, self.rows, strict=True), 1)
        ]
        events, chain = seal(chain, ROOM, rows[after:until])
        return SealedTail(events, until, chain)

    def account(self, until: int | None = None) -> Account:
        until = len(self.facts) if until is None else until
        return published.go_on(Account(ROOM), self.sealed(0, until), KEY)

    def receipts(self, account: Account, whose: PersonId, erased: bool = False) -> bytes:
        said = published.own_words(account, whose)
        texts = [KeptText(seq, *text) for seq in said for text in self.rows[seq - 1].apart]
        given = published.receipts(account, whose, [] if erased else texts, "Ciudades")
        return msgspec.json.encode(given)


def file(account: Account) -> bytes:
    return msgspec.json.encode(published.published(account, "Ciudades"))
