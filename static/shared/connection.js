/**
 * Tells the reader when the line is down: a grey strip, in the words of what is still shown.
 * @import { Room } from "./room.js"
 */

import { clockSeconds } from "./times.js";
import { zone } from "./view.js";
import { t } from "./words.js";

/** A blip is nobody's business: the strip waits this long before it speaks. */
const PATIENCE = 1_500;

/**
 * @param {Room} room
 * @param {string} [own]
 */
function words(room, own) {
  if (room.state === "refused") return t("This link no longer works. Ask the organiser for a new one.");
  if (room.blocked) return t("Your network blocks live updates; this page refreshes by itself.");
  if (room.receivedAt === null) return t("Connecting…");
  const time = clockSeconds(room.receivedAt, own ?? zone(room.screen.event));
  return t("Reconnecting – showing %(time)s", { time });
}

/**
 * Keeps `#connection` of the page in step with the room.
 * @param {Room} room
 * @param {string} [own] the zone that the rest of the screen tells the time in; that of the view when left out
 */
export function connectionStrip(room, own) {
  const strip = document.getElementById("connection");
  if (!strip) return;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const draw = () => {
    const trouble = room.state !== "live";
    strip.textContent = trouble || room.blocked ? words(room, own) : "";
    strip.dataset["state"] = room.state;
    document.documentElement.toggleAttribute("data-offline", trouble);
  };
  const change = () => {
    clearTimeout(timer);
    if ((room.state === "live" && !room.blocked) || room.state === "refused") draw();
    else timer = setTimeout(draw, PATIENCE);
  };
  room.addEventListener("state", change);
  timer = setTimeout(draw, 4 * PATIENCE);
  if (room.state !== "connecting") change();
}
