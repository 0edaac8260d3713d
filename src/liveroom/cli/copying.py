"""An installation moved from a data folder to a shared database, or back."""

from __future__ import annotations

from contextlib import AsyncExitStack
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from liveroom.core.ids import RoomId
from liveroom.core.records import NotStored, Unknown
from liveroom.store.cannot_open import CannotOpen
from liveroom.store.codec import UnreadableEvent
from liveroom.store.room_rows import WholeRooms
from liveroom.store.sqlite.folder import DATABASE, existing
from liveroom.store.verified import Verified, told
from liveroom.web.app import Store, store_of
from liveroom.web.settings import Settings, check

ANEW: Final = "Begin anew with an empty target."


def placed(settings: Settings, place: str) -> Settings:
    """The settings for what is at this place: a database's URL, or a data folder.

    Raises SettingsError.
    """
    if "://" in place:
        return check(replace(settings, log=place))
    return replace(settings, data=place, log=None, store="sqlite")


async def copy_all(source: Settings, target: Settings) -> Verified:
    """Copy every room with its links and its people, and read each copy through its hashes.

    No server may run on either. Raises CannotOpen with a sentence, where the target has data too.
    """
    if source.log is None:
        existing(Path(source.data))
    if target.log is None:
        _check_new(target)
    async with AsyncExitStack() as stack:
        try:
            kept = await stack.enter_async_context(store_of(source)())
            new = await stack.enter_async_context(store_of(target)())
            if await _whole(new).rooms():
                raise CannotOpen("There are rooms already where the copy is to be.")
            if new.link_key != kept.link_key:
                await _whole(new).adopt_key(kept.link_key)
        except (NotStored, Unknown, OSError) as error:
            raise CannotOpen(f"Nothing was copied: {error}.") from error
        return await copy_rooms(kept, new)


def _check_new(target: Settings) -> None:
    """An old key in the folder may be the only one that opens a backup's links: it stays."""
    folder, key = Path(target.data), target.link_key_path
    if (folder / DATABASE).exists() or (target.link_key_file is None and key.exists()):
        raise CannotOpen(f"There is data already in {folder}; name a new folder for the copy.")


def _whole(store: Store) -> WholeRooms:
    assert store.whole_rooms is not None, "what is in memory alone is not copied"
    return store.whole_rooms


async def copy_rooms(source: Store, target: Store) -> Verified:
    """Copy each room whole or not at all into a store without rooms; how many, and what is wrong.

    What was written meanwhile is noticed, and not copied.
    """
    done = 0
    faults: list[str] = []
    try:
        before = await source.log.heads()
        for room in await _whole(source).rooms():
            is_copied, wrong = await _copy(source, target, room)
            done += is_copied
            faults += wrong
        if await source.log.heads() != before:
            faults.append(f"Rooms have changed meanwhile: stop all servers. {ANEW}")
    except (NotStored, Unknown) as error:
        faults.append(f"Not all could be copied: {error}. {ANEW}")
    return Verified(done, tuple(faults))


async def _copy(source: Store, target: Store, room: RoomId) -> tuple[bool, list[str]]:
    """Copy one room: whether it was copied, and what is wrong with it.

    A room whose log cannot be read is left out; one of which links are damaged is not.
    """
    try:
        await _whole(target).put(await _whole(source).take(room))
    except UnreadableEvent as error:
        return False, [f"Room {room}: {error}."]
    damage = await target.log.damage(room)
    if damage.log is not None:
        await target.log.delete(room)
    return damage.log is None, told(room, damage)
