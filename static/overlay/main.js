/** The overlay over the video: timer, speaker and question on air. Trouble is shown to nobody, and nothing without a link. */

import { format, onSecond, remaining } from "../shared/countdown.js";
import { called, placed, who } from "../shared/people.js";
import { Room } from "../shared/room.js";
import { dress, pos, shows as wishes } from "../shared/view.js";
import { t } from "../shared/words.js";
import { corners } from "./corners.js";
import { Plate } from "./plate.js";

const LONG_NAME = 34;
const LONG_QUESTION = 170;
const A_DAY = 86_400;

/** @param {string} id */
const find = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

const wished = corners(pos, !wishes("speaker") && !wishes("question"));
const room = Room.ofPage();
const side = wished.plates.endsWith("right") ? "translateX(4em)" : "translateX(-4em)";
const plates = {
  speaker: new Plate(find("speaker"), side),
  question: new Plate(find("question"), side),
  timer: new Plate(find("timer"), wished.timer.startsWith("top") ? "translateY(-3em)" : "translateY(3em)"),
};

/**
 * @param {string} id
 * @param {string} text
 */
function write(id, text) {
  const element = find(id);
  if (element.textContent !== text) element.textContent = text;
  return element;
}

/**
 * Whether a part may be seen: a blackout, and a link that no longer works, take off the air what was put there.
 * @param {"timer" | "speaker" | "question"} part
 */
function shows(part) {
  return wishes(part) && room.state !== "refused" && !room.screen.blackout;
}

function speaker() {
  const { now } = room.screen;
  const key = now && shows("speaker") ? JSON.stringify([now.title, now.speakers]) : null;
  plates.speaker.show(key, () => {
    if (!now) return;
    const [only, ...others] = now.speakers;
    const name = only && !others.length ? called(only) : who(now);
    const [role = "", organisation = ""] = only && !others.length ? placed(only) : [];
    write("speaker-name", name).classList.toggle("long", name.length > LONG_NAME);
    write("speaker-role", role ?? "");
    write("speaker-org", organisation ?? "");
  });
}

function question() {
  const { live_question: live, event } = room.screen;
  const card = shows("question") && event.phase !== "ended" ? live : null;
  plates.question.show(card && card.id + card.text, () => {
    if (!card) return;
    const number = t("Question %(number)s", { number: card.number });
    write("question-by", card.name ? `${number} · ${card.name}` : number);
    write("question-text", card.text).classList.toggle("long", card.text.length > LONG_QUESTION);
  });
}

/** @returns {{ seconds: number, label: string, tone: string } | null} */
function count() {
  const { now, event } = room.screen;
  if (now) {
    const { seconds, phase, over } = remaining(now, room.clock.now());
    return seconds === null ? null : { seconds, label: "", tone: over ? "overtime" : phase };
  }
  if (event.phase === "ended" || event.starts_at === null) return null;
  const seconds = Math.ceil((event.starts_at - room.clock.now()) / 1000);
  return seconds > 0 && seconds < A_DAY ? { seconds, label: t("Starts in"), tone: "idle" } : null;
}

function timer() {
  const counted = shows("timer") ? count() : null;
  plates.timer.show(counted && "timer", () => {
    if (!counted) return;
    write("timer-digits", format(counted.seconds));
    write("timer-label", counted.label);
    find("timer").dataset["tone"] = counted.tone;
  });
}

function draw() {
  speaker();
  question();
  timer();
}

find("plates").dataset["pos"] = wished.plates;
find("timer-corner").dataset["pos"] = wished.timer;
dress();

room.addEventListener("screen", draw);
room.addEventListener("state", draw);
addEventListener("obsSourceActiveChanged", (event) => {
  if (!(event instanceof CustomEvent) || !event.detail?.active) return;
  for (const plate of Object.values(plates)) plate.enter();
});
onSecond(room.clock, () => room.screen.now, timer);
draw();
room.start();
