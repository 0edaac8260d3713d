/**
 * A room as one page sees it: connected, resumed, patched, and asking for things exactly once.
 * @import { Answer, Millis, Panels, QuestionCard, Screen } from "./types"
 * @import { Fetched } from "./fetching.js"
 *
 * @typedef {"connecting" | "live" | "offline" | "refused"} State
 */

import { ServerClock } from "./clock.js";
import { Commands, newId } from "./commands.js";
import { Fetching, rendered } from "./fetching.js";
import { Outbox } from "./outbox.js";
import { forget } from "./gone.js";
import { applyPatch, completed } from "./patch.js";
import { becomePerson } from "./person.js";
import { renewal } from "./renewal.js";
import { SILENCE, Socket, STAFF_SILENCE } from "./socket.js";

const DOUBT = 3_000;
/** The close code, and the answer over HTTP, for whoever comes to a room that is no more. */
const DELETED = new Set([4410, 404]);
/** When the server's clock was set, all pages hear of it at once, and should not ask at once. */
const SPREAD = 10_000;

/**
 * Fires "screen" (detail: the names of the panels that changed, or null for all), "patch" just before
 * (detail: { seq, panels, before }), "state", "answer" (detail: { name, fields, answer }), and "build", the build
 * of the server's pages, whenever a socket is open.
 */
export class Room extends EventTarget {
  /** @type {State} */
  state = "connecting";
  /** Whether no socket gets through, so that the screen is fetched now and then. */
  blocked = false;
  /** @type {Screen} */
  screen = /** @type {Screen} */ (/** @type {unknown} */ ({}));
  clock = new ServerClock();
  /** Server time of the last thing heard. @type {Millis | null} */
  receivedAt = null;
  /** @type {Outbox} */
  outbox;
  #room;
  #as;
  #socket;
  #fetching;
  #commands = new Commands(this.clock);
  /** @type {{ epoch: string, seq: number } | null} */
  #place = null;

