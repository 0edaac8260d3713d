/**
 * Says what waits until nobody is in a list, and lets it in.
 * @import { Standing } from "./standing.js"
 */

import { html, nothing } from "../render.js";
import { t, tn } from "../words.js";

/**
 * @param {Standing} standing
 * @param {() => void} letIn
 */
export function chip({ waiting, moved }, letIn) {
  const words = [
    waiting.length ? tn("%(n)s new", "%(n)s new", waiting.length) : "",
    moved ? tn("%(n)s moved", "%(n)s moved", moved) : "",
  ].filter(Boolean).join(" · ");
  return words ? html`<button class="button pill" type="button" title=${t("Key %(key)s", { key: "G" })} @click=${letIn}>${words} ↓</button>` : nothing;
}
