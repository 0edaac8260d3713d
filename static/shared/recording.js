/**
 * Places in the recording: where something was said.
 * @import { EventPanel, Millis } from "./types"
 */

import { format } from "./countdown.js";
import { html, nothing } from "./render.js";

/**
 * @param {EventPanel} event
 * @param {Millis | null | undefined} at
 * @returns {{ time: string, url: string | null } | null} null where it is not known
 */
export function placeOf({ recording }, at) {
  const starts = recording?.starts_at ?? null;
  if (!recording || starts === null || at === null || at === undefined || at < starts) return null;
  const seconds = Math.floor((at - starts) / 1000);
  return { time: format(seconds), url: recording.at?.replace("{seconds}", String(seconds)) ?? null };
}

/**
 * The place as a link, or as a time where its host has no addresses for one.
 * @param {EventPanel} event
 * @param {Millis | null | undefined} at
 * @param {string} [before] what stands before the time
 */
export function placeLink(event, at, before = "") {
  const place = placeOf(event, at);
  if (!place) return nothing;
  const text = html`<span aria-hidden="true">▶</span> ${before} <span class="digits">${place.time}</span>`;
  return place.url ? html`<a class="place" href=${place.url} target="_blank" rel="noopener noreferrer">${text}</a>` : html`<span class="place">${text}</span>`;
}
