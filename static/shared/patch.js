/**
 * What a screen becomes when a patch arrives. Nothing is changed in place: what is new is a new
 * object, so that a renderer can compare by identity.
 * @import { Panels, Screen } from "./types"
 */

const COLLECTIONS = new Set(["questions", "mine", "my_votes"]);

/**
 * @param {Record<string, unknown>} items
 * @param {Record<string, unknown>} changed null = gone
 */
function merge(items, changed) {
  const merged = { ...items };
  for (const [id, item] of Object.entries(changed)) {
    if (item === null) delete merged[id];
    else merged[id] = item;
  }
  return merged;
}

/**
 * @template {{ votes: number }} T
 * @param {T} card
 * @param {number | undefined} votes
 * @returns {T}
 */
function counted(card, votes) {
  return votes === undefined || votes === card.votes ? card : { ...card, votes };
}

/**
 * Vote counts alone, for the cards this screen has; others are ignored.
 * @param {Screen} screen
 * @param {Record<string, number>} counts
 * @returns {Screen}
 */
function applyCounts(screen, counts) {
  const next = { ...screen };
  if (screen.questions) {
    const cards = { ...screen.questions };
    for (const [id, votes] of Object.entries(counts)) {
      const card = cards[id];
      if (card) cards[id] = counted(card, votes);
    }
    next.questions = cards;
  }
  if (screen.queue) {
    next.queue = /** @type {typeof screen.queue} */ (
      screen.queue.map((entry) => (typeof entry === "string" ? entry : counted(entry, counts[entry.id])))
    );
  }
  if (screen.live_question) {
    next.live_question = counted(screen.live_question, counts[screen.live_question.id]);
  }
  return next;
}

/**
 * The screen after a patch. Panels replace, collections merge by item, `counts` sets votes.
 * @param {Screen} screen
 * @param {Panels} panels
 * @returns {Screen}
 */
export function applyPatch(screen, panels) {
  /** @type {Record<string, unknown>} */
  const next = { ...screen };
  for (const [name, panel] of Object.entries(panels)) {
    if (name === "counts") continue;
    next[name] = COLLECTIONS.has(name)
      ? merge(/** @type {Record<string, unknown>} */ (next[name] ?? {}), /** @type {Record<string, unknown>} */ (panel ?? {}))
      : panel;
  }
  const patched = /** @type {Screen} */ (/** @type {unknown} */ (next));
  const counts = /** @type {Record<string, number> | undefined} */ (panels["counts"]);
  return counts ? applyCounts(patched, counts) : patched;
}
