/**
 * Which question stands under which tab, in which order, and which ones a search finds.
 * @import { QuestionCard, Screen } from "../shared/types"
 * @import { Tab } from "./types"
 */

import { grouped } from "./grouping.js";

/** @type {readonly Tab[]} */
export const TABS = ["received", "alike", "held", "approved", "queued", "answered", "closed"];

/** @type {Record<string, Tab>} */
const OTHERS = { dismissed: "closed", merged: "closed", withdrawn: "closed" };

/**
 * The tab of a question; none for the one on air, which stands above them all.
 * @param {QuestionCard} card
 * @returns {Tab | null}
 */
export function tabOf(card) {
  if (card.state === "live") return null;
  return OTHERS[card.state] ?? /** @type {Tab} */ (card.state);
}

/**
 * How many questions stand under each tab.
 * @param {Record<string, QuestionCard>} questions
 * @param {Record<string, number>} [more] those that are not there yet, by state
 * @param {unknown[]} [groups] of those that ask the same
 * @returns {Record<Tab, number>}
 */
export function counts(questions, more = {}, groups = []) {
  const found = { received: 0, alike: groups.length, held: 0, approved: 0, queued: 0, answered: 0, closed: 0 };
  for (const card of Object.values(questions)) {
    const tab = tabOf(card);
    if (tab) found[tab] += 1;
  }
  for (const [state, n] of Object.entries(more)) found[OTHERS[state] ?? /** @type {Tab} */ (state)] += n;
  return found;
}

/** @param {string} text */
export function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** What a card says, folded once: a search looks into thousands with every letter that is typed. @type {WeakMap<QuestionCard, string>} */
const FOLDED = new WeakMap();

/** @param {QuestionCard} card */
function folded(card) {
  const known = FOLDED.get(card);
  if (known !== undefined) return known;
  const text = fold(`${card.number} ${card.text} ${card.original ?? ""} ${card.name ?? ""}`);
  FOLDED.set(card, text);
  return text;
}

/**
 * Whether a question has every word of the search: in its wordings, its name or its number.
 * @param {QuestionCard} card
 * @param {string} search
 */
export function matches(card, search) {
  const words = fold(search).split(/\s+/).filter(Boolean);
  if (!words.length) return true;
  const text = folded(card);
  return words.every((word) => {
    if (word.startsWith("@") && card.person) return word === `@${fold(card.person)}`;
    return /^#\d+$/.test(word) ? word === `#${card.number}` : text.includes(word);
  });
}

/**
 * The questions of a tab in order: the queue as it stands, approved ones by votes, what is done with
 * the newest first, everything else as it came. A search looks into all tabs.
 * @param {Screen} screen
 * @param {Tab} tab
 * @param {string} search
 * @returns {string[]} ids
 */
export function listed(screen, tab, search) {
  const questions = screen.questions ?? {};
  if (tab === "alike" && !search) return grouped(screen);
  const found = Object.keys(questions).filter((id) => {
    const card = /** @type {QuestionCard} */ (questions[id]);
    return search ? tabOf(card) !== null && matches(card, search) : tabOf(card) === tab;
  });
  const place = (/** @type {string} */ id) => questions[id]?.number ?? 0;
  const votes = (/** @type {string} */ id) => questions[id]?.votes ?? 0;
  if (search) return found.sort((a, b) => place(a) - place(b));
  if (tab === "queued") return inQueue(found, /** @type {string[]} */ (screen.queue ?? []));
  if (tab === "approved") return found.sort((a, b) => votes(b) - votes(a) || place(a) - place(b));
  const newestFirst = tab === "answered" || tab === "closed";
  return found.sort((a, b) => (newestFirst ? place(b) - place(a) : place(a) - place(b)));
}

/**
 * @param {string[]} ids
 * @param {string[]} queue
 */
function inQueue(ids, queue) {
  const place = new Map(queue.map((id, index) => [id, index]));
  return ids.sort((a, b) => (place.get(a) ?? Infinity) - (place.get(b) ?? Infinity));
}
