/**
 * Questions that seem to ask the same, beside the one under the cursor, and all of them merged into the best.
 * @import { Desk } from "./desk.js"
 */

import { html, nothing } from "../shared/render.js";
import { t, tn } from "../shared/words.js";
import { mergeAll } from "./bulk.js";
import { groupOf } from "./grouping.js";

/** Merges the group of the question under the cursor. @param {Desk} desk */
export function mergeGroup(desk) {
  const ids = groupOf(desk.room.screen, desk.cursor ?? "");
  if (ids.length) void mergeAll(desk, ids);
  else desk.report({ text: t("No open question seems to ask the same."), good: false, undo: desk.result?.undo ?? null });
}

/** @param {Desk} desk @param {string} id */
export function groupView(desk, id) {
  const ids = groupOf(desk.room.screen, id);
  if (!ids.length) return nothing;
  const go = (/** @type {string} */ other) => () => desk.moving.to(other);
  return html`<section class="alike"><h3>${tn("%(n)s question asks the same", "%(n)s questions ask the same", ids.length)}</h3>
    <ol>${ids.filter((other) => other !== id).map((other) => {
      const card = desk.card(other);
      return html`<li><button type="button" dir="auto" @click=${go(other)}><span class="number">${card?.number} ▲${card?.votes}</span> ${card?.text}</button></li>`;
    })}</ol></section>`;
}

/** What merges the whole group, beside the other acts. @param {Desk} desk @param {string} id */
export function groupAct(desk, id) {
  const ids = groupOf(desk.room.screen, id);
  if (!ids.length) return nothing;
  return html`<button class="button plain q-act" type="button" data-act="group" title=${t("Merge all into the most voted")} @click=${() => void mergeAll(desk, ids)}
    ><kbd aria-hidden="true">Y</kbd> ${t("Merge all %(n)s", { n: ids.length })}</button>`;
}
