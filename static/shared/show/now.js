/**
 * What is on, how long still, and what comes.
 * @import { Room } from "../room.js"
 */

import { phaseBadge, offsetBadge } from "../badges.js";
import { format, remaining } from "../countdown.js";
import { kindName, who } from "../people.js";
import { html, nothing } from "../render.js";
import { clockTime, minutes } from "../times.js";
import { offset, projectedEnd } from "../timing.js";
import { zone } from "../view.js";
import { t } from "../words.js";

/**
 * @param {Room} room
 * @param {unknown} [more] what else stands there
 */
export function topView(room, more = nothing) {
  const { event } = room.screen;
  const at = room.clock.now();
  const end = projectedEnd(room.screen, at);
  const logo = event.logo ? html`<img class="top-logo" src=${`/r/${document.documentElement.dataset["room"]}/pictures/${event.logo}`} alt="" height="24"> ` : nothing;
  return html`<h1 dir="auto">${logo}${event.title}</h1>
    <p class="facts">${phaseBadge(event.phase)} ${event.phase === "live" ? offsetBadge(offset(room.screen, at)) : nothing}
      ${end === null || event.phase === "ended" ? nothing : html`<span>${t("Ends %(time)s", { time: clockTime(end, zone(event)) })}</span>`}
      ${more}</p>`;
}

/** @param {Room} room */
export function showView(room) {
  const { now, next, event } = room.screen;
  const left = remaining(now, room.clock.now());
  return html`<section class="card now" data-phase=${left.phase} aria-label=${t("On now")}>
      <div>${now ? html`<p class="label-small">${t("On now")}${kindName(now.kind) ? ` · ${kindName(now.kind)}` : ""}</p>` : nothing}
      <p class="seg" dir="auto">${now ? now.title : idleWord(event.phase)}</p>
      ${now?.speakers.length ? html`<p class="muted" dir="auto">${who(now)}</p>` : nothing}</div>
      ${now ? html`<p class="count"><span class="digits" role="timer">${format(left.seconds)}</span><span class="count-word">${phaseWord(left.phase)}</span></p>` : nothing}
    </section>
    <section class="card then" aria-label=${t("Next")}>
      <p class="label-small">${now || event.phase === "ended" ? t("Next") : t("First")}</p>
      ${next ? html`<p class="seg" dir="auto">${next.title}</p>
        <p class="muted" dir="auto">${next.speakers.length ? who(next) : ""} ${next.planned_seconds === null ? "" : minutes(next.planned_seconds)}</p>`
        : html`<p class="seg">${now ? t("The end") : "–"}</p>`}
    </section>`;
}

/** @param {string} phase */
function idleWord(phase) {
  switch (phase) {
    case "draft":
      return t("Not open yet");
    case "green_room":
      return t("Starting soon");
    default:
      return t("The show has ended.");
  }
}

/** @param {string} phase */
function phaseWord(phase) {
  switch (phase) {
    case "wrapup":
      return `◐ ${t("wrap up")}`;
    case "overtime":
      return `▲ ${t("overtime")}`;
    case "held":
      return `‖ ${t("on hold")}`;
    default:
      return "";
  }
}
