/**
 * The rows of the lower third: who speaks, or what is on where nobody is named.
 * @import { NextPanel, Speaker } from "../shared/types"
 */

import { called } from "../shared/people.js";
import { tn } from "../shared/words.js";
import { PEOPLE } from "./pages.js";

/**
 * @param {string} part
 * @param {string} text
 * @param {boolean} first
 */
function line(part, text, first) {
  const element = document.createElement("p");
  element.className = `third-${part}`;
  if (first) element.id = `speaker-${part}`;
  element.textContent = text;
  return element;
}

/**
 * @param {NextPanel} segment
 * @returns {HTMLElement[]}
 */
export function rows({ title, speakers }) {
  /** @type {Speaker[]} */
  const named = speakers.filter(called);
  const people = named.length ? named : [{ name: title, role: null, organisation: null }];
  return people.map((speaker, at) => {
    const name = called(speaker);
    const besides = (/** @type {string | null} */ text) => (text && text !== name ? text : "");
    const row = document.createElement("li");
    row.dir = "auto";
    row.append(line("name", name, !at), line("role", besides(speaker.role), !at), line("org", besides(speaker.organisation), !at));
    return row;
  });
}

/**
 * "6 panellists" where they are too many to be seen at once.
 * @param {NextPanel} segment
 */
export function crowd({ kind, speakers }) {
  const n = speakers.filter(called).length;
  if (n <= PEOPLE) return "";
  return kind === "panel" ? tn("%(n)s panellist", "%(n)s panellists", n) : tn("%(n)s speaker", "%(n)s speakers", n);
}
