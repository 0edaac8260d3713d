"""A moderator writes to the stage, and sees that it was read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from tests.browser.evening import Evening, evening
from tests.browser.looking import violations
from tests.browser.proxy import Proxy


@pytest.fixture(scope="module")
def server() -> Iterator[Evening]:
    with evening() as room:
        yield room


@pytest.fixture
def room(server: Evening) -> Evening:
    return server.another()


def test_a_message_is_written_by_a_key_read_on_stage_and_taken_back(room: Evening) -> None:
    desk = room.page("moderator", room.context(1280))
    stage = room.page("speaker", room.context(1280))
    host = room.page("host", room.context(1280))
    expect(desk.locator("#open-messages")).to_be_visible()

    desk.keyboard.press("c")
    box = desk.get_by_role("dialog", name="Message")
    box.get_by_role("textbox", name="Words").fill("x" * 301)
    desk.keyboard.press("Enter")
    expect(box.get_by_role("alert")).to_contain_text("300")
    expect(box.get_by_role("textbox", name="Words")).to_have_value("x" * 301)
    box.get_by_role("button", name="Two minutes").click()
    desk.keyboard.press("Enter")

    shown = stage.locator(".message")
    expect(shown).to_contain_text("Two minutes")
    expect(box.get_by_role("listitem")).to_contain_text("Two minutes Speaker")
    expect(box.get_by_role("textbox", name="Words")).to_have_value("")

    stage.get_by_role("button", name="Read").click()
    expect(stage.get_by_role("button", name="Read")).to_have_count(0)
    expect(shown).to_contain_text("read ")
    expect(box.get_by_role("listitem")).to_contain_text("✓ read ")
    expect(desk.locator("#open-messages")).to_contain_text("1 of 1 read")
    expect(host.locator(".message")).to_have_count(0)

    box.get_by_role("button", name="Take back").click()
    expect(shown).to_have_count(0)
    expect(box.get_by_role("listitem")).to_have_count(0)
    assert room.troubles == []


@pytest.mark.parametrize("role", ["speaker", "host"])
def test_a_press_of_read_that_is_refused_says_so(room: Evening, role: str) -> None:
    """The message was taken back while the page had no line, and could not know."""
    proxy = Proxy(room.url)
    with proxy.listening() as behind:
        context = room.context(1280)
        page = replace(room, url=behind).page(role, context)
        message = room.do("message", to=role, text="Two minutes")["message"]
        read = page.get_by_role("button", name="Read")
        expect(read).to_be_visible()

        proxy.cut()
        expect(page.locator("#connection")).to_have_attribute("data-state", "offline")
        room.do("clear_message", message=message)
        read.click()
        proxy.is_down = False
        page.evaluate("dispatchEvent(new Event('online'))")

        told = page.locator(".messages").get_by_role("alert")
        expect(told).to_have_text("There is no such message any more.")
        expect(page.locator(".message")).to_have_count(0)
        room.do("message", to=role, text="One minute")
        expect(read).to_be_visible()
        page.keyboard.press("Enter")
        expect(page.locator(".message[data-read]")).to_have_count(1)
        expect(told).to_have_count(0)
        context.close()


def test_without_scripts_forms_write_read_and_take_back(room: Evening) -> None:
    pages = {}
    for role in ("moderator", "host", "speaker"):
        joined = room.context(360)
        expect(room.page(role, joined).locator("html[data-view]")).to_have_count(1)
        state = joined.storage_state()
        context = room.context(360, java_script_enabled=False, storage_state=state)
        pages[role] = context.new_page()
        pages[role].goto(f"{room.url}/r/{room.room}/{role}")
    desk, host, stage = pages.values()

    desk.locator("summary", has_text="Message").click()
    desk.get_by_role("radio", name="All staff").check()
    desk.get_by_role("textbox", name="Words").fill("Sound problem")
    desk.get_by_role("button", name="Send").click()
    expect(desk.locator(".message-list li")).to_contain_text("Sound problem")

    host.reload()
    host.get_by_role("button", name="Read").click()
    expect(host.locator(".message")).to_contain_text("read ")
    stage.reload()
    expect(stage.locator(".message")).to_contain_text("Sound problem")

    desk.reload()
    expect(desk.locator(".message-list li")).to_contain_text("✓ read ")
    desk.get_by_role("button", name="Take back").click()
    stage.reload()
    expect(stage.locator(".message")).to_have_count(0)


def test_a_banner_is_shown_to_the_audience_until_its_end_and_no_longer(room: Evening) -> None:
    desk = room.page("moderator", room.context(1280))
    seat = room.page("attendee")
    stage = room.page("speaker", room.context(1280))
    expect(desk.locator("#open-messages")).to_be_visible()
    desk.keyboard.press("c")
    box = desk.get_by_role("dialog", name="Message")
    box.get_by_role("radio", name="Audience").check()
    box.get_by_label("It goes by itself").select_option("10")
    box.get_by_role("button", name="We are back at").click()
    words = box.get_by_role("textbox", name="Words")
    expect(words).to_have_value(re.compile(r"We are back at \d\d:\d\d"))
    text = words.input_value()
    desk.keyboard.press("Enter")

    expect(seat.locator(".banner")).to_have_text(text)
    expect(stage.locator(".banner")).to_have_text(f"To the audience: {text}")
    expect(box.get_by_role("listitem")).to_contain_text(f"{text} Audience · until")
    until = room.screen("attendee")["banner"]["until"]
    context = room.context(java_script_enabled=False, storage_state=seat.context.storage_state())
    plain = context.new_page()
    plain.goto(seat.url)
    expect(plain.locator(".banner")).to_have_text(text)

    room.do("banner", text="Soon", until=until - 599_000)  # a second from when it was sent
    expect(seat.locator(".banner")).to_have_count(0)
    expect(stage.locator(".banner")).to_have_count(0)
    expect(box.get_by_role("listitem")).to_have_count(0)
    plain.reload()
    expect(plain.locator(".banner")).to_have_count(0)
    assert room.screen("attendee")["banner"]["text"] == "Soon"  # nobody had to take it away


def test_a_blackout_is_one_press_and_seen_at_the_desk(room: Evening) -> None:
    desk = room.page("moderator", room.context(1280))
    stage = room.page("speaker", room.context(1280))
    expect(stage.locator(".stage-label")).to_be_visible()
    desk.keyboard.press("c")
    button = desk.get_by_role("dialog", name="Message").get_by_role("button", name="Blackout")

    button.click()
    expect(stage.locator(".stage-label")).to_be_hidden()
    expect(desk.locator("#open-messages .badge")).to_contain_text("Blackout")
    button.click()
    expect(stage.locator(".stage-label")).to_be_visible()


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_what_is_written_to_the_stage_is_read_in_a_blackout_too(room: Evening, theme: str) -> None:
    room.do("blackout", on=True)
    stage = room.page("speaker", room.context(1280), f"?theme={theme}")
    expect(stage.locator(".stage[data-dark] .stage-label")).to_be_hidden()
    room.do("message", to="speaker", text="Stay where you are")

    expect(stage.get_by_text("Stay where you are")).to_be_visible()
    assert violations(stage) == []  # its contrast with what is black above all
    stage.get_by_role("button", name="Read").click()  # nothing lies over it
    expect(stage.locator(".message")).to_contain_text("read ")
    assert violations(stage) == []


def test_without_scripts_forms_show_a_banner_and_take_it_back(room: Evening) -> None:
    joined = room.context(360)
    expect(room.page("moderator", joined).locator("html[data-view]")).to_have_count(1)
    still = room.context(360, java_script_enabled=False, storage_state=joined.storage_state())
    desk = still.new_page()
    desk.goto(f"{room.url}/r/{room.room}/moderator")
    desk.locator("summary", has_text="Message").click()
    desk.get_by_role("textbox", name="To the audience").fill("Back soon")
    desk.get_by_role("button", name="Show it").click()

    shown = room.screen("attendee")["banner"]
    assert shown["text"] == "Back soon"
    assert shown["until"] % 1 == 0
    desk.get_by_role("button", name="Take the banner back").click()
    expect(desk.get_by_role("button", name="Take the banner back")).to_have_count(0)
    desk.locator("summary", has_text="Message").click()
    desk.get_by_role("button", name="Blackout").click()
    expect(desk.get_by_role("button", name="Blackout", pressed=True)).to_be_visible()
    assert room.screen("attendee")["banner"] is None
    assert room.screen("speaker")["blackout"] is True
