/** The keys, and the switch to turn them off. */

import { html } from "../shared/render.js";
import { t } from "../shared/words.js";
import { HELP, QUESTIONS, RUNDOWN } from "./key_table.js";
import { keysOn, setKeys } from "./keys.js";

export function helpView() {
  const set = (/** @type {Event} */ event) => setKeys(/** @type {HTMLInputElement} */ (event.target).checked);
  return html`<h2>${t("Keys")}</h2>
    <p>${t("They work everywhere but in text fields.")}</p>
    <label class="switch"><input type="checkbox" .checked=${keysOn()} @change=${set}> ${t("Use single letters")}</label>
    ${group(t("Rundown"), RUNDOWN)}
    <p class="small">${t("In the rundown the arrow keys go from line to line, with Alt they move a line; Enter opens it, Escape closes it.")}</p>
    ${group(t("Questions"), [...QUESTIONS, ...HELP])}
    <form method="dialog"><button class="button primary">${t("Close")}</button></form>`;
}

/**
 * @param {string} title
 * @param {typeof RUNDOWN} keys
 */
function group(title, keys) {
  return html`<h3>${title}</h3>
    <dl class="keys">${keys.map(({ key, what }) => html`<div><dt><kbd>${key}</kbd></dt><dd>${what()}</dd></div>`)}</dl>`;
}
