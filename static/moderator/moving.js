/**
 * Where the cursor goes: to a neighbour, on to what nobody has decided yet, to another tab, to what waits behind the chip.
 * @import { Desk } from "./desk.js"
 * @import { Card, Tab } from "./types"
 */

import { UNREAD } from "./steps.js";
import { TABS, tabOf } from "./tabs.js";

export class Moving {
  /** The question that the desk itself has sent the cursor to. @type {string | null} */
  sentTo = null;
  #sentAt = -Infinity;
  #desk;

  /** @param {Desk} desk */
  constructor(desk) {
    this.#desk = desk;
  }

  /**
   * Goes on in the list; the question on air stands before the first, and after the last comes what waits.
   * @param {number} steps
   * @param {boolean} [selecting] whether all on the way is selected
   */
  by(steps, selecting = false) {
    const desk = this.#desk;
    const from = desk.cursor;
    if (steps === 1 && !selecting && this.#waitsAfter(from)) return this.letIn();
    desk.cursor = this.#neighbour(steps);
    if (selecting && from !== null && desk.cursor !== null) desk.selection.stretch(from, desk.cursor);
    desk.focus();
  }

  /** Comes to the list from elsewhere: to where the cursor is, or, where somebody else is at that, to the next one. */
  enter() {
    const { cursor, standing } = this.#desk;
    const [first = null] = standing.ids;
    if (cursor === null) this.#desk.cursor = this.first(standing.ids) ?? first;
    else if (!this.#isFree(cursor)) this.#desk.cursor = standing.after(cursor, (id) => this.#isToDo(id)) ?? cursor;
    this.#desk.focus();
  }

  /** Whether nothing is left to decide on after a shown question, and something waits. @param {string | null} id */
  #waitsAfter(id) {
    const { ids, waiting } = this.#desk.standing;
    const at = id === null ? -1 : ids.indexOf(id);
    return at >= 0 && waiting.length > 0 && !ids.slice(at + 1).some((other) => this.#stands(other));
  }

  /** @param {number} steps */
  #neighbour(steps) {
    const { cursor, live, standing } = this.#desk;
    const [first = null] = standing.ids;
    if (cursor !== null && cursor === live) return steps > 0 ? (first ?? live) : live;
    if (live !== null && (first === null || (steps === -1 && cursor === first))) return live;
    return standing.step(cursor, steps);
  }

  /**
   * Goes on after a question: to one that nobody has decided on and no other moderator is at, else to such a one of those
   * that waited. Where there is none the cursor waits for the next that comes.
   * @param {string} id
   */
  onFrom(id) {
    this.send(this.#desk.standing.after(id, (other) => this.#isToDo(other)) ?? this.#fresh());
  }

  /** The desk itself sends the cursor somewhere. @param {string | null} id */
  send(id) {
    this.sentTo = this.#desk.cursor = id;
    this.#sentAt = performance.now();
  }

  /**
   * Two were sent to the same question at the same moment: whoever was there second goes on, while nobody can have read it.
   * @param {string} id
   */
  giveWay(id) {
    const { cursor, drafts } = this.#desk;
    if (cursor !== id || this.sentTo !== id || drafts.has(id) || performance.now() - this.#sentAt > UNREAD) return;
    this.onFrom(id);
    this.#desk.focus();
  }

  /** Whether a shown question is still to be decided on here. @param {string} id */
  #stands(id) {
    const { pending } = this.#desk;
    const card = this.#desk.card(id);
    return card !== null && !pending.has(id) && !this.#desk.elsewhere(card);
  }

  /** @param {string} id */
  #isFree(id) {
    return this.#desk.claims.other(id) === null;
  }

  /** @param {string} id */
  #isToDo(id) {
    return this.#stands(id) && this.#isFree(id);
  }

  /** The first that nobody has decided on or is at. @param {string[]} ids */
  first(ids) {
    return ids.find((id) => this.#isToDo(id)) ?? null;
  }

  /** Shows what waited, and nothing that went. @returns {string | null} the one of those that waited to go to */
  #fresh() {
    const first = this.first(this.#desk.standing.waiting);
    this.#desk.refresh(true);
    return first;
  }

  /** Lets in what waited, and goes to the first of it; without that to where the cursor is. */
  letIn() {
    const first = this.#fresh();
    if (first === null && !this.#desk.attended()) return this.enter();
    if (first !== null) this.#desk.cursor = first;
    this.#desk.focus();
  }

  /** Goes to a question wherever it stands. @param {string} id */
  to(id) {
    const desk = this.#desk;
    const card = desk.card(id);
    const tab = card && tabOf(card);
    if (tab && !desk.has(id)) desk.show(tab);
    desk.cursor = id;
    desk.focus();
  }

  nextTab() {
    this.#desk.show(/** @type {Tab} */ (TABS[(TABS.indexOf(this.#desk.tab) + 1) % TABS.length]));
    this.#desk.focus();
  }
}
