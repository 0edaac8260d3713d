/**
 * The question to read aloud, and what the host does with it.
 * @import { QueueCard } from "../shared/types"
 * @import { Host } from "./host.js"
 */

import { format, remaining } from "../shared/countdown.js";
import { textOf } from "../shared/erased.js";
import { html, nothing } from "../shared/render.js";
import { secondsToRead } from "../shared/show/fit.js";
import { minutes } from "../shared/times.js";
import { t, tn } from "../shared/words.js";
import { offView } from "./off.js";

/** @param {Host} host */
export function readingView(host) {
  return html`${host.live ? onAir(host, host.live) : nobody(host)} ${goOn(host)}`;
}

/**
 * How much there is to read: a long question is set smaller, so that all of it is in view.
 * @param {string} text
 */
function size(text) {
  if (text.length <= 180) return "short";
  return text.length <= 320 ? "long" : "longest";
}

/**
 * @param {Host} host
 * @param {QueueCard} live
 */
function onAir(host, live) {
  return html`<article class="aloud" id="aloud" tabindex="-1" aria-labelledby="aloud-head">
    <p class="aloud-head" id="aloud-head"><span class="badge live"><span aria-hidden="true">◉</span>${t("On air")}</span>
      <span class="number">${t("Question %(n)s", { n: live.number })}</span>
      <span class="aloud-facts"><span class="number">${tn("%(n)s vote", "%(n)s votes", live.votes)}</span>
        <span class="number">${t("about %(time)s to read", { time: minutes(secondsToRead(live.text)) })}</span></span>
      ${full(host)}</p>
    <div class="aloud-box"><p class="aloud-text" dir="auto" data-size=${size(live.text)}>${textOf(live.text)}</p></div>
    <p class="aloud-name" dir="auto">${live.name ?? t("anonymous")}</p>
    ${live.original == null ? nothing : original(host, live.original)}
  </article>`;
}

/** The card as the whole screen, with the time that is left. @param {Host} host */
function full(host) {
  const { now } = host.room.screen;
  const { seconds, phase } = remaining(now, host.room.clock.now());
  return html`<span class="aloud-left digits" aria-hidden="true" data-phase=${phase}>${now ? format(seconds) : ""}</span>
    <button class="button plain" type="button" id="full" aria-pressed=${host.full} @click=${() => host.fill()}><svg class="mark" viewBox="0 0 16 16" aria-hidden="true"><path d="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4"/></svg><span class="word">${t("Fill the screen")}</span> <kbd aria-hidden="true">F</kbd></button>`;
}

/**
 * @param {Host} host
 * @param {string} text
 */
function original(host, text) {
  return html`<div class="aloud-original">
    <button class="button plain" type="button" id="original" aria-expanded=${host.unfolded} @click=${() => host.unfold()}
      >✎ ${host.unfolded ? t("Hide the first wording") : t("Edited: show the first wording")} <kbd aria-hidden="true">O</kbd></button>
    ${host.unfolded ? html`<blockquote dir="auto">${text}</blockquote>` : nothing}
  </div>`;
}

/** @param {Host} host */
function nobody(host) {
  return html`<div class="aloud none"><p>${host.ended ? t("Thank you. The show has ended.") : t("No question is on air.")}</p></div>`;
}

/**
 * What the big button will do, by name, and what came of the last press.
 * @param {Host} host
 */
function goOn(host) {
  const { live } = host;
  const [first] = host.queue;
  if (host.ended || (!live && !first)) return notice(host);
  /** The second click of a double click is not meant. @param {() => void} act */
  const once = (act) => (/** @type {MouseEvent} */ event) => event.detail < 2 && act();
  return html`<div class="go-on">
    ${first ? html`<button class="button primary big" id="next" type="button" aria-disabled=${host.resting} @click=${once(() => host.next())}>
      <b>${live ? t("Answered; next question: %(n)s", { n: first.number }) : t("Read question %(n)s", { n: first.number })} <kbd aria-hidden="true">N</kbd></b>
      <span dir="auto">${first.text}</span></button>` : nothing}
    ${live ? html`<button class=${`button big ${first ? "" : "primary"}`} id="answered" type="button" aria-disabled=${host.resting} @click=${once(() => host.answered())}>
      <b>${t("Answered aloud")} <kbd aria-hidden="true">A</kbd></b><span>${t("Nothing on air after it")}</span></button>${offView(host)}` : nothing}
    ${notice(host)}
  </div>`;
}

/** @param {Host} host */
function notice(host) {
  if (host.pending && host.room.state !== "live") return html`<p role="status">${t("Waiting for the connection. After ten seconds this lapses.")}</p>`;
  return html`<p class="trouble" role="status" ?hidden=${!host.notice}>${host.notice ?? ""}</p>`;
}
