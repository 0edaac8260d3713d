/**
 * Whose screen this is: the name of its link where that is a speaker's, or the one that was chosen on this device.
 * @import { Room } from "../shared/room.js"
 */

import { keep, kept } from "../shared/kept.js";
import { html } from "../shared/render.js";
import { everybody, plain } from "../shared/show/turn.js";
import { t } from "../shared/words.js";

const { room = "" } = document.documentElement.dataset;
const KEPT = `liveroom-me-${room}`;

/** @returns {string} "" where nobody's */
export function mine() {
  const ofLink = /** @type {HTMLElement} */ (document.getElementById("stage")).dataset["me"] ?? "";
  return kept(KEPT) ?? ofLink;
}

/**
 * @param {Room} room
 * @param {() => void} changed
 */
export function whose(room, changed) {
  const names = everybody(room.screen);
  const own = plain(mine());
  const known = names.find((name) => plain(name) === own) ?? "";
  const choose = (/** @type {Event} */ event) => {
    keep(KEPT, /** @type {HTMLSelectElement} */ (event.target).value);
    changed();
  };
  return html`<label class="stage-tool">${t("Whose screen is this?")}
    <select class="input" @change=${choose}><option value="" ?selected=${!known}>${t("Everybody's")}</option>
      ${names.map((name) => html`<option value=${name} ?selected=${name === known}>${name}</option>`)}</select></label>`;
}
