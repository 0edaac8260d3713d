/**
 * The countdown, from facts: every screen computes the same integer at the same instant.
 * @import { Clock, Millis, NowPanel } from "./types"
 *
 * @typedef {"idle" | "running" | "wrapup" | "overtime" | "held" | "counting_up"} CountPhase
 * @typedef {object} Remaining
 * @property {number | null} seconds shown integer; negative in overtime; null when nothing is on
 * @property {boolean} over past the end, held or not
 * @property {boolean} held
 * @property {boolean} up nothing was planned: the seconds count up from the cue
 * @property {CountPhase} phase
 * @property {number | null} progress 0..1 of the planned time that is gone; null without a plan
 */

const MINUTE = 60;

/** @type {Remaining} */
const IDLE = { seconds: null, over: false, held: false, up: false, phase: "idle", progress: null };

/**
 * How long before its end a segment should wrap up that says nothing of it: 2 min of 5 or more, else a fifth, 15 s at least.
 * @param {number} seconds length of the segment
 */
export function wrapUp(seconds) {
  return seconds >= 5 * MINUTE ? 2 * MINUTE : Math.max(15, seconds / 5);
}

/**
 * @param {NowPanel} now
 * @param {Millis} at
 * @returns {Remaining}
 */
function upward(now, at) {
  const held = now.held_at !== null;
  const seconds = Math.max(0, Math.floor((at - now.cued_at) / 1000));
  return { seconds, over: false, held, up: true, phase: held ? "held" : "counting_up", progress: null };
}

/**
 * What the countdown shows at an instant.
 * @param {NowPanel | null} now
 * @param {Millis} nowMs server time
 * @returns {Remaining}
 */
export function remaining(now, nowMs) {
  if (!now) return IDLE;
  const held = now.held_at !== null;
  const at = now.held_at ?? nowMs;
  if (now.ends_at === null) return upward(now, at);
  const left = now.ends_at - at;
  const length = (now.planned_seconds ?? 0) + now.added_seconds;
  const over = left <= 0;
  /** @type {CountPhase} */
  let phase = "running";
  if (held) phase = "held";
  else if (over) phase = "overtime";
  else if (left <= (now.wrap_up_seconds ?? wrapUp(length)) * 1000) phase = "wrapup";
  const progress = length > 0 ? Math.min(1, Math.max(0, 1 - left / (length * 1000))) : 1;
  return { seconds: Math.ceil(left / 1000) + 0, over, held, up: false, phase, progress };
}

/**
 * Whether an audience is told no more than that a segment runs a little over.
 * @param {Remaining} left
 * @param {{ show_overtime?: boolean }} event
 */
export function isCalm(left, event) {
  return left.over && !event.show_overtime;
}

/**
 * "9:05", "1:02:03", and "−0:12" with a true minus sign.
 * @param {number | null} seconds
 */
export function format(seconds) {
  if (seconds === null) return "–:––";
  const size = Math.abs(seconds);
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  const hours = Math.floor(size / 3600);
  const minutes = Math.floor(size / 60) % 60;
  const digits = hours ? `${hours}:${two(minutes)}:${two(size % 60)}` : `${minutes}:${two(size % 60)}`;
  return seconds < 0 ? `−${digits}` : digits;
}

/**
 * When what is on ends if all goes on as it does now: overtime and a hold put it off as they go on.
 * Without an end of its own it takes no time, as in the plan.
 * @param {NowPanel} now
 * @param {Millis} nowMs server time
 */
export function expectedEnd({ cued_at, ends_at, held_at }, nowMs) {
  if (ends_at === null) return cued_at;
  return held_at === null ? Math.max(ends_at, nowMs) : Math.max(ends_at, held_at) + Math.max(0, nowMs - held_at);
}

/**
 * Milliseconds until the shown integer changes.
 * @param {NowPanel | null} now
 * @param {Millis} nowMs server time
 */
export function untilEdge(now, nowMs) {
  const mark = now && now.held_at === null ? (now.ends_at ?? now.cued_at) : 0;
  const past = (((nowMs - mark) % 1000) + 1000) % 1000;
  return 1000 - past;
}

/** Seconds of a fast rehearsal go by quicker than anybody could draw or read them. */
const FRAME = 50;

/**
 * Draws at once and then at every second edge, with one timer; also on coming back into view.
 * @param {Clock} clock
 * @param {() => NowPanel | null} getNow
 * @param {() => void} draw
 * @returns {() => void} stops it
 */
export function onSecond(clock, getNow, draw) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const tick = () => {
    clearTimeout(timer);
    draw();
    // One millisecond late rather than early: a timer that fires early would draw the old second.
    timer = setTimeout(tick, Math.max(untilEdge(getNow(), clock.now()) / clock.speed, FRAME) + 1);
  };
  const seen = () => {
    if (document.visibilityState === "visible") tick();
  };
  document.addEventListener("visibilitychange", seen);
  tick();
  return () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", seen);
  };
}
