/**
 * Whose step on a question came a moment ago: what was meant for the question as it was before must not fall on it as it is now.
 * @import { Panels, QuestionCard } from "../shared/types"
 * @import { Room } from "../shared/room.js"
 */

/** So long after a step has arrived nobody can have read what it made of the question, ms. */
export const UNREAD = 400;

export class Steps {
  /** Questions on which a step of one's own is under way, or not shown yet. @type {Set<string>} */
  #own = new Set();
  /** When a step of somebody else arrived. @type {Map<string, number>} */
  #arrived = new Map();
  #now;

  /**
   * @param {Room} room
   * @param {() => number} [now] ms
   */
  constructor(room, now = () => performance.now()) {
    this.#now = now;
    room.addEventListener("patch", (event) => {
      const { panels, before } = /** @type {CustomEvent<{ panels: Panels, before: Room["screen"] }>} */ (event).detail;
      for (const [id, card] of Object.entries(panels.questions ?? {})) this.#hear(id, before.questions?.[id], card);
    });
  }

  /** One takes a step oneself. @param {string} id */
  take(id) {
    this.#own.add(id);
  }

  /** It was refused. @param {string} id */
  refused(id) {
    this.#own.delete(id);
  }

  /**
   * @param {string} id
   * @param {QuestionCard | undefined} before
   * @param {QuestionCard | null} card
   */
  #hear(id, before, card) {
    if (!card || before?.step?.at === card.step?.at) return;
    if (!this.#own.delete(id)) this.#arrived.set(id, this.#now());
  }

  /** Whether somebody else's step on it has only just arrived. @param {string} id */
  isFresh(id) {
    const at = this.#arrived.get(id);
    if (at === undefined) return false;
    if (this.#now() - at < UNREAD) return true;
    this.#arrived.delete(id);
    return false;
  }
}
