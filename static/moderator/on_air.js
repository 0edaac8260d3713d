/**
 * The question on air, above the list and as high whether there is one or not.
 * @import { Desk } from "./desk.js"
 * @import { QueueCard } from "../shared/types"
 */

import { html, nothing } from "../shared/render.js";
import { t } from "../shared/words.js";
import { claimBadge, likeness, votesView, words } from "./card.js";

/** @param {Desk} desk */
export function onAirView(desk) {
  const card = desk.card(desk.live);
  if (!card) return html`<section class="onair" data-empty aria-label=${t("On air")}>${idle(desk)}</section>`;
  const current = desk.cursor === card.id;
  const off = desk.pending.has(card.id);
  const press = (/** @type {() => void} */ act) => (/** @type {MouseEvent} */ click) => click.detail < 2 && act();
  return html`<section class="onair" id=${`q-${card.id}`} data-id=${card.id} tabindex="0" aria-current=${current ? "true" : nothing} aria-label=${t("On air")} aria-busy=${off}>
    <span class="badge live"><span aria-hidden="true">◉</span>${t("on air")}</span>
    <span class="q-number number"><span class="sr">${t("Question")} </span>${card.number}</span> ${votesView(card)}
    <p class="q-text" dir="auto">${words(card)}</p>
    <div class="q-meta"><span class="q-name" dir="auto">${card.name ?? html`<i>${t("anonymous")}</i>`}</span>
      <span class="q-signs">${claimBadge(desk, card.id)} ${likeness(card)}</span></div>
    <div class="onair-acts">
      <button class="button q-act primary" type="button" aria-disabled=${off} title=${t("Key %(key)s", { key: "Enter" })} @click=${press(() => desk.acting.answered())}
        >${desk.head ? t("Answered; next") : t("Answered aloud")}</button>
    </div>
  </section>`;
}

/** What comes next, while nothing is on air. @param {Desk} desk */
function idle(desk) {
  const head = desk.card(desk.head);
  if (!head) return html`<p class="muted">${t("Nothing is on air.")}</p>`;
  const click = (/** @type {MouseEvent} */ event) => event.detail < 2 && desk.acting.begin(head.id, "go_live");
  return html`<span class="badge">${t("Next")}</span>
    <span class="q-number number"><span class="sr">${t("Question")} </span>${head.number}</span> ${votesView(head)}
    <p class="q-text" dir="auto">${words(head)}</p><div class="q-meta"></div>
    <div class="onair-acts">${desk.ended ? nothing : html`<button class="button q-act" type="button" @click=${click}>${t("Put on air")}</button>`}</div>`;
}
