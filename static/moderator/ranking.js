/**
 * Which of several questions stands for the others.
 * @import { QuestionCard } from "../shared/types"
 */

/** The states in which a question can stand for others. */
export const STANDS = new Set(["received", "held", "approved", "queued", "live", "answered"]);

/**
 * The best of several that ask the same: the most voted, and of those the first.
 * @param {Record<string, QuestionCard>} questions
 * @param {string[]} ids
 * @returns {string | null}
 */
export function best(questions, ids) {
  const rank = (/** @type {string} */ id) => [STANDS.has(questions[id]?.state ?? "") ? 0 : 1, -(questions[id]?.votes ?? 0), questions[id]?.number ?? 0];
  const before = (/** @type {string} */ one, /** @type {string} */ other) => {
    const [a, b] = [rank(one), rank(other)];
    const at = a.findIndex((value, index) => value !== b[index]);
    return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
  };
  return [...ids].sort(before)[0] ?? null;
}
