/**
 * Messages to whoever is on stage: what is being written, what stands there, and whether it was read.
 * @import { Message } from "../shared/types"
 * @import { Room } from "../shared/room.js"
 */

import { addressee } from "../shared/messages.js";
import { html, live, nothing } from "../shared/render.js";
import { clockTime } from "../shared/times.js";
import { t } from "../shared/words.js";
import { refusedCue } from "./outcomes.js";

/** @type {readonly Message["to"][]} */
const TO = ["speaker", "host", "staff"];
/** The most characters of a message, as in `core/text.py`. */
const LONGEST = 300;
const READY = () => [t("Two minutes"), t("Please wrap up"), t("Slower"), t("Sound problem")];

/** Fires "change" when something of it should be drawn, and "focus" when the words should have it. */
export class Messages extends EventTarget {
  /** @type {Message["to"]} */
  to = "speaker";
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

  /** @param {Partial<Pick<Messages, "to" | "text" | "flash">>} typed */
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

  /** Sends the words; they stay where they are until the server has them. */
  async send() {
    const { to, text, flash } = this;
    if (!this.pending && (await this.#run("message", { to, text, flash })) && this.text === text) this.type({ text: "", flash: false });
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
    this.pending = true;
    this.#changed();
    const answer = await this.room.command(name, fields);
    this.pending = false;
    this.trouble = answer.ok ? "" : refusedCue(answer, this.room.screen);
    this.#changed();
    return answer.ok;
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

/** @param {Messages} messages */
export function messagesView(messages) {
  const { to, text, flash, trouble, pending, standing } = messages;
  const send = (/** @type {Event} */ event) => {
    event.preventDefault();
    void messages.send();
  };
  const field = (/** @type {Event} */ event) => /** @type {HTMLInputElement} */ (event.target);
  const length = [...text.trim()].length;
  return html`<h2>${t("Message")}</h2>
    <form class="message-form" @submit=${send}>
      <div class="message-row" role="radiogroup" aria-label=${t("To whom")}>
        ${TO.map((each) => html`<label><input type="radio" name="to" .checked=${live(each === to)} @change=${() => messages.type({ to: each })}> ${addressee(each)}</label>`)}
      </div>
      <label class="label" for="message-text">${t("Words")}</label>
      <input class="input" id="message-text" autocomplete="off" dir="auto" aria-describedby="message-trouble" .value=${live(text)}
        @input=${(/** @type {Event} */ event) => messages.type({ text: field(event).value })}>
      <p class="small muted">${t("%(n)s of %(limit)s", { n: length, limit: LONGEST })}</p>
      <p id="message-trouble" role="alert">${trouble ? html`<span class="trouble">${trouble}</span>` : nothing}</p>
      <div class="message-row">${READY().map((words) => html`<button class="button" type="button" @click=${() => messages.fill(words)}>${words}</button>`)}</div>
      <label><input type="checkbox" .checked=${live(flash)} @change=${(/** @type {Event} */ event) => messages.type({ flash: field(event).checked })}> ${t("Let it flash")}</label>
      <button class="button primary" aria-disabled=${pending}>${t("Send")}</button>
    </form>
    ${standing.length ? html`<ul class="message-list" aria-label=${t("What stands now")}>${standing.map(([id, message]) => line(messages, id, message))}</ul>` : nothing}
    <form method="dialog"><button class="button">${t("Close")}</button></form>`;
}

/**
 * @param {Messages} messages
 * @param {string} id
 * @param {Message} message
 */
function line(messages, id, { to, text, sent_at: sent, acknowledged_at: read }) {
  const at = (/** @type {number} */ ms) => clockTime(ms, messages.room.screen.event.time_zone ?? "UTC");
  return html`<li><p><b dir="auto">${text}</b> <span class="small muted">${addressee(to)} · ${at(sent)}</span>
      ${read === null ? nothing : html`<span class="small">✓ ${t("read %(time)s", { time: at(read) })}</span>`}</p>
    <button class="button" type="button" @click=${() => messages.takeBack(id)}>${t("Take back")}</button></li>`;
}

/**
 * Opens the messages, and says how many of those that stand were read.
 * @param {Messages} messages
 * @param {() => void} open
 */
export function messagesButton({ standing }, open) {
  const read = standing.filter(([, { acknowledged_at }]) => acknowledged_at !== null).length;
  return html`<button class="button plain" id="open-messages" type="button" @click=${open}><kbd aria-hidden="true">C</kbd> ${t("Message")}
    ${standing.length ? html`<span class="small number">${t("%(read)s of %(n)s read", { read, n: standing.length })}</span>` : nothing}</button>`;
}
