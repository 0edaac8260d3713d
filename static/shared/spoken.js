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

/** Says each mark once per segment. */
export class Caller {
  #last = "";

  /**
   * @param {NowPanel | null} now
   * @param {Remaining} left
   */
  tick(now, left) {
    if (!now || left.up || left.held || left.seconds === null) return;
    const call = timeCall(left.seconds);
    const mark = `${now.segment} ${now.ends_at} ${left.seconds}`;
    if (!call || mark === this.#last) return;
    this.#last = mark;
    announce(call);
  }
}
