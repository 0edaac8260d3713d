"""The review's own modules say the same as the server's."""

from __future__ import annotations

from dataclasses import asdict

from liveroom.web.pages.organiser.review import line_uses
from tests.browser.modules import modules
from tests.web.pages.organiser.review.test_line_uses import CASES, told

PUT = """
  const [rows, place, use, draft] = v;
  const make = (fields, line) => ({ fields, line });
  const after = m.put(rows, place, use, draft, "14:00", make);
  return after.map(({ fields, line }) => ({ ...fields, line }));
"""


def test_a_click_does_in_the_browser_what_it_does_on_the_server() -> None:
    with modules() as browser:
        for name, case in CASES.items():
            rows = [{"fields": asdict(row), "line": row.line} for row in case.rows]
            draft = {
                "fields": asdict(case.draft.segment),
                "people": [asdict(person) for person in case.draft.people],
                "start": case.draft.start,
            }
            after = line_uses.put(case.rows, case.place, case.use, case.draft, "14:00")
            assert told(after) == case.after
            done = browser.call(
                "organiser/line_uses.js", PUT, rows, case.place, case.use.value, draft
            )
            assert done == [jsonable(asdict(row)) for row in after], name


def jsonable(row: dict[str, object]) -> dict[str, object]:
    """Tuples come back as lists."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in row.items()}
