/**
 * How many more questions fit into the time that is left: an estimate from how long answers took.
 * @import { Millis, Screen } from "../shared/types"
 */

/** Seconds an answer is thought to take before any has been given. */
export const USUAL = 120;
/** What was on air for less was put there by mistake. */
const BY_MISTAKE = 10;

/**
 * Mean seconds per answered question; the usual two minutes while there is none.
 * @param {number[]} took seconds each answered question was on air
 */
export function mean(took) {
  const real = took.filter((seconds) => seconds >= BY_MISTAKE);
  return real.length ? real.reduce((sum, seconds) => sum + seconds, 0) / real.length : USUAL;
}

/**
 * @param {number} left seconds until the segment ends
 * @param {number} each mean seconds per question
 * @param {number | null} onAir seconds that the live question has had, or null for none
 */
export function fits(left, each, onAir) {
  const rest = onAir === null ? 0 : Math.max(0, each - onAir);
  return Math.max(0, Math.floor((left - rest) / each));
}

/**
 * Seconds for questions: what is left of the segment that is on, or, before the Q&A, all of that one.
 * @param {Screen} screen
 * @param {Millis} at
 * @returns {{ seconds: number, later: boolean } | null} null where nothing is planned
 */
export function timeForQuestions({ now, qa, rundown = [] }, at) {
  const slot = rundown.find(({ segment }) => segment === qa?.slot);
  if (slot && slot.segment !== now?.segment) {
    return slot.planned_seconds === null ? null : { seconds: slot.planned_seconds, later: true };
  }
  if (!now || now.ends_at === null) return null;
  return { seconds: (now.ends_at - (now.held_at ?? at)) / 1000, later: false };
}

/** Watches the live question and remembers how long each was on air. */
export class Pace {
  /** @type {number[]} */
  took;
  /** @type {{ id: string, since: Millis } | null} */
  #live = null;

  /** @param {number[]} [took] from before a reload */
  constructor(took = []) {
    this.took = took;
  }

  /**
   * @param {string | null} id of the live question
   * @param {Millis} at
   */
  see(id, at) {
    if (id === (this.#live?.id ?? null)) return;
    if (this.#live) this.took = [...this.took, (at - this.#live.since) / 1000];
    this.#live = id === null ? null : { id, since: at };
  }

  /**
   * @param {Millis} at
   * @returns {number | null}
   */
  onAir(at) {
    return this.#live ? (at - this.#live.since) / 1000 : null;
  }
}
