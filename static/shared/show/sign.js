/**
 * What the stage screen says at one instant.
 * @import { Screen } from "../types"
 * @import { Remaining } from "../countdown.js"
 *
 * @typedef {"idle" | "running" | "wrapup" | "danger" | "overtime" | "held" | "up" | "ended"} Tone
 * @typedef {{ tone: Tone, mark: string, label: string, seconds: number | null }} Sign
 */

import { t } from "../words.js";

/**
 * @param {Screen} screen
 * @param {number} at server time
 * @returns {Sign}
 */
function before({ event }, at) {
  if (event.phase === "ended") return { tone: "ended", mark: "■", label: t("Thank you. The show has ended."), seconds: null };
  const left = event.starts_at === null ? 0 : Math.ceil((event.starts_at - at) / 1000);
  // A start that is days away, or long gone, is no countdown for a stage.
  if (left <= 0 || left > 86_400) return { tone: "idle", mark: "○", label: t("About to start"), seconds: null };
  return { tone: "idle", mark: "○", label: t("Starts in"), seconds: left };
}

/**
 * @param {Screen} screen
 * @param {Remaining} left
 * @param {number} at server time
 * @returns {Sign}
 */
export function sign(screen, left, at) {
  if (!screen.now) return before(screen, at);
  const { seconds } = left;
  if (left.held) return { tone: left.over ? "overtime" : "held", mark: "‖", label: t("On hold"), seconds };
  if (left.over) return { tone: "overtime", mark: "▲", label: t("Over time"), seconds };
  const { danger_seconds: danger = null } = screen.now;
  if (danger !== null && !left.up && seconds !== null && seconds <= danger) return { tone: "danger", mark: "◐", label: t("Please wrap up"), seconds };
  if (left.phase === "wrapup") return { tone: "wrapup", mark: "◐", label: t("Please wrap up"), seconds };
  if (left.up) return { tone: "up", mark: "▶", label: t("Time so far"), seconds };
  return { tone: "running", mark: "●", label: t("Time left"), seconds };
}
