/**
 * The rundown in a moderator's hand: what is under way, what is asked back, and what came of it. It draws nothing.
 * @import { Room } from "../shared/room.js"
 *
 * @typedef {object} Ask what waits for a press of its own
 * @property {string} text
 * @property {string} yes what the press does
 * @property {boolean} [grave]
 * @property {string} [key] the key that confirms it too
 * @property {() => void} act
 */

import { t } from "../shared/words.js";
import { refusedCue } from "./outcomes.js";

/** A press this soon after the segment changed, or after something grave was asked, was meant for what was there before. */
const SETTLE = 900;

/** Fires "change" when something of it should be drawn, and "asked" when something is asked or no more. */
export class Control extends EventTarget {
  /** @type {string | null} */
  notice = null;
  /** Commands that are not answered yet. */
  pending = 0;
  /** The big button has just changed its meaning. */
  settling = false;
  /** @type {Ask | null} */
  asked = null;
  /** Something was asked just now. */
  resting = false;
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
      this.dismiss();
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

  /** The next segment; after the last one it is asked whether the show shall end. */
  next() {
    const { now, next, event } = this.room.screen;
    if (this.settling || this.pending || event.phase === "ended") return;
    if (now && !next) this.askToEnd("cue_next", { after: now.segment });
    else void this.run("cue_next", { after: now?.segment ?? null });
  }

  previous() {
    void this.run("cue_previous", { after: this.room.screen.now?.segment ?? null });
  }

  /** The segment before the one that is on and is not skipped. */
  get before() {
    const { now, rundown = [] } = this.room.screen;
    const on = rundown.findIndex(({ segment }) => segment === now?.segment);
    return rundown.slice(0, Math.max(0, on)).filter(({ skipped }) => !skipped).at(-1) ?? null;
  }

  /** @param {string} segment */
  cue(segment) {
    void this.run("cue", { segment, rev: this.room.screen.show.rev });
  }

  toggleHold() {
    const { now } = this.room.screen;
    if (now) void this.run(now.held_at === null ? "hold" : "resume");
  }

  /** @param {number} more */
  addMinutes(more) {
    if (this.room.screen.now) void this.run("add_time", { seconds: more * 60 });
  }

  /**
   * @param {string} name the command that ends it
   * @param {Record<string, unknown>} [fields]
   */
  askToEnd(name, fields) {
    const last = name === "cue_next" ? `${t("This was the last segment.")} ` : "";
    const text = last + t("The countdown stops and attendees see that the show has ended.");
    this.ask({ text, yes: t("End the show now"), grave: true, act: () => void this.run(name, fields) });
  }

  /**
   * Asks whether a segment shall be cued, by its place in the rundown.
   * @param {number} place from 1
   */
  askToCue(place) {
    const { rundown = [], now, event, show } = this.room.screen;
    const row = rundown[place - 1];
    if (!row || row.segment === now?.segment || event.phase === "draft" || event.phase === "ended") return;
    const fields = { segment: row.segment, rev: show.rev };
    this.ask({ text: t("Go to %(n)s, “%(title)s”?", { n: place, title: row.title }), yes: t("Cue"), key: String(place), act: () => void this.run("cue", fields) });
  }

  /**
   * What is grave rests for a moment, so that the press which led to it does not answer it too.
   * @param {Ask} asked
   */
  ask(asked) {
    this.asked = asked;
    this.notice = null;
    this.resting = asked.grave === true;
    if (this.resting) setTimeout(() => this.#rested(asked), SETTLE);
    this.#changed();
    this.dispatchEvent(new Event("asked"));
  }

  /** @param {Ask} asked */
  #rested(asked) {
    if (this.asked !== asked) return;
    this.resting = false;
    this.#changed();
  }

  confirm() {
    if (this.resting || !this.asked) return;
    const { act } = this.asked;
    this.dismiss();
    act();
  }

  dismiss() {
    if (!this.asked) return;
    this.asked = null;
    this.resting = false;
    this.#changed();
    this.dispatchEvent(new Event("asked"));
  }

  /** Takes away what was said of the last press. */
  hush() {
    this.notice = null;
    this.#changed();
  }

  /** Whether something waits for the line to come back. */
  get waits() {
    return this.pending > 0 && this.room.state !== "live";
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}
