/**
 * The questions chosen for one act on all of them, each with the revision that was seen.
 * @import { Desk, Result } from "./desk.js"
 */

export class Selection {
  /** @type {Map<string, number>} */
  revs = new Map();
  /** The act on them whose form is open. @type {"dismiss" | "label" | null} */
  asks = null;
  /** Their commands are under way. */
  running = false;
  /** Where a range begins. @type {string | null} */
  #anchor = null;
  /** The range as it is now. @type {string[]} */
  #range = [];
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
    if (!this.revs.delete(id)) this.#choose(id);
    this.#anchor = id;
    this.#range = [];
    this.#desk.changed();
  }

  /**
   * Chooses one, or with Shift all from the last one to it.
   * @param {string} id
   * @param {boolean} range
   */
  pick(id, range) {
    if (range) this.stretch(this.#anchor ?? id, id);
    else this.toggle(id);
  }

  /**
   * Chooses all from where the range began to one of the list, instead of the range before.
   * @param {string} from where it begins, unless it has begun
   * @param {string} to
   */
  stretch(from, to) {
    const { ids } = this.#desk.standing;
    if (this.#anchor === null || !ids.includes(this.#anchor) || !this.revs.has(this.#anchor)) this.#anchor = from;
    const [first = 0, last = 0] = [ids.indexOf(this.#anchor), ids.indexOf(to)].sort((a, b) => a - b);
    for (const id of this.#range) this.revs.delete(id);
    this.#range = ids.slice(first, last + 1);
    for (const id of this.#range) this.#choose(id);
    this.#desk.changed();
  }

  /** @param {string} id */
  #choose(id) {
    const card = this.#desk.card(id);
    if (card && !this.revs.has(id)) this.revs.set(id, card.rev);
  }

  /** No longer chooses these. @param {string[]} ids */
  drop(ids) {
    for (const id of ids) this.revs.delete(id);
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
    this.#anchor = null;
    this.#range = [];
    this.asks = null;
    this.#desk.changed();
  }

  /** @param {"dismiss" | "label" | null} act */
  ask(act) {
    this.asks = act;
    this.#desk.focus();
  }

  start() {
    this.running = true;
    this.#desk.changed();
  }

  /** @param {Result} result */
  end(result) {
    this.running = false;
    if (result.good) this.asks = null; // the words stay where something was refused
    this.#desk.report(result);
    this.#desk.refresh();
    this.#desk.focus();
  }
}
