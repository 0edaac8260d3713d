/**
 * The host's side of the questions: which is read, which comes, what came of the last press.
 * @import { Answer, QueueCard } from "../shared/types"
 * @import { Room } from "../shared/room.js"
 */

import { t } from "../shared/words.js";
import { Order } from "./order.js";

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
  /** Whether the question has the whole screen. */
  full = false;
  /** Whether it is chosen what becomes of the question that leaves the air. */
  takingOff = false;
  /** The question of the queue that keys are about. @type {string | null} */
  at = null;
  /** The order of the queue, and the hand in it. */
  order = new Order(this);
  /** @type {string | null | undefined} */
  #live = undefined;

  /** @param {Room} room */
  constructor(room) {
    super();
    this.room = room;
  }

  get live() {
    return this.room.screen.live_question;
  }

  /** As the server has it. @returns {QueueCard[]} */
  get queue() {
    return /** @type {QueueCard[]} */ (this.room.screen.queue ?? []);
  }

  /** After the show nothing goes on air. */
  get ended() {
    return this.room.screen.event.phase === "ended";
  }

  /** Takes note of what is on air and what waits. */
  refresh() {
    const live = this.live?.id ?? null;
    if (live !== this.#live) this.unfolded = this.takingOff = false;
    if (this.#live !== undefined && live !== this.#live) this.#rest();
    this.#live = live;
    this.arrange();
  }

  /**
   * Brings the queue in step with the server, as far as nobody is in it.
   * @param {boolean} [force]
   */
  arrange(force) {
    this.order.refresh(force);
    if (this.at !== null && !this.order.standing.ids.includes(this.at)) this.at = null;
    this.changed();
  }

  /** Shows what waited and what moved, and goes to the first that waited. */
  letIn() {
    const [first] = this.order.standing.waiting;
    if (first) this.at = first;
    this.arrange(true);
  }

  next() {
    if (this.resting || this.ended || !(this.live ?? this.queue.length)) return;
    if (!this.queue.length) return this.answered();
    void this.run("next_question", { after: this.live?.id ?? null });
  }

  answered() {
    if (this.live && !this.resting) void this.run("answer", { question: this.live.id, rev: this.live.rev, how: "aloud" });
  }

  /** @param {boolean} open */
  chooseFate(open) {
    if (open === this.takingOff) return;
    this.takingOff = open && this.live !== null && !this.ended;
    this.changed();
  }

  /**
   * Off air without having been answered.
   * @param {"queued" | "approved" | "held" | "dismissed"} then
   * @param {string} [reason] why it was dismissed
   */
  takeOff(then, reason) {
    if (!this.live) return;
    void this.run("take_off", { question: this.live.id, rev: this.live.rev, then, ...(reason && { reason }) });
  }

  /** @param {QueueCard} card */
  goLive(card) {
    if (!this.ended) void this.run("go_live", { question: card.id, rev: card.rev });
  }

  unfold() {
    if (this.live?.original == null) return;
    this.unfolded = !this.unfolded;
    this.changed();
  }

  fill() {
    this.full = !this.full;
    document.documentElement.toggleAttribute("data-full", this.full);
    this.changed();
  }

  /** @param {string | null} id */
  look(id) {
    this.at = id;
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
   * @returns {Promise<boolean>} whether it was done
   */
  async run(name, fields) {
    this.notice = null;
    this.pending += 1;
    this.changed();
    const answer = await this.room.command(name, fields);
    this.pending -= 1;
    if (!answer.ok) this.notice = refused(answer);
    this.changed();
    return answer.ok;
  }
}

/** @param {Answer} answer */
function refused(answer) {
  if (answer.code === "stale") return t("Somebody was faster; look at what is on air now. You changed nothing.");
  return answer.message ?? t("That was refused: %(code)s.", { code: answer.code ?? "?" });
}
