"""The organiser in a real browser: pressing twice, loading again, and going back."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Dialog, Locator, Page, expect

from tests.browser.looking import troubles
from tests.cli.process import Server, serving

ANNOUNCEMENT = Path(__file__).parents[2] / "examples" / "webinar.txt"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("organiser") / "data") as started:
        yield started


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Server]:
    """A server without a room."""
    with serving(tmp_path / "data") as started:
        yield started


def rooms(folder: Path) -> int:
    """How many rooms are kept."""
    file = sqlite3.connect(folder / "data" / "liveroom.db")
    try:
        (count,) = file.execute("SELECT count(*) FROM rooms").fetchone()
        return int(count)
    finally:
        file.close()


FILL = """(row, typed) => {
  for (const [name, text] of Object.entries(typed)) {
    const field = row.querySelector(`[data-field=${name}]`);
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
}"""
"""Fills fields of a segment all at once, as a browser's own filling does."""


def reviewed(browser: Browser, server: Server, scripts: bool = True) -> Page:
    """The page that asks whether all is right."""
    page = browser.new_context(locale="en-GB", java_script_enabled=scripts).new_page()
    page.goto(server.url)
    page.get_by_label("Announcement", exact=True).fill(ANNOUNCEMENT.read_text("utf-8"))
    page.get_by_role("button", name="Build the program").click()
    expect(page.locator(".rd-row")).to_have_count(8)
    return page


def home(page: Page) -> str:
    """The address for attendees on the home of the room that has just been opened."""
    expect(page.get_by_role("heading", name="For everybody")).to_be_visible()
    return page.locator("#way-in").inner_text()


def test_opening_twice_and_loading_again_is_one_room_with_one_home(
    browser: Browser, empty: Server, tmp_path: Path
) -> None:
    page = reviewed(browser, empty)
    page.get_by_role("button", name="Open the room").dblclick()
    shown, address = home(page), page.url
    expect(page.locator(".link[data-role]")).to_have_count(6)
    page.reload()
    assert (home(page), page.url) == (shown, address)
    page.go_back()
    page.get_by_role("button", name="Open the room").click()
    assert (home(page), page.url) == (shown, address)
    assert rooms(tmp_path) == 1


@pytest.mark.parametrize("scripts", [True, False])
def test_back_from_the_home_shows_the_form_as_it_was(
    browser: Browser, server: Server, scripts: bool
) -> None:
    page = reviewed(browser, server, scripts)
    page.get_by_label("Title", exact=True).first.fill("Another title")
    page.get_by_role("button", name="Open the room").click()
    home(page)
    page.go_back()
    expect(page.get_by_label("Title", exact=True).first).to_have_value("Another title")


def test_back_after_a_segment_was_removed_shows_it_again(browser: Browser, server: Server) -> None:
    page = reviewed(browser, server, scripts=False)
    page.get_by_label("Title", exact=True).first.fill("Another title")
    page.locator("summary.rd-line").last.click()
    page.get_by_role("button", name="Remove segment 8").click()
    expect(page.locator(".rd-row")).to_have_count(7)
    page.go_back()
    expect(page.locator(".rd-row")).to_have_count(8)
    expect(page.get_by_label("Title", exact=True).first).to_have_value("Another title")


def test_a_link_that_was_made_is_there_after_loading_again_and_made_once(
    browser: Browser, server: Server
) -> None:
    page = reviewed(browser, server)
    page.get_by_role("button", name="Open the room").click()
    page.get_by_text("New link…").click()
    page.get_by_label("Label").fill("Second desk")
    page.get_by_role("button", name="Make a link").dblclick()
    fresh = page.get_by_label("Address of the link", exact=True)
    expect(fresh).to_be_visible()
    link = fresh.input_value()
    page.reload()
    expect(fresh).to_have_value(link)
    expect(page.locator(".link[data-role]").filter(has_text="Second desk")).to_have_count(1)


def test_a_zone_that_is_not_named_is_proposed_and_chosen_by_its_city(
    browser: Browser, server: Server
) -> None:
    context = browser.new_context(locale="en-GB", timezone_id="Asia/Calcutta")
    page = context.new_page()
    page.goto(server.url)
    told = "Rivers\n3 April 2020, 16:30 to 17:00\n\nProgram\n16:30 Welcome\n16:40 Q&A\n"
    page.get_by_label("Announcement", exact=True).fill(told)
    page.get_by_role("button", name="Build the program").click()
    zone = page.get_by_label("Time zone")
    proposed = page.get_by_text("Your own zone; the announcement names none.")
    expect(zone).to_have_value("Kolkata, India (UTC+5:30)")
    expect(proposed).to_be_visible()

    zone.fill("madrid")
    expect(proposed).to_be_hidden()
    page.get_by_role("button", name="Check again").last.click()
    expect(zone).to_have_value("Madrid, Spain (UTC+2)")
    page.get_by_label("Date").fill("2020-12-03")
    page.get_by_label("Date").blur()
    expect(zone).to_have_value("Madrid, Spain (UTC+1)")
    zone.focus()
    offered = page.locator("#zones option[data-zone='America/New_York']")
    expect(offered).to_have_attribute("value", "New York, United States (UTC-5)")
    page.get_by_role("button", name="Open the room").click()
    home(page)
    expect(page.locator("#event-time_zone")).to_have_value("Madrid, Spain (UTC+1)")


BADLY_READ = """Rivers
3 April 2020, 14:00 to 15:00 (Madrid time)

Program
14:00 Arrival
Nuno Vaz, Mayor, Brisa do Sul
Doors stay open
14:30 Rivers and roads
Open debate
"""


def line(page: Page, text: str) -> Locator:
    """A line of the original."""
    return page.locator(".line").filter(has_text=text)


def shows(page: Page, *rows: str) -> None:
    """The rundown becomes these rows with their times: `14:00 Arrival`."""
    texts = [re.compile(row.replace(" ", r"\s*", 1)) for row in rows]
    expect(page.locator("summary.rd-line")).to_have_text(texts)


def use(page: Page, text: str, name: str) -> Locator:
    """What makes a line a segment or a speaker."""
    return line(page, text).get_by_role("button", name=name, exact=True)


def pasted(browser: Browser, server: Server, text: str, scripts: bool = True) -> Page:
    page = browser.new_context(locale="en-GB", java_script_enabled=scripts).new_page()
    page.goto(server.url)
    page.get_by_label("Announcement", exact=True).fill(text)
    page.get_by_role("button", name="Build the program").click()
    expect(page.locator(".line").first).to_be_visible()
    return page


@pytest.mark.parametrize("scripts", [True, False])
def test_a_badly_read_program_is_mended_by_clicks_on_its_lines(
    browser: Browser, server: Server, scripts: bool
) -> None:
    page = pasted(browser, server, BADLY_READ, scripts)
    shows(page, "14:00 Arrival", "14:30 Rivers and roads")
    debate, rivers = use(page, "Open debate", "Segment"), use(page, "Rivers and", "Segment")

    debate.click()
    expect(debate).to_have_attribute("aria-pressed", "true")
    expect(page.locator("summary.rd-line").nth(2)).to_contain_text("Open debate")
    use(page, "Open debate", "Speaker").click()
    expect(debate).to_have_attribute("aria-pressed", "false")
    expect(page.locator("summary.rd-line").nth(1)).to_contain_text("Open debate")
    rivers.click()
    expect(rivers).to_have_attribute("aria-pressed", "false")
    expect(page.locator("summary.rd-line")).to_have_count(1)
    expect(page.locator("summary.rd-line")).to_contain_text("60 min")
    rivers.click()
    expect(rivers).to_have_attribute("aria-pressed", "true")
    expect(page.locator("summary.rd-line")).to_have_count(2)
    shows(page, "14:00 Arrival", "14:30 Rivers and roads")

    page.get_by_role("button", name="Open the room").click()
    home(page)


def test_of_two_days_each_keeps_what_was_typed(browser: Browser, server: Server) -> None:
    days = "28 June\n18:00 Opening\n18:30 Keynote\n\n29 June\n13:00 Groups\n15:00 Closing\n"
    text = f"Town Forum\n28 and 29 June 2099 (Lisbon time)\n\nProgram\n{days}"
    page = pasted(browser, server, text)
    shows(page, "18:00 Opening", "18:30 Keynote")
    page.locator("summary.rd-line").first.click()
    page.get_by_label("Title", exact=True).nth(1).fill("Welcome")
    page.get_by_role("button", name="29 June 2099").click()
    expect(page.locator("summary.rd-line").first).to_contain_text("Groups")
    shows(page, "13:00 Groups", "15:00 Closing")
    expect(line(page, "18:00 Opening")).to_contain_text("28 June 2099")
    page.get_by_role("button", name="28 June 2099").click()
    expect(page.locator("summary.rd-line").first).to_contain_text("Welcome")
    shows(page, "18:00 Welcome", "18:30 Keynote")


def test_clicks_on_lines_are_taken_back_and_what_was_typed_stays(
    browser: Browser, server: Server
) -> None:
    page = pasted(browser, server, BADLY_READ)
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_hidden()
    page.set_viewport_size({"width": 360, "height": 740})
    use(page, "Open debate", "Segment").click()
    expect(page.locator("#told")).to_have_text("Segment 3")
    page.set_viewport_size({"width": 1280, "height": 720})
    page.locator("summary.rd-line").nth(0).click()
    page.get_by_label("Minutes", exact=True).fill("930")
    shows(page, "14:00 Arrival", "05:30 Rivers and roads", "Open debate")
    expect(page.locator(".rd-when")).to_have_text("14:00–05:30")
    undo.click()
    expect(use(page, "Open debate", "Segment")).to_have_attribute("aria-pressed", "false")
    expect(undo).to_be_hidden()
    shows(page, "14:00 Arrival", "05:30 Rivers and roads")

    page.get_by_label("Title", exact=True).nth(1).fill("The doors open")
    use(page, "14:00 Arrival", "Segment").click()
    use(page, "14:00 Arrival", "Segment").click()
    shows(page, "14:00 The doors open", "05:30 Rivers and roads")


def test_a_line_and_its_segment_show_each_other_and_arrows_go_from_line_to_line(
    browser: Browser, server: Server
) -> None:
    page = pasted(browser, server, BADLY_READ)
    rivers = page.locator(".rd-row").nth(1)
    rivers.hover()
    expect(line(page, "Rivers and roads")).to_have_attribute("data-lit", "")
    line(page, "14:00 Arrival").hover()
    expect(page.locator(".rd-row").nth(0)).to_have_attribute("data-lit", "")
    expect(rivers).not_to_have_attribute("data-lit", "")

    use(page, "Rivers and roads", "Segment").focus()
    expect(rivers).to_have_attribute("data-lit", "")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    expect(use(page, "Open debate", "Speaker")).to_be_focused()
    page.keyboard.press("Space")
    expect(rivers).to_contain_text("Open debate")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(use(page, "Open debate", "Speaker")).to_be_focused()
    assert troubles(page) == []


SHEET = "Start\tTitle\tMinutes\tWho\n17:28\tGoodbye\t2\tOriol Illa, Director, AMB\n"


def titles(page: Page) -> list[str]:
    """The rundown from top to bottom."""
    return page.locator(".rd-title").all_inner_texts()


def test_the_rundown_is_put_in_order_by_keys_by_hand_and_from_a_sheet(
    browser: Browser, server: Server
) -> None:
    page = reviewed(browser, server)
    before = titles(page)
    lines = page.locator("summary.rd-line")

    lines.nth(0).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Alt+ArrowDown")
    expect(lines.nth(2)).to_contain_text(before[1])
    expect(lines.nth(2)).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    expect(lines.nth(1)).to_contain_text(before[1])

    page.locator(".rd-grip").nth(7).hover()
    page.mouse.down()
    lines.nth(0).hover(position={"x": 200, "y": 2})
    page.mouse.up()
    expect(lines.nth(0)).to_contain_text(before[7])
    lines.nth(0).click()
    page.get_by_label("Move to").select_option(label=f"After: {before[6]}")
    expect(lines.nth(7)).to_contain_text(before[7])
    assert titles(page) == before

    page.get_by_text("Paste rows…").click()
    page.get_by_label("Rows from a sheet").fill(SHEET)
    page.get_by_role("button", name="Add these rows").click()
    expect(lines).to_have_count(9)
    expect(lines.nth(8)).to_contain_text("17:31")
    expect(lines.nth(8)).to_contain_text("Oriol Illa")


def test_a_name_typed_once_is_offered_again_with_its_role_and_organisation(
    browser: Browser, server: Server
) -> None:
    page = reviewed(browser, server)
    lines = page.locator("summary.rd-line")
    lines.nth(7).click()
    closing = page.get_by_role("group", name="Segment 8", exact=True)
    person = closing.get_by_role("group", name="Person 2", exact=True)
    offered = page.locator("#rd-names option").evaluate_all("all => all.map((one) => one.value)")
    assert "Oriol Illa" in offered

    person.get_by_label("Name").fill("Oriol Illa")
    expect(person.get_by_label("Role")).to_have_value(
        "Director of International Relations and Cooperation"
    )
    expect(lines.nth(7)).to_contain_text("Oriol Illa")
    closing.get_by_role("button", name="Remove Oriol Illa").click()
    expect(lines.nth(7)).not_to_contain_text("Oriol Illa")


def test_a_note_and_a_document_of_a_segment_are_opened_with_the_room(
    browser: Browser, server: Server
) -> None:
    page = reviewed(browser, server)
    page.locator("summary.rd-line").nth(1).click()
    page.get_by_text("More", exact=True).click()
    page.get_by_label("Note for staff").fill("Bring water")
    page.get_by_label("Document", exact=True).first.fill("Slides")
    page.get_by_label("Address", exact=True).first.fill("https://slides.example/1")
    page.get_by_role("button", name="Open the room").click()
    page.get_by_role("link", name="Open the desk").click()
    page.locator(".rd-line").nth(1).click()
    page.get_by_text("More", exact=True).click()
    expect(page.get_by_label("Note for staff")).to_have_value("Bring water")
    expect(page.get_by_label("Document", exact=True).first).to_have_value("Slides")


def test_two_fields_filled_before_the_next_drawing_both_keep_their_words(
    browser: Browser, server: Server
) -> None:
    page = reviewed(browser, server)
    page.locator("summary.rd-line").nth(1).click()
    row = page.locator(".rd-row").nth(1)
    expect(row.locator("[data-field=d1_url]")).to_have_count(1)
    typed = {
        "p2_role": "Mayor",
        "p2_name": "Ana Ruiz",
        "d1_title": "Slides",
        "d1_url": "https://slides.example/1",
    }
    row.evaluate(FILL, typed)
    expect(row.locator("[data-field=d2_title]")).to_have_count(1)
    assert {name: row.locator(f"[data-field={name}]").input_value() for name in typed} == typed


def test_whoever_leaves_with_words_that_are_not_stored_is_asked(
    browser: Browser, server: Server
) -> None:
    page = reviewed(browser, server)
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.get_by_label("Title", exact=True).first.fill("Another title")
    page.get_by_role("link", name="liveroom").click()
    expect(page.get_by_role("heading", name="Is this right?")).to_be_visible()
    assert asked == ["beforeunload"]
    page.get_by_role("button", name="Open the room").click()
    home(page)
    assert asked == ["beforeunload"]


def test_without_scripts_people_have_three_fields_and_rows_come_from_a_sheet(
    browser: Browser, server: Server
) -> None:
    page = reviewed(browser, server, scripts=False)
    page.locator("summary.rd-line").first.click()
    page.locator("#s1_p2_name").fill("Ana López")
    page.locator("#s1_p2_organisation").fill("Quito")
    page.get_by_text("Paste rows…").click()
    page.get_by_label("Rows from a sheet").fill(SHEET)
    page.get_by_role("button", name="Add these rows").click()
    lines = page.locator("summary.rd-line")
    expect(lines).to_have_count(9)
    expect(lines.first).to_contain_text("Ana López")
    expect(lines.last).to_contain_text("Oriol Illa")


def test_the_home_hands_out_the_way_in_and_says_what_comes_next(
    browser: Browser, server: Server
) -> None:
    """From the invitation and the slide over the show to its records, on one page."""
    page = reviewed(browser, server)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Open the room").click()
    address = home(page)
    page.get_by_role("button", name="Copy the invitation").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    invitation = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert invitation[0] == "Internationalisation and metropolitan spaces"
    assert invitation[1] == "Viernes, 3 de abril de 2020, 16:30–17:30 (Madrid, UTC+2)"
    assert f"http://{address}" in invitation

    page.locator("summary", has_text="Slide").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download PNG").click()
    assert download.value.suggested_filename.endswith(".png")
    with Image.open(download.value.path()) as picture:
        assert (picture.size, len(picture.convert("RGB").getcolors(1_000_000))) > ((1920, 1080), 50)

    attendee = browser.new_context(locale="en-GB").new_page()
    attendee.goto(f"http://{address}")
    expect(attendee.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".open-now:visible")).to_have_count(0)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Open the desk").click(modifiers=["Control"])
    desk = opened.value
    moderators = page.locator(".link[data-role=moderator]")
    expect(moderators).to_contain_text("open now")
    expect(moderators).not_to_contain_text("×")
    desk.locator(".next").click()
    expect(page.locator("#head-phase")).to_contain_text("Live")
    expect(page.locator("#head-count")).to_have_text("1")
    desk.get_by_text("End the show…").click()
    desk.get_by_role("button", name="End the show now").click()
    expect(page.locator("#head-phase")).to_contain_text("Ended")
    first = page.locator(".home section").first
    expect(first).to_contain_text("Records")
    page.get_by_role("link", name="To the summary").click()
    expect(first).to_contain_text("How it went")
    attendee.context.close()


