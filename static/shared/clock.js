/**
 * The server's time in the browser, measured against the monotonic clock of the page.
 * @import { Clock, Millis, Pace } from "./types"
 *
 * @typedef {{ at: number, out: number | null, back: number }} Sample `out`, `back`: apparent one-way delays
 */

/** How long a sample tells of the way back, and of the way out, which only the rare pings measure. */
const BACK = 100_000;
const OUT = 2_000_000;
/** What two clocks drift apart by in the life of a sample, at most. */
const DRIFT = 250;
const STILL = 5;
const STEP = 1_000;
/** A leap of the device's own clock that is no drift of it: the device slept. */
const NAP = 5_000;

/**
 * Estimates server time minus local time from pings. Each direction has its own minimum, so that one
 * lucky packet out and another one back are enough; they need not be in the same round trip.
 */
export class Estimator {
  /** @type {Sample[]} */
  #samples = [];

  /**
   * A ping and its pong.
   * @param {number} sent local ms
   * @param {Millis} server
   * @param {number} received local ms
   * @returns {boolean} as `#add` does
   */
  ping(sent, server, received) {
    return this.#add({ at: received, out: server - sent, back: received - server });
  }

  /**
   * A stamp that only came down: it can better the way back.
   * @param {Millis} server
   * @param {number} received local ms
   * @returns {boolean} as `#add` does
   */
  stamp(server, received) {
    return this.#add({ at: received, out: null, back: received - server });
  }

  /** Forgets everything: after sleep, or on another path. */
  forget() {
    this.#samples = [];
  }

  /** Server minus local in ms; null before the first sample. A constant asymmetry of the paths stays unseen. */
  get offset() {
    const { out, back } = this.#least();
    if (back === Infinity) return null;
    return out === Infinity ? -back : (out - back) / 2;
  }

  /** The least delay of each direction; Infinity where there is none. */
  #least() {
    let out = Infinity;
    let back = Infinity;
    const latest = this.#samples.at(-1)?.at ?? 0;
    for (const sample of this.#samples) {
      if (sample.out !== null) out = Math.min(out, sample.out);
      if (latest - sample.at <= BACK) back = Math.min(back, sample.back);
    }
    return { out, back };
  }

  /**
   * A round trip that would take less than no time shows that one of the clocks was set meanwhile:
   * then nothing measured before tells anything any more.
   * @param {Sample} sample
   * @returns {boolean} whether a clock was set
   */
  #add(sample) {
    this.#samples = this.#samples.filter((old) => sample.at - old.at <= (old.out === null ? BACK : OUT));
    this.#samples.push(sample);
    const { out, back } = this.#least();
    if (out + back >= -DRIFT) return false;
    this.#samples = [sample];
    return true;
  }
}

/**
 * Follows an estimate without jumping: corrections under 5 ms are left alone, those under a second
 * are slewed by a tenth of the time that passes, greater ones are taken at once.
 */
export class Slew {
  #value = 0;
  #target = 0;
  #last = 0;
  #set = false;

  /**
   * @param {number} target
   * @param {number} local ms
   * @returns {boolean} whether it was taken at once
   */
  aim(target, local) {
    const gap = Math.abs(target - this.at(local));
    if (this.#set && gap < STILL) return false;
    const leaps = !this.#set || gap >= STEP;
    this.#target = target;
    if (leaps) this.#value = target;
    this.#set = true;
    return leaps;
  }

  /** @param {number} local ms */
  at(local) {
    const most = Math.max(0, local - this.#last) / 10;
    this.#last = local;
    const gap = this.#target - this.#value;
    this.#value += Math.sign(gap) * Math.min(Math.abs(gap), most);
    return this.#value;
  }
}

/**
 * The room's clock as this page knows it: the server's, or what `event.clock` makes of that.
 * @implements {Clock}
 */
export class ServerClock {
  stale = true;
  #estimator = new Estimator();
  #slew = new Slew();
  #local;
  /** When each ping was sent that is not answered yet. @type {Map<number, number>} */
  #pings = new Map();
  #wall = Date.now() - performance.now();
  /** @type {Pace | null} */
  #pace = null;

  /** @param {() => number} [local] a monotonic clock in ms */
  constructor(local = () => performance.now()) {
    this.#local = local;
    this.#slew.aim(Date.now() - local(), local());
  }

  /** The room's time in UTC ms. */
  now() {
    return this.roomTime(this.#real());
  }

  /** How many times as fast as anybody's clock it goes. */
  get speed() {
    return this.#pace?.speed ?? 1;
  }

  /** @param {Pace | null} [pace] how the room's time goes: `event.clock` */
  goBy(pace = null) {
    this.#pace = pace;
  }

  /**
   * The room's time at an instant of the server's.
   * @param {Millis} real
   */
  roomTime(real) {
    const pace = this.#pace;
    return pace ? pace.now + (real - pace.at) * pace.speed : real;
  }

  /**
   * The server's instant at a time of the room.
   * @param {Millis} time
   */
  realTime(time) {
    const pace = this.#pace;
    return pace ? pace.at + (time - pace.now) / pace.speed : time;
  }

  /** Server time in UTC ms. */
  #real() {
    const local = this.#local();
    return local + this.#slew.at(local) + this.#nap;
  }

  /** What to put into a ping; its pong brings it back. */
  ping() {
    const sent = this.#local();
    const c = Math.round(sent);
    this.#pings.set(c, sent);
    return c;
  }

  /**
   * The pong to a ping; false where that was sent before everything was forgotten.
   * @param {number} c
   * @param {Millis} server its real time
   */
  answered(c, server) {
    const sent = this.#pings.get(c);
    if (sent === undefined) return false;
    this.#pings.delete(c);
    this.pong(sent, server);
    return true;
  }

  /**
   * The server's time came to what was asked at a local instant.
   * @param {number} sent local ms
   * @param {Millis} server its real time
   */
  pong(sent, server) {
    this.#estimator.ping(sent, server, this.#local());
    this.#follow();
  }

  /**
   * A stamp on something else the server sent.
   * @param {Millis} server the room's time
   * @param {number} [received] local ms, when it was not just now
   * @returns {boolean} whether a clock was set: a ping should measure it anew
   */
  stamped(server, received = this.#local()) {
    const isSet = this.#estimator.stamp(this.realTime(server), received);
    this.#follow();
    return isSet;
  }

  /** Forgets what was measured on an earlier connection; the time goes on as it was. */
  forget() {
    const local = this.#local();
    this.#estimator.forget();
    this.#pings.clear();
    this.#slew.aim(this.#real() - local, local);
    this.#wall = Date.now() - performance.now();
  }

  /** True when the device slept or its clock was set since the last measurement. */
  get slept() {
    return Math.abs(this.#leap) > STEP;
  }

  /** How far the device's clock has left the monotonic one, which mostly stands still in its sleep. */
  get #leap() {
    return Date.now() - performance.now() - this.#wall;
  }

  /** What the device seems to have slept, until the server has said what time it is. */
  get #nap() {
    return this.#leap > NAP ? this.#leap : 0;
  }

  #follow() {
    const offset = this.#estimator.offset;
    // What was measured takes the place of what was guessed.
    if (offset !== null && this.#slew.aim(offset, this.#local())) this.#wall = Date.now() - performance.now();
  }
}
