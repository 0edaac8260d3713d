/**
 * The little forms on a question: a reason, another wording, an answer, a number.
 * @import { Desk } from "./desk.js"
 * @import { Card, Draft } from "./types"
 */

import { html, live, nothing } from "../shared/render.js";
import { t, tn } from "../shared/words.js";
import { choices } from "./choices.js";
import { targets } from "./merging.js";

/**
 * @param {Desk} desk
 * @param {Card} card
 */
export function cardForm(desk, card) {
  const draft = desk.drafts.get(card.id);
  if (!draft) return nothing;
  const send = (/** @type {Event} */ event) => {
    event.preventDefault();
    desk.acting.submit(card.id);
  };
  const keys = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Escape") desk.acting.close(card.id);
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) desk.acting.submit(card.id);
    if (draft.kind === "merge" && (event.key === "ArrowDown" || event.key === "ArrowUp")) pick(event);
  };
  const pick = (/** @type {KeyboardEvent} */ event) => {
    event.preventDefault();
    const { found } = targets(desk.room.screen.questions ?? {}, card.id, draft.text.trim());
    const at = (draft.at ?? 0) + (event.key === "ArrowDown" ? 1 : -1);
    desk.drafts.set(card.id, { ...draft, at: Math.max(0, Math.min(found.length - 1, at)) });
    desk.changed();
  };
  const type = (/** @type {Event} */ event) => {
    draft.text = /** @type {HTMLInputElement | HTMLTextAreaElement} */ (event.target).value;
    desk.dispatchEvent(new Event("typed"));
    if (draft.kind !== "merge") return;
    desk.drafts.set(card.id, { ...draft, at: 0 });
    desk.changed();
  };
  return html`<form class=${`q-form ${LINES.has(draft.kind) ? "line" : ""}`} data-form=${card.id} data-kind=${draft.kind} @submit=${send} @keydown=${keys} @input=${type}>
    ${fields(desk, card, draft)}
    <div class="q-acts">
      ${draft.kind === "erase" ? extents(desk, card) : nothing}
      ${CHOICES.has(draft.kind) ? nothing : html`<button class="button primary q-act" aria-disabled=${desk.pending.has(card.id)}>${sendWord(draft.kind)}</button>`}
      <button class="button plain q-act" type="button" ?data-first=${draft.kind === "erase"} @click=${() => desk.acting.close(card.id)}>${t("Cancel")}</button>
    </div>
  </form>`;
}

/** Those with a field of one line, and what sends it beside. @type {ReadonlySet<Draft["kind"]>} */
const LINES = new Set(["dismiss", "take_off", "note", "label", "merge"]);

/** Those with a button for each choice and none that sends. @type {ReadonlySet<Draft["kind"]>} */
const CHOICES = new Set(["mute", "assign", "erase"]);

/** @param {Draft["kind"]} kind */
function sendWord(kind) {
  switch (kind) {
    case "dismiss":
      return t("Dismiss");
    case "edit":
      return t("Save the wording");
    case "written":
      return t("Publish the answer");
    case "take_off":
      return t("Take off and dismiss");
    case "merge":
      return t("Merge");
    default:
      return t("Save");
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
      return html`${choicesView(desk, card.id, t("Why is it dismissed?"))} ${line(id, draft, t("Or say why in your own words"))}`;
    case "edit":
      return html`<label class="label" for=${id}>${t("Wording that others see")}</label>${area(id, draft, 3)}
        <p class="small muted">${t("The first wording is kept, and the asker's own list shows it.")}</p>`;
    case "written":
      return html`<label class="label" for=${id}>${t("Answer, for all to read")}</label>${area(id, draft, 4)}`;
    case "take_off":
      return html`${choicesView(desk, card.id, t("What becomes of it?"))} ${line(id, draft, t("Or say why in your own words"))}`;
    case "note":
      return html`<label class="label" for=${id}>${t("Note, for moderators alone")}</label>${area(id, draft, 2)}`;
    case "label":
      return html`<label class="label" for=${id}>${t("Labels, with commas between them")}</label>${line(id, draft)}`;
    case "assign":
      return html`${choicesView(desk, card.id, t("Who is to answer?"))}`;
    case "mute":
      return html`<p class="small">${t("Who is muted asks and votes no more, and is told so. It can be taken back.")}</p>${choicesView(desk, card.id, t("Mute"))}`;
    case "erase":
      return erasing();
    case "merge":
      return html`<label class="label" for=${id}>${t("Number of the question that asks the same, or words of it")}</label>${line(id, draft)}
        ${preview(desk, card, draft)}`;
  }
}

/** What goes and what stays. Nothing brings the texts back, so Cancel has the focus. */
function erasing() {
  return html`<p class="label">${t("Erase for good?")}</p>
    <p class="small" id="goes">${t("Gone at once from every screen and record: text and name, with rewordings, answers, reasons and notes. Nothing brings them back. What still waits is withdrawn.")}</p>
    <p class="small" id="stays">${t("Numbers, times, votes and decisions stay, and records taken before.")}</p>`;
}

/**
 * A button for each extent.
 * @param {Desk} desk
 * @param {Card} card
 */
function extents(desk, { id, person, asked_by_person: asked = 1 }) {
  const erase = (/** @type {string} */ extent, /** @type {string} */ word) => html`<button class="button danger q-act" type="button"
    aria-disabled=${desk.pending.has(id)} aria-describedby="goes stays" @click=${() => desk.acting.submit(id, extent)}>${word}</button>`;
  return html`${person ? erase("person", tn("Their question and their name", "All %(n)s questions of theirs and their name", asked)) : nothing} ${erase("question", t("This question alone"))}`;
}

/**
 * The choices of the form that is open, each with its digit.
 * @param {Desk} desk
 * @param {string} id
 * @param {string} label
 */
export function choicesView(desk, id, label) {
  return html`<div class="q-acts choices-of" role="group" aria-label=${label}>
    ${choices(desk, id).map(({ word, pick }, index) => html`<button class="button q-act" type="button" data-reason dir="auto" @click=${pick}
      ><kbd aria-hidden="true">${index + 1}</kbd> ${word}</button>`)}
  </div>`;
}

/**
 * @param {string} id
 * @param {Draft} draft
 * @param {string} [name] where no label stands above it
 */
function line(id, draft, name) {
  return html`<input class="input" id=${id} autocomplete="off" dir="auto" aria-label=${name ?? nothing} placeholder=${name ? t("In your own words") : nothing}
    .value=${live(draft.text)}>`;
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
  const typed = draft.text.trim();
  const { found, trouble } = targets(desk.room.screen.questions ?? {}, card.id, typed);
  if (!found.length) return html`<p class="small muted" aria-live="polite">${typed ? trouble : ""}</p>`;
  return html`<ol class="merge-targets" aria-live="polite">${found.map((id, index) => {
    const target = desk.card(id);
    const pick = () => void desk.acting.act(card.id, "merge", id);
    return html`<li><button type="button" aria-current=${index === (draft.at ?? 0) ? "true" : nothing} dir="auto" @click=${pick}>${target?.number}. ${target?.text}</button></li>`;
  })}</ol>`;
}
