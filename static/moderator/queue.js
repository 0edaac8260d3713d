/**
 * The queue in a moderator's hand: how much of it fits, by which rule it is sorted, and another place for a question.
 * @import { Desk } from "./desk.js"
 * @import { QaPanel } from "../shared/types"
 */

import { html, nothing } from "../shared/render.js";
import { halfMinutes } from "../shared/times.js";
import { t, tn } from "../shared/words.js";
import { refused } from "./outcomes.js";

const RULES = /** @type {const} */ (["as_queued", "by_votes", "fair"]);

/** @param {typeof RULES[number]} rule */
function ruleWord(rule) {
  switch (rule) {
    case "as_queued":
      return t("by hand");
    case "by_votes":
      return t("by votes");
    case "fair":
      return t("in turns, first-timers first");
  }
}

/** Whether the list shows the queue as it will be read. @param {Desk} desk */
export function isQueue(desk) {
  return desk.tab === "queued" && !desk.search;
}

/**
 * Puts a question before another one of the queue.
 * @param {Desk} desk
 * @param {string} id
 * @param {string | null} before null: last
 */
export async function reorder(desk, id, before) {
  const card = desk.card(id);
  if (!card || card.state !== "queued" || id === before || desk.pending.has(id)) return;
  desk.pending.set(id, "reorder");
  desk.changed();
  const answer = await desk.room.command("reorder", { question: id, rev: card.rev, before });
  desk.pending.delete(id);
  if (!answer.ok) desk.report({ text: refused(answer, card, desk.room.screen), good: false, undo: null });
  desk.cursor = id;
  desk.owe(answer);
  desk.focus();
}

/**
 * One place up or down.
 * @param {Desk} desk
 * @param {number} step -1 or 1
 */
export function shift(desk, step) {
  const ids = /** @type {string[]} */ (desk.room.screen.queue ?? []);
  const id = desk.cursor ?? "";
  const at = ids.indexOf(id);
  if (!isQueue(desk) || at < 0 || at + step < 0 || at + step >= ids.length) return;
  void reorder(desk, id, ids[step < 0 ? at - 1 : at + 2] ?? null);
}

/** @param {Desk} desk */
export function queueFoot(desk) {
  const { qa } = desk.room.screen;
  if (!isQueue(desk) || !qa) return nothing;
  const set = async (/** @type {Event} */ event) => {
    const answer = await desk.room.command("order_rule", { rule: /** @type {HTMLSelectElement} */ (event.target).value });
    if (!answer.ok) desk.report({ text: answer.message ?? "", good: false, undo: null });
    desk.owe(answer);
  };
  return html`${fitsWord(qa)}<label class="rule"><span class="sr">${t("Order of the queue")}</span>
    <select @change=${set}>${RULES.map((rule) => html`<option value=${rule} ?selected=${rule === qa.rule}>${ruleWord(rule)}</option>`)}</select></label>`;
}

/** @param {QaPanel} qa */
function fitsWord({ fits, minutes_each: each }) {
  if (fits == null) return nothing;
  const time = halfMinutes(Math.round((each ?? 0) * 2) * 30);
  const word = fits ? tn("About %(n)s fits", "About %(n)s fit", fits) : t("None fits");
  return html`<p class="fits" title=${t("An answer takes about %(time)s.", { time })}>${word}</p>`;
}

/** What lets a line be dragged to another place of the queue. @param {Desk} desk @param {string} id */
export function dragging(desk, id) {
  const start = (/** @type {DragEvent} */ event) => {
    event.dataTransfer?.setData("text/plain", id);
    desk.dragged = id;
  };
  const over = (/** @type {DragEvent} */ event) => {
    if (desk.dragged === null) return;
    event.preventDefault();
    if (desk.dropsBefore === id) return;
    desk.dropsBefore = id;
    desk.changed();
  };
  const end = () => {
    desk.dragged = desk.dropsBefore = null;
    desk.changed();
  };
  const drop = (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    const { dragged } = desk;
    end();
    if (dragged !== null) void reorder(desk, dragged, id);
  };
  return { start, over, drop, end };
}
