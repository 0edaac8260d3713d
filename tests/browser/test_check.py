"""An asker checks in her browser that her question was counted, and what became of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.evening import Evening, evening
from tests.browser.looking import troubles


@pytest.fixture(scope="module")
def show() -> Iterator[Evening]:
    with evening() as room:
        yield room


def asked(page: Page, text: str) -> None:
    page.get_by_label("Your question").first.fill(text)
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".my", has_text=text)).to_be_visible()


def test_a_question_is_counted_again_on_the_asker_s_side_and_a_forged_account_is_found(
    show: Evening, tmp_path: Path
) -> None:
    context = show.context(1280)
    page = show.page("attendee", context)
    with page.expect_response(lambda answer: "/receipts" in answer.url) as given:
        asked(page, "Who pays?")
    assert given.value.ok
    (mine,) = show.screen("moderator")["questions"]
    show.do("approve", question=mine, rev=1)
    page.goto(f"{show.url}/r/{show.room}/check")
    verdict = page.locator(".verdict")
    expect(verdict).to_have_text("Not published yet")

    show.do("answer", question=mine, rev=2, how="written", text="The city.")
    show.do("end")
    page.goto(f"{show.url}/r/{show.room}/check")
    expect(verdict).to_have_text("All is as it was counted")
    expect(page.locator(".own-words")).to_contain_text("Who pays?")
    expect(page.locator(".steps li > span")).to_have_text(
        ["received", "approved", "answered in writing"]
    )
    expect(page.locator(".looked [data-kind=over]")).to_have_count(0)
    assert troubles(page) == []

    with page.expect_download() as saved:
        page.get_by_role("button", name="Save the account").click()
    honest = tmp_path / "outcomes.json"
    saved.value.save_as(honest)
    account = json.loads(honest.read_text("utf-8"))
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save my receipts").click()
    receipts = tmp_path / "receipts.json"
    saved.value.save_as(receipts)
    account["steps"][1]["state"] = "withdrawn"
    forged = tmp_path / "forged.json"
    forged.write_text(json.dumps(account))

    stranger = show.browser.new_context(locale="en-GB").new_page()
    stranger.goto(f"{show.url}/check")
    expect(stranger.locator(".verdict")).to_have_text("Choose the files that you saved")
    files = stranger.get_by_label("Check saved files")
    files.set_input_files([forged, receipts])
    expect(stranger.locator(".verdict")).to_have_text("Something does not fit")
    expect(stranger.locator(".looked [data-kind=over]").first).to_be_visible()
    files.set_input_files(honest)
    expect(stranger.locator(".verdict")).to_have_text("All is as it was counted")
    stranger.close()


def test_the_head_on_the_closing_screens_is_noted_and_told_later_from_another(
    show: Evening,
) -> None:
    room = show.another()
    question = room.do("ask", room.somebody(), text="Who pays?")["question"]
    host, attendee = room.page("host"), room.page("attendee")
    noted = host.locator("#account-head code")
    expect(attendee.locator("#account-head")).to_be_hidden()
    room.do("end")
    expect(noted).to_have_text(re.compile("^([0-9a-f]{4} ){4}[0-9a-f]{4}$"))
    before = noted.inner_text()
    attendee.reload()
    expect(attendee.locator("#account-head code")).to_have_text(before)

    attendee.get_by_role("link", name="Check the account").click()
    field, told = attendee.get_by_label("Digits that you noted"), attendee.locator("#noted-told")
    field.fill(before.replace(" ", "").upper())
    expect(told).to_have_text("This is the head now: nothing was added or changed since.")
    room.do("answer", question=question, rev=1, how="written", text="The city.")
    attendee.reload()
    field.fill(before)
    expect(told).to_contain_text("This was the head after step 2 of 3")
    field.fill("ffff ffff ffff ffff ffff")
    expect(told).to_contain_text("you were shown another account")
    assert [*troubles(attendee), *room.troubles] == []
