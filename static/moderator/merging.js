/**
 * Which question another is to be merged into, from what was typed: its number, or words of it.
 * @import { QuestionCard } from "../shared/types"
 */

import { t } from "../shared/words.js";
import { STANDS } from "./ranking.js";
import { matches } from "./tabs.js";

const AT_MOST = 5;

/**
 * Those that are meant, the most voted first, or what is wrong.
 * @param {Record<string, QuestionCard>} questions
 * @param {string} id the one to be merged
 * @param {string} typed
 * @returns {{ found: string[], trouble: string }}
 */
export function targets(questions, id, typed) {
  if (!typed) return { found: [], trouble: t("Type the number of the other question, or words of it.") };
  const number = Number(typed.replace(/^#/, ""));
  if (Number.isInteger(number)) return byNumber(questions, id, number);
  const votes = (/** @type {string} */ other) => questions[other]?.votes ?? 0;
  const found = Object.entries(questions)
    .filter(([other, card]) => other !== id && STANDS.has(card.state) && matches(card, typed))
    .map(([other]) => other)
    .sort((a, b) => votes(b) - votes(a));
  return { found: found.slice(0, AT_MOST), trouble: found.length ? "" : t("No question has these words.") };
}

/**
 * @param {Record<string, QuestionCard>} questions
 * @param {string} id
 * @param {number} number
 */
function byNumber(questions, id, number) {
  const into = Object.keys(questions).find((other) => questions[other]?.number === number);
  if (into === undefined) return { found: [], trouble: t("There is no question %(n)s.", { n: number }) };
  if (into === id) return { found: [], trouble: t("A question cannot be merged into itself.") };
  return { found: [into], trouble: "" };
}
