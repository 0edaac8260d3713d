/**
 * What is on, its clock, when the show and its slot end, and the hands that move it. Never scrolled away.
 * @import { NextPanel, NowPanel, Screen } from "../shared/types"
 * @import { Control } from "./control.js"
 * @import { Preview } from "./landing.js"
 */

import { offsetBadge } from "../shared/badges.js";
import { format, remaining } from "../shared/countdown.js";
import { called, kindName } from "../shared/people.js";
import { html, nothing } from "../shared/render.js";
import { clockTime, minutes } from "../shared/times.js";
import { offset, projectedEnd } from "../shared/timing.js";
import { t, tn } from "../shared/words.js";
import { idle } from "./idle.js";
import { landingButton } from "./landing_view.js";
import { sayView } from "./say.js";
import { staffView } from "./staff.js";
import { undoView } from "./undo.js";

/**
 * @param {Control} control
 * @param {Preview} preview
 */
export function transportView(control, preview) {
  const { screen, clock } = control.room;
  const { event } = screen;
  const at = clock.now();
  return html`${on(control)} ${countdown(screen, at)} <div class="ends">${ends(screen, at)}${landingButton(preview)}</div>
    <div class="hands">${bigButton(control)}${steps(control)}${event.phase === "draft" ? nothing : undoView(control)}</div>
    ${sayView(control)}`;
}

/** @param {NextPanel} segment */
function names({ speakers }) {
  return speakers.map(called).filter(Boolean).join(", ");
}

/**
 * "10 min · Oriol Illa".
 * @param {NextPanel} segment
 */
export function facts(segment) {
  const length = segment.planned_seconds === null ? "" : minutes(segment.planned_seconds);
  return [length, names(segment)].filter(Boolean).join(" · ");
}

/** @param {Control} control */
function on(control) {
  const { now, event } = control.room.screen;
  const words = idle(event, control.room.clock.now());
  return html`<div class="on">
    ${now ? running(now) : html`<p class="on-kind">${words.kind}</p><h2 class="on-title">${words.title}</h2>`}
    ${event.phase === "green_room" ? staffView(control.room.screen) : nothing}
    ${event.phase === "green_room" || event.phase === "live"
      ? html`<button class="button plain end" type="button" @click=${() => control.askToEnd("end")}>${t("End the show…")}</button>` : nothing}
  </div>`;
}

/** @param {NowPanel} now */
function running(now) {
  return html`<p class="on-kind">${t("On now")} · ${kindName(now.kind) || t("Segment")}</p>
    <h2 class="on-title" dir="auto">${now.title}</h2>
    ${now.speakers.length ? html`<p class="on-who" dir="auto">${names(now)}</p>` : nothing}`;
}

/**
 * @param {Screen} screen
 * @param {number} at
 */
function countdown({ now, event }, at) {
  const before = idle(event, at);
  const left = remaining(now, at);
  const seconds = now ? left.seconds : before.seconds;
  const phase = now ? left.phase : before.late ? "overtime" : "idle";
  const digits = format(seconds);
  return html`<div class="clock" data-phase=${phase}>
    ${seconds === null ? nothing : html`<p class="digits" data-length=${digits.length} role="timer">${digits}</p>`}
    <p class="on-word">${now ? phaseWord(left.phase) : before.word} ${now?.added_seconds ? added(now.added_seconds) : nothing}</p>
    <progress class="on-bar" max="1" .value=${left.progress ?? 0} aria-hidden="true"></progress>
  </div>`;
}

