/**
 * What is to be read next and after, in which order, and how much of it fits.
 * @import { QaPanel, QueueCard } from "../shared/types"
 * @import { Host } from "./host.js"
 */

import { grabbed } from "../shared/drag.js";
import { textOf } from "../shared/erased.js";
import { html, nothing, repeat } from "../shared/render.js";
import { chip } from "../shared/standing/chip.js";
import { fitsWord, fitting } from "../shared/show/fits.js";
import { t } from "../shared/words.js";

/** @param {Host} host */
export function queueView(host) {
  const { screen } = host.room;
  const { cards, hand } = host.order;
  if (host.ended) return left(host);
  const words = fitsWord(screen);
  return html`<div class="queue-head"><h2>${t("Queue")} <span class="number muted">${host.queue.length}</span> ${ruleWord(screen.qa)}</h2>
      ${chip(host.order.standing, () => host.letIn())}</div>
    ${words && cards.length ? html`<p class="fits">${words}</p>` : nothing}
    ${cards.length ? html`<ol class="waiting" data-live ?data-drop=${hand?.after === null}>${repeat(cards, ({ id }) => id, (card, index) => row(host, card, index, cards.length))}</ol>
      <p class="hint">${t("J and K go through the queue, L puts on air, Alt and arrows move.")}</p>`
      : html`<p class="muted">${t("Nothing is waiting. Moderators put questions here.")}</p>`}`;
}

/** What was still in the queue when the show ended. @param {Host} host */
function left({ queue }) {
  if (!queue.length) return nothing;
  return html`<h2>${t("There was no time for these")} <span class="number muted">${queue.length}</span></h2>
    <ol class="waiting">${queue.map((card) => html`<li class="wait" id=${`w-${card.id}`}>
      <p class="wait-head"><span class="number">${card.number}</span> <span class="number">▲ ${card.votes}</span> <span class="wait-name" dir="auto">${card.name ?? t("anonymous")}</span></p>
      <p class="wait-text" dir="auto">${textOf(card.text)}</p></li>`)}</ol>`;
}

/** @param {QaPanel | undefined} qa */
function ruleWord(qa) {
  switch (qa?.rule) {
    case "by_votes":
      return html`<span class="rule">${t("by votes")}</span>`;
    case "fair":
      return html`<span class="rule">${t("everybody in turn")}</span>`;
    default:
      return nothing;
  }
}

/**
 * @param {Host} host
 * @param {QueueCard} card
 * @param {number} index
 * @param {number} length
 */
function row(host, card, index, length) {
  const fit = fitting(host.room.screen);
  const current = host.at === card.id;
  const gone = !host.order.waits(card.id);
  /** All of its text, once asked for. */
  const look = (/** @type {MouseEvent} */ { target }) => target instanceof Element && !target.closest("button, summary") && host.look(current ? null : card.id);
  const tabbed = (/** @type {Event} */ { target }) => !current && target instanceof Element && target.matches(":focus-visible") && host.look(card.id);
  return html`<li class="wait" id=${`w-${card.id}`} data-id=${card.id} tabindex=${current || (host.at === null && index === 0) ? 0 : -1} aria-current=${current ? "true" : nothing}
      ?data-first=${index === 0} ?data-gone=${gone} ?data-late=${fit !== null && index >= fit} ?data-held=${host.order.hand?.id === card.id} ?data-drop=${host.order.hand?.after === card.id}
      @click=${look} @focus=${tabbed}>
    ${index === fit ? html`<p class="cut">${t("From here on there may be no time")}</p>` : nothing}
    <span class="wait-grip" aria-hidden="true" title=${t("Drag to move")} @pointerdown=${(/** @type {PointerEvent} */ event) => grabbed(host.order, card.id, event)}>⠿</span>
    <p class="wait-head"><b>${placeWord(host, card)}</b> <span class="number">${card.number}</span> <span class="number">▲ ${card.votes}</span>
      <span class="wait-name" dir="auto">${card.name ?? t("anonymous")}</span></p>
    ${gone ? nothing : acts(host, card, index, length)}
    <p class="wait-text" dir="auto">${textOf(card.text)}</p>
    ${card.original == null ? nothing : html`<details class="wait-original"><summary>✎ ${t("Edited: show the first wording")}</summary><blockquote dir="auto">${card.original}</blockquote></details>`}
  </li>`;
}

/**
 * Which one the server puts on air next, whatever order is shown.
 * @param {Host} host
 * @param {QueueCard} card
 */
function placeWord(host, card) {
  if (!host.order.waits(card.id)) return t("No longer in the queue");
  return host.queue[0]?.id === card.id ? t("Next in line") : "";
}

/**
 * @param {Host} host
 * @param {QueueCard} card
 * @param {number} index
 * @param {number} length
 */
function acts(host, card, index, length) {
  const n = card.number;
  const move = (/** @type {number} */ steps, /** @type {string} */ mark, /** @type {string} */ word, /** @type {boolean} */ off) =>
    html`<button class="button plain move" type="button" aria-label=${word} title=${word} ?disabled=${off} @click=${() => host.order.step(card.id, steps)}>${mark}</button>`;
  return html`<div class="wait-acts">
    ${move(-1, "↑", t("Move up: question %(n)s", { n }), index === 0)}
    ${move(1, "↓", t("Move down: question %(n)s", { n }), index === length - 1)}
    <button class="button plain" type="button" aria-label=${t("Put on air: question %(n)s", { n })} title=${t("Put on air")}
      @click=${(/** @type {MouseEvent} */ event) => event.detail < 2 && host.goLive(card)}><span class="mark" aria-hidden="true">◉</span> <span class="word">${t("Put on air")}</span></button></div>`;
}
