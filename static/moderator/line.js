/**
 * One question as one line of the list: always of the same height, with its acts always in the same place.
 * @import { Desk } from "./desk.js"
 * @import { Act, Card } from "./types"
 */

import { guard, html, nothing } from "../shared/render.js";
import { t, tn } from "../shared/words.js";
import { actWord, allowed } from "./acts.js";
import { claimBadge, likeness, stateBadge, votesView, words } from "./card.js";
import { groupOf, leads } from "./grouping.js";
import { keyOf } from "./key_table.js";
import { markSigns, sign } from "./marks.js";
import { dragging, isQueue } from "./queue.js";

/** Each act has its place; what a state does not allow leaves it empty. @type {readonly [Act, string][]} */
const PLACES = [["approve", "✓"], ["hold_question", "‖"], ["queue", "≡"], ["go_live", "◉"], ["dismiss", "⌀"]];

/**
 * How long ago, as short as can be.
 * @param {number} minutes
 */
export function shortAge(minutes) {
  if (minutes < 1) return t("now");
  if (minutes < 60) return t("%(n)s min", { n: minutes });
  return t("%(h)s h %(m)s min", { h: Math.floor(minutes / 60), m: minutes % 60 });
}

/**
 * @param {Desk} desk
 * @param {string} id
 * @param {number} place in the list, from 0
 */
export function lineView(desk, id, place) {
  const card = desk.room.screen.questions?.[id];
  if (!card) return nothing;
  const minute = Math.max(0, Math.floor((desk.room.clock.now() - (card.asked_at ?? 0)) / 60_000));
  const seen = [
    place,
    desk.standing.ids.length,
    desk.cursor === id,
    desk.selection.has(id),
    desk.pending.get(id),
    desk.drafts.has(id),
    desk.elsewhere({ ...card, id }),
    desk.search === "",
    minute,
    desk.ended,
    desk.claims.other(id),
    desk.tab,
    groupOf(desk.room.screen, id).join(),
    isQueue(desk) ? desk.room.screen.qa?.fits : null,
    desk.dropsBefore === id,
  ];
  return guard([card, ...seen], () => drawn(desk, { ...card, id }, place, minute));
}

/**
 * @param {Desk} desk
 * @param {Card} card
 * @param {number} place
 * @param {number} minute
 */
function drawn(desk, card, place, minute) {
  const { id } = card;
  const current = desk.cursor === id;
  const gone = desk.elsewhere(card);
  const pick = (/** @type {MouseEvent} */ event) => desk.selection.pick(id, event.shiftKey);
  const queue = isQueue(desk);
  const drag = dragging(desk, id);
  const fits = queue ? (desk.room.screen.qa?.fits ?? Infinity) : Infinity;
  return html`<li class="q" id=${`q-${id}`} data-id=${id} .style=${`--at: ${place}`} tabindex=${current ? 0 : -1} aria-current=${current ? "true" : nothing}
      aria-posinset=${place + 1} aria-setsize=${desk.standing.ids.length} aria-busy=${desk.pending.has(id)}
      draggable=${queue} @dragstart=${drag.start} @dragover=${drag.over} @drop=${drag.drop} @dragend=${drag.end} ?data-drop=${desk.dropsBefore === id}
      ?data-cut=${place === fits} ?data-late=${place >= fits} ?data-leads=${desk.tab === "alike" && place > 0 && leads(desk.room.screen, id)}
      ?data-selected=${desk.selection.has(id)} ?data-gone=${gone} aria-labelledby=${`n-${id} t-${id}`}>
    <label class="q-pick"><input type="checkbox" tabindex="-1" .checked=${desk.selection.has(id)} @click=${pick}>
      <span class="sr">${t("Select question %(n)s", { n: card.number })}</span></label>
    <span class="q-number number" id=${`n-${id}`}><span class="sr">${t("Question")} </span>${card.number}</span>
    ${votesView(card)}
    <p class="q-text" id=${`t-${id}`} dir="auto">${words(card)}</p>
    <div class="q-meta">
      ${card.state === "withdrawn" ? nothing : html`<span class="q-name" dir="auto">${card.name ?? html`<i>${t("anonymous")}</i>`}</span>`}
      <span class="q-signs"><span class="q-age number">${shortAge(minute)}</span>
        ${gone || desk.search || desk.tab === "closed" ? stateBadge(card) : nothing} ${signs(desk, card)}</span>
    </div>
    <div class="q-acts">${PLACES.map(([act, mark]) => act === "approve" && card.state === "merged" ? button(desk, card, "split", "⤴") : button(desk, card, act, mark))}</div>
  </li>`;
}

/**
 * What there is to know of it besides its words.
 * @param {Desk} desk
 * @param {Card} card
 */
function signs(desk, card) {
  const alike = groupOf(desk.room.screen, card.id).length;
  return html`${claimBadge(desk, card.id)} ${likeness(card)}
    ${alike ? sign(`≈${alike}`, tn("%(n)s question asks the same", "%(n)s questions ask the same", alike)) : nothing}
    ${desk.drafts.has(card.id) ? sign("…", t("You have begun something here")) : nothing}
    ${markSigns(card)}
    ${card.original == null ? nothing : sign("✎", t("Edited"))}
    ${card.merged ? html`<span class="sign">${tn("+%(n)s merged", "+%(n)s merged", card.merged)}</span>` : nothing}`;
}

/**
 * @param {Desk} desk
 * @param {Card} card
 * @param {Act} act
 * @param {string} mark
 */
function button(desk, card, act, mark) {
  if (!allowed(card, act, desk.ended)) return html`<span></span>`;
  const key = keyOf(act);
  const word = actWord(act, card.state);
  // The second click of a double click would hit the line that moved up.
  const click = (/** @type {MouseEvent} */ event) => event.detail < 2 && desk.acting.begin(card.id, act);
  return html`<button type="button" tabindex="-1" data-act=${act} aria-label=${word} title=${key ? `${word} · ${key}` : word}
    aria-disabled=${desk.pending.has(card.id)} @click=${click}>${mark}</button>`;
}
