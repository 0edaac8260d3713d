/**
 * Questions that seem to ask the same, beside the one under the cursor, and all of them merged into the best.
 * @import { Control } from "./control.js"
 * @import { Desk } from "./desk.js"
 */

import { html, nothing } from "../shared/render.js";
import { t, tn } from "../shared/words.js";
import { mergeAll } from "./bulk.js";
import { groupOf } from "./grouping.js";

/** More than these nobody has read at a glance. */
const AT_A_GLANCE = 6;

/**
 * Merges the group of the question under the cursor; a large one after it was asked for once more.
 * @param {Desk} desk
 * @param {Control} control
 */
export function mergeGroup(desk, control) {
  const ids = groupOf(desk.room.screen, desk.cursor ?? "");
  const act = () => void mergeAll(desk, ids);
  const n = ids.length;
  if (n > AT_A_GLANCE) control.ask({ text: t("Merge all %(n)s that seem to ask the same?", { n }), yes: t("Merge all %(n)s", { n }), key: "Y", act });
  else if (n) act();
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
