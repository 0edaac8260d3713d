/**
 * Who is at which segment or question: what one shows the others, and what they show. It holds nobody back.
 * @import { Claim } from "./types"
 * @import { Room } from "./room.js"
 */

import { t } from "./words.js";

/** A claim that is not made again is over after twenty seconds. */
const AGAIN = 8_000;
/** So soon everybody is told of what was left, ms. */
const UNTOLD = 2_000;

export class Claims {
  /** Where one is, with somebody who was there before. @type {Map<string, Claim | null>} */
  #own = new Map();
  /** What one has left and when: for a moment it is still shown as claimed, by oneself. @type {Map<string, number>} */
  #left = new Map();
  #room;
  #kind;
  #second;

  /**
   * @param {Room} room
   * @param {"segment" | "question"} kind of what is claimed
   * @param {(id: string) => void} [second] called when somebody else turns out to have been there first
   */
  constructor(room, kind, second = () => {}) {
    this.#room = room;
    this.#kind = kind;
    this.#second = second;
    setInterval(() => this.#again(), AGAIN);
  }

  /** @param {string[]} ids where one is now */
  at(ids) {
    for (const id of this.#own.keys()) if (!ids.includes(id)) this.#leave(id);
    for (const id of ids) if (!this.#own.has(id)) void this.#come(id);
  }

  #again() {
    if (this.#room.state === "live") for (const id of this.#own.keys()) void this.#come(id);
  }

  /** @param {string} id */
  async #come(id) {
    const before = this.#own.get(id) ?? null;
    this.#own.set(id, before);
    const answer = await this.#room.command("claim", { [this.#kind]: id, on: true });
    if (!answer.ok || !this.#own.has(id)) return;
    const claim = /** @type {Claim | null} */ (answer["claim"]);
    this.#own.set(id, claim);
    if (claim && !before) this.#second(id);
  }

  /** @param {string} id */
  #leave(id) {
    this.#own.delete(id);
    this.#left.set(id, performance.now());
    void this.#room.command("claim", { [this.#kind]: id, on: false });
  }

  /**
   * What somebody else who is there is called; null where nobody is.
   * @param {string} id
   */
  other(id) {
    const claim = this.#own.has(id) ? this.#own.get(id) : this.#shown(id);
    if (!claim || claim.until <= this.#room.clock.now()) return null;
    return claim.by ?? t("A colleague");
  }

  /** @param {string} id */
  #shown(id) {
    if (performance.now() - (this.#left.get(id) ?? -Infinity) < UNTOLD) return null;
    this.#left.delete(id);
    const { rundown, questions } = this.#room.screen;
    const item = this.#kind === "question" ? questions?.[id] : rundown?.find(({ segment }) => segment === id);
    return item?.claim;
  }
}
