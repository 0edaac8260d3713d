/**
 * What keys and buttons act on: the whole question under the cursor with what may be done, or all that are selected.
 * @import { Desk } from "./desk.js"
 * @import { Card } from "./types"
 */

import { html, nothing } from "../shared/render.js";
import { t, tn } from "../shared/words.js";
import { actWord, allowed, MARKS } from "./acts.js";
import { bulk } from "./bulk.js";
import { buttons, wholeCard } from "./card.js";
import { entryView } from "./entry.js";
import { cardForm, choicesView } from "./forms.js";
import { groupAct, groupView } from "./groups.js";
import { keyOf } from "./key_table.js";
import { markWords } from "./marks.js";
import { isQueue, shift } from "./queue.js";

/** @param {Desk} desk */
export function detailView(desk) {
  if (desk.entry.typed) return entryView(desk.entry, desk);
  const chosen = desk.selection.ids.length;
  if (chosen) return selected(desk, chosen);
  const card = desk.card(desk.cursor);
  if (!card) return html`<p class="muted detail-none">${desk.standing.ids.length ? t("Colleagues are at all that is here. The next question comes to you; J goes to theirs.")
    : t("J and K go from question to question; ? lists all keys.")}</p>`;
  return html`<article class="whole" data-id=${card.id} aria-label=${t("Question %(n)s", { n: card.number })}>
    <div class="whole-text" tabindex="-1">${wholeCard(desk, card)} ${markWords(desk, card)} ${groupView(desk, card.id)}</div>
    ${cardForm(desk, card)} ${buttons(desk, card, html`${groupAct(desk, card.id)} ${marks(desk, card)} ${places(desk)}`)}</article>`;
}

/** What is said beside it: the star at once, the rarer ones behind a button. @param {Desk} desk @param {Card} card */
function marks(desk, card) {
  const button = (/** @type {import("./types").Mark} */ act) => {
    const on = act === "star" ? card.starred : act === "mute" && card.muted;
    const key = keyOf(act);
    return html`<button class="button plain q-act" type="button" data-act=${act} aria-disabled=${desk.pending.has(card.id)} @click=${() => desk.acting.begin(card.id, act)}
      >${key ? html`<kbd aria-hidden="true">${key}</kbd> ` : nothing}${actWord(act, card.state, on)}</button>`;
  };
  const rare = MARKS.filter((act) => act !== "star" && allowed(card, act, desk.ended));
  if (!rare.length) return nothing;
  return html`${allowed(card, "star", desk.ended) ? button("star") : nothing} <button class="button plain q-act" type="button" data-act="more" aria-expanded=${desk.showsRare} @click=${() => desk.toggleRare()}>${t("More…")}</button>
    ${desk.showsRare ? html`<div class="rare">${rare.map(button)}</div>` : nothing}`;
}

/** Another place in the queue. @param {Desk} desk */
function places(desk) {
  if (!isQueue(desk)) return nothing;
  return html`<button class="button plain q-act" type="button" data-act="earlier" title=${t("Key %(key)s", { key: "Alt ↑" })} @click=${() => shift(desk, -1)}>↑ ${t("Earlier")}</button>
    <button class="button plain q-act" type="button" data-act="later" title=${t("Key %(key)s", { key: "Alt ↓" })} @click=${() => shift(desk, 1)}>↓ ${t("Later")}</button>`;
}

/**
 * @param {Desk} desk
 * @param {number} chosen
 */
function selected(desk, chosen) {
  const off = desk.selection.running;
  const press = (/** @type {import("./bulk.js").Bulk} */ act, /** @type {string} */ word) =>
    html`<button class="button q-act" type="button" ?disabled=${off} @click=${() => desk.acting.press(act)}><kbd aria-hidden="true">${keyOf(act)}</kbd> ${word}</button>`;
  return html`<div class="bulk" role="group" aria-label=${t("With the selected questions")}>
    <p><b class="number">${tn("%(n)s selected", "%(n)s selected", chosen)}</b></p>
    <div class="q-acts">
      ${press("approve", t("Approve"))} ${press("hold_question", t("Hold"))} ${press("queue", t("To the queue"))} ${press("dismiss", t("Dismiss…"))}
      ${chosen > 1 ? press("merge", t("Merge into the most voted")) : ""}
      <button class="button q-act" type="button" ?disabled=${off} @click=${() => desk.selection.ask("label")}>${t("Labels…")}</button>
      <button class="button plain q-act" type="button" ?disabled=${off} @click=${() => desk.selection.clear()}><kbd aria-hidden="true">Esc</kbd> ${t("Clear")}</button>
    </div>
    ${bulkForm(desk)}
  </div>`;
}

/** @param {Desk} desk */
function bulkForm(desk) {
  switch (desk.selection.asks) {
    case "dismiss":
      return bulkReasons(desk);
    case "label":
      return bulkLabels(desk);
    default:
      return nothing;
  }
}

/** @param {Desk} desk */
function bulkReasons(desk) {
  return bulkFrame(desk, "dismiss", html`${choicesView(desk, "", t("Why is it dismissed?"))}
    <input class="input" id="bulk-reason" name="text" required autocomplete="off" aria-label=${t("Or say why in your own words")} placeholder=${t("In your own words")}>
    <div class="q-acts"><button class="button primary q-act">${t("Dismiss")}</button></div>`);
}

/** @param {Desk} desk */
function bulkLabels(desk) {
  return bulkFrame(desk, "label", html`<label class="label" for="bulk-labels">${t("Labels, with commas between them")}</label>
    <input class="input" id="bulk-labels" name="text" autocomplete="off" dir="auto">
    <div class="q-acts"><button class="button primary q-act">${t("Save")}</button></div>`);
}

/**
 * @param {Desk} desk
 * @param {"dismiss" | "label"} act
 * @param {unknown} fields
 */
function bulkFrame(desk, act, fields) {
  const send = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const text = new FormData(/** @type {HTMLFormElement} */ (event.target)).get("text");
    void bulk(desk, act, String(text).trim());
  };
  const leave = (/** @type {KeyboardEvent} */ event) => event.key === "Escape" && desk.selection.ask(null);
  return html`<form class="q-form line" data-form="bulk" @submit=${send} @keydown=${leave}>${fields}</form>`;
}
