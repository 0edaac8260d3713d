/** Why a question was dismissed, in the reader's language. */

import { t } from "./words.js";

/** The reasons that every language has words for; the codes are those of `core/commands.py`, by test. */
export const REASONS = ["off_topic", "answered_already", "duplicate", "inappropriate", "no_time"];

/**
 * The words for a reason; one in somebody's own words stays as it is.
 * @param {string} reason
 */
export function reasonWords(reason) {
  switch (reason) {
    case "off_topic":
      return t("Off topic");
    case "answered_already":
      return t("Answered already");
    case "duplicate":
      return t("Asked before");
    case "inappropriate":
      return t("Inappropriate");
    case "no_time":
      return t("No time left");
    default:
      return reason;
  }
}
