"""A whole evening in real browsers: one for each audience, and nobody reloads."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from tests.browser.evening import Evening
from tests.cli.process import Server, serving

ANNOUNCEMENT = Path(__file__).parents[2] / "examples" / "webinar.txt"
PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 800}
PICTURE: ViewportSize = {"width": 1920, "height": 1080}
COUNTING = re.compile(r"^\d+:\d\d$")
BACK = 30_000
"""How long a page may take to come back: its own waits between tries, and the server's start."""

# Everything that the stage has shown in place of its countdown is noted until the end.
WATCH_THE_DIGITS = """() => {
  const shown = new Set();
  const look = () => shown.add(document.querySelector(".stage-digits")?.textContent ?? "nothing");
  const root = document.querySelector("[data-part=count]");
  new MutationObserver(look).observe(root, { childList: true, characterData: true, subtree: true });
  look();
  window.shown = shown;
}"""


class Seat:
    """One person at one browser of their own, who came by a link and stays on the page."""

    def __init__(self, browser: Browser, link: str, size: ViewportSize, lang: str = "en") -> None:
        self.browser = browser
        self.page = browser.new_context(viewport=size, locale=lang).new_page()
        self.page.goto(link)
        self.page.wait_for_selector("html[data-as] #screen", state="attached")
        self.arrived = self._loaded()

    def _loaded(self) -> float:
        return float(self.page.evaluate("performance.timeOrigin"))

    @property
    def has_stayed(self) -> bool:
        """The page is the one that was opened first."""
        return self._loaded() == self.arrived

    def leave(self) -> None:
        self.page.context.close()


def ask(page: Page, text: str) -> None:
    """In the Spanish of that phone."""
    page.get_by_label("Tu pregunta", exact=True).fill(text)
    page.get_by_role("button", name="Enviar pregunta").click()


def listed(desk: Page, text: str) -> Locator:
    """A question in the moderator's list."""
    return desk.locator("#cards .q", has_text=text)


def opened_by_the_organiser(page: Page, url: str) -> dict[str, str]:
    """The links by role, for a pasted announcement."""
    page.goto(url)
    page.get_by_label("Announcement", exact=True).fill(ANNOUNCEMENT.read_text("utf-8"))
    page.get_by_role("button", name="Build the program").click()

    expect(page.locator(".rd-row")).to_have_count(8)
    doubts = page.locator(".doubt")
    expect(doubts.filter(has_text="61 minutes")).to_be_visible()
    expect(doubts.filter(has_text="CEST")).to_be_visible()
    page.get_by_role("button", name="Open the room").click()

    links = {"attendee": page.locator("#way-in-url").input_value()}
    for role in ("moderator", "host", "speaker", "overlay"):
        row = page.locator(f".link[data-role={role}]")
        row.get_by_role("link", name="Show").click()
        links[role] = row.get_by_label("Address of the link").input_value()
    return links


