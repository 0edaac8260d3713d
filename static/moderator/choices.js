/**
 * What a form offers to pick by a digit, in the order of the digits.
 * @import { Draft } from "./types"
 *
 * @typedef {{ then: Draft["then"], reason: string }} Choice
 */

import { REASONS, reasonWords } from "../shared/reasons.js";
import { t } from "../shared/words.js";

/** @type {Choice[]} */
const DISMISSED = REASONS.map((reason) => ({ then: "dismissed", reason }));

/** @type {Choice[]} */
const STAYS = [{ then: "queued", reason: "" }, { then: "approved", reason: "" }, { then: "held", reason: "" }];

/**
 * @param {string | undefined} kind of the form
 * @returns {Choice[]}
 */
export function choices(kind) {
  if (kind === "dismiss" || kind === "bulk") return DISMISSED;
  return kind === "take_off" ? [...STAYS, ...DISMISSED] : [];
}

/** @param {Choice} choice */
export function choiceWord({ then, reason }) {
  switch (then) {
    case "queued":
      return t("Back to the queue");
    case "approved":
      return t("Approved");
    case "held":
      return t("Hold");
    default:
      return reasonWords(reason);
  }
}
