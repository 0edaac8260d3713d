/**
 * Questions beyond those that a screen carries, fetched a page at a time when somebody asks for more.
 * @import { Room } from "../shared/room.js"
 * @import { Panels } from "../shared/types"
 * @import { Cards, Sort } from "./order.js"
 */

/** A screen with so many cards may not have all. */
const CARRIED = 200;

export class Further {
  /** As they were when they were fetched: nobody is told of their votes. @type {Cards} */
  cards = {};
  /** Where each order goes on; undefined before the first page, null after the last. @type {Partial<Record<Sort, string | null>>} */
  #next = {};
  #room;

  /** @param {Room} room */
  constructor(room) {
    this.#room = room;
    room.addEventListener("patch", (event) => this.#patch(/** @type {CustomEvent<{ panels: Panels }>} */ (event).detail.panels));
    room.addEventListener("screen", (event) => /** @type {CustomEvent} */ (event).detail ?? this.#forget());
  }

  /** The cards of the screen and those that were fetched. */
  get all() {
    return { ...this.cards, ...this.#room.screen.questions };
  }

  /** @param {Sort} sort */
  has(sort) {
    return this.#next[sort] !== null && Object.keys(this.#room.screen.questions ?? {}).length >= CARRIED;
  }

  /**
   * Fetches pages until one brings what was not there.
   * @param {Sort} sort
   * @returns {Promise<boolean>} whether it went well
   */
  async more(sort) {
    const known = new Set(Object.keys(this.all));
    for (;;) {
      const page = await this.#room.questions(sort === "new" ? "newest" : "votes", this.#next[sort] ?? null);
      if (!page) return false;
      this.#next[sort] = page.next;
      for (const { id, ...card } of page.questions) this.cards[id] = card;
      if (page.next === null || page.questions.some(({ id }) => !known.has(id))) return true;
    }
  }

  /**
   * One's own vote is stored.
   * @param {string} id
   * @param {boolean} value
   */
  voted(id, value) {
    const card = this.cards[id];
    if (card) this.cards[id] = { ...card, votes: Math.max(0, card.votes + (value ? 1 : -1)) };
  }

  /** @param {Panels} panels */
  #patch({ questions }) {
    for (const [id, card] of Object.entries(questions ?? {})) if (card === null) delete this.cards[id];
  }

  #forget() {
    this.cards = {};
    this.#next = {};
  }
}