def test_an_evening_through_all_five_audiences(browser: Browser, tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        organiser = browser.new_context(viewport=DESK, locale="en").new_page()
        links = opened_by_the_organiser(organiser, server.url)
        moderator = Seat(browser, links["moderator"], DESK)
        host = Seat(browser, links["host"], DESK)
        speaker = Seat(browser, links["speaker"], DESK)
        overlay = Seat(browser, links["overlay"], PICTURE)
        asker = Seat(browser, links["attendee"], PHONE, "es")
        voter = Seat(browser, links["attendee"], PHONE)
        seats = [moderator, host, speaker, overlay, asker, voter]
        desk = moderator.page

        # The moderator cues the welcome, the introduction and the three speakers.
        for at, title in enumerate(("Welcome", "AL-LAs", "Luz Amparo", "Oriol", "Mariana")):
            following = desk.locator("#next")
            expect(following).to_contain_text(title)
            expect(following).not_to_have_attribute("aria-disabled", "true")
            following.click()
            expect(desk.locator(".on")).to_contain_text(title)
            if at == 0:
                expect(speaker.page.locator(".stage-digits")).to_have_text(COUNTING)
                speaker.page.evaluate(WATCH_THE_DIGITS)
        for page in (asker.page, voter.page):
            expect(page.locator("#now-title")).to_have_text("Mariana Flores Mayen")
        expect(host.page.locator(".now")).to_contain_text("Mariana Flores Mayen")
        expect(overlay.page.locator("#speaker-name")).to_have_text("Mariana Flores Mayen")
        expect(overlay.page.locator("#timer-digits")).to_have_text(COUNTING)

        # A question comes in from a phone, and only its asker and the moderator see it.
        asker.page.get_by_role("link", name="Preguntar o votar").click()
        ask(asker.page, "¿Por dónde empieza un municipio pequeño?")
        expect(asker.page.locator(".my-state")).to_have_text(re.compile(r"1\s+En revisión"))
        question = listed(desk, "municipio pequeño")
        expect(question).to_be_visible()
        voter.page.get_by_role("link", name="Ask or vote").click()
        expect(voter.page.locator(".row")).to_have_count(0)

        # Once it is approved a second phone votes for it.
        question.get_by_role("button", name="Approve").click()
        expect(asker.page.locator(".my")).to_contain_text("Aprobada")
        voter.page.get_by_role("button", name="Vote for question 1").click()
        expect(asker.page.locator(".row .votes")).to_have_text("1")

        # Queued, the host sees it; live, everybody does.
        desk.locator("[data-tab=approved]").click()
        question.get_by_role("button", name="Queue").click()
        expect(host.page.locator(".wait-text")).to_contain_text("municipio pequeño")
        expect(overlay.page.locator("#question")).to_be_hidden()
        host.page.get_by_role("button", name="Read question 1").click()
        expect(host.page.locator(".aloud-text")).to_contain_text("municipio pequeño")
        expect(overlay.page.locator("#question-text")).to_contain_text("municipio pequeño")
        expect(speaker.page.locator(".stage-question")).to_contain_text("municipio pequeño")
        for page in (asker.page, voter.page):
            expect(page.locator(".questions .on-air-text")).to_contain_text("municipio pequeño")

        # It is answered, the show ends, and the asker is told what became of it.
        host.page.get_by_role("button", name="Answered aloud").click()
        expect(overlay.page.locator("#question")).to_be_hidden()
        expect(asker.page.locator(".my")).to_contain_text("Respondida en voz alta")
        shown = speaker.page.evaluate("[...window.shown]")
        desk.get_by_text("End the show…").click()
        desk.get_by_role("button", name="End the show now").click()
        asker.page.get_by_role("link", name="Ahora", exact=True).click()
        expect(asker.page.locator("#now-title")).to_have_text("Gracias por participar")
        expect(overlay.page.locator("#timer")).to_be_hidden()

        assert [text for text in shown if not COUNTING.match(text)] == []
        assert len(shown) > 1
        assert [seat.has_stayed for seat in seats] == [True] * len(seats)
        for seat in seats:
            seat.leave()


def test_with_scripts_off_the_attendees_link_leads_to_a_receipt(
    browser: Browser, tmp_path: Path
) -> None:
    with serving(tmp_path) as server:
        room = Evening(browser, server.process, server.url, "", {}).another()
        context = browser.new_context(viewport=PHONE, locale="es", java_script_enabled=False)
        page = context.new_page()

        page.goto(f"{server.url}/join/{room.tokens['attendee']}")
        ask(page, "¿Y sin JavaScript?")

        expect(page.locator(".my-state")).to_have_text(re.compile(r"1\s+En revisión"))
        expect(page.locator(".my-text")).to_have_text("¿Y sin JavaScript?")
        assert room.asked() == ["¿Y sin JavaScript?"]
        context.close()


def test_when_the_server_is_killed_every_page_comes_back_by_itself(
    browser: Browser, tmp_path: Path
) -> None:
    with serving(tmp_path) as server:
        room = Evening(browser, server.process, server.url, "", {}).another()
        room.do("cue_next", after=None)
        ends_at = room.screen("attendee")["now"]["ends_at"]
        links = {
            role: f"{room.url}/r/{room.room}/{role}#{token}" for role, token in room.tokens.items()
        } | {"attendee": f"{room.url}/join/{room.tokens['attendee']}"}
        seats = {
            role: Seat(browser, links[role], PHONE if role == "attendee" else DESK, "es")
            for role in ("attendee", "moderator", "host", "speaker", "overlay")
        }
        asker = seats["attendee"].page
        asker.get_by_role("link", name="Preguntar o votar").click()
        expect(asker.locator("[data-part=top] .digits")).to_have_text(COUNTING)

        server.kill()
        ask(asker, "¿Se pierde esta pregunta?")
        expect(asker.locator("#ask-state")).to_contain_text("Guardada en este dispositivo")
        for role in ("attendee", "moderator", "host", "speaker"):
            expect(seats[role].page.locator("#connection")).to_contain_text("Reconectando")
        expect(seats["overlay"].page.locator("#speaker-name")).to_have_text("Oriol Illa")

    with serving(tmp_path, port_of(server)):
        received = re.compile(r"1\s+En revisión")
        expect(asker.locator(".my-state")).to_have_text(received, timeout=BACK)
        for role in ("attendee", "moderator", "host", "speaker"):
            expect(seats[role].page.locator("#connection")).to_be_empty(timeout=BACK)
        expect(listed(seats["moderator"].page, "¿Se pierde")).to_be_visible(timeout=BACK)
        assert room.screen("attendee")["now"]["ends_at"] == ends_at
        assert room.asked() == ["¿Se pierde esta pregunta?"]

        room.do("cue_next", after=room.screen("attendee")["now"]["segment"])
        expect(asker.locator("[data-part=top]")).to_contain_text("Q&A")
        expect(seats["moderator"].page.locator(".on-title")).to_have_text("Q&A")
        expect(seats["host"].page.locator(".now")).to_contain_text("Q&A")
        expect(seats["speaker"].page.locator(".stage-who")).to_have_text("Q&A")
        expect(seats["overlay"].page.locator("#speaker-name")).to_have_text("Q&A", timeout=BACK)
        assert [seat.has_stayed for seat in seats.values()] == [True] * len(seats)
        for seat in seats.values():
            seat.leave()


def port_of(server: Server) -> int:
    return int(server.url.rsplit(":")[-1])
