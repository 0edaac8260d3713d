/**
 * Who is at which segment or question: what one shows the others, and what they show. It holds nobody back.
 * @import { Claim } from "./types"
 * @import { Room } from "./room.js"
 */

import { t } from "./words.js";

/** A claim that is not made again is over after twenty seconds. */
const AGAIN = 8_000;

export class Claims {
  /** Where one is, with somebody who was there before. @type {Map<string, Claim | null>} */
  #own = new Map();
  #room;
  #kind;

  /**
   * @param {Room} room
   * @param {"segment" | "question"} kind of what is claimed
   */
  constructor(room, kind) {
    this.#room = room;
    this.#kind = kind;
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
    this.#own.set(id, this.#own.get(id) ?? null);
    const answer = await this.#room.command("claim", { [this.#kind]: id, on: true });
    if (answer.ok && this.#own.has(id)) this.#own.set(id, /** @type {Claim | null} */ (answer["claim"]));
  }

  /** @param {string} id */
  #leave(id) {
    this.#own.delete(id);
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
    const { rundown, questions } = this.#room.screen;
    const item = this.#kind === "question" ? questions?.[id] : rundown?.find(({ segment }) => segment === id);
    return item?.claim;
  }
}
