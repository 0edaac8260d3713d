/**
 * What the desk says while nothing is on: before the show, the countdown to its announced start.
 * @import { EventPanel } from "../shared/types"
 */

import { t } from "../shared/words.js";

const HOUR = 3600;
/** A start further away than this is no countdown for a desk, and one so long gone is no delay. */
const FAR = 24 * HOUR;
const LONG_GONE = 12 * HOUR;

/**
 * @param {EventPanel} event
 * @param {number} at server time
 * @returns {{ kind: string, title: string, seconds: number | null, late: boolean, word: string }} `seconds` until the start
 */
export function idle(event, at) {
  if (event.phase === "ended") return { kind: t("Ended"), title: t("The show has ended."), seconds: null, late: false, word: "" };
  const [kind, title] = event.phase === "draft"
    ? [t("Not open yet"), t("Attendees see the program and wait.")]
    : [t("Green room"), t("Nothing is on yet.")];
  const left = event.starts_at === null ? null : Math.ceil((event.starts_at - at) / 1000) + 0;
  if (left === null || left > FAR || left < -LONG_GONE) return { kind, title, seconds: null, late: false, word: "" };
  const late = left < 0;
  return { kind, title, seconds: left, late, word: late ? t("past the announced start") : t("to the announced start") };
}
