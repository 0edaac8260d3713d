/**
 * Rundown control: what is on, the one big button, and the program with its times.
 * @import { NextPanel, Screen } from "../shared/types"
 * @import { Control } from "./control.js"
 * @import { TimedRow } from "../shared/timing.js"
 */

import { format, remaining } from "../shared/countdown.js";
import { called, kindName } from "../shared/people.js";
import { html, nothing, repeat } from "../shared/render.js";
import { clockTime, minutes } from "../shared/times.js";
import { timedRows } from "../shared/timing.js";
import { t, tn } from "../shared/words.js";

/** @param {Control} control */
export function programView(control) {
  const { clock } = control.room;
  const at = clock.now();
  return html`${onNow(control, at)} ${bigButton(control)} ${notice(control)} ${aside(control)} ${table(control, at)}`;
}

/** @param {NextPanel} segment */
function names({ speakers }) {
  return speakers.map(called).filter(Boolean).join(", ");
}

/** @param {NextPanel} segment */
function facts(segment) {
  const length = segment.planned_seconds === null ? "" : minutes(segment.planned_seconds);
  return [length, names(segment)].filter(Boolean).join(" · ");
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
 * @param {number} at
 */
function onNow(control, at) {
  const { now, event } = control.room.screen;
  if (!now) return html`<section class="on idle" aria-label=${t("On now")}><p class="on-kind">${idleWord(event.phase)}</p></section>`;
  const left = remaining(now, at);
  const added = now.added_seconds ? html` <span class="badge">${added_(now.added_seconds)}</span>` : nothing;
  return html`<section class="on" aria-label=${t("On now")} data-phase=${left.phase}>
    <p class="on-kind">${t("On now")} · ${kindName(now.kind) || t("Segment")}${added}</p>
    <h2 class="on-title" dir="auto">${now.title}</h2>
    <p class="on-who" dir="auto">${names(now)}</p>
    <p class="on-digits"><span class="digits" role="timer">${format(left.seconds)}</span> <span class="on-word">${phaseWord(left.phase)}</span></p>
    <progress class="on-bar" max="1" .value=${left.progress ?? 0} aria-hidden="true"></progress>
    ${timeButtons(control, now.held_at !== null)}
  </section>`;
}

/** @param {number} seconds */
function added_(seconds) {
  return seconds > 0 ? `+${format(seconds)}` : format(seconds);
}

/** @param {string} phase */
function idleWord(phase) {
  switch (phase) {
    case "draft":
      return t("The room is not open yet. Attendees see the program and wait.");
    case "green_room":
      return t("The doors are open. Nothing is on yet.");
    default:
      return t("The show has ended.");
  }
}

/** @param {string} phase */
function phaseWord(phase) {
  switch (phase) {
    case "wrapup":
      return `◐ ${t("wrap up")}`;
    case "overtime":
      return `▲ ${t("overtime")}`;
    case "held":
      return `‖ ${t("on hold")}`;
    case "counting_up":
      return t("since the cue");
    default:
      return t("left");
  }
}

/**
 * @param {Control} control
 * @param {boolean} held
 */
function timeButtons(control, held) {
  const add = (/** @type {number} */ more, /** @type {string} */ label) => html`<button class="button" type="button"
    aria-label=${tn("Add %(n)s minute", "Add %(n)s minutes", more)} @click=${() => control.run("add_time", { seconds: more * 60 })}>${label}</button>`;
  return html`<div class="time-buttons" role="group" aria-label=${t("Countdown")}>
    <button class="button hold" type="button" @click=${() => control.run(held ? "resume" : "hold")}>${held ? `▶ ${t("Go on")}` : `‖ ${t("Hold countdown")}`}</button>
    <button class="button" type="button" aria-label=${t("Take 1 minute away")} @click=${() => control.run("add_time", { seconds: -60 })}>−1</button>
    ${add(1, "+1")} ${add(5, "+5")}
    <span class="small muted">${t("min")}</span>
  </div>`;
}

/** @param {Control} control */
function bigButton(control) {
  const { event, next, now } = control.room.screen;
  if (event.phase === "ended") return backOnAir(control);
  if (event.phase === "draft") {
    return html`<button class="button primary next" id="next" type="button" aria-disabled=${control.pending > 0} @click=${() => control.run("open")}>
      <b>${t("Open the doors")}</b><span>${t("Attendees see that it starts soon")}</span></button>${secondNext(control, next)}`;
  }
  const press = (/** @type {MouseEvent} */ click) => click.detail < 2 && control.next();
  return html`<button class="button primary next" id="next" type="button" aria-disabled=${control.settling || control.pending > 0} @click=${press}>
    ${next ? nextWords(next) : html`<b>${now ? t("End the show") : t("There is no segment")}</b>`}</button>`;
}

/** @param {NextPanel} next */
function nextWords(next) {
  return html`<b dir="auto">${t("Next: %(title)s", { title: next.title })}</b>
    <span dir="auto">${facts(next)}</span>`;
}

/**
 * @param {Control} control
 * @param {NextPanel | null} next
 */
function secondNext(control, next) {
  if (!next) return nothing;
  return html`<button class="button" type="button" @click=${() => control.next()}>${t("Start at once: %(title)s", { title: next.title })}</button>`;
}

/** @param {Control} control */
function backOnAir(control) {
  const last = lastAired(control.room.screen);
  if (!last) return nothing;
  return html`<button class="button next" id="next" type="button" @click=${() => control.previous()}>
    <b dir="auto">${t("Go on with: %(title)s", { title: last.title })}</b><span>${t("If the show was ended by mistake")}</span></button>`;
}

/** @param {Screen} screen */
function lastAired(screen) {
  const aired = (screen.rundown ?? []).filter((row) => row.started_at !== null);
  return aired.sort((a, b) => (b.started_at ?? 0) - (a.started_at ?? 0))[0] ?? null;
}

/** @param {Control} control */
function notice(control) {
  if (control.waits) return html`<p class="control-notice" role="status">${t("Waiting for the connection. After ten seconds this lapses.")}</p>`;
  return html`<p class="control-notice trouble" role="status" ?hidden=${!control.notice}>${control.notice ?? ""}</p>`;
}

/** Previous and end: not what one wants to hit, so smaller. @param {Control} control */
function aside(control) {
  const { now, rundown = [], event } = control.room.screen;
  const before = rundown[rundown.findIndex(({ segment }) => segment === now?.segment) - 1];
  if (event.phase === "draft" || event.phase === "ended") return nothing;
  return html`<div class="aside">
    ${before ? html`<button class="button plain" type="button" @click=${() => control.previous()}>↑ <span dir="auto">${t("Back to: %(title)s", { title: before.title })}</span></button>` : nothing}
    <details class="confirm"><summary class="button plain">${t("End the show…")}</summary>
      <div class="confirm-box"><p>${t("The countdown stops and attendees see that the show has ended.")}</p>
      <button class="button danger" type="button" @click=${(/** @type {Event} */ event) => end(control, event)}>${t("End the show now")}</button></div>
    </details>
  </div>`;
}

/**
 * @param {Control} control
 * @param {Event} event
 */
function end(control, event) {
  /** @type {Element} */ (event.target).closest("details")?.removeAttribute("open");
  void control.run("end");
}

/**
 * @param {Control} control
 * @param {number} at
 */
function table(control, at) {
  const rows = timedRows(control.room.screen, at);
  const zone = control.room.screen.event.time_zone;
  return html`<table class="rows">
    <caption class="sr">${t("Program")}</caption>
    <thead><tr><th scope="col">${t("Plan")}</th><th scope="col">${t("Now")}</th><th scope="col">${t("Segment")}</th><th scope="col"><span class="sr">${t("Cue")}</span></th></tr></thead>
    <tbody>${repeat(rows, (row) => row.segment, (row) => rowView(control, row, zone))}</tbody>
  </table>`;
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
