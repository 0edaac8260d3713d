/**
 * The preview of a landing over the rundown: which segments give how much, what is missing, and who of the speakers agreed.
 * @import { Given, Landing } from "../shared/types"
 * @import { Preview } from "./landing.js"
 */

import { format } from "../shared/countdown.js";
import { html, live, nothing } from "../shared/render.js";
import { clockSeconds, clockTime, minutes } from "../shared/times.js";
import { ON_TIME } from "../shared/timing.js";
import { t, tn } from "../shared/words.js";

/**
 * "6 minutes", or "40 s" below one.
 * @param {number} seconds
 */
function length(seconds) {
  return seconds < 60 ? minutes(seconds) : tn("%(n)s minute", "%(n)s minutes", Math.floor(seconds / 60));
}

/** The way to the preview, where the show misses its slot. @param {Preview} preview */
export function landingButton(preview) {
  const { over } = preview;
  const { asked, agreed } = preview.answers;
  // What is called on time needs no landing.
  if (over < ON_TIME && !asked && !preview.isOpen) return nothing;
  const press = () => (preview.isOpen ? preview.close() : preview.open());
  return html`<button class="button land" id="land" type="button" aria-expanded=${preview.isOpen} @click=${press}>
    <span class="trouble">${t("%(length)s past the slot", { length: length(over) })}</span>
    ${asked ? t("%(agreed)s of %(asked)s agreed", { agreed, asked }) : nothing}</button>`;
}

/** @param {Preview} preview */
export function landingView(preview) {
  if (!preview.isOpen) return nothing;
  return html`<section class="landing" aria-labelledby="landing-title">
    ${preview.shown ? found(preview, preview.shown) : html`<p role="status">${preview.failed ? t("The server could not say. Try again.") : t("One moment…")}</p>${close(preview)}`}
  </section>`;
}

/**
 * @param {Preview} preview
 * @param {Landing} landing
 */
function found(preview, landing) {
  const { screen } = preview.control.room;
  const zone = screen.event.time_zone ?? "UTC";
  const end = clockTime(landing.ends_at, zone);
  const given = landing.segments.filter(({ from_seconds, to_seconds }) => to_seconds < from_seconds);
  const hasQa = (screen.rundown ?? []).some(({ kind }) => kind === "qa");
  return html`<h2 id="landing-title">${t("How to end at %(time)s", { time: end })}</h2>
    ${missing(landing, zone)}
    ${hasQa ? html`<label class="switch"><input type="checkbox" .checked=${live(preview.protects)} @change=${(/** @type {Event} */ event) =>
      preview.protect(/** @type {HTMLInputElement} */ (event.target).checked)}> ${t("The Q&A keeps its time")}</label>` : nothing}
    <table class="gives"><caption class="sr">${t("Which segments give how much")}</caption><tbody>${given.map((each) => row(preview, each))}</tbody></table>
    <div class="landing-acts">
      <button class="button primary" id="land-now" type="button" ?disabled=${!given.length} @click=${() => preview.land()}>
        ${landing.feasible ? t("Land at %(time)s", { time: end }) : t("Give what can be given")}</button>
      <button class="button" type="button" ?disabled=${given.every(({ segment }) => segment === screen.now?.segment)} @click=${() => preview.propose()}>${t("Ask the speakers first")}</button>
      ${close(preview)}
    </div>`;
}

/** @param {Preview} preview */
function close(preview) {
  return html`<button class="button plain" type="button" @click=${() => preview.close()}>${t("Close")}</button>`;
}

/**
 * By how much it cannot be done, and what would make it so.
 * @param {Landing} landing
 * @param {string} zone
 */
function missing({ feasible, short_by_seconds: short, ends_at: end }, zone) {
  if (feasible) return nothing;
  return html`<p><span class="trouble">${t("That is not enough: it would end at %(end)s, %(time)s too late.", { time: minutes(short), end: clockSeconds(end + short * 1000, zone) })}</span>
    ${t("To end on time let the Q&A give too, lower the least time of a segment, or skip one.")}</p>`;
}

/**
 * @param {Preview} preview
 * @param {Given} given
 */
function row({ control: { room: { screen } } }, { segment, from_seconds: from, to_seconds: to }) {
  const { title } = (screen.rundown ?? []).find((each) => each.segment === segment) ?? { title: "" };
  const asked = screen.landing?.proposal?.find((each) => each.segment === segment && each.to_seconds === to);
  return html`<tr>
    <th scope="row"><span dir="auto">${title}</span>${screen.now?.segment === segment ? html` <span class="muted">${t("(what is left)")}</span>` : nothing}</th>
    <td class="number"><s class="muted">${format(from)}</s> → <b>${format(to)}</b></td>
    <td class="number">−${format(from - to)}</td>
    <td>${asked ? answer(asked.agreed) : nothing}</td>
  </tr>`;
}

/** @param {boolean | null} agreed */
function answer(agreed) {
  if (agreed === null) return html`<span class="badge"><span aria-hidden="true">?</span>${t("asked")}</span>`;
  if (agreed) return html`<span class="badge ok"><span aria-hidden="true">✓</span>${t("agreed")}</span>`;
  return html`<span class="badge over"><span aria-hidden="true">✗</span>${t("says no")}</span>`;
}
