"""What the form says of the event beside its program: its words, links, documents and sponsors."""

from __future__ import annotations

from liveroom.core.refusals import Refused
from liveroom.i18n import N_
from liveroom.live.batch import Opening
from liveroom.web.commands import whole_programs
from liveroom.web.pages.organiser.review.review_fields import Typed
from liveroom.web.pages.typed import values
from liveroom.web.pages.typed.values import Wrong


def fields(typed: Typed) -> dict[str, object]:
    """As `change_event` has them; empty where nothing is said."""
    registration = typed.registration.strip()
    return {
        "introduction": typed.introduction.strip() or None,
        "links": {"registration": registration} if registration else {},
        "documents": [
            {"title": values.clean(each.title) or each.url.strip(), "url": each.url.strip()}
            for each in typed.documents
        ],
        "sponsors": [{"name": name} for name in values.lines(typed.sponsors)],
    }


def openings(typed: Typed, wrong: Wrong) -> list[Opening]:
    """The change that makes a new room say it; each field that cannot be read is told."""
    addresses = {"registration": typed.registration}
    addresses |= {f"d{place}_url": each.url for place, each in enumerate(typed.documents, 1)}
    bad = [
        name
        for name, text in addresses.items()
        if not values.secure_address(text.strip()) and (text.strip() or name != "registration")
    ]
    for name in bad:
        wrong(name, values.NOT_HTTPS)
    if bad:
        return []
    try:
        return whole_programs.split(fields(typed))[1]
    except Refused as refused:
        wrong(_field(str(refused.facts.get("field"))), N_("This is too long."))
        return []


def _field(path: str) -> str:
    """The field of the form that a refusal means: `program.documents[0].title` is `d1_title`."""
    name, _, rest = path.removeprefix("program.").partition("[")
    if name != "documents":
        return name.partition(".")[0]
    place, _, part = rest.partition("].")
    return f"d{int(place or 0) + 1}_{part or 'title'}"
