/**
 * In which order the questions stand, so that nothing moves under a finger.
 * @import { QuestionCard } from "../shared/types"
 *
 * @typedef {"votes" | "new"} Sort
 * @typedef {Record<string, QuestionCard>} Cards
 * @typedef {{ shown: string[], waiting: string[] }} Order ids in the list, and those behind "n new"
 */

const VOTABLE = new Set(["approved", "queued"]);

/**
 * The ids one can vote for, in their proper order.
 * @param {Cards} cards
 * @param {Sort} sort
 */
export function sorted(cards, sort) {
  const open = Object.entries(cards).filter(([, card]) => VOTABLE.has(card.state));
  open.sort(([, a], [, b]) => (sort === "votes" ? b.votes - a.votes || a.number - b.number : b.number - a.number));
  return open.map(([id]) => id);
}

/**
 * The next order: what is gone leaves at once; what is new waits until it is asked for, unless the
 * list was empty or it is the reader's own; the rest is sorted again only while nobody touches it.
 * @param {Order} order
 * @param {Cards} cards
 * @param {Sort} sort
 * @param {boolean} frozen
 * @param {Record<string, unknown>} own
 * @returns {Order}
 */
export function arrange(order, cards, sort, frozen, own) {
  const proper = sorted(cards, sort);
  if (!order.shown.length) return { shown: proper, waiting: [] };
  const known = new Set(order.shown);
  const waiting = proper.filter((id) => !known.has(id) && !(id in own));
  const hidden = new Set(waiting);
  const visible = proper.filter((id) => !hidden.has(id));
  if (!frozen) return { shown: visible, waiting };
  const still = new Set(visible);
  const kept = order.shown.filter((id) => still.has(id));
  return { shown: [...kept, ...visible.filter((id) => !known.has(id))], waiting };
}
