/**
 * One connection that comes back: jittered reconnects, an ear for silence, and a check on coming into view.
 *
 * @typedef {object} Handlers
 * @property {() => void} open a socket is open; say hello
 * @property {(message: Record<string, unknown>) => void} message
 * @property {(code: number, refused: boolean) => void} lost refused: the server will not have us
 * @property {() => void} blocked the first socket brings nothing yet, or several in a row have brought nothing: it seems that something on the way lets none through
 * @property {() => void} ping send a ping
 * @property {() => number} crowd how many lose their sockets together with this one, when a server ends
 */

const BURST = 8;
const BURST_GAP = 200;
/** The server beats every 25 seconds. After more silence than that it is asked. */
export const SILENCE = 32_000;
/** The few who run the show, or show it, ask sooner. */
export const STAFF_SILENCE = 10_000;
const PATIENCE = 5_000;
/** The clocks of a page and a server drift apart by some milliseconds a minute. */
const SET_CLOCK = 30 * 60_000;
const LIMIT = 2_000;
const CONNECT = 6_000;
const LONGEST = 15_000;
/**
 * Who is one of many waits longer, a second and one more for each thousand: so the server is mostly there again
 * when they come, and does not have all of them at once.
 */
const CROWD = 6_000;
/** Where another way serves meanwhile, sockets are tried seldom. */
const SELDOM = 300_000;
/** So many sockets in a row that bring nothing tell of a network that lets none through. */
const IN_VAIN = 2;
/** A page that has had no socket yet looks for another way so soon; whichever brings something first serves. */
const FIRST = 2_500;
const REFUSED = new Set([4401, 4403, 4410]);
const SLOW_DOWN = new Set([1013, 4400, 4429]);
/** Newer screens of the same person took its place. */
const GAVE_WAY = 4409;
const MINUTE = 60_000;
/** The longest that a timer can wait. */
const UNTIL_SEEN = 2 ** 31 - 1;
/** With these the server itself ends a socket, so that the network cannot be what keeps it away. */
const FROM_THE_SERVER = new Set([1012, GAVE_WAY, ...REFUSED, ...SLOW_DOWN]);

export class Socket {
  /** Whether another way to the server serves meanwhile. */
  spared = false;
  /** @type {WebSocket | null} */
  #socket = null;
  #url;
  #on;
  #tries = 0;
  /** Sockets in a row that brought nothing. */
  #inVain = 0;
  #settled = false;
  #receivedAt = 0;
  #askedAt = 0;
  #silence;
  #forever;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #retry;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #watch;

  /**
   * @param {string} url
   * @param {Handlers} handlers
   * @param {number} silence ms that may pass before the server is asked
   * @param {boolean} [forever] comes back even when refused, for screens nobody can touch
   */
  constructor(url, handlers, silence, forever = false) {
    this.#url = url;
    this.#on = handlers;
    this.#silence = silence;
    this.#forever = forever;
  }

  start() {
    addEventListener("online", () => this.check());
    addEventListener("pageshow", () => this.check());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.check();
    });
    const first = this.#connect();
    setTimeout(() => this.#socket === first && !this.#settled && this.#on.blocked(), FIRST);
  }

  /**
   * @param {Record<string, unknown>} message
   * @returns {boolean} whether a socket was open to take it
   */
  send(message) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  /** The server took us in: the next trouble starts from a short wait again. */
  settled() {
    this.#settled = true;
    this.#tries = this.#inVain = 0;
  }

  #connect() {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    const socket = new WebSocket(this.#url, "liveroom.v1");
    this.#socket = socket;
    this.#settled = false;
    socket.onopen = () => {
      this.#on.open();
      this.#receivedAt = performance.now();
      this.#burst();
    };
    socket.onmessage = ({ data }) => {
      this.#receivedAt = performance.now();
      if (typeof data === "string") this.#on.message(JSON.parse(data));
    };
    socket.onclose = ({ code }) => this.#drop(code);
    // A server that takes the connection and then says nothing would be waited for for ever.
    this.#later(() => this.#drop(0), CONNECT);
    return socket;
  }

  /**
   * @param {() => void} act in place of what was due before
   * @param {number} wait ms
   */
  #later(act, wait) {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(act, wait);
  }

  #ask() {
    this.#askedAt = performance.now();
    this.#on.ping();
  }

  /** Several pings at once, of which the luckiest sets the clock. */
  #burst(left = BURST) {
    this.#ask();
    if (left > 1) this.#later(() => this.#burst(left - 1), BURST_GAP);
    else this.#later(() => this.#await(), PATIENCE);
  }

  /** Sleeps until the line could have been silent for too long. */
  #listen() {
    const now = performance.now();
    const left = this.#receivedAt + this.#silence - now;
    if (left <= 0) {
      this.#ask();
      this.#later(() => this.#await(), PATIENCE);
      return;
    }
    if (now - this.#askedAt > SET_CLOCK) this.#ask();
    this.#later(() => this.#listen(), left);
  }

  #await() {
    if (this.#receivedAt < this.#askedAt) this.#drop(0);
    else this.#listen();
  }

  /** @param {number} code 0: we gave up on it */
  #drop(code) {
    const socket = this.#socket;
    if (!socket) return;
    this.#socket = null;
    clearTimeout(this.#watch);
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
    const refused = REFUSED.has(code);
    this.#inVain = this.#settled || FROM_THE_SERVER.has(code) ? 0 : this.#inVain + 1;
    this.#on.lost(code, refused);
    if (this.#inVain >= IN_VAIN) this.#on.blocked();
    if (!refused || this.#forever) this.#retry = setTimeout(() => this.#connect(), this.#wait(code));
  }

  /** @param {number} code */
  #wait(code) {
    this.#tries += 1;
    if (code === GAVE_WAY) return document.visibilityState === "visible" ? MINUTE * (1 + Math.random()) : UNTIL_SEEN;
    if (this.spared) return Math.min(SELDOM, LONGEST * 2 ** Math.min(this.#inVain - IN_VAIN, 6)) * (0.8 + 0.2 * Math.random());
    if (REFUSED.has(code) || SLOW_DOWN.has(code)) return LONGEST * (1 + Math.random());
    const most = code === 1012 ? 3_000 : Math.min(LONGEST, 500 * 2 ** Math.min(this.#tries, 6));
    return Math.max(most, Math.min(CROWD, 1_000 + this.#on.crowd())) * (0.2 + 0.8 * Math.random());
  }

  /** Phones return with sockets that died unnoticed: ask, and do not wait long for the answer. */
  check() {
    const socket = this.#socket;
    if (!socket && this.#retry !== undefined) this.#connect();
    if (socket?.readyState !== WebSocket.OPEN) return;
    const asked = performance.now();
    this.#burst();
    setTimeout(() => {
      if (this.#socket === socket && this.#receivedAt < asked) this.#drop(0);
    }, LIMIT);
  }
}
