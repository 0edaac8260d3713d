/**
 * Commands that are not answered yet: they go out under the same id until they are, by whichever way
 * leads to the server. What was meant for its moment alone lapses instead, and never goes out later.
 * @import { ServerClock } from "./clock.js"
 * @import { Answer } from "./types"
 *
 * @typedef {Record<string, unknown> & { id: string, command: string }} Message
 * @typedef {{ message: Message, answered: (answer: Answer) => void, until: number, sent: boolean }} Waiting
 * sent: it may have arrived
 */

import { t } from "./words.js";

/** How long what is meant for its moment waits for a line to the server. */
export const LAPSE = 10_000;

/** What nobody wants done minutes after they pressed; questions, votes and decisions may wait. */
const OF_THE_MOMENT = new Set([
  "open", "cue", "cue_next", "cue_previous", "hold", "resume", "add_time", "restart", "land", "undo_last", "end",
  "set_window", "claim", "go_live", "next_question", "answer",
]);

/**
 * An id for a command: the time in 48 bits, then 80 random ones, so that the server's disk keeps
 * ids of the same moment side by side. `randomUUID` is missing on plain-HTTP hosts.
 */
export function newId() {
  const time = Date.now().toString(16).padStart(12, "0");
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return time + Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Whether a command is meant for its moment alone.
 * @param {string} command its name
 */
export function lapses(command) {
  return OF_THE_MOMENT.has(command);
}

/**
 * What becomes of it, as an answer of our own.
 * @param {Waiting} waiting
 * @returns {Answer}
 */
function lapsed({ message: { id }, sent }) {
  const message = sent
    ? t("The server did not answer in time. It is not known whether this arrived: look how things stand.")
    : t("This was not sent: the connection was down for too long. Press again if you still want it.");
  return { ok: false, id, code: "lapsed", message };
}

export class Commands {
  /** In the order in which they were given. @type {Map<string, Waiting>} */
  #waiting = new Map();
  #posting = false;
  #clock;

  /** @param {ServerClock} clock */
  constructor(clock) {
    this.#clock = clock;
  }

  /** @param {string} id */
  has(id) {
    return this.#waiting.has(id);
  }

  /**
   * Lets a command wait for its answer.
   * @param {Message} message
   * @returns {Promise<Answer>}
   */
  put(message) {
    const isOfTheMoment = lapses(message.command);
    // Not `performance.now()`, which stands still while a device sleeps.
    const until = isOfTheMoment ? Date.now() + LAPSE : Infinity;
    if (isOfTheMoment) {
      setTimeout(() => this.#lapse(), LAPSE);
      // What is on its way already may be delivered much later: then the server lets it lapse. Just after a
      // sleep this clock is behind, and would let everything lapse.
      if (!this.#clock.slept) message = { ...message, not_after: Math.round(this.#clock.now() + LAPSE * this.#clock.speed) };
    }
    return new Promise((answered) => this.#waiting.set(message.id, { message, answered, until, sent: false }));
  }

  /** Answers what has waited for too long, so that it never goes out. */
  #lapse() {
    const now = Date.now();
    for (const waiting of this.#waiting.values()) {
      if (waiting.until <= now) this.answered(lapsed(waiting));
    }
  }

  /** @param {Answer} answer */
  answered(answer) {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    waiting?.answered(answer);
  }

  /**
   * Sends what waits into a socket.
   * @param {(message: Message) => boolean} send
   * @param {string} [only] the id of one
   */
  send(send, only) {
    this.#lapse();
    for (const waiting of this.#waiting.values()) {
      if (only === undefined || waiting.message.id === only) waiting.sent = send(waiting.message) || waiting.sent;
    }
  }

  /**
   * Posts what waits, one after the other: nobody's own wishes may overtake each other.
   * @param {(message: Message) => Promise<Answer | null>} post null: it has to be sent again
   * @returns {Promise<boolean>} whether anything was answered
   */
  async post(post) {
    if (this.#posting) return false;
    this.#posting = true;
    let any = false;
    // What is put meanwhile is met too: a Map goes on to what was added while one walks through it.
    for (const waiting of this.#waiting.values()) {
      this.#lapse();
      if (!this.has(waiting.message.id)) continue;
      waiting.sent = true;
      const answer = await post(waiting.message);
      if (!answer) break;
      any = true;
      this.answered(answer);
    }
    this.#posting = false;
    return any;
  }
}
