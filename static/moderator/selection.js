/**
 * The questions chosen for one act on all of them, each with the revision that was seen.
 * @import { Desk, Result } from "./desk.js"
 */

export class Selection {
  /** @type {Map<string, number>} */
  revs = new Map();
  /** The reasons for dismissing them are shown. */
  asksReason = false;
  /** Their commands are under way. */
  running = false;
  #desk;

  /** @param {Desk} desk */
  constructor(desk) {
    this.#desk = desk;
  }

  /** @param {string} id */
  has(id) {
    return this.revs.has(id);
  }

  /** Those chosen that the list still has, in its order. */
  get ids() {
    return this.#desk.standing.ids.filter((id) => this.revs.has(id));
  }

  /** @param {string} id */
  toggle(id) {
    const card = this.#desk.card(id);
    if (!this.revs.delete(id) && card) this.revs.set(id, card.rev);
    this.#desk.changed();
  }

  /** Chooses all of the list, or none when all are. */
  toggleAll() {
    const { ids } = this.#desk.standing;
    const all = ids.every((id) => this.revs.has(id));
    this.revs = new Map(all ? [] : ids.map((id) => [id, this.#desk.card(id)?.rev ?? 0]));
    this.#desk.changed();
  }

  clear() {
    this.revs.clear();
    this.asksReason = false;
    this.#desk.changed();
  }

  askReason() {
    this.asksReason = true;
    this.#desk.changed();
  }

  start() {
    this.running = true;
    this.#desk.changed();
  }

  /** @param {Result} result */
  end(result) {
    this.running = false;
    this.asksReason &&= !result.good; // the words stay where something was refused
    this.#desk.report(result);
    this.#desk.refresh();
  }
}
