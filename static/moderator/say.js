/**
 * What the desk has to say about the last press: what is asked before it counts, or what came of it.
 * It lies over what is below, so that nothing moves.
 * @import { Control } from "./control.js"
 */

import { html, nothing } from "../shared/render.js";
import { t } from "../shared/words.js";

/** @param {Control} control */
export function sayView(control) {
  return html`${question(control)}<p class="say" role="status" ?hidden=${control.asked !== null || !words(control)}>
    <span class=${control.waits ? "" : "trouble"}>${words(control)}</span>
    ${control.waits ? nothing : html`<button class="button plain" type="button" @click=${() => control.hush()}>${t("Close")}</button>`}</p>`;
}

/** @param {Control} control */
function words(control) {
  if (control.waits) return t("Waiting for the connection. After ten seconds this lapses.");
  return control.notice ?? "";
}

/** @param {Control} control */
function question(control) {
  const { asked } = control;
  if (!asked) return nothing;
  const leave = (/** @type {KeyboardEvent} */ event) => event.key === "Escape" && control.dismiss();
  return html`<div class="say" role="alertdialog" aria-labelledby="asked" @keydown=${leave}>
    <p id="asked">${asked.text}</p>
    <button class=${`button ${asked.grave ? "danger" : "primary"}`} id="yes" type="button" aria-disabled=${control.resting} @click=${() => control.confirm()}>${asked.yes}</button>
    <button class="button plain" type="button" @click=${() => control.dismiss()}>${t("Cancel")}</button>
  </div>`;
}
