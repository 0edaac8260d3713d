"""Workbooks (XLSX, ODS) as tables of text, opened in a child process that may use little."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from io import BytesIO

from liveroom.importing.files import sheet_process
from liveroom.importing.files.table import recognised
from liveroom.importing.limits import MAX_LINES, MAX_TEXT, MAX_UNPACKED
from liveroom.importing.reading import Refusal, Unreadable

_SECONDS = 10
"""Of waiting; the child itself may compute for fewer."""


def text_of(data: bytes) -> str:
    """The first sheet with a program's header, else all of them, with tabs between cells.

    Raises Unreadable for a broken workbook, and for one that unpacks to too much.
    """
    if len(data) > MAX_TEXT or _unpacked(data) > MAX_UNPACKED:
        raise Unreadable(
            Refusal.TOO_LONG,
            f"The workbook is too large: {MAX_TEXT:,} bytes, and {MAX_UNPACKED:,} unpacked.",
        )
    sheets = _sheets(data)
    table = next((sheet for sheet in sheets if recognised(sheet)), None)
    return table if table is not None else "\n\n".join(sheets)


def _unpacked(data: bytes) -> int:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            return sum(each.file_size for each in package.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return 0


def _sheets(data: bytes) -> list[str]:
    command = [sys.executable, "-I", sheet_process.__file__, str(MAX_LINES), str(MAX_TEXT)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS)
        found = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, OSError, ValueError):
        raise Unreadable(Refusal.BINARY, "This workbook cannot be opened: it is broken.") from None
    if not isinstance(found, list):
        raise Unreadable(
            Refusal.TOO_LONG, f"The workbook is too long: {MAX_LINES:,} rows is the most."
        )
    return [str(sheet) for sheet in found]
