/**
 * One question on the moderator's desk.
 * @import { QuestionCard, RundownRow } from "../shared/types"
 * @import { Desk } from "./desk.js"
 * @import { Act, Card } from "./types"
 */

import { html, nothing } from "../shared/render.js";
import { reasonWords } from "../shared/reasons.js";
import { t, tn } from "../shared/words.js";
import { ACTS, actWord, allowed, stateWord } from "./acts.js";
import { keyOf } from "./key_table.js";

const MARKS = { received: "●", held: "‖", approved: "✓", queued: "≡", live: "◉", answered: "✓✓", dismissed: "⌀", merged: "⤷", withdrawn: "⌫" };

/**
 * How long ago, in words; the same text for a whole minute.
 * @param {number} ms
 */
export function age(ms) {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 1) return t("just now");
  if (minutes < 60) return t("%(n)s min ago", { n: minutes });
  return t("%(h)s h %(m)s min ago", { h: Math.floor(minutes / 60), m: minutes % 60 });
}

/**
 * Who took a step; nothing where that is not known.
 * @param {{ by: { role: string, name: string | null } | null }} step
 */
export function whose({ by }) {
  if (!by) return "";
  if (by.role === "auto") return t("by itself");
  return by.name ?? ({ owner: t("Owner"), host: t("Host") }[by.role] ?? t("Moderator"));
}

/**
 * The whole question, with what there is to know of it.
 * @param {Desk} desk
 * @param {Card} card
 */
export function wholeCard(desk, card) {
  return html`${head(desk, card)}
    <p class="q-text" dir="auto">${words(card)}</p>
    ${original(desk, card)} ${fate(desk, card)} ${lastStep(desk, card)}`;
}

/**
 * Whose step an undo takes back.
 * @param {Desk} desk
 * @param {Card} card
 */
function lastStep(desk, { step }) {
  if (!step?.by) return nothing;
  const when = age(desk.room.clock.now() - step.at);
  return html`<p class="q-step small muted"><bdi>${t("Last step: %(name)s, %(when)s", { name: whose(step), when })}</bdi></p>`;
}

/** @param {QuestionCard} card */
export function votesView({ votes }) {
  const words = tn("%(n)s vote", "%(n)s votes", votes);
  return html`<span class="q-votes number" title=${words}><span aria-hidden="true">▲ ${votes}</span><span class="sr">${words}</span></span>`;
}

/** Nobody reads any more what its asker took back. @param {Card} card */
export function words(card) {
  if (card.state === "withdrawn") return html`<i class="muted">${t("(taken back or erased)")}</i>`;
  return card.text || html`<i class="muted">${t("(erased)")}</i>`;
}

/**
 * @param {Desk} desk
 * @param {Card} card
 */
function head(desk, card) {
  return html`<div class="q-head">
    <span class="q-number number"><span class="sr">${t("Question")} </span>${card.number}</span> ${stateBadge(card)} ${votesView(card)}
    ${card.state === "withdrawn" ? nothing : html`<span class="q-name" dir="auto">${card.name ?? html`<i>${t("anonymous")}</i>`}</span>`}
    ${likeness(card)} ${claimBadge(desk, card.id)}
    <span class="q-when">${age(desk.room.clock.now() - (card.asked_at ?? 0))}${askedIn(desk.room.screen.rundown ?? [], card)}</span>
    ${card.merged ? html`<span class="badge">${tn("+%(n)s merged", "+%(n)s merged", card.merged)}</span>` : nothing}
  </div>`;
}

/**
 * Who else is at the question.
 * @param {Desk} desk
 * @param {string} id
 */
export function claimBadge({ claims }, id) {
  const name = claims.other(id);
  if (name === null) return nothing;
  const words = t("%(name)s is here", { name });
  return html`<span class="badge accent q-claim" title=${words}><bdi aria-hidden="true">✎ ${name}</bdi><bdi class="sr">${words}</bdi></span>`;
}

