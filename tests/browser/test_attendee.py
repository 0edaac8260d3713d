"""What attendees can rely on: nothing typed is lost, nothing is sent twice, scripts or not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, WebSocketRoute, expect

from tests.browser.evening import PROGRAM, Evening, evening
from tests.browser.looking import becomes


@pytest.fixture(scope="module")
def house() -> Iterator[Evening]:
    with evening() as opened:
        yield opened


WAYS: list[dict[str, Any]] = [{}, {"java_script_enabled": False}]
"""With scripts and without."""


@pytest.fixture
def room(house: Evening) -> Evening:
    return house.another()


def is_uncovered(part: Locator) -> bool:
    """Whether all of its height is in the view, and no bar lies over it."""
    return bool(
        part.evaluate(
            """(part) => {
              const { left, top, bottom } = part.getBoundingClientRect();
              const seen = (y) => part.contains(document.elementFromPoint(left + 10, y));
              return seen(top + 3) && seen(bottom - 3);
            }"""
        )
    )


def ask(page: Page, text: str) -> None:
    page.get_by_label("Your question", exact=True).fill(text)
    page.get_by_role("button", name="Send question").click()


def test_a_question_gets_a_receipt_that_outlives_a_reload(room: Evening) -> None:
    page = room.page("attendee")
    page.get_by_role("link", name="Ask or vote").click()

    ask(page, "¿Y los barrios? 👩‍👩‍👧‍👦")

    expect(page.locator(".my-state")).to_have_text(re.compile(r"1\s+In review"))
    expect(page.locator("#spoken")).to_have_text("Question 1: In review")
    expect(page.locator("#ask-state")).to_be_empty()
    expect(page.get_by_label("Your question", exact=True)).to_have_value("")
    page.reload()  # the page comes back to the part where it was
    expect(page.get_by_role("link", name="Questions")).to_have_attribute("aria-current", "true")
    expect(page.locator(".my")).to_contain_text("In review")
    assert room.troubles == []


@pytest.mark.parametrize("height", [740, 420], ids=["phone", "beside a keyboard"])
def test_what_is_written_and_the_button_below_it_are_seen_at_once(
    room: Evening, height: int
) -> None:
    page = room.page("attendee", room.context(360))
    page.get_by_role("link", name="Ask or vote").click()
    page.set_viewport_size({"width": 360, "height": height})
    text = page.get_by_label("Your question", exact=True)
    text.fill("¿Y los barrios?")
    page.get_by_label("Your name").fill("Ana")

    text.evaluate("(text) => text.scrollIntoView()")

    expect(page.get_by_label("My name may be read aloud")).to_be_visible()
    button = page.get_by_role("button", name="Send question")
    assert (is_uncovered(text), is_uncovered(button)) == (True, True)


@pytest.mark.parametrize("way", WAYS)
def test_the_clock_stands_above_however_many_who_speak(house: Evening, way: dict[str, Any]) -> None:
    names = [f"Dr. Montserrat Wolfeschlegelstein the {n}th" for n in range(1, 13)]
    speakers = [{"name": name, "role": "Director", "organisation": "City"} for name in names]
    panel = {"title": "Panel", "kind": "panel", "planned_seconds": 600, "speakers": speakers}
    room = house.another({**PROGRAM, "segments": [panel]})
    room.do("cue_next", after=None)

    page = room.page("attendee", room.context(**way))

    expect(page.locator("#now-title")).to_have_text("Panel")
    expect(page.locator(".count .digits")).to_be_in_viewport(ratio=1)
    expect(page.locator(".people b")).to_have_text(names)


def test_a_question_whose_answer_was_lost_is_sent_again_and_stored_once(room: Evening) -> None:
    lost: list[str] = []

    def lose_the_first_answer(client: WebSocketRoute) -> None:
        server = client.connect_to_server()

        def heard(message: str | bytes) -> None:
            if json.loads(message)["t"] == "answer" and not lost:
                lost.append("answer")
                client.close(code=1012)
                server.close()
            else:
                client.send(message)

        server.on_message(heard)
        client.on_message(lambda message: server.send(message))

    context = room.context()
    context.route_web_socket("**/ws/**", lose_the_first_answer)
    page = room.page("attendee", context)
    page.get_by_role("link", name="Ask or vote").click()

    ask(page, "¿Llega una sola vez?")

    expect(page.locator(".my-state")).to_have_text(re.compile(r"1\s+In review"), timeout=15_000)
    assert lost == ["answer"]
    assert room.asked() == ["¿Llega una sola vez?"]


def test_a_text_that_is_refused_stays_in_the_box(room: Evening) -> None:
    page = room.page("attendee")
    page.get_by_role("link", name="Ask or vote").click()

    ask(page, "¡" * 503)

    expect(page.locator("#ask-trouble")).to_have_text("Too long by: 3")
    expect(page.get_by_label("Your question", exact=True)).to_have_value("¡" * 503)
    expect(page.get_by_label("Your question", exact=True)).to_be_focused()
    assert room.asked() == []


def box(page: Page) -> tuple[str, str]:
    """The question and the name that stand in the form."""
    return (
        page.get_by_label("Your question", exact=True).input_value(),
        page.get_by_label("Your name").input_value(),
    )


def test_an_unsent_question_is_there_again_after_a_reload_until_it_went_out(
    room: Evening,
) -> None:
    context = room.context()
    page = room.page("attendee", context)
    page.get_by_role("link", name="Ask or vote").click()
    page.get_by_label("Your name").fill("Ana")
    page.get_by_label("Your question", exact=True).fill("¿Y los barrios?")

    page.reload()
    expect(page.get_by_label("Your question", exact=True)).to_have_value("¿Y los barrios?")
    assert box(page) == ("¿Y los barrios?", "Ana")
    other = room.another().page("attendee", context)
    expect(other.locator("#ask-count")).to_have_text("0 of 500")
    assert box(other) == ("", "")

    page.get_by_role("link", name="Questions").click()
    page.get_by_role("button", name="Send question").click()
    expect(page.locator(".my-text")).to_have_text("¿Y los barrios?")
    page.reload()
    expect(page.locator("#ask-count")).to_have_text("0 of 500")
    assert box(page) == ("", "")


def test_a_question_that_the_server_refuses_is_there_again_after_a_reload(room: Evening) -> None:
    page = room.page("attendee")
    page.get_by_role("link", name="Ask or vote").click()
    expect(page.locator("#ask-count")).to_have_text("0 of 500")
    ask(page, "¿Llego pronto?")
    expect(page.locator(".my")).to_have_count(1)
    room.do("slow_mode", seconds=60)

    ask(page, "¿Llego tarde?")
    expect(page.locator("#ask-trouble")).to_contain_text("One question at a time")
    page.reload()

    page.get_by_role("link", name="Questions").click()
    expect(page.get_by_label("Your question", exact=True)).to_be_visible()
    assert box(page) == ("¿Llego tarde?", "")
    room.do("set_window", window="closed")
    expect(page.locator("[data-part=window]")).to_have_text("Questions are closed.")
    expect(page.get_by_text("Not sent. Your text is kept here.")).to_be_visible()
    assert box(page) == ("¿Llego tarde?", "")


@pytest.mark.parametrize("scripts", [True, False], ids=["live", "without scripts"])
def test_a_question_has_one_receipt_and_it_says_what_holds_now(
    room: Evening, scripts: bool
) -> None:
    page = room.page("attendee", room.context(java_script_enabled=scripts))
    if scripts:
        page.get_by_role("link", name="Ask or vote").click()
    ask(page, "¿Fuera de tema?")
    expect(page.locator(".my-state")).to_have_text(re.compile(r"1\s+In review"))
    expect(page.locator(".my-state")).to_be_in_viewport()
    (question,) = room.screen("moderator")["questions"]

    room.do("dismiss", question=question, rev=1, reason="Off topic")
    if not scripts:
        page.get_by_role("link", name="Show how it stands now").click()

    expect(page.locator(".my-state")).to_have_text(re.compile(r"1\s+Not taken: Off topic"))
    expect(page.locator("main")).not_to_contain_text(re.compile("in review", re.IGNORECASE))


def test_a_vote_shows_at_once_and_everywhere_within_a_second(room: Evening) -> None:
    question = room.do("ask", room.somebody(), text="¿Cómo empezar?")["question"]
    room.do("approve", question=question, rev=1)
    one, other = room.page("attendee"), room.page("attendee")
    for page in (one, other):
        page.get_by_role("link", name="Ask or vote").click()

    button = one.get_by_role("button", name="Vote for question 1")
    button.click()

    expect(button).to_have_attribute("aria-pressed", "true")
    expect(other.locator(".vote .votes")).to_have_text("1")
    expect(other.get_by_role("button", name="Vote for question 1")).to_have_attribute(
        "aria-pressed", "false"
    )
    assert room.troubles == []


def test_a_dismissal_is_told_in_the_reader_s_language_with_scripts_and_without(
    room: Evening,
) -> None:
    pages = [room.page("attendee", room.context(**how), "?lang=es") for how in WAYS]
    for page in pages:
        page.goto(f"{room.url}/r/{room.room}?lang=es#questions")
        page.get_by_label("Tu pregunta", exact=True).fill("¿Dónde está el baño?")
        page.get_by_role("button", name="Enviar pregunta").click()
        expect(page.locator(".my")).to_contain_text("En revisión")
    for question in room.screen("moderator")["questions"]:
        room.do("dismiss", question=question, rev=1, reason="off_topic")

    pages[1].reload()

    for page in pages:
        expect(page.locator(".my-state")).to_contain_text("Fuera de tema")


WATCH = """() => {
  window.drawn = [];
  const draw = () => {
    const button = document.querySelector(".row .vote");
    const votes = button.querySelector(".votes").textContent;
    const seen = `${button.getAttribute("aria-pressed")} ${votes}`;
    if (window.drawn.at(-1) !== seen) window.drawn.push(seen);
  };
  const everything = { subtree: true, childList: true, characterData: true, attributes: true };
  new MutationObserver(draw).observe(document.querySelector("[data-part=list]"), everything);
}"""
"""Take note of each state in which the first question's vote is drawn."""


