/**
 * Messages to whoever is on stage: what is being written, what stands there, and whether it was read.
 * @import { Message } from "../shared/types"
 * @import { Room } from "../shared/room.js"
 */

import { addressee } from "../shared/messages.js";
import { html, live, nothing } from "../shared/render.js";
import { clockTime } from "../shared/times.js";
import { t, tn } from "../shared/words.js";
import { refusedCue } from "./outcomes.js";

/** @typedef {Message["to"] | "audience"} To the audience is told by the banner */

/** @type {readonly To[]} */
const TO = ["speaker", "host", "staff", "audience"];
/** Minutes for which a banner may stand; 0: until it is taken back. */
const STANDS = [0, 1, 2, 5, 10, 15, 30];
const MINUTE = 60_000;
/** The most characters of a message, as in `core/text.py`. */
const LONGEST = 300;
const READY = () => [t("Two minutes"), t("Please wrap up"), t("Slower"), t("Sound problem")];

/** Fires "change" when something of it should be drawn, and "focus" when the words should have it. */
export class Messages extends EventTarget {
  /** @type {To} */
  to = "speaker";
  /** How long the audience is told, in minutes. */
  stands = 5;
  text = "";
  flash = false;
  /** Why the last press was refused. */
  trouble = "";
  pending = false;

  /** @param {Room} room */
  constructor(room) {
    super();
    this.room = room;
  }

  /** What stands, the latest first. @type {[string, Message][]} */
  get standing() {
    return Object.entries(this.room.screen.messages ?? {}).sort(([, a], [, b]) => b.sent_at - a.sent_at);
  }

  /** @param {Partial<Pick<Messages, "to" | "text" | "flash" | "stands">>} typed */
  type(typed) {
    Object.assign(this, typed);
    this.trouble = "";
    this.#changed();
  }

  /** @param {string} text */
  fill(text) {
    this.type({ text });
    this.dispatchEvent(new Event("focus"));
  }

  /** When what the audience is told goes by itself, if it is sent now. */
  get until() {
    return this.stands ? Math.round(this.room.clock.now()) + this.stands * MINUTE : null;
  }

  /** What the audience is told now. */
  get banner() {
    const { banner } = this.room.screen;
    return banner && (banner.until === null || banner.until > this.room.clock.now()) ? banner : null;
  }

  takeBannerBack() {
    return this.#run("banner", { text: null });
  }

  /** @param {boolean} on */
  blackout(on) {
    return this.#run("blackout", { on });
  }

  /** Sends the words; they stay where they are until the server has them. */
  async send() {
    const { to, text, flash } = this;
    const sent = to === "audience" ? this.#run("banner", { text, until: this.until }) : this.#run("message", { to, text, flash });
    if ((await sent) && this.text === text) this.type({ text: "", flash: false });
  }

  /** @param {string} message */
  takeBack(message) {
    return this.#run("clear_message", { message });
  }

