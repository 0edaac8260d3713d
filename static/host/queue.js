/**
 * What is to be read next and after, and how much of it fits.
 * @import { QueueCard } from "../shared/types"
 * @import { Host } from "./host.js"
 */

import { html, nothing, repeat } from "../shared/render.js";
import { t, tn } from "../shared/words.js";
import { fits, mean, timeForQuestions } from "./fits.js";

/** @param {Host} host */
export function queueView(host) {
  const { queue } = host;
  const room = roomLeft(host);
  return html`<h2>${t("Queue")} <span class="number muted">${queue.length}</span></h2>
    ${room ? html`<p class="fits">${room.words}</p>` : nothing}
    ${queue.length ? html`<ol class="waiting">${repeat(queue, ({ id }) => id, (card, index) => row(host, card, index, room?.fit ?? null))}</ol>`
      : html`<p class="muted">${t("Nothing is waiting. Moderators put questions here.")}</p>`}`;
}

/**
 * @param {Host} host
 * @returns {{ fit: number, words: string } | null}
 */
function roomLeft(host) {
  const at = host.room.clock.now();
  const time = timeForQuestions(host.room.screen, at);
  if (!time) return null;
  const fit = fits(time.seconds, mean(host.pace.took), time.later ? null : host.pace.onAir(at));
  if (time.later) return { fit, words: tn("About %(n)s question will fit into the Q&A.", "About %(n)s questions will fit into the Q&A.", fit) };
  return { fit, words: tn("About %(n)s more fits into the time left.", "About %(n)s more fit into the time left.", fit) };
}

/**
 * @param {Host} host
 * @param {QueueCard} card
 * @param {number} index
 * @param {number | null} fit
 */
function row(host, card, index, fit) {
  const place = index === 0 ? t("Next") : index === 1 ? t("After") : "";
  const cut = fit !== null && index === fit;
  return html`<li class="wait" ?data-first=${index === 0} ?data-late=${fit !== null && index >= fit}>
    ${cut ? html`<p class="cut">${t("From here on there may be no time")}</p>` : nothing}
    <p class="wait-head"><b>${place}</b> <span class="number">${card.number}</span> <span class="number">▲ ${card.votes}</span>
      <span dir="auto">${card.name ?? t("anonymous")}</span></p>
    <p class="wait-text" dir="auto">${card.text}</p>
    ${card.original == null ? nothing : html`<details class="wait-original"><summary>✎ ${t("Edited: show the first wording")}</summary><blockquote dir="auto">${card.original}</blockquote></details>`}
    ${host.ended ? nothing : html`<button class="button plain" type="button" aria-label=${t("Put on air: question %(n)s", { n: card.number })}
      @click=${() => host.goLive(card)}>${t("Put on air")}</button>`}
  </li>`;
}
