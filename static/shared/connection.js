/**
 * Tells the reader when the line is down: a grey strip, in the words of what is still shown. While it stands the
 * strip has what is wrong with the room itself.
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
 * @param {(room: Room) => string} [more]
 */
function words(room, own, more) {
  if (room.state === "refused") return t("This link no longer works. Ask the organiser for a new one.");
  if (room.blocked) return t("Your network blocks live updates; this page refreshes by itself.");
  if (room.state === "live") {
    const told = room.screen.trouble?.read_only ? t("This room can only be read for now.") : "";
    return `${told} ${more?.(room) ?? ""}`.trim();
  }
  if (room.receivedAt === null) return t("Connecting…");
  const time = clockSeconds(room.receivedAt, own ?? zone(room.screen.event));
  return t("Reconnecting – showing %(time)s", { time });
}

/**
 * Keeps `#connection` of the page in step with the room.
 * @param {Room} room
 * @param {string} [own] the zone that the rest of the screen tells the time in; that of the view when left out
 * @param {(room: Room) => string} [more] what staff are told of a room that is in trouble
 */
export function connectionStrip(room, own, more) {
  const strip = document.getElementById("connection");
  if (!strip) return;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const draw = () => {
    const told = words(room, own, more);
    if (strip.textContent !== told) strip.textContent = told;
    strip.dataset["state"] = room.screen.trouble ? "trouble" : room.state;
    document.documentElement.toggleAttribute("data-offline", room.state !== "live");
  };
  const change = () => {
    clearTimeout(timer);
    if ((room.state === "live" && !room.blocked) || room.state === "refused") draw();
    else timer = setTimeout(draw, PATIENCE);
  };
  room.addEventListener("state", change);
  room.addEventListener("screen", () => room.state === "live" && draw());
  timer = setTimeout(draw, 4 * PATIENCE);
  if (room.state !== "connecting") change();
}