/** Whose the asker's name may be taken for. @param {QuestionCard} card */
export function likeness({ looks_like: whose }) {
  if (!whose) return nothing;
  const staff = whose === "staff";
  const words = staff ? t("named like staff") : t("named like a speaker");
  return html`<span class="badge warn likeness" title=${words}><span aria-hidden="true">! ${staff ? t("staff?") : t("speaker?")}</span><span class="sr">${words}</span></span>`;
}

/**
 * @param {RundownRow[]} rundown
 * @param {QuestionCard} card
 */
function askedIn(rundown, card) {
  if (card.segment === null) return html` · ${t("before the start")}`;
  // One that was taken out since has no title any more.
  const row = rundown.find(({ segment }) => segment === card.segment);
  return row ? html` · <span dir="auto">${row.title}</span>` : nothing;
}

/** @param {QuestionCard} card */
export function stateBadge(card) {
  const mark = MARKS[/** @type {keyof typeof MARKS} */ (card.state)] ?? "";
  const colour = card.state === "live" ? "live" : card.state === "approved" || card.state === "answered" ? "ok" : "";
  return html`<span class=${`badge q-state ${colour}`}><span aria-hidden="true">${mark}</span>${stateWord(card.state)}</span>`;
}

/**
 * The first wording of an edited question, one click or key away.
 * @param {Desk} desk
 * @param {Card} card
 */
function original(desk, card) {
  if (card.original == null) return nothing;
  const open = desk.unfolded.has(card.id);
  return html`<div class="q-original">
    <button class="button plain q-act" type="button" aria-expanded=${open} @click=${() => desk.unfold(card.id)}>
      ✎ ${open ? t("Hide the first wording") : t("Edited: show the first wording")}</button>
    ${open ? html`<blockquote dir="auto">${card.original}</blockquote>` : nothing}
  </div>`;
}

/**
 * What became of it: the reason, the answer, the question it was merged into.
 * @param {Desk} desk
 * @param {Card} card
 */
function fate(desk, card) {
  if (card.state === "dismissed" && card.reason) {
    return html`<p class="q-fate" dir="auto">${t("Reason: %(reason)s", { reason: reasonWords(card.reason) })}</p>`;
  }
  if (card.state === "merged") {
    const into = desk.card(card.into ?? null);
    return html`<p class="q-fate" dir="auto">${t("Merged into %(n)s: %(text)s", { n: into?.number ?? "?", text: into?.text ?? "" })}</p>`;
  }
  if (card.state !== "answered") return nothing;
  if (card.how !== "written") return html`<p class="q-fate">${t("Answered aloud")}</p>`;
  return html`<p class="q-fate" dir="auto">${t("Answered in writing: %(text)s", { text: card.answer ?? "" })}</p>`;
}

/**
 * What may be done with it now, what is meant most likely first.
 * @param {Desk} desk
 * @param {Card} card
 * @param {unknown} more buttons
 */
export function buttons(desk, card, more) {
  if (desk.drafts.has(card.id)) return nothing;
  const acts = [...(ACTS[card.state] ?? []), /** @type {const} */ ("undo")].filter((act) => allowed(card, act, desk.ended));
  return html`<div class="q-acts places">${acts.map((act, index) => button(desk, card, act, index === 0 && act !== "undo"))} ${more}</div>`;
}

/**
 * @param {Desk} desk
 * @param {Card} card
 * @param {Act} act
 * @param {boolean} first
 */
function button(desk, card, act, first) {
  const key = keyOf(act);
  // The second click of a double click would hit the card that moved up.
  const click = (/** @type {MouseEvent} */ event) => event.detail < 2 && desk.acting.begin(card.id, act);
  return html`<button class=${`button q-act ${first ? "first" : "plain"}`} type="button" data-act=${act} aria-disabled=${desk.pending.has(card.id)} @click=${click}>${key ? html`<kbd aria-hidden="true">${key}</kbd> ` : nothing}${actWord(act, card.state)}</button>`;
}
