/**
 * The question inbox: tabs, search, the one on air, the list and what was said.
 * @import { Desk } from "./desk.js"
 * @import { Tab } from "./types"
 */

import { lapses } from "../shared/commands.js";
import { html, live, nothing, repeat } from "../shared/render.js";
import { t, tn } from "../shared/words.js";
import { bulk } from "./bulk.js";
import { buttons, cardView, claimBadge, likeness, stateBadge } from "./card.js";
import { cardForm, reasons } from "./forms.js";
import { counts, TABS } from "./tabs.js";
import { windowView } from "./window.js";

/** @param {Tab} tab */
export function tabWord(tab) {
  switch (tab) {
    case "received":
      return t("New");
    case "held":
      return t("Held");
    case "approved":
      return t("Approved");
    case "queued":
      return t("Queue");
    case "answered":
      return t("Answered");
    case "closed":
      return t("Dismissed");
  }
}

/** @param {Desk} desk */
export function inboxView(desk) {
  return html`<header class="inbox-head"><h2>${t("Questions")}</h2>${windowView(desk)}</header>
    ${onAir(desk)} ${tabs(desk)} ${tools(desk)}
    <div class="pill-place">${pill(desk)}</div>
    ${list(desk)} ${loading(desk)}
    ${outcome(desk)}`;
}

/** @param {Desk} desk */
function onAir(desk) {
  const id = desk.room.screen.live_question?.id ?? null;
  const card = desk.card(id);
  if (!card) return nothing;
  return html`<section class="onair" aria-labelledby="onair-h">
    <h3 class="sr" id="onair-h">${t("On air")}</h3>
    <div class="q-head">${stateBadge(card)} <span class="q-number number">${card.number}</span>
      <span class="q-votes number">▲ ${card.votes}</span> <span class="q-name" dir="auto">${card.name ?? html`<i>${t("anonymous")}</i>`}</span> ${likeness(card)} ${claimBadge(desk, card.id)}</div>
    <p class="q-text" dir="auto">${card.text}</p>
    ${cardForm(desk, card)} ${buttons(desk, card)}
  </section>`;
}

/** @param {Desk} desk */
function tabs(desk) {
  const numbers = counts(desk.room.screen.questions ?? {}, desk.room.screen.more);
  return html`<div class="tabs" role="group" aria-label=${t("Which questions")}>
    ${TABS.map((tab) => html`<button class="tab" type="button" data-tab=${tab} aria-pressed=${!desk.search && desk.tab === tab}
      @click=${() => desk.show(tab)}>${tabWord(tab)} <span class="number">${numbers[tab]}</span></button>`)}
  </div>`;
}

/** @param {Desk} desk */
function tools(desk) {
  const find = (/** @type {Event} */ event) => desk.find(/** @type {HTMLInputElement} */ (event.target).value.trim());
  const chosen = desk.selection.ids.length;
  const all = chosen > 0 && chosen === desk.standing.ids.length;
  return html`<div class="tools">
    <label class="q-pick"><input type="checkbox" .checked=${live(all)} .indeterminate=${chosen > 0 && !all}
      ?disabled=${!desk.standing.ids.length} @change=${() => desk.selection.toggleAll()}><span class="sr">${t("Select all shown")}</span></label>
    ${chosen ? withSelected(desk, chosen) : html`<label class="search"><span class="sr">${t("Search all questions")}</span>
      <input class="input" type="search" id="search" autocomplete="off" placeholder=${t("Search all questions")} .value=${live(desk.search)} @input=${find}></label>`}
  </div>
  ${desk.selection.asksReason ? bulkReasons(desk) : nothing}`;
}

/**
 * @param {Desk} desk
 * @param {number} chosen
 */
