"""The key of the links lies beside the database, and no server starts without the right one."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest

from liveroom.store.cannot_open import CannotOpen
from liveroom.store.sqlite import Database
from liveroom.store.sqlite.folder import LINK_KEY
from liveroom.store.sqlite.link_key import link_key


def started(folder: Path, path: Path) -> bytes:
    """The key with which a server starts."""

    async def start() -> bytes:
        async with Database.open(folder) as database:
            return await link_key(database, path)

    return asyncio.run(start())


@pytest.fixture
def path(folder: Path) -> Path:
    return folder / LINK_KEY


def test_the_first_start_makes_a_key_and_the_next_has_the_same(folder: Path, path: Path) -> None:
    key = started(folder, path)
    assert (len(key), path.stat().st_mode & 0o777) == (32, 0o600)
    assert started(folder, path) == key
    assert started(folder.with_name("other"), folder.with_name("other") / LINK_KEY) != key


def test_a_key_that_was_put_back_is_for_the_servers_user_alone_again(
    folder: Path, path: Path, tmp_path: Path
) -> None:
    key = started(folder, path)
    path.chmod(0o644)
    assert started(folder, path) == key
    assert path.stat().st_mode & 0o777 == 0o600
    elsewhere = path.rename(tmp_path / "shared.key")
    elsewhere.chmod(0o640)
    path.symlink_to(elsewhere)
    assert started(folder, path) == key
    assert elsewhere.stat().st_mode & 0o777 == 0o640


def test_a_device_is_no_key(folder: Path) -> None:
    with pytest.raises(CannotOpen, match=r"^What stands in /dev/zero is no key of links"):
        started(folder, Path("/dev/zero"))


def test_the_database_does_not_have_the_key(folder: Path, path: Path) -> None:
    key = started(folder, path)
    others = b"".join(file.read_bytes() for file in folder.iterdir() if file.name != LINK_KEY)
    assert key not in others
    assert key.hex().encode() not in others
    assert key.hex().encode() in path.read_bytes()


def test_a_key_may_be_given_and_shared(folder: Path, tmp_path: Path) -> None:
    shared = tmp_path / "shared.key"
    shared.write_text("0f" * 32 + "\n")
    assert started(folder, shared) == b"\x0f" * 32
    assert started(folder.with_name("other"), shared) == b"\x0f" * 32
    assert shared.read_text() == "0f" * 32 + "\n"


def test_a_key_that_is_missing_is_not_replaced(folder: Path, path: Path) -> None:
    started(folder, path)
    path.unlink()
    with pytest.raises(CannotOpen, match=rf"^The key of the links, {path}, is missing\. Put it"):
        started(folder, path)
    assert not path.exists()


def test_an_empty_file_in_its_place_asks_for_a_new_key(folder: Path, path: Path) -> None:
    key = started(folder, path)
    path.write_bytes(b"")
    fresh = started(folder, path)
    assert fresh != key
    assert started(folder, path) == fresh


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ab" * 32, "is not the one that the links of this database were made from."),
        ("ab" * 31, "is no key of links: 64 hexadecimal digits."),
        ("a secret of mine", "is no key of links: 64 hexadecimal digits."),
        ("ключ", "is no key of links: 64 hexadecimal digits."),
    ],
)
def test_a_wrong_key_is_refused_with_a_sentence(
    folder: Path, path: Path, text: str, told: str
) -> None:
    key = started(folder, path)
    path.write_text(text, "utf-8")
    with pytest.raises(CannotOpen, match=re.escape(told)):
        started(folder, path)
    path.write_text(key.hex())
    assert started(folder, path) == key


def test_a_file_that_cannot_be_read_is_named(folder: Path, path: Path) -> None:
    started(folder, path)
    path.unlink()
    path.mkdir()
    with pytest.raises(CannotOpen, match=r"cannot be used: Is a directory\.$"):
        started(folder, path)
