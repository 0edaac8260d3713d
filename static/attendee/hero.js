/**
 * The top of the page: who speaks now and for how long, or when it starts, or thanks.
 * @import { NowPanel, Screen, Speaker } from "../shared/types"
 * @import { Remaining } from "../shared/countdown.js"
 */

import { format, isCalm } from "../shared/countdown.js";
import { called, headline, kindName, placed, subject } from "../shared/people.js";
import { html, nothing } from "../shared/render.js";
import { clockTime, dayName, HERE, minutes, place, sameHere } from "../shared/times.js";
import { t } from "../shared/words.js";
import { ending } from "./ending.js";

const DAY = 86_400;
/** So many letters are set smaller. */
const LONG = 26;

/**
 * The state of the countdown: a mark, a word, and a colour.
 * @param {Remaining} left
 * @param {boolean} calm
 */
function state(left, calm) {
  if (left.held) return html`<span class="badge"><span aria-hidden="true">‖</span>${t("On hold")}</span>`;
  if (calm) return nothing;
  if (left.over) return html`<span class="badge over"><span aria-hidden="true">▲</span>${t("Over time")}</span>`;
  if (left.phase === "wrapup") return html`<span class="badge warn"><span aria-hidden="true">◐</span>${t("Wrapping up")}</span>`;
  return nothing;
}

/** @param {Remaining} left */
function unit(left) {
  if (left.up) return t("so far");
  return left.over ? t("over") : t("left");
}

/**
 * What colours a countdown.
 * @param {Remaining} left
 * @param {boolean} calm
 */
export function tone(left, calm) {
  if (left.held) return "held";
  if (calm) return "calm";
  return left.over ? "overtime" : left.phase;
}

/**
 * The countdown; past its end the words alone, unless the organiser wants overtime shown.
 * @param {Remaining} left
 * @param {boolean} calm
 */
function count(left, calm) {
  if (calm) return html`<span class="count-calm">${t("Running a little over")}</span>`;
  const seconds = left.seconds === null ? null : Math.abs(left.seconds);
  return html`<span role="timer" aria-label=${t("Time in this segment")}><span class="digits">${format(seconds)}</span> <span class="count-word">${unit(left)}</span></span>`;
}

/**
 * @param {string} words
 * @param {boolean} [small] where names follow
 */
function heading(words, small = false) {
  return html`<h2 class=${small || words.length > LONG ? "name long" : "name"} id="now-title">${words}</h2>`;
}

/** Whoever speaks alone, in large type. @param {Speaker} speaker */
function alone(speaker) {
  const [first, ...rest] = placed(speaker);
  return html`${heading(called(speaker))}
    ${first ? html`<p class="role">${first}</p>` : nothing} ${rest.map((part) => html`<p class="org">${part}</p>`)}`;
}

/** Several, one line each, so that the clock above them stays in sight. @param {Speaker[]} speakers */
function together(speakers) {
  return html`<ul class="people">${speakers.map((speaker) => html`<li>
    <b>${called(speaker)}</b> ${placed(speaker).length ? html`<span class="org">${placed(speaker).join(", ")}</span>` : nothing}</li>`)}</ul>`;
}

/**
 * @param {NowPanel} now
 * @param {Remaining} left
 * @param {boolean} calm
 */
function onNow(now, left, calm) {
  const [first, ...others] = now.speakers;
  const about = others.length ? "" : subject(now);
  const spoken = now.kind === "qa" || now.kind === "break" ? t("Now") : t("Speaking now");
  return html`
    <p class="eyebrow"><span>${spoken}</span>${kindName(now.kind)}</p>
    ${first && !others.length ? alone(first) : heading(now.title, first !== undefined)}
    ${about ? html`<p class="about-now">${about}</p>` : nothing}
    <div class="count" data-tone=${tone(left, calm)}>${count(left, calm)} ${state(left, calm)}</div>
    ${left.progress === null ? nothing : html`<div class="bar" data-bar data-tone=${tone(left, calm)}><i></i></div>`}
    ${others.length ? together(now.speakers) : nothing}
  `;
}

/**
 * @param {Screen} screen
 * @param {number} at server time
 */
function before({ event }, at) {
  const { starts_at: starts, time_zone: zone, phase } = event;
  const soon = phase === "draft" ? t("Not open yet") : t("Welcome, come in");
  if (starts === null) return html`<p class="eyebrow"><span>${soon}</span></p><h2 class="name" id="now-title">${t("Waiting to start")}</h2>`;
  const seconds = Math.ceil((starts - at) / 1000);
  const here = sameHere(starts, zone) ? nothing
    : html`<p class="yours"><b class="digits">${clockTime(starts)}</b> ${t("where you are (%(place)s)", { place: place(HERE) })}</p>`;
  return html`
    <p class="eyebrow"><span>${seconds > 0 ? t("Starts in") : soon}</span></p>
    ${seconds > 0 ? html`<h2 class="starts digits" id="now-title"><span role="timer">${seconds < DAY ? format(seconds) : t("%(n)s d %(rest)s", { n: Math.floor(seconds / DAY), rest: format(seconds % DAY) })}</span></h2>`
      : html`<h2 class="name" id="now-title">${t("About to start")}</h2>`}
    <p class="role">${dayName(starts, zone)}, <b class="digits">${clockTime(starts, zone)}</b> · ${t("%(place)s time", { place: place(zone) })}</p>
    ${here}
  `;
}

/**
 * @param {Screen} screen
 * @param {Remaining} left
 * @param {number} at server time
 */
export function hero(screen, left, at) {
  if (screen.event.phase === "ended") return ending(screen);
  return screen.now ? onNow(screen.now, left, isCalm(left, screen.event)) : before(screen, at);
}

/** @param {Screen} screen */
export function upNext({ next, now, event }) {
  if (!next || event.phase === "ended") return nothing;
  const length = next.planned_seconds ? minutes(next.planned_seconds) : "";
  return html`<div class="upnext">
    <p class="label">${now ? t("Next") : t("First")}</p>
    <div><p class="upnext-who">${headline(next)}</p>
    <p class="muted">${[next.speakers.length ? kindName(next.kind) : "", length].filter(Boolean).join(" · ")}</p></div>
  </div>`;
}
