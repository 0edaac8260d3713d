/**
 * Questions that seem to ask the same, as the server groups them.
 * @import { QuestionCard, Screen } from "../shared/types"
 */

import { best } from "./ranking.js";

/**
 * The open questions of a question's group, itself among them, the best first; none where it has no group.
 * @param {Screen} screen
 * @param {string} id
 * @returns {string[]}
 */
export function groupOf({ groups = [], questions = {} }, id) {
  const found = groups.find((group) => group.questions.includes(id));
  return found ? ordered(questions, found.questions) : [];
}

/**
 * All groups one after the other, best first.
 * @param {Screen} screen
 * @returns {string[]}
 */
export function grouped({ groups = [], questions = {} }) {
  return groups.flatMap((group) => ordered(questions, group.questions));
}

/**
 * @param {Record<string, QuestionCard>} questions
 * @param {string[]} ids
 */
function ordered(questions, ids) {
  const there = ids.filter((id) => questions[id]);
  const first = best(questions, there);
  const number = (/** @type {string} */ id) => (id === first ? -1 : (questions[id]?.number ?? 0));
  return there.length > 1 ? there.sort((a, b) => number(a) - number(b)) : [];
}

/** Whether a line is the first of its group. @param {Screen} screen @param {string} id */
export function leads(screen, id) {
  return groupOf(screen, id)[0] === id;
}
