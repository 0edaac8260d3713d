/**
 * The way to a room where a network lets no socket through: its screen is fetched, and commands are
 * posted.
 * @import { Answer, Landing, Millis, QuestionCard, Screen } from "./types"
 *
 * @typedef {{ epoch: string, seq: number, server_time: Millis, screen: Screen }} Fetched
 *
 * @typedef {{ seq: number, questions: (QuestionCard & { id: string })[], next: string | null }} Page
 *
 * @typedef {Pick<QuestionCard, "number" | "text" | "name" | "votes" | "state"> & { question: string, score: number }} Like
 *
 * @typedef {object} Handlers
 * @property {(fetched: Fetched | null, sent: number) => void} shown null: the screen is as it was; sent: local ms
 * @property {() => void} failed
 * @property {(status: number) => void} refused the server will not have us back
 */

const EVERY = 5_000;
const SLOWEST = 15_000;
/** How long an answer may take. */
const PATIENCE = 10_000;
const REFUSED = new Set([401, 403, 404]);

/**
 * An answer of liveroom; what else stands on the way also answers, with pages of its own.
 * @param {Response} response
 * @returns {Promise<Record<string, any> | null>}
 */
function bodyOf(response) {
  const type = response.headers.get("content-type") ?? "";
  return type.startsWith("application/json") ? response.json() : Promise.resolve(null);
}

/**
 * The screen that the page was rendered with, taken out of it: what is erased later is in no page.
 * @returns {Fetched | null}
 */
export function rendered() {
  const element = document.getElementById("screen");
  const text = element?.textContent;
  element?.replaceChildren();
  return text ? JSON.parse(text) : null;
}

export class Fetching {
  active = false;
  #room;
  #query;
  #on;
  /** Names the screen that is shown. */
  #tag = "";
  #failures = 0;
  /** Counts what was asked, so that an answer that something newer has overtaken is let fall. */
  #asked = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #next;

  /**
   * @param {string} room
   * @param {string} as
   * @param {string} lang
   * @param {Handlers} handlers
   */
  constructor(room, as, lang, handlers) {
    this.#room = `/api/v1/rooms/${encodeURIComponent(room)}`;
    this.#query = String(new URLSearchParams({ as, lang }));
    this.#on = handlers;
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.now();
    });
  }

  /** Fetches now and every five seconds. */
  start() {
    if (this.active) return;
    this.active = true;
    this.#tag = "";
    this.now();
  }

  /** Fetches no more, and what is under way counts for nothing. */
  stop() {
    this.active = false;
    this.#asked += 1;
    clearTimeout(this.#next);
  }

  /**
   * Fetches at once, since something has changed.
   * @param {boolean} [whole] also where nothing has
   */
  now(whole = false) {
    if (whole) this.#tag = "";
    clearTimeout(this.#next);
    if (this.active) void this.#fetch(++this.#asked);
  }

  /**
   * @param {Record<string, unknown>} message
   * @returns {Promise<Answer | null>} null: nobody knows whether it arrived; to be sent again
   */
  async post({ t: _, ...message }) {
    try {
      const response = await this.#call("commands", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(message) });
      const answer = await bodyOf(response);
      return typeof answer?.["ok"] === "boolean" ? /** @type {Answer} */ ({ ...answer, id: message["id"] }) : null;
    } catch {
      return null;
    }
  }

  /**
   * Question cards beyond those of the screen, on from one of them.
   * @param {"newest" | "votes"} sort
   * @param {string | null} after
   * @returns {Promise<Page | null>} null: it did not come
   */
  async questions(sort, after) {
    try {
      const response = await this.#call("questions", {}, { sort, ...(after !== null && { after }) });
      return response.ok ? /** @type {Page | null} */ (await bodyOf(response)) : null;
    } catch {
      return null;
    }
  }

  /**
   * The shown questions that seem to ask what a text asks, the most alike first.
   * @param {string} text
   * @returns {Promise<Like[] | null>} null: they did not come
   */
  async similar(text) {
    try {
      const response = await this.#call("similar", {}, { text });
      return response.ok ? ((await bodyOf(response))?.["similar"] ?? null) : null;
    } catch {
      return null;
    }
  }

  /**
   * How the show can end at the end of its slot.
   * @param {boolean} protect whether the Q&A gives nothing
   * @returns {Promise<Landing | null>} null: it did not come
   */
  async landing(protect) {
    try {
      const response = await this.#call("landing", {}, protect ? { protect: "qa" } : {});
      return response.ok ? /** @type {Landing | null} */ (await bodyOf(response)) : null;
    } catch {
      return null;
    }
  }

  /** @param {number} asked */
  async #fetch(asked) {
    const sent = performance.now();
    /** @type {Response | null} */
    let response = null;
    /** @type {Record<string, any> | null} */
    let body = null;
    try {
      response = await this.#call("screen", { headers: this.#tag ? { "if-none-match": this.#tag } : {} });
      body = await bodyOf(response);
    } catch {
      // It comes to the same as an answer that is nobody's.
    }
    if (asked !== this.#asked) return;
    const well = response?.status === 304 || (response?.ok && body !== null);
    this.#failures = well ? 0 : this.#failures + 1;
    this.#next = setTimeout(() => this.now(), Math.min(SLOWEST, EVERY * 2 ** this.#failures) * (0.9 + 0.2 * Math.random()));
    if (response?.ok) this.#tag = response.headers.get("etag") ?? "";
    if (well) this.#on.shown(/** @type {Fetched | null} */ (body), sent);
    else if (response && body?.["ok"] === false && REFUSED.has(response.status)) this.#on.refused(response.status);
    else this.#on.failed();
  }

  /**
   * @param {string} what
   * @param {RequestInit} request
   * @param {Record<string, string>} [more] of the query
   */
  #call(what, request, more = {}) {
    return fetch(`${this.#room}/${what}?${this.#query}&${new URLSearchParams(more)}`, { ...request, signal: AbortSignal.timeout(PATIENCE) });
  }
}
