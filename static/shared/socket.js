/**
 * One connection that comes back: jittered reconnects, a heartbeat, and a check on coming into view.
 *
 * @typedef {object} Handlers
 * @property {() => void} open a socket is open; say hello
 * @property {(message: Record<string, unknown>) => void} message
 * @property {(code: number, final: boolean) => void} lost final: the server will not have us back
 * @property {() => void} ping send a ping
 */

const BURST = 8;
const BURST_GAP = 200;
const BEAT = 25_000;
const PATIENCE = 5_000;
const LIMIT = 2_000;
const CONNECT = 10_000;
const LONGEST = 15_000;
const REFUSED = new Set([4401, 4403]);
const SLOW_DOWN = new Set([1013, 4400, 4429]);

export class Socket {
  /** @type {WebSocket | null} */
  #socket = null;
  #url;
  #on;
  #tries = 0;
  #unanswered = 0;
  #pings = 0;
  #forever;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #retry;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #beat;

  /**
   * @param {string} url
   * @param {Handlers} handlers
   * @param {boolean} [forever] comes back even when refused, for screens nobody can touch
   */
  constructor(url, handlers, forever = false) {
    this.#url = url;
    this.#on = handlers;
    this.#forever = forever;
  }

  start() {
    addEventListener("online", () => this.check());
    addEventListener("pageshow", () => this.check());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.check();
    });
    this.#connect();
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

  /** A pong came: the line is alive. */
  answered() {
    this.#unanswered = 0;
  }

  /** The server took us in: the next trouble starts from a short wait again. */
  settled() {
    this.#tries = 0;
  }

  #connect() {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    const socket = new WebSocket(this.#url, "liveroom.v1");
    this.#socket = socket;
    socket.onopen = () => {
      this.#on.open();
      this.#pings = 0;
      this.#unanswered = 0;
      this.#tick();
    };
    socket.onmessage = ({ data }) => {
      if (typeof data === "string") this.#on.message(JSON.parse(data));
    };
    socket.onclose = ({ code }) => this.#drop(code);
    // A server that takes the connection and then says nothing would be waited for for ever.
    this.#beat = setTimeout(() => this.#drop(0), CONNECT);
  }

  #tick() {
    clearTimeout(this.#beat);
    const bursting = this.#pings < BURST;
    this.#pings += 1;
    this.#unanswered += 1;
    this.#on.ping();
    // In the burst pongs may lawfully be under way; later a silent one means a dead line.
    if (bursting) this.#beat = setTimeout(() => this.#tick(), BURST_GAP);
    else this.#beat = setTimeout(() => this.#await(), PATIENCE);
  }

  #await() {
    if (this.#unanswered > 0) this.#drop(0);
    else this.#beat = setTimeout(() => this.#tick(), BEAT - PATIENCE);
  }

  /** @param {number} code 0: we gave up on it */
  #drop(code) {
    const socket = this.#socket;
    if (!socket) return;
    this.#socket = null;
    clearTimeout(this.#beat);
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
    const final = REFUSED.has(code) && !this.#forever;
    this.#on.lost(code, final);
    if (!final) this.#retry = setTimeout(() => this.#connect(), this.#wait(code));
  }

  /** @param {number} code */
  #wait(code) {
    this.#tries += 1;
    if (REFUSED.has(code) || SLOW_DOWN.has(code)) return LONGEST * (1 + Math.random());
    const most = code === 1012 ? 3_000 : Math.min(LONGEST, 500 * 2 ** Math.min(this.#tries, 6));
    return most * (0.2 + 0.8 * Math.random());
  }

  /** Phones return with sockets that died unnoticed: ask, and do not wait long for the answer. */
  check() {
    const socket = this.#socket;
    if (!socket && this.#retry !== undefined) this.#connect();
    if (socket?.readyState !== WebSocket.OPEN) return;
    this.#pings = 0;
    this.#unanswered = 0;
    this.#tick();
    setTimeout(() => {
      if (this.#socket === socket && this.#unanswered >= BURST) this.#drop(0);
    }, LIMIT);
  }
}
