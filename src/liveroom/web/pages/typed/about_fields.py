"""What an organiser tells of an event in a form: words, documents, links, sponsors, its look.

The form has a cell for each value: `d0_title`, `d0_url` of the first document, `l_captions` of a
link, `p0_name`, `p0_line`, `p0_url`, `p0_logo` of the first sponsor. `p0_kept` and `kept` name
pictures that stay unless another is chosen, or `p0_bare` or `bare` takes them away;
`plain` takes away the colour.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from liveroom.core.look import colours, pictures
from liveroom.i18n import N_
from liveroom.web.pages.typed import values
from liveroom.web.pages.typed.values import Wrong

LINKS = ("interpretation", "captions", "registration")
"""The links that the form always offers, beside those that the event has."""

ELSEWHERE = ("stream", "recording")
"""Links that have a form of their own."""

NO_PICTURE = N_("This is no PNG, JPEG, WebP or SVG picture of at most 48 kB.")

Cells = Mapping[str, str]
_ROW = {"d": re.compile(r"d(\d{1,3})_"), "p": re.compile(r"p(\d{1,3})_")}
_FIELD = re.compile(r"(documents|sponsors)\[(\d+)\]\.(\w+)|links\.(\w+)|(\w+).*")


def of_event(event: Mapping[str, Any]) -> dict[str, str]:
    """The cells as first shown, of a screen's event."""
    cells = {
        "introduction": event["introduction"] or "",
        "topics": "\n".join(event["topics"]),
        "attend": "\n".join(event["attend"]),
        "colour": event["colour"] or colours.HOUSE,
        "kept": event["logo"] or "",
    }
    for place, document in enumerate(event["documents"]):
        cells |= {f"d{place}_title": document["title"], f"d{place}_url": document["url"]}
    for name in link_names(event["links"]):
        cells[f"l_{name}"] = event["links"].get(name) or ""
    for place, sponsor in enumerate(event["sponsors"]):
        texts = {name: sponsor[name] or "" for name in ("name", "line", "url")}
        texts["kept"] = sponsor["logo"] or ""
        cells |= {f"p{place}_{name}": text for name, text in texts.items()}
    return cells


def link_names(links: Iterable[str]) -> list[str]:
    """The names of the links that the form shows."""
    return list(dict.fromkeys([*LINKS, *(name for name in links if name not in ELSEWHERE)]))


def rows(cells: Cells, kind: str, spare: int = 0) -> list[int]:
    """The places of documents (`d`) or sponsors (`p`) that say something, and some empty ones."""
    found = (_ROW[kind].match(name) for name, text in cells.items() if text.strip())
    used = sorted({int(match[1]) for match in found if match})
    after = used[-1] + 1 if used else 0
    return [*used, *range(after, after + spare)]


def message(cells: Cells, uploads: Mapping[str, bytes], wrong: Wrong) -> dict[str, object]:
    """The fields of `change_event` that the form means; what cannot be read is told."""
    said: dict[str, object] = {
        "introduction": cells.get("introduction", ""),
        "topics": values.lines(cells.get("topics", "")),
        "attend": values.lines(cells.get("attend", "")),
        "documents": [_document(cells, row, wrong) for row in rows(cells, "d")],
        "sponsors": [_sponsor(cells, uploads, row, wrong) for row in _sponsors(cells, uploads)],
        "colour": _colour(cells),
        "links": {
            name.removeprefix("l_"): _address(cells, name, wrong)
            for name in cells
            if name.startswith("l_")
        },
    }
    logo = _picture(uploads, "logo", wrong)
    return said if logo is None and not cells.get("bare") else said | {"logo": logo}


def cell_of(field: str, cells: Cells) -> str:
    """The cell of a field of the command, as a refusal names it: `sponsors[0].url` is `p0_url`."""
    found = _FIELD.fullmatch(field)
    if found is None:
        return field
    many, place, part, link, plain = found.groups()
    if link:
        return f"l_{link}"
    if not many:
        return plain
    kind = "d" if many == "documents" else "p"
    used = rows(cells, kind)
    return f"{kind}{used[int(place)]}_{part}" if int(place) < len(used) else many


def _document(cells: Cells, row: int, wrong: Wrong) -> dict[str, object]:
    title = values.line(
        cells.get(f"d{row}_title", ""), f"d{row}_title", N_("Give the document a title."), wrong
    )
    url = _address(cells, f"d{row}_url", wrong)
    if url is None:
        wrong(f"d{row}_url", N_("Give the address of the document."))
    return {"title": title, "url": url}


def _sponsors(cells: Cells, uploads: Mapping[str, bytes]) -> Sequence[int]:
    """Those that say something; one whose name alone was emptied goes."""
    told = [row for row in rows(cells, "p") if _says(cells, row)]
    sent = [int(match[1]) for name in uploads if (match := _ROW["p"].match(name))]
    return sorted({*told, *sent})


def _says(cells: Cells, row: int) -> bool:
    return any(cells.get(f"p{row}_{name}", "").strip() for name in ("name", "line", "url"))


def _sponsor(
    cells: Cells, uploads: Mapping[str, bytes], row: int, wrong: Wrong
) -> dict[str, object]:
    name = f"p{row}_name"
    kept = None if cells.get(f"p{row}_bare") else cells.get(f"p{row}_kept") or None
    return {
        "name": values.line(cells.get(name, ""), name, N_("Give the sponsor a name."), wrong),
        "line": cells.get(f"p{row}_line", ""),
        "url": _address(cells, f"p{row}_url", wrong),
        "logo": _picture(uploads, f"p{row}_logo", wrong) or kept,
    }


def _colour(cells: Cells) -> str | None:
    """The colour that was chosen: a form cannot send none, so that of the house stands for it."""
    chosen = cells.get("colour", "")
    return None if cells.get("plain") or chosen in ("", colours.HOUSE) else chosen


def _address(cells: Cells, name: str, wrong: Wrong) -> str | None:
    typed = cells.get(name, "").strip()
    if typed and not values.secure_address(typed):
        wrong(name, values.NOT_HTTPS)
    return typed or None


def _picture(uploads: Mapping[str, bytes], name: str, wrong: Wrong) -> str | None:
    if name not in uploads:
        return None
    address = pictures.address_of(uploads[name])
    if address is None:
        wrong(name, NO_PICTURE)
    return address