def test_a_vote_for_a_merged_question_counts_and_is_taken_back_on_the_other(room: Evening) -> None:
    kept, folded = (
        room.do("ask", room.somebody(), text=text)["question"] for text in ("Who pays?", "Who?")
    )
    for question in (kept, folded):
        room.do("approve", question=question, rev=1)
    room.do("vote", room.somebody(), question=kept, value=True)
    voter, other = room.page("attendee"), room.page("attendee")
    for page in (voter, other):
        page.get_by_role("link", name="Ask or vote").click()
    voter.get_by_role("button", name="Vote for question 2").click()
    expect(other.locator(".row .votes")).to_have_text(["1", "1"])

    voter.evaluate(WATCH)
    room.do("merge", question=folded, rev=2, into=kept)
    button = voter.get_by_role("button", name="Vote for question 1")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(other.locator(".row .votes")).to_have_text(["2"])
    button.click()
    expect(other.locator(".row .votes")).to_have_text(["1"])
    button.click()
    expect(other.locator(".row .votes")).to_have_text(["2"])

    drawn = voter.evaluate("window.drawn")
    assert drawn[drawn.index("true 2") :] == ["true 2", "false 1", "true 2"]
    expect(voter.locator(".row .votes")).to_have_text(["2"])


@pytest.mark.parametrize("scripts", [True, False], ids=["live", "without scripts"])
def test_a_vote_button_says_its_count_and_what_is_asked(room: Evening, scripts: bool) -> None:
    question = room.do("ask", room.somebody(), text="¿Cómo empezar?")["question"]
    room.do("approve", question=question, rev=1)
    for _ in range(2):
        room.do("vote", room.somebody(), question=question, value=True)
    page = room.page("attendee", room.context(1280, java_script_enabled=scripts))

    button = page.locator(".vote")
    expect(button.locator(".votes")).to_have_text("2")
    expect(button).to_have_accessible_name("Vote for question 1: 2 votes")
    expect(button).to_have_accessible_description("¿Cómo empezar?")
    if scripts:
        button.click()
        expect(button).to_have_accessible_name("Vote for question 1: 3 votes")


