/**
 * What a reload of the desk must not lose: tab, search, cursor, selection and all that is typed. It lasts as long as this tab of the browser.
 * @import { Desk } from "./desk.js"
 * @import { Draft, Tab } from "./types"
 *
 * @typedef {{ tab: Tab, search: string, cursor: string | null, selected: [string, number][], drafts: [string, Draft][], entry: Desk["entry"]["typed"] }} Kept
 */

import { TABS } from "./tabs.js";

const PAUSE = 300;

/** @param {Desk} desk */
export function keepDesk(desk) {
  const key = `liveroom-desk-${document.documentElement.dataset["room"]}`;
  const save = () => remember(key, JSON.stringify(state(desk)));
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  };
  restore(desk, key);
  desk.addEventListener("change", soon);
  desk.addEventListener("typed", soon);
  addEventListener("pagehide", save);
}

/** @param {Desk} desk @returns {Kept} */
function state({ tab, search, cursor, selection, drafts, entry }) {
  return { tab, search, cursor, selected: [...selection.revs], drafts: [...drafts], entry: entry.typed };
}

/**
 * @param {Desk} desk
 * @param {string} key
 */
function restore(desk, key) {
  const kept = recalled(key);
  if (!kept || !TABS.includes(kept.tab)) return;
  desk.tab = kept.tab;
  desk.cursor = kept.cursor;
  desk.searching.words = String(kept.search);
  desk.selection.revs = new Map(kept.selected);
  desk.drafts = new Map(kept.drafts);
  desk.entry.typed = kept.entry;
}

/** @param {string} key @returns {Kept | null} */
function recalled(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null");
  } catch {
    return null; // what stands there is not ours, or nothing may be kept
  }
}

/**
 * @param {string} key
 * @param {string} value
 */
function remember(key, value) {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // private windows and full devices remember nothing
  }
}
