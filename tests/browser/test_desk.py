"""A moderator decides on questions by keyboard, mouse and plain forms; a host reads them out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.evening import Evening, evening
from tests.browser.looking import troubles


@pytest.fixture(scope="module")
def server() -> Iterator[Evening]:
    with evening() as opened:
        yield opened


@pytest.fixture
def room(server: Evening) -> Evening:
    """Three questions have come in."""
    fresh = server.another()
    for text in ("First?", "Second?", "Third?"):
        fresh.do("ask", fresh.somebody(), text=text)
    return fresh


def desk(room: Evening, **options: object) -> Page:
    page = room.page("moderator", room.context(1280, **options))
    expect(page.locator("#inbox .tools")).to_be_visible()
    return page


def listed(page: Page) -> list[str]:
    return page.locator("#cards .q-text").all_inner_texts()


def in_list(page: Page, text: str) -> None:
    """Put the focus on a question of the list."""
    page.locator("#cards .q", has_text=text).focus()


def focus_is_on(page: Page, text: str) -> None:
    """The focus is on this question of the list, or will be with the next frame."""
    expect(page.locator("#cards .q:focus .q-text")).to_have_text(text)


def test_a_question_is_approved_by_one_key_and_the_next_one_has_the_focus(room: Evening) -> None:
    page = desk(room)
    in_list(page, "First?")
    page.keyboard.press("a")

    expect(page.locator(".outcome")).to_contain_text("Question 1 is approved.")
    expect(page.locator("#cards .q")).to_have_count(2)
    focus_is_on(page, "Second?")

    page.keyboard.press("z")
    expect(page.locator("#cards .q-text")).to_have_text(["First?", "Second?", "Third?"])
    focus_is_on(page, "First?")
    assert room.troubles == []


def test_what_comes_in_waits_while_somebody_is_in_the_list(room: Evening) -> None:
    page = desk(room)
    in_list(page, "Second?")
    room.do("ask", room.somebody(), text="Fourth?")

    expect(page.locator(".pill")).to_have_text("1 new ↓")
    assert listed(page) == ["First?", "Second?", "Third?"]
    focus_is_on(page, "Second?")
    page.keyboard.press("g")
    expect(page.locator("#cards .q")).to_have_count(4)
    focus_is_on(page, "Fourth?")


def test_somebody_elses_change_is_told_and_what_was_typed_is_kept(room: Evening) -> None:
    page = desk(room)
    in_list(page, "First?")
    page.keyboard.press("e")
    wording = page.get_by_label("Wording that others see")
    wording.fill("First, in better words?")
    question = page.locator("#cards .q").first.get_attribute("data-id")
    room.do("hold_question", question=question, rev=1)
    expect(page.locator("#cards .q").first).to_contain_text("held")
    page.keyboard.press("Control+Enter")

    expect(page.locator(".outcome")).to_contain_text("Somebody changed question 1 meanwhile.")
    expect(wording).to_have_value("First, in better words?")
    expect(wording).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(page.locator(".outcome")).to_contain_text("Question 1 is reworded.")
    assert room.asked() == ["First, in better words?", "Second?", "Third?"]


def test_who_has_a_form_open_on_a_question_is_shown_to_other_moderators(room: Evening) -> None:
    other, page = desk(room), desk(room)
    in_list(page, "First?")
    page.keyboard.press("e")

    theirs = other.locator("#cards .q", has_text="First?").locator(".q-claim")
    expect(theirs).to_contain_text("A colleague is here")
    expect(page.locator(".q-claim")).to_have_count(0)
    page.locator("#search").focus()
    expect(theirs).to_be_visible()
    in_list(page, "First?")
    page.keyboard.press("e")
    page.keyboard.press("Escape")
    page.locator("#search").focus()
    expect(theirs).to_have_count(0)


def test_a_dismissal_has_a_reason_that_one_digit_picks(room: Evening) -> None:
    page = desk(room)
    in_list(page, "Third?")
    page.keyboard.press("d")
    expect(page.get_by_role("button", name="Off topic")).to_be_focused()
    page.keyboard.press("3")

    expect(page.locator(".outcome")).to_contain_text("Question 3 is dismissed.")
    page.locator("[data-tab=closed]").click()
    expect(page.locator("#detail .q-fate")).to_have_text("Reason: Asked before")
    cards = room.screen("moderator")["questions"].values()
    assert [card["reason"] for card in cards if card["number"] == 3] == ["duplicate"]


def test_a_reason_that_is_too_long_is_told_and_kept(room: Evening) -> None:
    page, long = desk(room), "Too long. " * 31
    in_list(page, "First?")
    page.keyboard.press("d")
    own = page.locator(".q-form").get_by_label("Or say why in your own words")
    own.fill(long)
    page.keyboard.press("Enter")
    told = "The text has 309 characters; at most 300 fit."
    expect(page.locator(".outcome")).to_contain_text(told)
    expect(own).to_have_value(long)
    page.keyboard.press("Escape")

    page.get_by_label("Select question 1").check()
    page.locator(".bulk").get_by_role("button", name="Dismiss…").click()
    page.locator("#bulk-reason").fill(long)
    page.keyboard.press("Enter")
    expect(page.locator(".outcome")).to_contain_text(f"1 was refused. The first because: {told}")
    expect(page.locator("#bulk-reason")).to_have_value(long)


def test_a_name_that_looks_like_staff_or_a_speaker_is_marked_on_the_desk_alone(
    room: Evening,
) -> None:
    names = {"M\u043eder\u0430tor": "staff", "oriol illa": "a speaker"}
    for name in names:
        asked = room.do("ask", room.somebody(), text=f"By {name}?", name=name)["question"]
        room.do("approve", question=asked, rev=1)
    page, host, attendee = desk(room), room.page("host"), room.page("attendee")
    page.locator("[data-tab=approved]").click()
    for name, like in names.items():
        card = page.locator(".q", has_text=f"By {name}?")
        expect(card.locator(".badge.warn")).to_contain_text(f"named like {like}")

    room.do("go_live", question=asked, rev=2)

    expect(page.locator(".onair .badge.warn")).to_contain_text("named like a speaker")
    for other in (host, attendee):
        expect(other.get_by_text("By oriol illa?").first).to_be_visible()
        expect(other.get_by_text("named like")).to_have_count(0)


def test_a_question_that_was_taken_back_is_a_number_without_words_on_the_desk(
    room: Evening,
) -> None:
    asker = room.somebody()
    question = room.do("ask", asker, text="Taken back?", name="Regretful")["question"]
    page = desk(room)
    in_list(page, "Taken back?")

    room.do("withdraw", asker, question=question)

    page.locator("[data-tab=closed]").click()
    expect(page.locator("#cards .q-text")).to_have_text(["(taken back or erased)"])
    expect(page.locator("#cards .q-number")).to_contain_text("4")
    expect(page.locator("main")).not_to_contain_text("Taken back?")
    expect(page.locator("main")).not_to_contain_text("Regretful")
    page.reload()
    expect(page.locator("#inbox .tools")).to_be_visible()
    assert "Taken back?" not in page.content()
    assert "Regretful" not in page.content()


def test_a_question_is_merged_by_the_number_of_the_other(room: Evening) -> None:
    page = desk(room)
    in_list(page, "Second?")
    page.keyboard.press("m")
    number = page.get_by_label("Number of the question that asks the same")
    number.fill("9")
    expect(page.locator(".q-form")).to_contain_text("There is no question 9.")
    number.fill("1")
    expect(page.locator(".merge-targets")).to_have_text("1. First?")
    number.press("Enter")

    expect(page.locator(".outcome")).to_contain_text("Question 2 is merged.")
    expect(page.locator("#cards .q").first).to_contain_text("+1 merged")


def test_what_is_done_to_many_is_told_for_each_that_was_refused_and_the_list_goes_on(
    room: Evening,
) -> None:
    page = desk(room)
    for text in ("First?", "Second?"):
        in_list(page, text)
        page.keyboard.press("x")
    second = page.locator("#cards .q", has_text="Second?").get_attribute("data-id")
    room.do("hold_question", question=second, rev=1)
    expect(page.locator("#cards .q", has_text="Second?")).to_contain_text("held")
    page.locator(".bulk").get_by_role("button", name="Approve").click()

    expect(page.locator(".outcome")).to_contain_text("1 question done. 1 was refused.")
    room.do("ask", room.somebody(), text="Third?")
    room.do("dismiss", question=second, rev=2, reason="off_topic")
    page.mouse.move(0, 0)
    expect(page.locator("#cards .q-text").filter(has_text="Third?")).to_have_count(1)
    expect(page.locator("#cards .q", has_text="Second?")).to_have_count(0)


def test_everything_works_as_forms_without_scripts(room: Evening) -> None:
    page = room.context(1280, java_script_enabled=False).new_page()
    page.goto(f"{room.url}/r/{room.room}/moderator")
    page.get_by_label("Your link").fill(room.tokens["moderator"])
    page.get_by_role("button", name="Enter").click()

    page.get_by_role("button", name="Next: Presentation by Oriol Illa").click()
    expect(page.locator(".on-title")).to_have_text("Presentation by Oriol Illa")
    show, asked = (page.locator(pane).bounding_box() for pane in (".show", ".asked"))
    assert show
    assert asked
    assert show["x"] + show["width"] <= asked["x"]
    page.locator(".q", has_text="First?").get_by_role("button", name="Approve").click()
    expect(page.locator("#at-approved .q-text")).to_have_text("First?")
    second = page.locator(".q", has_text="Second?")
    second.get_by_text("More…").click()
    second.get_by_role("button", name="Off topic").click()
    expect(page.locator("#at-closed .q-fate")).to_have_text("Reason: Off topic")
    third = page.locator(".q", has_text="Third?")
    third.get_by_text("More…").click()
    third.get_by_label("Wording that others see").fill("x" * 501)
    third.get_by_role("button", name="Save the wording").click()
    expect(
        page.get_by_label("Wording that others see").and_(page.locator(":visible"))
    ).to_have_value("x" * 501)
    expect(page.get_by_role("alert")).to_contain_text("The text has 501 characters")
    page.get_by_text("End the show…").click()
    page.get_by_role("button", name="End the show now").click()
    expect(page.locator(".on-title")).to_have_text("The show has ended.")


def queued(room: Evening, *texts: str) -> None:
    for text in texts:
        question = room.do("ask", room.somebody(), text=text)["question"]
        room.do("queue", question=question, rev=1)


def test_the_host_reads_one_question_after_another(server: Evening) -> None:
    room = server.another()
    queued(room, "One?", "Two?")
    page = room.page("host", room.context(1280))
    expect(page.locator(".aloud")).to_have_text("No question is on air.")
    page.get_by_role("button", name="Read question 1").click()
    expect(page.locator(".aloud-text")).to_have_text("One?")
    expect(page.locator(".fits")).to_have_text("About 7 questions will fit into the Q&A.")

    page.get_by_role("button", name="Answered; next question: 2").click()
    expect(page.locator(".aloud-text")).to_have_text("Two?")
    page.get_by_role("button", name="Answered aloud").click()
    expect(page.locator(".aloud")).to_have_text("No question is on air.")
    assert room.troubles == []


def test_the_first_wording_is_one_key_away(server: Evening) -> None:
    room = server.another()
    asked = room.do("ask", room.somebody(), text="wat about money", name="Ana", read_name=True)
    question = asked["question"]
    room.do("edit", question=question, rev=1, text="What about money?")
    room.do("queue", question=question, rev=2)
    room.do("go_live", question=question, rev=3)
    page = room.page("host", room.context(1280))
    expect(page.locator(".aloud-name")).to_have_text("Ana")
    page.locator("#original").focus()
    page.keyboard.press("o")

    expect(page.locator(".aloud blockquote")).to_have_text("wat about money")


@pytest.mark.parametrize(
    ("role", "sign"),
    [("moderator", ".clock .digits"), ("host", ".now .digits"), ("owner", ".invite")],
)
def test_nothing_is_wrong_with_the_pages_of_those_who_run_it(
    room: Evening, role: str, sign: str
) -> None:
    room.do("cue_next", after=None)
    queued(room, "One?", "Two?")
    page = room.page(role)
    expect(page.locator(sign)).to_be_visible()
    found = troubles(page)
    if role == "moderator":
        page.keyboard.press("g")
        page.keyboard.press("d")
        page.keyboard.press("x")
        found += troubles(page)

    assert found == []


def test_nothing_is_wrong_with_the_organisers_way(server: Evening) -> None:
    page = server.context().new_page()
    page.goto(f"{server.url}/?example=1")
    found = troubles(page)
    page.get_by_role("button", name="Build the program").click()
    expect(page.get_by_role("heading", name="Is this right?")).to_be_visible()
    found += troubles(page)
    page.get_by_role("button", name="Open the room").click()
    expect(page.get_by_role("heading", name="For everybody")).to_be_visible()

    assert found + troubles(page) == []


@pytest.mark.parametrize("scripts", [True, False])
def test_an_organiser_corrects_what_was_read_and_opens_the_room(
    server: Evening, scripts: bool
) -> None:
    page = server.context(1280, java_script_enabled=scripts).new_page()
    page.goto(f"{server.url}/?example=1")
    page.get_by_role("button", name="Build the program").click()
    expect(page.locator("#sums")).to_have_text("61 min planned, slot of 60 min ▲ 1 min too long")
    expect(page.locator("#look-at a")).to_have_text(["Date", "Time zone", "Program"])

    lines = page.locator("summary.rd-line")
    lines.nth(1).click()
    page.get_by_role("button", name="Move segment 2 up").click()
    expect(lines.nth(1)).to_contain_text("Welcome")
    if not scripts:
        lines.nth(0).click()
    page.get_by_role("button", name="Remove segment 1").click()
    expect(lines).to_have_count(7)
    lines.nth(6).click()
    page.get_by_role("button", name="Add a segment after 7").click()
    fresh = page.get_by_role("group", name="Segment 8", exact=True)
    fresh.get_by_label("Title").fill("Goodbye")
    fresh.get_by_label("Minutes", exact=True).fill("soon")
    page.get_by_role("button", name="Open the room").click()
    expect(page.locator("#s8_minutes-problem")).to_have_text("Write minutes, such as 10 or 7:30.")
    expect(page.locator("#s8_title")).to_have_value("Goodbye")
    page.locator("#s8_minutes").fill("4")
    page.get_by_role("button", name="Open the room").click()

    expect(page.locator(".invite svg")).to_be_visible()
    page.get_by_role("link", name="Open the desk").click()
    if scripts:
        expect(page.locator(".rd-title").last).to_have_text("Goodbye")


@pytest.mark.parametrize("scripts", [True, False], ids=["live", "without scripts"])
def test_a_name_like_staff_s_is_marked_in_the_list_and_on_air(room: Evening, scripts: bool) -> None:
    asker = room.call(
        f"/api/v1/rooms/{room.room}/join", {"name": "Mоderаtor"}, room.tokens["attendee"]
    )["token"]  # with a Cyrillic о and а
    question = room.do("ask", asker, text="Fourth?")["question"]
    page = room.page("moderator", room.context(1280, java_script_enabled=scripts))
    if not scripts:
        page.get_by_label("Your link", exact=True).fill(room.tokens["moderator"])
        page.get_by_role("button", name="Enter").click()
    marked = page.get_by_text("named like staff")
    expect(marked).to_have_count(1)

    room.do("approve", question=question, rev=1)
    room.do("cue_next", after=None)
    room.do("go_live", question=question, rev=2)
    if not scripts:
        page.reload()
    expect(page.locator(".onair").get_by_text("named like staff")).to_have_count(1)


def test_the_window_s_menu_says_what_keeps_the_room_calm(room: Evening) -> None:
    page = desk(room)
    menu = page.locator("details.window")
    expect(menu.locator("summary")).not_to_contain_text("!")
    person = next(iter(room.screen("moderator")["questions"].values()))["person"]
    room.do("slow_mode", seconds=600)
    room.do("hold_words", words=["casino", "crypto"])
    room.do("strict_votes", on=True)
    room.do("mute", person=person, on=True)

    expect(menu.locator("summary")).to_contain_text("!")
    menu.locator("summary").click()
    for words in (
        "Slow mode: a person's next question after 10 min",
        "2 words hold a question",
        "Votes count from people who stayed a minute",
        "Newcomers from one address are held until",
    ):
        expect(menu).to_contain_text(words)
    room.do("slow_mode", seconds=45)
    expect(menu).to_contain_text("a person's next question after 45 s")
    assert room.troubles == []
