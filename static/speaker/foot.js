/**
 * Who comes next, and when and after whom it is the turn of whoever this screen belongs to.
 * @import { Room } from "../shared/room.js"
 * @import { Millis } from "../shared/types"
 */

import { kindName, who } from "../shared/people.js";
import { html, nothing } from "../shared/render.js";
import { due, turnOf } from "../shared/show/turn.js";
import { minutes } from "../shared/times.js";
import { timedRows } from "../shared/timing.js";
import { shows } from "../shared/view.js";
import { t } from "../shared/words.js";
import { mine } from "./me.js";

/**
 * @param {Room} room
 * @param {Millis} at
 */
export function footView({ screen }, at) {
  if (screen.event.phase === "ended") return nothing;
  const own = turnOf(screen, mine(), at);
  return html`${shows("next") ? comes(screen, at) : nothing}${own?.at === "coming" ? turn(screen, own, at) : nothing}`;
}

/**
 * @param {Room["screen"]} screen
 * @param {Millis} at
 */
function comes(screen, at) {
  const { next, now } = screen;
  if (!next) return nothing;
  const row = timedRows(screen, at).find(({ segment }) => segment === next.segment);
  const when = row && due(screen, row, at);
  const length = next.planned_seconds ? ` · ${minutes(next.planned_seconds)}` : "";
  return html`<p class="stage-next"><span>${now ? t("Next") : t("First")}</span> <b dir="auto">${who(next)}</b>
      <small>${next.speakers.length ? kindName(next.kind) : ""}${length}${when ? html`<span class="stage-due"> · ${when.time}${when.moved ? `, ${when.moved}` : ""}</span>` : nothing}</small></p>`;
}

/**
 * @param {Room["screen"]} screen
 * @param {NonNullable<ReturnType<typeof turnOf>>} row
 * @param {Millis} at
 */
function turn(screen, row, at) {
  const when = due(screen, row, at);
  if (!when) return nothing;
  const rows = timedRows(screen, at).filter(({ skipped }) => !skipped);
  const before = rows[rows.findIndex(({ segment }) => segment === row.segment) - 1];
  const after = before && before.at !== "past" ? t("after %(who)s", { who: who(before) }) : "";
  return html`<p class="stage-turn"><span>${t("Your turn")}</span> <b>${when.time}</b>
      <small>${[when.moved, when.wait].filter(Boolean).join(" · ")}</small>${after ? html` <small dir="auto">${after}</small>` : nothing}</p>`;
}
