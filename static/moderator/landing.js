/**
 * How the show can still end with its slot: a preview that is fetched anew as things change. It draws nothing.
 * @import { Landing } from "../shared/types"
 * @import { Control } from "./control.js"
 */

import { projectedEnd } from "../shared/timing.js";

/** A preview counts from the next half-minute; one that is older than this is fetched again. */
const FRESH = 15_000;

/** Fires "change" when something of it should be drawn, and "shown" when there is something to press. */
export class Preview extends EventTarget {
  isOpen = false;
  /** Whether the Q&A keeps its time. */
  protects = true;
  /** @type {Landing | null} */
  shown = null;
  /** It did not come. */
  failed = false;
  #asked = 0;
  #at = 0;

  /** @param {Control} control */
  constructor(control) {
    super();
    this.control = control;
  }

  /** Whole seconds by which the show ends after its slot, if all goes on like this; 0 when it fits, or where there is no slot. */
  get over() {
    const { room } = this.control;
    const { event, show, landing } = room.screen;
    if (landing === undefined) return 0;
    const end = projectedEnd(room.screen, room.clock.now());
    if (event.phase === "ended" || end === null || show.slot_end === null) return 0;
    return Math.max(0, Math.floor((end - show.slot_end) / 1000));
  }

  /** Of how many minutes the speakers were asked for, and how many they agreed to. */
  get answers() {
    const asked = this.control.room.screen.landing?.proposal ?? [];
    return { asked: asked.length, agreed: asked.filter(({ agreed }) => agreed === true).length };
  }

  open() {
    this.isOpen = true;
    this.shown = null;
    void this.#fetch();
  }

  close() {
    this.isOpen = false;
    this.#asked += 1;
    this.#changed();
  }

  /** @param {boolean} on */
  protect(on) {
    this.protects = on;
    void this.#fetch();
  }

  /** Looks whether what is shown still holds. */
  refresh() {
    if (!this.isOpen) return;
    if (this.over === 0 && this.shown) return this.close();
    const { clock, screen } = this.control.room;
    const stale = this.shown?.rev !== screen.show.rev || clock.now() - this.#at > FRESH;
    if (this.shown && stale) void this.#fetch();
  }

  /** What it comes to is what is shown, to the second. */
  async land() {
    if (!this.shown || !this.#gives) return;
    const { rev, ends_at, at } = this.shown;
    this.close();
    await this.control.run("land", { rev, ends_at, at, ...this.#protect });
  }

  /** Asks the speakers to come whether it is fine. */
  propose() {
    if (!this.shown) return;
    const { rev, ends_at } = this.shown;
    void this.control.run("propose", { rev, ends_at, ...this.#protect });
  }

  get #protect() {
    return this.protects ? { protect: "qa" } : {};
  }

  get #gives() {
    return this.shown?.segments.some(({ from_seconds, to_seconds }) => to_seconds < from_seconds) === true;
  }

  async #fetch() {
    const asked = (this.#asked += 1);
    this.#at = this.control.room.clock.now();
    this.#changed();
    const found = await this.control.room.landing(this.protects);
    if (asked !== this.#asked) return;
    this.failed = found === null;
    const first = found !== null && this.shown === null;
    this.shown = found ?? this.shown;
    this.#changed();
    if (first) this.dispatchEvent(new Event("shown"));
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}
