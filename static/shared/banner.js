/**
 * What the audience is told, until its end: screens take it away by themselves.
 * @import { Millis, Screen } from "./types"
 */

import { html, nothing } from "./render.js";

/**
 * @param {Screen} screen
 * @param {Millis} at server time
 * @param {string} [before] what stands before the text, for staff
 */
export function bannerView({ banner }, at, before = "") {
  if (!banner || (banner.until !== null && banner.until <= at)) return nothing;
  return html`<p class="banner">${before ? html`<span>${before}</span> ` : nothing}<b dir="auto">${banner.text}</b></p>`;
}
