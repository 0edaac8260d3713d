/**
 * The little forms on a question: a reason, another wording, an answer, a number.
 * @import { Desk } from "./desk.js"
 * @import { Card, Draft } from "./types"
 */

import { html, live, nothing } from "../shared/render.js";
import { REASONS, reasonWords } from "../shared/reasons.js";
import { t } from "../shared/words.js";
import { mergeTarget } from "./outcomes.js";

/**
 * @param {Desk} desk
 * @param {Card} card
 */
export function cardForm(desk, card) {
  const draft = desk.drafts.get(card.id);
  if (!draft) return nothing;
  const send = (/** @type {Event} */ event) => {
    event.preventDefault();
    desk.submit(card.id);
  };
  const keys = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Escape") desk.close(card.id);
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) desk.submit(card.id);
  };
  const type = (/** @type {Event} */ event) => {
    draft.text = /** @type {HTMLInputElement | HTMLTextAreaElement} */ (event.target).value;
    if (draft.kind === "merge") desk.drafts.set(card.id, { ...draft });
    if (draft.kind === "merge") desk.changed();
  };
  return html`<form class="q-form" data-form=${card.id} data-kind=${draft.kind} @submit=${send} @keydown=${keys} @input=${type}>
    ${fields(desk, card, draft)}
    <div class="q-acts">
      <button class="button primary q-act" aria-disabled=${desk.pending.has(card.id)}>${sendWord(draft.kind)}</button>
      <button class="button plain q-act" type="button" @click=${() => desk.close(card.id)}>${t("Cancel")}</button>
    </div>
  </form>`;
}

/** @param {Draft["kind"]} kind */
function sendWord(kind) {
  switch (kind) {
    case "dismiss":
      return t("Dismiss");
    case "edit":
      return t("Save the wording");
    case "written":
      return t("Publish the answer");
    case "merge":
      return t("Merge");
  }
}

/**
 * @param {Desk} desk
 * @param {Card} card
 * @param {Draft} draft
 */
function fields(desk, card, draft) {
  const id = `f-${card.id}`;
  switch (draft.kind) {
    case "dismiss":
      return html`${reasons((reason) => desk.submit(card.id, reason))}
        <label class="label" for=${id}>${t("Or say why in your own words")}</label>${line(id, draft)}`;
    case "edit":
      return html`<label class="label" for=${id}>${t("Wording that others see")}</label>${area(id, draft, 3)}
        <p class="small muted">${t("The first wording is kept, and the asker's own list shows it.")}</p>`;
    case "written":
      return html`<label class="label" for=${id}>${t("Answer, for all to read")}</label>${area(id, draft, 4)}`;
    case "merge":
      return html`<label class="label" for=${id}>${t("Number of the question that asks the same")}</label>${line(id, draft)}
        ${preview(desk, card, draft)}`;
  }
}

/** @param {(reason: string) => void} pick */
export function reasons(pick) {
  return html`<div class="q-acts" role="group" aria-label=${t("Why is it dismissed?")}>
    ${REASONS.map((reason, index) => html`<button class="button q-act" type="button" data-reason @click=${() => pick(reason)}
      ><kbd aria-hidden="true">${index + 1}</kbd> ${reasonWords(reason)}</button>`)}
  </div>`;
}

/**
 * @param {string} id
 * @param {Draft} draft
 */
function line(id, draft) {
  return html`<input class="input" id=${id} autocomplete="off"
    inputmode=${draft.kind === "merge" ? "numeric" : "text"} .value=${live(draft.text)}>`;
}

/**
 * @param {string} id
 * @param {Draft} draft
 * @param {number} rows
 */
function area(id, draft, rows) {
  return html`<textarea class="input" id=${id} rows=${rows} dir="auto" .value=${live(draft.text)}></textarea>`;
}

/**
 * @param {Desk} desk
 * @param {Card} card
 * @param {Draft} draft
 */
function preview(desk, card, draft) {
  const { into, trouble } = mergeTarget(desk.room.screen.questions ?? {}, card.id, draft.text.trim());
  const target = desk.card(into);
  if (target) return html`<blockquote dir="auto">${target.number}. ${target.text}</blockquote>`;
  return html`<p class="small muted" aria-live="polite">${draft.text.trim() ? trouble : ""}</p>`;
}
