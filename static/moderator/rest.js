/**
 * Fetches the cards that a desk's first screen leaves out, page after page, so that in the end all are there.
 * @import { Room } from "../shared/room.js"
 * @import { Page } from "../shared/fetching.js"
 * @import { Panels, QuestionCard } from "../shared/types"
 */

const RETRY = 3_000;

export class Rest {
  #room;
  /** Counts up with every whole screen, so that what was asked for before it counts for nothing. */
  #asked = 0;
  /** Counts told of cards that are not there yet, with the seq they were told at. @type {Map<string, { votes: number, seq: number }>} */
  #counts = new Map();

  /** @param {Room} room */
  constructor(room) {
    this.#room = room;
    room.addEventListener("patch", (event) => this.#note(/** @type {CustomEvent<{ seq: number, panels: Panels }>} */ (event).detail));
    room.addEventListener("screen", (event) => /** @type {CustomEvent} */ (event).detail ?? this.start());
  }

  /** How many cards are not there yet. */
  get left() {
    return Object.values(this.#room.screen.more ?? {}).reduce((sum, n) => sum + n, 0);
  }

  /** Fetches what the present screen leaves out. */
  start() {
    this.#asked += 1;
    this.#counts.clear();
    if (this.left) void this.#fetch(this.#asked, null);
  }

  /**
   * @param {number} asked
   * @param {string | null} after
   */
  async #fetch(asked, after) {
    const page = await this.#room.questions("newest", after);
    if (asked !== this.#asked) return;
    if (page === null) {
      setTimeout(() => asked === this.#asked && void this.#fetch(asked, after), RETRY);
      return;
    }
    this.#take(page);
    if (page.next !== null) void this.#fetch(asked, page.next);
  }

  /** @param {Page} page */
  #take({ seq, questions, next }) {
    const known = this.#room.screen.questions ?? {};
    const more = { ...this.#room.screen.more };
    /** @type {Record<string, QuestionCard>} */
    const cards = {};
    for (const { id, ...card } of questions) {
      if (known[id]) continue;
      const told = this.#counts.get(id);
      cards[id] = told && told.seq > seq ? { ...card, votes: told.votes } : card;
      more[card.state] = Math.max(0, (more[card.state] ?? 0) - 1);
    }
    this.#room.complete(cards, next === null ? {} : more);
  }

  /** @param {{ seq: number, panels: Panels }} patch */
  #note({ seq, panels }) {
    if (!this.left) return;
    const known = this.#room.screen.questions ?? {};
    for (const [id, votes] of Object.entries(panels["counts"] ?? {})) if (!known[id]) this.#counts.set(id, { votes, seq });
  }
}
