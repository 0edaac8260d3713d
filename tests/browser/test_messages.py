"""A moderator writes to the stage, and sees that it was read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.evening import Evening, evening


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


def test_without_scripts_forms_write_read_and_take_back(room: Evening) -> None:
    pages = {}
    for role in ("moderator", "host", "speaker"):
        joined = room.context(360)
        expect(room.page(role, joined).locator("html[data-as]")).to_have_count(1)
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
