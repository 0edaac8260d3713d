/**
 * What is said aloud to those who do not see the screen: little, and politely. The digits themselves
 * stay silent; time is spoken at five minutes, at one, and at zero.
 * @import { NowPanel } from "./types"
 * @import { Remaining } from "./countdown.js"
 */

import { t } from "./words.js";

/** @param {string} text */
export function announce(text) {
  const region = document.getElementById("spoken");
  if (region) region.textContent = text;
}

/**
 * @param {number} seconds
 * @returns {string} "" for all the seconds at which nothing is said
 */
export function timeCall(seconds) {
  if (seconds === 300) return t("Five minutes left");
  if (seconds === 60) return t("One minute left");
  return seconds === 0 ? t("Time is up") : "";
}

/** So many seconds a call stands there for whoever reads the page slowly. */
const STANDS = 10;

/** Says each mark once per segment, and takes it away when it is no longer so. */
export class Caller {
  #last = "";
  /** What was said last, and at how many seconds left. */
  #call = { text: "", seconds: 0 };

  /**
   * @param {NowPanel | null} now
   * @param {Remaining} left
   */
  tick(now, left) {
    this.#forget(now ? left.seconds : null);
    if (!now || left.up || left.held || left.seconds === null) return;
    const call = timeCall(left.seconds);
    const mark = `${now.segment} ${now.ends_at} ${left.seconds}`;
    if (!call || mark === this.#last) return;
    this.#last = mark;
    this.#call = { text: call, seconds: left.seconds };
    announce(call);
  }

  /** @param {number | null} seconds left */
  #forget(seconds) {
    const { text, seconds: at } = this.#call;
    if (!text || (seconds !== null && seconds <= at && at - seconds < STANDS)) return;
    this.#call = { text: "", seconds: 0 };
    if (document.getElementById("spoken")?.textContent === text) announce("");
  }
}
