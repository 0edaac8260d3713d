/**
 * The same act on every selected question: one command each, one after the other.
 * @import { Answer } from "../shared/types"
 * @import { Desk } from "./desk.js"
 *
 * @typedef {"approve" | "hold_question" | "queue" | "dismiss"} Bulk
 */

import { t, tn } from "../shared/words.js";
import { commandFor } from "./acts.js";
import { refused } from "./outcomes.js";

/** What can be done to many at once. @type {ReadonlySet<string>} */
export const BULK = new Set(["approve", "hold_question", "queue", "dismiss"]);

/**
 * What was refused stays selected; how it went is told at the end.
 * @param {Desk} desk
 * @param {Bulk} act
 * @param {string} [text]
 */
export async function bulk(desk, act, text = "") {
  const ids = desk.selection.ids;
  /** @type {string[]} */
  const whys = [];
  desk.selection.start();
  for (const id of ids) {
    const why = await one(desk, id, act, text);
    if (why !== null) whys.push(why);
  }
  desk.selection.end({ text: words(ids.length - whys.length, whys), good: !whys.length, undo: null });
}

/**
 * @param {Desk} desk
 * @param {string} id
 * @param {Bulk} act
 * @param {string} text
 * @returns {Promise<string | null>} why not, or null
 */
async function one(desk, id, act, text) {
  const card = desk.card(id);
  if (!card) return null;
  desk.mine.add(id);
  const [name, fields] = commandFor(id, { ...card, rev: desk.selection.revs.get(id) ?? card.rev }, act, text);
  const answer = await patiently(() => desk.room.command(name, fields));
  if (answer.ok) desk.selection.revs.delete(id);
  else desk.mine.delete(id);
  return answer.ok ? null : refused(answer, card, desk.room.screen);
}

/**
 * Asks again when it was too often, after the wait that the server names.
 * @param {() => Promise<Answer>} ask
 * @returns {Promise<Answer>}
 */
async function patiently(ask) {
  for (let tries = 0; ; tries += 1) {
    const answer = await ask();
    if (answer.code !== "too_often" || tries === 5) return answer;
    await new Promise((go) => setTimeout(go, Number(answer["retry_after"] ?? 1) * 1000));
  }
}

/**
 * @param {number} good
 * @param {string[]} whys
 */
function words(good, whys) {
  const went = tn("%(n)s question done.", "%(n)s questions done.", good);
  if (!whys.length) return went;
  return `${went} ${tn("%(n)s was refused.", "%(n)s were refused.", whys.length)} ${t("The first because: %(why)s", { why: whys[0] ?? "" })}`;
}
