/**
 * The line above it all: the event, its phase, who watches, and what time it is there.
 * @import { TemplateResult } from "lit-html"
 * @import { Room } from "../shared/room.js"
 */

import { phaseBadge } from "../shared/badges.js";
import { html, nothing } from "../shared/render.js";
import { clockSeconds, place, sameHere } from "../shared/times.js";
import { t, tn } from "../shared/words.js";

/**
 * @param {Room} room
 * @param {() => void} help
 * @param {TemplateResult} messages what opens them
 */
export function statusView(room, help, messages) {
  const { event, audience } = room.screen;
  const at = room.clock.now();
  const zone = event.time_zone ?? "UTC";
  return html`<h1 class="desk-title" dir="auto">${event.title}</h1>
    <ul class="facts">
      <li>${phaseBadge(event.phase)}</li>
      ${audience ? html`<li class="watching">${tn("%(n)s attending", "%(n)s attending", audience.count)}</li>` : nothing}
      <li>${messages}</li>
      <li><button class="button plain" id="keys-help" type="button" @click=${help}><kbd aria-hidden="true">?</kbd> ${t("Keys")}</button></li>
      <li class="wall"><span class="sr">${t("Time now")} </span><b class="number">${clockSeconds(at, zone)}</b>
        ${sameHere(at, zone) ? nothing : html`<span class="muted">${place(zone)}</span>`}</li>
    </ul>`;
}
