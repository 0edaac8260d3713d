/**
 * When a segment rings: as it begins to wrap up, and at its end.
 * @import { Remaining } from "../countdown.js"
 * @import { Millis, NowPanel } from "../types"
 *
 * @typedef {"wrapup" | "zero"} Bell
 */

/** Whoever comes to it later than this was asleep, and rings no more. */
const LATE = 5_000;

export class Alarm {
  #segment = "";
  #at = 0;
  /** @type {Remaining["phase"]} */
  #phase = "idle";

  /**
   * What rings now, asked for at every second. A hold is no end of what was before it.
   * @param {NowPanel | null} now
   * @param {Remaining} left
   * @param {Millis} at
   * @returns {Bell | null}
   */
  due(now, left, at) {
    const [before, since] = [this.#phase, at - this.#at];
    const same = this.#segment === (now?.segment ?? "");
    this.#segment = now?.segment ?? "";
    this.#at = at;
    if (!left.held || !same) this.#phase = left.phase;
    if (!same || left.held || since > LATE) return null;
    if (left.phase === "wrapup" && before === "running") return "wrapup";
    if (left.phase === "overtime" && (before === "running" || before === "wrapup")) return "zero";
    return null;
  }
}
