/**
 * A soft bell on this device as a segment begins to wrap up and at its end: off until it is asked for.
 * @import { Remaining } from "../countdown.js"
 * @import { Bell } from "./alarm.js"
 * @import { Room } from "../room.js"
 */

import { keep, kept } from "../kept.js";
import { html, nothing } from "../render.js";
import { t } from "../words.js";
import { Alarm } from "./alarm.js";

const KEPT = "liveroom-chime";
/** What rang last on this device, whichever of its pages rang. */
const RUNG = "liveroom-rung";
/** Hertz of the tones, one after the other. @type {Record<Bell, number[]>} */
const TONES = { wrapup: [660], zero: [880, 660] };
const APART = 0.35;
const LENGTH = 0.9;

/** Fires "change" when its button should be drawn. */
export class Chime extends EventTarget {
  #alarm = new Alarm();
  /** @type {AudioContext | null} */
  #audio = null;

  constructor() {
    super();
    // Browsers let a page ring after the first touch of it alone.
    for (const name of ["pointerdown", "keydown"]) addEventListener(name, () => this.isOn && void this.#wake());
  }

  get isOn() {
    return kept(KEPT) === "on";
  }

  toggle() {
    keep(KEPT, this.isOn ? "off" : "on");
    if (this.isOn) void this.#wake().then(() => this.#ring("wrapup"));
    this.dispatchEvent(new Event("change"));
  }

  /**
   * Rings where something is due; on a dark stage nothing rings.
   * @param {Room} room
   * @param {Remaining} left
   */
  tick({ screen, clock }, left) {
    const bell = this.#alarm.due(screen.now, left, clock.now());
    // A page that may not ring must leave it to another one of this device.
    if (!bell || !this.isOn || screen.blackout || this.#audio?.state !== "running") return;
    const mark = `${screen.now?.segment} ${screen.now?.ends_at} ${bell}`;
    if (kept(RUNG) === mark) return;
    keep(RUNG, mark);
    this.#ring(bell);
  }

  get button() {
    if (!("AudioContext" in window)) return nothing;
    const silent = this.isOn && this.#audio?.state !== "running";
    return html`<button class="button" type="button" id="chime" aria-pressed=${this.isOn} @click=${() => this.toggle()}>
      ${silent ? t("Bell: touch the page once") : t("Bell")}</button>`;
  }

  async #wake() {
    this.#audio ??= new AudioContext();
    if (this.#audio.state === "running") return;
    await this.#audio.resume();
    this.dispatchEvent(new Event("change"));
  }

  /** @param {Bell} bell */
  #ring(bell) {
    const audio = this.#audio;
    if (audio) TONES[bell].forEach((hertz, place) => tone(audio, hertz, audio.currentTime + place * APART));
  }
}

/**
 * @param {AudioContext} audio
 * @param {number} hertz
 * @param {number} at in seconds of the context
 */
function tone(audio, hertz, at) {
  const source = new OscillatorNode(audio, { frequency: hertz });
  const loudness = new GainNode(audio, { gain: 0 });
  source.connect(loudness).connect(audio.destination);
  loudness.gain.linearRampToValueAtTime(0.4, at + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.001, at + LENGTH);
  source.start(at);
  source.stop(at + LENGTH);
}
