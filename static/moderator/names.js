/**
 * Kinds, people, minutes and times of day as the desk writes them.
 * @import { Millis, Speaker } from "../shared/types"
 */

import { language, t } from "../shared/words.js";

/** @param {string} kind */
export function kindWord(kind) {
  switch (kind) {
    case "welcome":
      return t("Welcome");
    case "introduction":
      return t("Introduction");
    case "talk":
      return t("Talk");
    case "panel":
      return t("Panel");
    case "qa":
      return t("Questions and answers");
    case "break":
      return t("Break");
    case "conclusions":
      return t("Conclusions");
    case "closing":
      return t("Closing");
    default:
      return "";
  }
}

/** @param {{ speakers: Speaker[] }} segment */
export function namesOf({ speakers }) {
  return speakers.map(({ name, organisation, role }) => name ?? organisation ?? role ?? "").join(", ");
}

/** @param {number | null} seconds */
export function minutesWord(seconds) {
  if (seconds === null) return "";
  const rest = seconds % 60;
  const minutes = Math.floor(seconds / 60);
  return t("%(n)s min", { n: rest ? `${minutes}:${String(rest).padStart(2, "0")}` : minutes });
}

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * "16:30" at the event's place.
 * @param {Millis | null} at
 * @param {string | null} zone
 */
export function clockTime(at, zone) {
  if (at === null) return "–";
  const key = zone ?? "UTC";
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(language(), { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: key });
    formats.set(key, format);
  }
  return format.format(at);
}
