/** How long a rundown is, against the slot of its event; `sums` of templates/shared/rundown.html says the same. */

import { html } from "../render.js";
import { minutes } from "../times.js";
import { t } from "../words.js";

/**
 * @param {number} planned seconds
 * @param {number | null} slot seconds
 * @param {boolean} [fits] whether a running show ends in its slot all the same
 */
export function sumsView(planned, slot, fits = false) {
  const over = slot === null ? 0 : planned - slot;
  const words = slot === null ? minutes(planned) : t("%(planned)s planned, slot of %(slot)s", { planned: minutes(planned), slot: minutes(slot) });
  return html`<span class=${over > 0 && !fits ? "sums over" : "sums"}><b class="number">${words}</b> <span>${slot === null ? "" : verdict(over, fits)}</span></span>`;
}

/**
 * @param {number} over
 * @param {boolean} fits
 */
function verdict(over, fits) {
  if (over > 0 && fits) return `✓ ${t("ends in time")}`;
  if (over > 0) return `▲ ${t("%(time)s too long", { time: minutes(over) })}`;
  return over < 0 ? t("%(time)s to spare", { time: minutes(-over) }) : `✓ ${t("fits exactly")}`;
}
