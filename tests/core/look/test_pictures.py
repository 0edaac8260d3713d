"""A picture is what its bytes say."""

from __future__ import annotations

import base64

import pytest

from liveroom.core.look.pictures import MAX_PICTURE, address_of, content, is_name, picture_name

PNG = b"\x89PNG\r\n\x1a\n and so on"
DRAWING = b'<?xml version="1.0"?>\n<!-- drawn --><svg xmlns="http://www.w3.org/2000/svg"></svg>'


def address(kind: str, raw: bytes) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(raw).decode()}"


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        ("png", PNG),
        ("jpeg", b"\xff\xd8\xff\xe0"),
        ("webp", b"RIFF\0\0\0\0WEBP"),
        ("svg+xml", DRAWING),
        ("svg+xml", b"<!DOCTYPE svg PUBLIC 'SVG 1.1' 'svg11.dtd'><svg />"),
    ],
)
def test_a_picture_of_each_kind_is_one(kind: str, raw: bytes) -> None:
    assert content(address(kind, raw)) == (f"image/{kind}", raw)
    assert address_of(raw) == address(kind, raw)


@pytest.mark.parametrize(
    "text",
    [
        address("png", b"<html><script>"),
        address("png", DRAWING),
        address("gif", b"GIF89a"),
        address("svg+xml", b"<html><svg></svg>"),
        address("svg+xml", b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg>&a;</svg>'),
        "data:image/png;base64,A",
        "https://a.example/logo.png",
        address("png", PNG + b"\0" * MAX_PICTURE),
    ],
)
def test_what_is_no_picture_or_none_of_that_kind_is_refused(text: str) -> None:
    assert content(text) is None


def test_an_upload_that_is_no_picture_or_too_large_has_no_address() -> None:
    assert address_of(b"GIF89a") is None
    assert address_of(PNG + b"\0" * MAX_PICTURE) is None


def test_the_same_picture_has_the_same_name_and_another_one_another() -> None:
    one, other = address("png", PNG), address("png", PNG + b"!")

    assert picture_name(one) == picture_name(one) != picture_name(other)
    assert is_name(picture_name(one))
    assert not is_name(one)
