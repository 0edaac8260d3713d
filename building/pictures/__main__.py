"""`python -m building.pictures` stages an evening and writes docs/pictures."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, sync_playwright

from building import chromium
from building.pictures import evening as times
from building.pictures import stills
from building.pictures.evening import Evening
from building.pictures.house import open_house
from building.pictures.lines import Fates
from building.pictures.shots import PHONE, PICTURE, Album

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "pictures"
ANNOUNCEMENT = ROOT / "examples" / "webinar.txt"
FLAGS = ["--no-sandbox", "--hide-scrollbars", "--lang=en-GB"]
OWN_QUESTIONS = (
    "¿Cómo se organiza una oficina de relaciones internacionales con solo dos personas?",
    "¿Habrá una segunda sesión sobre financiación?",
)


def main() -> None:
    """Take every picture."""
    with open_house(times.instant("16:05:00")) as house, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=FLAGS)
        album = Album(browser, FOLDER)
        organise(album, house.url)
        evening = Evening(house, ANNOUNCEMENT)
        phone = album.context(PHONE, "es", scale=2)
        talk(album, evening, phone)
        questions_and_answers(album, evening, phone)
        afterwards(album, evening, phone)
        browser.close()


def organise(album: Album, url: str) -> None:
    """From the announcement to the event's home, as an organiser sees it."""
    page = album.context().new_page()
    page.goto(url)
    page.get_by_label("Announcement", exact=True).fill(ANNOUNCEMENT.read_text("utf-8"))
    page.get_by_label("Announcement", exact=True).evaluate("it => { it.blur(); it.scrollTop = 0; }")
    album.take(page, "organiser-paste")
    page.get_by_role("button", name="Build the program").click()
    album.take(page, "organiser-review")
    page.get_by_role("button", name="Open the room").click()
    page.wait_for_selector("#way-in")
    album.take(page, "home")


def talk(album: Album, evening: Evening, phone: BrowserContext) -> None:
    """Questions come in during the talks, and the third speaker comes to an end."""
    fates = Fates()
    page = phone.new_page()
    page.goto(evening.demo.link("attendee"))
    welcome, *cues = times.CUES[:-1]
    evening.cue(welcome)
    for n, (cue, then) in enumerate(pairwise(cues)):
        evening.cue(cue)
        evening.ask(fates.decided[n :: len(cues) - 1], cue, then)
        if n < len(OWN_QUESTIONS):
            ask(page, OWN_QUESTIONS[n])
    evening.cue(cues[-1])
    evening.moderate(fates)
    evening.approve(OWN_QUESTIONS[1], votes=17)
    evening.house.clock.put(times.instant("17:04:10"))
    page.goto(page.url.partition("#")[0])
    album.take(page, "attendee-now")
    picture = album.context(PICTURE, scale=2 / 3)
    album.take_role(evening.demo, "overlay", "overlay-speaker", picture, still=stills.DARK)
    for name, context in (
        ("landing", album.context()),
        ("landing-phone", album.context(PHONE, scale=2)),
    ):
        album.take_role(evening.demo, "moderator", name, context, press="b")
    evening.house.clock.put(times.instant("17:08:50"))
    album.take_role(evening.demo, "speaker", "speaker", album.context())
    page.close()


def ask(page: Page, text: str) -> None:
    """From the phone, in its Spanish."""
    page.goto(page.url.partition("#")[0])
    page.get_by_role("link", name="Preguntar o votar").click()
    page.get_by_label("Tu pregunta", exact=True).fill(text)
    page.get_by_role("button", name="Enviar pregunta").click()
    page.locator(".my-state").get_by_text("En revisión").first.wait_for()


def questions_and_answers(album: Album, evening: Evening, phone: BrowserContext) -> None:
    """Some questions are answered, one is on air and others wait."""
    evening.cue(times.CUES[-1])
    evening.read_out(("17:11:40", "17:12:30"))
    evening.ask(Fates().received, "17:12:40", "17:14:00")
    evening.crowd("17:14:00", "17:15:50")
    evening.read_out(("17:15:52", "17:16:05", "17:16:20"))
    evening.house.clock.put(times.instant("17:16:48"))
    demo = evening.demo
    page = phone.new_page()
    page.goto(f"{demo.url}/r/{demo.room}")
    page.get_by_role("link", name="Preguntar o votar").click()
    album.take(page, "attendee-questions")
    album.take_role(demo, "attendee", "attendee", album.context())
    album.take_role(demo, "moderator", "moderator", album.context())
    album.take_role(demo, "moderator", "moderator-dark", album.context(scheme="dark"))
    album.take_role(demo, "moderator", "moderator-phone", album.context(PHONE, scale=2))
    album.take_role(demo, "host", "host", album.context())
    album.take_role(demo, "speaker", "speaker-question", album.context())
    picture = album.context(PICTURE, scale=2 / 3)
    album.take_role(demo, "overlay", "overlay-question", picture, still=stills.BRIGHT)


def afterwards(album: Album, evening: Evening, phone: BrowserContext) -> None:
    """The show has ended a little late, and its recording is aligned."""
    evening.cue("17:29:30")
    evening.house.clock.put(times.instant("17:32:20"))
    evening.do("end")
    evening.record("https://www.youtube.com/watch?v=udcqdl2maev", times.instant("16:29:52"))
    evening.house.clock.put(times.instant("17:40:00"))
    demo = evening.demo
    page = phone.new_page()
    page.goto(f"{demo.url}/r/{demo.room}")
    album.take(page, "ended-phone")
    desk = album.context()
    page = desk.new_page()
    page.goto(demo.link("moderator"))
    page.wait_for_selector(".hands")
    page.goto(f"{demo.url}/r/{demo.room}/records")
    album.take(page, "records")
    page.goto(f"{demo.url}/r/{demo.room}/export/minutes.html?look&lang=es")
    album.take(page, "minutes")


if __name__ == "__main__":
    main()
