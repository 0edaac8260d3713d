/**
 * The receipts of one's own questions, as this device has seen them so far: the earlier one was seen,
 * the more it proves.
 *
 * @typedef {object} OutcomeStep
 * @property {number} seq
 * @property {number} at the minute, UTC ms
 * @property {number} question its number; 0: of the show
 * @property {string} state
 * @property {string} seal
 * @property {string} [detail]
 * @property {string} [words]
 * @property {string} [reply]
 *
 * @typedef {{ seq: number, salt: string, text: string }} OwnWords
 * @typedef {{ place: number, head: string }} SeenHead
 * @typedef {{ format: string, room: string, title: string, steps: (OutcomeStep & { place: number })[], words: OwnWords[], heads: SeenHead[] }} Receipts
 */

import { keep, kept } from "../shared/kept.js";

export const RECEIPTS = "liveroom-receipts-1";
const PATIENCE = 10_000;
/** Heads beside the first that are kept of a room: later ones prove more, and fewer do. */
const HEADS = 20;

/**
 * Whether a text from a file is receipts.
 * @param {any} value
 * @returns {value is Receipts}
 */
export function isReceipts(value) {
  return value?.format === RECEIPTS && typeof value.room === "string" && [value.steps, value.words, value.heads].every(Array.isArray);
}

/**
 * What this device has kept of a room's receipts: what the attendee's page kept with each question, and
 * what was fetched here.
 * @param {string} room
 * @returns {Receipts | null}
 */
export function keptReceipts(room) {
  try {
    const mine = Object.keys(localStorage).filter((key) => key === `receipts-${room}` || key.startsWith(`receipts-${room}-`));
    const found = mine.map((key) => JSON.parse(kept(key) ?? "null")).filter(isReceipts);
    return found.reduce((/** @type {Receipts | null} */ all, each) => joined(all, each), null);
  } catch {
    return null;
  }
}

/**
 * All that either says; where they contradict each other both stay, and a check finds it.
 * @param {Receipts | null} before
 * @param {Receipts} now
 * @returns {Receipts}
 */
export function joined(before, now) {
  if (!before) return now;
  const [first, ...later] = both(before.heads, now.heads).sort((a, b) => a.place - b.place);
  const heads = first ? [first, ...later.slice(-HEADS)] : [];
  return { ...now, steps: both(before.steps, now.steps), words: both(before.words, now.words), heads };
}

/**
 * @template T
 * @param {T[]} before
 * @param {T[]} now
 */
function both(before, now) {
  const known = new Map([...before, ...now].map((each) => [JSON.stringify(each), each]));
  return [...known.values()];
}

/**
 * Fetches one's receipts and keeps them beside those from before; null: they did not come.
 * @param {string} room
 * @returns {Promise<Receipts | null>}
 */
export async function fetchReceipts(room) {
  try {
    const response = await fetch(`/api/v1/rooms/${encodeURIComponent(room)}/receipts?as=attendee`, { signal: AbortSignal.timeout(PATIENCE) });
    const given = response.ok ? await response.json() : null;
    if (!isReceipts(given)) return null;
    const all = joined(keptReceipts(room), given);
    keep(`receipts-${room}`, JSON.stringify(all));
    return all;
  } catch {
    return null;
  }
}
