/**
 * The list of questions. Its lines are all of one height, so that only those in sight need to be drawn.
 * @import { Desk } from "./desk.js"
 */

import { html, repeat } from "../shared/render.js";
import { t } from "../shared/words.js";
import { lineView } from "./line.js";
import { tabWord } from "./tab_words.js";

/** So many lines are drawn before and after those in sight. */
const BEYOND = 8;
/** So many before it is known how many are in sight. */
const AT_FIRST = 30;

/** The list as it scrolls; its least height is that of a line. */
function box() {
  return document.getElementById("list");
}

/** @param {HTMLElement} list */
function lineHeight(list) {
  return parseFloat(getComputedStyle(list).minBlockSize) || 1;
}

/**
 * The lines to draw: those in sight with some around them, and the one that has the cursor.
 * @param {Desk} desk
 * @returns {number[]} places
 */
function inSight({ standing: { ids }, cursor }) {
  const list = box();
  const height = list ? lineHeight(list) : 1;
  const first = list ? Math.floor(list.scrollTop / height) - BEYOND : 0;
  const last = list ? Math.ceil((list.scrollTop + list.clientHeight) / height) + BEYOND : AT_FIRST;
  const places = new Set();
  for (let place = Math.max(0, first); place < Math.min(ids.length, last); place += 1) places.add(place);
  const at = cursor === null ? -1 : ids.indexOf(cursor);
  if (at >= 0) places.add(at);
  return [...places].sort((a, b) => a - b);
}

/**
 * Scrolls no further than it takes to have a line in sight.
 * @param {Desk} desk
 * @param {string} id
 */
export function reveal({ standing: { ids } }, id) {
  const list = box();
  const place = ids.indexOf(id);
  if (!list || place < 0) return;
  const height = lineHeight(list);
  const top = place * height;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (top + height > list.scrollTop + list.clientHeight) list.scrollTop = top + height - list.clientHeight;
}

/** @param {Desk} desk */
export function listView(desk) {
  const { ids } = desk.standing;
  return html`<div class="list" id="list" tabindex="-1">${ids.length
    ? html`<ol class="cards" id="cards" .style=${`--lines: ${ids.length}`} aria-label=${desk.search ? t("Found") : tabWord(desk.tab)}>
      ${repeat(inSight(desk), (place) => ids[place], (place) => lineView(desk, ids[place] ?? "", place))}</ol>`
    : html`<p class="empty">${desk.search ? t("No question has these words.") : emptyWord(desk)}</p>`}</div>`;
}

/** @param {Desk} desk */
function emptyWord({ tab }) {
  switch (tab) {
    case "received":
      return t("Nothing new. Questions appear here as they come in.");
    case "queued":
      return t("The queue is empty. Put approved questions here for the host to read.");
    default:
      return t("No questions here.");
  }
}
