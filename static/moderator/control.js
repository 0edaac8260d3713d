/**
 * The rundown in a moderator's hand: what is under way, and what came of it. It draws nothing.
 * @import { Room } from "../shared/room.js"
 */

import { refusedCue } from "./outcomes.js";

/** A press this soon after the segment changed was meant for the one before. */
const SETTLE = 900;

/** Fires "change" when something of it should be drawn. */
export class Control extends EventTarget {
  /** @type {string | null} */
  notice = null;
  /** Commands that are not answered yet. */
  pending = 0;
  /** The big button has just changed its meaning. */
  settling = false;
  /** @type {string | null | undefined} */
  #segment = undefined;

  /** @param {Room} room */
  constructor(room) {
    super();
    this.room = room;
  }

  /** Takes note of what is on: a big button that changes its meaning rests for a moment. */
  refresh() {
    const segment = this.room.screen.now?.segment ?? null;
    if (this.#segment !== undefined && segment !== this.#segment) {
      this.settling = true;
      setTimeout(() => {
        this.settling = false;
        this.#changed();
      }, SETTLE);
    }
    this.#segment = segment;
    this.#changed();
  }

  /**
   * @param {string} name
   * @param {Record<string, unknown>} [fields]
   */
  async run(name, fields = {}) {
    this.pending += 1;
    this.notice = null;
    this.#changed();
    const answer = await this.room.command(name, fields);
    this.pending -= 1;
    if (!answer.ok) this.notice = refusedCue(answer, this.room.screen);
    this.#changed();
  }

  next() {
    if (this.settling || this.pending) return;
    void this.run("cue_next", { after: this.room.screen.now?.segment ?? null });
  }

  previous() {
    void this.run("cue_previous", { after: this.room.screen.now?.segment ?? null });
  }

  /** @param {string} segment */
  cue(segment) {
    void this.run("cue", { segment, rev: this.room.screen.show.rev });
  }

  /** Whether something waits for the line to come back. */
  get waits() {
    return this.pending > 0 && this.room.state !== "live";
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}