def test_the_overlay_is_looked_at_over_a_picture_without_its_link(
    browser: Browser, server: Server
) -> None:
    page = reviewed(browser, server)
    page.get_by_role("button", name="Open the room").click()
    page.get_by_text("See it over a picture").click()
    overlay = page.frame_locator("#overlay-preview iframe")
    expect(overlay.locator("html[data-as=overlay] #screen")).to_be_attached()
    assert "lr_ovl_" not in page.content()


def test_an_overlay_is_put_together_under_its_picture_and_kept_under_a_name(
    browser: Browser, server: Server
) -> None:
    page = reviewed(browser, server)
    page.get_by_role("button", name="Open the room").click()
    page.get_by_text("See it over a picture").click()
    form, frame = page.locator("#builder"), page.frame_locator("#overlay-preview iframe")
    form.get_by_role("checkbox", name="Timer").uncheck()
    form.get_by_role("combobox", name="Place").select_option("Top right")
    form.get_by_role("combobox", name="Background").select_option("Green")
    root = frame.locator("html[data-view=overlay]")
    expect(root).to_have_attribute("data-show", "speaker question banner logo")
    expect(root).to_have_attribute("data-pos", "top-right")
    expect(root).to_have_attribute("data-key", "#00b140")
    made = page.get_by_label("Its address")
    options = "?pos=top-right&key=green&show=speaker,question,banner,logo"
    expect(made).to_have_value(options)

    page.get_by_label("Keep as").fill("Hall")
    page.get_by_role("button", name="Keep on this device").click()
    form.get_by_role("combobox", name="View").select_option("Clock")
    expect(frame.locator("html[data-view=clock] #digits")).to_be_attached()
    page.get_by_role("button", name="Hall", exact=True).click()
    expect(made).to_have_value(options)

    page.locator(".overlay-of").get_by_role("link", name="Show its link").click()
    expect(made).to_have_value(re.compile(rf"/overlay{re.escape(options)}#lr_ovl_\S+$"))
    page.get_by_role("button", name="Forget Hall").click()
    expect(page.get_by_role("button", name="Hall")).to_have_count(0)


