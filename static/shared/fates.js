/**
 * What may become of a question that is dismissed or leaves the air, to be picked by a digit, in the order of the digits.
 *
 * @typedef {{ then: "approved" | "queued" | "held" | "dismissed", reason: string }} Choice
 */

import { REASONS, reasonWords } from "./reasons.js";
import { t } from "./words.js";

/** @type {Choice[]} */
export const DISMISSED = REASONS.map((reason) => ({ then: "dismissed", reason }));

/** @type {Choice[]} */
export const STAYS = [{ then: "queued", reason: "" }, { then: "approved", reason: "" }, { then: "held", reason: "" }];

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
      return t("Back to approved");
    case "held":
      return t("Hold");
    default:
      return reasonWords(reason);
  }
}
