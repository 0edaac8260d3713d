/**
 * Votes, shown at once and sent as the wished state; what the server says wins in the end.
 * @import { Room } from "../shared/room.js"
 * @import { QuestionCard } from "../shared/types"
 *
 * @typedef {{ value: boolean, base: number, done: boolean }} Wish
 */

/** After this long without a new count the wish is let go of: nobody else's vote moved it. */
const PATIENCE = 3_000;

export class Votes {
  #room;
  #changed;
  /** @type {Map<string, Wish>} */
  #wishes = new Map();

  /**
   * @param {Room} room
   * @param {() => void} changed
   */
  constructor(room, changed) {
    this.#room = room;
    this.#changed = changed;
  }

  /** @param {string} id */
  mine(id) {
    return this.#wishes.get(id)?.value ?? Boolean(this.#room.screen.my_votes?.[id]);
  }

  /**
   * @param {string} id
   * @param {QuestionCard} card
   */
  count(id, card) {
    const wish = this.#wishes.get(id);
    if (!wish || wish.base !== card.votes) return card.votes;
    return Math.max(0, card.votes + (wish.value ? 1 : -1));
  }

  /**
   * @param {string} id
   * @param {QuestionCard} card
   * @returns {Promise<string>} why not, or ""
   */
  async toggle(id, card) {
    const value = !this.mine(id);
    const back = this.#wishes.has(id) && value === Boolean(this.#room.screen.my_votes?.[id]);
    /** @type {Wish} */
    const wish = { value, base: back ? NaN : card.votes, done: false };
    this.#wishes.set(id, wish);
    this.#changed();
    const answer = await this.#room.command("vote", { question: id, value });
    if (answer.ok) setTimeout(() => this.#drop(id, wish), PATIENCE);
    else this.#drop(id, wish);
    return answer.ok ? "" : (answer.message ?? "");
  }

  /**
   * @param {string} id
   * @param {Wish} wish
   */
  #drop(id, wish) {
    if (this.#wishes.get(id) !== wish) return;
    this.#wishes.delete(id);
    this.#changed();
  }
}
