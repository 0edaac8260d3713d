/** Where the cursor rests: other moderators see it, so that two of them do not read the same question. */

/** Who goes from line to line rests on none of them, ms. */
const WHILE = 300;

export class Resting {
  /** The question it rests on. @type {string | null} */
  id = null;
  /** @type {string | null} */
  #at = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #rested;

  /** @param {() => void} rested called when it has come to rest */
  constructor(rested) {
    this.#rested = rested;
  }

  /**
   * @param {string | null} id where the cursor is; null: nobody has to know
   * @param {boolean} stays it was sent there by an act, and rests there at once
   */
  at(id, stays) {
    if (id === this.#at) return;
    clearTimeout(this.#timer);
    this.#at = id;
    this.id = stays ? id : null;
    if (id === null || stays) return;
    this.#timer = setTimeout(() => {
      this.id = id;
      this.#rested();
    }, WHILE);
  }
}
