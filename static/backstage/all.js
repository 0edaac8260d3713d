/**
 * All that was, is and comes, and the question on air.
 * @import { Room } from "../shared/room.js"
 * @import { TimedRow } from "../shared/timing.js"
 */

import { textOf } from "../shared/erased.js";
import { who } from "../shared/people.js";
import { html, nothing, repeat } from "../shared/render.js";
import { due } from "../shared/show/turn.js";
import { clockTime, minutes } from "../shared/times.js";
import { timedRows } from "../shared/timing.js";
import { zone } from "../shared/view.js";
import { t } from "../shared/words.js";

/** @param {Room} room */
export function allView({ screen, clock }) {
  const at = clock.now();
  return html`<ol class="rows">${repeat(timedRows(screen, at), ({ segment }) => segment, (each) => row(screen, each, at))}</ol>`;
}

/**
 * @param {Room["screen"]} screen
 * @param {TimedRow} row
 * @param {number} at server time
 */
function row(screen, row, at) {
  const { title, speakers, note, skipped, planned_seconds: planned, expected, planned_start: plan } = row;
  const standing = skipped && row.at === "coming" ? "past" : row.at;
  const when = row.at === "coming" && !skipped ? due(screen, row, at) : null;
  const moved = when && plan !== null && expected !== null && Math.abs(expected - plan) >= 30_000 ? when.moved : "";
  const start = expected ?? plan;
  return html`<li class="row" data-at=${standing} aria-current=${standing === "now" ? "step" : nothing}>
    <p class="row-time number">${start === null ? "" : clockTime(start, zone(screen.event))}</p>
    <div><p class="row-title" dir="auto">${title}</p>${speakers.length ? html`<p class="muted" dir="auto">${who(row)}</p>` : nothing}
      ${note ? html`<p class="row-note" dir="auto">${note}</p>` : nothing}${moved ? html`<p class="row-moved">${moved}</p>` : nothing}</div>
    <p class="row-length number muted">${skipped ? t("skipped") : planned === null ? "" : minutes(planned)}</p></li>`;
}

/** @param {Room} room */
export function airView({ screen: { live_question: live, event } }) {
  if (!live || event.phase === "ended") return nothing;
  return html`<p class="label-small">${t("Question on air")} · ${live.name || t("No name given")}</p><p class="air-text" dir="auto">${textOf(live.text)}</p>`;
}