def test_an_event_is_given_its_words_its_colour_and_its_logo_and_deleted_by_its_title(
    browser: Browser, empty: Server, tmp_path: Path
) -> None:
    """Without scripts: from the home to an attendee's page, and from the list to nothing."""
    page = reviewed(browser, empty, scripts=False)
    page.get_by_role("button", name="Open the room").click()
    page.get_by_text("What attendees read, and how it looks").click()
    about = page.locator("#about")
    about.get_by_label("Introduction").fill("Cities act abroad.")
    about.get_by_label("Captions").fill("http://captions.example")
    about.get_by_label("Colour", exact=True).fill("#c2410c")
    about.get_by_role("button", name="Save").click()
    expect(page.locator("#about-l_captions-problem")).to_contain_text("begins with https://")
    expect(about.get_by_label("Captions")).to_be_focused()
    expect(about.get_by_label("Introduction")).to_have_value("Cities act abroad.")
    logo = tmp_path / "logo.png"
    Image.new("RGB", (40, 10), "#c2410c").save(logo)
    about.get_by_label("Captions").fill("https://captions.example")
    about.get_by_label("Logo", exact=True).last.set_input_files(logo)
    about.get_by_role("button", name="Save").click()
    expect(page.locator(".event-logo")).to_have_js_property("naturalWidth", 40)
    in_colour = ("background-color", "rgb(189, 63, 12)")
    expect(about.get_by_role("button", name="Save")).to_have_css(*in_colour)

    guest = browser.new_context(locale="en-GB").new_page()
    guest.goto(f"http://{page.locator('#way-in').inner_text()}")
    expect(guest.get_by_text("Cities act abroad.")).to_be_visible()
    expect(guest.get_by_role("link", name="Captions")).to_be_visible()
    expect(guest.get_by_role("button", name="Send question")).to_have_css(*in_colour)

    title = page.get_by_role("heading", level=1).inner_text()
    page.goto(empty.url)
    page.get_by_text("Delete…").click()
    page.get_by_label("to delete it with all its questions").fill(title)
    page.get_by_role("button", name="Delete for good").click()
    expect(page.get_by_role("heading", name="Your rooms")).to_have_count(0)
    assert rooms(tmp_path) == 0