  /**
   * @param {string} name
   * @param {Record<string, unknown>} fields
   */
  async #run(name, fields) {
    if (this.pending) return false;
    this.pending = true;
    this.#changed();
    const answer = await this.room.command(name, fields);
    this.pending = false;
    this.trouble = answer.ok ? "" : refusedCue(answer, this.room.screen);
    this.#changed();
    return answer.ok;
  }

  /** @param {number} ms */
  at(ms) {
    return clockTime(ms, this.room.screen.event.time_zone ?? "UTC");
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

/** @param {Messages} messages */
export function messagesView(messages) {
  const { to, text, flash, trouble, pending, standing, banner } = messages;
  const audience = to === "audience";
  const send = (/** @type {Event} */ event) => {
    event.preventDefault();
    void messages.send();
  };
  const field = (/** @type {Event} */ event) => /** @type {HTMLInputElement} */ (event.target);
  const length = [...text.trim()].length;
  return html`<h2>${t("Message")}</h2>
    <form class="message-form" @submit=${send}>
      <div class="message-row" role="radiogroup" aria-label=${t("To whom")}>
        ${TO.map((each) => html`<label><input type="radio" name="to" .checked=${live(each === to)} @change=${() => messages.type({ to: each })}> ${each === "audience" ? t("Audience") : addressee(each)}</label>`)}
      </div>
      <label class="label" for="message-text">${t("Words")}</label>
      <input class="input" id="message-text" autocomplete="off" dir="auto" aria-describedby="message-trouble" .value=${live(text)}
        @input=${(/** @type {Event} */ event) => messages.type({ text: field(event).value })}>
      <p class="small muted">${t("%(n)s of %(limit)s", { n: length, limit: LONGEST })}</p>
      <p id="message-trouble" role="alert">${trouble ? html`<span class="trouble">${trouble}</span>` : nothing}</p>
      <div class="message-row">${(audience ? forAudience(messages) : READY()).map((words) => html`<button class="button" type="button" @click=${() => messages.fill(words)}>${words}</button>`)}</div>
      ${audience ? stands(messages) : html`<label><input type="checkbox" .checked=${live(flash)} @change=${(/** @type {Event} */ event) => messages.type({ flash: field(event).checked })}> ${t("Let it flash")}</label>`}
      <button class="button primary" aria-disabled=${pending}>${t("Send")}</button>
    </form>
    ${standing.length || banner ? html`<ul class="message-list" aria-label=${t("What stands now")}>${banner ? bannerLine(messages, banner) : nothing}${standing.map(([id, message]) => line(messages, id, message))}</ul>` : nothing}
    <form method="dialog" class="message-row"><button class="button">${t("Close")}</button>
      <button class="button" type="button" aria-pressed=${messages.room.screen.blackout} @click=${() => messages.blackout(!messages.room.screen.blackout)}>■ ${t("Blackout of stage and overlay")}</button></form>`;
}

/** What an audience is told most, with its end. @param {Messages} messages */
function forAudience(messages) {
  const { until } = messages;
  return [...(until === null ? [] : [t("We are back at %(time)s", { time: messages.at(until) })]), t("We have a sound problem"), t("We start a little later")];
}

/** @param {Messages} messages */
function stands(messages) {
  const change = (/** @type {Event} */ event) => messages.type({ stands: Number(/** @type {HTMLSelectElement} */ (event.target).value) });
  return html`<label class="message-row">${t("It goes by itself")} <select class="input" id="message-stands" @change=${change}>
    ${STANDS.map((minutes) => html`<option value=${minutes} ?selected=${minutes === messages.stands}>${minutes ? tn("after %(n)s minute", "after %(n)s minutes", minutes) : t("not: it is taken back")}</option>`)}</select></label>`;
}

/**
 * @param {Messages} messages
 * @param {{ text: string, until: number | null }} banner
 */
function bannerLine(messages, { text, until }) {
  return html`<li><p><b dir="auto">${text}</b> <span class="small muted">${t("Audience")}${until === null ? "" : ` · ${t("until %(time)s", { time: messages.at(until) })}`}</span></p>
    <button class="button" type="button" @click=${() => messages.takeBannerBack()}>${t("Take back")}</button></li>`;
}

/**
 * @param {Messages} messages
 * @param {string} id
 * @param {Message} message
 */
function line(messages, id, { to, text, sent_at: sent, acknowledged_at: read }) {
  return html`<li><p><b dir="auto">${text}</b> <span class="small muted">${addressee(to)} · ${messages.at(sent)}</span>
      ${read === null ? nothing : html`<span class="small">✓ ${t("read %(time)s", { time: messages.at(read) })}</span>`}</p>
    <button class="button" type="button" @click=${() => messages.takeBack(id)}>${t("Take back")}</button></li>`;
}

/**
 * Opens the messages, and says how many of those that stand were read.
 * @param {Messages} messages
 * @param {() => void} open
 */
export function messagesButton({ standing, banner, room }, open) {
  const read = standing.filter(([, { acknowledged_at }]) => acknowledged_at !== null).length;
  return html`<button class="button plain" id="open-messages" type="button" @click=${open}><kbd aria-hidden="true">C</kbd> ${t("Message")}
    ${standing.length ? html`<span class="small number">${t("%(read)s of %(n)s read", { read, n: standing.length })}</span>` : nothing}
    ${banner ? html`<span class="small">· ${t("banner")}</span>` : nothing}${room.screen.blackout ? html` <span class="badge over">■ ${t("Blackout")}</span>` : nothing}</button>`;
}
