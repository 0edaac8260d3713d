"""Who somebody is in a room's log: a keyed tag, which nobody can undo once its key is gone."""

from __future__ import annotations

import hmac

from liveroom.core.ids import PersonId

KEY_BYTES = 32


def tag(key: bytes, digest: bytes) -> PersonId:
    """The person that the holder of a token is in the room of this key.

    HMAC-SHA-256 of the token's digest, 64 bits of it. Without the key neither the digest nor a name
    kept under it leads to what the person asked and voted for.
    """
    return PersonId("p" + hmac.digest(key, digest, "sha256")[:8].hex())
