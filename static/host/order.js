/**
 * The order of the queue as it is shown: it holds still while the host is in it, and what is being moved stands where it
 * goes, though the server has not said so yet.
 * @import { QueueCard } from "../shared/types"
 * @import { Host } from "./host.js"
 *
 * @typedef {object} Moved
 * @property {string} id
 * @property {string | null} after the question that it comes behind; null: it is the first
 * @property {boolean} told whether the server has been told of this place
 * @property {number | null} rev with which the server was told; null: of none yet
 */

import { Standing } from "../shared/standing/standing.js";

export class Order {
  /** What is dragged, and the question that it would come behind. @type {{ id: string, after: string | null } | null} */
  hand = null;
  standing = new Standing();
  /** Whether somebody's hand is in the queue. @type {() => boolean} */
  occupied = () => false;
  /** The shown questions as they were last seen in the queue. @type {Map<string, QueueCard>} */
  #seen = new Map();
  /** @type {Moved | null} */
  #moved = null;
  #host;

  /** @param {Host} host */
  constructor(host) {
    this.#host = host;
  }

  /** The questions as they are shown. @returns {QueueCard[]} */
  get cards() {
    const shown = this.standing.ids.flatMap((id) => this.#seen.get(id) ?? []);
    const moved = this.#moved;
    const card = shown.find(({ id }) => id === moved?.id);
    if (!moved || !card) return shown;
    const rest = shown.filter((each) => each !== card);
    const place = rest.findIndex(({ id }) => id === moved.after) + 1;
    return [...rest.slice(0, place), card, ...rest.slice(place)];
  }

  /** Whether a shown question is still in the queue. @param {string} id */
  waits(id) {
    return this.#host.queue.some((card) => card.id === id);
  }

  /**
   * Takes the order that the server has: at once where one has moved a question oneself, else once nobody is in the queue.
   * @param {boolean} [force]
   */
  refresh(force = false) {
    const { queue, live } = this.#host;
    const settled = this.#settle();
    const wanted = queue.map(({ id }) => id);
    const busy = !force && !settled && this.standing.ids.length > 0 && this.occupied();
    this.standing.update(wanted, busy, (id) => id === live?.id);
    if (!this.standing.ids.length) this.standing.update(wanted, false, () => true);
    for (const card of queue) this.#seen.set(card.id, card);
    const shown = new Set(this.standing.ids);
    for (const id of this.#seen.keys()) if (!shown.has(id)) this.#seen.delete(id);
  }

  /**
   * @param {string} id
   * @param {number} steps down; negative is up
   */
  step(id, steps) {
    const { cards } = this;
    const rest = cards.filter((card) => card.id !== id);
    const place = cards.findIndex((card) => card.id === id) + steps;
    if (rest.length < cards.length && place >= 0 && place <= rest.length) this.#put(id, rest[place - 1]?.id ?? null);
  }

  /**
   * @param {string} id
   * @param {string | null} after
   */
  drag(id, after) {
    this.hand = { id, after };
    this.#host.changed();
  }

  /** Lets go of what is dragged. @param {boolean} lands */
  drop(lands) {
    const { hand } = this;
    this.hand = null;
    if (hand && lands && hand.after !== hand.id) this.#put(hand.id, hand.after);
    this.#host.changed();
  }

  /**
   * @param {string} id
   * @param {string | null} after
   */
  #put(id, after) {
    const rev = this.#moved?.id === id ? this.#moved.rev : null;
    this.#moved = { id, after, told: false, rev };
    if (rev === null) void this.#tell();
    else this.#host.changed();
  }

  /**
   * A place is told when the server has shown the one before: it asks for the revision.
   * @returns {boolean} whether nothing is being moved any more
   */
  #settle() {
    const moved = this.#moved;
    if (!moved || moved.rev === null) return false;
    const card = this.#host.queue.find(({ id }) => id === moved.id);
    if (card && card.rev === moved.rev) return false;
    if (!card || moved.told) {
      this.#moved = null;
      return true;
    }
    void this.#tell();
    return false;
  }

  async #tell() {
    const moved = this.#moved;
    const { queue } = this.#host;
    const card = queue.find(({ id }) => id === moved?.id);
    const order = this.cards.flatMap(({ id }) => queue.find((each) => each.id === id) ?? []);
    if (!moved || !card || order.every((each, place) => each === queue[place])) return this.#forget();
    moved.rev = card.rev;
    moved.told = true;
    const before = order[order.indexOf(card) + 1]?.id ?? null;
    const done = await this.#host.run("reorder", { question: card.id, rev: card.rev, before });
    if (!done && this.#moved?.id === card.id) this.#forget();
  }

  #forget() {
    this.#moved = null;
    this.refresh(true);
    this.#host.changed();
  }
}