  /** @param {{ room: string, as: string, lang?: string }} page */
  constructor({ room, as, lang = document.documentElement.lang }) {
    super();
    this.#room = room;
    this.#as = as;
    this.outbox = new Outbox(`${room}-${as}`);
    const address = new URL(`/ws/${encodeURIComponent(room)}`, location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    address.search = String(new URLSearchParams({ as, lang }));
    this.#socket = new Socket(address.href, {
      open: () => this.#hello(),
      message: (message) => this.#take(message),
      lost: (code, refused) => this.#lost(code, refused),
      blocked: () => this.#fetching.start(),
      ping: () => this.#ping(),
      crowd: () => (as === "attendee" && this.screen.audience?.count) || 0,
    }, as === "attendee" ? SILENCE : STAFF_SILENCE, as === "overlay");
    this.#fetching = new Fetching(room, as, lang, {
      shown: (fetched, sent) => this.#fetched(fetched, sent),
      failed: () => this.#become("offline"),
      refused: (status) => this.#lost(status, true),
    });
    this.#adopt();
  }

  /** The room of this page, as its `<html data-room data-as>` says. */
  static ofPage() {
    const { room = "", as = "" } = document.documentElement.dataset;
    // Whoever is in already may still have opened the link: its secret must not stay in the address.
    if (location.hash.startsWith("#lr_")) history.replaceState(null, "", location.pathname + location.search);
    const found = new Room({ room, as });
    renewal(found);
    return found;
  }

  /** As of which event the screen is. */
  get seq() {
    return this.#place?.seq ?? 0;
  }

  /** Connects, after becoming a person of one's own where the page is an attendee's. */
  start() {
    for (const { id, ...asked } of this.outbox.waiting) void this.command("ask", asked, id);
    void this.#join();
  }

  /**
   * Asks for something. The answer comes when the server has stored it or refused it, over as many
   * reconnects as it takes: the command goes out again under the same id. One that was meant for its
   * moment is answered with the code `lapsed` after ten seconds, and goes out no more.
   * @param {string} name
   * @param {Record<string, unknown>} [fields]
   * @param {string} [id] of an earlier try
   * @returns {Promise<Answer>}
   */
  command(name, fields = {}, id = newId()) {
    const message = { t: "command", id, command: name, ...fields };
    if (name === "ask") {
      this.outbox.put({ ...(/** @type {import("./outbox.js").Asked} */ (fields)), id });
    }
    const answer = this.#commands.put(message).then((answer) => {
      this.outbox.drop(id);
      this.dispatchEvent(new CustomEvent("answer", { detail: { name, fields, answer } }));
      return answer;
    });
    if (this.state === "live") this.#send(id);
    setTimeout(() => this.#doubt(id), DOUBT);
    return answer;
  }

  /**
   * A page of question cards beyond those of the screen; null when it did not come.
   * @param {"newest" | "votes"} sort
   * @param {string | null} after the id of the last one that is known
   */
  questions(sort, after) {
    return this.#fetching.questions(sort, after);
  }

  /**
   * The shown questions that seem to ask what a text asks; null when they did not come.
   * @param {string} text
   */
  similar(text) {
    return this.#fetching.similar(text);
  }

  /**
   * How the show can end at the end of its slot; null when that did not come.
   * @param {boolean} protect whether the Q&A gives nothing
   */
  landing(protect) {
    return this.#fetching.landing(protect);
  }

  /**
   * Takes fetched cards into the screen; a card that is there already is newer.
   * @param {Record<string, QuestionCard>} cards
   * @param {Record<string, number>} more how many are still left out, by state
   */
  complete(cards, more) {
    this.screen = { ...this.screen, questions: { ...cards, ...this.screen.questions }, more };
    this.dispatchEvent(new CustomEvent("screen", { detail: ["questions", "more"] }));
  }

  /**
   * Sends what is not answered yet by the way that is open.
   * @param {string} [id] that one alone
   */
  #send(id) {
    if (this.blocked) void this.#post();
    else this.#commands.send((message) => this.#socket.send(message), id);
  }

  async #post() {
    const answered = await this.#commands.post((message) => this.#fetching.post(message));
    if (answered) this.#fetching.now();
  }

  /**
   * A command that is not answered soon is a reason to look whether the line still stands.
   * @param {string} id
   */
  #doubt(id) {
    if (this.state === "live" && !this.blocked && this.#commands.has(id)) this.#socket.check();
  }

  #adopt() {
    const snapshot = rendered();
    if (!snapshot) return;
    this.#draw(completed(snapshot.screen));
    this.#place = { epoch: snapshot.epoch, seq: snapshot.seq };
    this.receivedAt = snapshot.server_time;
    const [navigation] = performance.getEntriesByType("navigation");
    const arrived = /** @type {PerformanceNavigationTiming | undefined} */ (navigation)?.responseStart;
    if (arrived) this.clock.stamped(snapshot.server_time, arrived);
  }

  async #join() {
    const { dataset } = document.documentElement;
    const joined = !["", "false", undefined].includes(dataset["joined"]);
    if (this.#as === "attendee" && !joined) await becomePerson(this.#room, () => this.#become("offline"));
    this.#socket.start();
  }

  #hello() {
    this.clock.forget();
    const resume = this.#place;
    this.#socket.send({ t: "hello", lean: true, beat: true, paged: true, ...(resume && { resume }) });
  }

  #ping() {
    if (this.clock.slept) this.clock.forget();
    this.#socket.send({ t: "ping", c: this.clock.ping() });
  }

  /** @param {Record<string, any>} message */
  #take(message) {
    if (message["build"]) this.dispatchEvent(new CustomEvent("build", { detail: message["build"] }));
    switch (message["t"]) {
      case "screen":
        this.#reached(false);
        return this.#whole(/** @type {Fetched} */ (/** @type {unknown} */ (message)));
      case "patch":
        this.#reached(false);
        if (this.#place && message["epoch"]) this.#place.epoch = message["epoch"];
        return this.#patch(message["seq"], message["panels"], message["server_time"]);
      case "answer":
        return this.#commands.answered(/** @type {Answer} */ (/** @type {unknown} */ (message)));
      case "pong":
        return this.#pong(message["c"], message["s"]);
      case "beat":
        return this.#stamped(message["s"]);
    }
  }

  /**
   * @param {number} seq
   * @param {Panels} panels
   * @param {Millis} at
   */
  #patch(seq, panels, at) {
    const before = this.screen;
    this.#draw(applyPatch(before, panels));
    if (this.#place) this.#place = { ...this.#place, seq };
    this.dispatchEvent(new CustomEvent("patch", { detail: { seq, panels, before } }));
    this.#shown(at, Object.keys(panels));
  }

  /** What is seen of the room, and the time by which it goes. @param {Screen} screen */
  #draw(screen) {
    this.screen = screen;
    this.clock.goBy(screen.event?.clock);
  }

  /** @param {Millis} at */
  #stamped(at) {
    this.receivedAt = at;
    if (this.clock.stamped(at)) setTimeout(() => this.#ping(), Math.random() * SPREAD);
  }

  /** The one way of any whole screen into the page. @param {Fetched} frame */
  #whole({ epoch, seq, server_time: at, screen }) {
    this.#draw(completed(screen));
    this.#place = { epoch, seq };
    this.#shown(at, null);
  }

  /**
   * @param {Millis} at
   * @param {string[] | null} panels
   */
  #shown(at, panels) {
    this.#stamped(at);
    this.dispatchEvent(new CustomEvent("screen", { detail: panels }));
  }

  /**
   * @param {Fetched | null} fetched null: the screen is as it was
   * @param {number} sent local ms
   */
  #fetched(fetched, sent) {
    const slept = this.clock.slept;
    if (slept) this.clock.forget();
    this.#reached(true);
    if (fetched) {
      this.#whole(fetched);
      this.clock.pong(sent, this.clock.realTime(fetched.server_time));
    } else if (slept) {
      this.#fetching.now(true);
    } else {
      this.receivedAt = this.clock.now();
    }
  }

  /**
   * The server was heard: what waits may go out.
   * @param {boolean} blocked by fetching, since no socket gets through
   */
  #reached(blocked) {
    const before = this.state;
    const changed = this.#become("live", blocked);
    if (blocked) {
      this.#send();
      // The server may have been away and not the network: then a socket gets through again.
      if (before === "offline") this.#socket.check();
    } else if (changed) {
      this.#socket.settled();
      this.#fetching.stop();
      this.#send();
    }
  }

  /**
   * @param {number} c
   * @param {Millis} s
   */
  #pong(c, s) {
    if (this.clock.answered(c, s)) this.receivedAt = this.clock.roomTime(s);
  }

  /**
   * @param {number} code of a socket that was closed, or the status of an answer
   * @param {boolean} refused
   */
  #lost(code, refused) {
    if (refused) {
      this.#fetching.stop();
      this.#become("refused");
      if (DELETED.has(code)) forget(this.#room, this.#as === "overlay" ? location.pathname : "/deleted");
    } else if (!this.blocked) {
      this.#become("offline");
    }
  }

  /**
   * Once refused, a room stays so until it is let in again, whatever becomes of the line.
   * @param {State} state
   * @param {boolean} [blocked]
   * @returns {boolean} whether that is new
   */
  #become(state, blocked = false) {
    this.clock.stale = state !== "live";
    this.#socket.spared = blocked;
    const same = state === this.state && blocked === this.blocked;
    if (same || (state === "offline" && this.state === "refused")) return false;
    this.state = state;
    this.blocked = blocked;
    this.dispatchEvent(new CustomEvent("state", { detail: state }));
    return true;
  }
}
