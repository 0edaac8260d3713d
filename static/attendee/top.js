/** The head of the page. */

import { html } from "../shared/render.js";
import { t } from "../shared/words.js";

/** @param {"draft" | "green_room" | "live" | "ended"} phase */
export function phaseBadge(phase) {
  switch (phase) {
    case "live": return html`<span class="badge live"><span aria-hidden="true">◉</span>${t("Live")}</span>`;
    case "green_room": return html`<span class="badge accent"><span aria-hidden="true">○</span>${t("Starting soon")}</span>`;
    case "ended": return html`<span class="badge"><span aria-hidden="true">■</span>${t("Ended")}</span>`;
    default: return html`<span class="badge"><span aria-hidden="true">⌀</span>${t("Not open yet")}</span>`;
  }
}
