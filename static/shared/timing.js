/**
 * How the show stands against its plan, and when all will be, added up from facts.
 * @import { Millis, NowPanel, QaPanel, RundownRow, Screen } from "./types"
 *
 * @typedef {"past" | "now" | "coming"} Standing
 * @typedef {RundownRow & { at: Standing, expected: Millis | null }} TimedRow `expected`: start
 */

import { expectedEnd, format } from "./countdown.js";

/** Whoever is off the plan by less is on time. In seconds. */
export const ON_TIME = 30;

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
  if (!screen.now) return screen.show.projected_end;
  return /** @type {Millis} */ (starts(expectedEnd(screen.now, at), coming(screen)).at(-1));
}

/** @param {Screen} screen */
function coming({ now, rundown = [] }) {
  return rundown.slice(rundown.findIndex(({ segment }) => segment === now?.segment) + 1);
}

/**
 * When each of these rows starts, the first at `start` and none too early, and last when the show ends.
 * @param {Millis} start
 * @param {RundownRow[]} rows
 */
function starts(start, rows) {
  const found = rows.map(({ planned_seconds, not_before, skipped }) => {
    if (skipped) return start;
    const begins = Math.max(start, not_before ?? start);
    start = begins + (planned_seconds ?? 0) * 1000;
    return begins;
  });
  return [...found, start];
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
  const first = screen.now ? expectedEnd(screen.now, at) : (rows[0]?.planned_start ?? null);
  const begins = first === null ? [] : starts(first, coming(screen));
  return rows.map((row, index) => {
    if (index === on) return { ...row, at: "now", expected: row.started_at };
    const past = screen.event.phase === "ended" || index < on;
    if (past) return { ...row, at: "past", expected: row.started_at };
    return { ...row, at: "coming", expected: begins[index - on - 1] ?? null };
  });
}

/**
 * @param {number} seconds behind plan
 * @returns {{ word: "on time" | "behind" | "ahead", digits: string }}
 */
export function standing(seconds) {
  if (Math.abs(seconds) < ON_TIME) return { word: "on time", digits: "" };
  return seconds > 0 ? { word: "behind", digits: format(seconds) } : { word: "ahead", digits: format(-seconds) };
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