def test_new_questions_wait_behind_a_pill_and_ones_own_does_not(room: Evening) -> None:
    first = room.do("ask", room.somebody(), text="¿La primera?")["question"]
    room.do("approve", question=first, rev=1)
    page = room.page("attendee")
    page.get_by_role("link", name="Ask or vote").click()
    expect(page.locator(".row")).to_have_count(1)

    second = room.do("ask", room.somebody(), text="¿La segunda?")["question"]
    room.do("approve", question=second, rev=1)

    pill = page.get_by_role("button", name="1 new question")
    expect(pill).to_be_visible()
    expect(page.locator(".row")).to_have_count(1)
    pill.click()
    expect(page.locator(".row")).to_have_count(2)


def test_asking_voting_and_withdrawing_work_without_scripts(room: Evening) -> None:
    other = room.do("ask", room.somebody(), text="¿De otra persona?")["question"]
    room.do("approve", question=other, rev=1)
    page = room.page("attendee", room.context(java_script_enabled=False))

    ask(page, "¿Sin scripts?")
    expect(page.locator(".my")).to_contain_text("In review")

    page.get_by_role("button", name="Vote for question 1").click()
    expect(page.get_by_role("button", name="Vote for question 1")).to_have_attribute(
        "aria-pressed", "true"
    )

    page.get_by_role("button", name="Withdraw").click()
    expect(page.locator(".my")).to_contain_text("Withdrawn by you")


