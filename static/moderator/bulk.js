/**
 * The same act on every selected question: one step, with one undo.
 * @import { Answer } from "../shared/types"
 * @import { Desk } from "./desk.js"
 *
 * @typedef {"approve" | "hold_question" | "queue" | "dismiss" | "merge" | "label"} Bulk
 * @typedef {{ question: string, code: string }} Refusal
 */

import { t, tn } from "../shared/words.js";
import { labelsOf } from "./acts.js";
import { best } from "./ranking.js";
import { refused } from "./outcomes.js";

/** What a key does to many at once. @type {ReadonlySet<string>} */
export const BULK = new Set(["approve", "hold_question", "queue", "dismiss", "merge"]);

/** More than that is no step of one's own any more; the server refuses it. */
const AT_MOST = 1000;

/**
 * Does it with all that are selected; what was refused stays selected. Merging folds them into the best of them.
 * @param {Desk} desk
 * @param {Bulk} act
 * @param {string} [text] the reason, or labels with commas between them
 */
export async function bulk(desk, act, text = "") {
  const { selection } = desk;
  if (act === "merge") return mergeAll(desk, selection.ids);
  await step(desk, selection.ids, { each: act, ...(act === "dismiss" && { reason: text }), ...(act === "label" && { labels: labelsOf(text) }) });
}

/**
 * Folds questions into the best of them.
 * @param {Desk} desk
 * @param {string[]} ids
 */
export async function mergeAll(desk, ids) {
  const into = best(desk.room.screen.questions ?? {}, ids);
  if (into === null) return;
  desk.mine.add(into); // it leaves a list of those that ask the same
  await step(desk, ids.filter((id) => id !== into), { each: "merge", into });
  desk.selection.drop([into]);
}

/**
 * @param {Desk} desk
 * @param {string[]} all
 * @param {Record<string, unknown>} fields
 */
async function step(desk, all, fields) {
  const { selection, room } = desk;
  const ids = all.slice(0, AT_MOST);
  if (!ids.length || selection.running) return;
  selection.start();
  for (const id of ids) {
    if (fields["each"] === "label") continue; // they stay where they are
    desk.mine.add(id);
    desk.steps.take(id);
  }
  const onward = after(desk, new Set(ids));
  const questions = ids.map((id) => ({ question: id, rev: selection.revs.get(id) ?? desk.card(id)?.rev ?? 0 }));
  const answer = await room.command("bulk", { ...fields, questions });
  const refusals = refusalsOf(answer, ids);
  const left = new Set(refusals.map(({ question }) => question));
  for (const id of left) {
    desk.mine.delete(id);
    desk.steps.refused(id);
  }
  selection.drop(ids.filter((id) => !left.has(id)));
  if (desk.cursor !== null && !left.has(desk.cursor) && ids.includes(desk.cursor)) desk.cursor = onward;
  const undo = typeof answer["bulk"] === "string" ? { bulk: answer["bulk"] } : null;
  selection.end({ text: words(desk, answer, ids.length - refusals.length, refusals), good: !refusals.length, undo });
}

/**
 * Where one goes on when these have left: the next one below the cursor, or else the one above.
 * @param {Desk} desk
 * @param {ReadonlySet<string>} leaving
 */
function after({ standing: { ids }, cursor }, leaving) {
  const at = ids.indexOf(cursor ?? "");
  const stays = (/** @type {string} */ id) => !leaving.has(id);
  return ids.slice(at).find(stays) ?? ids.slice(0, Math.max(0, at)).reverse().find(stays) ?? null;
}

/**
 * Takes such a step back whole.
 * @param {Desk} desk
 * @param {string} id of the step
 */
export async function undoBulk(desk, id) {
  desk.hush();
  const answer = await desk.room.command("undo_bulk", { bulk: id });
  const refusals = refusalsOf(answer, []);
  const done = /** @type {string[]} */ (answer["done"] ?? []);
  for (const id of done) desk.steps.take(id);
  desk.report({ text: words(desk, answer, done.length, refusals, true), good: answer.ok && !refusals.length, undo: null });
  desk.owe(answer);
}

/**
 * @param {Answer} answer
 * @param {string[]} ids what was asked for
 * @returns {Refusal[]}
 */
function refusalsOf(answer, ids) {
  if (!answer.ok) return ids.map((question) => ({ question, code: answer.code ?? "?" }));
  return /** @type {Refusal[]} */ (answer["refused"] ?? []);
}

/**
 * @param {Desk} desk
 * @param {Answer} answer
 * @param {number} good
 * @param {Refusal[]} refusals
 * @param {boolean} [back]
 */
function words(desk, answer, good, refusals, back = false) {
  const went = back ? tn("%(n)s question is as it was before.", "%(n)s questions are as they were before.", good)
    : tn("%(n)s question done.", "%(n)s questions done.", good);
  if (!answer.ok && !refusals.length) return answer.message ?? went;
  const [first] = refusals;
  const card = first && desk.card(first.question);
  if (!first || !card) return went;
  const why = refused(answer.ok ? { ok: false, id: "", code: first.code, state: card.state } : answer, card, desk.room.screen);
  return `${went} ${tn("%(n)s was refused.", "%(n)s were refused.", refusals.length)} ${t("The first because: %(why)s", { why })}`;
}
