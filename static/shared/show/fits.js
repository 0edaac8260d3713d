/**
 * How many questions of the queue still fit, as the server has measured it: one line, on every screen that has a queue.
 * @import { Screen } from "../types"
 */

import { t, tn } from "../words.js";

/**
 * How many from the head of the queue; null where nobody can tell.
 * @param {Screen} screen
 */
export function fitting({ qa }) {
  return qa?.fits ?? null;
}

/**
 * The line in words; "" where nobody can tell.
 * @param {Screen} screen
 */
export function fitsWord(screen) {
  const fit = fitting(screen);
  if (fit === null) return "";
  const later = screen.qa?.slot !== screen.now?.segment;
  if (!fit) return later ? t("No question will fit into the Q&A.") : t("No more fit into the time left.");
  if (later) return tn("About %(n)s question will fit into the Q&A.", "About %(n)s questions will fit into the Q&A.", fit);
  return tn("About %(n)s more fits into the time left.", "About %(n)s more fit into the time left.", fit);
}
