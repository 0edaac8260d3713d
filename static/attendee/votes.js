/**
 * Votes, shown at once and sent as the wished state; what the server says wins in the end.
 * @import { Room } from "../shared/room.js"
 * @import { QuestionCard } from "../shared/types"
 *
 * @typedef {{ value: boolean, base: number, answered: boolean }} Wish `base`: the count when it was wished
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
    return this.#wish(id)?.value ?? this.#confirmed(id);
  }

  /**
   * The count with the wish in it, until the server counts the wish itself.
   * @param {string} id
   * @param {QuestionCard} card
   */
  count(id, card) {
    const wish = this.#wish(id);
    if (!wish || wish.value === this.#confirmed(id) || wish.base !== card.votes) return card.votes;
    return Math.max(0, card.votes + (wish.value ? 1 : -1));
  }

  /**
   * @param {string} id
   * @param {QuestionCard} card
   * @returns {Promise<string>} why not, or ""
   */
  async toggle(id, card) {
    const value = !this.mine(id);
    /** @type {Wish} */
    const wish = { value, base: card.votes, answered: false };
    this.#wishes.set(id, wish);
    this.#changed();
    const answer = await this.#room.command("vote", { question: id, value });
    wish.answered = answer.ok;
    if (answer.ok) setTimeout(() => this.#drop(id, wish), PATIENCE);
    else this.#drop(id, wish);
    return answer.ok ? "" : (answer.message ?? "");
  }

  /**
   * Whether one's vote counts for the question, as the server says: also where it was cast for
   * another that was merged into it.
   * @param {string} id
   */
  #confirmed(id) {
    return Boolean(this.#room.screen.my_votes?.[id]);
  }

  /**
   * The wish that is still on its way. One that has come true is over: what the server says later
   * was not wished.
   * @param {string} id
   */
  #wish(id) {
    const wish = this.#wishes.get(id);
    if (wish?.answered && wish.value === this.#confirmed(id)) this.#wishes.delete(id);
    return this.#wishes.get(id);
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
