/**
 * The line above the desk: the event, its phase, over or under, when it ends, who watches.
 * @import { Room } from "../shared/room.js"
 */

import { offsetBadge, phaseBadge } from "../shared/badges.js";
import { html, nothing } from "../shared/render.js";
import { clockTime } from "../shared/times.js";
import { offset, projectedEnd } from "../shared/timing.js";
import { t, tn } from "../shared/words.js";

/** @param {Room} room */
export function statusView(room) {
  const { event, show, audience } = room.screen;
  const at = room.clock.now();
  const end = projectedEnd(room.screen, at);
  return html`<h1 class="desk-title" dir="auto">${event.title}</h1>
    <ul class="facts">
      <li>${phaseBadge(event.phase)}</li>
      ${event.phase === "live" ? html`<li>${offsetBadge(offset(room.screen, at))}</li>` : nothing}
      ${end === null ? nothing : html`<li>${event.phase === "ended" ? t("Ended %(time)s", { time: clockTime(end, event.time_zone ?? "UTC") }) : t("Ends %(time)s", { time: clockTime(end, event.time_zone ?? "UTC") })}
        ${show.planned_end === null ? nothing : html`<span class="muted">${t("(plan %(time)s)", { time: clockTime(show.planned_end, event.time_zone ?? "UTC") })}</span>`}</li>`}
      ${audience ? html`<li>${tn("%(n)s watching", "%(n)s watching", audience.count)}</li>` : nothing}
    </ul>`;
}