function withSelected(desk, chosen) {
  const off = desk.selection.running;
  return html`<div class="bulk" role="group" aria-label=${t("With the selected questions")}>
    <b class="number">${tn("%(n)s selected", "%(n)s selected", chosen)}</b>
    <button class="button q-act" type="button" ?disabled=${off} @click=${() => bulk(desk, "approve")}>${t("Approve")}</button>
    <button class="button q-act" type="button" ?disabled=${off} @click=${() => bulk(desk, "hold_question")}>${t("Hold")}</button>
    <button class="button q-act" type="button" ?disabled=${off} @click=${() => desk.selection.askReason()}>${t("Dismiss…")}</button>
    <button class="button plain q-act" type="button" ?disabled=${off} @click=${() => desk.selection.clear()}>${t("Clear")}</button>
  </div>`;
}

/** @param {Desk} desk */
function bulkReasons(desk) {
  const send = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const text = new FormData(/** @type {HTMLFormElement} */ (event.target)).get("reason");
    void bulk(desk, "dismiss", String(text).trim());
  };
  return html`<form class="q-form" @submit=${send}>${reasons((reason) => void bulk(desk, "dismiss", reason))}
    <label class="label" for="bulk-reason">${t("Or say why in your own words")}</label>
    <input class="input" id="bulk-reason" name="reason" required autocomplete="off">
    <div class="q-acts"><button class="button primary q-act">${t("Dismiss")}</button></div>
  </form>`;
}

/** @param {Desk} desk */
function pill(desk) {
  const n = desk.standing.waiting.length;
  if (!n) return nothing;
  return html`<button class="button pill" type="button" @click=${() => desk.letIn()}>${tn("%(n)s new", "%(n)s new", n)} ↓</button>`;
}

/** @param {Desk} desk */
function list(desk) {
  const { ids } = desk.standing;
  if (!ids.length) return html`<p class="empty">${desk.search ? t("No question has these words.") : emptyWord(desk.tab)}</p>`;
  return html`<ol class="cards" id="cards" aria-label=${desk.search ? t("Found") : tabWord(desk.tab)}>
    ${repeat(desk.inSight, (id) => id, (id) => cardView(desk, id))}</ol>
    ${ids.length > desk.drawn ? html`<button class="button" type="button" id="more" @click=${() => desk.more()}>${tn("Show %(n)s more", "Show %(n)s more", ids.length - desk.drawn)}</button>` : nothing}`;
}

/** @param {Desk} desk */
function loading({ room: { screen } }) {
  const left = Object.values(screen.more ?? {}).reduce((sum, n) => sum + n, 0);
  return left ? html`<p class="muted">${tn("%(n)s more question is being loaded…", "%(n)s more questions are being loaded…", left)}</p>` : nothing;
}

/** @param {Tab} tab */
function emptyWord(tab) {
  switch (tab) {
    case "received":
      return t("Nothing new. Questions appear here as they come in.");
    case "queued":
      return t("The queue is empty. Put approved questions here for the host to read.");
    default:
      return t("No questions here.");
  }
}

/** @param {Desk} desk */
function waitingWord({ pending }) {
  return [...pending.values()].some(lapses)
    ? t("Waiting for the connection. After ten seconds this lapses.")
    : t("This will be sent when the connection is back.");
}

/** @param {Desk} desk */
function outcome(desk) {
  const { result } = desk;
  // What went wrong stays to be read, though other acts still wait.
  if (desk.pending.size && desk.room.state !== "live" && result?.good !== false) {
    return html`<div class="outcome"><p role="status">${waitingWord(desk)}</p></div>`;
  }
  const undo = result?.undo && desk.card(result.undo)?.undo;
  return html`<div class="outcome" ?hidden=${!result}>
    <p role="status" class=${result && !result.good ? "trouble" : ""}>${result?.text ?? ""}</p>
    ${undo ? html`<button class="button q-act" type="button" @click=${() => desk.undo()}>${t("Undo")}</button>` : nothing}
    <button class="button plain q-act" type="button" @click=${() => desk.hush()}>${t("Close")}</button>
  </div>`;
}
