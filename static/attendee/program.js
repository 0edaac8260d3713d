/**
 * The program with its progress: times in the reader's own zone, projected where they left the plan.
 * @import { Millis, Screen } from "../shared/types"
 * @import { Remaining } from "../shared/countdown.js"
 * @import { TimedRow } from "../shared/timing.js"
 */

import { headline, kindName, underline } from "../shared/people.js";
import { placeLink } from "../shared/recording.js";
import { html, nothing } from "../shared/render.js";
import { clockTime, dayName, HERE, minutes, place, sameHere } from "../shared/times.js";
import { offset, timedRows } from "../shared/timing.js";
import { t, tn } from "../shared/words.js";

const MINUTE = 60_000;

/**
 * @param {number | null} ms
 * @param {number | null} planned
 * @param {string | null} zone
 */
function times(ms, planned, zone) {
  if (ms === null) return nothing;
  const moved = planned !== null && Math.abs(ms - planned) >= MINUTE;
  return html`<time>${clockTime(ms)}</time>
    ${moved ? html`<s class="was"><span class="sr">${t("planned")} </span>${clockTime(planned)}</s>` : nothing}
    ${sameHere(ms, zone) ? nothing : html`<span class="there"><time>${clockTime(ms, zone)}</time><span class="sr"> ${place(zone)}</span></span>`}`;
}

/**
 * Why a segment has no time: it is skipped, or the show ended before it.
 * @param {TimedRow} row
 * @param {Screen} screen
 */
function missing(row, { rundown = [], event }) {
  if (row.started_at !== null || row.at === "now") return "";
  const later = rundown.slice(rundown.findIndex(({ segment }) => segment === row.segment));
  if (row.skipped || later.some(({ started_at }) => started_at !== null)) return t("skipped");
  return event.phase === "ended" ? t("not reached") : "";
}

/**
 * How long it takes, or took; beside that what was planned, where it is another minute.
 * @param {TimedRow} row
 * @param {Screen} screen
 */
function lengths(row, { now }) {
  const planned = row.planned_seconds;
  let seconds = planned;
  if (row.at === "now" && planned !== null) seconds = planned + (now?.added_seconds ?? 0);
  else if (row.started_at !== null && row.ended_at !== null) seconds = Math.floor((row.ended_at - row.started_at + 30_000) / MINUTE) * 60;
  if (!seconds) return nothing;
  const changed = planned !== null && Math.abs(seconds - planned) >= 60;
  return html`<span class="seg-length">${minutes(seconds)}</span> ${changed ? html`<s class="was"><span class="sr">${t("planned")} </span>${minutes(planned)}</s>` : nothing}`;
}

/**
 * @param {TimedRow} row
 * @param {Screen} screen
 * @param {Remaining} left
 */
function segment(row, screen, left) {
  const current = row.at === "now";
  const missed = missing(row, screen);
  const state = current ? "current" : row.ended_at ? "past" : missed ? "missed" : "ahead";
  const start = missed ? null : row.started_at ?? row.expected ?? row.planned_start;
  const about = underline(row);
  return html`<li class="seg ${state}" aria-current=${current ? "step" : nothing}>
    <p class="seg-time">${times(start, row.planned_start, screen.event.time_zone)}</p>
    <div>
      <p class="seg-who">${headline(row)}</p>
      ${about ? html`<p class="seg-about">${about}</p>` : nothing}
      <p class="seg-what">${row.speakers.length ? kindName(row.kind) : nothing} ${lengths(row, screen)} ${placeLink(screen.event, row.started_at)}</p>
      ${current && left.progress !== null ? html`<div class="bar"><i></i></div>` : nothing}
    </div>
    <p class="seg-mark">
      ${state === "past" ? html`<span aria-hidden="true">✓</span><span class="sr">${t("done")}</span>` : nothing}
      ${current ? html`<span class="badge accent">${t("now")}</span>` : nothing}
      ${missed ? html`<span class="badge">${missed}</span>` : nothing}
    </p>
  </li>`;
}

/**
 * @param {Screen} screen
 * @param {Millis} at
 */
function pace(screen, at) {
  if (screen.event.phase !== "live") return nothing;
  const late = Math.round(offset(screen, at) / 60);
  if (late >= 1) return html`<span class="badge warn"><span aria-hidden="true">▲</span>${tn("%(n)s minute behind plan", "%(n)s minutes behind plan", late)}</span>`;
  if (late <= -1) return html`<span class="badge ok"><span aria-hidden="true">▼</span>${tn("%(n)s minute ahead of plan", "%(n)s minutes ahead of plan", -late)}</span>`;
  return html`<span class="badge ok"><span aria-hidden="true">●</span>${t("On time")}</span>`;
}

/**
 * Which day, and whose clock the times follow.
 * @param {Screen} screen
 * @param {Millis} at
 */
export function zoneLine(screen, at) {
  const { starts_at: announced, time_zone: zone } = screen.event;
  const starts = screen.show.started_at ?? announced;
  if (starts === null) return pace(screen, at);
  const whose = sameHere(starts, zone) ? t("%(place)s time", { place: place(zone) }) : t("your time (%(here)s), small: %(there)s time", { here: place(HERE), there: place(zone) });
  return html`${dayName(starts)} · ${whose} ${pace(screen, at)}`;
}

/**
 * @param {Screen} screen
 * @param {Remaining} left
 * @param {Millis} at
 */
export function program(screen, left, at) {
  return html`<ol class="rundown">${timedRows(screen, at).map((row) => segment(row, screen, left))}</ol>`;
}