def test_without_scripts_too_a_text_that_is_refused_stays_in_the_box(room: Evening) -> None:
    page = room.page("attendee", room.context(java_script_enabled=False))

    ask(page, "x" * 501)

    expect(page.locator("#ask-trouble")).to_have_text(
        "The text has 501 characters; at most 500 fit."
    )
    expect(page.get_by_label("Your question", exact=True)).to_have_value("x" * 501)


SEEN = """
window.seen = [];
new PerformanceObserver((paints) => {
  for (const { element } of paints.getEntries()) window.seen.push(element?.outerHTML);
}).observe({ type: "largest-contentful-paint", buffered: true });
"""


def test_what_the_server_made_is_seen_before_scripts_draw_it_anew(room: Evening) -> None:
    room.do("cue_next", after=None)
    context = room.context()
    context.add_init_script(SEEN)

    page = room.page("attendee", context)
    expect(page.get_by_role("timer")).to_be_visible()
    assert becomes(page, "window.seen.length > 0")

    made = '<p class="role">Director of International Relations and Cooperation</p>'
    assert page.evaluate("window.seen") == [made]
    assert room.troubles == []


def test_overtime_is_calm_unless_the_organiser_wants_it_shown(room: Evening) -> None:
    room.do("cue_next", after=None)
    room.do("add_time", seconds=-600)
    page = room.page("attendee")

    expect(page.locator(".count")).to_have_text("Running a little over")
    expect(page.locator(".mini")).to_have_text("Oriol Illa")
    expect(page.locator("[data-tone=overtime]")).to_have_count(0)

    rev = room.screen("moderator")["event"]["rev"]
    room.do("change_event", rev=rev, show_overtime=True)

    expect(page.locator(".count")).to_have_text(re.compile(r"^0:\d\d over\s+▲ ?Over time$"))
    expect(page.locator(".count")).to_have_attribute("data-tone", "overtime")
    assert room.troubles == []
