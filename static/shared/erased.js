/** What is shown where a text was erased. */

import { t } from "./words.js";

/** @param {string} text an erased one is empty, which nobody can send */
export function textOf(text) {
  return text || t("(erased)");
}
