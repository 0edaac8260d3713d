"""What is no text at all, by its own name: PDF, Word, pictures, sound."""

from __future__ import annotations

import zipfile
from io import BytesIO

from liveroom.importing.reading import Refusal, Unreadable

WORKBOOK, OPEN_SHEET = "Excel", "OpenDocument sheet"

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"%!PS", "PostScript"),
    (b"\x89PNG", "PNG picture"),
    (b"\xff\xd8\xff", "JPEG picture"),
    (b"GIF8", "GIF picture"),
    (b"II*\0", "TIFF picture"),
    (b"MM\0*", "TIFF picture"),
    (b"BM", "BMP picture"),
    (b"ID3", "MP3 sound"),
    (b"\xff\xfb", "MP3 sound"),
    (b"OggS", "Ogg sound or video"),
    (b"fLaC", "FLAC sound"),
    (b"\x1aE\xdf\xa3", "Matroska or WebM video"),
    (b"\x1f\x8b", "gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "7z archive"),
    (b"Rar!", "RAR archive"),
    (b"SQLite format 3", "SQLite database"),
)
_RIFF = {b"WEBP": "WebP picture", b"WAVE": "WAV sound", b"AVI ": "AVI video"}
_MEDIA = {b"heic": "HEIC picture", b"mif1": "HEIC picture", b"avif": "AVIF picture"}
_OLD_OFFICE = {"doc": "Word (old format)", "ppt": "PowerPoint (old format)", "msg": "Outlook mail"}
_PACKAGES = (
    ("xl/", WORKBOOK),
    ("word/", "Word"),
    ("ppt/", "PowerPoint"),
    ("Index/", "Pages, Numbers or Keynote"),
)
_MIMES = (
    (b"application/vnd.oasis.opendocument.spreadsheet", OPEN_SHEET),
    (b"application/vnd.oasis.opendocument.text", "OpenDocument text"),
    (b"application/vnd.oasis.opendocument.presentation", "OpenDocument slides"),
    (b"application/epub+zip", "EPUB"),
)


def name_of(data: bytes, file: str) -> str | None:
    """What the bytes are, where they are no text; the file's name tells old Office files apart."""
    if data.startswith(b"PK\x03\x04"):
        return _package(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _OLD_OFFICE.get(file.rpartition(".")[2].lower(), "Excel (old format)")
    if data.startswith(b"RIFF"):
        return _RIFF.get(data[8:12], "RIFF media")
    if data[4:8] == b"ftyp":
        return _MEDIA.get(data[8:12], "MP4 video or sound")
    found = (name for signature, name in _SIGNATURES if data.startswith(signature))
    name = next(found, None)
    return None if name == "BMP picture" and b"\0" not in data[:32] else name


def markup_of(text: str) -> str | None:
    """The kind of markup that a text is and that no reader is for."""
    head = text[:4_000].lstrip("\ufeff \n").lower()
    if not head.startswith(("<?xml", "<svg")) or "<html" in head:
        return None
    return "SVG picture" if "<svg" in head else "XML"


def refusal(name: str) -> Unreadable:
    """The refusal of what is not read, by its name."""
    message = f"This is {name}, which is not read: copy its text and paste that."
    return Unreadable(Refusal.FORMAT_UNKNOWN, message, name)


def _package(data: bytes) -> str:
    """What a ZIP file holds."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = package.namelist()[:1_000]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return "ZIP archive"
    mime = data[30:120]
    for start, name in _MIMES:
        if mime.startswith(b"mimetype" + start):
            return name
    for folder, name in _PACKAGES:
        if any(each.startswith(folder) for each in names):
            return name
    return "ZIP archive"
