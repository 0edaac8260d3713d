/**
 * The host's side of the questions: which is read, which comes, what came of the last press.
 * @import { Answer, QueueCard } from "../shared/types"
 * @import { Room } from "../shared/room.js"
 */

import { t } from "../shared/words.js";
import { Pace } from "./fits.js";

const KEPT = "liveroom-pace";
/** A press this soon after another question went on air was meant for the one before. */
const REST = 900;

/** Fires "change" when something of it should be drawn. */
export class Host extends EventTarget {
  /** @type {string | null} */
  notice = null;
  /** Commands that are not answered yet. */
  pending = 0;
  unfolded = false;
  resting = false;
  pace = new Pace(remembered());
  /** @type {string | null | undefined} */
  #live = undefined;

  /** @param {Room} room */
  constructor(room) {
    super();
    this.room = room;
  }

  /** @returns {QueueCard[]} */
  get queue() {
    return /** @type {QueueCard[]} */ (this.room.screen.queue ?? []);
  }

  /** After the show nothing goes on air. */
  get ended() {
    return this.room.screen.event.phase === "ended";
  }

  /** Takes note of what is on air. */
  refresh() {
    const live = this.room.screen.live_question?.id ?? null;
    this.pace.see(live, this.room.clock.now());
    sessionStorage.setItem(KEPT, JSON.stringify(this.pace.took));
    if (live !== this.#live) this.unfolded = false;
    if (this.#live !== undefined && live !== this.#live) this.#rest();
    this.#live = live;
    this.changed();
  }

  next() {
    if (this.resting) return;
    void this.#run("next_question", { after: this.room.screen.live_question?.id ?? null });
  }

  /** @param {QueueCard} card */
  answered(card) {
    if (!this.resting) void this.#run("answer", { question: card.id, rev: card.rev, how: "aloud" });
  }

  /** @param {QueueCard} card */
  goLive(card) {
    void this.#run("go_live", { question: card.id, rev: card.rev });
  }

  unfold() {
    this.unfolded = !this.unfolded;
    this.changed();
  }

  changed() {
    this.dispatchEvent(new Event("change"));
  }

  /** The big button has just changed its meaning: it rests for a moment. */
  #rest() {
    this.resting = true;
    setTimeout(() => {
      this.resting = false;
      this.changed();
    }, REST);
  }

  /**
   * @param {string} name
   * @param {Record<string, unknown>} fields
   */
  async #run(name, fields) {
    this.notice = null;
    this.pending += 1;
    this.changed();
    const answer = await this.room.command(name, fields);
    this.pending -= 1;
    if (!answer.ok) this.notice = refused(answer);
    this.changed();
  }
}

/** @param {Answer} answer */
function refused(answer) {
  if (answer.code === "stale") return t("Somebody was faster; look at what is on air now. You changed nothing.");
  return answer.message ?? t("That was refused: %(code)s.", { code: answer.code ?? "?" });
}

/** @returns {number[]} */
function remembered() {
  try {
    const took = JSON.parse(sessionStorage.getItem(KEPT) ?? "[]");
    return Array.isArray(took) ? took.filter(Number.isFinite) : [];
  } catch {
    return []; // what stands there is not ours
  }
}
