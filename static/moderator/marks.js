/**
 * What is said beside a question, on its line as signs and beside its text in words.
 * @import { TemplateResult } from "lit-html"
 * @import { QuestionCard } from "../shared/types"
 * @import { Desk } from "./desk.js"
 * @import { Card } from "./types"
 */

import { html, nothing } from "../shared/render.js";
import { t, tn } from "../shared/words.js";

/** @param {QuestionCard["source"]} source */
export function sourceWord(source) {
  switch (source) {
    case "floor":
      return t("from the floor");
    case "chat":
      return t("from the chat");
    default:
      return t("by mail");
  }
}

/** @param {QuestionCard} card */
function heldWord({ held_for: why }) {
  return why === "word" ? t("Held for a word in it") : t("Held: its asker has just joined from where somebody was muted");
}

/**
 * @param {string} mark
 * @param {string} word
 */
export function sign(mark, word) {
  return html`<span class="sign" title=${word}><span aria-hidden="true">${mark}</span><span class="sr">${word}</span></span>`;
}

/** The signs of a line. @param {QuestionCard} card */
export function markSigns(card) {
  const { labels = [], stances = [] } = card;
  return html`${card.starred ? html`<span class="star">${sign("★", t("Starred"))}</span>` : nothing}
    ${card.muted ? sign("⊘", t("Muted")) : nothing} ${card.suspicious ? html`<span class="odd">${sign("▲?", t("Votes came in a way that looks odd"))}</span>` : nothing}
    ${card.held_for ? sign("‖", heldWord(card)) : nothing} ${card.note ? sign("✐", card.note) : nothing}
    ${card.source ? html`<span class="sign">${sourceWord(card.source)}</span>` : nothing}
    ${card.speaker || card.to ? html`<span class="sign" dir="auto">→ ${card.speaker ?? card.to}</span>` : nothing}
    ${stances.some(({ stance }) => stance === "mine") ? sign("✋", t("A speaker wants it")) : nothing}
    ${labels.map((label) => html`<span class="sign label-sign" dir="auto">${label}</span>`)}`;
}

/** The same in words. @param {Desk} desk @param {Card} card */
export function markWords(desk, card) {
  const { labels = [], stances = [], asked_by_person: asked = 0 } = card;
  const others = () => desk.searching.person(card);
  return html`<div class="marks">
    ${fact(card.suspicious, t("Votes came in a way that looks odd"))} ${fact(card.held_for, heldWord(card))} ${fact(card.muted, t("Whoever asked is muted"))}
    ${fact(card.source, sourceWord(card.source ?? null))} ${fact(card.to, t("To %(name)s", { name: card.to ?? "" }))}
    ${fact(card.speaker, t("For %(name)s to answer", { name: card.speaker ?? "" }))} ${fact(card.sent_at, t("Sent just before the window closed"))}
    ${stances.map(({ by, stance }) => fact(true, stanceWord(by ?? t("A speaker"), stance)))}
    ${fact(labels.length, t("Labels: %(labels)s", { labels: labels.join(", ") }))} ${fact(card.note, t("Note: %(text)s", { text: card.note ?? "" }))}
    ${asked > 1 ? html`<button class="button plain q-act" type="button" @click=${others}><kbd aria-hidden="true">.</kbd> ${tn("%(n)s question by the same person", "%(n)s questions by the same person", asked)}</button>` : nothing}
  </div>`;
}

/**
 * @param {string} name
 * @param {string} stance
 */
function stanceWord(name, stance) {
  return stance === "mine" ? t("%(name)s: mine", { name }) : t("%(name)s: not mine", { name });
}

/**
 * @param {unknown} there
 * @param {string} word
 * @returns {TemplateResult | typeof nothing}
 */
function fact(there, word) {
  return there ? html`<p class="small muted" dir="auto">${word}</p>` : nothing;
}
