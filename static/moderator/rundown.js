/**
 * The rundown with its times, and a way to cue each segment.
 * @import { Control } from "./control.js"
 * @import { TimedRow } from "../shared/timing.js"
 */

import { html, nothing, repeat } from "../shared/render.js";
import { clockTime } from "../shared/times.js";
import { timedRows } from "../shared/timing.js";
import { t } from "../shared/words.js";
import { facts } from "./transport.js";

/** @param {Control} control */
export function rundownView(control) {
  const { screen, clock } = control.room;
  const rows = timedRows(screen, clock.now());
  const zone = screen.event.time_zone;
  return html`<table class="rows">
    <caption class="sr">${t("Program")}</caption>
    <thead><tr><th scope="col">${t("Plan")}</th><th scope="col">${t("Now")}</th><th scope="col">${t("Segment")}</th><th scope="col"><span class="sr">${t("Cue")}</span></th></tr></thead>
    <tbody>${repeat(rows, (row) => row.segment, (row) => rowView(control, row, zone))}</tbody>
  </table>`;
}

/**
 * @param {number | null} at
 * @param {string | null} zone
 */
function time(at, zone) {
  return at === null ? "–" : clockTime(at, zone ?? "UTC");
}

/**
 * @param {Control} control
 * @param {TimedRow} row
 * @param {string | null} zone
 */
function rowView(control, row, zone) {
  const cue = row.at === "now" || control.room.screen.event.phase === "ended" ? nothing : html`<button class="button plain q-act" type="button"
    aria-label=${t("Cue: %(title)s", { title: row.title })} @click=${() => control.cue(row.segment)}>${t("Cue")}</button>`;
  return html`<tr data-at=${row.at} aria-current=${row.at === "now" ? "true" : nothing}>
    <td>${time(row.planned_start, zone)}</td>
    <td class=${late(row)}>${time(row.expected, zone)}</td>
    <td><span class="row-title" dir="auto">${row.title}</span>
      <span class="row-who" dir="auto">${facts(row)}</span></td>
    <td>${cue}</td>
  </tr>`;
}

/** @param {TimedRow} row */
function late(row) {
  if (row.expected === null || row.planned_start === null) return "";
  const seconds = (row.expected - row.planned_start) / 1000;
  return seconds >= 60 ? "later" : seconds <= -60 ? "earlier" : "";
}