/** @param {number} seconds */
function added(seconds) {
  return html`<span class="badge number">${seconds > 0 ? "+" : ""}${format(seconds)}</span>`;
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
 * Behind or ahead of plan, and the two ends that matter: that of the show as it goes, and that of its slot.
 * @param {Screen} screen
 * @param {number} at
 */
function ends(screen, at) {
  const { event, show } = screen;
  const end = projectedEnd(screen, at);
  const ended = event.phase === "ended";
  const past = !ended && end !== null && show.slot_end !== null && end - show.slot_end >= 1000;
  const row = (/** @type {string} */ word, /** @type {number | null} */ time, /** @type {boolean} */ alarm) => time === null ? nothing
    : html`<div data-alarm=${alarm ? "" : nothing}><dt>${word}</dt><dd class="number">${clockTime(time, event.time_zone ?? "UTC")}</dd></div>`;
  return html`<dl>
    ${event.phase === "live" ? html`<div class="pace"><dt class="sr">${t("Against the plan")}</dt><dd>${offsetBadge(offset(screen, at))}</dd></div>` : nothing}
    ${row(ended ? t("Show ended") : t("Show ends"), end, past)} ${row(t("Slot ends"), show.slot_end, false)}
  </dl>`;
}

/** @param {Control} control */
function bigButton(control) {
  const { event, next, now } = control.room.screen;
  const rests = control.settling || control.pending > 0;
  // The second click of a double click would be a second press.
  const press = (/** @type {() => void} */ act) => (/** @type {MouseEvent} */ click) => click.detail < 2 && act();
  const button = (/** @type {string} */ look, /** @type {() => void} */ act, /** @type {unknown} */ words) =>
    html`<button class=${`button next ${look}`} id="next" type="button" aria-disabled=${rests} @click=${press(act)}>${words}</button>`;
  if (event.phase === "ended") {
    const last = lastAired(control.room.screen);
    const records = html`<a class="button next primary" href="/r/${document.documentElement.dataset["room"]}/records"><b>${t("To the records")}</b><span>${t("How it went, minutes, answers, times")}</span></a>`;
    return html`${records}${last ? button("", () => control.previous(), html`<b dir="auto">${t("Go on with: %(title)s", { title: last.title })}</b><span>${t("If the show was ended by mistake")}</span>`) : nothing}`;
  }
  if (event.phase === "draft") return button("primary", () => void control.run("open"), html`<b>${t("Open the doors")}</b><span>${t("Attendees see that it starts soon")}</span>`);
  if (next) return button("primary", () => control.next(), html`<b dir="auto">${t("Next: %(title)s", { title: next.title })}</b><span dir="auto">${facts(next)}</span>`);
  if (now) return button("", () => control.next(), html`<b>${t("This was the last segment")}</b><span>${t("End the show…")}</span>`);
  return button("", () => control.next(), html`<b>${t("There is no segment")}</b>`);
}

/** @param {Screen} screen */
function lastAired(screen) {
  const aired = (screen.rundown ?? []).filter((row) => row.started_at !== null);
  return aired.sort((a, b) => (b.started_at ?? 0) - (a.started_at ?? 0))[0] ?? null;
}

/** @param {Control} control */
function steps(control) {
  const { now, next, event } = control.room.screen;
  if (event.phase === "draft" && next) {
    return html`<div class="steps"><button class="button" type="button" @click=${() => control.next()}><span dir="auto">${t("Start at once: %(title)s", { title: next.title })}</span></button></div>`;
  }
  if (!now) return html`<div class="steps"></div>`;
  const held = now.held_at !== null;
  const { before } = control;
  return html`<div class="steps" role="group" aria-label=${t("Countdown")}>
    <button class="button" type="button" ?disabled=${before === null} aria-label=${before ? t("Back to: %(title)s", { title: before.title }) : nothing} @click=${() => control.previous()}>↑ <span class="word">${t("Back")}</span></button>
    <button class="button hold" type="button" aria-pressed=${held} @click=${() => control.toggleHold()}>${held ? `▶ ${t("Go on")}` : `‖ ${t("Hold clock")}`}</button>
    <button class="button number" type="button" aria-label=${t("Take 1 minute away")} @click=${() => control.addMinutes(-1)}>−1</button>
    ${[1, 5].map((more) => html`<button class="button number" type="button" aria-label=${tn("Add %(n)s minute", "Add %(n)s minutes", more)} @click=${() => control.addMinutes(more)}>+${more}</button>`)}
  </div>`;
}
