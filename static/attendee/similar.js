/**
 * While somebody writes a question: those that were asked already and seem to ask the same, to be
 * supported instead. They stand below the form, so that nothing in it ever moves.
 * @import { Room } from "../shared/room.js"
 * @import { QuestionCard } from "../shared/types"
 * @import { Cards } from "./order.js"
 * @import { ListState } from "./questions.js"
 * @import { Votes } from "./votes.js"
 */

import { html, nothing, repeat } from "../shared/render.js";
import { announce } from "../shared/spoken.js";
import { t } from "../shared/words.js";
import { row } from "./questions.js";

/** So long after the last letter the text is looked up. */
const PAUSE = 700;
/** Less than this says too little. */
const SHORTEST = 8;
const MOST = 3;
const SUPPORTED = new Set(["approved", "queued", "live"]);

export class Similar {
  /** As they were when they were looked up. @type {Cards} */
  #found = {};
  #room;
  #changed;
  #field;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #pause;

  /**
   * @param {Room} room
   * @param {HTMLTextAreaElement} field
   * @param {() => void} changed
   */
  constructor(room, field, changed) {
    this.#room = room;
    this.#field = field;
    this.#changed = changed;
    field.addEventListener("input", () => this.#typed());
    room.addEventListener("answer", () => this.#emptied());
    room.addEventListener("patch", (event) => {
      const { panels } = /** @type {CustomEvent<{ panels: import("../shared/types").Panels }>} */ (event).detail;
      for (const [id, card] of Object.entries(panels.questions ?? {})) if (card === null) delete this.#found[id];
    });
    this.#typed(); // before the scripts were there, or last time
  }

  /** Those that can be supported now, the most alike first. @returns {[string, QuestionCard][]} */
  get cards() {
    const { questions = {}, mine = {} } = this.#room.screen;
    return Object.entries(this.#found)
      .map(([id, card]) => /** @type {[string, QuestionCard]} */ ([id, questions[id] ?? card]))
      .filter(([id, card]) => !(id in mine) && SUPPORTED.has(card.state))
      .slice(0, MOST);
  }

  /**
   * One's own vote is stored: nobody is told of others' votes for a card that the screen has not.
   * @param {string} id
   * @param {boolean} value
   */
  voted(id, value) {
    const card = this.#found[id];
    if (card) this.#found[id] = { ...card, votes: Math.max(0, card.votes + (value ? 1 : -1)) };
  }

  #typed() {
    clearTimeout(this.#pause);
    if (!this.#emptied()) this.#pause = setTimeout(() => void this.#look(), PAUSE);
  }

  /** Lets go of what was found for a text that is there no more. */
  #emptied() {
    if (this.#field.value.trim().length >= SHORTEST) return false;
    clearTimeout(this.#pause);
    this.#show([]);
    return true;
  }

  async #look() {
    const text = this.#field.value.trim();
    const found = await this.#room.similar(text);
    if (found && text === this.#field.value.trim()) this.#show(found);
  }

  /** @param {import("../shared/fetching.js").Like[]} found */
  #show(found) {
    const before = this.cards.length;
    this.#found = Object.fromEntries(found.map(({ question, ...card }) => [question, { ...card, rev: 0 }]));
    if (!before && this.cards.length) announce(t("Already asked: support it"));
    if (before || found.length) this.#changed();
  }
}

/**
 * @param {Similar} similar
 * @param {Votes} votes
 * @param {ListState["vote"]} vote
 */
export function alreadyAsked(similar, votes, vote) {
  const { cards } = similar;
  if (!cards.length) return nothing;
  return html`<section class="similar" aria-labelledby="similar-title">
    <h3 id="similar-title">${t("Already asked: support it")}</h3>
    <ul class="list">${repeat(cards, ([id]) => id, ([id, card]) => row(id, card, votes, false, vote, false, "like"))}</ul>
  </section>`;
}
