/**
 * What there is to know before one asks: whom a question may be for, and what holds for oneself.
 * @import { RundownRow, Screen } from "../shared/types"
 */

import { html, nothing } from "../shared/render.js";
import { minutes } from "../shared/times.js";
import { t } from "../shared/words.js";

/**
 * The people and organisations that the program names, each once.
 * @param {RundownRow[]} rundown
 */
export function addressees(rundown) {
  const named = rundown.flatMap(({ speakers }) => speakers.flatMap(({ name, organisation }) => [name ?? "", organisation ?? ""]));
  return [...new Set(named.filter(Boolean))];
}

/** Whether questions are taken. @param {Screen} screen */
export function taken({ qa }) {
  return qa?.window === "open" || qa?.window === "collecting";
}

/** @param {Screen} screen */
export function rules(screen) {
  const { qa, muted, event } = screen;
  if (event.phase === "ended") return nothing;
  if (muted) return html`<p class="notice">${t("A moderator has muted you: you can read on, but not ask or vote.")}</p>`;
  if (!qa?.slow_seconds || !taken(screen)) return nothing;
  return html`<p class="muted small">${t("One question every %(time)s.", { time: minutes(qa.slow_seconds) })}</p>`;
}
