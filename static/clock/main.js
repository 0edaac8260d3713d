/** The clock: digits that fill whatever they are shown on. When the line is down they count on. */

import { format, isCalm, onSecond, remaining } from "../shared/countdown.js";
import { Room } from "../shared/room.js";
import { sign } from "../shared/show/sign.js";
import { clockSeconds } from "../shared/times.js";
import { dress, zone } from "../shared/view.js";
import { t } from "../shared/words.js";

const room = Room.ofPage();
/** Opened by a link of the audience's: the alarm of overtime is for staff and stage. */
const isForAudience = ["attendee", "overlay"].includes(document.documentElement.dataset["as"] ?? "");
const clock = /** @type {HTMLElement} */ (document.getElementById("clock"));

/**
 * Parts that the address does not ask for are not on the page.
 * @param {string} id
 * @param {string} text
 */
function write(id, text) {
  const element = document.getElementById(id);
  if (element && element.textContent !== text) element.textContent = text;
}

function draw() {
  const { screen } = room;
  const at = room.clock.now();
  const left = remaining(screen.now, at);
  const { label, seconds, tone } = isForAudience && isCalm(left, screen.event)
    ? { label: t("Running a little over"), seconds: 0, tone: "running" } : sign(screen, left, at);
  const digits = format(seconds);
  clock.dataset["tone"] = tone;
  clock.dataset["digits"] = String(digits.length);
  clock.toggleAttribute("data-dark", screen.blackout || room.state === "refused");
  write("label", label);
  write("digits", digits);
  write("time", clockSeconds(at, zone(screen.event)));
}

dress();
room.addEventListener("screen", draw);
room.addEventListener("state", draw);
onSecond(room.clock, () => room.screen.now, draw);
room.start();
