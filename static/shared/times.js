/**
 * Instants as times of day, in the event's zone and in the reader's own.
 * @import { Millis } from "./types"
 */

import { language } from "./words.js";

/** The zone that the address of the page asks for, or that of the device. */
export const HERE = document.documentElement.dataset["tz"] ?? Intl.DateTimeFormat().resolvedOptions().timeZone;

/** @type {Map<string, Intl.DateTimeFormat>} */
const made = new Map();

/**
 * @param {string} zone
 * @param {Intl.DateTimeFormatOptions} options
 */
function formatter(zone, options) {
  const key = zone + JSON.stringify(options);
  const known = made.get(key) ?? new Intl.DateTimeFormat(language(), { timeZone: zone, ...options });
  made.set(key, known);
  return known;
}

/**
 * "16:30"; the server writes times the same way.
 * @param {Millis} ms
 * @param {string | null} [zone] the reader's own when left out
 */
export function clockTime(ms, zone) {
  return formatter(zone ?? HERE, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(ms);
}

/**
 * "16:30:05".
 * @param {Millis} ms
 * @param {string} zone
 */
export function clockSeconds(ms, zone) {
  return formatter(zone, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }).format(ms);
}

/**
 * "Friday, 3 April 2020".
 * @param {Millis} ms
 * @param {string | null} [zone]
 */
export function dayName(ms, zone) {
  return formatter(zone ?? HERE, { weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(ms);
}

/**
 * "3 April 2020"; the server writes dates the same way.
 * @param {Millis} ms
 * @param {string | null} zone
 */
export function day(ms, zone) {
  return formatter(zone ?? "UTC", { day: "numeric", month: "long", year: "numeric" }).format(ms);
}

/**
 * Whether an instant reads the same here as at the event.
 * @param {Millis} ms
 * @param {string | null} zone
 */
export function sameHere(ms, zone) {
  const there = zone ?? "UTC";
  return there === HERE || (clockTime(ms, there) === clockTime(ms) && dayName(ms, there) === dayName(ms));
}

/**
 * "Madrid" for Europe/Madrid.
 * @param {string | null} zone
 */
export function place(zone) {
  return (zone ?? "UTC").split("/").at(-1)?.replaceAll("_", " ") ?? "UTC";
}

/**
 * "16:30" here; "16:30 (Lisbon)" where it is another time of day at the event.
 * @param {Millis} ms
 * @param {string | null} zone the event's
 */
export function clockHere(ms, zone) {
  return sameHere(ms, zone) ? clockTime(ms) : `${clockTime(ms)} (${place(HERE)})`;
}

/**
 * A duration, the same in every language: "45 s", "10 min", or "7:30 min" where there are odd seconds.
 * @param {number} seconds
 */
export function minutes(seconds) {
  const rest = seconds % 60;
  const whole = Math.floor(seconds / 60);
  if (!whole) return `${rest} s`;
  return rest ? `${whole}:${String(rest).padStart(2, "0")} min` : `${whole} min`;
}

/**
 * The same with halves: "8½ min".
 * @param {number} seconds
 */
export function halfMinutes(seconds) {
  return seconds % 60 === 30 ? `${Math.floor(seconds / 60) || ""}½ min` : minutes(seconds);
}
