/**
 * What a screen becomes when a patch arrives. Nothing is changed in place: what is new is a new
 * object, so that a renderer can compare by identity. However briefly the server tells it, a page has
 * the rundown as a list, and all there is of what is on and what is next.
 * @import { NextPanel, NowPanel, Panels, RundownRow, Screen } from "./types"
 *
 * @typedef {Record<string, Partial<RundownRow> | null>} Rows null = gone
 */

const COLLECTIONS = new Set(["questions", "mine", "my_votes", "for_me", "messages"]);
/** Panels of which a patch carries the changed fields. */
const BY_FIELD = new Set(["event", "show", "qa"]);
/** Panels that are complete with each other. */
const LOOKED_UP = ["rundown", "now", "next"];

/**
 * @param {Record<string, unknown>} items
 * @param {Record<string, unknown>} changed null = gone
 */
function merge(items, changed) {
  const merged = { ...items };
  for (const [id, item] of Object.entries(changed)) {
    if (item === null) delete merged[id];
    else merged[id] = item;
  }
  return merged;
}

/**
 * @template {{ votes: number }} T
 * @param {T} card
 * @param {number | undefined} votes
 * @returns {T}
 */
function counted(card, votes) {
  return votes === undefined || votes === card.votes ? card : { ...card, votes };
}

/**
 * Vote counts alone, for the cards this screen has; others are ignored.
 * @param {Screen} screen
 * @param {Record<string, number>} counts
 * @returns {Screen}
 */
function applyCounts(screen, counts) {
  const next = { ...screen };
  if (screen.questions) {
    const cards = { ...screen.questions };
    for (const [id, votes] of Object.entries(counts)) {
      const card = cards[id];
      if (card) cards[id] = counted(card, votes);
    }
    next.questions = cards;
  }
  if (screen.queue) {
    next.queue = /** @type {typeof screen.queue} */ (
      screen.queue.map((entry) => (typeof entry === "string" ? entry : counted(entry, counts[entry.id])))
    );
  }
  if (screen.live_question) {
    next.live_question = counted(screen.live_question, counts[screen.live_question.id]);
  }
  return next;
}

/**
 * The rows after those that changed, in their order.
 * @param {RundownRow[]} rows
 * @param {Rows & { order?: string[] }} changed
 */
function mergeRows(rows, { order, ...changed }) {
  /** @type {Map<string, RundownRow | null>} */
  const merged = new Map(rows.map((row) => [row.segment, row]));
  for (const [id, fields] of Object.entries(/** @type {Rows} */ (changed))) {
    merged.set(id, fields && /** @type {RundownRow} */ ({ ...merged.get(id), ...fields }));
  }
  return (order ?? [...merged.keys()]).flatMap((id) => merged.get(id) ?? []);
}

/**
 * A screen as pages have it, of one that the server sent.
 * @param {Record<string, any>} sent
 * @returns {Screen}
 */
export function completed(sent) {
  const { rundown, now, next } = sent;
  if (!rundown) return /** @type {Screen} */ (sent);
  /** @type {RundownRow[]} */
  const rows = Object.values(rundown);
  const row = (/** @type {string} */ id) => rows.find(({ segment }) => segment === id);
  const found = { rundown: rows, now: now && { ...now, ...row(now.segment) }, next: next && (row(next.segment ?? next) ?? null) };
  return /** @type {Screen} */ ({ ...sent, ...found });
}

/**
 * The screen after a patch. Panels replace, collections merge by item, rows and some panels by field,
 * `counts` sets votes.
 * @param {Screen} screen
 * @param {Panels} panels
 * @returns {Screen}
 */
export function applyPatch(screen, panels) {
  /** @type {Record<string, any>} */
  const next = { ...screen };
  for (const [name, panel] of Object.entries(/** @type {Record<string, any>} */ (panels))) {
    if (name === "counts") continue;
    if (COLLECTIONS.has(name)) next[name] = merge(next[name] ?? {}, panel ?? {});
    else if (BY_FIELD.has(name)) next[name] = { ...next[name], ...panel };
    else if (name === "rundown" && !Array.isArray(panel)) next[name] = mergeRows(next[name], panel);
    else next[name] = panel;
  }
  const patched = LOOKED_UP.some((name) => name in panels) ? completed(next) : /** @type {Screen} */ (next);
  const counts = /** @type {Record<string, number> | undefined} */ (panels["counts"]);
  return counts ? applyCounts(patched, counts) : patched;
}
