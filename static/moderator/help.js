/** The keys, and the switch to turn them off. */

import { html } from "../shared/render.js";
import { t } from "../shared/words.js";
import { keysOn, setKeys } from "./keys.js";

export function helpView() {
  const rows = [
    ["J ↓", t("next question")],
    ["K ↑", t("previous question")],
    ["A", t("approve")],
    ["H", t("hold")],
    ["D", t("dismiss, then 1 to 5 for the reason")],
    ["E", t("edit the wording")],
    ["Q", t("put into the queue")],
    ["L", t("put on air")],
    ["W", t("answer in writing")],
    ["M", t("merge into another question")],
    ["U", t("undo")],
    ["X", t("select")],
    ["O", t("show the first wording")],
    ["R", t("let the new ones in")],
    ["/", t("search")],
    ["N", t("go to the big button; Enter presses it")],
    ["?", t("this list")],
  ];
  const set = (/** @type {Event} */ event) => setKeys(/** @type {HTMLInputElement} */ (event.target).checked);
  return html`<h2>${t("Keys")}</h2>
    <p>${t("They work while the focus is in the list of questions.")}</p>
    <label class="switch"><input type="checkbox" .checked=${keysOn()} @change=${set}> ${t("Use single letters")}</label>
    <dl class="keys">${rows.map(([key, word]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${word}</dd></div>`)}</dl>
    <form method="dialog"><button class="button primary">${t("Close")}</button></form>`;
}
