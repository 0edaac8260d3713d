"""Opens one workbook on standard input and writes its sheets as JSON; it may use little.

It runs as a process of its own, so that a file made to exhaust memory or time ends only this.
Arguments: the most rows and the most characters. It writes null where there is more.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO

_MEMORY = 512 * 1024 * 1024
_COMPUTING_SECONDS = 4


def main() -> None:
    """Read, convert, write."""
    _limit()
    from python_calamine import CalamineWorkbook

    most_rows, most_letters = map(int, sys.argv[1:3])
    workbook = CalamineWorkbook.from_filelike(BytesIO(sys.stdin.buffer.read()))
    texts: list[str] = []
    rows, fits = 0, True
    for name in workbook.sheet_names[:20]:
        sheet = workbook.get_sheet_by_name(name)
        rows += sheet.height
        if not (fits := rows <= most_rows):
            break
        texts.append(_text(sheet.to_python(skip_empty_area=True)))
    fits = fits and sum(map(len, texts)) <= most_letters
    json.dump([text for text in texts if text.strip()] if fits else None, sys.stdout)


def _limit() -> None:
    """Bound memory and computing time, where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_COMPUTING_SECONDS, _COMPUTING_SECONDS))


def _text(rows: Sequence[Sequence[object]]) -> str:
    written = StringIO()
    csv.writer(written, "excel-tab", lineterminator="\n").writerows(
        [_cell(cell) for cell in row] for row in rows if any(cell != "" for cell in row)
    )
    return written.getvalue()


def _cell(cell: object) -> str:
    match cell:
        case datetime():
            is_day = (cell.hour, cell.minute) == (0, 0)
            return f"{cell:%Y-%m-%d}" if is_day else f"{cell:%Y-%m-%d %H:%M}"
        case date():
            return cell.isoformat()
        case time():
            return f"{cell:%H:%M}"
        case timedelta():
            minutes, seconds = divmod(round(cell.total_seconds()), 60)
            return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return str(cell)


if __name__ == "__main__":
    main()
