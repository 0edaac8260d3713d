/**
 * The head of the event's home: what the event is, what to do next, and who is there.
 * @import { Room } from "../shared/room.js"
 * @import { EventPanel, Screen } from "../shared/types"
 */

import { phaseBadge } from "../shared/badges.js";
import { render } from "../shared/render.js";
import { fitsWord } from "../shared/show/fits.js";
import { clockTime, day, dayName, place, sameHere } from "../shared/times.js";
import { t } from "../shared/words.js";

/** Draws all of it as it is now. @param {Room} room */
export function drawHead({ screen }) {
  const { event } = screen;
  say("head-name", event.title);
  say("head-date", event.starts_at === null ? "" : `${day(event.starts_at, event.time_zone)}, ${hours(event)}`);
  say("head-own", here(event));
  say("preview-fits", screen.queue?.length ? fitsWord(screen) : "");
  say("head-count", String(screen.audience?.count ?? 0));
  const home = document.querySelector(".home");
  if (home instanceof HTMLElement && home.dataset["phase"] !== event.phase) turn(home, event.phase);
  drawStaff(screen);
}

/**
 * @param {string} id
 * @param {string} text
 */
function say(id, text) {
  const place = document.getElementById(id);
  if (place && place.textContent !== text) place.textContent = text;
}

/** "16:30 (Madrid)", as the server writes it. @param {EventPanel} event */
function hours({ starts_at: at, time_zone: zone }) {
  return at === null ? "" : `${clockTime(at, zone ?? "UTC")} (${place(zone)})`;
}

/** The start where the reader is, if that reads otherwise. @param {EventPanel} event */
function here({ starts_at: at, time_zone: zone }) {
  if (at === null || sameHere(at, zone)) return "";
  const time = clockTime(at);
  return t("%(time)s where you are", { time: dayName(at) === dayName(at, zone ?? "UTC") ? time : `${dayName(at)}, ${time}` });
}

/**
 * Shows what is to be done in another phase. After the end the records come first.
 * @param {HTMLElement} home
 * @param {string} phase
 */
function turn(home, phase) {
  home.dataset["phase"] = phase;
  const badge = document.createElement("span");
  render(phaseBadge(phase), badge);
  document.getElementById("head-phase")?.replaceChildren(badge);
  for (const step of home.querySelectorAll("[data-when]")) {
    step.toggleAttribute("hidden", !(/** @type {HTMLElement} */ (step).dataset["when"] ?? "").split(" ").includes(phase));
  }
  const records = document.getElementById("records-h")?.closest("section");
  if (records) home.querySelector(phase === "ended" ? ".home-first" : "#told")?.before(records);
}

/** Beside each link whether screens that came by it are open; this page counts as a moderator's. @param {Screen} screen */
function drawStaff({ staff = [] }) {
  const own = /** @type {HTMLElement | null} */ (document.querySelector(".link[data-own]"))?.dataset["label"] ?? "";
  for (const row of document.querySelectorAll(".link[data-role]")) {
    const { role, label } = /** @type {HTMLElement} */ (row).dataset;
    const there = staff.filter((each) => each.role === role && (each.name ?? "") === label);
    const here = role === "moderator" && label === own ? 1 : 0;
    const open = there.reduce((sum, { screens }) => sum + screens, 0) - here;
    const mark = row.querySelector(".open-now");
    if (!(mark instanceof HTMLElement)) continue;
    mark.hidden = open < 1;
    mark.textContent = open > 1 ? `● ${t("open now")} ×${open}` : `● ${t("open now")}`;
  }
}
