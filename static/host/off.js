/**
 * Off air without having been answered: what becomes of the question.
 * @import { Choice } from "../shared/fates.js"
 * @import { Host } from "./host.js"
 */

import { choiceWord, DISMISSED, STAYS } from "../shared/fates.js";
import { html } from "../shared/render.js";
import { t } from "../shared/words.js";

/** @param {Host} host */
export function offView(host) {
  const toggled = (/** @type {Event} */ event) => host.chooseFate(/** @type {HTMLDetailsElement} */ (event.target).open);
  const send = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    host.takeOff("dismissed", String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("reason")).trim());
  };
  return html`<details class="off" id="off" .open=${host.takingOff} @toggle=${toggled}><summary class="button big"><b>${t("Take off air…")} <kbd aria-hidden="true">T</kbd></b></summary>
    <div class="off-menu"><p class="label">${t("Not answered. What becomes of it?")}</p>
    <p class="off-row">${STAYS.map((choice, index) => button(host, choice, index + 1))}</p>
    <p class="label">${t("Or dismiss it, and its asker reads why")}</p>
    <p class="off-row">${DISMISSED.map((choice, index) => button(host, choice, STAYS.length + index + 1))}</p>
    <form class="off-row" @submit=${send}><label class="sr" for="off-reason">${t("Or say why in your own words")}</label>
      <input class="input" id="off-reason" name="reason" required autocomplete="off" placeholder=${t("Or say why in your own words")}><button class="button">${t("Dismiss")}</button></form></div>
  </details>`;
}

/**
 * @param {Host} host
 * @param {Choice} choice
 * @param {number} digit
 */
function button(host, choice, digit) {
  return html`<button class="button" type="button" @click=${() => host.takeOff(choice.then, choice.reason)}>${choiceWord(choice)} <kbd aria-hidden="true">${digit}</kbd></button>`;
}
