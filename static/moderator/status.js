/**
 * The line above the desk: the event, its phase, over or under, when it ends, who watches.
 * @import { Room } from "../shared/room.js"
 */

import { html, nothing } from "../shared/render.js";
import { t, tn } from "../shared/words.js";
import { clockTime } from "./names.js";
import { offset, projectedEnd, standing } from "./timing.js";

/** @param {Room} room */
export function statusView(room) {
  const { event, show, audience } = room.screen;
  const at = room.clock.now();
  const end = projectedEnd(room.screen, at);
  return html`<h1 class="desk-title" dir="auto">${event.title}</h1>
    <ul class="facts">
      <li>${phaseBadge(event.phase)}</li>
      ${event.phase === "live" ? html`<li>${offsetWords(offset(room.screen, at))}</li>` : nothing}
      ${end === null ? nothing : html`<li>${event.phase === "ended" ? t("Ended %(time)s", { time: clockTime(end, event.time_zone) }) : t("Ends %(time)s", { time: clockTime(end, event.time_zone) })}
        ${show.planned_end === null ? nothing : html`<span class="muted">${t("(plan %(time)s)", { time: clockTime(show.planned_end, event.time_zone) })}</span>`}</li>`}
      ${audience ? html`<li>${tn("%(n)s watching", "%(n)s watching", audience.count)}</li>` : nothing}
    </ul>`;
}

/** @param {string} phase */
function phaseBadge(phase) {
  switch (phase) {
    case "draft":
      return html`<span class="badge"><span aria-hidden="true">⌀</span>${t("Not open yet")}</span>`;
    case "green_room":
      return html`<span class="badge accent"><span aria-hidden="true">○</span>${t("Starting soon")}</span>`;
    case "live":
      return html`<span class="badge live"><span aria-hidden="true">◉</span>${t("Live")}</span>`;
    default:
      return html`<span class="badge"><span aria-hidden="true">■</span>${t("Ended")}</span>`;
  }
}

/** @param {number} seconds */
function offsetWords(seconds) {
  const { word, digits } = standing(seconds);
  if (word === "over") return html`<span class="badge over"><span aria-hidden="true">▲</span>${t("%(time)s over", { time: digits })}</span>`;
  if (word === "under") return html`<span class="badge ok"><span aria-hidden="true">▼</span>${t("%(time)s under", { time: digits })}</span>`;
  return html`<span class="badge ok"><span aria-hidden="true">●</span>${t("On time")}</span>`;
}
