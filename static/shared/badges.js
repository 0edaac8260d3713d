/** The phase of a show and its standing against plan, each a mark, a word and a colour. */

import { html } from "./render.js";
import { standing } from "./timing.js";
import { t } from "./words.js";

/** @param {string} phase */
export function phaseBadge(phase) {
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

/** @param {number} seconds behind plan */
export function offsetBadge(seconds) {
  const { word, digits } = standing(seconds);
  if (word === "behind") return html`<span class="badge over"><span aria-hidden="true">▲</span>${t("%(time)s behind", { time: digits })}</span>`;
  if (word === "ahead") return html`<span class="badge ok"><span aria-hidden="true">▼</span>${t("%(time)s ahead", { time: digits })}</span>`;
  return html`<span class="badge ok"><span aria-hidden="true">●</span>${t("On time")}</span>`;
}
