/**
 * What a form offers to pick by a digit, in the order of the digits.
 * @import { Desk } from "./desk.js"
 * @import { Card, Draft } from "./types"
 *
 * @typedef {{ word: string, pick: () => unknown }} Choice
 */

import { choices as fates, choiceWord } from "../shared/fates.js";
import { called } from "../shared/people.js";
import { t } from "../shared/words.js";
import { bulk } from "./bulk.js";

/**
 * Those of the form that is open on a question, or on all that are selected.
 * @param {Desk} desk
 * @param {string} id
 * @returns {Choice[]}
 */
export function choices(desk, id) {
  if (desk.selection.asks === "dismiss") return fates("bulk").map((fate) => ({ word: choiceWord(fate), pick: () => bulk(desk, "dismiss", fate.reason) }));
  const card = desk.card(id);
  const kind = desk.drafts.get(id)?.kind;
  return card && kind ? ofForm(desk, card, kind) : [];
}

/**
 * @param {Desk} desk
 * @param {Card} card
 * @param {Draft["kind"]} kind
 * @returns {Choice[]}
 */
function ofForm(desk, card, kind) {
  const submit = (/** @type {string} */ word, /** @type {string} */ text, /** @type {Draft["then"]} */ then = undefined) =>
    ({ word, pick: () => desk.acting.submit(card.id, text, then) });
  switch (kind) {
    case "mute":
      if (card.muted) return [submit(t("Let them ask and vote again"), "off")];
      return [submit(t("Mute"), "on"), submit(t("Mute, and dismiss what of theirs waits"), "hide")];
    case "assign":
      return [...speakers(desk).map((name) => submit(name, name)), submit(t("Nobody"), "")];
    case "erase":
      return []; // no digit does what nothing brings back
    default:
      return fates(kind).map((fate) => submit(choiceWord(fate), fate.reason, fate.then));
  }
}

/** Whom a question can be for. @param {Desk} desk */
function speakers({ room: { screen: { rundown = [] } } }) {
  return [...new Set(rundown.flatMap((row) => row.speakers.map(called)).filter(Boolean))].slice(0, 8);
}
