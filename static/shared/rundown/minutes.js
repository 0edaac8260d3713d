/** Minutes as people type them, added up; the same reading as the server's. */

import { minutes } from "../times.js";

const MARK = /\s*(?:min(?:utes|utos)?\.?|['′])$/i;
const DAY = 24 * 60;

/**
 * Seconds from "10", "7.5", "7,5", "7:30" or "10 min"; null for anything else, zero, or over a day.
 * @param {string} text
 */
export function seconds(text) {
  const plain = text.trim().replace(MARK, "");
  const parts = /^(\d{1,4}):([0-5]\d)$/.exec(plain);
  let found = NaN;
  if (parts) found = Number(parts[1]) * 60 + Number(parts[2]);
  else if (/^\d{1,4}(?:[.,]\d{1,2})?$/.test(plain)) found = Math.round(Number(plain.replace(",", ".")) * 60);
  return found > 0 && found <= DAY * 60 ? found : null;
}

/**
 * "10" for ten minutes, "7:30" where there are odd seconds, "" for null.
 * @param {number | null} seconds
 */
export function written(seconds) {
  if (seconds === null) return "";
  const [whole, rest] = [Math.floor(seconds / 60), seconds % 60];
  return rest ? `${whole}:${String(rest).padStart(2, "0")}` : String(whole);
}

/**
 * Seconds between two times of day; an end before the start is on the next day.
 * @param {string} start
 * @param {string} end
 */
export function slot(start, end) {
  const [from, to] = [minuteOfDay(start), minuteOfDay(end)];
  if (from === null || to === null || from === to) return null;
  return ((to - from + DAY) % DAY) * 60;
}

/**
 * Seconds after midnight; null where no time of day is typed.
 * @param {string} text
 */
export function startsAt(text) {
  const minute = minuteOfDay(text);
  return minute === null ? null : minute * 60;
}

/**
 * The time of day so many seconds after another, as "17:30"; "" where no time of day is typed.
 * @param {string} start
 * @param {number} seconds
 */
export function later(start, seconds) {
  const from = minuteOfDay(start);
  if (from === null) return "";
  const minute = (from + Math.round(seconds / 60)) % DAY;
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

/**
 * "10 min" where minutes can be read, else what was typed.
 * @param {string} text
 */
export function length(text) {
  const found = seconds(text);
  return found === null ? text : minutes(found);
}

/** @param {string} text */
function minuteOfDay(text) {
  const parts = /^([01]?\d|2[0-3])[:.h]([0-5]\d)(?::00)?$/.exec(text.trim());
  return parts ? Number(parts[1]) * 60 + Number(parts[2]) : null;
}
