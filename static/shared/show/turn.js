/**
 * When it is somebody's turn now, and by how much that is not what was announced.
 * @import { Millis, Screen } from "../types"
 * @import { TimedRow } from "../timing.js"
 */

import { called } from "../people.js";
import { clockTime } from "../times.js";
import { timedRows } from "../timing.js";
import { zone } from "../view.js";
import { t, tn } from "../words.js";

/** A name without what does not matter of it: capitals and accents. @param {string} name */
export function plain(name) {
  return name.normalize("NFKD").replace(/\p{M}/gu, "").trim().toLowerCase();
}

/**
 * Everybody who speaks, in the order of the rundown.
 * @param {Screen} screen
 */
export function everybody({ rundown = [] }) {
  return [...new Set(rundown.flatMap(({ speakers }) => speakers.map(called)).filter(Boolean))];
}

/**
 * The next segment of somebody, or that of theirs which is on; null where none is left.
 * @param {Screen} screen
 * @param {string} name capitals and accents do not matter
 * @param {Millis} at
 * @returns {TimedRow | null}
 */
export function turnOf(screen, name, at) {
  const wanted = plain(name);
  const rows = wanted ? timedRows(screen, at) : [];
  return rows.find((row) => row.at !== "past" && !row.skipped && row.speakers.some((speaker) => plain(called(speaker)) === wanted)) ?? null;
}

/**
 * "16:59", "about 4 minutes later", and how long that is still.
 * @param {Screen} screen
 * @param {TimedRow} row
 * @param {Millis} at
 * @returns {{ time: string, moved: string, wait: string } | null} null where no time is known
 */
export function due({ event }, { expected, planned_start: planned }, at) {
  if (expected === null) return null;
  const left = Math.max(0, Math.round((expected - at) / 60_000));
  return {
    time: clockTime(expected, zone(event)),
    moved: planned === null ? "" : moved(Math.round((expected - planned) / 60_000)),
    wait: left < 1 ? t("in a moment") : left <= 120 ? tn("in %(n)s minute", "in %(n)s minutes", left) : "",
  };
}

/** @param {number} minutes later than announced */
function moved(minutes) {
  if (minutes > 0) return tn("about %(n)s minute later", "about %(n)s minutes later", minutes);
  if (minutes < 0) return tn("about %(n)s minute earlier", "about %(n)s minutes earlier", -minutes);
  return t("as planned");
}
