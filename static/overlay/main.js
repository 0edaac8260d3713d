/** The overlay over the video: timer, people, question, banner and logo. Trouble is shown to nobody, and nothing without a link. */

import { format, isCalm, onSecond, remaining } from "../shared/countdown.js";
import { Room } from "../shared/room.js";
import { shows as wishes } from "../shared/view.js";
import { t } from "../shared/words.js";
import { PagedRows, PagedText } from "./pages.js";
import { crowd, rows } from "./people.js";
import { Plate } from "./plate.js";

const A_DAY = 86_400;

/** @param {string} id */
const find = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

const { dataset } = document.documentElement;
const room = Room.ofPage();
const side = find("plates").dataset["pos"]?.endsWith("right") ? "translateX(4em)" : "translateX(-4em)";
const plates = {
  banner: new Plate(find("banner"), side),
  question: new Plate(find("question"), side),
  speaker: new Plate(find("speaker"), side),
  logo: new Plate(find("logo"), "none"),
  timer: new Plate(find("timer"), find("timer-corner").dataset["pos"]?.startsWith("top") ? "translateY(-3em)" : "translateY(3em)"),
};
const bannerText = new PagedText(find("banner-text"), find("banner-page"));
const questionText = new PagedText(find("question-text"), find("question-page"));
const people = new PagedRows(find("people"), find("speaker-page"));

/**
 * @param {string} id
 * @param {string} text
 */
function write(id, text) {
  const element = find(id);
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Whether a part may be seen: a blackout, and a link that no longer works, take off the air what was put there.
 * @param {"timer" | "speaker" | "question" | "banner" | "logo"} part
 */
function shows(part) {
  return wishes(part) && room.state !== "refused" && !room.screen.blackout;
}

function liveQuestion() {
  const { live_question: live, event } = room.screen;
  return shows("question") && event.phase !== "ended" && live?.text ? live : null;
}

function question() {
  const card = liveQuestion();
  plates.question.show(card && card.id + card.text, () => {
    write("question-tag", card ? t("Question %(number)s", { number: card.number }) : "");
    write("question-by", card?.name ?? "");
    questionText.write(card?.text ?? "");
  });
}

/** Who speaks gives way to the question that they answer. */
function speaker() {
  const { now } = room.screen;
  const on = now && shows("speaker") && !liveQuestion() ? now : null;
  plates.speaker.show(on && JSON.stringify([on.title, on.kind, on.speakers]), () => {
    if (!on) return;
    const found = rows(on);
    write("speaker-tag", crowd(on));
    find("speaker-head").hidden = !crowd(on);
    find("speaker").classList.toggle("alone", found.length === 1);
    people.write(found);
  });
}

function banner() {
  const { banner: shown } = room.screen;
  const on = shown && shows("banner") && (shown.until === null || room.clock.now() < shown.until) ? shown : null;
  plates.banner.show(on && on.text, () => bannerText.write(on?.text ?? ""));
}

function look() {
  const { colour, on_colour: onColour, logo } = room.screen.event;
  const { style } = document.documentElement;
  if (colour) style.setProperty("--brand", colour);
  else style.removeProperty("--brand");
  if (onColour) style.setProperty("--on-brand", onColour);
  else style.removeProperty("--on-brand");
  plates.logo.show(logo && shows("logo") ? logo : null, () => {
    if (logo) find("logo-picture").setAttribute("src", `/r/${dataset["room"]}/pictures/${logo}`);
  });
}

/**
 * What the timer says. The alarm of overtime is not for an audience, unless the organiser wants it shown.
 * @returns {{ digits: string, label: string, tone: string, gone: number } | null}
 */
function count() {
  const { now, event } = room.screen;
  if (now) {
    const left = remaining(now, room.clock.now());
    if (left.seconds === null) return null;
    const gone = left.progress ?? 0;
    if (isCalm(left, event)) return { digits: "", label: t("Running a little over"), tone: "calm", gone };
    if (left.over) return { digits: format(Math.abs(left.seconds)), label: t("over"), tone: "overtime", gone };
    const tone = left.phase === "wrapup" && !event.show_overtime ? "running" : left.phase;
    return { digits: format(left.seconds), label: "", tone, gone };
  }
  if (event.phase === "ended" || event.starts_at === null) return null;
  const seconds = Math.ceil((event.starts_at - room.clock.now()) / 1000);
  return seconds > 0 && seconds < A_DAY ? { digits: format(seconds), label: t("Starts in"), tone: "idle", gone: 0 } : null;
}

function timer() {
  const counted = shows("timer") ? count() : null;
  plates.timer.show(counted && "timer", () => {});
  if (!counted) return;
  write("timer-digits", counted.digits);
  write("timer-label", counted.label);
  const root = find("timer");
  root.dataset["tone"] = counted.tone;
  root.style.setProperty("--gone", counted.gone.toFixed(3));
}

function draw() {
  look();
  banner();
  question();
  speaker();
  timer();
}

room.addEventListener("screen", draw);
room.addEventListener("state", draw);
addEventListener("obsSourceActiveChanged", (event) => {
  if (!(event instanceof CustomEvent) || !event.detail?.active) return;
  for (const plate of Object.values(plates)) plate.enter();
});
onSecond(room.clock, () => room.screen.now, () => {
  banner();
  timer();
});
draw();
room.start();
