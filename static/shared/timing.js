/**
 * How the show stands against its plan, from facts and the drift since the last one.
 * @import { Millis, QaPanel, RundownRow, Screen } from "./types"
 *
 * @typedef {"past" | "now" | "coming"} Standing
 * @typedef {RundownRow & { at: Standing, expected: Millis | null }} TimedRow `expected`: start, drift added
 */

import { drift, format } from "./countdown.js";

const ON_TIME = 30;

/**
 * Seconds behind plan; negative when ahead. They are rounded once, as the server does it.
 * @param {Screen} screen
 * @param {Millis} at
 */
export function offset(screen, at) {
  const { planned_end: plan, offset_seconds: kept } = screen.show;
  const end = projectedEnd(screen, at);
  return plan === null || end === null ? kept : Math.floor((end - plan + 500) / 1000);
}

/**
 * @param {Screen} screen
 * @param {Millis} at
 * @returns {Millis | null}
 */
export function projectedEnd(screen, at) {
  const end = screen.show.projected_end;
  return end === null ? null : end + drift(screen.now, at);
}

/**
 * The rundown with what is past, what is on, and when the rest will start if all goes on like this.
 * @param {Screen} screen
 * @param {Millis} at
 * @returns {TimedRow[]}
 */
export function timedRows(screen, at) {
  const rows = screen.rundown ?? [];
  const on = rows.findIndex((row) => row.segment === screen.now?.segment);
  const slid = drift(screen.now, at);
  return rows.map((row, index) => {
    if (index === on) return { ...row, at: "now", expected: row.started_at };
    const past = screen.event.phase === "ended" || index < on;
    if (past) return { ...row, at: "past", expected: row.started_at };
    return { ...row, at: "coming", expected: row.projected_start === null ? null : row.projected_start + slid };
  });
}

/**
 * @param {number} seconds behind plan
 * @returns {{ word: "on time" | "over" | "under", digits: string }}
 */
export function standing(seconds) {
  if (Math.abs(seconds) < ON_TIME) return { word: "on time", digits: "" };
  return seconds > 0 ? { word: "over", digits: `+${format(seconds)}` } : { word: "under", digits: format(seconds) };
}

/**
 * What the question window is when it follows the rundown; the rule of `core/window.py`.
 * @param {Screen} screen
 * @returns {QaPanel["window"]}
 */
export function automatic({ event, now, rundown = [] }) {
  if (event.phase === "draft" || event.phase === "ended") return "closed";
  if (rundown.every(({ kind }) => kind !== "qa")) return "open";
  const on = Math.max(0, rundown.findIndex(({ segment }) => segment === now?.segment));
  const slot = rundown.slice(on).find(({ kind }) => kind === "qa");
  if (!slot) return "votes_only";
  return slot.segment === now?.segment ? "open" : "collecting";
}
