"""The rundown of a running room, edited on the owner's page and at the desk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect

from tests.browser.evening import PROGRAM, Evening, evening
from tests.browser.looking import troubles

SHEET = "Title\tMinutes\tWho\nRound table\t20\tAna López, Mayor, Quito; Bea Ruiz\nGoodbye\t5\n"


@pytest.fixture(scope="module")
def house() -> Iterator[Evening]:
    with evening() as opened:
        yield opened


@pytest.fixture
def room(house: Evening) -> Evening:
    """A talk and a Q&A; the doors are open."""
    return house.another(PROGRAM | {"starts_at": None, "ends_at": None})


def desk(room: Evening, role: str = "moderator") -> Page:
    page = room.page(role, room.context(1280))
    page.set_default_timeout(6000)
    expect(page.locator(".rd-grip").first).to_be_attached()
    return page


def lines(page: Page) -> Locator:
    return page.locator(".rd-line")


def opened(page: Page, number: int) -> Locator:
    """A line that is open; it opens with a click."""
    group = page.get_by_role("group", name=f"Segment {number}", exact=True)
    if not group.is_visible():
        lines(page).nth(number - 1).locator(".rd-title").click()
    expect(group).to_be_visible()
    return group


def rows(room: Evening) -> list[dict[str, object]]:
    found = room.screen("moderator")["rundown"]
    return [{name: row[name] for name in ("title", "planned_seconds", "skipped")} for row in found]


def titles(room: Evening) -> list[object]:
    return [row["title"] for row in rows(room)]


def test_a_speaker_a_minute_and_the_date_change_after_opening_and_while_live(
    house: Evening,
) -> None:
    room = house.another()
    owner, phone = desk(room, "owner"), room.page("attendee")
    line = opened(owner, 1)
    line.get_by_label("Name").first.fill("Mireia Font")
    line.get_by_label("Minutes", exact=True).fill("12:30")
    line.get_by_role("button", name="Save").click()
    expect(lines(owner).first).to_contain_text("Mireia Font")
    expect(lines(owner).first).to_contain_text("12:30 min")
    expect(line).to_be_hidden()
    expect(phone.locator("body")).to_contain_text("Mireia Font")

    owner.get_by_label("Date", exact=True).fill("2027-05-06")
    owner.get_by_label("Start", exact=True).fill("18:00")
    expect(owner.get_by_label("End", exact=True)).to_have_value("19:00")
    owner.locator("#event").get_by_role("button", name="Save").click()
    expect(owner.locator("#event-told")).to_have_text("Saved")
    event = room.screen("attendee")["event"]
    assert (event["starts_at"], event["ends_at"]) == (1_809_619_200_000, 1_809_622_800_000)
    expect(lines(owner).first).to_contain_text("18:00")
    expect(owner.locator(".facts")).to_contain_text("6 May 2027, 18:00 (Madrid)")

    room.do("cue_next", after=None)
    moderator = desk(room)
    expect(lines(moderator).first).to_have_attribute("aria-expanded", "false")
    line = opened(moderator, 1)
    line.get_by_label("Name").first.fill("Oriol Illa")
    line.get_by_label("Title").fill("Cities that talk")
    line.get_by_label("Minutes", exact=True).fill("20")
    moderator.keyboard.press("Enter")
    expect(phone.locator(".hero")).to_contain_text("Oriol Illa")
    assert room.screen("attendee")["now"]["planned_seconds"] == 1_200

    sums = moderator.locator("#sums")
    expect(sums).to_have_text("35 min planned, slot of 60 min 25 min to spare")
    moderator.get_by_text("Title and times…").click()
    event = moderator.locator("#event")
    event.get_by_label("Title").fill("Cities")
    event.get_by_label("End").fill("18:30")
    event.get_by_role("button", name="Save").click()
    expect(sums).to_have_text("35 min planned, slot of 30 min ▲ 5 min too long")
    expect(owner.locator("#sums")).to_have_text("35 min planned, slot of 30 min ▲ 5 min too long")
    expect(moderator.locator(".desk-title")).to_have_text("Cities")
    assert room.screen("attendee")["event"]["language"] == "es"
    assert room.troubles == []


def test_two_moderators_in_one_line_lose_nobodys_words(room: Evening) -> None:
    one, other = desk(room), desk(room)
    mine = opened(one, 1)
    expect(lines(other).first.locator(".rd-claim")).to_have_text("✎ A colleague")
    theirs = opened(other, 1)
    expect(lines(other).first.locator(".rd-claim")).to_have_text("✎ A colleague")
    expect(lines(one).first.locator(".rd-claim")).to_have_count(0)
    mine.get_by_label("Title").fill("My title")
    theirs.get_by_label("Minutes", exact=True).fill("7")
    theirs.get_by_role("button", name="Save").click()
    expect(lines(one).first).to_contain_text("7 min")
    expect(mine.get_by_role("status")).to_have_count(0)

    theirs = opened(other, 1)
    theirs.get_by_label("Title").fill("Their title")
    theirs.get_by_role("button", name="Save").click()
    expect(mine.get_by_role("status")).to_contain_text("Somebody changed this meanwhile.")
    expect(mine.get_by_role("status")).to_contain_text("Their title")
    expect(mine.get_by_label("Title")).to_have_value("My title")
    mine.get_by_role("button", name="Save").click()
    expect(lines(other).first).to_contain_text("My title")
    assert rows(room)[0] == {"title": "My title", "planned_seconds": 420, "skipped": False}


def test_lines_are_added_moved_skipped_and_taken_out_where_they_stand(room: Evening) -> None:
    page = desk(room)
    first, second = titles(room)
    opened(page, 1).get_by_role("button", name="Add a segment after 1").click()
    fresh = page.get_by_role("group", name="Segment 2", exact=True)
    fresh.get_by_label("Title").fill("Coffee")
    fresh.get_by_label("Kind").select_option("break")
    fresh.get_by_label("Minutes", exact=True).fill("soon")
    fresh.get_by_role("button", name="Save").click()
    expect(fresh).to_contain_text("Write minutes, such as 10 or 7:30.")
    fresh.get_by_label("Minutes", exact=True).fill("5")
    page.keyboard.press("Enter")
    expect(page.locator(".rd-unsaved")).to_have_count(0)
    expect(lines(page).nth(1)).to_be_focused()
    assert titles(room) == [first, "Coffee", second]

    lines(page).nth(1).focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(lines(page).nth(2)).to_contain_text("Coffee")
    expect(lines(page).nth(2)).to_be_focused()
    page.locator(".rd-grip").nth(2).hover()
    page.mouse.down()
    lines(page).nth(0).hover(position={"x": 150, "y": 2})
    page.mouse.up()
    expect(lines(page).nth(0)).to_contain_text("Coffee")
    assert titles(room) == ["Coffee", first, second]

    line = opened(page, 1)
    line.get_by_role("button", name="Skip", exact=True).click()
    expect(lines(page).nth(0)).to_contain_text("skipped")
    line.get_by_role("button", name="Remove segment 1").click()
    expect(lines(page)).to_have_count(2)
    assert titles(room) == [first, second]
    assert troubles(page, (1280,)) == []


def test_on_a_phone_an_opened_line_comes_into_view_between_what_is_pinned(house: Evening) -> None:
    room = house.another(PROGRAM | {"segments": PROGRAM["segments"] * 8})
    room.do("cue_next", after=None)
    page = room.page("moderator", room.context(360))
    expect(page.locator(".rd-grip").first).to_be_attached()
    lines(page).nth(8).evaluate("line => line.click()")
    title = page.get_by_role("group", name="Segment 9", exact=True).get_by_label("Title")
    expect(title).to_be_focused()
    top = page.evaluate("document.querySelector('.pinned').getBoundingClientRect().bottom")
    bottom = page.evaluate("document.querySelector('.hands').getBoundingClientRect().top")
    box = title.bounding_box()
    assert box is not None
    assert top <= box["y"]
    assert box["y"] + box["height"] <= bottom


def test_what_is_on_cannot_be_skipped(room: Evening) -> None:
    room.do("cue_next", after=None)
    page = desk(room)
    page.keyboard.press("r")
    expect(lines(page).nth(0)).to_be_focused()
    page.keyboard.press("Enter")
    skip = page.get_by_role("button", name="Skip", exact=True)
    expect(page.get_by_role("group", name="Segment 1", exact=True)).to_be_visible()
    expect(skip).to_have_count(0)
    opened(page, 2)
    expect(skip).to_have_count(1)


def test_rows_of_a_sheet_are_pasted_into_the_running_room(room: Evening) -> None:
    page = desk(room)
    lines(page).first.focus()
    page.evaluate(
        """(text) => {
          const data = new DataTransfer();
          data.setData("text", text);
          const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true });
          document.activeElement.dispatchEvent(event);
        }""",
        SHEET,
    )
    expect(page.get_by_label("Rows from a sheet")).to_have_value(SHEET)
    page.get_by_role("button", name="Add these rows").click()
    expect(lines(page)).to_have_count(4)
    assert titles(room)[2:] == ["Round table", "Goodbye"]
    expect(lines(page).nth(2)).to_contain_text("Ana López Bea Ruiz")


def test_what_is_typed_without_a_line_stays_until_it_can_be_stored(room: Evening) -> None:
    page = desk(room)
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    line = opened(page, 1)
    line.get_by_label("Title").fill("Kept")
    page.context.set_offline(True)
    line.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("This was not saved")
    page.context.set_offline(False)
    expect(line.get_by_label("Title")).to_have_value("Kept")
    page.evaluate("location.reload()")
    expect(lines(page).first).to_contain_text("not saved")
    assert asked == ["beforeunload"]
    line.get_by_role("button", name="Save").click()
    expect(line).to_be_hidden()
    assert titles(room)[0] == "Kept"


def test_without_scripts_each_of_these_is_a_form(room: Evening) -> None:
    scripted = desk(room, "owner")
    context = room.context(360)
    context.add_cookies(scripted.context.cookies())  # type: ignore[arg-type]
    context.route("**/*.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{room.url}/r/{room.room}/owner")
    lines(page).first.click()
    line = page.locator(".rd-open").first
    line.get_by_label("Title").fill("")
    line.get_by_label("Minutes", exact=True).fill("8")
    line.get_by_role("button", name="Save").click()
    expect(line).to_contain_text("Give the segment a title.")
    expect(line.get_by_label("Minutes", exact=True)).to_have_value("8")
    line.get_by_label("Title").fill("By hand")
    line.get_by_text("More", exact=True).click()
    line.get_by_label("Note for staff").fill("Bring water")
    line.get_by_role("button", name="Save").click()
    assert rows(room)[0] == {"title": "By hand", "planned_seconds": 480, "skipped": False}
    assert room.screen("moderator")["rundown"][0]["note"] == "Bring water"

    lines(page).first.click()
    line.get_by_role("button", name="Skip", exact=True).click()
    expect(lines(page).first).to_contain_text("skipped")
    lines(page).first.click()
    line.get_by_label("Move to").select_option(label="After: Q&A")
    line.get_by_role("button", name="Move", exact=True).click()
    page.get_by_text("Paste rows…").click()
    page.get_by_label("Rows from a sheet").fill(SHEET)
    page.get_by_role("button", name="Add these rows").click()
    assert titles(room) == ["Q&A", "By hand", "Round table", "Goodbye"]
    lines(page).last.click()
    line.get_by_role("button", name="Remove").click()
    page.get_by_text("+ Add a segment").click()
    page.locator("#add_title").fill("Encore")
    page.get_by_role("button", name="Add", exact=True).click()
    assert titles(room) == ["Q&A", "By hand", "Round table", "Encore"]
    assert troubles(page, (360,)) == []
