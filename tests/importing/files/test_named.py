"""What is no text is refused by its own name."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from liveroom.importing.reader import read_bytes
from liveroom.importing.reading import Unreadable


def package(*names: str, mime: str = "") -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        if mime:
            file.writestr("mimetype", mime)
        for name in names:
            file.writestr(name, "x")
    return written.getvalue()


@pytest.mark.parametrize(
    ("data", "file", "name"),
    [
        (b"%PDF-1.7", "", "PDF"),
        (b"{\\rtf1 Program", "", "RTF"),
        (package("word/document.xml"), "", "Word"),
        (package("ppt/presentation.xml"), "", "PowerPoint"),
        (package("a.txt"), "program.xlsx", "ZIP archive"),
        (package("x", mime="application/epub+zip"), "", "EPUB"),
        (b"PK\x03\x04 broken", "", "ZIP archive"),
        (b"\xd0\xcf\x11\xe0\xa1", "program.doc", "Word (old format)"),
        (b"\xd0\xcf\x11\xe0\xa1", "", "Excel (old format)"),
        (b"\x89PNG\r\n", "program.txt", "PNG picture"),
        (b"\xff\xd8\xff\xe0", "", "JPEG picture"),
        (b"RIFF\0\0\0\0WEBP", "", "WebP picture"),
        (b"\0\0\0\x18ftypmp42", "", "MP4 video or sound"),
        (b"\0\0\0\x18ftypheic", "", "HEIC picture"),
        (b"OggS\0", "", "Ogg sound or video"),
        (b"Program\0", "", "binary data"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'></svg>", "", "SVG picture"),
        (b"<?xml version='1.0'?><rss></rss>", "", "XML"),
        (b"services:\n  web:\n    image: x\n", "compose.yml", "YAML"),
    ],
)
def test_a_file_that_is_no_text_is_refused_by_its_name(data: bytes, file: str, name: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_bytes(data, file)

    assert refused.value.format == name
