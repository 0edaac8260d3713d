/**
 * The order of the queue as it is shown: what is being moved stands where it goes, though the server has not said so yet.
 * @import { QueueCard } from "../shared/types"
 * @import { Host } from "./host.js"
 *
 * @typedef {object} Moved
 * @property {string} id
 * @property {string | null} after the question that it comes behind; null: it is the first
 * @property {boolean} told whether the server has been told of this place
 * @property {number | null} rev with which the server was told; null: of none yet
 */

export class Order {
  /** What is dragged, and the question that it would come behind. @type {{ id: string, after: string | null } | null} */
  hand = null;
  /** @type {Moved | null} */
  #moved = null;
  #host;

  /** @param {Host} host */
  constructor(host) {
    this.#host = host;
  }

  /** The questions as they are shown. @returns {QueueCard[]} */
  get cards() {
    const { queue } = this.#host;
    const moved = this.#moved;
    const card = moved && queue.find(({ id }) => id === moved.id);
    if (!moved || !card) return queue;
    const rest = queue.filter((each) => each !== card);
    const place = rest.findIndex(({ id }) => id === moved.after) + 1;
    return [...rest.slice(0, place), card, ...rest.slice(place)];
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

  /** A place is told when the server has shown the one before: it asks for the revision. */
  refresh() {
    const moved = this.#moved;
    if (!moved || moved.rev === null) return;
    const card = this.#host.queue.find(({ id }) => id === moved.id);
    if (!card || (card.rev !== moved.rev && moved.told)) this.#forget();
    else if (card.rev !== moved.rev) void this.#tell();
  }

  async #tell() {
    const moved = this.#moved;
    const { queue } = this.#host;
    const card = queue.find(({ id }) => id === moved?.id);
    const order = this.cards;
    if (!moved || !card || order.every((each, place) => each === queue[place])) return this.#forget();
    moved.rev = card.rev;
    moved.told = true;
    const before = order[order.indexOf(card) + 1]?.id ?? null;
    const done = await this.#host.run("reorder", { question: card.id, rev: card.rev, before });
    if (!done && this.#moved?.id === card.id) this.#forget();
  }

  #forget() {
    this.#moved = null;
    this.#host.changed();
  }
}
