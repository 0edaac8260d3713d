/**
 * The questions: the one on air, tabs and search, the list, and the line below it that says what came of the last act.
 * @import { Desk } from "./desk.js"
 */

import { lapses } from "../shared/commands.js";
import { html, live, nothing } from "../shared/render.js";
import { chip } from "../shared/standing/chip.js";
import { t, tn } from "../shared/words.js";
import { listView } from "./list.js";
import { onAirView } from "./on_air.js";
import { queueFoot } from "./queue.js";
import { tabWord } from "./tab_words.js";
import { counts, TABS } from "./tabs.js";
import { windowView } from "./window.js";

/** @param {Desk} desk */
export function inboxView(desk) {
  return html`<h2 class="sr">${t("Questions")}</h2>${onAirView(desk)} ${tools(desk)} ${listView(desk)}
    <div class="list-foot">${outcome(desk)} ${loading(desk)} ${queueFoot(desk)} ${chip(desk.standing, () => desk.moving.letIn())}</div>`;
}

/** @param {Desk} desk */
function tools(desk) {
  const chosen = desk.selection.ids.length;
  const all = chosen > 0 && chosen === desk.standing.ids.length;
  const find = (/** @type {Event} */ event) => desk.searching.find(/** @type {HTMLInputElement} */ (event.target).value.trim());
  const keys = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Enter") desk.searching.toFirst();
    else if (event.key === "Escape") desk.searching.leave();
    else return;
    event.preventDefault();
  };
  return html`<div class="tools">
    <label class="q-pick"><input type="checkbox" .checked=${live(all)} .indeterminate=${chosen > 0 && !all}
      ?disabled=${!desk.standing.ids.length} @change=${() => desk.selection.toggleAll()}><span class="sr">${t("Select all shown")}</span></label>
    ${tabs(desk)} ${windowView(desk)}
    <label class="search"><span class="sr">${t("Search all questions")}</span>
      <input class="input" type="search" id="search" autocomplete="off" placeholder=${t("Search")} .value=${live(desk.search)} @input=${find} @keydown=${keys}></label>
  </div>`;
}

/** @param {Desk} desk */
function tabs(desk) {
  const numbers = counts(desk.room.screen.questions ?? {}, desk.room.screen.more, desk.room.screen.groups);
  return html`<div class="tabs" role="group" aria-label=${t("Which questions")}>
    ${TABS.map((tab) => html`<button class="tab" type="button" data-tab=${tab} aria-pressed=${!desk.search && desk.tab === tab}
      @click=${() => desk.show(tab)}>${tabWord(tab)} ${numbers[tab] ? html`<span class="number">${numbers[tab]}</span>` : nothing}</button>`)}
  </div>`;
}

/** @param {Desk} desk */
function loading({ room: { screen } }) {
  const left = Object.values(screen.more ?? {}).reduce((sum, n) => sum + n, 0);
  return left ? html`<p class="muted">${tn("%(n)s more question is being loaded…", "%(n)s more questions are being loaded…", left)}</p>` : nothing;
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
  const undo = result?.undo && ("bulk" in result.undo || desk.card(result.undo.question)?.undo);
  return html`<div class="outcome">
    <p role="status" class=${result && !result.good ? "trouble" : ""} title=${result?.text ?? ""}>${result?.text ?? ""}</p>
    ${undo ? html`<button class="button plain q-act" type="button" @click=${() => desk.acting.undo()}><kbd aria-hidden="true">Z</kbd> ${t("Undo")}</button>` : nothing}
    ${result && (!result.good || (result.undo && "bulk" in result.undo)) ? html`<button class="button plain q-act" type="button" @click=${() => desk.hush()}>${t("Close")}</button>` : nothing}
  </div>`;
}
